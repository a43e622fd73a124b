import { CHINA_CALENDAR } from '#law';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Actor, Purpose } from '../actor.ts';
import { replay } from '../casework.ts';
import { step } from '../decide.ts';
import { elapse, runningClocks } from '../elapse.ts';
import type { Casework, EventHead } from '../record.ts';
import { context, settledCasework } from '../world.fixture.ts';
import type { MeasureCommand } from './measure-commands.ts';
import { heldFreezes, heldStops, type Held } from './measure-law.reference.ts';
import type { MeasureEvent } from './measure-events.ts';
import type { MeasureState } from './measure-state.ts';
import {
  ACCOUNT,
  ANALYST,
  APPLICATION,
  BANK_HEAD,
  CARRIER,
  CITY_HEAD,
  DAY,
  EQUAL,
  FREEZE,
  HEAD,
  HOP,
  HOUR,
  OFFICER,
  on,
  OPEN,
  PAYEE_BANK,
  REQUEST,
  stateOf,
  T0,
  type Payload,
} from './measures.fixture.ts';
import { standingMeasures } from './standing.ts';

const ACTORS: readonly Actor[] = [OFFICER, HEAD, CITY_HEAD, ANALYST, BANK_HEAD, CARRIER];
const PURPOSES = ['investigation', 'loss-prevention', 'risk-control'] as const;
const WAITS = [0, 1000, HOUR, 20 * HOUR, 30 * HOUR, 3 * DAY, 60 * DAY, 170 * DAY];
const RECORDS = ['m1', 'm2', 'm3'];
const NUMBERS = [ACCOUNT.number, ACCOUNT.number, '6200000000000000033'];

interface Move {
  readonly record: number;
  readonly what: number;
  readonly who: number;
  readonly purpose: number;
  readonly wait: number;
  readonly pick: number;
  readonly twist: number;
}

/** Three records with an application each, two of them of one account. */
function world(): Casework {
  let casework = settledCasework();
  RECORDS.forEach((id, at) => {
    const account = { ...ACCOUNT, number: NUMBERS[at] ?? '' };
    const from = { ...APPLICATION.from, institution: at === 0 ? PAYEE_BANK : APPLICATION.from.institution };
    const open = { ...OPEN, account, caseNo: `A-${id}` } as Payload;
    const payee = { ...APPLICATION.payee, number: account.number };
    const request = { ...REQUEST, application: { ...APPLICATION, from, payee } } as Payload;
    for (const payload of [open, request]) {
      const done = step(casework, on(payload, id), context(T0, OFFICER));
      if (!done.ok) throw new Error(done.problem.code);
      casework = done.value.casework;
    }
  });
  return casework;
}

/** Some command, right or wrong, that fits what is there. */
function commandOf(move: Move, state: MeasureState, nowMs: number, serial: number): Payload {
  const { pick, twist } = move;
  const id = `${state.id}-${serial}`;
  const stop = state.stops.at(-1 - (pick % 2))?.id ?? 'none';
  const freeze = state.freezes.at(-1)?.id ?? 'none';
  const check = twist % 4 === 0 ? { ...EQUAL, amount: 'differs' as const } : EQUAL;
  const open = state.deliveries.filter(({ receipt }) => receipt === undefined);
  const asked = open[pick % Math.max(1, open.length)];
  const amount = [5_000_000, 5_000_000, 3_000_000, 0, 6_000_000][twist % 5] ?? 0;
  const answer: Payload = {
    ...{ type: 'measure.feedback', delivery: asked?.id ?? 'none', reason: '说明', check },
    result: (['done', 'done', 'done', 'partly', 'refused'] as const)[pick % 5] ?? 'done',
    startedMs: nowMs - ([0, 0, 1000, HOUR, -HOUR][twist % 5] ?? 0),
    ...(twist % 2 === 0 ? { executedMinor: amount } : { executedMinor: 5_000_000 }),
    ...(twist % 7 === 6 && pick % 5 === 4 ? { prior: { body: '测试法院' } } : {}),
  };
  const choices: readonly Payload[] = [
    answer,
    answer,
    answer,
    answer,
    answer,
    answer,
    { type: 'measure.order-stop', stop: id, request: 'r1', check },
    { type: 'measure.extend-stop', stop: id, extends: stop },
    { type: 'measure.order-extended-stop', stop: id, hop: { ...HOP, movedMs: nowMs - 1 }, check },
    { type: 'measure.stop-first', stop: id, request: 'r1', check },
    { type: 'measure.confirm-stop', stop },
    { type: 'measure.release-stop', stop, reason: '解除' },
    { ...FREEZE, freeze: id } as Payload,
    { ...FREEZE, freeze: id } as Payload,
    { type: 'measure.approve-freeze', freeze },
    { type: 'measure.approve-freeze', freeze },
    { type: 'measure.request-renewal', freeze },
    { type: 'measure.approve-renewal', freeze },
    { type: 'measure.find-unrelated', freeze, reason: '货款' },
    { type: 'measure.release-freeze', freeze, reason: '解除' },
    { type: 'measure.note-false-report', request: twist % 5 === 0 ? 'r1' : 'none', reason: '不实' },
  ];
  const likely =
    twist % 3 === 0 ? undefined : likelyOf(state, { answer, ask: { ...FREEZE, freeze: id } as Payload, pick });
  return likely ?? choices[move.what % choices.length] ?? answer;
}

/** What would come next in an office: approve what was asked for, answer what was ordered, else freeze or renew. */
function likelyOf(
  { freezes, deliveries }: MeasureState,
  { answer, ask, pick }: { readonly answer: Payload; readonly ask: Payload; readonly pick: number },
): Payload | undefined {
  const last = freezes.at(-1);
  const freeze = last?.id ?? '';
  if (pick % 2 === 0) return undefined;
  if (last?.status === 'proposed') return { type: 'measure.approve-freeze', freeze };
  if (last?.renewalRequestedBy !== undefined) return { type: 'measure.approve-renewal', freeze };
  if (deliveries.some(({ receipt }) => receipt === undefined) && pick % 3 !== 0) return answer;
  return last?.status === 'in-force' ? { type: 'measure.request-renewal', freeze } : ask;
}

/** Two times in three the one whose work it is, else anybody for any purpose. */
function handOf({ who, purpose }: Move, { type }: MeasureCommand): readonly [Actor, Purpose] {
  if (who % 3 === 0)
    return [ACTORS[purpose % ACTORS.length] ?? OFFICER, PURPOSES[who % PURPOSES.length] ?? 'investigation'];
  if (type === 'measure.feedback' || type === 'measure.stop-first') return [ANALYST, 'loss-prevention'];
  const isHeads = ['measure.approve-freeze', 'measure.approve-renewal', 'measure.release-freeze'].includes(type);
  return [isHeads ? HEAD : OFFICER, 'investigation'];
}

interface Played {
  readonly casework: Casework;
  readonly events: readonly EventHead[];
  readonly nowMs: number;
  readonly accepted: readonly MeasureCommand[];
}

function play(moves: readonly Move[]): Played {
  let casework = world();
  let nowMs = T0;
  const events: EventHead[] = [];
  const accepted: MeasureCommand[] = [];
  moves.forEach((move, serial) => {
    nowMs += WAITS[move.wait % WAITS.length] ?? 0;
    const id = RECORDS[move.record % RECORDS.length] ?? 'm1';
    const command = on(commandOf(move, stateOf(casework, id), nowMs, serial), id);
    const [who, purpose] = handOf(move, command);
    const when = context(nowMs, who, purpose);
    const done = step(casework, command, when);
    if (!done.ok) return;
    casework = done.value.casework;
    events.push(...done.value.events);
    accepted.push(command);
  });
  return { casework, events, nowMs, accepted };
}

const index = fc.nat(1000);
const MOVES = fc.array(
  fc.record({
    record: index,
    what: index,
    who: index,
    purpose: index,
    wait: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: index }),
    pick: index,
    twist: index,
  }),
  { minLength: 10, maxLength: 60, size: 'max' },
);
const RUNS = { numRuns: 120, seed: 86 };

function compare(casework: Casework, spans: readonly Held[], nowMs: number): void {
  for (const id of RECORDS) {
    const stands = standingMeasures(stateOf(casework, id), nowMs).map((one) => one.id);
    const held = spans.filter((one) => one.record === id && one.fromMs <= nowMs && nowMs < one.untilMs);
    expect(stands.toSorted()).toEqual(held.map((one) => one.id).toSorted());
  }
}

/** Moments at which something may change, with those right before. */
function momentsOf(
  events: readonly EventHead[],
  spans: readonly { fromMs: number; untilMs: number }[],
): readonly number[] {
  const edges = [...events.map(({ atMs }) => atMs), ...spans.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs])];
  return [...new Set(edges.filter(Number.isFinite).flatMap((ms) => [ms - 1, ms]))];
}

test('[MSR-4] no account is ever stopped a third time or longer than 48 hours, and never without four equal fields', () => {
  let second = 0;
  fc.assert(
    fc.property(MOVES, (moves) => {
      const { events, casework } = play(moves);
      const stops = heldStops(events);
      for (const number of new Set(NUMBERS)) {
        const records = RECORDS.filter((_, at) => NUMBERS[at] === number);
        const count = stops.filter(({ record }) => records.includes(record)).length;
        expect(count).toBeLessThanOrEqual(2);
        second += count === 2 ? 1 : 0;
      }
      for (const id of RECORDS)
        for (const stop of stateOf(casework, id).stops) {
          if (stop.startedMs === undefined || stop.kind === 'extension') continue;
          expect(stop.check).toMatchObject({ name: 'equal', number: 'equal', amount: 'equal', time: 'equal' });
        }
    }),
    RUNS,
  );
  expect(second).toBeGreaterThan(2);
});

test('[MSR-5] at every moment that stands which a slow reading of the events says, no more and no less', () => {
  let freezes = 0;
  fc.assert(
    fc.property(MOVES, (moves) => {
      const played = play(moves);
      const { casework, events } = elapse(played.casework, { nowMs: played.nowMs, calendar: CHINA_CALENDAR });
      const all = [...played.events, ...events];
      const spans = [...heldStops(all), ...heldFreezes(all, CHINA_CALENDAR)];
      freezes += heldFreezes(all, CHINA_CALENDAR).length;
      for (const nowMs of momentsOf(all, spans).filter((ms) => ms >= played.nowMs)) compare(casework, spans, nowMs);
      let then = world();
      all.forEach((event, at) => {
        then = replay([event], then);
        const past = all.slice(0, at + 1);
        compare(then, [...heldStops(past), ...heldFreezes(past, CHINA_CALENDAR)], event.recordedMs);
      });
    }),
    RUNS,
  );
  expect(freezes).toBeGreaterThan(50);
});

test('[MSR-6] what was frozen was approved by another person of police, once at a time, in the order of approval', () => {
  let queued = 0;
  fc.assert(
    fc.property(MOVES, (moves) => {
      const { casework, events } = play(moves);
      const freezes = heldFreezes(events, CHINA_CALENDAR).filter(({ record }) => record !== 'm3');
      for (const [at, one] of freezes.entries()) {
        const { requestedBy, approvedBy } = stateOf(casework, one.record).freezes.find(({ id }) => id === one.id) ?? {};
        expect(approvedBy?.person).toBeDefined();
        expect(approvedBy?.person).not.toBe(requestedBy);
        expect([HEAD.id, CITY_HEAD.id]).toContain(approvedBy?.person);
        for (const other of freezes.slice(at + 1)) {
          const isApart = other.fromMs >= one.untilMs || one.fromMs >= other.untilMs;
          expect(isApart, `${one.id} ${other.id}`).toBe(true);
          if (other.fromMs > one.fromMs && one.record !== other.record) queued++;
        }
      }
    }),
    RUNS,
  );
  expect(queued).toBeGreaterThan(0);
});

test('[MSR-7] never is more frozen than ordered, and only an institution’s answer says how much', () => {
  fc.assert(
    fc.property(MOVES, (moves) => {
      const { events, casework } = play(moves);
      const told = (events as readonly MeasureEvent[]).flatMap((event) =>
        event.type === 'measure.freeze-took-effect' ? [event.executedMinor ?? 0] : [],
      );
      const held = RECORDS.flatMap((id) =>
        stateOf(casework, id).freezes.map(({ executedMinor }) => executedMinor ?? 0),
      );
      expect(Math.max(0, ...told)).toBeLessThanOrEqual(5_000_000);
      expect(held.reduce((sum, minor) => sum + minor, 0)).toBe(told.reduce((sum, minor) => sum + minor, 0));
    }),
    RUNS,
  );
});

test('[MSR-8] no clock moves away but by a police order: the order after the bank’s stop, and a renewal', () => {
  let renewed = 0;
  fc.assert(
    fc.property(MOVES, (moves) => {
      const { events } = play(moves);
      let casework = world();
      const dues = new Map<string, number>();
      for (const event of events as readonly MeasureEvent[]) {
        casework = replay([event], casework);
        for (const { record, clock } of runningClocks(casework, {
          nowMs: event.recordedMs,
          calendar: CHINA_CALENDAR,
        })) {
          if (!['stop-end', 'bank-first-end', 'freeze-end'].includes(clock.code) || clock.dueMs === undefined) continue;
          const key = `${record.id} ${clock.item}`;
          const before = dues.get(key);
          const isOrder = ['measure.stop-confirmed', 'measure.freeze-renewed'].includes(event.type);
          if (before !== undefined && !isOrder) expect(clock.dueMs).toBeLessThanOrEqual(before);
          if (before !== undefined && isOrder && clock.dueMs > before) renewed++;
          dues.set(key, clock.dueMs);
        }
      }
    }),
    { ...RUNS, numRuns: 60 },
  );
  expect(renewed).toBeGreaterThan(0);
});

test('[MSR-9] replaying the events gives the same records, and small steps of time the same as one', () => {
  fc.assert(
    fc.property(MOVES, fc.array(fc.nat(200), { maxLength: 6 }), (moves, days) => {
      const { casework, events, nowMs } = play(moves);
      expect(replay(events, world())).toEqual(casework);
      const end = nowMs + 1500 * DAY > Date.parse('2026-01-01') ? nowMs : nowMs + 1500 * DAY;
      const once = elapse(casework, { nowMs: end, calendar: CHINA_CALENDAR }).casework;
      let small = casework;
      let now = nowMs;
      for (const more of days) {
        now = Math.min(end, now + more * DAY);
        small = elapse(small, { nowMs: now, calendar: CHINA_CALENDAR }).casework;
      }
      small = elapse(small, { nowMs: end, calendar: CHINA_CALENDAR }).casework;
      for (const id of RECORDS)
        expect({ ...stateOf(small, id), lastMs: 0 }).toEqual({ ...stateOf(once, id), lastMs: 0 });
    }),
    { ...RUNS, numRuns: 100 },
  );
});

test('[MSR-10] nobody but police orders, extends, confirms or freezes; nobody of a carrier does anything', () => {
  const POLICE_ONLY = [
    'measure.stop-ordered',
    'measure.stop-confirmed',
    'measure.freeze-approved',
    'measure.freeze-renewed',
  ];
  fc.assert(
    fc.property(MOVES, (moves) => {
      for (const { type, by } of play(moves).events) {
        expect(by.id).not.toBe(CARRIER.id);
        if (POLICE_ONLY.includes(type)) expect(['investigator', 'head']).toContain(by.role);
      }
    }),
    RUNS,
  );
});
