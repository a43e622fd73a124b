import { readFileSync } from 'node:fs';

import { parseCalendar, type CalendarTable } from '#model';

/** Holidays and make-up working days of the State Council's notices, 2020 to 2026. */
export function chinaCalendar(): CalendarTable {
  const parsed = parseCalendar(readFileSync(new URL('./data/calendar-cn.csv', import.meta.url), 'utf8'));
  if (!parsed.ok) throw new Error(`calendar-cn.csv: ${parsed.problem.code}`);
  return parsed.value;
}
