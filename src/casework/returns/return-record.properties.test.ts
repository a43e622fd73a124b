import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Actor } from '../actor.ts';
import { replay } from '../casework.ts';
import { step } from '../decide.ts';
import { elapse } from '../elapse.ts';
import { HEAD, on, police } from '../measures/measures.fixture.ts';
import type { Casework, CommandHead, EventHead } from '../record.ts';
import { context, run } from '../world.fixture.ts';
import type { ReturnEvent } from './return-commands.ts';
import { remainingMinor, type ReturnState } from './return-state.ts';
import {
  allocation,
  ANALYST,
  begins,
  CITY_HEAD,
  command,
  DAY,
  frozenCasework,
  HOUR,
  OFFICER,
  OFFICERS,
  proposes,
  returnOf,
  REVIEWER,
  source,
  T0,
  V1,
  V2,
} from './return.fixture.ts';

const name = fc.constantFrom('victim-1', 'victim-2');
const FAIR = allocation({ 'victim-1': [60_000, 30_000], 'victim-2': [40_000, 20_000] });
const AFTER_PAYBACK = allocation({ 'victim-1': [60_000, 25_000, 20_000], 'victim-2': [40_000, 25_000] });
const ALLOCATIONS = [
  ...[FAIR, FAIR, FAIR],
  AFTER_PAYBACK,
  { ...FAIR, ground: 'timestamps' as const },
  allocation({ 'victim-1': [10_000, 30_000], 'victim-2': [40_000, 20_000] }),
  allocation({ 'victim-1': [60_000, 40_000], 'victim-2': [40_000, 20_000] }),
  allocation({ 'victim-1': [60_000, 50_000] }),
];
const papers = fc.constantFrom(...ALLOCATIONS).map((given) => ({ allocation: given, flowTable: 'f', report: 'r' }));

const RELEASE = on({ type: 'measure.release-freeze', freeze: 'f1', reason: '测试' });

const anyCommand: fc.Arbitrary<CommandHead> = fc.oneof(
  ...(
    [
      fc.record({ type: fc.constant('return.tell-victim' as const), victim: name }),
      name.map((victim) => ({
        type: 'return.apply' as const,
        victim,
        by: 'victim' as const,
        to: source(victim === 'victim-1' ? 1 : 2),
      })),
      fc.record({
        type: fc.constant('return.check-ownership' as const),
        victim: name,
        isClear: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.constant(false)),
        note: fc.constant('测试'),
      }),
      papers.map((given) => ({ type: 'return.propose' as const, ...given })),
      fc.constant({ type: 'return.notice' as const, place: '测试报' }),
      fc.constant({ type: 'return.notice' as const, place: '测试报' }),
      fc.record({
        type: fc.constant('return.object' as const),
        id: fc.constantFrom('1', '2'),
        objector: fc.constant('测试庚'),
        ground: fc.constant('测试'),
      }),
      fc.record({
        type: fc.constant('return.decide-objection' as const),
        id: fc.constantFrom('1', '2'),
        isUpheld: fc.boolean(),
        reason: fc.constant('测试'),
        papers,
      }),
      ...[1, 2, 3].map(() => fc.constant({ type: 'return.decide' as const, number: '1 号' })),
      fc.constant({ type: 'return.order' as const, officers: OFFICERS }),
      fc.constant({ type: 'return.order' as const, officers: OFFICERS }),
      fc
        .record({ at: fc.constantFrom(...ALLOCATIONS), isPaid: fc.tuple(fc.boolean(), fc.boolean()) })
        .map(({ at: { shares }, isPaid }) => ({
          type: 'return.receipt' as const,
          paid: shares.flatMap(({ victim, payoutMinor: amountMinor }, place) =>
            isPaid[place] === true ? [{ victim, amountMinor, to: source(place + 1) }] : [],
          ),
          failed: shares.flatMap(({ victim }, place) => (isPaid[place] === true ? [] : [{ victim, reason: '测试' }])),
        })),
    ] as readonly fc.Arbitrary<Parameters<typeof command>[0]>[]
  ).map((arbitrary) => ({ weight: 8, arbitrary: arbitrary.map((payload) => command(payload) as CommandHead) })),
  ...(
    [
      { type: 'return.record-compensation', victim: 'victim-1', amountMinor: 2_000_000, source: '退赔' },
      { type: 'return.set-aside', victim: 'victim-2', reason: 'waived', note: '测试' },
      { type: 'return.ask-completion', what: '测试' },
      { type: 'return.redirect', victim: 'victim-1', to: source(1), reason: '' },
      { type: 'return.close', reason: '测试' },
    ] as const
  ).map((payload) => ({ weight: 1, arbitrary: fc.constant<CommandHead>(command(payload)) })),
  { weight: 1, arbitrary: fc.constant<CommandHead>(RELEASE) },
);

const anyMove = fc.record({
  act: anyCommand,
  stranger: fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    fc.constantFrom(OFFICER, HEAD, CITY_HEAD, ANALYST, REVIEWER),
  ),
  hours: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }) }, fc.integer({ min: 700, max: 900 })),
});
type Move = typeof anyMove extends fc.Arbitrary<infer T> ? T : never;

const WHO: Readonly<Record<string, Actor>> = {
  'return.decide-objection': REVIEWER,
  'return.decide': CITY_HEAD,
  'return.receipt': ANALYST,
  'return.ask-completion': ANALYST,
  'return.redirect': HEAD,
  'return.close': HEAD,
  'measure.release-freeze': HEAD,
};

function walk(moves: readonly Move[], each: (state: ReturnState, casework: Casework) => void) {
  const begun = run(frozenCasework(), [[begins([V1, V2]), context(T0 + DAY, OFFICER, 'return-of-funds')]]);
  let { casework } = begun;
  const events: EventHead[] = [...begun.events];
  let nowMs = T0 + DAY;
  for (const { act, stranger, hours } of moves) {
    nowMs += hours * HOUR;
    const who = stranger ?? WHO[act.type] ?? OFFICER;
    const when = act === RELEASE ? police(nowMs, who) : context(nowMs, who, 'return-of-funds');
    const done = step(casework, act, when);
    if (!done.ok) continue;
    ({ casework } = done.value);
    events.push(...done.value.events);
    each(returnOf(casework), casework);
  }
  return { casework, events, nowMs };
}

function checkState(state: ReturnState): void {
  const { proposal, payments, frozenMinor, victims } = state;
  expect(remainingMinor(state)).toBeGreaterThanOrEqual(0);
  expect(new Set(payments.map(({ victim }) => victim)).size).toBe(payments.length);
  if (proposal === undefined) return;
  const sum = proposal.shares.reduce((total, { payoutMinor }) => total + payoutMinor, proposal.leftMinor);
  expect(sum).toBe(frozenMinor);
  for (const { payoutMinor, lossMinor, compensatedMinor } of proposal.shares)
    expect(payoutMinor).toBeLessThanOrEqual(Math.max(0, lossMinor - compensatedMinor));
  for (const { victim, amountMinor } of payments)
    expect(amountMinor).toBe(proposal.shares.find((share) => share.victim === victim)?.payoutMinor);
  if (state.decision === undefined && payments.length === 0) return;
  expect(victims.every(({ told, setAside }) => told !== undefined || setAside !== undefined)).toBe(true);
}

/** From the events alone. */
function faults(events: readonly EventHead[]): readonly string[] {
  const found: string[] = [];
  const open = new Set<string>();
  const proposers = new Set<string>();
  let ground = '';
  let noticeEnds = Infinity;
  let isDecided = false;
  let isFrozen = true;
  for (const event of events as readonly (ReturnEvent | (EventHead & { type: 'measure.ended' }))[]) {
    if (event.type === 'measure.ended') isFrozen = false;
    if (event.type === 'return.proposed') {
      ({ ground } = event.allocation);
      noticeEnds = Infinity;
      isDecided = false;
      proposers.add(event.by.id);
    }
    if (event.type === 'return.noticed') noticeEnds = event.endsMs;
    if (event.type === 'return.objected') {
      if (event.atMs >= noticeEnds) found.push('objection late');
      open.add(event.id);
    }
    if (event.type === 'return.objection-decided') open.delete(event.id);
    if (event.type === 'return.decided') {
      if (isDecided) found.push('decided twice');
      if (open.size > 0) found.push('decided with an objection open');
      if (ground === 'pro-rata' && event.atMs < noticeEnds) found.push('decided while the notice runs');
      if (proposers.has(event.by.id)) found.push('decided by whoever proposed');
      if (!isFrozen) found.push('decided without a freeze');
      isDecided = true;
    }
    if (event.type === 'return.ordered' && (!isDecided || !isFrozen))
      found.push('ordered too early or without a freeze');
    if (event.type === 'return.paid' && event.by.agency !== 'bank-北区测试银行') found.push('paid by another');
  }
  return found;
}

/** Half of the walks begin with the steps that every return needs, in any order. */
const START = ['victim-1', 'victim-2'].flatMap((victim, at): CommandHead[] => [
  command({ type: 'return.tell-victim', victim }),
  command({ type: 'return.apply', victim, by: 'victim', to: source(at + 1) }),
  command({ type: 'return.check-ownership', victim, isClear: true, note: '测试' }),
]);
const anyWalk = fc
  .tuple(fc.constantFrom([], START), fc.array(anyMove, { minLength: 50, maxLength: 90 }))
  .map(([first, moves]) => [
    ...[...first, ...(first.length === 0 ? [] : [proposes(FAIR)])].map((act) => ({
      act,
      stranger: undefined,
      hours: 0,
    })),
    ...moves,
  ]);

test('[RETP-7] whatever is tried in whatever order: nothing is decided early, with an objection open, twice or by whoever proposed, nothing paid above claim or freeze', () => {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(anyWalk, (moves) => {
      const { casework, events } = walk(moves, checkState);
      expect(faults(events)).toEqual([]);
      for (const type of new Set(events.map((event) => event.type))) reached.set(type, (reached.get(type) ?? 0) + 1);
      expect(returnOf(casework).frozenMinor).toBe(5_000_000);
    }),
    { seed: 84, numRuns: 200 },
  );
  expect(reached.get('return.decided')).toBeGreaterThan(20);
  expect(reached.get('return.paid')).toBeGreaterThan(10);
  expect(reached.get('return.objection-decided')).toBeGreaterThan(5);
});

test('[RETP-17] replay of the events gives the same record; time in small steps does what it does in one', () => {
  fc.assert(
    fc.property(anyWalk, (moves) => {
      const { casework, events, nowMs } = walk(moves, () => undefined);
      expect(returnOf(replay(events, frozenCasework()))).toEqual(returnOf(casework));
      const end = nowMs + 30 * DAY;
      const once = elapse(casework, context(end, CITY_HEAD));
      let now = casework;
      const seen: string[] = [];
      for (let ms = nowMs; ms <= end; ms += 12 * HOUR) {
        const done = elapse(now, context(ms, CITY_HEAD));
        now = done.casework;
        seen.push(...done.events.map(({ type, atMs }) => `${type} ${atMs}`));
      }
      expect(seen).toEqual(once.events.map(({ type, atMs }) => `${type} ${atMs}`));
      const { lastMs: _, ...a } = returnOf(now);
      const { lastMs: __, ...b } = returnOf(once.casework);
      expect(a).toEqual(b);
    }),
    { seed: 85, numRuns: 40 },
  );
});
