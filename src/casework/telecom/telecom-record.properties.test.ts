import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Actor } from '../actor.ts';
import { replay } from '../casework.ts';
import { step } from '../decide.ts';
import { elapse } from '../elapse.ts';
import type { Casework, EventHead, LiftCause } from '../record.ts';
import { actor, at, context, settledCasework } from '../world.fixture.ts';
import { liftTelecom } from './lift-telecom.ts';
import type { TelecomCommand, TelecomEvent } from './telecom-commands.ts';
import { isInService, isSuspected, type TelecomState } from './telecom-state.ts';
import {
  CARRIER_HEAD,
  CITY_HEAD,
  command,
  DESK,
  given,
  NOTICE,
  OFFICER,
  opened,
  OTHER_DESK,
  SOUTH,
  telecomOf,
} from './telecom.fixture.ts';

const A = given('10900000001');
const B = given('10900000002', { risk: 'low' });
const C = given('10900000003', { carrier: SOUTH, risk: 'high' });
const D = given('10900000004', { carrier: SOUTH });
const E = given('10900000006', { risk: 'high' });
const F = given('10900000007');
const IOT = given('1090000000005', { kind: 'iot-card' });
const NUMBERS = [A, B, C, D, E, F, IOT].map(({ number }) => number);
const SOUTH_HEAD = actor('辛', 'carrier-head', { kind: 'carrier', id: SOUTH });
const ACTORS: readonly Actor[] = [
  DESK,
  CARRIER_HEAD,
  OTHER_DESK,
  SOUTH_HEAD,
  OFFICER,
  CITY_HEAD,
  actor('p1', 'citizen', { kind: 'public' }),
];
const PURPOSE = { carrier: 'risk-control', police: 'investigation', public: 'self-service' } as const;

/** Two of them more often, so that a number gets far. */
const number = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(A.number, C.number) }, fc.constantFrom(...NUMBERS));
const method = fc.constantFrom('online-live' as const, 'outlet' as const);
const notice = fc.constant(NOTICE);
const reason = fc.constant('测试');

const anyCommand: fc.Arbitrary<TelecomCommand> = fc
  .oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('telecom.ask' as const), number, method }) },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('telecom.record-verification' as const),
        number,
        result: fc.constantFrom('passed' as const, 'failed' as const, 'refused' as const, 'not-done' as const),
        isSameUse: fc.boolean(),
      }),
    },
    { weight: 6, arbitrary: fc.record({ type: fc.constant('telecom.restrict' as const), number, notice }) },
    { weight: 6, arbitrary: fc.record({ type: fc.constant('telecom.suspend' as const), number, notice }) },
    fc.record({ type: fc.constant('telecom.keep' as const), number }),
    fc.record({ type: fc.constant('telecom.determine' as const), number, basis: reason }),
    fc.record({ type: fc.constant('telecom.confirm' as const), number, reason }),
    fc.record({ type: fc.constant('telecom.lift' as const), numbers: fc.subarray(NUMBERS), reason }),
    fc.record({ type: fc.constant('telecom.cascade' as const), numbers: fc.constantFrom([E], [F], [E, F]), reason }),
    fc.record({
      type: fc.constant('telecom.assess-iot' as const),
      number,
      risk: fc.constant('medium' as const),
      assessment: fc.constant({ functions: ['data'], scenario: '测试', device: '1' }),
    }),
    fc.record({
      type: fc.constant('telecom.suspend-iot' as const),
      number,
      cause: fc.constant('other-use' as const),
      method,
      notice,
    }),
    fc.record({
      type: fc.constant('telecom.receipt' as const),
      delivery: fc.constantFrom('t1/1', 't1/2', 't1/3'),
      result: fc.constantFrom('done' as const, 'refused' as const),
      reason,
    }),
  )
  .map((payload) => command(payload));

const anyLift: fc.Arbitrary<LiftCause> = fc
  .record({
    cause: fc.constantFrom('appeal-upheld' as const, 'not-my-card' as const, 'determination-changed' as const),
    items: fc.oneof({ weight: 6, arbitrary: fc.subarray(NUMBERS, { maxLength: 2 }) }, fc.constant(undefined)),
  })
  .map(({ cause, items }) => ({
    cause,
    by: { kind: 'appeal', id: 'a1' } as const,
    ...(items === undefined ? {} : { items }),
  }));

/** Mostly somebody who might; sometimes anybody. */
const anyMove = fc.record({
  act: fc.oneof({ weight: 30, arbitrary: anyCommand }, { weight: 1, arbitrary: anyLift }),
  stranger: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, fc.constantFrom(...ACTORS)),
  isHead: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
  hours: fc.integer({ min: 0, max: 60 }),
});
type Move = typeof anyMove extends fc.Arbitrary<infer T> ? T : never;

const BY_POLICE = ['telecom.determine', 'telecom.confirm', 'telecom.cascade', 'telecom.lift'];

function whoOf({ act, stranger, isHead }: Move): Actor {
  if (stranger !== undefined || !('type' in act)) return stranger ?? CITY_HEAD;
  if (BY_POLICE.includes(act.type)) return CITY_HEAD;
  const isSouth = 'number' in act && [C, D].some((each) => each.number === act.number);
  const isStop = act.type === 'telecom.suspend' || isHead;
  return isSouth ? (isStop ? SOUTH_HEAD : OTHER_DESK) : isStop ? CARRIER_HEAD : DESK;
}

interface Walk {
  readonly casework: Casework;
  readonly events: readonly EventHead[];
  readonly nowMs: number;
}

function walk(moves: readonly Move[], each: (state: TelecomState) => void): Walk {
  const start = step(settledCasework(), opened([A, B, C, D, IOT]), context(at('2026-03-02 09:00'), OFFICER));
  if (!start.ok) throw new Error(start.problem.code);
  let { casework } = start.value;
  const events: EventHead[] = [...start.value.events];
  let nowMs = at('2026-03-02 09:00');
  for (const move of moves) {
    const { act } = move;
    const who = whoOf(move);
    nowMs += move.hours * 3_600_000;
    const when = context(nowMs, who, PURPOSE[who.agency.kind as keyof typeof PURPOSE]);
    const done = 'type' in act ? step(casework, act, when) : lifted(casework, act, nowMs);
    if (!done.ok) continue;
    ({ casework } = done.value);
    events.push(...done.value.events);
    each(telecomOf(casework));
  }
  return { casework, events, nowMs };
}

function lifted(casework: Casework, cause: LiftCause, nowMs: number) {
  const when = context(nowMs, CITY_HEAD, 'appeal');
  const elapsed = elapse(casework, when);
  const done = liftTelecom(telecomOf(elapsed.casework), cause, when);
  if (!done.ok) return done;
  const events = [...elapsed.events, ...done.value];
  return { ok: true, value: { casework: replay(done.value, elapsed.casework), events } } as const;
}

function checkState(state: TelecomState): void {
  const personal = state.numbers.filter(({ kind, isRemoved }) => kind !== 'iot-card' && !isRemoved);
  if (personal.length > 0) expect(personal.some(isInService)).toBe(true);
  expect(state.numbers.filter(({ isForOwnUse, isRemoved }) => isForOwnUse && !isRemoved).length).toBeLessThanOrEqual(1);
  for (const each of state.numbers) {
    const { restriction, isRemoved, kind, risk } = each;
    if (restriction === undefined) continue;
    expect(isRemoved).toBe(false);
    const told = [restriction.notice.reason, restriction.notice.channel, ...restriction.notice.papers];
    expect(told.length >= 3 && told.every((text) => text !== '')).toBe(true);
    if (kind !== 'iot-card') expect(restriction.cause).toBe('not-verified');
    if (restriction.degree === 'suspend' && restriction.cause === 'not-verified') expect(risk).not.toBe('low');
    expectWayOut(state, each.number);
  }
}

/** An appeal confined to one number frees it and orders its carrier to. */
function expectWayOut(state: TelecomState, of: string): void {
  const cause = { cause: 'appeal-upheld', by: { kind: 'appeal', id: 'a1' }, items: [of] } as const;
  const done = liftTelecom(state, cause, context(state.lastMs ?? 0, CITY_HEAD, 'appeal'));
  if (!done.ok) throw new Error(done.problem.code);
  const after = telecomOf(replay(done.value, { telecom: new Map([[state.id, state]]) }));
  const found = after.numbers.find((each) => each.number === of);
  expect(found?.restriction).toBeUndefined();
  expect(after.deliveries.some((each) => each.number === of && each.instruction === 'lift')).toBe(true);
  expect(found !== undefined && isSuspected(found)).toBe(false);
}

/** From the events alone: what was restricted without a failed check before it, by another's carrier, or too early. */
function faults(events: readonly EventHead[], carrierOf: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  const result = new Map<string, string>();
  const limitedMs = new Map<string, number>();
  const recordedBy = new Set<string>();
  for (const event of events as readonly TelecomEvent[]) {
    if (event.by.agency.startsWith('carrier') && 'number' in event && event.by.agency !== carrierOf.get(event.number))
      found.push(`${event.type} by another carrier`);
    if (event.type === 'telecom.verification-asked') result.delete(event.number);
    if (event.type === 'telecom.verification-recorded') {
      result.set(event.number, event.result);
      recordedBy.add(event.by.id);
    }
    if (event.type === 'telecom.removed' || event.type === 'telecom.lifted')
      for (const each of event.numbers) {
        if (result.get(each) !== 'passed') result.delete(each);
        limitedMs.delete(each);
      }
    if (event.type !== 'telecom.restricted' || event.cause !== 'not-verified') continue;
    if (!['failed', 'refused', 'not-done'].includes(result.get(event.number) ?? ''))
      found.push(`restricted on ${result.get(event.number) ?? 'no check'}`);
    if (event.degree === 'limit-outgoing') limitedMs.set(event.number, event.atMs);
    else {
      if (event.atMs - (limitedMs.get(event.number) ?? Infinity) < 48 * 3_600_000) found.push('stopped too early');
      if (recordedBy.has(event.by.id)) found.push('stopped by whoever recorded the check');
    }
  }
  return found;
}

test('[TEL-16] whatever is tried by whomever: no restriction without a failed check, one number stays, every restriction has its notice and its way out', () => {
  let restricted = 0;
  let stopped = 0;
  fc.assert(
    fc.property(fc.array(anyMove, { minLength: 90, maxLength: 150 }), (moves) => {
      const { events } = walk(moves, checkState);
      const carrierOf = new Map([A, B, C, D, E, F, IOT].map((each) => [each.number, each.carrier]));
      expect(faults(events, carrierOf)).toEqual([]);
      restricted += events.filter(({ type }) => type === 'telecom.restricted').length;
      stopped += (events as readonly TelecomEvent[]).filter(
        (event) => event.type === 'telecom.restricted' && event.degree === 'suspend' && event.cause === 'not-verified',
      ).length;
    }),
    { seed: 611, numRuns: 200 },
  );
  expect(restricted).toBeGreaterThan(200);
  expect(stopped).toBeGreaterThan(20);
});

test('[TEL-17] replay of the events gives the same record; time in small steps does what it does in one', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 30 }), (moves) => {
      const { casework, events, nowMs } = walk(moves, () => undefined);
      expect(telecomOf(replay(events, settledCasework()))).toEqual(telecomOf(casework));
      const end = nowMs + 200 * 3_600_000;
      const once = elapse(casework, context(end, DESK));
      let now = casework;
      const types: string[] = [];
      for (let ms = nowMs; ms <= end; ms += 3_600_000) {
        const done = elapse(now, context(ms, DESK));
        now = done.casework;
        types.push(...done.events.map(({ type, atMs }) => `${type} ${atMs}`));
      }
      expect(types).toEqual(once.events.map(({ type, atMs }) => `${type} ${atMs}`));
      const { lastMs: _, ...a } = telecomOf(now);
      const { lastMs: __, ...b } = telecomOf(once.casework);
      expect(a).toEqual(b);
    }),
    { seed: 612, numRuns: 60 },
  );
});
