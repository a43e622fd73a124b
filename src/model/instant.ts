import { CHINA_OFFSET_MS, TIME_PRECISION, type TimePrecision } from './precision.ts';
import { fail, ok, type Result } from './result.ts';

export interface Instant {
  /** Unix milliseconds of the start of the unit that the precision names. */
  readonly ms: number;
  readonly precision: TimePrecision;
}

export interface InstantOptions {
  /** Zone of texts that carry none. */
  readonly zoneOffsetMs?: number;
  /** Excel serials count from 1904-01-01. */
  readonly date1904?: boolean;
}

/**
 * A moment as statements write it. Codes: `time-empty`, `time-unreadable`, `time-impossible` (30 February, hour 25),
 * `time-out-of-range` (year outside 1990-2100).
 */
export function parseInstant(text: string, options: InstantOptions = {}): Result<Instant> {
  const bare = clean(text);
  if (EMPTY.test(bare)) return fail('time-empty');
  for (const [, pattern] of INSTANT_GRAMMAR) {
    const groups = pattern.exec(bare)?.groups;
    if (groups !== undefined) return fromGroups(groups, options);
  }
  return SERIAL.test(bare) ? fromSerial(bare, options) : fail('time-unreadable');
}

/**
 * Date and time in separate columns. A time may be `HH:mm[:ss]`, `HHmmss` with its leading zero lost, or a fraction of
 * a day; an empty time or `000000` leaves the precision at a day. If the time column holds a whole moment, that is taken.
 */
export function parseInstantParts(date: string, time: string, options: InstantOptions = {}): Result<Instant> {
  const bareTime = clean(time);
  if (bareTime === '' || EMPTY.test(bareTime)) return parseInstant(date, options);
  const clock = CLOCK_GRAMMAR.map((pattern) => pattern.exec(bareTime)?.groups).find((groups) => groups !== undefined);
  const isFraction = DAY_FRACTION.test(bareTime);
  if (clock === undefined && !isFraction) return parseInstant(time, options);
  const day = parseInstant(date, options);
  if (!day.ok) return day;
  if (clock === undefined) return addFraction(day.value, bareTime, options);
  const { y, mo, d } = civil(day.value.ms, zoneOf(options));
  return fromGroups({ ...clock, y: String(y), mo: String(mo), d: String(d) }, options);
}

/** ISO 8601 in UTC+08:00: `2024-01-05T10:11:12+08:00`; with a precision only what is known: `2024-01-05T10:11+08:00`, `2024-01-05`. */
export function formatInstant(ms: number, precision: TimePrecision = TIME_PRECISION.second): string {
  const iso = new Date(ms + CHINA_OFFSET_MS).toISOString();
  if (precision === TIME_PRECISION.day) return iso.slice(0, 10);
  if (precision === TIME_PRECISION.minute) return `${iso.slice(0, 16)}+08:00`;
  return `${iso.endsWith('.000Z') ? iso.slice(0, 19) : iso.slice(0, 23)}+08:00`;
}

/**
 * The grammar, tried in order on text after NFKC, trimmed, without quotes. The lake's SQL follows this table.
 * y, mo, d, h, mi, s: digits; f: decimals of a second; z: zone.
 */
const ZONE = '(?<z>Z|[+-]\\d{2}:?\\d{2})?';
const CLOCK = '(?<h>\\d{1,2}):(?<mi>\\d{1,2})(?::(?<s>\\d{1,2})(?:[.,](?<f>\\d{1,9}))?)?';
const COMPACT_CLOCK = '(?<h>\\d{2})(?<mi>\\d{2})(?<s>\\d{2})';
const DATE = '(?<y>\\d{4})(?<sep>[-/.])(?<mo>\\d{1,2})\\k<sep>(?<d>\\d{1,2})';
const COMPACT_DATE = '(?<y>\\d{4})(?<mo>\\d{2})(?<d>\\d{2})';
const CHINESE_DATE = '(?<y>\\d{4})年(?<mo>\\d{1,2})月(?<d>\\d{1,2})日';
const CHINESE_CLOCK = '(?<h>\\d{1,2})[时点](?<mi>\\d{1,2})分(?:(?<s>\\d{1,2})秒)?';
const INSTANT_GRAMMAR: readonly (readonly [example: string, pattern: RegExp])[] = (
  [
    ['2024-01-05', DATE],
    ['2024/1/5 9:08:07, 2024.01.05T09:08:07.123+08:00', `${DATE}(?: +| *[Tt] *)${CLOCK} *${ZONE}`],
    ['2024-01-05 090807', `${DATE} +${COMPACT_CLOCK}`],
    ['2024-01-05-09.08.07.123456', `${DATE}-(?<h>\\d{2})\\.(?<mi>\\d{2})\\.(?<s>\\d{2})(?:\\.(?<f>\\d{1,9}))?`],
    ['20240105', COMPACT_DATE],
    ['20240105090807, 20240105 090807, 20240105090807123', `${COMPACT_DATE} *${COMPACT_CLOCK}(?:\\.?(?<f>\\d{3,6}))?`],
    ['202401050908', `${COMPACT_DATE} *(?<h>\\d{2})(?<mi>\\d{2})`],
    ['20240105 09:08:07', `${COMPACT_DATE}[ T]*${CLOCK} *${ZONE}`],
    ['2024年1月5日', CHINESE_DATE],
    ['2024年1月5日 9:08:07', `${CHINESE_DATE} *${CLOCK}`],
    ['2024年1月5日9时8分7秒', `${CHINESE_DATE} *${CHINESE_CLOCK}`],
  ] as const
).map(([example, pattern]) => [example, new RegExp(`^${pattern}$`)]);

const CLOCK_GRAMMAR: readonly RegExp[] = [
  new RegExp(`^${CLOCK}$`),
  new RegExp(`^${CHINESE_CLOCK}$`),
  /^(?<h>\d{1,2})(?<mi>\d{2})(?<s>\d{2})$/,
  /^(?<h>\d{2})(?<mi>\d{2})$/,
  /^(?<h>\d{1,2})\.(?<mi>\d{2})\.(?<s>\d{2})$/,
];
/** Excel's serial day, 1954-2119 in the 1900 system, with the time of day as a fraction. */
const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;
const DAY_FRACTION = /^0?\.\d+$/;
const EMPTY = /^(?:|\/|-+|null|nan|<nil>|无|0+|0000[-/.]0{1,2}[-/.]0{1,2}(?: 0{1,2}:00(?::00)?)?)$/i;

function clean(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/["'`\u200b\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function fromGroups(groups: Readonly<Record<string, string | undefined>>, options: InstantOptions): Result<Instant> {
  const { y, mo, d, h, mi, s, f, z } = groups as Partial<
    Record<'y' | 'mo' | 'd' | 'h' | 'mi' | 's' | 'f' | 'z', string>
  >;
  const year = Number(y);
  const [hour, minute, second] = [Number(h ?? 0), Number(mi ?? 0), Number(s ?? 0)];
  const dayMs = Date.UTC(year, Number(mo) - 1, Number(d));
  const back = new Date(dayMs);
  const isDay = back.getUTCMonth() === Number(mo) - 1 && back.getUTCDate() === Number(d) && year >= 100;
  // 24:00:00 is the end of the day; second 60 is a leap second. Both become the moment that follows.
  const isClock = (hour < 24 && minute < 60 && second <= 60) || (hour === 24 && minute === 0 && second === 0);
  if (!isDay || !isClock) return fail('time-impossible');
  if (year < 1990 || year > 2100) return fail('time-out-of-range', { year });
  const fraction = f === undefined ? 0 : Math.floor(Number(`0.${f}`) * 1000);
  const clockMs = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  const precision =
    h === undefined ? TIME_PRECISION.day : s === undefined ? TIME_PRECISION.minute : TIME_PRECISION.second;
  return ok({ ms: dayMs + clockMs - zoneMs(z, options), precision });
}

function fromSerial(text: string, options: InstantOptions): Result<Instant> {
  const serial = Number(text);
  const days = Math.floor(serial) - 25_569 + (options.date1904 === true ? 1_462 : 0);
  const year = new Date(days * 86_400_000).getUTCFullYear();
  if (year < 1990 || year > 2100) return fail('time-out-of-range', { year });
  const midnight = { ms: days * 86_400_000 - zoneOf(options), precision: TIME_PRECISION.day };
  return Number.isInteger(serial) ? ok(midnight) : addFraction(midnight, `0.${text.split('.')[1] ?? '0'}`, options);
}

function addFraction(day: Instant, fraction: string, options: InstantOptions): Result<Instant> {
  const zone = zoneOf(options);
  const midnight = Math.floor((day.ms + zone) / 86_400_000) * 86_400_000 - zone;
  return ok({ ms: midnight + Math.round(Number(fraction) * 86_400) * 1000, precision: TIME_PRECISION.second });
}

function zoneOf(options: InstantOptions): number {
  return options.zoneOffsetMs ?? CHINA_OFFSET_MS;
}

function zoneMs(zone: string | undefined, options: InstantOptions): number {
  if (zone === undefined) return zoneOf(options);
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

function civil(ms: number, zone: number): { y: number; mo: number; d: number } {
  const date = new Date(ms + zone);
  return { y: date.getUTCFullYear(), mo: date.getUTCMonth() + 1, d: date.getUTCDate() };
}
