import { CHINA_OFFSET_MS } from '#model';
import type { CaseView } from '../case-view.ts';

const DAY = 86_400;

/** Seconds of the graph's clock as seconds in China since 1970. */
export function localSeconds({ epochSeconds }: CaseView, t: number): number {
  return epochSeconds + t + CHINA_OFFSET_MS / 1000;
}

/** Day number in China. */
export function localDay(view: CaseView, t: number): number {
  return Math.floor(localSeconds(view, t) / DAY);
}

/** Months since year 0, in China. */
export function localMonth(view: CaseView, t: number): number {
  const date = new Date(localDay(view, t) * DAY * 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export interface EdgeCalendar {
  /** By edge: months since the first edge's, in China. */
  readonly month: Uint16Array;
  /** By edge: 1 to 31. */
  readonly dayOfMonth: Uint8Array;
}

/** One step per edge, because the edges' time never falls. */
export function calendarOfEdges(view: CaseView): EdgeCalendar {
  const { t, edgeCount } = view.graph;
  const calendar = { month: new Uint16Array(edgeCount), dayOfMonth: new Uint8Array(edgeCount) };
  if (edgeCount === 0) return calendar;
  const first = localMonth(view, t[0]!);
  let month = 0;
  let start = startOfMonth(view, first);
  let end = startOfMonth(view, first + 1);
  for (const [e, time] of t.entries()) {
    while (time >= end) {
      month += 1;
      start = end;
      end = startOfMonth(view, first + month + 1);
    }
    calendar.month[e] = month;
    calendar.dayOfMonth[e] = 1 + Math.floor((time - start) / DAY);
  }
  return calendar;
}

/** On the graph's clock. */
function startOfMonth({ epochSeconds }: CaseView, month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12) / 1000 - CHINA_OFFSET_MS / 1000 - epochSeconds;
}
