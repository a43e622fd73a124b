import { ACTS } from '#law';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ItemOnRecord, PersonState } from '../people/person.ts';
import { countActs, hasDisputedItem } from './count-acts.ts';
import { countActsSlowly } from './count-acts.reference.ts';
import { act, CARDS, DISPUTED, PEOPLE, REMOVED, THREE } from './sanction.fixture.ts';
import type { SanctionAct } from './sanction-act.ts';

const [PERSON] = PEOPLE as readonly [PersonState];
const count = (acts: readonly SanctionAct[], person = PERSON) => countActs({ acts, person, threshold: 3 });
const card = (number: string) => ({ number, kind: 'bank-account' as const });

test('[SAN-1] three cards, or three times, or three counterparties, each for itself; two of each is less', () => {
  expect(count(THREE).reached).toEqual(['items', 'times']);
  expect(count([act('a', { times: 3 })]).reached).toEqual(['times']);
  expect(count([act('a', { counterparties: ['1', '2', '3'] })]).reached).toEqual(['counterparties']);
  const two = [act('a', { counterparties: ['1', '2'] }), act('b', { items: [card(CARDS[1])], counterparties: ['2'] })];
  expect(count(two)).toMatchObject({ trade: { items: 2, times: 2, counterparties: 2 }, reached: [] });
  const twice = [act('a', { times: 2 }), act('b', { day: '2024-12-02' })];
  expect(count(twice).trade).toEqual({ items: 1, times: 3, counterparties: 1 });
});

test('[SAN-2] two cards sold and help with one are not three', () => {
  const help = act('c', { act: 'verification-help', items: [card(CARDS[2])] });
  const mixed = count([...THREE.slice(0, 2), help]);
  expect(mixed).toMatchObject({ trade: { items: 2 }, help: { items: 1, times: 1, counterparties: 1 }, reached: [] });
  expect(count([{ ...help, items: CARDS.map(card) }]).reached).toEqual(['help-items']);
  expect(count([{ ...help, times: 3 }]).reached).toEqual(['help-times']);
  expect(count([{ ...help, counterparties: ['1', '2', '3'] }]).reached).toEqual(['help-persons']);
});

test('[SAN-3] one impersonation is enough, and is not counted with the cards', () => {
  const one = count([act('a', { act: 'impersonation', items: [] })]);
  expect(one).toMatchObject({ impersonations: 1, trade: { items: 0, times: 0 }, reached: ['impersonation'] });
});

test('[SAN-4] an item opened by somebody else counts for nothing, and nothing counts against a victim', () => {
  const removed = count([...THREE.slice(0, 2), act('c', { items: [card(REMOVED)], counterparties: ['2', '3', '4'] })]);
  expect(removed).toMatchObject({ trade: { items: 2, times: 2, counterparties: 1 }, reached: [] });
  expect(removed.lines[2]).toEqual({
    ...{ id: 'c', counted: [], disputed: [], removed: [REMOVED], notCounted: 'item-removed' },
  });
  const part = count([act('a', { items: [card(CARDS[0]), card(REMOVED)] })]);
  expect(part).toMatchObject({ trade: { items: 1, times: 1 } });
  const victim = count(THREE, { ...PERSON, isIdentityTheftVictim: true });
  expect(victim.trade).toEqual({ items: 0, times: 0, counterparties: 0 });
  expect(victim.lines.map(({ notCounted }) => notCounted)).toEqual(Array(3).fill('identity-theft-victim'));
});

test('[SAN-5] a disputed item keeps its whole act out', () => {
  const disputed = count([...THREE, act('d', { items: [card(DISPUTED)], counterparties: ['2', '3'] })]);
  expect(disputed).toMatchObject({ trade: { items: 3, counterparties: 1 } });
  expect(disputed.lines[3]).toMatchObject({ disputed: [DISPUTED], notCounted: 'item-disputed' });
  expect(hasDisputedItem(disputed)).toBe(true);
  expect(hasDisputedItem(count(THREE))).toBe(false);
});

test('[SAN-6] every act has its line, with why it does not count', () => {
  const lines = countActs({
    ...{ acts: THREE, person: PERSON, threshold: 3 },
    countedBefore: new Set(['行为1']),
    notInPack: new Set(['行为2']),
  }).lines;
  expect(lines.map(({ id, notCounted, counted }) => [id, notCounted, counted])).toEqual([
    ['行为1', 'counted-before', []],
    ['行为2', 'not-in-pack', []],
    ['行为3', undefined, [CARDS[2]]],
  ]);
});

test('[SAN-7] like the slow reference, in any order', () => {
  const numbers = ['1', '2', '3', '4', '5'];
  const item = fc.record({
    number: fc.constantFrom(...numbers),
    status: fc.constantFrom<ItemOnRecord['status']>('on-record', 'disputed', 'removed'),
  });
  const person = fc.record({
    isIdentityTheftVictim: fc.constantFrom(false, false, false, true),
    items: fc
      .uniqueArray(item, { selector: ({ number }) => number })
      .map((items) => items.map((one) => ({ ...one, kind: 'bank-account' as const, institution: '', sinceMs: 0 }))),
  });
  const one = fc.record({
    act: fc.constantFrom(...ACTS),
    times: fc.integer({ min: 1, max: 3 }),
    items: fc.array(fc.constantFrom(...numbers).map(card), { maxLength: 3 }),
    counterparties: fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 3 }),
  });
  const acts = fc.array(one, { maxLength: 6 }).map((all) => all.map((each, n) => act(`a${n}`, each)));
  fc.assert(
    fc.property(acts, person, fc.integer({ min: 1, max: 4 }), (given, who, threshold) => {
      const { lines, ...figures } = countActs({ acts: given, person: who, threshold });
      expect(figures).toEqual(countActsSlowly({ acts: given, person: who, threshold }));
      const { lines: backwards, ...same } = countActs({ acts: given.toReversed(), person: who, threshold });
      expect(same).toEqual(figures);
      expect(backwards.toReversed()).toEqual(lines);
    }),
    { seed: 611, numRuns: 200 },
  );
});
