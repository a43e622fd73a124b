import { dayOf, isWorkingDay, type CalendarTable } from '#model';
import type { CaseView } from '../case-view.ts';

/** Without a table every day is Monday to Friday, and assumed. */
const NO_TABLE: CalendarTable = { firstYear: Infinity, lastYear: -Infinity, days: new Map() };

export interface WorkingDayNumbers {
  /** China's day of a second of the view's clock, counted from the first day of the view. */
  dayAt(t: number): number;
  /** Working days in [first, last], both included; days as `dayAt` gives them. */
  between(first: number, last: number): number;
  /** A day in [first, last] is outside the calendar's years. */
  isAssumed(first: number, last: number): boolean;
}

/** Working days of the view's span, counted once. */
export function workingDayNumbers(view: CaseView): WorkingDayNumbers {
  const table = view.calendar ?? NO_TABLE;
  const day = (t: number): number => dayOf((view.epochSeconds + t) * 1000);
  const first = day(0);
  const count = Math.max(day(view.to) - first, 0) + 1;
  const working = new Uint32Array(count + 1);
  const assumed = new Uint32Array(count + 1);
  for (const i of working.subarray(1).keys()) {
    const state = isWorkingDay(first + i, table);
    working[i + 1] = working[i]! + (state.working ? 1 : 0);
    assumed[i + 1] = assumed[i]! + (state.assumed ? 1 : 0);
  }
  const clamp = (i: number): number => Math.min(Math.max(i, 0), count);
  return {
    dayAt: (t) => day(t) - first,
    between: (from, to) => working[clamp(to + 1)]! - working[clamp(from)]!,
    isAssumed: (from, to) => assumed[clamp(to + 1)]! > assumed[clamp(from)]!,
  };
}
