import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import { ACCOUNT_KIND, FAMILY_CEILING } from '#model';
import { EDGE_GUARD, LEFT_OUT, type CaseView } from '../case-view.ts';
import { DAY } from '../case.fixture.ts';
import { detectCase } from '../detect-case.ts';
import { patternGraph } from '../pattern-graph.ts';
import { DETECTORS } from '../registry.ts';
import { guardCaseOf, type GuardTransfer } from './guard-case.fixture.ts';
import { guardDamping } from './guard-damping.ts';
import { PARAMETER_OWNERS } from './guard-owners.ts';
import type { GuardFinding } from './guard.ts';
import { GUARDS } from './guards.ts';
import * as innocent from './innocent.fixture.ts';
import { measureGuards, planGuards } from './measure-guards.ts';
import { pairHistories } from './pair-histories.ts';
import { referencePairs } from './pair-histories.reference.ts';

const finding = (account: number, damps: readonly string[], damping: number): GuardFinding => ({
  guard: 'merchant',
  account,
  share: 1,
  values: {},
  damps,
  damping,
});

test('[GUARD-1] the strongest guard that damps the detector or its family counts', () => {
  const damping = guardDamping([
    finding(1, ['flow', 'rhythm'], 0.4),
    finding(1, ['fan-in'], 0.8),
    finding(2, ['flow'], 0),
  ]);
  expect(damping(1, 'flow', 'fan-in')).toBe(0.8);
  expect(damping(1, 'flow', 'gather')).toBe(0.4);
  expect(damping(1, 'rhythm', 'night')).toBe(0.4);
  expect(damping(1, 'ring', 'cycle')).toBe(0);
  expect(damping(2, 'flow', 'fan-in')).toBe(0);
  expect(damping(3, 'flow', 'fan-in')).toBe(0);
});

test('[GUARD-1] what a guard damps is a family that can be damped or a detector in it', () => {
  const families = Object.keys(FAMILY_CEILING);
  for (const damped of GUARDS.flatMap(({ damps }) => damps)) {
    const family = families.includes(damped) ? damped : DETECTORS.find(({ id }) => id === damped)?.family;
    expect(['flow', 'rhythm'], damped).toContain(family);
  }
});

test('[GUARD-2] every number of a guard is a parameter with unit, source and titles; overrides change it', () => {
  for (const { parameters, title } of PARAMETER_OWNERS) {
    expect(title.zh).toMatch(/\p{Script=Han}/u);
    for (const parameter of parameters) {
      expect(parameter.source).toBe('setting (guards)');
      expect(parameter.title.zh).toMatch(/\p{Script=Han}/u);
      expect(parameter.title.en).toMatch(/[a-z]/);
    }
  }
  const view = guardCaseOf(innocent.shop());
  const ofShop = (overrides: Record<string, Record<string, number>>): number => {
    const detected = detectCase(view, { preset: 'statement', only: ['gather'], overrides });
    if (!detected.ok) throw new Error(detected.problem.code);
    return detected.value.guards!.findings.filter(({ guard }) => guard === 'merchant').length;
  };
  expect(ofShop({})).toBe(1);
  expect(ofShop({ 'guard-merchant': { minimumCredits: 481 } })).toBe(0);
  expect(planGuards('statement', { 'guard-merchant': { nothing: 1 } })).toMatchObject({
    ok: false,
    problem: {
      code: 'parameter-unknown',
      values: { detector: 'guard-merchant', allowed: expect.stringContaining('minimumCredits') },
    },
  });
  expect(detectCase(view, { preset: 'statement', overrides: { 'guard-merchants': {} } })).toMatchObject({
    ok: false,
    problem: {
      code: 'detector-unknown',
      values: { detector: 'guard-merchants', allowed: expect.stringContaining('guard-merchant') },
    },
  });
});

test('[GUARD-3] switched off, nothing is measured, damped or left out', () => {
  const view = guardCaseOf(innocent.landlord());
  const detected = detectCase(
    { ...view, guarded: measureGuards(view).guarded },
    { preset: 'statement', guards: false },
  );
  if (!detected.ok) throw new Error(detected.problem.code);
  expect(detected.value.guards).toBeUndefined();
  expect(detected.value.scores.damping.every((g) => g === 0)).toBe(true);
  expect(detected.value.scores.reasons.get(0)!.map(({ code }) => code)).toContain('fan-in');
});

test('[GUARD-4] guarded transfers leave the graph of those measures that they would mislead, and no other', () => {
  const view = guardCaseOf(innocent.landlord());
  const guarded: CaseView = { ...view, guarded: measureGuards(view).guarded };
  expect(patternGraph(guarded, false, LEFT_OUT.fan)).toMatchObject({ guardedEdges: 48 });
  expect(patternGraph(guarded, false, LEFT_OUT.cycle).graph).toBe(guarded.graph);
  expect(patternGraph(guarded, false).graph).toBe(guarded.graph);
  expect(patternGraph(guarded, false, LEFT_OUT.cycle)).toBe(patternGraph(guarded, false));
  expect(patternGraph(guarded, false, LEFT_OUT.fan | LEFT_OUT.cycle)).toBe(patternGraph(guarded, false, LEFT_OUT.fan));
  const house = guardCaseOf(innocent.clearingHouse());
  const cleared: CaseView = { ...house, guarded: measureGuards(house).guarded };
  expect(patternGraph(cleared, false)).toMatchObject({ clearingEdges: house.graph.outEdges.length });
});

const transfers = fc.array(
  fc.record({
    from: fc.nat(6),
    to: fc.nat(6),
    t: fc.integer({ min: 2 * DAY, max: 120 * DAY }),
    amount: fc.integer({ min: 1, max: 4 }).map((n) => n * 100_000),
  }),
  { maxLength: 120 },
);

test('[GUARD-5] pairs, months and payers from one pass are those of the plain definition', () => {
  fc.assert(
    fc.property(transfers, (given) => {
      const view = guardCaseOf({ transfers: given, accountCount: 7 });
      const { calendar, pairs, ...counts } = pairHistories(view);
      const expected = referencePairs(view);
      expect(pairs.toSorted((x, y) => x.a - y.a || x.b - y.b)).toEqual(expected.pairs);
      expect(Array.from(calendar.month, (month, e) => [month, calendar.dayOfMonth[e]])).toEqual(expected.calendar);
      expect(Object.values(counts).map((column) => Array.from(column))).toEqual(expected.counts);
    }),
    { seed: 51, numRuns: 150 },
  );
});

test('[GUARD-6] renumbering the accounts renumbers the guards, and nothing else', () => {
  const cases = [innocent.landlord(), innocent.cancelledOrder(), innocent.borrower(), innocent.investor()];
  const numbering = fc.shuffledSubarray(
    Array.from({ length: 30 }, (_, v) => v),
    { minLength: 30, maxLength: 30 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...cases), numbering, (given, newOf) => {
      const renumbered = given.transfers.map((one): GuardTransfer => ({
        ...one,
        from: newOf[one.from]!,
        to: newOf[one.to]!,
      }));
      const kinds = Object.fromEntries(Object.entries(given.kinds ?? {}).map(([v, kind]) => [newOf[Number(v)]!, kind]));
      const [before, after] = [given, { ...given, transfers: renumbered, kinds }].map((draft) =>
        measureGuards(guardCaseOf({ ...draft, accountCount: 30 })),
      );
      expect(after!.guarded.edges).toEqual(before!.guarded.edges);
      expect(newOf.map((v) => after!.guarded.accounts[v])).toEqual(Array.from(before!.guarded.accounts));
      const named = before!.findings.map((one) => ({ ...one, account: newOf[one.account]! }));
      expect(sorted(after!.findings)).toEqual(sorted(named));
    }),
    { seed: 52, numRuns: 30 },
  );
});

function sorted(findings: readonly GuardFinding[]): string[] {
  return findings.map((one) => JSON.stringify(one)).toSorted();
}

test('[GUARD-7] no edge outside the patterns is guarded by a pair, and clearing accounts get no guard', () => {
  const given = innocent.landlord();
  const reversed = given.transfers.map((one) => ({ ...one, kind: EDGE_KIND.reversal }));
  expect(measureGuards(guardCaseOf({ transfers: reversed })).guarded.edges.some((bits) => bits !== 0)).toBe(false);
  const house = guardCaseOf({ ...innocent.clearingHouse(), kinds: { 0: ACCOUNT_KIND.clearing } });
  expect(measureGuards(house).findings.filter(({ guard }) => guard === 'clearing')).toEqual([]);
  expect(Object.values(EDGE_GUARD).reduce((all: number, bit) => all | bit, 0)).toBe(63);
});
