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

/** A window before its evidence is read. */
export interface PassThroughSpan {
  /** First and last credit, as places among the account's credits. */
  readonly first: number;
  readonly last: number;
  /** Ledger entry of the first credit. */
  readonly firstEntry: number;
  readonly peakCreditsMinor: number;
  /** As in the window. */
  readonly from: number;
  readonly creditsMinor: number;
  readonly share: number;
}

export interface PassThroughSpans {
  readonly spans: readonly PassThroughSpan[];
  describe(span: PassThroughSpan): PassThroughWindow;
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
  const found = passThroughSpans(ledger, account, parameters);
  return found.spans.map((span) => found.describe(span));
}

/** The same windows, each described only when asked for. */
export function passThroughSpans(
  ledger: LedgerColumns,
  account: number,
  parameters: PassThroughParameters,
): PassThroughSpans {
  if (!canReach(ledger, account, parameters)) return NOTHING;
  const lots = fifoLots(ledger, account, parameters);
  const sums = sumCredits(ledger, lots, parameters.deltaSeconds);
  const spans = joinWindows(ledger, sums, parameters).map(({ first, last, peak }): PassThroughSpan => {
    const creditsMinor = sums.amount[last + 1]! - sums.amount[first]!;
    const matchedMinor = sums.matched[last + 1]! - sums.matched[first]!;
    const firstEntry = sums.credits[first]!;
    const from = ledger.t[firstEntry]!;
    return { first, last, firstEntry, peakCreditsMinor: peak, from, creditsMinor, share: matchedMinor / creditsMinor };
  });
  const flow = { ledger, lots, sums, deltaSeconds: parameters.deltaSeconds };
  return { spans, describe: (span) => describe(flow, span) };
}

const NOTHING: PassThroughSpans = {
  spans: [],
  describe: () => {
    throw new RangeError('a span of another account');
  },
};

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
  const { amount, t, currency: currencies, offsets } = ledger;
  const [from, to] = [offsets[account]!, offsets[account + 1]!];
  const credit = (entry: number): number =>
    amount[entry]! > 0 && currencies[entry] === currency && skip?.[entry] !== 1 ? amount[entry]! : 0;
  let all = 0;
  for (let entry = from; entry < to; entry++) all += credit(entry);
  if (all < minCreditsMinor || all === 0) return false;
  let sum = 0;
  for (let last = from, first = from; last < to; last++) {
    sum += credit(last);
    while (t[first]! < t[last]! - windowSeconds) sum -= credit(first++);
    if (sum >= minCreditsMinor && sum > 0) return true;
  }
  return false;
}

function sumCredits(ledger: LedgerColumns, lots: FifoLots, deltaSeconds: number): CreditSums {
  const { t, amount: amounts } = ledger;
  let count = 0;
  for (let i = 0; i < lots.entries.length; i++) if (amounts[lots.entries[i]!]! > 0) count++;
  // One allocation for all four columns: with an account of ten rows it would cost more than the sums.
  const buffer = new ArrayBuffer((count + 1) * 24);
  const amount = new Float64Array(buffer, 0, count + 1);
  const matched = new Float64Array(buffer, (count + 1) * 8, count + 1);
  const line = new Int32Array(buffer, (count + 1) * 16, count + 1);
  const credits = new Int32Array(buffer, (count + 1) * 20, count);
  let at = 0;
  while (at < lots.credit.length && lots.credit[at]! < 0) at++;
  let i = 0;
  for (let place = 0; place < lots.entries.length; place++) {
    const credit = lots.entries[place]!;
    if (!(amounts[credit]! > 0)) continue;
    credits[i] = credit;
    line[i] = at;
    let left = 0;
    for (; at < lots.credit.length && lots.credit[at] === credit; at++) {
      if (t[lots.debit[at]!]! - t[credit]! <= deltaSeconds) left += lots.amount[at]!;
    }
    amount[i + 1] = amount[i]! + amounts[credit]!;
    matched[i + 1] = matched[i]! + left;
    i++;
  }
  line[count] = at;
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

function describe({ ledger, lots, sums, deltaSeconds }: Flow, span: PassThroughSpan): PassThroughWindow {
  const { credits, line, matched } = sums;
  const { first, last, peakCreditsMinor, from, creditsMinor, share } = span;
  const edges: number[] = [];
  const dwells: { seconds: number; amount: number }[] = [];
  let to = ledger.t[credits[last]!]!;
  let debitCount = 0;
  let before = -1;
  const take = (entry: number): void => {
    if (ledger.edge[entry]! >= 0) edges.push(ledger.edge[entry]!);
  };
  for (let i = first; i <= last; i++) take(credits[i]!);
  // Lines stand in the order of debits: those of one debit follow each other.
  for (let at = line[first]!; at < line[last + 1]!; at++) {
    const debit = lots.debit[at]!;
    const seconds = ledger.t[debit]! - ledger.t[lots.credit[at]!]!;
    if (seconds > deltaSeconds) continue;
    dwells.push({ seconds, amount: lots.amount[at]! });
    if (debit === before) continue;
    before = debit;
    debitCount++;
    take(debit);
    to = Math.max(to, ledger.t[debit]!);
  }
  return {
    from,
    lastCreditAt: ledger.t[credits[last]!]!,
    to,
    creditsMinor,
    matchedMinor: matched[last + 1]! - matched[first]!,
    share,
    retention: 1 - share,
    dwellSeconds: weightedMedian(dwells),
    creditCount: last - first + 1,
    debitCount,
    peakCreditsMinor,
    edges: distinct(edges),
    orderAssumed: lots.orderAssumed,
  };
}

/** Rising; a transfer to the own account is a credit and a debit. */
function distinct(edges: number[]): Uint32Array {
  edges.sort((a, b) => a - b);
  let count = 0;
  for (const edge of edges) if (count === 0 || edges[count - 1] !== edge) edges[count++] = edge;
  edges.length = count;
  return Uint32Array.from(edges);
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
