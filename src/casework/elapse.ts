import { CLOCK } from './actor.ts';
import { evolve, lawContext } from './casework.ts';
import { makeEvent } from './make-event.ts';
import { allRecords } from './record-of.ts';
import type { Casework, Clock, Context, EventHead, RecordHead } from './record.ts';
import { recordModule } from './registry.ts';

export interface Elapsed {
  readonly casework: Casework;
  readonly events: readonly EventHead[];
}

export interface RunningClock {
  readonly record: RecordHead;
  readonly clock: Clock;
}

/** Every clock that runs, the soonest first; those without an end last. */
export function runningClocks(casework: Casework, when: Pick<Context, 'nowMs' | 'calendar'>): readonly RunningClock[] {
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
 * often it is asked, the events are the same but for the time of writing.
 */
export function elapse(casework: Casework, when: Pick<Context, 'nowMs' | 'calendar'>): Elapsed {
  const events: EventHead[] = [];
  let now = casework;
  for (;;) {
    const next = runningClocks(now, when)[0];
    if (next === undefined || dueOrNever(next.clock) > when.nowMs) return { casework: now, events };
    const { record, clock } = next;
    const fired = recordModule(record.kind)
      .fire(record, clock)
      .map((payload) => ({
        ...makeEvent(record, { nowMs: when.nowMs, actor: CLOCK }, payload),
        atMs: dueOrNever(clock),
      }));
    if (fired.length === 0) throw new Error(`clock ${clock.code} of ${record.kind} ${record.id} gives no event`);
    now = fired.reduce(evolve, now);
    events.push(...fired);
    const after = runningClocks(now, when)[0];
    if (
      after !== undefined &&
      after.record.id === record.id &&
      after.clock.code === clock.code &&
      after.clock.item === clock.item &&
      after.clock.dueMs === clock.dueMs
    )
      throw new Error(`clock ${clock.code} of ${record.kind} ${record.id} runs on after its end`);
  }
}

function dueOrNever({ dueMs }: Clock): number {
  return dueMs ?? Infinity;
}
