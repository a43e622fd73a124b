import { CHINA_OFFSET_MS } from '#model';

const DAY_MS = 86_400_000;

/** Whether a text is a date `YYYY-MM-DD` that exists. */
export function isLocalDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Day number (days since 1970-01-01) of a local date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** Local date of a day number. */
export function localDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Local date in China of a moment. */
export function localDateOf(ms: number): string {
  return new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** The moment at which a day of China begins. */
export function dayStartMs(date: string): number {
  return dayNumber(date) * DAY_MS - CHINA_OFFSET_MS;
}

/** The same day number so many months later, else the last day of that month (民法典 202). Days since 1970-01-01. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / DAY_MS;
}
