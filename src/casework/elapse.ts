import { CLOCK } from './actor.ts';
import { evolveRecord, lawContext } from './casework.ts';
import { makeEvent } from './make-event.ts';
import { allRecords, recordOf } from './record-of.ts';
import type { Casework, Clock, Context, EventHead, LawContext, RecordHead, RecordKind, RecordRef } from './record.ts';
import { recordModule } from './registry.ts';

export interface Elapsed {
  readonly casework: Casework;
  readonly events: readonly EventHead[];
}

export interface RunningClock {
  readonly record: RecordHead;
  readonly clock: Clock;
}

type When = Pick<Context, 'nowMs' | 'calendar'>;

/** Every clock that runs, the soonest first; those without an end last. */
export function runningClocks(casework: Casework, when: When): readonly RunningClock[] {
  const law = lawContext(casework, when);
  return allRecords(casework)
    .flatMap((record) =>
      recordModule(record.kind)
        .clocks(record, law)
        .map((clock) => ({ record, clock })),
    )
    .toSorted((a, b) => dueOrNever(a.clock) - dueOrNever(b.clock));
}

/**
 * What time alone has done up to `nowMs`: terms that ended, lifts, alarms, each at its own moment and in that order. However late or
 * often it is asked, the events are the same but for the time of writing. Every record is looked at once, and again after each clock
 * that fired on it or on a record of the same `sharedKey`.
 */
export function elapse(casework: Casework, when: When): Elapsed {
  const slots = allRecords(casework).map(({ kind, id }, order): Slot => ({ ref: { kind, id }, order, version: 0 }));
  const before = lawContext(casework, when);
  const due = slots.flatMap((slot) => dueClocks(slot, casework, before)).toSorted(sooner);
  if (due.length === 0) return { casework, events: [] };
  const work = copyOf(casework);
  const law = { ...before, casework: work };
  const sharing = bySharedKey(slots, casework);
  const events: EventHead[] = [];
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    const { slot, clock, version } = next;
    if (slot.version !== version) continue;
    for (const event of firedBy(slot.ref, clock, work, when)) {
      work[slot.ref.kind]?.set(slot.ref.id, evolveRecord(recordOf(work, slot.ref), event));
      events.push(event);
    }
    for (const touched of new Set([slot, ...sharing(slot.ref)])) {
      touched.version += 1;
      for (const again of dueClocks(touched, work, law)) {
        if (isSame(again, next)) throw new Error(`clock ${clock.code} of ${slot.ref.kind} ${slot.ref.id} runs on`);
        due.splice(placeOf(due, again), 0, again);
      }
    }
  }
  return { casework: work, events };
}

type WorkingCopy = { [K in RecordKind]?: Map<string, RecordHead> };

/** A record's place in the order of all, and how often its clocks were read anew. */
interface Slot {
  readonly ref: RecordRef;
  readonly order: number;
  version: number;
}

interface Due {
  readonly slot: Slot;
  readonly version: number;
  readonly clock: Clock;
  readonly index: number;
}

function dueClocks(slot: Slot, casework: Casework, law: LawContext): readonly Due[] {
  const record = recordOf(casework, slot.ref);
  if (record === undefined) return [];
  return recordModule(record.kind)
    .clocks(record, law)
    .map((clock, index) => ({ slot, version: slot.version, clock, index }))
    .filter(({ clock }) => dueOrNever(clock) <= law.nowMs);
}

function firedBy(ref: RecordRef, clock: Clock, casework: Casework, { nowMs }: When): readonly EventHead[] {
  const record = recordOf(casework, ref);
  const payloads = record === undefined ? [] : recordModule(ref.kind).fire(record, clock);
  if (payloads.length === 0) throw new Error(`clock ${clock.code} of ${ref.kind} ${ref.id} gives no event`);
  const atMs = dueOrNever(clock);
  return payloads.map((payload) => ({ ...makeEvent(ref, { nowMs, actor: CLOCK }, payload), atMs }));
}

/** The soonest last, so that it can be popped. */
function sooner(a: Due, b: Due): number {
  return dueOrNever(b.clock) - dueOrNever(a.clock) || b.slot.order - a.slot.order || b.index - a.index;
}

function placeOf(due: readonly Due[], entry: Due): number {
  let [low, high] = [0, due.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = due[middle];
    if (other !== undefined && sooner(other, entry) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSame(a: Due, b: Due): boolean {
  const isSameClock = a.clock.code === b.clock.code && a.clock.item === b.clock.item;
  return a.slot === b.slot && isSameClock && a.clock.dueMs === b.clock.dueMs;
}

/** The slots whose records share a key with one, found when first asked for. */
function bySharedKey(slots: readonly Slot[], casework: Casework): (ref: RecordRef) => readonly Slot[] {
  const keyOf = (ref: RecordRef): string | undefined => {
    const { sharedKey } = recordModule(ref.kind);
    const record = sharedKey === undefined ? undefined : recordOf(casework, ref);
    return record === undefined || sharedKey === undefined ? undefined : `${ref.kind} ${sharedKey(record)}`;
  };
  let groups: ReadonlyMap<string | undefined, readonly Slot[]> | undefined;
  return (ref) => {
    const key = keyOf(ref);
    if (key === undefined) return [];
    groups ??= Map.groupBy(slots, (slot) => keyOf(slot.ref));
    return groups.get(key) ?? [];
  };
}

function copyOf(casework: Casework): WorkingCopy {
  const copy: WorkingCopy = {};
  for (const [kind, records] of Object.entries(casework)) copy[kind as RecordKind] = new Map(records);
  return copy;
}

function dueOrNever({ dueMs }: Clock): number {
  return dueMs ?? Infinity;
}
