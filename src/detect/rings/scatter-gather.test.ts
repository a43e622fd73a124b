import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { CROWD } from './layered.fixture.ts';

interface Shape {
  readonly middles: number;
  /** Seconds from the first payment to the last. */
  readonly span?: number;
  /** Share of what came in that goes on. */
  readonly passed?: number;
  /** Middles that pay out before they are paid. */
  readonly early?: number;
}

/** 0 pays 1 … k, who all pay 30. */
function scattered({ middles, span = 4 * HOUR, passed = 0.95, early = 0 }: Shape): TransferDraft[] {
  return Array.from({ length: middles }, (_, i): TransferDraft[] => {
    const [first, last] = [10 * DAY + i, 10 * DAY + span - middles + 1 + i];
    const isEarly = i < early;
    return [
      { from: 0, to: 1 + i, t: isEarly ? last : first, amount: 1_000_000 },
      { from: 1 + i, to: 30, t: isEarly ? first : last, amount: Math.round(1_000_000 * passed) },
    ];
  }).flat();
}

function found(transfers: readonly TransferDraft[], preset: 'statement' | 'structure' = 'statement') {
  return runOne(caseOf({ transfers: [...CROWD, ...transfers] }), 'scatter-gather', {}, preset);
}

test('[SG] statement: at least 2 middles within 24 h, in order, each passing on 70 % to 105 % of what it got', () => {
  const [hit, ...rest] = found(scattered({ middles: 3 })).hits;
  expect(rest).toEqual([]);
  expect(hit).toMatchObject({ typology: 'scatter-gather', core: [1, 2, 3, 30], payers: [0] });
  expect(found(scattered({ middles: 3 }), 'structure').hits[0]).toMatchObject({ core: [1, 2, 3, 30], sources: [0] });
  expect(hit!.evidence).toHaveLength(6);
  expect(found(scattered({ middles: 2 })).hits).toHaveLength(1);
  expect(found(scattered({ middles: 1 })).hits).toEqual([]);
  expect(found(scattered({ middles: 2, span: DAY })).hits).toHaveLength(1);
  expect(found(scattered({ middles: 2, span: DAY + 1 })).hits).toEqual([]);
  expect(found(scattered({ middles: 2, passed: 0.7 })).hits).toHaveLength(1);
  expect(found(scattered({ middles: 2, passed: 0.69 })).hits).toEqual([]);
  expect(found(scattered({ middles: 2, passed: 1.05 })).hits).toHaveLength(1);
  expect(found(scattered({ middles: 2, passed: 1.06 })).hits).toEqual([]);
  expect(found(scattered({ middles: 2, early: 1 })).hits).toEqual([]);
});

test('[SG] a middle whose amounts differ is left out, the others stay; several currencies say nothing', () => {
  const transfers = [
    ...scattered({ middles: 2 }),
    { from: 0, to: 5, t: 10 * DAY, amount: 1_000_000 },
    { from: 5, to: 30, t: 10 * DAY + HOUR, amount: 100_000 },
  ];
  const run = found(transfers);
  expect(run.hits.map(({ core }) => core)).toEqual([[1, 2, 30]]);
  expect(found(scattered({ middles: 2, passed: 2 })).counts['values-differ']).toBe(1);
  const mixed = scattered({ middles: 2, passed: 7 }).map((draft) => ({ ...draft, currency: draft.to === 30 ? 1 : 0 }));
  const view = caseOf({ transfers: [...CROWD, ...mixed], currencies: ['CNY', 'USD'] });
  expect(runOne(view, 'scatter-gather').hits.map(({ amount }) => amount)).toEqual([-1]);
});

test('[SG-5] structure: 6 d and 25 d, whatever the amounts, and in any order under its own name', () => {
  const typologies = (shape: Shape): string[] =>
    found(scattered(shape), 'structure').hits.map(({ typology }) => typology);
  expect(typologies({ middles: 2, passed: 0.1, span: 25 * DAY })).toEqual(['scatter-gather']);
  expect(typologies({ middles: 2, passed: 0.1, span: 25 * DAY + 1 })).toEqual([]);
  expect(typologies({ middles: 3, early: 2 })).toEqual(['scatter-gather-any-order']);
  expect(typologies({ middles: 4, early: 2 }).toSorted()).toEqual(['scatter-gather', 'scatter-gather-any-order']);
  for (const windowsSeconds of [
    [6 * DAY, 25 * DAY],
    [25 * DAY, 6 * DAY],
  ]) {
    const view = caseOf({ transfers: [...CROWD, ...scattered({ middles: 3, span: 5 * DAY })] });
    const { signals } = runOne(view, 'scatter-gather', { windowsSeconds }, 'structure');
    expect(signals[0]).toMatchObject({ code: 'scatter-gather', values: { windowSeconds: 6 * DAY } });
  }
});

test('[SG-6] what chance gives as well is no hit: busy accounts share partners', () => {
  const busy = Array.from({ length: 160 }, (_, i) => [
    { from: 0, to: 100 + i, t: 20 * DAY + i },
    { from: 100 + i, to: 1, t: 30 * DAY + i },
    { from: 2, to: 100 + i, t: 20 * DAY + i },
    { from: 100 + i, to: 30, t: 30 * DAY + i },
  ]).flat();
  expect(found(scattered({ middles: 2, span: 20 * HOUR })).hits).toHaveLength(1);
  expect(
    found([...scattered({ middles: 2, span: 20 * HOUR }), ...busy]).hits.filter(({ to }) => to < 12 * DAY),
  ).toEqual([]);
});

test('[SG-4] payments that chance explains open no search: they take no steps', () => {
  const busy = Array.from({ length: 160 }, (_, i) => [
    { from: 0, to: 100 + i, t: 20 * DAY + i },
    { from: 100 + i, to: 30, t: 29 * DAY + i },
  ]).flat();
  const stopped = (transfers: readonly TransferDraft[]) =>
    runOne(caseOf({ transfers: [...CROWD, ...transfers] }), 'scatter-gather', {
      stepLimit: 100,
      windowsSeconds: [10 * DAY],
    }).counts['stopped-searches'];
  expect(stopped(busy)).toBe(0);
  const close = busy.map((draft) => ({ ...draft, t: draft.from === 0 ? draft.t : draft.t - 9 * DAY + 60 }));
  expect(stopped(close)).toBe(1);
});

test('[EXPLAIN-2] a scatter-gather says how many middles, how fast, how much, and whether members know each other', () => {
  const { signals } = found(scattered({ middles: 3 }));
  expect(signals.map(({ account }) => account).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 30]);
  expect(signals[0]).toMatchObject({
    code: 'scatter-gather',
    values: { accounts: 5, middles: 3, transfers: 6, spanSeconds: 4 * HOUR, windowSeconds: DAY, familiarPairs: 0 },
  });
});

test('[SHAPE-1] other payments among the members count against a pattern, in structure only', () => {
  const known: TransferDraft[] = [
    { from: 30, to: 0, t: 40 * DAY },
    { from: 1, to: 2, t: 41 * DAY },
  ];
  const surprise = (preset: 'statement' | 'structure', more: readonly TransferDraft[]): number =>
    found([...scattered({ middles: 3 }), ...more], preset).hits[0]?.surprise ?? Number.NEGATIVE_INFINITY;
  const apart = found(
    [...scattered({ middles: 3 }), { from: 30, to: 90, t: 40 * DAY }, { from: 1, to: 91, t: 41 * DAY }],
    'structure',
  );
  expect(surprise('structure', known)).toBeLessThan(apart.hits[0]!.surprise! - 4);
  expect(found([...scattered({ middles: 3 }), ...known], 'structure').signals[0]!.values['familiarPairs']).toBe(2);
  expect(found([...scattered({ middles: 3 }), ...known]).signals[0]!.values['familiarPairs']).toBe(0);
});

test('[SHAPE-3] a pattern is worth no less than its part of strangers', () => {
  const clique = [6, 7, 8].flatMap((a) =>
    [6, 7, 8].filter((b) => b !== a).map((b) => ({ from: a, to: b, t: 40 * DAY + a * 10 + b })),
  );
  const [hit] = found([...scattered({ middles: 8 }), ...clique], 'structure').hits;
  const [strangers] = found([...scattered({ middles: 5 })], 'structure').hits;
  expect(hit!.evidence).toHaveLength(16);
  expect(hit!.surprise!).toBeGreaterThan(strangers!.surprise! / 2);
});

test('[COV-1] boundary accounts of a scatter-gather are evidence, not core', () => {
  const draft: CaseDraft = { transfers: [...CROWD, ...scattered({ middles: 3 })], boundary: [1, 30] };
  expect(runOne(caseOf(draft), 'scatter-gather').hits.map(({ core }) => core)).toEqual([[2, 3]]);
});

test('[SG-3] hub cap, step limits and caps of the detector reach the search and are counted', () => {
  const view = caseOf({ transfers: [...CROWD, ...scattered({ middles: 3 })] });
  expect(runOne(view, 'scatter-gather', { stepLimit: 1 }).counts['stopped-searches']).toBeGreaterThan(0);
  const short = runOne(view, 'scatter-gather', { stepsAtLeast: 0, stepsPerTransfer: 0 });
  expect([short.hits.length, short.counts['stopped-searches']! > 0]).toEqual([0, true]);
  expect(runOne(view, 'scatter-gather', { stepsAtLeast: 0, stepsPerTransfer: 60 }).hits).toHaveLength(1);
  const capped = runOne(view, 'scatter-gather', { maximumPieces: 0 });
  expect([capped.hits.length, capped.counts['pieces-cut']]).toEqual([0, 1]);
  const busy = [1, 2, 3].flatMap((m) => [{ from: 35, to: m, t: 10 * DAY + 100 }]);
  const hubs = caseOf({ transfers: [...CROWD, ...scattered({ middles: 3 }), ...busy] });
  expect(runOne(hubs, 'scatter-gather', { hubCap: 1 })).toMatchObject({ hits: [], counts: { 'hub-skips': 3 } });
});
