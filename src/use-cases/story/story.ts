import type { Actor, Casework, Clock, Command, EventHead, Purpose, RecordRef } from '#casework';
import { elapse, runningClocks, step } from '#casework';
import { CHINA_CALENDAR } from '#law';
import { fail, ok, type Result } from '#model';

/** One thing that somebody does at a moment of a story; or, without a command, time that only goes by. */
export interface StoryStep {
  readonly atMs: number;
  readonly who?: Actor;
  readonly purpose?: Purpose;
  readonly command?: Command;
  /** The step shows what the law forbids: it must be refused with this code. */
  readonly refused?: string;
}

export interface Story {
  readonly id: 'appeal-upheld' | 'term-runs-out';
  readonly caseNo: string;
  readonly steps: readonly StoryStep[];
}

/** A line of the story: what happened, or what was refused. */
export type StoryLine =
  | { readonly kind: 'event'; readonly event: EventHead }
  | {
      readonly kind: 'refused';
      readonly step: StoryStep;
      readonly code: string;
      readonly values: Readonly<Record<string, string | number>>;
    };

/** A term that ran: from when, by which rule, how it ended. */
export interface ClockSeen {
  readonly record: RecordRef;
  readonly code: string;
  readonly rule: string;
  readonly fromMs: number;
  readonly dueMs?: number;
  readonly problem?: string;
  /** `fired` at its end, `stopped` by something done before it, or still `running` when the story ends. */
  readonly end: 'fired' | 'stopped' | 'running';
}

export interface StoryTold {
  readonly casework: Casework;
  readonly lines: readonly StoryLine[];
  readonly clocks: readonly ClockSeen[];
}

/**
 * Plays a story through the frame alone. Every term that ran is followed to its end. Problems: that of the first step that is
 * refused and should not be (with `at`), `story-not-refused` for one that should be and is not, `clock-not-at-its-end` if a term fired
 * at another moment than it had shown, or did not fire.
 */
export function tellStory(story: Story): Result<StoryTold> {
  const telling: Telling = { casework: {}, lines: [], clocks: new Map() };
  for (const each of story.steps) {
    const passed = passTime(telling, each.atMs);
    if (!passed.ok) return passed;
    const acted = act(telling, each, story.caseNo);
    if (!acted.ok) return acted;
  }
  return ok({ casework: telling.casework, lines: telling.lines, clocks: [...telling.clocks.values()] });
}

interface Telling {
  casework: Casework;
  readonly lines: StoryLine[];
  readonly clocks: Map<string, ClockSeen>;
}

/** From one end of a term to the next, so that a term that begins with another's end is seen too. */
function passTime(telling: Telling, toMs: number): Result<void> {
  for (;;) {
    const next = runningClocks(telling.casework, { nowMs: toMs, calendar: CHINA_CALENDAR })[0]?.clock.dueMs ?? Infinity;
    const nowMs = Math.min(next, toMs);
    const { casework, events } = elapse(telling.casework, { nowMs, calendar: CHINA_CALENDAR });
    telling.casework = casework;
    telling.lines.push(...events.map((event): StoryLine => ({ kind: 'event', event })));
    const followed = follow(telling, events, nowMs);
    if (!followed.ok || next > toMs) return followed;
  }
}

function act(telling: Telling, each: StoryStep, caseNo: string): Result<void> {
  const { command, who, purpose = 'investigation', atMs, refused } = each;
  if (command === undefined || who === undefined) return ok(undefined);
  const context = { nowMs: atMs, actor: who, purpose, caseNo, calendar: CHINA_CALENDAR };
  const done = step(telling.casework, command, context);
  if (done.ok) {
    if (refused !== undefined) return fail('story-not-refused', { command: command.type, refused });
    telling.casework = done.value.casework;
    telling.lines.push(...done.value.events.map((event): StoryLine => ({ kind: 'event', event })));
    return follow(telling, [], atMs);
  }
  const { code, values } = done.problem;
  if (code !== refused) return fail(code, { ...values, command: command.type, at: new Date(atMs).toISOString() });
  telling.lines.push({ kind: 'refused', step: each, code, values });
  return ok(undefined);
}

const keyOf = (record: RecordRef, { code, item = '', fromMs }: Clock): string =>
  `${record.kind} ${record.id} ${code} ${item} ${fromMs}`;

/** Puts the clocks that run now into the list, and says of those that run no more how they ended. */
function follow({ casework, clocks: seen }: Telling, elapsed: readonly EventHead[], nowMs: number): Result<void> {
  const running = new Set<string>();
  for (const { record, clock } of runningClocks(casework, { nowMs, calendar: CHINA_CALENDAR })) {
    const { code, rule, fromMs, dueMs, problem } = clock;
    const key = keyOf(record, clock);
    running.add(key);
    if (dueMs !== undefined && dueMs <= nowMs) return fail('clock-not-at-its-end', { clock: key, due: dueMs });
    seen.set(key, {
      record: { kind: record.kind, id: record.id },
      ...{ code, rule, fromMs, end: 'running' },
      ...(dueMs === undefined ? {} : { dueMs }),
      ...(problem === undefined ? {} : { problem: problem.code }),
    });
  }
  for (const [key, clock] of seen) {
    if (clock.end !== 'running' || running.has(key)) continue;
    const isAtEnd = (event: EventHead): boolean =>
      event.atMs === clock.dueMs && event.record.kind === clock.record.kind && event.record.id === clock.record.id;
    seen.set(key, { ...clock, end: elapsed.some(isAtEnd) ? 'fired' : 'stopped' });
  }
  return ok(undefined);
}
