import { expect, test } from 'vitest';
import type { ParameterDescriptor } from '#model';
import { LINK_DEFAULTS } from './accounts/link-defaults.fixture.ts';
import { MEASURE_DEFAULTS } from './accounts/measure-defaults.fixture.ts';
import { SHAPE_DEFAULTS } from './rings/layered-defaults.fixture.ts';
import { amountFor, amountsFor, resolveParameters } from './parameters.ts';
import { DETECTORS } from './registry.ts';
import { POOL_DEFAULTS } from './pool/pool-defaults.fixture.ts';
import { CENTRE_DEFAULTS } from './rings/centre-defaults.fixture.ts';
import { strengthOf } from './strength.ts';

const TITLE = { zh: '测试', en: 'test' };
const DESCRIPTORS: readonly ParameterDescriptor[] = [
  { id: 'k', title: TITLE, unit: 'count', default: { statement: 5, structure: 4 }, source: 'setting' },
  { id: 'share', title: TITLE, unit: 'share', default: { statement: 0.5, structure: 0.5 }, source: 'setting' },
  { id: 'on', title: TITLE, unit: 'switch', default: { statement: 1, structure: 0 }, source: 'setting' },
  { id: 'least', title: TITLE, unit: 'minor', default: { statement: 100, structure: 0 }, source: 'setting' },
  { id: 'windows', title: TITLE, unit: 'seconds', default: { statement: [1], structure: [2, 3] }, source: 'setting' },
  { id: 'times', title: TITLE, unit: 'ratio', default: { statement: 1.5, structure: 1.5 }, source: 'setting' },
];

function resolve(overrides: Record<string, number | number[]>, preset: 'statement' | 'structure' = 'statement') {
  return resolveParameters({ detector: 'test', descriptors: DESCRIPTORS, preset, overrides });
}

test('[DET-1] a preset gives the defaults and overrides replace them one by one', () => {
  expect(resolve({})).toEqual({
    ok: true,
    value: { k: 5, share: 0.5, on: 1, least: 100, windows: [1], times: 1.5 },
  });
  expect(resolve({ k: 7, windows: [9, 8] }, 'structure')).toEqual({
    ok: true,
    value: { k: 7, share: 0.5, on: 0, least: 0, windows: [9, 8], times: 1.5 },
  });
});

test('[DET-1] unknown parameters and values outside their unit are problems', () => {
  const code = (overrides: Record<string, number | number[]>): string => {
    const result = resolve(overrides);
    return result.ok ? 'ok' : result.problem.code;
  };
  expect(code({ unknown: 1 })).toBe('parameter-unknown');
  expect(code({ 'k.USD': 1 })).toBe('parameter-unknown');
  expect(code({ 'least.usd': 1 })).toBe('parameter-unknown');
  for (const wrong of [
    { k: -1 },
    { k: 1.5 },
    { k: [1] },
    { k: Number.NaN },
    { share: 1.01 },
    { on: 2 },
    { windows: [] },
    { windows: 5 },
    { windows: [1.5] },
    { times: Infinity },
  ]) {
    expect(code(wrong)).toBe('parameter-invalid');
  }
  for (const right of [{ k: 0 }, { share: 0 }, { share: 1 }, { on: 0 }, { times: 2.5 }, { 'least.USD': 5 }]) {
    expect(code(right)).toBe('ok');
  }
});

test('[DET-3] an amount holds for yuan only, unless the currency has its own or the rule is off', () => {
  expect(amountFor({ least: 100 }, 'least', 'CNY')).toBe(100);
  expect(amountFor({ least: 100 }, 'least', 'USD')).toBeUndefined();
  expect(amountFor({ least: 100, 'least.USD': 15 }, 'least', 'USD')).toBe(15);
  expect(amountFor({ least: 0 }, 'least', 'USD')).toBe(0);
});

test('[DET-3] a list of amounts holds for yuan, too, unless the currency has its own or all are 0', () => {
  expect(amountsFor({ limits: [5, 0] }, 'limits', 'CNY')).toEqual([5, 0]);
  expect(amountsFor({ limits: [5, 0] }, 'limits', 'USD')).toBeUndefined();
  expect(amountsFor({ limits: [5], 'limits.USD': [1, 2] }, 'limits', 'USD')).toEqual([1, 2]);
  expect(amountsFor({ limits: [0] }, 'limits', 'USD')).toEqual([0]);
});

test('[SCORE-1] strength is 0 up to `from`, 1 from `full`, linear between', () => {
  expect([3, 4, 5, 6, 8, 9].map((x) => strengthOf(x, 4, 8))).toEqual([0, 0, 0.25, 0.5, 1, 1]);
  expect([3, 4, 5].map((x) => strengthOf(x, 4, 4))).toEqual([0, 0, 1]);
});

test('[DET-2] every detector is described: titles, sources, a strength pair, a fixed strength or a table, ids once', () => {
  expect(new Set(DETECTORS.map(({ id }) => id)).size).toBe(DETECTORS.length);
  for (const detector of DETECTORS) {
    const ids = detector.parameters.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(detector.title.zh.length * detector.title.en.length).toBeGreaterThan(0);
    for (const parameter of detector.parameters) {
      expect(parameter.source).not.toBe('');
      expect(parameter.title.zh.length * parameter.title.en.length).toBeGreaterThan(0);
      expect(
        resolveParameters({
          detector: detector.id,
          descriptors: [parameter],
          preset: 'statement',
          overrides: { [parameter.id]: parameter.default.statement },
        }).ok,
      ).toBe(true);
    }
    const isFixed = ids.some((id) => id.startsWith('strength') && id !== 'strengthFrom' && id !== 'strengthFull');
    const hasPair = ids.includes('strengthFrom') && ids.includes('strengthFull');
    // A pool's strength is the mean of four measures (POOL-8), a member's comes from its ring (SCORE-11).
    expect(
      isFixed || hasPair || ids.includes('table') || detector.id === 'run-points' || detector.id === 'ring-member',
    ).toBe(true);
  }
});

test('[DET-2] the defaults of the two presets', () => {
  const defaults = Object.fromEntries(
    DETECTORS.map(({ id, parameters }) => [id, Object.fromEntries(parameters.map((p) => [p.id, p.default]))]),
  );
  const DAY = 86_400;
  const both = (value: number): object => ({ statement: value, structure: value });
  expect(defaults).toEqual({
    ...LINK_DEFAULTS,
    ...MEASURE_DEFAULTS,
    ...SHAPE_DEFAULTS,
    'pass-through': {
      valueRule: { statement: 1, structure: 0 },
      minimumAmountMinor: both(2_000_000),
      windowSeconds: both(DAY),
      onwardSeconds: both(DAY),
      minimumShare: both(0.8),
      strengthFrom: both(0.6),
      strengthFull: both(1),
      maximumHits: both(5000),
    },
    gather: {
      valueRule: { statement: 1, structure: 0 },
      minimumPayers: both(5),
      windowSeconds: both(7 * DAY),
      onwardSeconds: both(DAY),
      maximumPayees: both(2),
      minimumShare: both(0.7),
      hubCap: both(512),
      strengthFrom: both(3),
      strengthFull: both(10),
    },
    ...CENTRE_DEFAULTS,
    ...POOL_DEFAULTS,
    'ring-member': {},
    'victim-report': { strengthMatched: both(1), strengthUnmatched: both(0.7) },
    'case-involved': { strengthListed: both(1) },
  });
});
