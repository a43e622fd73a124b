import type { DisjointSets } from '#graph';
import type { ControlPairs } from '../control-links.ts';
import type { Hit } from '../hits.ts';
import type { HitsByAccount } from './hits-by-account.ts';

/** RING-3 (iv): hits with overlapping periods, whose cores hold two accounts of one control link. */
export function joinByControl(
  hits: readonly Hit[],
  pairs: ControlPairs,
  { byAccount, sets }: { byAccount: HitsByAccount; sets: DisjointSets },
): void {
  const hitsOf = (account: number): Uint32Array =>
    byAccount.hits.subarray(byAccount.offsets[account], byAccount.offsets[account + 1]);
  for (let i = 0; i < pairs.count; i += 1) {
    const [ofA, ofB] = [hitsOf(pairs.a[i]!), hitsOf(pairs.b[i]!)];
    if (ofA.length === 0 || ofB.length === 0) continue;
    joinOverlapping(hits, [ofA, ofB], sets);
  }
}

/**
 * One sweep over the starts. A hit meets the live hits of the other account; those are then one set, of which only the
 * last to end need be kept, so each hit is met once.
 */
function joinOverlapping(
  hits: readonly Hit[],
  [ofA, ofB]: readonly [Uint32Array, Uint32Array],
  sets: DisjointSets,
): void {
  const uses = [
    ...Array.from(ofA, (hit) => ({ hit, side: 0 as const })),
    ...Array.from(ofB, (hit) => ({ hit, side: 1 as const })),
  ].toSorted((a, b) => hits[a.hit]!.from - hits[b.hit]!.from || a.hit - b.hit || a.side - b.side);
  const live: [number[], number[]] = [[], []];
  for (const { hit, side } of uses) {
    const other = side === 0 ? 1 : 0;
    const running = live[other].filter((one) => hits[one]!.to >= hits[hit]!.from);
    for (const one of running) sets.join(one, hit);
    live[other] = running.toSorted((a, b) => hits[b]!.to - hits[a]!.to).slice(0, 1);
    live[side].push(hit);
  }
}
