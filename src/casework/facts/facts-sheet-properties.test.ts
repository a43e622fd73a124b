import fc from 'fast-check';
import { dayNumber, localDate } from '#law';
import { measured } from '#model';
import { expect, test } from 'vitest';

import type { FactsInput } from './facts-input.ts';
import { factsSheet, verdictOf, type FactsSheet } from './facts-sheet.ts';
import { card, lawful, matter, paid } from './facts.fixture.ts';
import { figureOf } from './figures.ts';

function sheet(input: FactsInput): FactsSheet {
  const made = factsSheet(input);
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}

const drawnCard = fc.record({
  yuan: fc.integer({ min: 0, max: 400_000 }),
  handedOver: fc.constantFrom('yes', 'no', 'unknown'),
  status: fc.constantFrom('on-record', 'disputed', 'removed'),
  holder: fc.constantFrom('own', 'other', 'unit'),
  covered: fc.boolean(),
});
const drawnMatter = fc
  .record({
    cards: fc.array(drawnCard, { maxLength: 6 }),
    lawful: fc.array(
      fc.record({
        card: fc.nat(5),
        yuan: fc.integer({ min: 0, max: 300_000 }),
        status: fc.constantFrom('open', 'accepted', 'rejected'),
      }),
      { maxLength: 5 },
    ),
    verified: fc.array(fc.record({ payment: fc.nat(4), card: fc.nat(5), yuan: fc.integer({ min: 1, max: 6000 }) }), {
      maxLength: 6,
    }),
    gain: fc.option(fc.integer({ min: 0, max: 2_000_000 }), { nil: undefined }),
    actedFrom: fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2026-06-01') }),
    length: fc.nat(400),
    wait: fc.nat(600),
  })
  .map((drawn): FactsInput => {
    const number = (i: number) => `620000000000000${i}`;
    return matter({
      cards: drawn.cards.map(({ yuan, covered, ...rest }, i) => {
        const made = card(number(i), yuan, rest);
        return { ...made, flows: { ...made.flows!, covered } };
      }),
      lawful: drawn.lawful.map(({ card: i, yuan, status }) => lawful(number(i), yuan, status)),
      verified: drawn.verified.map(({ payment, card: i, yuan }) => paid(`p${payment}`, number(i), yuan)),
      ...(drawn.gain === undefined ? {} : { gain: measured('unlawful-gain', drawn.gain, 'CNY') }),
      actedFrom: localDate(drawn.actedFrom),
      actedTo: localDate(drawn.actedFrom + drawn.length),
      asOf: localDate(drawn.actedFrom + drawn.length + drawn.wait),
    });
  });

test('[SHEET-12] a number is met only where the least reaches it, and never below; every figure has its least before its most', () => {
  fc.assert(
    fc.property(drawnMatter, (input) => {
      for (const row of sheet(input).thresholds) {
        for (const { figure, is, value } of row.conditions) {
          expect(figure.least).toBeLessThanOrEqual(figure.most);
          expect(figure.least).toBeGreaterThanOrEqual(0);
          if (row.verdict === 'met')
            expect(is === 'at-least' ? figure.least >= value : figure.least > value).toBe(true);
        }
        if (row.verdict === 'not-met')
          expect(row.conditions.some(({ figure, is, value }) => verdictOf({ is, value }, figure) === 'not-met')).toBe(
            true,
          );
        if (row.verdict === 'cannot-be-said') expect(row.why.length).toBeGreaterThan(0);
      }
    }),
    { seed: 64, numRuns: 200 },
  );
});

const RANK = { 'not-met': 0, 'cannot-be-said': 1, met: 2 } as const;

test('[SHEET-13] more lawful money, or another explanation accepted, never raises a figure or a verdict', () => {
  const more = fc.record({ card: fc.nat(5), yuan: fc.integer({ min: 0, max: 300_000 }) });
  fc.assert(
    fc.property(drawnMatter, more, ({ ...input }, { card: i, yuan }) => {
      const after = { ...input, lawful: [...input.lawful, lawful(`620000000000000${i}`, yuan)] };
      const accepted = { ...input, lawful: input.lawful.map((each) => ({ ...each, status: 'accepted' as const })) };
      for (const changed of [after, accepted]) {
        const [before, now] = [
          figureOf({ measure: 'one-way-inflow' }, input),
          figureOf({ measure: 'one-way-inflow' }, changed),
        ];
        expect(now.least).toBeLessThanOrEqual(before.least);
        expect(now.most).toBeLessThanOrEqual(before.most);
        const rows = sheet(changed).thresholds;
        for (const [at, row] of sheet(input).thresholds.entries())
          expect(RANK[rows[at]?.verdict ?? 'met']).toBeLessThanOrEqual(RANK[row.verdict]);
      }
    }),
    { seed: 65, numRuns: 150 },
  );
});

test('[SHEET-14] what is not known only widens: a statement that turns up never makes “not met” of what was met before', () => {
  fc.assert(
    fc.property(drawnMatter, (input) => {
      const covered = {
        ...input,
        cards: input.cards.map((each) => ({ ...each, flows: { ...each.flows!, covered: true } })),
      };
      const rows = new Map(sheet(covered).thresholds.map((row) => [row.id, row.verdict]));
      const said = sheet(input).thresholds.filter((row) => row.verdict !== 'cannot-be-said');
      expect(said.map(({ id }) => rows.get(id))).toEqual(said.map((row) => row.verdict));
    }),
    { seed: 66, numRuns: 150 },
  );
});
