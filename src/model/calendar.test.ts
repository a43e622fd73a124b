import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingDays, dayOf, isWorkingDay, parseCalendar, workingDaysBetween, type CalendarTable } from './index.ts';

/** A few rows of 2020 and 2024; the whole table is tested where it lies. */
const ROWS = `date,kind
2020-01-19,makeup-workday
2020-01-24,holiday
2024-02-04,makeup-workday
${['10', '11', '12', '13', '14', '15', '16', '17'].map((d) => `2024-02-${d},holiday`).join('\n')}
2024-02-18,makeup-workday
2026-10-10,makeup-workday
`;
const table = ((): CalendarTable => {
  const parsed = parseCalendar(ROWS);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.value;
})();
const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

test('[CAL-1] a made-up weekend day works, a holiday on a weekday does not', () => {
  expect(isWorkingDay(day('2020-01-19'), table)).toEqual({ working: true, assumed: false });
  expect(isWorkingDay(day('2020-01-24'), table)).toEqual({ working: false, assumed: false });
  expect(isWorkingDay(day('2024-02-09'), table)).toEqual({ working: true, assumed: false });
  expect(isWorkingDay(day('2020-02-03'), table)).toEqual({ working: true, assumed: false });
});

test('[CAL-2] outside the years of the table Monday to Friday is assumed and said', () => {
  expect(isWorkingDay(day('2027-01-01'), table)).toEqual({ working: true, assumed: true });
  expect(isWorkingDay(day('2027-01-02'), table)).toEqual({ working: false, assumed: true });
  expect(isWorkingDay(day('1969-12-31'), table)).toEqual({ working: true, assumed: true });
  expect(addWorkingDays(day('2026-12-31'), 1, table)).toEqual({ day: day('2027-01-01'), assumed: true });
  expect(workingDaysBetween(day('2026-12-30'), day('2026-12-31'), table)).toEqual({ count: 1, assumed: false });
});

test('[CAL-3] the first day is not counted, and adding undoes counting', () => {
  expect(addWorkingDays(day('2024-02-08'), 2, table).day).toBe(day('2024-02-18'));
  expect(workingDaysBetween(day('2024-02-08'), day('2024-02-08'), table).count).toBe(0);
  fc.assert(
    fc.property(
      fc.integer({ min: day('2020-01-01'), max: day('2026-10-01') }),
      fc.integer({ min: 0, max: 40 }),
      (from, n) => {
        const to = addWorkingDays(from, n, table).day;
        expect(workingDaysBetween(from, to, table).count).toBe(n);
        expect(workingDaysBetween(from, to - 1, table).count).toBe(Math.max(0, n - 1));
      },
    ),
    { seed: 14, numRuns: 200 },
  );
});

test('[CAL-4] a broken line is named, and a day is China’s', () => {
  expect(parseCalendar('date,kind\n2024-01-01,holiday\n2024-01-02,feast\n')).toEqual({
    ok: false,
    problem: { code: 'calendar-unreadable', values: { row: 3 } },
  });
  expect(parseCalendar('')).toMatchObject({ ok: false });
  expect(dayOf(Date.UTC(2024, 0, 1, 15, 59, 59))).toBe(day('2024-01-01'));
  expect(dayOf(Date.UTC(2024, 0, 1, 16))).toBe(day('2024-01-02'));
});
