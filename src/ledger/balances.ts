import { TIME_PRECISION_MS } from '#model';
import type { LedgerColumns } from './ledger-columns.ts';

export interface BalanceBreaks {
  /** Ledger entry whose balance does not follow from the one before, rising per account. */
  readonly entry: Int32Array;
  readonly account: Int32Array;
  /** Balance before the entry that the entries before give, and the one its own balance and amount give. */
  readonly expected: Float64Array;
  readonly seen: Float64Array;
}

export interface OpeningBalances {
  /** One line per account and currency with at least one known balance. */
  readonly account: Int32Array;
  readonly currency: Uint8Array;
  readonly amount: Float64Array;
}

/**
 * Does every balance follow from the one before? Unknown balances are bridged; inside one unit of precision any order
 * that fits is fine (a file may be in falling order), so a run of ties breaks only as often as its best order does.
 */
export function checkBalances(ledger: LedgerColumns): { breaks: BalanceBreaks; openings: OpeningBalances } {
  const found: Found = { breaks: [], openings: [] };
  for (const [account, to] of ledger.offsets.subarray(1).entries()) {
    const from = ledger.offsets[account]!;
    for (const [currency, entries] of entriesByCurrency(ledger, from, to))
      checkChain(ledger, { account, currency, entries }, found);
  }
  found.breaks.sort((a, b) => a.account - b.account || a.entry - b.entry);
  return {
    breaks: {
      entry: Int32Array.from(found.breaks, (line) => line.entry),
      account: Int32Array.from(found.breaks, (line) => line.account),
      expected: Float64Array.from(found.breaks, (line) => line.expected),
      seen: Float64Array.from(found.breaks, (line) => line.seen),
    },
    openings: {
      account: Int32Array.from(found.openings, (line) => line.account),
      currency: Uint8Array.from(found.openings, (line) => line.currency),
      amount: Float64Array.from(found.openings, (line) => line.amount),
    },
  };
}

interface Found {
  readonly breaks: { entry: number; account: number; expected: number; seen: number }[];
  readonly openings: { account: number; currency: number; amount: number }[];
}

interface Chain {
  readonly account: number;
  readonly currency: number;
  readonly entries: Int32Array;
}

function entriesByCurrency(ledger: LedgerColumns, from: number, to: number): Map<number, Int32Array> {
  const single = new Map<number, Int32Array>();
  let mixed = false;
  for (let entry = from + 1; entry < to && !mixed; entry++) mixed = ledger.currency[entry] !== ledger.currency[from];
  const all = Int32Array.from({ length: to - from }, (_, i) => from + i);
  if (from === to) return single;
  if (!mixed) return single.set(ledger.currency[from]!, all);
  for (const [currency, entries] of Map.groupBy(all, (entry) => ledger.currency[entry]!))
    single.set(currency, Int32Array.from(entries));
  return single;
}

function checkChain(ledger: LedgerColumns, chain: Chain, found: Found): void {
  const { account, currency, entries } = chain;
  // NaN: no balance known yet; `passed` sums the entries since the start until one is known.
  let [balance, passed, opened] = [Number.NaN, 0, false];
  for (let i = 0; i < entries.length;) {
    const end = endOfTies(ledger, entries, i);
    const run = entries.subarray(i, end);
    const sum = run.reduce((total, entry) => total + ledger.amount[entry]!, 0);
    const known = run.every((entry) => !Number.isNaN(ledger.balanceAfter[entry]!));
    const hasUnknownTie = !known && run.length > 1;
    if (!known) {
      // A tie with unknown balances can be ordered in too many ways to accuse it: only its sum is carried on.
      balance += sum;
      passed += sum;
      if (hasUnknownTie) balance = Number.NaN;
    } else {
      const next = entries[end];
      const wanted = next === undefined ? Number.NaN : ledger.balanceAfter[next]! - ledger.amount[next]!;
      const walk = walkRun(ledger, run, { balance, wanted });
      if (!opened) found.openings.push({ account, currency, amount: walk.start - passed });
      opened = true;
      for (const line of walk.breaks) found.breaks.push({ account, ...line });
      balance = walk.end;
    }
    i = end;
  }
}

/** Entries whose stamps overlap: order among them is unknown. */
function endOfTies(ledger: LedgerColumns, entries: Int32Array, start: number): number {
  let unitEnd = 0;
  let end = start;
  do {
    const entry = entries[end]!;
    unitEnd = Math.max(unitEnd, ledger.t[entry]! + TIME_PRECISION_MS[ledger.precision[entry] as 0 | 1 | 2] / 1000);
    end++;
  } while (ledger.t[entries[end]!]! < unitEnd);
  return end;
}

interface Walk {
  readonly start: number;
  readonly end: number;
  readonly breaks: { entry: number; expected: number; seen: number }[];
}

/**
 * Each entry is an arc from the balance before to the balance after; an order that fits is a trail through all arcs.
 * The least number of trails that cover them follows from the degrees of each connected part; every trail but the one
 * that goes on from `balance` is a break. `wanted` is the balance the next run starts from.
 */
function walkRun(
  ledger: LedgerColumns,
  run: Int32Array,
  { balance, wanted }: { balance: number; wanted: number },
): Walk {
  if (run.length === 1) {
    const entry = run[0]!;
    const start = before(ledger, entry);
    const isBreak = !Number.isNaN(balance) && start !== balance;
    return {
      start,
      end: ledger.balanceAfter[entry]!,
      breaks: isBreak ? [{ entry, expected: balance, seen: start }] : [],
    };
  }
  const trails = leastTrails(ledger, run, balance);
  const lead = Math.max(
    0,
    trails.findIndex((trail) => trail.start === balance),
  );
  const others = trails.filter((_, k) => k !== lead);
  const last = others.findIndex((trail) => trail.end === wanted);
  if (last >= 0) others.push(...others.splice(last, 1));
  const order = [trails[lead]!, ...others];
  const breaks: Walk['breaks'] = [];
  let expected = balance;
  for (const trail of order) {
    if (!Number.isNaN(expected) && trail.start !== expected)
      breaks.push({ entry: trail.entry, expected, seen: trail.start });
    expected = trail.end;
  }
  return { start: order[0]!.start, end: expected, breaks };
}

interface Trail {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

function leastTrails(ledger: LedgerColumns, run: Int32Array, balance: number): Trail[] {
  const trails: Trail[] = [];
  for (const part of connectedParts(ledger, run)) {
    const excess = new Map<number, number>();
    for (const entry of part) {
      const after = ledger.balanceAfter[entry]!;
      const start = after - ledger.amount[entry]!;
      excess.set(start, (excess.get(start) ?? 0) + 1);
      excess.set(after, (excess.get(after) ?? 0) - 1);
    }
    const starts = [...excess].flatMap(([node, n]) => Array.from({ length: Math.max(0, n) }, () => node));
    const ends = [...excess].flatMap(([node, n]) => Array.from({ length: Math.max(0, -n) }, () => node));
    if (starts.length === 0) {
      // A closed trail may start anywhere on it: where the chain stands, else at its first entry.
      const node = excess.has(balance) ? balance : before(ledger, part[0]!);
      starts.push(node);
      ends.push(node);
    }
    starts.forEach((start, k) => {
      const entry = part.find((candidate) => before(ledger, candidate) === start) ?? part[0]!;
      trails.push({ entry, start, end: ends[k]! });
    });
  }
  return trails;
}

/** Entries joined by a common balance, oldest part first. */
function connectedParts(ledger: LedgerColumns, run: Int32Array): number[][] {
  const parent = new Map<number, number>();
  const root = (node: number): number => {
    let at = node;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const entry of run) {
    const after = ledger.balanceAfter[entry]!;
    const [a, b] = [root(after - ledger.amount[entry]!), root(after)];
    parent.set(b, a);
    parent.set(a, a);
  }
  return [...Map.groupBy(run, (entry) => root(ledger.balanceAfter[entry]!)).values()];
}

function before(ledger: LedgerColumns, entry: number): number {
  return ledger.balanceAfter[entry]! - ledger.amount[entry]!;
}
