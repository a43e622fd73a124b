import { expect, test } from 'vitest';
import { FAMILY_CEILING, type Family } from '#model';
import { combine, FAMILIES, type ScoreTable } from './score.ts';
import { sensitivityTable } from './sensitivity.ts';

/** Strengths m by account. */
function tableOf(...rows: readonly Partial<Record<Family, number>>[]): ScoreTable {
  const support = Float64Array.from(
    rows.flatMap((row) => FAMILIES.map((family) => (row[family] ?? 0) * FAMILY_CEILING[family])),
  );
  const width = FAMILIES.length;
  return {
    account: Uint32Array.from(rows, (_, i) => i),
    score: Float64Array.from(rows, (_, i) => combine(support.subarray(i * width, (i + 1) * width))),
    band: new Uint8Array(rows.length),
    support,
    strength: new Float64Array(support.length),
    damping: new Float64Array(support.length),
    contribution: new Float64Array(support.length),
    reasons: new Map(),
    notAssessable: new Map(),
  };
}

test('[SENS-1] the share of the first accounts that stay when one ceiling changes', () => {
  // S is .54, .49 and .51: the second of three comes among the first two when flow falls, or exit or ring rise.
  const scores = tableOf({ flow: 0.9 }, { exit: 1, ring: 0.3 }, { flow: 0.85 });
  const rows = sensitivityTable(scores, { top: 2 });
  expect(rows).toHaveLength(FAMILIES.length * 2);
  const overlap = (family: Family, factor: number): number =>
    rows.find((row) => row.family === family && row.factor === factor)!.overlap;
  expect(overlap('flow', 0.7)).toBe(0.5);
  expect(overlap('flow', 1.3)).toBe(1);
  expect(overlap('exit', 1.3)).toBe(0.5);
  expect(overlap('exit', 0.7)).toBe(1);
  expect(overlap('ring', 1.3)).toBe(0.5);
  expect(overlap('report', 0.7)).toBe(1);
});

test('[SENS-1] of equal scores the smaller account is among the first', () => {
  // Their ceilings are equal: the first account stays first when exit rises, and loses its place when exit falls.
  const equal = tableOf({ exit: 1 }, { opening: 1 });
  const rows = sensitivityTable(equal, { top: 1 });
  const overlap = (family: Family): number[] => rows.flatMap((row) => (row.family === family ? [row.overlap] : []));
  expect([overlap('exit'), overlap('opening'), overlap('flow')]).toEqual([
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
});

test('[SENS-1] a ceiling never rises above 1, and accounts without an index are no part of the top', () => {
  const scores = tableOf({ report: 1 }, { ring: 1, flow: 1 }, {}, {});
  expect(sensitivityTable(scores).every(({ overlap }) => overlap === 1)).toBe(true);
  expect(sensitivityTable(tableOf({}, {})).every(({ overlap }) => overlap === 1)).toBe(true);
  expect(sensitivityTable(tableOf())).toHaveLength(FAMILIES.length * 2);
});
