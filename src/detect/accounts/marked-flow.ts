import { ENTRY_FLAG, fifoLots, type LedgerColumns } from '#ledger';
import type { AccountLine } from './judge-accounts.ts';

export interface MarkedFlowRule {
  readonly windowSeconds: number;
  readonly onwardSeconds: number;
  readonly minimumCredits: number;
  readonly minimumCreditsMinor: number;
  readonly minimumShare: number;
  readonly isCredit: (entry: number) => boolean;
  readonly isDebit: (entry: number) => boolean;
  /** A last condition on credits and debits; without one every window counts. */
  fits?(credits: readonly number[], debits: readonly number[]): boolean;
}

export interface MarkedFlow {
  readonly creditsMinor: number;
  /** Of it, what marked debits took in time, first in first out. */
  readonly matchedMinor: number;
  readonly share: number;
  readonly credits: readonly number[];
  readonly debits: readonly number[];
}

/**
 * The window of marked credits of which marked debits took the largest share in time, on the account's FIFO lots; of equals
 * the one with more credited, then the earlier. Both ends of window and time limit are included.
 */
export function markedFlow(
  ledger: LedgerColumns,
  { account, currency, entries }: AccountLine,
  skip: Uint8Array,
  rule: MarkedFlowRule,
): MarkedFlow | undefined {
  // Lots cost much more than a look at what there is.
  if (!hasMany(entries, rule.minimumCredits, rule.isCredit) || !entries.some(rule.isDebit)) return undefined;
  if (!mayFlow(ledger, entries, rule)) return undefined;
  const lots = fifoLots(ledger, account, { currency, skip });
  const taken = new Map<number, { minor: number; debits: number[] }>();
  for (const [i, credit] of lots.credit.entries()) {
    const debit = lots.debit[i]!;
    if (credit < 0 || !rule.isCredit(credit) || !rule.isDebit(debit)) continue;
    if (ledger.t[debit]! - ledger.t[credit]! > rule.onwardSeconds) continue;
    const known = taken.get(credit) ?? { minor: 0, debits: [] };
    known.minor += lots.amount[i]!;
    known.debits.push(debit);
    taken.set(credit, known);
  }
  if (taken.size === 0) return undefined;
  const credits = Array.from(lots.entries).filter((entry) => ledger.amount[entry]! > 0 && rule.isCredit(entry));
  let best: MarkedFlow | undefined;
  let [start, creditsMinor, matchedMinor] = [0, 0, 0];
  for (let last = 0; last < credits.length; last += 1) {
    const credit = credits[last]!;
    creditsMinor += ledger.amount[credit]!;
    matchedMinor += taken.get(credit)?.minor ?? 0;
    for (; ledger.t[credits[start]!]! + rule.windowSeconds < ledger.t[credit]!; start += 1) {
      creditsMinor -= ledger.amount[credits[start]!]!;
      matchedMinor -= taken.get(credits[start]!)?.minor ?? 0;
    }
    if (last + 1 - start < rule.minimumCredits || creditsMinor < rule.minimumCreditsMinor) continue;
    if (matchedMinor < rule.minimumShare * creditsMinor) continue;
    const share = matchedMinor / creditsMinor;
    if (best && (share < best.share || (share === best.share && creditsMinor <= best.creditsMinor))) continue;
    const inWindow = credits.slice(start, last + 1);
    const debits = [...new Set(inWindow.flatMap((one) => taken.get(one)?.debits ?? []))];
    if (rule.fits && !rule.fits(inWindow, debits)) continue;
    best = { creditsMinor, matchedMinor, share, credits: inWindow, debits };
  }
  return best;
}

function hasMany(entries: Uint32Array, least: number, is: (entry: number) => boolean): boolean {
  let left = Math.max(least, 1);
  return entries.some((entry) => is(entry) && (left -= 1) === 0);
}

/** By amounts and times alone: do credits of a window reach the least, and do enough debits follow? */
function mayFlow({ amount, t }: LedgerColumns, entries: Uint32Array, rule: MarkedFlowRule): boolean {
  const seconds = rule.windowSeconds + rule.onwardSeconds;
  let [first, credits, debits] = [0, 0, 0];
  for (const entry of entries) {
    credits += Math.max(amount[entry]!, 0);
    debits += Math.max(-amount[entry]!, 0);
    for (; t[entries[first]!]! + seconds < t[entry]!; first += 1) {
      credits -= Math.max(amount[entries[first]!]!, 0);
      debits -= Math.max(-amount[entries[first]!]!, 0);
    }
    if (credits >= rule.minimumCreditsMinor && debits >= rule.minimumShare * rule.minimumCreditsMinor) return true;
  }
  return false;
}

/** By ledger entry: 1 = one side of a reversal. */
export function reversedEntries({ flags }: LedgerColumns): Uint8Array {
  const skip = new Uint8Array(flags.length);
  for (const [i, bits] of flags.entries()) if ((bits & ENTRY_FLAG.reversal) !== 0) skip[i] = 1;
  return skip;
}
