import fc from 'fast-check';
import { expect, test } from 'vitest';

import { evolve, replay } from '../casework.ts';
import { elapse } from '../elapse.ts';
import type { Casework, EventHead } from '../record.ts';
import { begun, DESK, given, limited, NORTH, OTHER_DESK, SOUTH } from '../telecom/telecom.fixture.ts';
import { actor, at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import type { OutcomeGiven, ScreeningCommand } from './screening-record.ts';
import {
  numbersWith,
  outcomeOf,
  SCREENING_OUTCOMES,
  screeningStatus,
  screeningTotals,
  type ScreeningOutcome,
  type ScreeningState,
} from './screening-state.ts';

const RECORD = { kind: 'screening', id: 's1' } as const;
const OFFICER = actor('丁', 'investigator', { level: 'county' });
const police = (time: string) => context(at(time), OFFICER);
const carrier = (time: string, who = DESK) => context(at(time), who, 'risk-control');
const numbered = (count: number) => Array.from({ length: count }, (_, place) => `109${String(place).padStart(8, '0')}`);
const begin = (numbers: readonly string[]): ScreeningCommand => ({
  type: 'screening.begin',
  record: RECORD,
  region: '371300',
  carrier: NORTH,
  source: '测试函 1 号',
  numbers,
});
const record = (outcomes: readonly OutcomeGiven[]): ScreeningCommand => ({
  type: 'screening.record',
  record: RECORD,
  outcomes,
});
const stateOf = (casework: Casework) => casework.screening?.get(RECORD.id) as ScreeningState;
const started = (numbers: readonly string[], casework = settledCasework()) =>
  run(casework, [[begin(numbers), police('2026-03-02 09:00')]]).casework;

test('[SCRN-1] a list goes to one carrier, each number once; a list that is not signed for is an alarm', () => {
  const empty = settledCasework();
  expect(codeOf(empty, begin([]), police('2026-03-02 09:00'))).toBe('numbers-missing');
  expect(codeOf(empty, begin(['10900000001', ' ']), police('2026-03-02 09:00'))).toBe('number-empty');
  expect(codeOf(empty, begin(['2', '10900000001', '2']), police('2026-03-02 09:00'))).toBe('number-twice');
  const casework = started(numbered(3));
  expect(stateOf(casework).delivery).toMatchObject({ to: NORTH, instruction: 'screen' });
  const late = elapse(casework, context(at('2026-04-02 09:00'), DESK));
  expect(late.events.map(({ type, atMs }) => [type, atMs])).toEqual([
    ['screening.receipt-overdue', at('2026-03-03 09:00')],
  ]);
  const receive: ScreeningCommand = { type: 'screening.receive', record: RECORD };
  expect(codeOf(casework, receive, carrier('2026-03-02 10:00', OTHER_DESK))).toBe('not-your-agency');
  const received = run(casework, [[receive, carrier('2026-03-02 10:00')]]).casework;
  expect(elapse(received, context(at('2026-04-02 09:00'), DESK)).events).toEqual([]);
  expect(codeOf(received, receive, carrier('2026-03-02 11:00'))).toBe('screening-received');
});

test('[SCRN-2] outcomes come in batches, all or none, only for the list, and may be corrected', () => {
  const casework = started(numbered(3));
  const [a = '', b = '', c = ''] = numbered(3);
  const code = (...outcomes: readonly OutcomeGiven[]) =>
    codeOf(casework, record(outcomes), carrier('2026-03-02 10:00'));
  expect(code({ number: a, outcome: 'cleared' }, { number: '10999999999', outcome: 'cleared' })).toBe(
    'number-not-listed',
  );
  expect(code({ number: a, outcome: 'cleared' }, { number: a, outcome: 'error' })).toBe('number-twice');
  expect(code()).toBe('numbers-missing');
  const first = run(casework, [
    [
      record([
        { number: a, outcome: 'error' },
        { number: b, outcome: 'not-in-network' },
      ]),
      carrier('2026-03-02 10:00'),
    ],
  ]).casework;
  expect(screeningStatus(stateOf(first))).toMatchObject({ total: 3, done: 1, counts: { pending: 1, error: 1 } });
  expect(codeOf(first, record([{ number: a, outcome: 'error' }]), carrier('2026-03-02 11:00'))).toBe(
    'outcomes-unchanged',
  );
  const second = run(first, [[record([{ number: a, outcome: 'verified' }]), carrier('2026-03-02 11:00')]]).casework;
  expect(screeningStatus(stateOf(second)).counts).toMatchObject({ verified: 1, error: 0, pending: 1 });
  expect(numbersWith(stateOf(second), 'pending')).toEqual([c]);
  expect(outcomeOf(stateOf(second), '10999999999')).toBeUndefined();
});

test('[SCRN-3] „restricted“ only where the restriction stands, of this carrier: a list restricts nothing', () => {
  const [a = '', b = '', c = ''] = numbered(3);
  const both = limited(begun(given(a), given(b), given(c, { carrier: SOUTH })), a);
  const casework = started([a, b, c], limited(both, c, OTHER_DESK));
  const restricted = (number: string, measure?: string) =>
    codeOf(
      casework,
      record([{ number, outcome: 'restricted', ...(measure === undefined ? {} : { measure }) }]),
      carrier('2026-03-03 10:00'),
    );
  expect(restricted(a)).toBe('restriction-unknown');
  expect(restricted(b, 't1')).toBe('restriction-unknown');
  expect(restricted(a, 't9')).toBe('restriction-unknown');
  expect(restricted(c, 't1')).toBe('restriction-unknown');
  expect(restricted(a, 't1')).toBe('ok');
  const done = run(casework, [
    [record([{ number: a, outcome: 'restricted', measure: 't1' }]), carrier('2026-03-03 10:00')],
  ]);
  expect(done.casework.telecom).toBe(casework.telecom);
  expect(done.events.every(({ record: { kind } }) => kind === 'screening')).toBe(true);
});

test('[SCRN-4] a list is closed when every number has an outcome', () => {
  const casework = started(numbered(1));
  const close: ScreeningCommand = { type: 'screening.close', record: RECORD, reason: '测试' };
  expect(codeOf(casework, close, police('2026-03-02 10:00'))).toBe('screening-pending');
  const closed = run(casework, [
    [record([{ number: numbered(1)[0] ?? '', outcome: 'cleared' }]), carrier('2026-03-02 10:00')],
    [close, police('2026-03-02 11:00')],
  ]).casework;
  const again = record([{ number: numbered(1)[0] ?? '', outcome: 'error' }]);
  expect(codeOf(closed, again, carrier('2026-03-02 12:00'))).toBe('screening-closed');
});

const LIST = numbered(600);
const anyBatch = fc.uniqueArray(
  fc.record({
    number: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...LIST) }, fc.constant('10999999999')),
    outcome: fc.constantFrom(...SCREENING_OUTCOMES.filter((outcome) => outcome !== 'pending')),
  }),
  { selector: ({ number }) => number, maxLength: 30 },
);

test('[SCRN-5] whatever comes back, the counts sum to the list and agree with a plain table; replay gives the same', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(anyBatch, { maxLength: 12 }), (batches) => {
      const begins = run(settledCasework(), [[begin(LIST), police('2026-03-02 09:00')]]);
      let { casework } = begins;
      const events: EventHead[] = [...begins.events];
      const plain = new Map<string, ScreeningOutcome>(LIST.map((number) => [number, 'pending']));
      for (const batch of batches) {
        const listed = batch.filter(({ outcome }) => outcome !== 'restricted');
        const when = carrier('2026-03-02 10:00');
        if (codeOf(casework, record(listed), when) !== 'ok') continue;
        const done = run(casework, [[record(listed), when]]);
        casework = done.casework;
        events.push(...done.events);
        for (const { number, outcome } of listed) plain.set(number, outcome);
        taken += 1;
      }
      const state = stateOf(casework);
      const { total, counts } = screeningStatus(state);
      expect(screeningTotals([state, state])).toMatchObject({
        total: 2 * total,
        counts: { pending: 2 * counts.pending },
      });
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
      for (const outcome of SCREENING_OUTCOMES) {
        const expected = LIST.filter((number) => plain.get(number) === outcome);
        expect(counts[outcome]).toBe(expected.length);
        expect(numbersWith(state, outcome)).toEqual(expected);
      }
      expect(stateOf(replay(events, settledCasework()))).toEqual(state);
    }),
    { seed: 613, numRuns: 60 },
  );
  expect(taken).toBeGreaterThan(100);
});

test('[SCRN-6] a list of 40,000 numbers takes one outcome at a time without copying the list', () => {
  const list = numbered(40_000);
  let casework = started(list);
  const { numbers, pieces } = stateOf(casework);
  const event = (number: string, atMs: number) =>
    ({
      type: 'screening.recorded',
      record: RECORD,
      atMs,
      recordedMs: atMs,
      by: { id: 'x', name: 'x', role: 'clock', agency: 'x' },
      outcomes: [{ number, outcome: 'cleared' }],
    }) as const satisfies EventHead & { readonly outcomes: readonly OutcomeGiven[] };
  casework = evolve(casework, event(list[12_345] ?? '', at('2026-03-02 10:00')));
  const after = stateOf(casework);
  expect(after.numbers).toBe(numbers);
  expect(after.pieces.filter((piece, place) => piece !== pieces[place])).toHaveLength(1);
  const all = record(list.map((number) => ({ number, outcome: 'not-in-network' })));
  const done = run(casework, [[all, carrier('2026-03-02 11:00')]]).casework;
  expect(screeningStatus(stateOf(done))).toMatchObject({
    total: 40_000,
    done: 40_000,
    counts: { 'not-in-network': 40_000 },
  });
});
