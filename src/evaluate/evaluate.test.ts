import { evaluationSchema } from '#contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { evaluate, inSampleInputs, type EvaluationInput } from './evaluate.ts';
import { evaluationInput, finding, ring, seeded } from './evaluation.fixture.ts';

const truth = evaluationInput({}).truth;

test('[EVAL-1] accounts by band over the covered, boundary labels apart', () => {
  const input = evaluationInput({
    accounts: {
      covered: [1, 1, 1, 1, 0, 0],
      score: [0.9, 0.6, 0, 0.7, 0.9, 0],
      isHigh: [1, 0, 0, 0, 1, 0],
      isMedium: [0, 1, 0, 1, 0, 0],
      days: 30,
    },
    truth: { ...truth, accountLabels: Int8Array.of(1, 0, 1, -1, 1, 0) },
  });
  const result = evaluate(input);
  expect(result.accounts).toMatchObject({
    precision: 1 / 3,
    recall: 0.5,
    f1: 0.4,
    n: 4,
    positives: 2,
    band: 'high or medium',
  });
  // .9+ .7- .6- 0+: AP = 1/2 · 1 + 1/2 · 2/4; pairs: .9 beats both, 0 beats none.
  expect(result.accounts).toMatchObject({ ap: 0.75, auc: 0.5 });
  expect(result.boundary).toEqual({ n: 2, positives: 1 });
  expect(result.accounts?.first['100']).toEqual({ recall: 0.5, precision: 1 / 3 });
  expect([result.accounts_core, result.transfers, result.hits, result.rings]).toEqual([null, null, null, null]);
  expect(evaluate(evaluationInput({})).accounts).toBe(null);
});

test('[EVAL-2] core labels leave out the periphery of truth rings', () => {
  // Transfers 0-3: 1, 2, 3, 4 pay 0 (fan-in). 4-7: 5 pays 6 and 7, they pay 8 (scatter-gather).
  const payer = [1, 2, 3, 4, 5, 5, 6, 7];
  const payee = [0, 0, 0, 0, 6, 7, 8, 8];
  const base = evaluationInput({ count: 8 });
  const flags = [1, 0, 0, 0, 0, 0, 1, 1, 1];
  const result = evaluate({
    ...base,
    transfers: { ...base.transfers, payer, payee },
    accounts: {
      covered: new Uint8Array(10).fill(1),
      score: [...flags, 0],
      isHigh: [...flags, 0],
      isMedium: [],
      days: 30,
    },
    truth: {
      ...truth,
      accountLabels: Int8Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 0),
      rings: [ring([0, 1, 2, 3], 'fan-in'), ring([4, 5, 6, 7], 'scatter-gather')],
    },
  });
  expect(result.accounts).toMatchObject({ n: 10, positives: 9, recall: 4 / 9 });
  expect(result.accounts_core).toMatchObject({ n: 5, positives: 4, recall: 1, precision: 1 });
});

test('[EVAL-2] the centre of a gather-scatter is core, everyone of a cycle is', () => {
  const base = evaluationInput({ count: 7 });
  const result = evaluate({
    ...base,
    transfers: { ...base.transfers, payer: [1, 2, 0, 0, 5, 6, 7], payee: [0, 0, 3, 4, 6, 7, 5] },
    accounts: { covered: new Uint8Array(8).fill(1), score: new Float64Array(8), isHigh: [], isMedium: [], days: 30 },
    truth: {
      ...truth,
      accountLabels: new Int8Array(8).fill(1),
      rings: [ring([0, 1, 2, 3], 'gather-scatter'), ring([4, 5, 6], 'cycle')],
    },
  });
  expect(result.accounts_core).toMatchObject({ n: 4, positives: 4, recall: 0, precision: null });
});

test('[EVAL-3] transfers are flagged by surviving hits and scored by the strongest', () => {
  const result = evaluate(
    evaluationInput({
      count: 10,
      hits: [finding([0, 1, 2], 0.5), finding([2, 3], 0.9)],
      truth: { ...truth, badTransfers: Uint32Array.of(2, 3, 7) },
    }),
  );
  expect(result.transfers).toMatchObject({ n: 10, positives: 3, precision: 0.5, recall: 2 / 3, f1: 4 / 7 });
  // .9 ++ · .5 -- · 0 +-----: 2/3 · 1 + 1/3 · 3/10.
  expect(result.transfers?.ap).toBeCloseTo(2 / 3 + 0.1, 12);
});

test('[EVAL-4] a finding matches one ring and a ring one finding, at J of at least .5', () => {
  const rings = [ring([0, 1, 2, 3]), ring([10, 11, 12, 13])];
  const hits = [
    finding([0, 1, 2, 3, 4], 0.9),
    finding([0, 1, 2], 0.8),
    finding([10, 11, 20, 21], 0.7),
    finding([10, 11, 12, 20], 0.6),
  ];
  const { hits: figures } = evaluate(evaluationInput({ hits, truth: { ...truth, rings } }));
  expect(figures?.all).toMatchObject({
    matched: 2,
    found: 4,
    truth: 2,
    recall: 1,
    precision: 0.5,
    strict_precision: 0.5,
    neutral: 0,
  });
});

test('[EVAL-5] recall counts rings of at least four transfers; accounts are compared where only they are known', () => {
  const rings = [ring([0, 1, 2, 3]), ring([4, 5, 6])];
  const { hits } = evaluate(evaluationInput({ hits: [finding([4, 5, 6])], truth: { ...truth, rings } }));
  expect(hits?.all).toMatchObject({ truth: 1, matched: 0, recall: 0, found: 1, precision: 0 });
  const byAccounts = evaluate(
    evaluationInput({
      rings: [finding([], 1, { core: Uint32Array.of(3, 4, 9) })],
      truth: { ...truth, ringsBy: 'accounts', rings: [ring([3, 4]), ring([7])] },
    }),
  );
  expect(byAccounts.rings).toMatchObject({ truth: 1, matched: 1, recall: 1, precision: 1 });
});

test('[EVAL-6] unmatched findings on bad transfers outside the rings that count are neutral', () => {
  const rings = [ring([0, 1, 2, 3])];
  const hits = [
    finding([0, 1, 2, 3]),
    finding([10, 11, 30, 31]),
    finding([10, 30, 31, 32]),
    finding([0, 1, 40, 41, 42]),
  ];
  const { hits: figures } = evaluate(
    evaluationInput({ hits, truth: { ...truth, rings, badTransfers: Uint32Array.of(0, 1, 2, 3, 10, 11) } }),
  );
  expect(figures?.all).toMatchObject({ matched: 1, found: 4, neutral: 1, precision: 1 / 3, strict_precision: 0.25 });
});

test('[EVAL-7] typed figures count compatible names only', () => {
  const rings = [ring([0, 1, 2, 3], 'stack'), ring([4, 5, 6, 7], 'cycle'), ring([8, 9, 10, 11], 'gather-scatter')];
  const hits = [
    finding([0, 1, 2, 3], 1, { typology: 'layered' }),
    finding([4, 5, 6, 7], 1, { typology: 'chain' }),
    finding([8, 9], 1, { typology: 'fan-in' }),
  ];
  const { hits: figures } = evaluate(evaluationInput({ hits, truth: { ...truth, rings } }));
  expect([figures?.all.matched, figures?.typed.matched]).toEqual([3, 2]);
});

test('[EVAL-8] recall at a precision is the best of all thresholds, equal strengths together', () => {
  const rings = [ring([0, 1, 2, 3]), ring([4, 5, 6, 7]), ring([8, 9, 10, 11]), ring([12, 13, 14, 15])];
  const wrong = (n: number): ReturnType<typeof finding> => finding([50 + n, 51 + n], 0.6 - n / 100);
  // By strength: right, wrong, wrong, right | tie of right and wrong | wrong
  const hits = [
    finding([0, 1, 2, 3], 0.9),
    finding([50, 51], 0.8),
    finding([52, 53], 0.79),
    finding([4, 5, 6, 7], 0.7),
    finding([8, 9, 10, 11], 0.6),
    wrong(0),
    wrong(10),
  ];
  const { hits: figures } = evaluate(evaluationInput({ hits, truth: { ...truth, rings } }));
  expect(figures?.all).toMatchObject({
    recall: 0.75,
    recall_at_p50: 0.75,
    recall_at_p20: 0.75,
    first: { 100: { recall: 0.75, precision: 3 / 7 } },
  });
  const strict = evaluate(evaluationInput({ hits: hits.toSpliced(3, 1), truth: { ...truth, rings } }));
  expect(strict.hits?.all).toMatchObject({ recall: 0.5, recall_at_p50: 0.25, recall_at_p20: 0.5 });
  const many = [...Array.from({ length: 150 }, (_, i) => finding([60 + (i % 30)], 0.5)), finding([0, 1, 2, 3], 0.4)];
  expect(evaluate(evaluationInput({ hits: many, truth: { ...truth, rings } })).hits?.all.first).toEqual({
    100: { recall: 0, precision: 0 },
    500: { recall: 0.25, precision: 1 / 151 },
    1000: { recall: 0.25, precision: 1 / 151 },
  });
});

test('[EVAL-9] fragmentation and merging at J of at least .1', () => {
  const rings = [ring([0, 1, 2, 3, 4, 5]), ring([10, 11, 12, 13]), ring([20, 21, 22, 23])];
  const hits = [
    finding([0, 1, 2]),
    finding([3, 4, 5]),
    finding([0, 1, 2, 3, 4, 5, 10, 11, 12, 13]),
    finding([20, 90, 91, 92, 93, 94, 95, 96]),
  ];
  const { hits: figures } = evaluate(evaluationInput({ hits, truth: { ...truth, rings } }));
  expect(figures?.fragmentation).toBe(4 / 2);
  expect(figures?.merging).toBe(4 / 3);
});

test('[EVAL-10] money recall weighs rings by their amounts, currencies by their mean', () => {
  const base = evaluationInput({ count: 8 });
  const rings = [ring([0, 1, 2, 3]), ring([4, 5, 6, 7])];
  const amountMinor = [100, 100, 100, 100, 300, 300, 300, 300];
  const one = evaluate({
    ...base,
    transfers: { ...base.transfers, amountMinor },
    hits: [finding([4, 5, 6, 7])],
    truth: { ...truth, rings },
  });
  expect(one.hits?.all.money_recall).toBe(0.75);
  const two = evaluate({
    ...base,
    transfers: { ...base.transfers, amountMinor, currency: [0, 0, 0, 0, 1, 1, 1, 1] },
    hits: [finding([4, 5, 6, 7])],
    truth: { ...truth, rings },
  });
  expect(two.hits?.all.money_recall).toBe(0.5);
});

test('[EVAL-11] time to the first finding that touches a matched ring', () => {
  const rings = [ring([2, 3, 4, 5]), ring([20, 21, 22, 23])];
  const hits = [
    finding([2, 3, 4, 5], 1, { to: 1500 }),
    finding([3, 4], 1, { to: 1100 }),
    finding([20, 90, 91], 1, { to: 1 }),
  ];
  const { hits: figures } = evaluate(evaluationInput({ hits, truth: { ...truth, rings } }));
  expect(figures?.all.time_to_first_finding).toEqual({ median_seconds: 98, n: 1 });
});

test('[EVAL-12] recall carries its interval', () => {
  const rings = Array.from({ length: 10 }, (_, i) => ring([4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 3]));
  const { hits } = evaluate(
    evaluationInput({
      hits: rings.slice(0, 5).map(({ members }) => finding([...members])),
      truth: { ...truth, rings },
    }),
  );
  expect(hits?.all.wilson.map((bound) => bound.toFixed(4))).toEqual(['0.2366', '0.7634']);
  expect(hits?.all.bootstrap.recall?.[0]).toBeLessThan(0.5);
});

test('[EVAL-15] false alarms per 10,000 covered accounts and 30 days', () => {
  const n = 2000;
  const isHigh = Array.from({ length: n }, (_, i) => (i < 3 ? 1 : 0));
  const isMedium = Array.from({ length: n }, (_, i) => (i < 1 || (i >= 3 && i < 7) ? 1 : 0));
  const accountLabels = new Int8Array(n);
  accountLabels[0] = 1;
  const result = evaluate(
    evaluationInput({
      accounts: { covered: new Uint8Array(n).fill(1), score: new Float64Array(n), isHigh, isMedium, days: 60 },
      truth: { ...truth, accountLabels },
    }),
  );
  expect(result.false_alarms).toEqual({ high_per_10k_30d: 5, medium_per_10k_30d: 10 });
  expect(result.accounts?.projected_precision['0.01']).toBeCloseTo(0.01 / (0.01 + 0.99 * (6 / 1999)), 12);
});

test('[EVAL-16] accounts with a stretch not to be judged are left out, and their findings are neutral then', () => {
  const base = evaluationInput({
    hits: [
      finding([1, 2, 3], 1, { core: Uint32Array.of(1), from: 1001, to: 1003 }),
      finding([4], 1, { core: Uint32Array.of(2), from: 1004, to: 1004 }),
    ],
  });
  const result = evaluate({
    ...base,
    accounts: { covered: [1, 1, 1], score: [0, 1, 1], isHigh: [0, 1, 1], isMedium: [], days: 30 },
    truth: {
      ...truth,
      accountLabels: Int8Array.of(1, 0, 0),
      rings: [ring([50, 51, 52, 53])],
      ignored: [
        { account: 1, from: 0, to: 1002 },
        { account: 2, from: 5000, to: Infinity },
      ],
    },
  });
  expect(result.accounts).toMatchObject({ n: 2, precision: 0 });
  expect(result.ignored).toBe(1);
  expect(result.hits?.all).toMatchObject({ found: 2, neutral: 1 });
});

test('[EVAL-17] rings with an innocent label are counted apart', () => {
  const hits = [finding([0, 1, 2, 3]), finding([10, 11, 12, 13])];
  const { hits: figures } = evaluate(
    evaluationInput({
      hits,
      truth: {
        ...truth,
        rings: [ring([0, 1, 2, 3])],
        falseAlerts: [ring([10, 11, 12]), ring([20, 21, 22]), ring([0, 1, 2])],
      },
    }),
  );
  expect(figures?.all.false_alerts).toEqual({ truth: 3, found: 1 });
  expect(figures?.all.precision).toBe(0.5);
});

test('[EVAL-21] what was chosen and measured on the same input is in-sample', () => {
  expect(inSampleInputs(['a', 'b'], ['c', 'b', 'b'])).toEqual(['b']);
  expect(inSampleInputs([], ['c'])).toEqual([]);
});

test("[EVAL-22] by typology: recall of the name's rings, precision of the name's findings", () => {
  const rings = [ring([0, 1, 2, 3], 'fan-in'), ring([4, 5, 6, 7], 'fan-in'), ring([8, 9, 10, 11], 'stack')];
  const hits = [
    finding([0, 1, 2, 3], 1, { typology: 'fan-in' }),
    finding([4, 5, 6, 7], 1, { typology: 'cycle' }),
    finding([30, 31], 1, { typology: 'cycle-any-order' }),
  ];
  const { hits: figures } = evaluate(evaluationInput({ hits, truth: { ...truth, rings } }));
  expect(figures?.by_typology['fan-in']).toMatchObject({ truth: 2, matched: 2, recall: 1, found: 1, precision: 1 });
  expect(figures?.by_typology['cycle']).toMatchObject({ truth: 0, matched: 0, recall: null, found: 2, precision: 0.5 });
  expect(figures?.by_typology['stack']).toMatchObject({ truth: 1, recall: 0, found: 0, precision: null });
});

test('[EVAL-24] renumbering transfers and the order of the truth change nothing; the result fits the published schema', () => {
  const set = fc.uniqueArray(fc.nat(39), { minLength: 1, maxLength: 8 });
  const hitArbitrary = fc.record({ evidence: set, strength: fc.integer({ min: 1, max: 5 }).map((n) => n / 5) });
  fc.assert(
    fc.property(
      fc.array(set, { maxLength: 6 }),
      fc.array(hitArbitrary, { maxLength: 8 }),
      fc.nat(1e6),
      (rings, hits, seed) => {
        const random = seeded(seed);
        const to = Array.from({ length: 40 }, (_, i) => i).toSorted(() => random() - 0.5);
        const rising = (members: readonly number[]): number[] => members.toSorted((a, b) => a - b);
        const build = (map: (n: number) => number, order: <T>(items: T[]) => T[]): EvaluationInput =>
          evaluationInput({
            count: 40,
            hits: hits.map(({ evidence, strength }) => finding(rising(evidence.map(map)), strength)),
            truth: {
              ...truth,
              badTransfers: Uint32Array.from(rising([...new Set(rings.flat())].map(map))),
              rings: order(rings.map((members, i) => ring(rising(members.map(map)), 'cycle', String(i)))),
            },
            random: () => 0,
          });
        const plain = evaluate(
          build(
            (n) => n,
            (items) => items,
          ),
        );
        const changed = evaluate(
          build(
            (n) => to[n]!,
            (items) => items.toReversed(),
          ),
        );
        const figures = (result: ReturnType<typeof evaluate>): unknown => {
          if (result.hits === null) return result;
          const { bootstrap: _, time_to_first_finding: __, ...all } = result.hits.all;
          return [all, result.transfers, result.hits.fragmentation, result.hits.merging];
        };
        expect(figures(changed)).toEqual(figures(plain));
        evaluationSchema.parse(plain);
      },
    ),
    { seed: 9, numRuns: 100 },
  );
});
