import { expect } from 'vitest';

import { decide } from '../decide.ts';
import { evolve, replay } from '../casework.ts';
import { elapse } from '../elapse.ts';
import type { Casework, CommandHead, Context, EventHead } from '../record.ts';

export interface Attempted {
  readonly before: Casework;
  readonly after: Casework;
  readonly command: CommandHead;
  readonly context: Context;
  /** Events of this command alone, with what time did before it. */
  readonly events: readonly EventHead[];
}

export interface Given {
  readonly command: CommandHead;
  readonly context: Context;
}

/**
 * Gives command after command, leaves out what is refused, and calls `check` after each that is not. At each step it is checked that time
 * in two steps does what it does in one; at the end, that the replay of all events gives the same state.
 */
export function workAtRandom(
  base: Casework,
  steps: readonly ((casework: Casework) => Given)[],
  check: (done: Attempted) => void,
): { readonly casework: Casework; readonly events: readonly EventHead[]; readonly accepted: number } {
  let casework = base;
  let lastMs: number | undefined;
  let accepted = 0;
  const events: EventHead[] = [];
  for (const step of steps) {
    const { command, context } = step(casework);
    const decided = decide(casework, command, context);
    if (!decided.ok) continue;
    sameInTwoSteps(casework, lastMs ?? context.nowMs, context);
    const after = decided.value.reduce(evolve, casework);
    check({ before: casework, after, command, context, events: decided.value });
    casework = after;
    events.push(...decided.value);
    lastMs = context.nowMs;
    accepted++;
  }
  expect(replay(events, base)).toEqual(casework);
  return { casework, events, accepted };
}

function sameInTwoSteps(casework: Casework, fromMs: number, { nowMs, calendar }: Context): void {
  const once = elapse(casework, { nowMs, calendar });
  const half = elapse(casework, { nowMs: (fromMs + nowMs) / 2, calendar });
  const rest = elapse(half.casework, { nowMs, calendar });
  expect([...half.events, ...rest.events].map(withoutWriting)).toEqual(once.events.map(withoutWriting));
}

function withoutWriting(event: EventHead): Omit<EventHead, 'recordedMs'> {
  const { recordedMs: _, ...rest } = event;
  return rest;
}
