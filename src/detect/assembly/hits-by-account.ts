import type { Hit } from '../hits.ts';

/** CSR from account to the hits it is core of, places in the given list, rising. */
export interface HitsByAccount {
  readonly offsets: Uint32Array;
  readonly hits: Uint32Array;
}

export function hitsByAccount(hits: readonly Pick<Hit, 'core'>[], accountCount: number): HitsByAccount {
  const offsets = new Uint32Array(accountCount + 1);
  for (const { core } of hits) for (const account of core) offsets[account + 1]! += 1;
  let before = 0;
  for (const [v, own] of offsets.entries()) {
    before += own;
    offsets[v] = before;
  }
  const next = offsets.slice(0, accountCount);
  const members = new Uint32Array(offsets[accountCount]!);
  for (const [i, { core }] of hits.entries()) {
    for (const account of core) {
      members[next[account]!] = i;
      next[account]! += 1;
    }
  }
  return { offsets, hits: members };
}
