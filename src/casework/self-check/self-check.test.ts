import fc from 'fast-check';
import { expect, test } from 'vitest';

import { makeEvent } from '../make-event.ts';
import { evolve } from '../casework.ts';
import type { LeadState } from '../leads/lead.ts';
import { ITEM_KINDS, type ItemOnRecord, type PersonState } from '../people/person.ts';
import { RECORD_KINDS, type Casework, type RecordHead } from '../record.ts';
import { actor, at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import { answerOf, maskInstitution, selfCheckAnswer } from './self-check-answer.ts';
import type { SelfCheckCommand, SelfCheckState } from './self-check.ts';

const NOW = at('2025-03-03 09:00');
const SELF = actor('p1', 'citizen', { kind: 'public', level: 'outlet', id: 'public' });
const GUARDIAN = actor('g1', 'citizen', { kind: 'public', level: 'outlet', id: 'public' });

function item(number: string, institution: string, change: Partial<ItemOnRecord> = {}): ItemOnRecord {
  return { number, institution, kind: 'bank-account', sinceMs: 0, status: 'on-record', ...change };
}

function person(items: readonly ItemOnRecord[], change: Partial<PersonState> = {}): PersonState {
  return {
    ...{ kind: 'person', id: 'p1', personId: 'p1', region: '371300', agencies: [], isUnit: false, name: '测试甲' },
    ...{ birth: '1990-01-01', items, facts: [], isIdentityTheftVictim: false },
    ...change,
  };
}

function world(state: PersonState): Casework {
  return { ...settledCasework(), person: new Map([[state.id, state]]) };
}

function ask(id = 'c1', change: Partial<SelfCheckCommand> = {}): SelfCheckCommand {
  return { type: 'self-check.ask', record: { kind: 'self-check', id }, personId: 'p1', region: '371300', ...change };
}

const asks = (nowMs = NOW, who = SELF) => context(nowMs, who, 'self-service');

const ITEMS = [
  item('6200000000000001', '北区测试银行'),
  item('6200000000000002', '北区测试银行', { status: 'disputed' }),
  item('6200000000000003', '南区测试银行', { status: 'removed' }),
  item('10900000001', '测试通信', { kind: 'phone-card' }),
];

test('[SCK-1] the answer counts every kind, zero or not, and shows masked institutions and no number', () => {
  const answer = selfCheckAnswer(world(person(ITEMS)), 'p1');
  expect(answer.total).toBe(3);
  expect(answer.kinds.map(({ kind }) => kind)).toEqual(ITEM_KINDS);
  expect(answer.rows).toEqual([
    { kind: 'bank-account', institution: '北区**', count: 2 },
    { kind: 'phone-card', institution: '测试**', count: 1 },
  ]);
  expect(JSON.stringify(answer)).not.toMatch(/\d{5}/);
  expect(['北区测试银行', '测试', '测', ''].map(maskInstitution)).toEqual(['北区**', '测**', '**', '**']);
});

test('[SCK-2] somebody who is not known gets the answer of somebody without cards', () => {
  const unknown = selfCheckAnswer(settledCasework(), 'p1');
  expect(JSON.stringify(unknown)).toBe(JSON.stringify(selfCheckAnswer(world(person([])), 'p1')));
  expect(unknown.kinds).toHaveLength(ITEM_KINDS.length);
  expect(codeOf(settledCasework(), ask(), asks())).toBe('ok');
});

test('[SCK-3] the same bytes whatever else is known: leads, warnings, drafts of reports, measures, sanctions, other people', () => {
  const kinds = RECORD_KINDS.filter((kind) => kind !== 'person' && kind !== 'legal-setting');
  const plain = world(person(ITEMS));
  const bytes = JSON.stringify(selfCheckAnswer(plain, 'p1'));
  const answered = (casework: Casework) => {
    const state = run(casework, [[ask('c9'), asks()]]).casework['self-check']?.get('c9') as SelfCheckState;
    return JSON.stringify([state, answerOf(state.rows)]);
  };
  fc.assert(
    fc.property(fc.subarray(kinds, { minLength: 1 }), fc.boolean(), (present, isVictim) => {
      const extra = present.map((kind): [string, Map<string, RecordHead>] => {
        const head = { kind, id: 'x1', region: '371300', agencies: ['北区测试银行'], personId: 'p1', hands: [] };
        return [kind, new Map([['x1', { ...head, ...EMPTY, asked: { atMs: 0, by: 'p1', as: 'person' } }]])];
      });
      const known = person(ITEMS, {
        isIdentityTheftVictim: isVictim,
        facts: [{ kind: 'limit-notified', atMs: 0, note: '', items: [] }],
        finding: { id: 'F', key: 'F', run: 'r', detectors: [], reasons: ['fan'] },
      });
      const casework = { ...world(known), ...Object.fromEntries(extra) } as Casework;
      expect(JSON.stringify(selfCheckAnswer(casework, 'p1'))).toBe(bytes);
    }),
    { seed: 62, numRuns: 60 },
  );
  expect(
    answered({
      ...plain,
      person: new Map([
        ['p1', person(ITEMS)],
        ['p2', person([], { id: 'p2' })],
      ]),
    }),
  ).toBe(answered(plain));
});

const EMPTY = { numbers: [], deliveries: [], dispatches: [], status: 'open' } as unknown as Partial<LeadState>;

test('[SCK-4] the person asks for the own name only, the guardian for a minor', () => {
  const child = person(ITEMS, {
    birth: '2012-05-05',
    guardian: { name: '测试丙', contact: '10900000009', actor: 'g1' },
  });
  const asGuardian = ask('c1', { type: 'self-check.ask-as-guardian' });
  expect(codeOf(world(person(ITEMS)), ask(), asks())).toBe('ok');
  expect(codeOf(world(person(ITEMS)), ask(), asks(NOW, GUARDIAN))).toBe('not-your-record');
  expect(codeOf(world(person(ITEMS)), asGuardian, asks(NOW, GUARDIAN))).toBe('self-check-not-the-guardian');
  expect(codeOf(world(child), ask(), asks())).toBe('self-check-guardian-asks');
  expect(codeOf(world(child), asGuardian, asks(NOW, GUARDIAN))).toBe('ok');
  expect(codeOf(world(child), asGuardian, asks(NOW, actor('g2', 'citizen', { kind: 'public' })))).toBe(
    'self-check-not-the-guardian',
  );
  expect(codeOf(world(child), ask(), context(NOW, actor('甲', 'investigator'), 'investigation'))).toBe('not-your-role');
});

test('[SCK-5] so many times on one day in China, and not at all while the number is not set', () => {
  const twice = run(world(person(ITEMS)), [
    [ask('c1'), asks()],
    [ask('c2'), asks(NOW + 1000)],
  ]).casework;
  expect(codeOf(twice, ask('c3'), asks(at('2025-03-03 23:59')))).toBe('self-check-too-often');
  expect(codeOf(twice, ask('c3'), asks(at('2025-03-04 00:00')))).toBe('ok');
  expect(codeOf({ ...twice, 'legal-setting': new Map() }, ask('c3'), asks(at('2025-03-04 00:00')))).toBe(
    'legal-value-not-set',
  );
});

test('[SCK-6] every question is kept with what stood there then; later changes do not change it', () => {
  const { casework, events } = run(world(person(ITEMS)), [[ask('c1'), asks()]]);
  expect(events).toMatchObject([{ type: 'self-check.answered', by: { id: 'p1' }, atMs: NOW }]);
  const removed = makeEvent({ kind: 'person', id: 'p1' }, asks(NOW + 1), {
    ...{ type: 'person.item-removed', number: '10900000001', cause: 'not-my-card' },
  });
  const state = evolve(casework, removed)['self-check']?.get('c1') as SelfCheckState;
  expect(answerOf(state.rows).total).toBe(3);
});

test('[SCK-7] rows come in the order of kind, mask and count, whatever the order on the record', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ITEMS, { minLength: ITEMS.length }), (items) => {
      expect(selfCheckAnswer(world(person(items)), 'p1')).toEqual(selfCheckAnswer(world(person(ITEMS)), 'p1'));
    }),
    { seed: 63, numRuns: 30 },
  );
});

test('[SCK-8] a question belongs where the person does, and a guardian asks only while the person is surely a minor', () => {
  const asked = (casework: Casework, region: string) =>
    (run(casework, [[ask('c1', { region }), asks()]]).casework['self-check']?.get('c1') as SelfCheckState | undefined)
      ?.region;
  for (const region of ['440100', '371300']) expect(asked(world(person(ITEMS)), region)).toBe('371300');
  expect(asked(settledCasework(), '440100')).toBe('440100');
  const guardian = { name: '测试丙', contact: '10900000009', actor: 'g1' };
  const code = (birth: string) =>
    codeOf(
      world(person(ITEMS, { birth, guardian })),
      ask('c1', { type: 'self-check.ask-as-guardian' }),
      asks(NOW, GUARDIAN),
    );
  expect(['2007-03-04', '2007-03-03'].map(code)).toEqual(['ok', 'self-check-not-the-guardian']);
});
