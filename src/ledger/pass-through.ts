import { fifoLots, type FifoLots, type FifoOptions } from './fifo-lots.ts';
import type { LedgerColumns } from './ledger-columns.ts';

export interface PassThroughParameters extends FifoOptions {
  /** Δ: money that left by then counts as passed on. */
  readonly deltaSeconds: number;
  /** W: credits are summed over [t - W, t], both ends included. */
  readonly windowSeconds: number;
  /** A_min in minor units of the currency. */
  readonly minCreditsMinor: number;
  /** r: least share of the credits that left within Δ. */
  readonly minShare: number;
}

export interface PassThroughWindow {
  /** First credit, and last credit or matched debit, on the ledger's clock. */
  readonly from: number;
  readonly to: number;
  readonly lastCreditAt: number;
  readonly creditsMinor: number;
  /** Of the credits, what left within Δ. The rest is censored: it may have left later. */
  readonly matchedMinor: number;
  /** r = matched / credits; retention = 1 - r. */
  readonly share: number;
  readonly retention: number;
  /** Amount-weighted median of the time from credit to debit over the matched lots. */
  readonly dwellSeconds: number;
  readonly creditCount: number;
  readonly debitCount: number;
  /** Largest sum of credits in one W. */
  readonly peakCreditsMinor: number;
  /** Edges of the window's credits and of the debits that spent them within Δ, rising; entries without an edge have none. */
  readonly edges: Uint32Array;
  readonly orderAssumed: boolean;
}

/**
 * [PASS] Where money went through an account: windows of W that end at a credit with Σ credits ≥ A_min and r ≥ minShare,
 * joined where they overlap as long as the joined window still holds r (maximal windows, no credit in two of them).
 * Linear in the account's entries; accounts whose credits never reach A_min in a W are left after one scan.
 */
export function passThroughWindows(
  ledger: LedgerColumns,
  account: number,
  parameters: PassThroughParameters,
): PassThroughWindow[] {
  if (!canReach(ledger, account, parameters)) return [];
  const lots = fifoLots(ledger, account, parameters);
  const sums = sumCredits(ledger, lots, parameters.deltaSeconds);
  return joinWindows(ledger, sums, parameters).map((span) =>
    describe({ ledger, lots, sums, deltaSeconds: parameters.deltaSeconds }, span),
  );
}

interface CreditSums {
  /** Credit entries in time order. */
  readonly credits: Int32Array;
  /** Running sums: credits 0 … i - 1. */
  readonly amount: Float64Array;
  readonly matched: Float64Array;
  /** First line of `lots` that belongs to credit i (FIFO spends credits in order). */
  readonly line: Int32Array;
}

interface Span {
  readonly first: number;
  /** Last credit, included. */
  readonly last: number;
  readonly peak: number;
}

function canReach(ledger: LedgerColumns, account: number, parameters: PassThroughParameters): boolean {
  const { currency, skip, windowSeconds, minCreditsMinor } = parameters;
  const [from, to] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
  const credit = (entry: number): number =>
    ledger.amount[entry]! > 0 && ledger.currency[entry] === currency && skip?.[entry] !== 1 ? ledger.amount[entry]! : 0;
  let sum = 0;
  for (let last = from, first = from; last < to; last++) {
    sum += credit(last);
    while (ledger.t[first]! < ledger.t[last]! - windowSeconds) sum -= credit(first++);
    if (sum >= minCreditsMinor && sum > 0) return true;
  }
  return false;
}

function sumCredits(ledger: LedgerColumns, lots: FifoLots, deltaSeconds: number): CreditSums {
  const credits = lots.entries.filter((entry) => ledger.amount[entry]! > 0);
  const amount = new Float64Array(credits.length + 1);
  const matched = new Float64Array(credits.length + 1);
  const line = new Int32Array(credits.length + 1);
  let at = 0;
  while (at < lots.credit.length && lots.credit[at]! < 0) at++;
  for (let i = 0; i < credits.length; i++) {
    line[i] = at;
    let left = 0;
    for (; at < lots.credit.length && lots.credit[at] === credits[i]; at++) {
      if (ledger.t[lots.debit[at]!]! - ledger.t[credits[i]!]! <= deltaSeconds) left += lots.amount[at]!;
    }
    amount[i + 1] = amount[i]! + ledger.amount[credits[i]!]!;
    matched[i + 1] = matched[i]! + left;
  }
  line[credits.length] = at;
  return { credits, amount, matched, line };
}

function joinWindows(
  ledger: LedgerColumns,
  sums: CreditSums,
  { windowSeconds, minCreditsMinor, minShare }: PassThroughParameters,
): Span[] {
  const { credits, amount, matched } = sums;
  const spans: Span[] = [];
  const isEnough = (first: number, last: number): boolean => {
    const total = amount[last + 1]! - amount[first]!;
    return total > 0 && total >= minCreditsMinor && matched[last + 1]! - matched[first]! >= minShare * total;
  };
  let open: Span | undefined;
  for (let last = 0, first = 0; last < credits.length; last++) {
    while (ledger.t[credits[first]!]! < ledger.t[credits[last]!]! - windowSeconds) first++;
    if (!isEnough(first, last)) continue;
    const peak = amount[last + 1]! - amount[first]!;
    if (open !== undefined && first <= open.last && isEnough(open.first, last)) {
      open = { first: open.first, last, peak: Math.max(open.peak, peak) };
      continue;
    }
    const start = open === undefined ? first : Math.max(first, open.last + 1);
    if (!isEnough(start, last)) continue;
    if (open !== undefined) spans.push(open);
    open = { first: start, last, peak: amount[last + 1]! - amount[start]! };
  }
  if (open !== undefined) spans.push(open);
  return spans;
}

interface Flow {
  readonly ledger: LedgerColumns;
  readonly lots: FifoLots;
  readonly sums: CreditSums;
  readonly deltaSeconds: number;
}

function describe({ ledger, lots, sums, deltaSeconds }: Flow, { first, last, peak }: Span): PassThroughWindow {
  const { credits, amount, matched, line } = sums;
  const [creditsMinor, matchedMinor] = [amount[last + 1]! - amount[first]!, matched[last + 1]! - matched[first]!];
  const edges = new Set<number>();
  const debits = new Set<number>();
  const dwells: { seconds: number; amount: number }[] = [];
  let to = ledger.t[credits[last]!]!;
  for (let i = first; i <= last; i++) edges.add(ledger.edge[credits[i]!]!);
  for (let at = line[first]!; at < line[last + 1]!; at++) {
    const debit = lots.debit[at]!;
    const seconds = ledger.t[debit]! - ledger.t[lots.credit[at]!]!;
    if (seconds > deltaSeconds) continue;
    dwells.push({ seconds, amount: lots.amount[at]! });
    debits.add(debit);
    edges.add(ledger.edge[debit]!);
    to = Math.max(to, ledger.t[debit]!);
  }
  edges.delete(-1);
  const share = matchedMinor / creditsMinor;
  return {
    from: ledger.t[credits[first]!]!,
    to,
    lastCreditAt: ledger.t[credits[last]!]!,
    creditsMinor,
    matchedMinor,
    share,
    retention: 1 - share,
    dwellSeconds: weightedMedian(dwells),
    creditCount: last - first + 1,
    debitCount: debits.size,
    peakCreditsMinor: peak,
    edges: Uint32Array.from(edges).sort(),
    orderAssumed: lots.orderAssumed,
  };
}

/** The least dwell by which half of the matched money had left. */
function weightedMedian(dwells: { seconds: number; amount: number }[]): number {
  dwells.sort((a, b) => a.seconds - b.seconds);
  const half = dwells.reduce((sum, { amount }) => sum + amount, 0) / 2;
  let sum = 0;
  for (const { seconds, amount } of dwells) {
    sum += amount;
    if (sum >= half) return seconds;
  }
  return 0;
}
