import fc from 'fast-check';
import { expect, test } from 'vitest';

import { actor, codeOf, run } from '../world.fixture.ts';
import { countActs, isSameAct } from './count-acts.ts';
import { liftSanction } from './lift-sanction.ts';
import {
  act,
  CARDS,
  command,
  COUNTY,
  determine,
  DISPUTED,
  HEAD,
  PEOPLE,
  propose,
  REVIEWER,
  sanctionOf,
  sanctionWorld,
  THREE,
  toDetermined,
  toServed,
  when,
} from './sanction.fixture.ts';
import type { PersonState } from '../people/person.ts';

const WORLD = sanctionWorld();
const [PERSON] = PEOPLE as readonly [PersonState];
const wide = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const blanks = (text: string) => text.replaceAll(/(.{4})/g, '$1 ');
const SPELLINGS = [
  (text: string) => text,
  wide,
  blanks,
  (text: string) => `\u3000${text} `,
  (text: string) => `${text}_01`,
];
const card = (number: string) => ({ number, kind: 'bank-account' as const });
const SPELT = [CARDS[0], blanks(CARDS[0]), wide(CARDS[0])].map(card);

test('[SAN-41] one card in three spellings is one item, and no act done three times', () => {
  const one = act('a', { items: SPELT, counterparties: ['收卡人1', '收卡人1 ', '收卡人１'] });
  expect(countActs({ acts: [one], person: PERSON, threshold: 3 })).toMatchObject({
    trade: { items: 1, times: 1, counterparties: 1 },
    reached: [],
  });
  const spelt = SPELT.map((item, n) => act(`s${n}`, { items: [item] }));
  expect(codeOf(WORLD, propose({ acts: spelt }), when(COUNTY))).toBe('act-twice');
  expect(codeOf(WORLD, propose({ acts: [act('a'), act(' a ', { day: '2024-11-30' })] }), when(COUNTY))).toBe(
    'act-twice',
  );
  const proposed = run(WORLD, [[propose({ acts: [one] }), when(COUNTY)]]).casework;
  expect(sanctionOf(proposed).acts[0]).toMatchObject({ items: [card(CARDS[0])], counterparties: ['收卡人1'] });
  expect(codeOf(proposed, determine(), when(HEAD, 1))).toBe('below-threshold');
});

test('[SAN-41] another spelling does not take an item out of its dispute, nor an act out of its determination', () => {
  const acts = [...THREE, act('d', { items: [card(blanks(DISPUTED))] })];
  const disputed = run(WORLD, [[propose({ acts }), when(COUNTY)]]).casework;
  expect(codeOf(disputed, determine(), when(HEAD, 1))).toBe('item-disputed');
  const { casework } = run(WORLD, toDetermined());
  const again = [act('另', { items: [card(wide(CARDS[0]))] })];
  expect(codeOf(casework, propose({ acts: again }, 's9'), when(COUNTY, 2))).toBe('act-counted-before');
  const cause = { cause: 'not-my-card', by: { kind: 'appeal', id: 'q1' }, items: [blanks(CARDS[0])] } as const;
  const struck = liftSanction(sanctionOf(casework), cause, when(REVIEWER, 3));
  expect(struck).toMatchObject({ ok: true, value: [{ type: 'sanction.items-struck' }, { type: 'sanction.lifted' }] });
});

test('[SAN-41] the number that stays is none of the acts in any spelling', () => {
  const phones = ['10900000001', '10900000002', '10900000003'];
  const sold = phones.map((number, n) =>
    act(`p${n}`, { act: 'sell-phone-card', items: [{ number, kind: 'phone-card' }] }),
  );
  const [[, ...steps], first] = [toServed(), propose({ acts: sold })];
  const served = run(WORLD, [[first, when(COUNTY)], ...steps]).casework;
  const kept = (keptNumber: string) =>
    codeOf(
      served,
      command('sanction.instruct', { orders: [{ id: 'x', to: '某司', sector: 'carrier', keptNumber }] }),
      when(REVIEWER, 4),
    );
  expect(kept('10900000009')).toBe('ok');
  expect(kept('+86 109 0000 0001')).toBe('kept-number-in-acts');
});

test('[SAN-41] however items and counterparties are spelt, the count and what is the same act are the same', () => {
  const spelling = fc.constantFrom(...SPELLINGS);
  const spelt = (texts: readonly string[]) =>
    fc.tuple(...texts.map(() => spelling)).map((all) => texts.map((text, n) => all[n]?.(text) ?? text));
  const numbers = [...CARDS, DISPUTED];
  const one = fc.record({
    items: fc.subarray(numbers),
    counterparties: fc.subarray(['收卡人1', '收卡人2', '收卡人3']),
    times: fc.integer({ min: 1, max: 3 }),
  });
  const pair = one.chain((plain) =>
    fc
      .tuple(
        spelt(plain.items),
        spelt(['收卡人1', '收卡人2', '收卡人3'].filter((id) => plain.counterparties.includes(id))),
      )
      .map(([items, people]) => ({
        plain: { ...plain, items: plain.items.map(card) },
        spelt: {
          times: plain.times,
          items: items.map((number) => card(number)),
          counterparties: people.map((id) => id.replaceAll('_01', '')),
        },
      })),
  );
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 4 }), (pairs) => {
      const plain = pairs.map((each, n) => act(`a${n}`, each.plain));
      const other = pairs.map((each, n) => act(`a${n}`, each.spelt));
      const input = { person: PERSON, threshold: 3 };
      expect(countActs({ ...input, acts: other })).toEqual(countActs({ ...input, acts: plain }));
      for (const [n, a] of plain.entries())
        for (const [m, b] of plain.entries()) expect(isSameAct(a, other[m] ?? b)).toBe(isSameAct(plain[n] ?? a, b));
    }),
    { seed: 641, numRuns: 150 },
  );
});

test('[SAN-42] a person whose record is of another region is not taken over, nor is anything of it told', () => {
  const elsewhere = actor('外地', 'investigator', { level: 'county', region: '370200' });
  expect(codeOf(WORLD, propose({ region: '370200' }), when(elsewhere))).toBe('person-elsewhere');
  expect(codeOf(WORLD, propose(), when(COUNTY))).toBe('ok');
});
