import type { ControlPairs } from '../control-links.ts';

export interface ControlGroups {
  /** Accounts of the set that a control link ties to this account. */
  linkedTo(account: number, among: ReadonlySet<number>): number;
}

export function controlGroups(pairs: ControlPairs): ControlGroups {
  const linked = new Map<number, number[]>();
  const add = (account: number, peer: number): void => {
    const list = linked.get(account);
    if (list) list.push(peer);
    else linked.set(account, [peer]);
  };
  for (const [i, a] of pairs.a.entries()) {
    add(a, pairs.b[i]!);
    add(pairs.b[i]!, a);
  }
  return {
    linkedTo: (account, among) => (linked.get(account) ?? []).filter((peer) => among.has(peer)).length,
  };
}
