import { isWorkingDay, type CalendarTable } from '#model';

/**
 * The last day of a term, day by day and by hand: the calendar is walked as dates, never by arithmetic on months. Undefined where a
 * day that must be known is not in the calendar.
 */
export function slowLastDay(
  from: string,
  value: number,
  unit: 'calendar-days' | 'working-days' | 'months' | 'years',
  calendar: CalendarTable,
): string | undefined {
  let day = from;
  const state = (date: string) => isWorkingDay(Date.parse(`${date}T00:00:00Z`) / 86_400_000, calendar);
  if (unit === 'calendar-days') for (let n = 0; n < value; n++) day = nextDay(day);
  if (unit === 'working-days') {
    for (let n = 0; n < value;) {
      day = nextDay(day);
      if (state(day).assumed) return undefined;
      if (state(day).working) n++;
    }
    return day;
  }
  if (unit === 'months' || unit === 'years') {
    const wanted = Number(from.slice(8));
    let months = unit === 'years' ? 12 * value : value;
    while (months > 0) {
      day = nextDay(day);
      if (day.endsWith('-01')) months--;
    }
    if (value > 0)
      while (Number(day.slice(8)) < wanted && nextDay(day).slice(5, 7) === day.slice(5, 7)) day = nextDay(day);
  }
  while (!state(day).working || state(day).assumed) {
    if (state(day).assumed) return undefined;
    day = nextDay(day);
  }
  return day;
}

function nextDay(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  const [y, m, d] = day < days ? [year, month, day + 1] : month < 12 ? [year, month + 1, 1] : [year + 1, 1, 1];
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
