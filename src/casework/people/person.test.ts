import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { residentIdCheck } from '#model';

import type { Actor } from '../actor.ts';
import { personRecord } from './person-record.ts';
import type { Casework, CommandHead, Context, LiftCause } from '../record.ts';
import { actor, at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import { evolve } from '../casework.ts';
import { countedItems, isMinorAt, personOf, yearsAt, type Item, type PersonFact, type PersonState } from './person.ts';
import type { PersonCommand } from './person-events.ts';
import { leniencyFacts, limitNotifiedMs, lostIdentityBefore } from './person-facts.ts';

const START = at('2024-03-05 09:00');
const OFFICER = actor('officer', 'investigator');
const HEAD = actor('head', 'head');
const BANK = actor('bank', 'bank-analyst', { kind: 'bank', level: 'outlet', region: '371312', id: 'bank-1' });

type Of<T extends PersonCommand['type']> = Extract<PersonCommand, { type: T }>;

function when(
  by: Actor,
  hours: number,
  purpose: Context['purpose'] = by === BANK ? 'risk-control' : 'investigation',
): Context {
  return context(START + hours * 3_600_000, by, purpose);
}

function enter(identity: Partial<Of<'person.enter'>['identity']> = {}): Of<'person.enter'> {
  return {
    type: 'person.enter',
    record: { kind: 'person', id: 'p1' },
    region: '371300',
    agencies: [],
    identity: { isUnit: false, name: '测试甲', ...identity },
  };
}

function command<T extends PersonCommand['type']>(type: T, payload: Omit<Of<T>, 'type' | 'record'>): CommandHead {
  return { type, record: { kind: 'person', id: 'p1' }, ...payload };
}

const CARD: Item = { number: '6200000000000000011', kind: 'bank-account', institution: 'bank-1' };
const PHONE: Item = { number: '10900000001', kind: 'phone-card', institution: 'carrier-1' };
const ATTACH = [command('person.attach-item', { item: CARD }), command('person.attach-item', { item: PHONE })];

function begun(identity: Partial<Of<'person.enter'>['identity']> = {}, ...commands: readonly CommandHead[]): Casework {
  const steps = commands.map((next, index) => [next, when(OFFICER, index + 1)] as const);
  return run(settledCasework(), [[enter(identity), when(OFFICER, 0)], ...steps]).casework;
}

function stateOf(casework: Casework): PersonState {
  const state = personOf(casework, 'p1');
  if (state === undefined) throw new Error('no person');
  return state;
}

function lifted(casework: Casework, cause: Partial<LiftCause> = {}) {
  return personRecord.lift?.(
    stateOf(casework),
    { cause: 'not-my-card', by: { kind: 'appeal', id: 'A1' }, ...cause },
    when(HEAD, 50),
  );
}

function afterLift(casework: Casework, items?: readonly string[]): Casework {
  const done = lifted(casework, items === undefined ? {} : { items });
  if (done?.ok !== true) throw new Error('not lifted');
  return done.value.reduce(evolve, casework);
}

/** A number of a region that does not exist. */
function idNumber(birth: string): string {
  const body = `000000${birth.replaceAll('-', '')}001`;
  return body + residentIdCheck(body);
}

test('[PERS-1] a name, and a birth that fits the identity number', () => {
  const base = settledCasework();
  const by = when(OFFICER, 0);
  expect(codeOf(base, enter({ name: ' ' }), by)).toBe('person-name-missing');
  expect(codeOf(base, { ...enter(), region: '3713000' } as CommandHead, by)).toBe('region-unreadable');
  expect(codeOf(base, enter({ birth: '2001-02-30' }), by)).toBe('birth-unreadable');
  expect(codeOf(base, enter({ birth: '2024-03-06' }), by)).toBe('birth-unreadable');
  expect(codeOf(base, enter({ birth: '2024-03-05' }), by)).toBe('ok');
  expect(codeOf(base, enter({ birth: '2001-02-03', idNumber: idNumber('2001-02-04') }), by)).toBe(
    'birth-contradicts-id',
  );
  expect(codeOf(base, enter({ isUnit: true, birth: '2001-02-03' }), by)).toBe('unit-has-no-birth');
  expect(stateOf(begun({ idNumber: idNumber('2001-02-03') })).birth).toBe('2001-02-03');
  expect(stateOf(begun({ idNumber: 'T0000001' })).birth).toBeUndefined();
  expect(stateOf(begun()).personId).toBe('p1');
  expect(stateOf(begun())).not.toHaveProperty('caseNo');
  const ofCase = run(base, [[{ ...enter(), caseNo: 'A0000001' } as CommandHead, by]]).casework;
  expect(stateOf(ofCase).caseNo).toBe('A0000001');
});

test('[PERS-2] a correction keeps the old value; a new number brings its day of birth', () => {
  const casework = begun({ idNumber: idNumber('2001-02-03') });
  const correct = (field: 'name' | 'idNumber' | 'birth', value: string, reason = '核对证件') =>
    command('person.correct', { field, value, reason });
  const by = when(OFFICER, 5);
  expect(codeOf(casework, correct('name', '测试甲'), by)).toBe('correction-changes-nothing');
  expect(codeOf(casework, correct('name', ' '), by)).toBe('value-missing');
  expect(codeOf(casework, correct('name', '测试乙', ''), by)).toBe('reason-missing');
  expect(codeOf(casework, correct('birth', '2001-02-04'), by)).toBe('birth-contradicts-id');
  const { casework: after, events } = run(casework, [[correct('idNumber', idNumber('2009-08-07')), by]]);
  expect(stateOf(after)).toMatchObject({ idNumber: idNumber('2009-08-07'), birth: '2009-08-07' });
  expect(events).toMatchObject([
    { type: 'person.corrected', field: 'idNumber', before: idNumber('2001-02-03') },
    { type: 'person.corrected', field: 'birth', before: '2001-02-03', value: '2009-08-07' },
  ]);
  const foreign = run(casework, [[correct('idNumber', 'T0000001'), by]]).events;
  expect(foreign).toHaveLength(1);
  const first = run(begun(), [[correct('birth', '1990-01-01'), by]]).events;
  expect(first[0]).not.toHaveProperty('before');
});

test('[PERS-3] on record once; disputed apart; removed in neither and never back', () => {
  const casework = begun({}, ...ATTACH);
  const by = when(OFFICER, 9);
  expect(codeOf(casework, command('person.attach-item', { item: CARD }), by)).toBe('item-on-record');
  expect(codeOf(casework, command('person.attach-item', { item: { ...CARD, number: '' } }), by)).toBe(
    'item-number-missing',
  );
  expect(stateOf(casework).agencies).toEqual(['bank-1', 'carrier-1']);
  const dispute = command('person.dispute-item', { number: CARD.number, reason: '不是本人办理' });
  const disputed = run(casework, [[dispute, when(OFFICER, 9, 'appeal')]]).casework;
  expect(countedItems(stateOf(disputed))).toMatchObject({
    counted: [{ number: PHONE.number }],
    disputed: [{ number: CARD.number }],
  });
  expect(codeOf(disputed, dispute, when(OFFICER, 10, 'appeal'))).toBe('item-disputed');
  const removed = afterLift(disputed, [CARD.number]);
  expect(countedItems(stateOf(removed))).toMatchObject({ counted: [{ number: PHONE.number }], disputed: [] });
  const later = when(OFFICER, 60);
  expect(codeOf(removed, command('person.attach-item', { item: CARD }), later)).toBe('item-removed');
  expect(codeOf(removed, command('person.detach-item', { number: CARD.number, reason: '误' }), later)).toBe(
    'item-removed',
  );
  expect(codeOf(removed, dispute, when(OFFICER, 60, 'appeal'))).toBe('item-removed');
  const detach = command('person.detach-item', { number: PHONE.number, reason: '登记有误' });
  expect(stateOf(run(removed, [[detach, later]]).casework).items.map(({ number }) => number)).toEqual([CARD.number]);
  expect(codeOf(removed, command('person.detach-item', { number: 'none', reason: '误' }), later)).toBe('item-unknown');
});

test('[PERS-4] only "not my card" removes, the named or all, with an event each', () => {
  const casework = begun({}, ...ATTACH);
  expect(lifted(casework)).toMatchObject({
    ok: true,
    value: [
      { type: 'person.item-removed', number: CARD.number, cause: 'not-my-card', order: { kind: 'appeal', id: 'A1' } },
      { type: 'person.item-removed', number: PHONE.number },
    ],
  });
  expect(lifted(casework, { cause: 'appeal-upheld' })).toMatchObject({ problem: { code: 'cannot-be-lifted' } });
  expect(lifted(casework, { items: ['none'] })).toMatchObject({ problem: { code: 'item-unknown' } });
  expect(lifted(casework, { items: [] })).toMatchObject({ problem: { code: 'nothing-named' } });
  expect(lifted(afterLift(casework))).toMatchObject({ problem: { code: 'nothing-named' } });
  expect(lifted(afterLift(casework), { items: [CARD.number] })).toMatchObject({ problem: { code: 'item-removed' } });
});

test('[PERS-5] nothing left but what others opened: a victim of identity theft', () => {
  expect(stateOf(begun()).isIdentityTheftVictim).toBe(false);
  const casework = begun({}, ...ATTACH);
  const half = afterLift(casework, [CARD.number]);
  expect(stateOf(half).isIdentityTheftVictim).toBe(false);
  expect(stateOf(afterLift(half)).isIdentityTheftVictim).toBe(true);
  const detach = command('person.detach-item', { number: PHONE.number, reason: '登记有误' });
  expect(stateOf(run(half, [[detach, when(OFFICER, 60)]]).casework).isIdentityTheftVictim).toBe(true);
});

const FACT: PersonFact = { kind: 'surrender', atMs: START, note: '主动到案', items: [] };

test('[PERS-6] facts have their day and name items of the person', () => {
  const casework = begun({}, ...ATTACH);
  const record = (fact: Partial<PersonFact>, by = OFFICER) =>
    codeOf(casework, command('person.record-fact', { fact: { ...FACT, ...fact } }), when(by, 9));
  expect(record({})).toBe('ok');
  expect(record({ atMs: START + 1e12 })).toBe('fact-in-future');
  expect(record({ kind: 'voluntary-cancellation' })).toBe('fact-needs-item');
  expect(record({ kind: 'limit-notified', items: ['none'] })).toBe('item-unknown');
  expect(record({ kind: 'limit-notified', items: [CARD.number] }, BANK)).toBe('ok');
  expect(record({ kind: 'limit-notified', items: [CARD.number, PHONE.number] }, BANK)).toBe('fact-not-yours');
  expect(record({ kind: 'conviction' }, BANK)).toBe('fact-not-yours');
  const twice = run(casework, [[command('person.record-fact', { fact: FACT }), when(OFFICER, 9)]]).casework;
  expect(codeOf(twice, command('person.record-fact', { fact: FACT }), when(OFFICER, 10))).toBe('fact-known');
});

test('[PERS-6] leniency, the first day of being told, and a lost identity', () => {
  const facts: readonly PersonFact[] = [
    { kind: 'limit-notified', atMs: 300, note: '', items: ['a'] },
    { kind: 'voluntary-cancellation', atMs: 400, note: '', items: ['a'] },
    { kind: 'limit-notified', atMs: 200, note: '', items: ['b'] },
    { kind: 'surrender', atMs: 100, note: '', items: [] },
    { kind: 'identity-lost', atMs: 50, note: '', items: [] },
  ];
  expect(leniencyFacts({ facts }).map(({ kind }) => kind)).toEqual(['surrender', 'voluntary-cancellation']);
  expect(limitNotifiedMs({ facts })).toBe(200);
  expect(limitNotifiedMs({ facts }, ['a'])).toBe(300);
  expect(limitNotifiedMs({ facts }, ['c'])).toBeUndefined();
  expect([lostIdentityBefore({ facts }, 49), lostIdentityBefore({ facts }, 50)]).toEqual([false, true]);
});

test('[PERS-7] a minor until the birthday in China; unknown without a birth', () => {
  const person = { isUnit: false, birth: '2006-03-05' };
  expect(isMinorAt(person, at('2024-03-04 23:59'))).toBe(true);
  expect(isMinorAt(person, at('2024-03-05 00:00'))).toBe(false);
  expect(yearsAt(person, at('2020-03-05 00:00'))).toBe(14);
  expect(isMinorAt({ isUnit: false }, START)).toBe('unknown');
  expect(isMinorAt({ isUnit: true }, START)).toBe(false);
  expect(isMinorAt({ isUnit: false, birth: '2004-02-29' }, at('2022-02-28 23:00'))).toBe(true);
});

test('[PERS-7] a minor at one moment is one at every earlier moment', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
  const ms = fc.integer({ min: 0, max: 2_000_000_000_000 });
  fc.assert(
    fc.property(day, ms, ms, (birth, a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)];
      const person = { isUnit: false, birth };
      expect(Number(isMinorAt(person, early))).toBeGreaterThanOrEqual(Number(isMinorAt(person, late)));
    }),
    { seed: 66, numRuns: 200 },
  );
});

test('[PERS-7] a guardian is for minors only', () => {
  const guardian = { name: '测试监护人', contact: '10900000008' };
  const set = command('person.set-guardian', { guardian });
  expect(codeOf(begun(), set, when(OFFICER, 1))).toBe('guardian-only-for-minors');
  expect(codeOf(begun({ birth: '1990-01-01' }), set, when(OFFICER, 1))).toBe('guardian-only-for-minors');
  const minor = begun({ birth: '2009-08-07' });
  expect(
    codeOf(minor, command('person.set-guardian', { guardian: { ...guardian, contact: '' } }), when(OFFICER, 1)),
  ).toBe('guardian-missing');
  expect(stateOf(run(minor, [[set, when(OFFICER, 1)]]).casework).guardian).toEqual(guardian);
});

test('[PERS-8] the dispute is settled by somebody else', () => {
  const casework = begun({}, ...ATTACH);
  const citizen = actor('p1', 'citizen', { kind: 'public', level: 'outlet', region: '000000' });
  const stranger = { ...citizen, id: 'p2' };
  const dispute = command('person.dispute-item', { number: CARD.number, reason: '不是本人办理' });
  expect(codeOf(casework, dispute, when(stranger, 9, 'self-service'))).toBe('not-your-record');
  const disputed = run(casework, [[dispute, when(citizen, 9, 'self-service')]]).casework;
  const settle = command('person.settle-dispute', { number: CARD.number, reason: '开户影像系本人' });
  expect(codeOf(disputed, settle, when({ ...HEAD, id: OFFICER.id }, 10, 'appeal'))).toBe('four-eyes');
  expect(codeOf(disputed, settle, when(OFFICER, 10, 'appeal'))).toBe('not-your-role');
  const settled = run(disputed, [[settle, when(HEAD, 10, 'appeal')]]).casework;
  expect(countedItems(stateOf(settled)).disputed).toEqual([]);
  expect(codeOf(settled, settle, when(HEAD, 11, 'appeal'))).toBe('item-not-disputed');
});

test('[PERS-12] kinds of items, facts and fields stand in their lists, and a fact lies between the birth and now', () => {
  const casework = begun({ birth: '2000-03-05' }, ...ATTACH);
  const code = (next: CommandHead) => codeOf(casework, next, when(OFFICER, 9));
  const fact = (change: object) =>
    code(
      command('person.record-fact', {
        fact: { kind: 'surrender', atMs: START, note: '', items: [], ...change },
      }),
    );
  expect(fact({ kind: 'rumour' })).toBe('value-not-in-list');
  expect(fact({ atMs: Number.NaN })).toBe('fact-in-future');
  expect(fact({ atMs: at('2000-03-04 23:59') })).toBe('fact-before-birth');
  expect(fact({ atMs: at('2000-03-05 00:00') })).toBe('ok');
  const item = { number: '6200000000000000012', kind: 'purse', institution: 'bank-1' } as unknown as Item;
  expect(code(command('person.attach-item', { item }))).toBe('value-not-in-list');
  const field = {
    type: 'person.correct',
    record: { kind: 'person', id: 'p1' },
    field: 'items',
    value: 'x',
    reason: '由',
  };
  expect(code(field as CommandHead)).toBe('value-not-in-list');
});

test('[PERS-13] what the person did before the first act is no leniency for it', () => {
  const facts = ['2024-03-04 23:59', '2024-03-05 00:00'].map((text): PersonFact => ({
    kind: 'surrender',
    atMs: at(text),
    note: '',
    items: [],
  }));
  expect(leniencyFacts({ facts }, '2024-03-05').map(({ atMs }) => atMs)).toEqual([at('2024-03-05 00:00')]);
  expect(leniencyFacts({ facts })).toHaveLength(2);
});
