import type { LegRows } from './leg-rows.ts';
import { isTooEarly, isTooLate, searchReachMs, type LegContext } from './leg-window.ts';

/** Rows of one group, oldest first, and where results go. */
export interface GroupTask extends LegContext {
  /** Debit rows and credit rows that may be paired if their times fit. */
  readonly outs: Int32Array;
  readonly ins: Int32Array;
  /** By row: the row it is paired with, -1 = none. */
  readonly partner: Int32Array;
  /** By row: 1 = a paired row that had more than one candidate. */
  readonly ambiguous: Uint8Array;
  /** The key does not keep rows of one account apart (only when names are the key). */
  readonly mayShareAccount: boolean;
}

/** [LEG-4] A maximum matching that keeps the order: the oldest debit with the oldest eligible credit. Returns its size. */
export function matchGroup(task: GroupTask): number {
  if (task.outs.length === 1 && task.ins.length === 1) {
    if (!isCandidate(task, 0, 0)) return 0;
    join(task, 0, 0);
    return 1;
  }
  return !task.mayShareAccount && isUniform(task.rows, task.outs) && isUniform(task.rows, task.ins)
    ? matchUniform(task)
    : matchMixed(task);
}

/** With one window for all, both of its ends rise with the debit's time, and two pointers find a maximum matching. */
function matchUniform(task: GroupTask): number {
  const { outs, ins, partner, ambiguous } = task;
  const seenBy = new Int32Array(ins.length + 1);
  let [low, high, free, size] = [0, 0, 0, 0];
  for (let i = 0; i < outs.length; i++) {
    while (low < ins.length && isTooEarly(task, outs[i]!, ins[low]!)) low++;
    high = Math.max(high, low);
    while (high < ins.length && !isTooLate(task, outs[i]!, ins[high]!)) high++;
    seenBy[low]!++;
    seenBy[high]!--;
    free = Math.max(free, low);
    if (free >= high) continue;
    join(task, i, free++);
    if (high - low > 1) ambiguous[outs[i]!] = 1;
    size++;
  }
  for (let j = 0, seen = 0; j < ins.length; j++) {
    seen += seenBy[j]!;
    if (seen > 1 && partner[ins[j]!]! >= 0) ambiguous[ins[j]!] = 1;
  }
  return size;
}

/**
 * Windows differ inside the group (a slow transfer among fast ones, mixed precision): augmenting paths, oldest debit
 * first. Credits reached by a failed search can never be freed and leave the search, so failures cost one pass in all.
 */
function matchMixed(task: GroupTask): number {
  const { outs, ins, ambiguous } = task;
  const inOf = new Int32Array(outs.length).fill(-1);
  const outOf = new Int32Array(ins.length).fill(-1);
  const range = stampRange(task.rows.tMs, { rows: outs, others: ins, ...searchReachMs(task.settings) });
  const reachedBy = new Int32Array(ins.length).fill(-1);
  const dead = new Uint8Array(ins.length);
  let size = 0;
  for (let start = 0; start < outs.length; start++)
    if (augment(task, { start, inOf, outOf, range, reachedBy, dead })) size++;
  uncross(task, { inOf, outOf, range });
  for (let i = 0; i < outs.length; i++) {
    if (inOf[i]! < 0) continue;
    join(task, i, inOf[i]!);
    let candidates = 0;
    for (let j = range.from(i); j < range.to(i) && candidates < 2; j++) if (isCandidate(task, i, j)) candidates++;
    if (candidates > 1) ambiguous[outs[i]!] = 1;
  }
  const { before, after } = searchReachMs(task.settings);
  const outRange = stampRange(task.rows.tMs, { rows: ins, others: outs, before: after, after: before });
  for (let j = 0; j < ins.length; j++) {
    let candidates = 0;
    for (let i = outRange.from(j); outOf[j]! >= 0 && i < outRange.to(j) && candidates < 2; i++)
      if (isCandidate(task, i, j)) candidates++;
    if (candidates > 1) ambiguous[ins[j]!] = 1;
  }
  return size;
}

interface Range {
  from(i: number): number;
  to(i: number): number;
}

interface StampRange {
  readonly rows: Int32Array;
  readonly others: Int32Array;
  readonly before: number;
  readonly after: number;
}

interface Search {
  readonly start: number;
  readonly inOf: Int32Array;
  readonly outOf: Int32Array;
  readonly range: Range;
  readonly reachedBy: Int32Array;
  readonly dead: Uint8Array;
}

/** Breadth-first search for a free credit over alternating paths from debit `start`. */
function augment(task: GroupTask, { start, inOf, outOf, range, reachedBy, dead }: Search): boolean {
  const queue = [start];
  const reached: number[] = [];
  for (let at = 0; at < queue.length; at++) {
    const i = queue[at]!;
    let freeIn = -1;
    for (let j = range.from(i); j < range.to(i) && freeIn < 0; j++)
      if (outOf[j]! < 0 && dead[j] === 0 && isCandidate(task, i, j)) freeIn = j;
    if (freeIn >= 0) {
      for (let [out, inn] = [i, freeIn]; ;) {
        const before = inOf[out]!;
        inOf[out] = inn;
        outOf[inn] = out;
        if (out === start) break;
        [out, inn] = [reachedBy[before]!, before];
      }
      for (const j of reached) reachedBy[j] = -1;
      return true;
    }
    for (let j = range.from(i); j < range.to(i); j++) {
      if (outOf[j]! < 0 || reachedBy[j]! >= 0 || dead[j] === 1 || !isCandidate(task, i, j)) continue;
      reachedBy[j] = i;
      reached.push(j);
      queue.push(outOf[j]!);
    }
  }
  for (const j of reached) dead[j] = 1;
  return false;
}

/** Exchanges the partners of neighbouring pairs that cross where both exchanged pairs are candidates too. */
function uncross(task: GroupTask, { inOf, outOf, range }: Pick<Search, 'inOf' | 'outOf' | 'range'>): void {
  const paired = Array.from(inOf.keys()).filter((i) => inOf[i]! >= 0);
  for (let changed = true; changed;) {
    changed = false;
    for (let k = 0; k + 1 < paired.length; k++) {
      const [a, b] = [paired[k]!, paired[k + 1]!];
      const [x, y] = [inOf[a]!, inOf[b]!];
      if (x < y || y < range.from(a) || x >= range.to(b) || !isCandidate(task, a, y) || !isCandidate(task, b, x))
        continue;
      [inOf[a], inOf[b], outOf[y], outOf[x]] = [y, x, a, b];
      changed = true;
    }
  }
}

/** For each of `rows` the part of `others` whose stamps are near enough to be asked at all; both ends by binary search. */
function stampRange(tMs: Float64Array, { rows, others, before, after }: StampRange): Range {
  const firstFrom = (t: number): number => {
    let [low, high] = [0, others.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (tMs[others[middle]!]! < t) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const from = Int32Array.from(rows, (row) => firstFrom(tMs[row]! - before));
  const to = Int32Array.from(rows, (row) => firstFrom(tMs[row]! + after + 1));
  return { from: (i) => from[i]!, to: (i) => to[i]! };
}

function isCandidate(task: GroupTask, i: number, j: number): boolean {
  const [out, inn] = [task.outs[i]!, task.ins[j]!];
  if (task.mayShareAccount && task.rows.own[out] === task.rows.own[inn]) return false;
  return !isTooEarly(task, out, inn) && !isTooLate(task, out, inn);
}

function isUniform(rows: LegRows, items: Int32Array): boolean {
  const first = items[0]!;
  for (let k = 1; k < items.length; k++) {
    const row = items[k]!;
    if (
      rows.precision[row] !== rows.precision[first] ||
      rows.slow[row] !== rows.slow[first] ||
      rows.institution[row] !== rows.institution[first]
    )
      return false;
  }
  return true;
}

function join({ outs, ins, partner }: GroupTask, i: number, j: number): void {
  partner[outs[i]!] = ins[j]!;
  partner[ins[j]!] = outs[i]!;
}
