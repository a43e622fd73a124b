import type { DisjointSets } from '#graph';
import type { CaseView, ControlColumns } from '../case-view.ts';
import type { Hit } from '../hits.ts';
import type { HitsByAccount } from './hits-by-account.ts';

/** RING-3 (iv). Setting: an identifier of more accounts than this is a shop's, a bank's or a shared network's. */
export const MOST_ACCOUNTS_OF_IDENTIFIER = 50;

/** Calls back with the distinct accounts of every identifier that says something: two accounts to fifty. */
export function eachControlGroup(control: ControlColumns, group: (accounts: readonly number[]) => void): void {
  const { identifier, account } = control;
  for (let start = 0; start < identifier.length;) {
    let end = start + 1;
    while (end < identifier.length && identifier[end] === identifier[start]) end += 1;
    const accounts = [...new Set(account.subarray(start, end))];
    if (accounts.length >= 2 && accounts.length <= MOST_ACCOUNTS_OF_IDENTIFIER) group(accounts);
    start = end;
  }
}

/** RING-3 (iv): hits with overlapping periods, two different core accounts of which used the same identifier. */
export function joinByControl(
  view: CaseView,
  hits: readonly Hit[],
  { byAccount, sets }: { byAccount: HitsByAccount; sets: DisjointSets },
): void {
  if (view.control === undefined) return;
  eachControlGroup(view.control, (accounts) => {
    const uses: Use[] = [];
    for (const account of accounts) {
      for (let at = byAccount.offsets[account]!; at < byAccount.offsets[account + 1]!; at += 1) {
        uses.push({ account, hit: byAccount.hits[at]! });
      }
    }
    if (uses.length > 1) joinOverlapping(hits, uses, sets);
  });
}

interface Use {
  readonly account: number;
  readonly hit: number;
}

/**
 * One sweep over the starts. Every use meets the live uses of all other accounts; those are then one set, of which only
 * the last to end need be kept, so each use is met once.
 */
function joinOverlapping(hits: readonly Hit[], uses: Use[], sets: DisjointSets): void {
  uses.sort((a, b) => hits[a.hit]!.from - hits[b.hit]!.from || a.hit - b.hit || a.account - b.account);
  const live = new Map<number, number[]>();
  for (const { account, hit } of uses) {
    const { from } = hits[hit]!;
    for (const [other, list] of live) {
      if (other === account) continue;
      const running = list.filter((one) => hits[one]!.to >= from);
      for (const one of running) sets.join(one, hit);
      const last = running.reduce((best, one) => (best < 0 || hits[one]!.to > hits[best]!.to ? one : best), -1);
      live.set(other, last < 0 ? [] : [last]);
    }
    live.set(account, [...(live.get(account) ?? []), hit]);
  }
}
