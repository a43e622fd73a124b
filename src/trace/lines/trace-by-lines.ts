import type { MoneyColumns } from '#ledger';

import { movementEnd } from '../movement-end.ts';
import { MOVEMENT_END, type TraceBounds, type TraceFlows, type TraceSource } from '../trace-flows.ts';
import type { MoneyLines } from './money-lines.ts';
import { Pieces } from './pieces.ts';
import { orderByKey, orderByKeyAnd } from './sort-order.ts';
import { TraceRows } from './trace-rows.ts';

/** Hops are Uint16. */
const MOST_HOPS = 65_534;

export interface LinesTrace {
  readonly sources: readonly TraceSource[];
  readonly bounds: TraceBounds;
  /** By account: MOVEMENT_END of a known way out, 0 = none. */
  readonly exits?: Uint8Array | undefined;
}

/** Everything one trace carries from step to step. */
interface Walk {
  readonly lines: MoneyLines;
  readonly money: MoneyColumns;
  readonly trace: LinesTrace;
  readonly reported: ReadonlySet<number>;
  readonly flows: TraceRows;
  readonly held: TraceRows;
  readonly visited: Set<number>;
  /** Parts of credits with money of this hop, by entry; the tag is the victim. */
  frontier: Pieces;
  /** Parts of the next hop, as they come. */
  next: Pieces;
  /** Parts of debits that the frontier pays. */
  readonly paid: Pieces;
  readonly sorted: Pieces;
  /** By victim: minor units on the debit under way; 0 again afterwards. */
  readonly onDebit: Float64Array;
  readonly victimsOnDebit: number[];
}

/**
 * Follows the victims' money hop by hop: parts of credits go along the lines onto parts of debits, and so onto the same parts of
 * the payees' credits. Lines join every minor unit to at most one before it and one after it, and a reported movement takes in
 * what comes to it; so no unit passes a movement twice, parts never overlap, victims do not touch each other, and the walk ends
 * also where rows of one time stamp pay each other in a circle.
 */
export function traceByLines(lines: MoneyLines, trace: LinesTrace): TraceFlows {
  const { money } = lines;
  const walk = startWalk(lines, trace);
  let sourcesWithoutEntry = 0;
  const seen = new Set<number>();
  for (const { victim, movement } of trace.sources) {
    if (seen.has(movement)) continue;
    seen.add(movement);
    const [debit, credit, amount] = [
      money.movements.debit[movement]!,
      money.movements.credit[movement]!,
      money.movements.amount[movement]!,
    ];
    if (credit < 0) sourcesWithoutEntry++;
    const first = debit >= 0 ? debit : credit;
    if (first >= 0 && money.ledger.t[first]! > trace.bounds.until) continue;
    const wayOn = endOf(walk, movement, 1);
    const end = amount < trace.bounds.leastMinor ? cutSmall(wayOn) : wayOn;
    walk.flows.add({ key: movement, victim, hop: 1, last: end, amount });
    if (end === MOVEMENT_END['goes-on']) walk.next.add(credit, 0, amount, victim);
  }
  for (let hop = 1; walk.next.count > 0; hop++) {
    walk.frontier.copyInOrder(walk.next, orderByKey(walk.next.entry, walk.next.count));
    walk.next.clear();
    passOn(walk, hop);
    payOn(walk, hop + 1);
  }
  return finish(walk, sourcesWithoutEntry);
}

function startWalk(lines: MoneyLines, trace: LinesTrace): Walk {
  const victims = trace.sources.reduce((most, { victim }) => Math.max(most, victim + 1), 0);
  return {
    lines,
    money: lines.money,
    trace,
    reported: new Set(trace.sources.map(({ movement }) => movement)),
    flows: new TraceRows(),
    held: new TraceRows(),
    visited: new Set(),
    frontier: new Pieces(),
    next: new Pieces(),
    paid: new Pieces(),
    sorted: new Pieces(),
    onDebit: new Float64Array(victims),
    victimsOnDebit: [],
  };
}

/** Along the lines from all parts of credits of one hop to parts of debits, account by account; what stays is held. */
function passOn(walk: Walk, hop: number): void {
  const { lines, money, frontier, paid, held, trace } = walk;
  const movements = gather(money.ledger.movement, frontier.entry, frontier.count);
  const accounts = gather(money.movements.payee, movements, frontier.count);
  const part = { account: -1, entry: 0, from: 0, to: 0, tag: 0 };
  paid.clear();
  for (let at = 0; at < frontier.count; at++) {
    if (accounts[at] !== part.account) walk.visited.add(accounts[at]!);
    part.account = accounts[at]!;
    part.entry = frontier.entry[at]!;
    part.from = frontier.from[at]!;
    part.to = frontier.to[at]!;
    part.tag = frontier.tag[at]!;
    const amount = lines.follow(part, trace.bounds.until, paid);
    if (amount > 0) held.add({ key: part.account, victim: part.tag, hop, last: movements[at]!, amount });
  }
}

/** Short loops of single reads: the memory answers many of them at a time. */
function gather(values: Int32Array, at: Int32Array, count: number): Int32Array {
  const gathered = new Int32Array(count);
  for (let i = 0; i < count; i++) gathered[i] = values[at[i]!]!;
  return gathered;
}

/** Debit by debit: rows for what it carries, and the parts of its payee's credit. */
function payOn(walk: Walk, hop: number): void {
  const pieces = inDebitOrder(walk);
  const movements = gather(walk.money.ledger.movement, pieces.entry, pieces.count);
  for (let start = 0; start < pieces.count;) {
    let stop = start;
    for (; stop < pieces.count && pieces.entry[stop] === pieces.entry[start]; stop++) {
      const victim = pieces.tag[stop]!;
      if (walk.onDebit[victim] === 0) walk.victimsOnDebit.push(victim);
      walk.onDebit[victim]! += pieces.to[stop]! - pieces.from[stop]!;
    }
    carry(walk, { pieces, start, stop, movement: movements[start]!, hop });
    start = stop;
  }
}

interface DebitParts {
  readonly pieces: Pieces;
  readonly start: number;
  readonly stop: number;
  readonly movement: number;
  readonly hop: number;
}

function carry(walk: Walk, { pieces, start, stop, movement, hop }: DebitParts): void {
  const { flows, onDebit, victimsOnDebit, next } = walk;
  const { leastMinor } = walk.trace.bounds;
  const end = endOf(walk, movement, hop);
  const credit = walk.money.movements.credit[movement]!;
  for (const victim of victimsOnDebit) {
    const amount = onDebit[victim]!;
    flows.add({ key: movement, victim, hop, last: amount < leastMinor ? cutSmall(end) : end, amount });
  }
  if (end === MOVEMENT_END['goes-on']) {
    for (let at = start; at < stop; at++) {
      if (onDebit[pieces.tag[at]!]! >= leastMinor) next.join(credit, pieces.from[at]!, pieces.to[at]!, pieces.tag[at]!);
    }
  }
  for (const victim of victimsOnDebit) onDebit[victim] = 0;
  victimsOnDebit.length = 0;
}

function inDebitOrder({ paid, sorted }: Walk): Pieces {
  if (paid.isSorted()) return paid;
  sorted.copyInOrder(
    paid,
    orderByKeyAnd(paid.entry, paid.count, (a, b) => paid.from[a]! - paid.from[b]!),
  );
  return sorted;
}

/** How money on a movement ends, bounds and other reports included: the first that holds. */
function endOf({ money, trace, reported }: Walk, movement: number, hop: number): number {
  const { until, layers } = trace.bounds;
  if (hop > 1 && reported.has(movement)) return MOVEMENT_END['reported-again'];
  if (hop > layers || hop > MOST_HOPS) return MOVEMENT_END['layers-cut'];
  const end = movementEnd(money, movement, trace.exits);
  if (end !== MOVEMENT_END['goes-on']) return end;
  return money.ledger.t[money.movements.credit[movement]!]! > until ? MOVEMENT_END['under-way'] : end;
}

/** A small amount goes no further; where it would not have gone further anyway, that is said. */
function cutSmall(end: number): number {
  return end === MOVEMENT_END['goes-on'] || end === MOVEMENT_END['under-way'] ? MOVEMENT_END['amount-cut'] : end;
}

function finish(walk: Walk, sourcesWithoutEntry: number): TraceFlows {
  const { lines, trace, visited } = walk;
  const flows = walk.flows.finish();
  const held = walk.held.finish();
  let [uncoveredDebits, uncoveredMinor] = [0, 0];
  for (const account of visited) {
    const { debits, minor } = lines.uncovered(account, trace.bounds.until);
    uncoveredDebits += debits;
    uncoveredMinor += minor;
  }
  return {
    policy: lines.policy,
    flows: {
      count: flows.count,
      movement: flows.key,
      victim: flows.victim,
      hop: flows.hop,
      amount: flows.amount,
      end: Uint8Array.from(flows.last),
    },
    held: {
      count: held.count,
      account: held.key,
      victim: held.victim,
      hop: held.hop,
      credit: held.last,
      amount: held.amount,
    },
    counts: { uncoveredDebits, uncoveredMinor, sourcesWithoutEntry, accountsVisited: visited.size },
  };
}
