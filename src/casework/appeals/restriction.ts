import type { Delivery } from '../delivery.ts';
import type { RecordHead } from '../record.ts';

export interface Restriction {
  /** When the first instruction went out; absent: the record tells none. */
  readonly sinceMs?: number;
  readonly institutions: readonly string[];
}

/** What any kind of record tells of a restriction: who was instructed, and since when. */
export function restrictionOf(record: RecordHead | undefined): Restriction {
  const sent = sentOf(record);
  const sinceMs = Math.min(...sent.map(({ orderedMs }) => orderedMs));
  return {
    ...(Number.isFinite(sinceMs) ? { sinceMs } : {}),
    institutions: [...new Set(sent.length === 0 ? record?.agencies : sent.map(({ to }) => to))],
  };
}

/** Instructions of a record; sanctions call them orders. */
export function sentOf(record: RecordHead | undefined): readonly Delivery[] {
  const { deliveries = [], orders = [] } = (record ?? {}) as {
    readonly deliveries?: readonly Delivery[];
    readonly orders?: readonly Delivery[];
  };
  return [...deliveries, ...orders];
}
