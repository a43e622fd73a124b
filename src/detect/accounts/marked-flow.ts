import { ENTRY_FLAG, fifoLots, type LedgerColumns } from '#ledger';

export interface MarkedFlowRule {
  readonly currency: number;
  readonly windowSeconds: number;
  readonly onwardSeconds: number;
  readonly minimumCredits: number;
  readonly minimumCreditsMinor: number;
  readonly minimumShare: number;
  isCredit(entry: number): boolean;
  isDebit(entry: number): boolean;
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
  account: number,
  skip: Uint8Array,
  rule: MarkedFlowRule,
): MarkedFlow | undefined {
  if (!mayFlow(ledger, account, rule)) return undefined;
  const lots = fifoLots(ledger, account, { currency: rule.currency, skip });
  const taken = new Map<number, { minor: number; debits: number[] }>();
  for (let i = 0; i < lots.credit.length; i += 1) {
    const [credit, debit] = [lots.credit[i]!, lots.debit[i]!];
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

/** By amounts and times alone: do credits of a window reach the least, and do enough debits follow? Lots cost much more. */
function mayFlow({ offsets, currency, amount, t }: LedgerColumns, account: number, rule: MarkedFlowRule): boolean {
  const end = offsets[account + 1]!;
  const seconds = rule.windowSeconds + rule.onwardSeconds;
  let first = offsets[account]!;
  let credits = 0;
  let debits = 0;
  for (let last = first; last < end; last += 1) {
    if (currency[last] !== rule.currency) continue;
    if (amount[last]! > 0) credits += amount[last]!;
    else debits -= amount[last]!;
    for (; t[first]! + seconds < t[last]!; first += 1) {
      if (currency[first] !== rule.currency) continue;
      if (amount[first]! > 0) credits -= amount[first]!;
      else debits += amount[first]!;
    }
    if (credits >= rule.minimumCreditsMinor && debits >= rule.minimumShare * rule.minimumCreditsMinor) return true;
  }
  return false;
}

/** By ledger entry: 1 = one side of a reversal. */
export function reversedEntries({ flags }: LedgerColumns): Uint8Array {
  const skip = new Uint8Array(flags.length);
  for (let i = 0; i < skip.length; i += 1) if ((flags[i]! & ENTRY_FLAG.reversal) !== 0) skip[i] = 1;
  return skip;
}
