import { dayOf, workingDaysBetween, type CalendarTable } from '#model';
import { groupByWords, words64 } from './group-rows.ts';

/** Transfers in total order. Accounts are dense; -1 = nobody stands on that side. */
export interface ReversalInput {
  readonly payer: Int32Array;
  readonly payee: Int32Array;
  readonly amount: Float64Array;
  readonly currency: Uint8Array;
  readonly tMs: Float64Array;
  readonly precision: Uint8Array;
  /** Hash of the serial number; 0 = none. */
  readonly serial: BigUint64Array;
  /** 1 = the text says 冲正, 冲账, 抹账, 撤销, 退回, 退汇 or 退票. */
  readonly reversalText: Uint8Array;
}

export interface ReversalResult {
  /** By transfer: the transfer it reverses or is reversed by, -1 = none. */
  readonly partner: Int32Array;
  readonly pairs: number;
  /** A day outside the calendar's years was counted Monday to Friday. */
  readonly assumedCalendar: boolean;
}

/**
 * [LEG-6] Pairs a transfer with the later one that undoes it: opposite direction, same two accounts and amount, within
 * `workingDays`, and an equal serial or a reversal text on the later one. Equal serials go first; the latest open
 * transfer is undone first. Each transfer is in one pair at most.
 */
export function findReversals(input: ReversalInput, calendar: CalendarTable, workingDays = 5): ReversalResult {
  const count = input.payer.length;
  const { groupOf, groups } = groupByWords(pairWords(input), count);
  const flagged = flaggedGroups(input, groupOf, groups);
  const state: State = {
    input,
    groupOf,
    groups,
    flagged,
    calendar,
    workingDays,
    partner: new Int32Array(count).fill(-1),
    pairs: 0,
    assumed: false,
  };
  undo(state, true);
  undo(state, false);
  return { partner: state.partner, pairs: state.pairs, assumedCalendar: state.assumed };
}

interface State {
  readonly input: ReversalInput;
  readonly groupOf: Int32Array;
  readonly groups: number;
  readonly flagged: Uint8Array;
  readonly calendar: CalendarTable;
  readonly workingDays: number;
  readonly partner: Int32Array;
  pairs: number;
  assumed: boolean;
}

/** Both directions of two accounts share a group. */
function pairWords({ payer, payee, amount, currency }: ReversalInput): (Int32Array | Uint32Array)[] {
  const words = words64(amount);
  return [
    payer.map((account, i) => Math.min(account, payee[i]!)),
    payer.map((account, i) => Math.max(account, payee[i]!)),
    Uint32Array.from(payer, (_, i) => words[2 * i]!),
    Uint32Array.from(payer, (_, i) => words[2 * i + 1]!),
    Uint32Array.from(currency),
  ];
}

/** Groups in which a reversal is possible at all: both directions, and a text or a serial. */
function flaggedGroups(
  { payer, payee, serial, reversalText }: ReversalInput,
  groupOf: Int32Array,
  groups: number,
): Uint8Array {
  const words = words64(serial);
  const seen = new Uint8Array(groups);
  for (let i = 0; i < payer.length; i++) {
    const hasSign = reversalText[i] === 1 || words[2 * i] !== 0 || words[2 * i + 1] !== 0;
    seen[groupOf[i]!]! |= (payer[i]! < payee[i]! ? 1 : payer[i]! > payee[i]! ? 2 : 0) | (hasSign ? 4 : 0);
  }
  return seen.map((bits) => (bits === 7 ? 1 : 0));
}

/** One sweep in total order with a stack of open transfers per group; the newest that fits is taken. */
function undo(state: State, bySerial: boolean): void {
  const { input, groupOf, groups, flagged, partner } = state;
  const serial = words64(input.serial);
  const newest = new Int32Array(groups).fill(-1);
  const older = new Int32Array(input.payer.length).fill(-1);
  for (let i = 0; i < input.payer.length; i++) {
    const group = groupOf[i]!;
    if (flagged[group] === 0 || partner[i]! >= 0) continue;
    const hasSign = bySerial ? serial[2 * i] !== 0 || serial[2 * i + 1] !== 0 : input.reversalText[i] === 1;
    if (hasSign) {
      const oldest = input.tMs[i]! - farthestDays(state.workingDays) * 86_400_000;
      for (let j = newest[group]!; j >= 0 && input.tMs[j]! >= oldest; j = older[j]!) {
        if (partner[j]! >= 0 || input.payer[j] !== input.payee[i] || input.payee[j] !== input.payer[i]) continue;
        if (bySerial && (serial[2 * j] !== serial[2 * i] || serial[2 * j + 1] !== serial[2 * i + 1])) continue;
        if (!bySerial && input.reversalText[j] === 1) continue;
        if (!isInTime(state, j, i)) break;
        [partner[i], partner[j]] = [j, i];
        state.pairs++;
        break;
      }
    }
    if (partner[i]! >= 0) continue;
    older[i] = newest[group]!;
    newest[group] = i;
  }
}

function isInTime(state: State, earlier: number, later: number): boolean {
  const { input, calendar, workingDays } = state;
  const [from, to] = [dayOf(input.tMs[earlier]!), dayOf(input.tMs[later]!)];
  if (to - from > farthestDays(workingDays)) return false;
  const { count, assumed } = workingDaysBetween(from, to, calendar);
  if (count > workingDays) return false;
  state.assumed ||= assumed;
  return true;
}

/** Weekends double a span at most, and no holiday with its weekends is longer than two weeks. */
function farthestDays(workingDays: number): number {
  return workingDays * 2 + 15;
}
