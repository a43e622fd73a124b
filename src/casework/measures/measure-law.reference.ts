import type { CalendarTable } from '#model';

import type { EventHead } from '../record.ts';
import type { MeasureEvent } from './measure-events.ts';

/** From when to when something held, told from the events alone by counting days one by one. */
export interface Held {
  readonly record: string;
  readonly id: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly approvedMs?: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CHINA_MS = 8 * HOUR_MS;

/** Stops: 48 hours from the operation, 24 for a bank's own until the police order, and no longer than their end. */
export function heldStops(events: readonly EventHead[]): readonly Held[] {
  const all = events as readonly MeasureEvent[];
  return all.flatMap((event, at): Held[] => {
    if (event.type !== 'measure.stop-took-effect' && event.type !== 'measure.stopped-first') return [];
    const own = event.type === 'measure.stopped-first';
    const id = own ? event.stop.id : event.stop;
    const fromMs = own ? event.atMs : event.startedMs;
    const isConfirmed = all.some(
      (other) => other.type === 'measure.stop-confirmed' && other.stop === id && other.record.id === event.record.id,
    );
    const longest = fromMs + (own && !isConfirmed ? 24 : 48) * HOUR_MS;
    return [
      { record: event.record.id, id, fromMs, untilMs: Math.min(longest, endOf(all.slice(at), event.record.id, id)) },
    ];
  });
}

/** Freezes: months counted on the calendar's pages, each renewal once more from the last page, days off passed over. */
export function heldFreezes(events: readonly EventHead[], calendar: CalendarTable): readonly Held[] {
  const all = events as readonly MeasureEvent[];
  return all.flatMap((event, at): Held[] => {
    if (event.type !== 'measure.freeze-took-effect' && event.type !== 'measure.waiting-freeze-took-effect') return [];
    const { freeze: id, record } = event;
    const own = all.filter((other) => other.record.id === record.id);
    const before = all
      .slice(0, at)
      .filter((other) => other.record.id === record.id)
      .findLast(
        (other) =>
          (other.type === 'measure.waiting-freeze-took-effect' && other.freeze === id) ||
          (other.type === 'measure.not-executed' && other.about === id),
      );
    const isConfirmation =
      event.type === 'measure.freeze-took-effect' && before?.type === 'measure.waiting-freeze-took-effect';
    if (isConfirmation) return [];
    const renewals: string[] = [];
    for (const other of own) {
      if (other.type === 'measure.freeze-renewed' && other.freeze === id) renewals.push(other.deliveries[0]?.id ?? '');
      if (other.type === 'measure.renewal-refused' && other.freeze === id && renewals.includes(other.delivery))
        renewals.length = renewals.indexOf(other.delivery);
    }
    const approvedMs =
      own.find((other) => other.type === 'measure.freeze-approved' && other.freeze === id)?.atMs ?? NaN;
    const fromMs = event.type === 'measure.freeze-took-effect' ? event.startedMs : event.atMs;
    let page = dayIn(fromMs);
    for (let term = 0; term <= renewals.length; term++) page = halfYearOn(page);
    const longest = endOfWorkingDay(page, calendar);
    return [
      { record: record.id, id, fromMs, untilMs: Math.min(longest, endOf(all.slice(at), record.id, id)), approvedMs },
    ];
  });
}

function endOf(events: readonly MeasureEvent[], record: string, id: string): number {
  const ends = events.filter(
    (event) =>
      event.record.id === record &&
      ((event.type === 'measure.ended' && event.measures.includes(id)) ||
        (event.type === 'measure.not-executed' && event.about === id)),
  );
  return Math.min(...ends.map(({ atMs }) => atMs), Infinity);
}

function dayIn(ms: number): string {
  return new Date(ms + CHINA_MS).toISOString().slice(0, 10);
}

/** Six pages on in a calendar of months; where the month is shorter, its last day. */
function halfYearOn(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const there = new Date(Date.UTC(year, month - 1 + 6, 1));
  for (let tried = date; ; tried--) {
    const found = new Date(there.getTime() + (tried - 1) * DAY_MS);
    if (found.getUTCMonth() === there.getUTCMonth()) return found.toISOString().slice(0, 10);
  }
}

function endOfWorkingDay(day: string, { days }: CalendarTable): number {
  for (let ms = Date.parse(`${day}T00:00:00Z`); ; ms += DAY_MS) {
    const kind = days.get(ms / DAY_MS);
    const isWeekend = [0, 6].includes(new Date(ms).getUTCDay());
    if (kind === 'makeup-workday' || (kind === undefined && !isWeekend)) return ms + DAY_MS - CHINA_MS;
  }
}
