import { parseCalendar, type CalendarTable } from '#model';

import { CALENDAR_CN } from './calendar-cn.data.ts';

/** Working days of China 2020-2026. Clocks that leave it refuse. */
export const CHINA_CALENDAR: CalendarTable = readTable();

function readTable(): CalendarTable {
  const parsed = parseCalendar(CALENDAR_CN);
  if (!parsed.ok) throw new Error(`calendar row ${parsed.problem.values['row']}`);
  return parsed.value;
}
