/** How the numbers of a workbook become text. */

/** Serials of the days 1900-01-01 and 9999-12-31 in the 1900 system. */
const LAST_SERIAL = 2_958_465;
const DAY_MS = 86_400_000;
/** 1904-01-01 in the 1900 system. */
const OFFSET_1904 = 1462;

/**
 * Shortest text of a number as a spreadsheet keeps it (15 digits), without exponent; from 10^15 on, where a spreadsheet has
 * lost digits, in exponent form, which later steps know as damaged (ACC-2).
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const rounded = Number(value.toPrecision(15));
  if (Math.abs(rounded) >= 1e15) {
    const [mantissa, exponent] = rounded.toExponential().split('e');
    return `${mantissa}E${exponent}`;
  }
  const text = String(rounded);
  return text.includes('e') ? withoutExponent(text) : text;
}

/**
 * `yyyy-MM-dd HH:mm:ss` of a serial date, the date alone when there is no time, the time alone below one day;
 * undefined where the number is no date of the system. The 1900 system's own 29 February 1900 is kept as Excel shows it.
 */
export function serialText(serial: number, date1904: boolean): string | undefined {
  let seconds = Math.round(serial * 86_400);
  if (serial < 0 || !Number.isFinite(serial)) return undefined;
  if (serial < 1) return serial === 0 ? undefined : timeText(Math.min(seconds, 86_399));
  if (date1904) seconds += OFFSET_1904 * 86_400;
  const day = Math.floor(seconds / 86_400);
  if (day > LAST_SERIAL) return undefined;
  const rest = seconds - day * 86_400;
  const date = day === 60 ? '1900-02-29' : isoDate(day < 60 ? day + 1 : day);
  return rest === 0 ? date : `${date} ${timeText(rest)}`;
}

/** A number format that shows a day or a time of day (not a duration, not text, not a plain number). */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '');
  if (/\[(h+|m+|s+)\]/i.test(bare)) return false;
  const shown = bare.replace(/\[[^\]]*\]/g, '').split(';')[0] ?? '';
  return /[ymdhs]|上午|下午/i.test(shown.replace(/general/gi, '').replace(/AM\/PM|A\/P/gi, 'h'));
}

/** Built-in formats that are dates or times: the common ones and those of the Chinese, Japanese and Korean locales. */
export function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);
}

function isoDate(day: number): string {
  return new Date((day - 25_569) * DAY_MS).toISOString().slice(0, 10);
}

function timeText(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function withoutExponent(text: string): string {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  return `${sign}0.${'0'.repeat(-Number(exponent) - 1)}${digits}`;
}
