import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAMILY_CEILING, type Family } from '#model';
import { caseOf } from './case.fixture.ts';
import type { DetectorRun } from './run-detectors.ts';
import { BANDS, bandOf, combine, contributions, FAMILIES, indexOf, scoreAccounts } from './score.ts';

const VIEW = caseOf({ transfers: [{ from: 0, to: 1, t: 100_000 }], boundary: [1] });

function run(family: Family, strengths: readonly number[], account = 0): DetectorRun {
  const signals = strengths.map((strength, i) => ({
    account,
    strength,
    code: 'cycle',
    values: {},
    evidence: [],
    from: i,
    to: i,
  }));
  const detector = {
    id: `test-${family}`,
    version: 1,
    title: { zh: '测试', en: 'test' },
    subject: 'account' as const,
    family,
    parameters: [],
    run: () => ({ hits: [], signals: [], notAssessable: new Uint32Array(0), counts: {} }),
  };
  return { detector, parameters: {}, hits: [], signals, notAssessable: new Uint32Array(0), counts: {} };
}

const scoreOf = (...runs: DetectorRun[]): number => scoreAccounts(VIEW.accounts, runs).score[0]!;
const bandNow = (...runs: DetectorRun[]): string => BANDS[scoreAccounts(VIEW.accounts, runs).band[0]!]!;

test('[SCORE-2] S = 1 − Π(1 − c·m) with the maximum of each family', () => {
  expect(scoreOf(run('flow', [0.2, 1, 0.5]))).toBeCloseTo(0.6, 12);
  expect(scoreOf(run('flow', [1]), run('report', [1]))).toBeCloseTo(1 - 0.4 * 0.1, 12);
  expect(scoreOf(run('rhythm', [1]))).toBeCloseTo(0.3, 12);
  expect(scoreOf(run('exit', [1]), run('opening', [1]), run('control', [1]))).toBeCloseTo(1 - 0.65 * 0.65 * 0.5, 12);
});

test('[SCORE-3] where no role is known a ring counts half of its strength', () => {
  expect(scoreOf(run('ring', [1]))).toBeCloseTo(0.35, 12);
});

const strengths = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 });
const families = fc.record({ flow: strengths, rhythm: strengths, ring: strengths, report: strengths });

test('[SCORE-4] the score rises with each strength, falls with damping, needs no order, and s = 0 changes nothing', () => {
  fc.assert(
    fc.property(families, fc.constantFrom('flow' as const, 'ring' as const), fc.nat(), (given, family, seed) => {
      const runs = Object.entries(given).map(([name, values]) => run(name as Family, values));
      const score = scoreOf(...runs);
      expect(scoreOf(...runs, run(family, [0]))).toBe(score);
      expect(scoreOf(...runs, run(family, [1]))).toBeGreaterThanOrEqual(score);
      expect(scoreOf(...runs.toReversed())).toBe(score);
      const damped = (g: number): number => scoreAccounts(VIEW.accounts, runs, { damping: () => g }).score[0]!;
      const g = (seed % 100) / 100;
      expect(damped(g)).toBeLessThanOrEqual(score);
      expect(damped(1)).toBeLessThanOrEqual(damped(g));
      const undampable = runs.filter(({ detector }) => detector.family === 'ring' || detector.family === 'report');
      expect(damped(1)).toBeCloseTo(scoreOf(...undampable), 12);
    }),
    { seed: 23, numRuns: 200 },
  );
});

test('[SCORE-5] the shown contributions sum to S and a family without support has none', () => {
  const support = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 0.9, noNaN: true }));
  const supports = fc.array(support, {
    minLength: FAMILIES.length,
    maxLength: FAMILIES.length,
  });
  fc.assert(
    fc.property(supports, (columns) => {
      const score = combine(columns);
      const shares = contributions(score, columns);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(score, 10);
      for (const [f, share] of shares.entries()) expect(share > 0).toBe(columns[f]! > 0);
    }),
    { seed: 24, numRuns: 200 },
  );
});

test('[SCORE-6] bands need a score and families; a report counts as two', () => {
  const support = (...values: [Family, number][]): Float64Array => {
    const columns = new Float64Array(FAMILIES.length);
    for (const [family, value] of values) columns[FAMILIES.indexOf(family)] = value / FAMILY_CEILING[family];
    return columns;
  };
  const three = support(['flow', 0.5], ['ring', 0.15], ['exit', 0.15]);
  expect(bandOf(0.8, three)).toBe('high');
  expect(bandOf(0.799, three)).toBe('medium');
  expect(bandOf(0.9, support(['flow', 0.5], ['ring', 0.15], ['exit', 0.149]))).toBe('medium');
  expect(bandOf(0.55, support(['flow', 0.5], ['ring', 0.15]))).toBe('medium');
  expect(bandOf(0.549, support(['flow', 0.5], ['ring', 0.15]))).toBe('watch');
  expect(bandOf(0.6, support(['flow', 0.6]))).toBe('watch');
  expect(bandOf(0.9, support(['report', 0.9]))).toBe('medium');
  expect(bandOf(0.96, support(['report', 0.9], ['flow', 0.6]))).toBe('high');
  expect(bandOf(0.3, support(['rhythm', 0.3]))).toBe('watch');
  expect(bandOf(0.299, support(['rhythm', 0.299]))).toBe('none');
});

test('[SCORE-6] from signals to bands: one feature is watched at most', () => {
  expect(bandNow(run('flow', [1]))).toBe('watch');
  expect(bandNow(run('flow', [1]), run('ring', [1]))).toBe('medium');
  expect(bandNow(run('report', [1]))).toBe('medium');
  expect(bandNow(run('report', [1]), run('flow', [1]))).toBe('high');
});

test('[SCORE-10] g acts by detector: of a family the largest m·(1 − g) counts, shown with its own m and g', () => {
  const other = { ...run('flow', [0.7]), detector: { ...run('flow', []).detector, id: 'other-flow' } };
  const damping = (_account: number, _family: Family, detector: string): number =>
    detector === 'test-flow' ? 0.5 : 0.25;
  const table = scoreAccounts(VIEW.accounts, [run('flow', [0.9]), other], { damping });
  const f = FAMILIES.indexOf('flow');
  expect([table.strength[f], table.damping[f]]).toEqual([0.7, 0.25]);
  expect(table.score[0]).toBeCloseTo(0.6 * 0.7 * 0.75, 12);
  expect(table.contribution[f]).toBeCloseTo(table.score[0]!, 12);
  const strong = scoreAccounts(VIEW.accounts, [run('ring', [1]), run('report', [1])], { damping: () => 0.8 });
  expect(Array.from(strong.damping)).toEqual(FAMILIES.map(() => 0));
});

test('[SCORE-10] of equal m·(1 − g) the first reason is shown, and two reasons are sorted too', () => {
  const other = { ...run('flow', [1]), detector: { ...run('flow', []).detector, id: 'damped' } };
  const damping = (_account: number, _family: Family, detector: string): number => (detector === 'damped' ? 0.5 : 0);
  const table = scoreAccounts(VIEW.accounts, [run('flow', [0.5]), other], { damping });
  const f = FAMILIES.indexOf('flow');
  expect([table.strength[f], table.damping[f]]).toEqual([1, 0.5]);
  expect(table.reasons.get(0)!.map(({ strength }) => strength)).toEqual([1, 0.5]);
});

test('[SCORE-6] a damped family still supports a band: g lowers S, it does not take evidence away', () => {
  const runs = [run('flow', [1]), run('report', [1])];
  const band = (g: number): number => scoreAccounts(VIEW.accounts, runs, { damping: () => g }).band[0]!;
  expect(BANDS[band(0)]).toBe('high');
  expect(BANDS[band(0.8)]).toBe('high');
});

test('[SCORE-7] only covered accounts are scored; reasons come strongest first, gaps are listed', () => {
  const gap = { ...run('flow', []), notAssessable: Uint32Array.of(0, 1) };
  const table = scoreAccounts(VIEW.accounts, [
    run('flow', [0.2, 0.9]),
    run('report', [0.3], 0),
    run('flow', [1], 1),
    gap,
  ]);
  expect(Array.from(table.account)).toEqual([0]);
  expect(table.reasons.get(0)!.map(({ family, strength }) => [family, strength])).toEqual([
    ['flow', 0.9],
    ['report', 0.3],
    ['flow', 0.2],
  ]);
  expect(table.reasons.has(1)).toBe(false);
  expect([...table.notAssessable]).toEqual([[0, ['test-flow']]]);
});

test('[SCORE-8] the index is 100·S with one decimal', () => {
  expect([0, 0.12345, 0.9995, 1].map(indexOf)).toEqual([0, 12.3, 100, 100]);
});
