import { addMonths, CHINA_CALENDAR, dayNumber, legalValue, localDate, localDateOf } from '#law';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { CLOCK, type Actor } from '../actor.ts';
import { evolve, lawContext, replay } from '../casework.ts';
import { elapse } from '../elapse.ts';
import { step } from '../decide.ts';
import type { Casework, CommandHead, EventHead, LiftCause } from '../record.ts';
import { context } from '../world.fixture.ts';
import { isSameAct } from './count-acts.ts';
import { isStanding, liftSanction } from './lift-sanction.ts';
import {
  act,
  answer,
  BANK,
  CARDS,
  CARRIER,
  command,
  CONVICTION,
  COUNTY,
  CREDIT,
  DECIDED,
  determine,
  DISPUTED,
  HEAD,
  INSTRUCT,
  ISSUE,
  LAWYER,
  PAYMENT,
  propose,
  PROVINCE,
  REMOVED,
  REVIEWER,
  sanctionWorld,
  SERVE,
} from './sanction.fixture.ts';
import { endOfTerm } from './sanction-terms.ts';
import type { SanctionState } from './sanction.ts';

const ACTORS: readonly Actor[] = [COUNTY, REVIEWER, HEAD, LAWYER, PROVINCE, BANK, PAYMENT, CARRIER, CREDIT, CLOCK];
const PERSONS = ['甲', '甲', '甲', '少年', '不明', '冒名', '公司'];
const JOINT = 'joint-measures-2024';

interface Move {
  readonly what: number;
  readonly who: number;
  readonly hours: number;
  readonly sanction: number;
  readonly n: number;
}

const sanctions = (casework: Casework) => [...(casework.sanction?.values() ?? [])] as SanctionState[];
const DAY_MS = 86_400_000;

/** A command that may or may not fit, and who would give it. */
function commandOf({ what, sanction, n }: Move, casework: Casework, nowMs: number): readonly [CommandHead, Actor] {
  const id = `s${sanction}`;
  const state = casework.sanction?.get(id) as SanctionState | undefined;
  const today = localDateOf(nowMs);
  const day = localDate(dayNumber(today) - (n % 3));
  const personId = PERSONS[n % PERSONS.length] ?? '甲';
  const cards = [...CARDS, ...(n % 7 === 0 ? [DISPUTED] : []), ...(n % 5 === 0 ? [REMOVED] : [])];
  const acts = cards
    .slice(0, 1 + (n % 5))
    .map((number, at) => act(`${id}-${at}`, { day, items: [{ number, kind: 'bank-account' }] }));
  const order = state?.orders[n % Math.max(1, state.orders.length)];
  const owner = [BANK, PAYMENT, CARRIER, CREDIT].find(({ agency }) => agency.id === order?.to) ?? BANK;
  const sentence = (['suspended', 'custodial', 'non-custodial'] as const)[n % 3] ?? 'suspended';
  const conviction = {
    ...CONVICTION,
    judgment: `判${n}`,
    sentence,
    effectiveOn: day < '2024-12-02' ? '2024-12-02' : day,
  };
  const until = localDate(dayNumber(today) + (n % 900));
  const moves: readonly (readonly [CommandHead, Actor])[] = [
    [propose({ acts, personId, hasPenalty: n % 11 === 0 }, id), COUNTY],
    [propose({ acts: [], personId, route: 'criminal', conviction }, id), COUNTY],
    [command('sanction.hear', { told: 'both', statement: '', answer: '' }, id), COUNTY],
    [command('sanction.review-minor', { guardianToldOn: today, reasons: '审查' }, id), REVIEWER],
    [command('sanction.choose-pack', { pack: JOINT, reason: '较轻' }, id), LAWYER],
    [determine({}, id), HEAD],
    [determine({ belowThreshold: '影响较大' }, id), n % 2 === 0 ? PROVINCE : HEAD],
    [ISSUE(id), REVIEWER],
    [SERVE({ servedOn: today, ...(n % 2 === 0 ? { guardianServedOn: today } : {}) }, id), REVIEWER],
    [INSTRUCT(id), REVIEWER],
    [answer(order?.id ?? 'none', (['done', 'partly', 'refused'] as const)[n % 3], '说明', id), owner],
    [command('sanction.record-served', { servedOn: day }, id), REVIEWER],
    [
      command(
        'sanction.report-credit',
        {
          list: n % 2 === 0 ? 'financial-credit-database' : 'serious-dishonesty',
          ...{ basis: '依据', order: `k${n}`, to: CREDIT.agency.id },
        },
        id,
      ),
      REVIEWER,
    ],
    [command('sanction.publish', { order: `pub${n}`, to: CREDIT.agency.id, until }, id), HEAD],
    [
      command('sanction.lift', { cause: n % 2 === 0 ? 'term-over' : 'determination-changed', reason: '理由' }, id),
      HEAD,
    ],
    [
      command(n % 2 === 0 ? 'sanction.withdraw' : 'sanction.decline', { reason: '理由' }, id),
      n % 2 === 0 ? COUNTY : HEAD,
    ],
    [command('sanction.repeat-lift', { order: order?.id ?? 'none', id: `再${n}` }, id), REVIEWER],
    [
      command(
        'sanction.record-past',
        {
          ...{ region: '371300', agencies: [], personId, acts: [], pack: 'pboc-85-2019', rules: ['85-9-non-counter'] },
          ...{
            decidedOn: '2020-06-01',
            decidedBy: '市局',
            decidedLevel: 'city',
            document: `旧${n}`,
            servedOn: '2020-06-02',
          },
          ...{ orders: [{ id: `${id}-旧`, to: BANK.agency.id, sector: 'bank' }], reasons: '补录' },
        },
        id,
      ),
      HEAD,
    ],
  ];
  return moves[what % moves.length] ?? [determine({}, id), HEAD];
}

/** What runs without a gap for one person, of rows in which a joint sanction stands. */
function rows(states: readonly SanctionState[]): readonly { readonly first: number; readonly last: number }[] {
  const spans = states.flatMap(({ measures, determination }) =>
    measures.flatMap(({ startsOn, endsOn, endedMs }) => {
      if (startsOn === undefined || endsOn === undefined) return [];
      const ended = endedMs === undefined ? Infinity : dayNumber(localDateOf(endedMs - 1));
      const [first, last] = [dayNumber(startsOn), Math.min(dayNumber(endsOn), ended)];
      return last < first ? [] : [{ first, last, isJoint: determination?.basis.pack === JOINT }];
    }),
  );
  const merged: (typeof spans)[number][] = [];
  for (const span of spans.toSorted((x, y) => x.first - y.first)) {
    const row = merged.at(-1);
    if (row === undefined || span.first > row.last + 1) merged.push({ ...span });
    else Object.assign(row, { last: Math.max(row.last, span.last), isJoint: row.isJoint || span.isJoint });
  }
  return merged.filter(({ isJoint }) => isJoint);
}

function checkForbidden(casework: Casework, nowMs: number): void {
  const all = sanctions(casework);
  const law = lawContext(casework, { nowMs, calendar: CHINA_CALENDAR });
  const auto = legalValue('sanction-auto-lift', law.settings);
  for (const state of all) {
    const { determination, stage, service, subject, measures, orders, publication, credit, hands = [] } = state;
    if (stage === 'in-force' || orders.length > 0) {
      expect(service).toBeDefined();
      expect(determination).toBeDefined();
      if (determination?.past === undefined) expect(state.notice).toBeDefined();
    }
    if (determination !== undefined && determination.past === undefined) {
      const { count } = determination;
      if (state.route === 'police' && count?.reached.length === 0) expect(determination.level).toBe('province');
      expect(determination.reasons.trim()).not.toBe('');
      const by = (type: string) => hands.flatMap((hand) => (hand.command === type ? [hand.by] : []));
      expect(by('sanction.propose')).not.toContain(by('sanction.determine')[0]);
      expect(by('sanction.determine')).not.toContain(CLOCK.id);
      if (state.route === 'police') expect(subject.personId).not.toBe('冒名');
      if (subject.minor === true)
        expect([state.hearing?.told, state.minorReview === undefined]).toEqual(['both', false]);
      if (subject.minor === true && service !== undefined) expect(service.guardianServedOn).toBeDefined();
    }
    if (isStanding(state) && auto.ok && auto.value.value === 1)
      for (const { endsOn, endedMs } of measures) {
        if (endsOn === undefined || endedMs !== undefined) continue;
        const end = endOfTerm(endsOn, CHINA_CALENDAR);
        if (end.ok) expect(end.value).toBeGreaterThan(nowMs);
      }
    if (stage === 'expired' || stage === 'lifted')
      for (const order of orders) {
        if (order.instruction !== 'apply' || order.receipt?.result === 'refused') continue;
        const lifted = orders.flatMap((other) => (other.undoes === order.id ? other.measures : []));
        expect(new Set(lifted)).toEqual(new Set(order.measures));
      }
    if (publication !== undefined) {
      expect([state.route, subject.minor]).toEqual(['criminal', false]);
      expect(publication.maskedName).toMatch(/\*\*$/);
      expect(isStanding(state) || publication.endedMs !== undefined).toBe(true);
    }
    expect(credit.every(({ list }) => (list === 'serious-dishonesty') === (state.route === 'criminal'))).toBe(true);
  }
  const determined = all.filter(({ determination, stage }) => determination !== undefined && stage !== 'lifted');
  for (const personId of new Set(PERSONS)) {
    const own = determined.filter((state) => state.personId === personId);
    for (const { first, last } of rows(own)) expect(last).toBeLessThanOrEqual(addMonths(first, 60));
    for (const one of own)
      for (const other of own)
        if (one !== other) expect(one.acts.some((a) => other.acts.some((b) => isSameAct(a, b)))).toBe(false);
  }
}

const move = fc.record({
  what: fc.nat({ max: 17 }),
  who: fc.nat({ max: 39 }),
  hours: fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 12 }) }, { weight: 1, arbitrary: fc.nat({ max: 9000 }) }),
  sanction: fc.integer({ min: 1, max: 9 }),
  n: fc.nat({ max: 600 }),
});
const gap = fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 9000 }));
/** The usual way from proposal to execution, so that later stages are reached often. */
const usual = fc
  .record({ sanction: fc.integer({ min: 1, max: 9 }), n: fc.nat({ max: 600 }), hours: gap, route: fc.nat({ max: 1 }) })
  .map(({ sanction, n, hours, route }) =>
    [route, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 11].map((what, at): Move => ({
      ...{ what, sanction, who: 20, hours: at === 0 ? hours : 1 },
      n: what === 6 ? n * 2 : n,
    })),
  );
/** Institutions answer what they were sent. */
const answers = fc
  .record({ sanction: fc.integer({ min: 1, max: 9 }), n: fc.nat({ max: 600 }) })
  .map(({ sanction, n }) => [0, 1, 2, 3].map((at): Move => ({ what: 10, sanction, who: 20, hours: 1, n: n + at })));
const moves = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: move.map((one) => [one]) },
      { weight: 2, arbitrary: usual },
      { weight: 1, arbitrary: answers },
    ),
    { maxLength: 14, size: 'max' },
  )
  .map((all) => all.flat());
const settings = fc.record({
  'sanction-auto-lift': fc.constantFrom(0, 1, 1),
  'sanction-during-sentence': fc.constantFrom(0, 1),
  'sanction-old-terms': fc.constantFrom(0, 1, undefined),
  'sanction-publication': fc.constantFrom(0, 1, 1),
});

const reached = new Map<string, number>();

/** Plays the moves, sometimes lifting by an appeal, and checks after each. */
function play(world: Casework, all: readonly Move[]) {
  let [casework, nowMs] = [world, DECIDED];
  const events: EventHead[] = [];
  for (const one of all) {
    nowMs += one.hours * 3_600_000;
    const [given, usualActor] = commandOf(one, casework, nowMs);
    const who = one.who < ACTORS.length ? (ACTORS[one.who] ?? HEAD) : usualActor;
    const done = step(casework, given, context(nowMs, who, 'sanction'));
    if (done.ok) {
      casework = done.value.casework;
      events.push(...done.value.events);
    }
    const target = casework.sanction?.get(`s${one.sanction}`) as SanctionState | undefined;
    if (one.n % 29 === 0 && target !== undefined) {
      const items = one.n % 2 === 0 ? { items: [CARDS[one.n % 3] ?? CARDS[0]] } : {};
      const cause = { cause: 'appeal-upheld', by: { kind: 'appeal', id: 'q' }, ...items } as const satisfies LiftCause;
      const lifted = liftSanction(target, cause, context(nowMs, REVIEWER, 'appeal'));
      if (lifted.ok) {
        casework = lifted.value.reduce(evolve, casework);
        events.push(...lifted.value);
      }
    }
    const passed = elapse(casework, { nowMs, calendar: CHINA_CALENDAR });
    casework = passed.casework;
    events.push(...passed.events);
    checkForbidden(casework, nowMs);
  }
  return { casework, events, nowMs };
}

test('[SAN-38] whatever is commanded never reaches a forbidden state; replay gives the same; steps of time do not matter', () => {
  fc.assert(
    fc.property(settings, moves, fc.array(fc.nat({ max: 900 }), { maxLength: 6 }), (values, all, days) => {
      const world = sanctionWorld(values);
      const { casework, events, nowMs } = play(world, all);
      expect(replay(events, world)).toEqual(casework);
      const last = nowMs + days.reduce((sum, each) => sum + each * DAY_MS, 0);
      const once = elapse(casework, { nowMs: last, calendar: CHINA_CALENDAR });
      let [stepwise, at] = [casework, nowMs];
      const fired: EventHead[] = [];
      for (const each of days) {
        at += each * DAY_MS;
        const passed = elapse(stepwise, { nowMs: at, calendar: CHINA_CALENDAR });
        stepwise = passed.casework;
        fired.push(...passed.events);
      }
      const timeless = (given: readonly EventHead[]) => given.map(({ recordedMs: _recorded, ...event }) => event);
      expect(timeless(fired)).toEqual(timeless(once.events));
      checkForbidden(once.casework, last);
      for (const { type } of [...events, ...fired]) reached.set(type, (reached.get(type) ?? 0) + 1);
    }),
    { seed: 612, numRuns: 150 },
  );
  const seldom = [
    ...['sanction.determined', 'sanction.notice-served', 'sanction.instructed', 'sanction.measures-ended'],
    ...['sanction.lifted', 'sanction.past-recorded', 'sanction.credit-reported', 'sanction.published'],
    ...[
      'sanction.answered',
      'sanction.lift-overdue',
      'sanction.term-capped',
      'sanction.sentence-served',
      'sanction.minor-reviewed',
    ],
  ].filter((type) => (reached.get(type) ?? 0) === 0);
  expect(seldom).toEqual([]);
}, 60_000);
