import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf, DAY } from '../case.fixture.ts';
import type { Hit } from '../hits.ts';
import { assembleRings } from './assemble-rings.ts';
import { explainedStrengths } from './explained-strength.ts';
import { footingOf } from './footing.ts';
import { hitOf } from './hit.fixture.ts';

/** 8 and 9 pay the card 0, which pays 1; 8 and 9 shop at 7; 1 pays 6, whom 5 pays too, a week later. */
const VIEW = caseOf({
  transfers: [
    { from: 8, to: 0, t: 10 * DAY, amount: 500 },
    { from: 9, to: 0, t: 10 * DAY + 1, amount: 300 },
    { from: 0, to: 1, t: 10 * DAY + 2, amount: 800 },
    { from: 8, to: 7, t: 10 * DAY + 3, amount: 20 },
    { from: 9, to: 7, t: 10 * DAY + 4, amount: 30 },
    { from: 1, to: 6, t: 11 * DAY, amount: 700 },
    { from: 5, to: 6, t: 17 * DAY, amount: 40 },
  ],
  accountCount: 12,
});
const weakly = (id: number, core: number[], evidence: number[], more: Partial<Hit> = {}): Hit => ({
  ...hitOf(VIEW, id, core, evidence),
  strength: 0.0999,
  ...more,
});
const footing = (hits: readonly Hit[], seen: number[] = []) =>
  footingOf({ view: VIEW, hits, strengths: explainedStrengths(hits), seen: new Set(seen) });

const idsOf = (hits: readonly Hit[]): number[] => hits.map(({ id }) => id);

test('[RING-4] a weak hit is of a ring if something else speaks against every account of its core', () => {
  const strong = hitOf(VIEW, 0, [0, 1], [0, 1, 2]);
  const given = [strong, weakly(1, [1], [2, 5]), weakly(2, [6], [5, 6]), weakly(3, [1, 6], [5])];
  expect([idsOf(footing(given).firm), idsOf(footing(given).loose)]).toEqual([[0], [1, 2, 3]]);
  expect(idsOf(footing(given, [6]).firm)).toEqual([0, 2]);
  expect(idsOf(footing(given, [1, 6]).firm)).toEqual([0, 1, 2, 3]);
  // At .1 it is no weak hit, and needs nothing else.
  expect(idsOf(footing([weakly(0, [6], [5, 6], { strength: 0.1 }), weakly(1, [6], [6])]).firm)).toEqual([0]);
});

test('[RING-4] hits that another explains or without a core are on neither side', () => {
  const given = [hitOf(VIEW, 0, [], [0]), weakly(1, [], [2]), { ...weakly(2, [6], [5]), subsumedBy: 0 }];
  expect(footing(given, [6])).toEqual({ firm: [], loose: [] });
});

test('[RING-10] a weak hit that explains a strong one is firm', () => {
  const explained = { ...hitOf(VIEW, 1, [6], [5]), subsumedBy: 0 };
  const { firm } = footing([weakly(0, [1], [2, 5, 6]), explained]);
  expect(firm.map(({ id, evidence }) => [id, evidence])).toEqual([[0, [2, 5, 6]]]);
});

test('[RING-4] a strong hit that another explains speaks against its core where no strong hit of the ring has it', () => {
  const explained = { ...hitOf(VIEW, 1, [1, 6], [5]), subsumedBy: 0 };
  const given = [hitOf(VIEW, 0, [0, 1], [0, 1, 2, 5]), explained, weakly(2, [6], [5, 6]), weakly(3, [1], [2, 5])];
  expect(idsOf(footing(given).firm)).toEqual([0, 2]);
});

test('[RING-4] of a weak hit a ring takes the transfers of its core, and their period; it names nobody new', () => {
  const strong = hitOf(VIEW, 0, [0, 1], [2]);
  const [, kept] = footing([strong, weakly(1, [0], [0, 1, 3, 4], { sources: [8, 1], payers: [9, 1] })], [0]).firm;
  expect(kept).toMatchObject({ evidence: [0, 1], from: 10 * DAY, to: 10 * DAY + 1, sources: [1], payers: [1] });
  const [, plain] = footing([strong, weakly(1, [0], [0, 1])], [0]).firm;
  expect([plain!.sources, plain!.payers]).toEqual([undefined, undefined]);
});

test('[RING-4] no weak hit adds a member, a transfer or a day to a ring', () => {
  const strong = hitOf(VIEW, 0, [0, 1], [0, 1, 2, 5]);
  const bystander = weakly(1, [6], [5, 6]);
  const { rings, weak } = assembleRings(VIEW, [strong, bystander]);
  expect(rings).toEqual(assembleRings(VIEW, [strong]).rings);
  expect(weak.map(({ hits, members }) => [hits, members.map(({ account }) => account)])).toEqual([[[1], [6]]]);
  const [ring] = assembleRings(VIEW, [strong, bystander], { seen: new Set([6]) }).rings;
  expect(ring!.members.map(({ account }) => account)).toEqual([0, 1, 6]);
  expect(ring!.to).toBe(17 * DAY);
});

test('[RING-4] without anything seen, rings are those of the strong hits, whatever weak hits there are', () => {
  const one = fc.record({
    core: fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 3 }),
    evidence: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 4 }),
    strength: fc.constantFrom(0.01, 0.09, 0.1, 0.6),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (drafts) => {
      const { src, dst } = VIEW.graph;
      const hits = drafts.map(({ core, evidence, strength }, id) => {
        const rising = evidence.toSorted((a, b) => a - b);
        const ends = new Set(rising.flatMap((e) => [src[e]!, dst[e]!]));
        const own = core.filter((account) => ends.has(account));
        return { ...hitOf(VIEW, id, own.length > 0 ? own : [dst[rising[0]!]!], rising), strength };
      });
      const strong = hits.filter(({ strength }) => strength >= 0.1);
      const { rings, weak } = assembleRings(VIEW, hits);
      expect(rings).toEqual(assembleRings(VIEW, strong).rings);
      expect(weak.flatMap((ring) => [...ring.hits]).length).toBe(hits.length - strong.length);
    }),
    { seed: 67, numRuns: 200 },
  );
});
