import type { CalendarTable, Result } from '#model';
import { dayOf, fail, isWorkingDay, ok } from '#model';

import { legalValue, type LegalSettings, type LegalUnit } from './legal-value.ts';
import type { LegalValueId } from './legal-values.ts';
import { addMonths, dayStartMs, localDate, localDateOf } from './local-day.ts';

export interface Deadline {
  readonly rule: LegalValueId;
  readonly fromMs: number;
  /** First moment after the term: the hour itself, or 24:00 of the last day in China. */
  readonly dueMs: number;
}

/** The last day of a term before it rolls over a day off. */
export interface NominalEnd {
  readonly rule: LegalValueId;
  readonly fromMs: number;
  /** Local date of the last day. */
  readonly day: string;
}

/** A hundred years in every unit: a longer term is a slip of the pen. */
const LONGEST: Readonly<Record<Exclude<LegalUnit, 'count' | 'switch'>, number>> = {
  hours: 876_600,
  'calendar-days': 36_525,
  'working-days': 25_000,
  months: 1200,
  years: 100,
};

interface Law {
  readonly settings: LegalSettings;
  readonly calendar: CalendarTable;
}

/**
 * The end of a term. Hours run from the moment; days, months and years do not count their first day, end on the same day number or
 * the month's last, and roll to the first working day where the last is a day off (刑事诉讼法 105, 民法典 200-204); working days are
 * counted one by one (行政处罚法 85, 行政复议法 88). The value must be in force on the day on which the term begins. Problems: those
 * of `legalValue`, `term-too-long`, `calendar-unknown` (value `year`) where a day that must be known lies outside the calendar: it is not guessed.
 */
export function deadline(rule: LegalValueId, fromMs: number, law: Law): Result<Deadline> {
  const term = termOf(rule, fromMs, law.settings);
  if (!term.ok) return term;
  const { value, unit } = term.value;
  if (unit === 'hours') return ok({ rule, fromMs, dueMs: fromMs + value * 3_600_000 });
  const from = dayOf(fromMs);
  const last =
    unit === 'working-days'
      ? workingDayAfter(from, value, law.calendar)
      : rolled(lastDayOf(from, value, unit), law.calendar);
  return last.ok ? ok({ rule, fromMs, dueMs: dayStartMs(localDate(last.value + 1)) }) : last;
}

/**
 * The last day of a term of days, months or years by its number alone, for a notice whose real end cannot be known yet because the
 * holidays of that year are not announced: it may roll to a later day, never to an earlier one. Problems: those of `legalValue`,
 * `term-has-no-nominal-end` for hours and working days, which end nowhere without a clock or a calendar.
 */
export function nominalEnd(
  rule: LegalValueId,
  fromMs: number,
  law: { readonly settings: LegalSettings },
): Result<NominalEnd> {
  const term = termOf(rule, fromMs, law.settings);
  if (!term.ok) return term;
  const { value, unit } = term.value;
  if (unit === 'hours' || unit === 'working-days') return fail('term-has-no-nominal-end', { id: rule, unit });
  return ok({ rule, fromMs, day: localDate(lastDayOf(dayOf(fromMs), value, unit)) });
}

/** Number and unit on the day of the moment, with the way of counting where a setting gives it. */
function termOf(
  rule: LegalValueId,
  fromMs: number,
  settings: LegalSettings,
): Result<{ readonly value: number; readonly unit: LegalUnit }> {
  const found = legalValue(rule, settings, localDateOf(fromMs));
  if (!found.ok) return found;
  const { value, rule: row } = found.value;
  if (row.unit === 'count' || row.unit === 'switch') throw new Error(`${rule} is no term`);
  if (value > LONGEST[row.unit]) return fail('term-too-long', { id: rule, value });
  if (row.countedBy === undefined) return ok({ value, unit: row.unit });
  const counting = legalValue(row.countedBy, settings);
  if (!counting.ok) return counting;
  return ok({ value, unit: counting.value.value === 0 ? 'calendar-days' : 'working-days' });
}

function lastDayOf(from: number, value: number, unit: LegalUnit): number {
  if (unit === 'calendar-days') return from + value;
  return addMonths(from, unit === 'years' ? 12 * value : value);
}

/** The day itself, or the first working day after it. */
function rolled(day: number, calendar: CalendarTable): Result<number> {
  for (let last = day; ; last++) {
    const { working, assumed } = isWorkingDay(last, calendar);
    if (assumed) return outside(last);
    if (working) return ok(last);
  }
}

/** The n-th working day after a day; every day that is looked at must be in the calendar. */
function workingDayAfter(from: number, n: number, calendar: CalendarTable): Result<number> {
  let [day, left] = [from, n];
  while (left > 0) {
    day++;
    const { working, assumed } = isWorkingDay(day, calendar);
    if (assumed) return outside(day);
    if (working) left--;
  }
  return ok(day);
}

function outside(day: number): Result<never> {
  return fail('calendar-unknown', { year: new Date(day * 86_400_000).getUTCFullYear() });
}
