import { dayOf, isWorkingDay, type CalendarTable } from '#model';

import { MINUTE_MS, DAY_MS } from './town-payment.ts';

/** Days of the town, counted from 0 at `startMs` (local midnight). Days outside the town may be asked for. */
export interface TownClock {
  readonly startMs: number;
  readonly days: number;
  readonly endMs: number;
  /** 0 = Sunday. */
  weekday(day: number): number;
  isWorking(day: number): boolean;
  /** Off by notice, not merely a weekend. */
  isHoliday(day: number): boolean;
  dayOfMonth(day: number): number;
  /** The day itself, or the last working day before it. */
  workingOnOrBefore(day: number): number;
  at(day: number, minutes: number, seconds?: number): number;
}

const NO_CALENDAR: CalendarTable = { firstYear: 0, lastYear: 9999, days: new Map() };

export function townClock(startMs: number, days: number, calendar: CalendarTable = NO_CALENDAR): TownClock {
  const first = dayOf(startMs);
  const isWorking = (day: number): boolean => isWorkingDay(first + day, calendar).working;
  return {
    startMs,
    days,
    endMs: startMs + days * DAY_MS,
    weekday: (day) => (((first + day + 4) % 7) + 7) % 7,
    isWorking,
    isHoliday: (day) => calendar.days.get(first + day) === 'holiday',
    dayOfMonth: (day) => new Date((first + day) * DAY_MS).getUTCDate(),
    workingOnOrBefore(day) {
      let at = day;
      while (!isWorking(at)) at -= 1;
      return at;
    },
    at: (day, minutes, seconds = 0) => startMs + day * DAY_MS + Math.round(minutes) * MINUTE_MS + seconds * 1000,
  };
}

/** Weights of the 24 hours, by what is done in them. */
const PROFILES = {
  day: [3, 1, 1, 1, 1, 3, 10, 25, 50, 60, 60, 60, 65, 55, 50, 50, 55, 60, 65, 70, 65, 55, 35, 12],
  shop: [2, 1, 0, 0, 0, 2, 10, 45, 50, 40, 45, 70, 80, 45, 35, 40, 50, 90, 95, 80, 60, 40, 20, 8],
  office: [0, 0, 0, 0, 0, 0, 0, 0, 5, 80, 90, 80, 10, 30, 80, 90, 70, 30, 4, 0, 0, 0, 0, 0],
  market: [0, 0, 0, 0, 5, 40, 80, 95, 90, 80, 60, 40, 15, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  evening: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 10, 60, 90, 90, 60, 20, 4],
  late: [90, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 60, 80, 95, 100, 100],
  driver: [25, 12, 8, 6, 8, 15, 35, 70, 80, 55, 45, 50, 55, 50, 45, 45, 60, 85, 85, 70, 60, 55, 50, 35],
  night: [80, 80, 70, 60, 40, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60, 80],
} as const;
export type HourProfile = keyof typeof PROFILES;

const TABLES = Object.fromEntries(
  Object.entries(PROFILES).map(([name, weights]) => {
    const total = weights.reduce<number>((a, b) => a + b, 0);
    const table = new Uint8Array(1024);
    let [hour, passed] = [0, weights[0] as number];
    for (let i = 0; i < table.length; i += 1) {
      while (hour < 23 && ((i + 0.5) / table.length) * total > passed) passed += weights[(hour += 1)] ?? 0;
      table[i] = hour;
    }
    return [name, table];
  }),
) as Readonly<Record<HourProfile, Uint8Array>>;

/** Seconds of the day, by the profile's hours. */
export function secondOfDay(random: { next(): number }, profile: HourProfile): number {
  const hour = TABLES[profile][Math.floor(random.next() * 1024)] ?? 12;
  return hour * 3600 + Math.floor(random.next() * 3600);
}
