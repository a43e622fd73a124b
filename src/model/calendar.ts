import { CHINA_OFFSET_MS } from './precision.ts';
import { fail, ok, type Result } from './result.ts';

export type CalendarKind = 'holiday' | 'makeup-workday';

/** Days that differ from Monday to Friday, by day number (days since 1970-01-01 in China). The data come as an argument. */
export interface CalendarTable {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly days: ReadonlyMap<number, CalendarKind>;
}

/** Day number of a moment in China. */
export function dayOf(ms: number): number {
  return Math.floor((ms + CHINA_OFFSET_MS) / 86_400_000);
}

/** Rows `date,kind` of the State Council's notices; the years of the first and last row count as known. Code: `calendar-unreadable`. */
export function parseCalendar(csvText: string): Result<CalendarTable> {
  const days = new Map<number, CalendarKind>();
  let [firstYear, lastYear] = [Infinity, -Infinity];
  for (const [index, line] of csvText.split(/\r?\n/).entries()) {
    if (line === '' || (index === 0 && line.trim() === 'date,kind')) continue;
    const [, date = '', kind] = /^(\d{4}-\d{2}-\d{2}),(holiday|makeup-workday)$/.exec(line.trim()) ?? [];
    const ms = Date.parse(`${date}T00:00:00Z`);
    if (Number.isNaN(ms)) return fail('calendar-unreadable', { row: index + 1 });
    days.set(ms / 86_400_000, kind as CalendarKind);
    firstYear = Math.min(firstYear, Number(date.slice(0, 4)));
    lastYear = Math.max(lastYear, Number(date.slice(0, 4)));
  }
  return days.size === 0 ? fail('calendar-unreadable', { row: 0 }) : ok({ firstYear, lastYear, days });
}

/** Outside the table's years a day is working from Monday to Friday, and `assumed` says so. */
export function isWorkingDay(day: number, table: CalendarTable): { working: boolean; assumed: boolean } {
  const year = new Date(day * 86_400_000).getUTCFullYear();
  const kind = table.days.get(day);
  const weekday = (((day + 4) % 7) + 7) % 7;
  return {
    working: kind === undefined ? weekday >= 1 && weekday <= 5 : kind === 'makeup-workday',
    assumed: year < table.firstYear || year > table.lastYear,
  };
}

/** The n-th working day after `day` (n ≥ 0; the day itself is not counted; n = 0 gives the day). */
export function addWorkingDays(day: number, n: number, table: CalendarTable): { day: number; assumed: boolean } {
  let [at, left, assumed] = [day, n, isWorkingDay(day, table).assumed];
  while (left > 0) {
    at++;
    const state = isWorkingDay(at, table);
    if (state.working) left--;
    assumed ||= state.assumed;
  }
  return { day: at, assumed };
}

/** Working days in (from, to]; 0 when `to` is not after `from`. */
export function workingDaysBetween(
  from: number,
  to: number,
  table: CalendarTable,
): { count: number; assumed: boolean } {
  let [count, assumed] = [0, isWorkingDay(from, table).assumed];
  for (let day = from + 1; day <= to; day++) {
    const state = isWorkingDay(day, table);
    if (state.working) count++;
    assumed ||= state.assumed;
  }
  return { count, assumed };
}
