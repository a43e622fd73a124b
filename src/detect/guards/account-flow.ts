import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import type { CaseView } from '../case-view.ts';

/** One account's rows in the currency that most of them are in, reversals left out. */
export interface AccountFlow {
  readonly account: number;
  readonly currency: number;
  /** Ledger entries, in order. */
  readonly credits: readonly number[];
  readonly debits: readonly number[];
}

export function accountFlow({ ledger, currencies }: CaseView, account: number): AccountFlow {
  const start = ledger.offsets[account]!;
  const end = ledger.offsets[account + 1]!;
  const counts = new Uint32Array(Math.max(1, currencies.length));
  for (const code of ledger.currency.subarray(start, end)) counts[code]! += 1;
  const currency = counts.indexOf(Math.max(...counts));
  const credits: number[] = [];
  const debits: number[] = [];
  for (let i = start; i < end; i += 1) {
    if (ledger.currency[i] !== currency || (ledger.flags[i]! & ENTRY_FLAG.reversal) !== 0) continue;
    if (ledger.amount[i]! > 0) credits.push(i);
    else if (ledger.amount[i]! < 0) debits.push(i);
  }
  return { account, currency, credits, debits };
}

/** The account on the other side of an account's entry; -1 where nobody stands there. */
export function partnerOf({ ledger, graph }: CaseView, account: number, entry: number): number {
  const e = ledger.edge[entry]!;
  if (e === -1) return -1;
  return graph.src[e] === account ? graph.dst[e]! : graph.src[e]!;
}

/** Does the entry come from, or go to, a clearing account? */
export function isClearingEntry(view: CaseView, account: number, entry: number): boolean {
  const partner = partnerOf(view, account, entry);
  return (
    (view.ledger.flags[entry]! & ENTRY_FLAG.clearing) !== 0 ||
    (partner !== -1 && view.accounts.kind[partner] === ACCOUNT_KIND.clearing)
  );
}

export function hasSameHolder({ accounts }: CaseView, a: number, b: number): boolean {
  return b !== -1 && accounts.holder[a] !== -1 && accounts.holder[a] === accounts.holder[b];
}

/** Entries by the account on the other side, in order; entries without one are left out. */
export function byPartner(view: CaseView, account: number, entries: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const entry of entries) {
    const partner = partnerOf(view, account, entry);
    if (partner === -1) continue;
    const group = groups.get(partner);
    if (group) group.push(entry);
    else groups.set(partner, [entry]);
  }
  return groups;
}
