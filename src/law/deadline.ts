import type { CalendarTable, Result } from '#model';
import { addWorkingDays, CHINA_OFFSET_MS, dayOf, fail, isWorkingDay, ok } from '#model';

import { legalValue, type LegalSettings, type LegalUnit } from './legal-value.ts';
import type { LegalValueId } from './legal-values.ts';

export interface Deadline {
  readonly rule: LegalValueId;
  readonly fromMs: number;
  /** First moment after the term: the hour itself, or 24:00 of the last day in China. */
  readonly dueMs: number;
}

/**
 * The end of a term. Hours run from the moment; days, months and years do not count their first day, end on the same day number or
 * the month's last, and roll to the first working day where the last is a day off (刑事诉讼法 105, 民法典 200-204). Problems: those of
 * `legalValue`, `calendar-unknown` (value `year`) where the last day lies outside the calendar: it is not guessed.
 */
export function deadline(
  rule: LegalValueId,
  fromMs: number,
  law: { readonly settings: LegalSettings; readonly calendar: CalendarTable },
): Result<Deadline> {
  const found = legalValue(rule, law.settings);
  if (!found.ok) return found;
  const {
    value,
    rule: { unit },
  } = found.value;
  const due = dueOf(fromMs, value, unit, law.calendar);
  return due.ok ? ok({ rule, fromMs, dueMs: due.value }) : due;
}

function dueOf(fromMs: number, value: number, unit: LegalUnit, calendar: CalendarTable): Result<number> {
  if (unit === 'hours') return ok(fromMs + value * 3_600_000);
  const from = dayOf(fromMs);
  if (unit === 'working-days') {
    const { day, assumed } = addWorkingDays(from, value, calendar);
    return assumed ? outside(day) : ok(endOf(day));
  }
  let last = unit === 'calendar-days' ? from + value : addMonths(from, unit === 'years' ? 12 * value : value);
  for (;;) {
    const { working, assumed } = isWorkingDay(last, calendar);
    if (assumed) return outside(last);
    if (working) return ok(endOf(last));
    last++;
  }
}

/** The same day number so many months later, else the last day of that month (民法典 202). Days since 1970-01-01. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / 86_400_000;
}

function endOf(day: number): number {
  return (day + 1) * 86_400_000 - CHINA_OFFSET_MS;
}

function outside(day: number): Result<never> {
  return fail('calendar-unknown', { year: new Date(day * 86_400_000).getUTCFullYear() });
}
