import { CLOCK } from './actor.ts';
import { evolve } from './casework.ts';
import { runningClocks, type Elapsed } from './elapse.ts';
import { makeEvent } from './make-event.ts';
import type { Casework, Context, EventHead } from './record.ts';
import { recordModule } from './registry.ts';

/** The plainest way: read every clock anew after each that fires. */
export function elapseSlowly(casework: Casework, when: Pick<Context, 'nowMs' | 'calendar'>): Elapsed {
  const events: EventHead[] = [];
  let now = casework;
  for (;;) {
    const next = runningClocks(now, when)[0];
    const { dueMs = Infinity } = next?.clock ?? {};
    if (next === undefined || dueMs > when.nowMs) return { casework: now, events };
    const fired = recordModule(next.record.kind)
      .fire(next.record, next.clock)
      .map((payload) => ({ ...makeEvent(next.record, { nowMs: when.nowMs, actor: CLOCK }, payload), atMs: dueMs }));
    now = fired.reduce(evolve, now);
    events.push(...fired);
  }
}
