import { expect, test } from 'vitest';
import { ACCOUNT_KIND } from '#model';
import { caseOf, DAY, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import type { Hit } from '../hits.ts';
import { assembleRings as assemble } from './assemble-rings.ts';
import type { Ring } from './ring.ts';

const assembleRings = (...given: Parameters<typeof assemble>): readonly Ring[] => assemble(...given).rings;
const t = (i: number): number => 10 * DAY + i;

function hit(id: number, core: number[], evidence: number[], more: Partial<Hit> = {}): Hit {
  return {
    id,
    detector: 'test',
    typology: 'cycle',
    strength: 0.5,
    core,
    evidence,
    from: t(evidence[0]!),
    to: t(evidence.at(-1)!),
    amount: 0,
    currency: 0,
    subsumedBy: -1,
    ...more,
  };
}

/** Victims 8 and 9 pay 0 and 1; the core is 0 → 1 → 2; 2 pays the shop 7 and the unknown 6. */
const TRANSFERS: readonly TransferDraft[] = [
  { from: 8, to: 0, t: t(0), amount: 500 },
  { from: 9, to: 1, t: t(1), amount: 300 },
  { from: 0, to: 1, t: t(2), amount: 450 },
  { from: 1, to: 2, t: t(3), amount: 700 },
  { from: 2, to: 7, t: t(4), amount: 60 },
  { from: 2, to: 6, t: t(5), amount: 600 },
  { from: 3, to: 4, t: t(6), amount: 10 },
];
const view = (more: Partial<CaseDraft> = {}) =>
  caseOf({ transfers: TRANSFERS, boundary: [6, 8, 9], kinds: { 7: ACCOUNT_KIND.settlement }, ...more });

test('[RING-3] hits that share a transfer or two core accounts are one ring, others are not', () => {
  const groups = (...hits: Hit[]): number[][] => assembleRings(view(), hits).map((ring) => [...ring.hits]);
  expect(groups(hit(0, [0], [0, 2]), hit(1, [1], [2, 3]), hit(2, [3], [6]))).toEqual([[0, 1], [2]]);
  expect(groups(hit(0, [0, 1], [0]), hit(1, [0, 1, 2], [3]))).toEqual([[0, 1]]);
  expect(groups(hit(0, [0, 1], [0]), hit(1, [1, 2], [3]))).toEqual([[0], [1]]);
  expect(groups(hit(0, [0], [0, 2]), hit(1, [1], [2, 3], { subsumedBy: 0 }))).toEqual([[0]]);
});

test('[RING-1] members are core only, roles are open, the periphery is counted apart', () => {
  const [ring] = assembleRings(view(), [hit(0, [0, 1, 2], [0, 1, 2, 3, 4, 5])]);
  expect(ring!.members.map(({ account }) => account)).toEqual([0, 1, 2]);
  expect(ring!.members.every(({ roles }) => roles.length === 1 && roles[0]!.role === 'unclear')).toBe(true);
  expect(ring!.periphery).toEqual({ payers: 2, merchants: 1, boundary: 1, others: 0 });
  expect(ring!.transfers).toEqual([0, 1, 2, 3, 4, 5]);
  const [open] = assembleRings(view({ boundary: [], kinds: {} }), [hit(0, [0, 1, 2], [0, 1, 2, 3, 4, 5])]);
  expect(open!.periphery).toEqual({ payers: 2, merchants: 0, boundary: 0, others: 2 });
});

test('[RING-7] throughput is each credit from outside the core in the ring’s period, once', () => {
  const both = [hit(0, [0, 1], [0, 1, 2]), hit(1, [0, 1, 2], [2, 3, 4])];
  const [ring] = assembleRings(view(), both);
  expect([ring!.throughput, ring!.from, ring!.to]).toEqual([800, t(0), t(4)]);
  const [edges] = assembleRings(view(), [hit(0, [0, 1], [0, 1])]);
  expect(edges!.throughput).toBe(800);
  const [later] = assembleRings(view(), [hit(0, [0, 1, 2], [2, 3])]);
  expect(later!.throughput).toBe(0);
});

test('[RING-8] strength joins typologies, not hits, and shrinks with the uncovered share of the core’s income', () => {
  const strengthOf = (...hits: Hit[]): number => assembleRings(view(), hits)[0]!.strength;
  expect(strengthOf(hit(0, [0], [2]), hit(1, [1], [2], { strength: 0.25 }))).toBeCloseTo(0.4, 12);
  expect(strengthOf(hit(0, [0], [2]), hit(1, [1], [2], { typology: 'fan-in' }))).toBeCloseTo(1 - 0.6 * 0.6, 12);
  const cyclic = caseOf({
    transfers: [
      { from: 0, to: 1, t: t(0), amount: 300 },
      { from: 1, to: 2, t: t(1), amount: 300 },
      { from: 2, to: 0, t: t(2), amount: 400 },
    ],
    boundary: [1],
  });
  expect(assembleRings(cyclic, [hit(0, [0, 2], [0, 1, 2])])[0]!.strength).toBeCloseTo(0.4 * 0.7, 12);
});

test('[RING-4] a ring beyond the size limit loses its weaker links and says so', () => {
  const hits = [hit(0, [0, 1, 4], [0]), hit(1, [0, 1], [3]), hit(2, [2], [3])];
  const rings = (maximumCore: number) =>
    assembleRings(view(), hits, { maximumCore }).map((ring) => [[...ring.hits], ring.stopped]);
  expect(rings(4)).toEqual([[[0, 1, 2], undefined]]);
  expect(rings(3)).toEqual([
    [[0], 'shared-account-links-dropped'],
    [[1, 2], 'shared-account-links-dropped'],
  ]);
  expect(rings(2)).toEqual([
    [[0], 'all-links-dropped'],
    [[1], 'all-links-dropped'],
    [[2], 'all-links-dropped'],
  ]);
});
