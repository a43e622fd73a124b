import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';

/** A ring of `accounts` accounts, each step `gap` seconds after the one before, losing `share` of the amount. */
function ring(accounts: number, gap: number, kept = 0.97, start = 10 * DAY): TransferDraft[] {
  return Array.from({ length: accounts }, (_, i) => ({
    from: i,
    to: (i + 1) % accounts,
    t: start + i * gap,
    amount: Math.round(5_000_000 * kept ** i),
  }));
}

/** Ordinary payments among other accounts, so that chance is known. */
const CROWD: readonly TransferDraft[] = Array.from({ length: 60 }, (_, i) => ({
  from: 20 + (i % 30),
  to: 20 + ((i * 7 + 1) % 30),
  t: DAY + i * 12 * HOUR,
}));

function cycles(transfers: readonly TransferDraft[], preset: 'statement' | 'structure' = 'statement') {
  return runOne(caseOf({ transfers: [...CROWD, ...transfers] }), 'cycle', {}, preset);
}

test('[CYC] the statement preset finds 3 to 6 accounts within 72 h whose amounts follow each other', () => {
  const [hit, ...rest] = cycles(ring(4, HOUR)).hits;
  expect(rest).toEqual([]);
  expect(hit).toMatchObject({ typology: 'cycle', core: [0, 1, 2, 3], from: 10 * DAY, to: 10 * DAY + 3 * HOUR });
  expect(hit!.evidence).toHaveLength(4);
  expect(cycles(ring(2, HOUR)).hits).toEqual([]);
  expect(cycles(ring(6, HOUR)).hits).toHaveLength(1);
  expect(cycles(ring(7, HOUR)).hits).toEqual([]);
  expect(cycles(ring(4, DAY)).hits).toHaveLength(1);
  expect(cycles(ring(4, DAY + 1)).hits).toEqual([]);
  expect(cycles(ring(4, HOUR, 0.81)).hits).toHaveLength(1);
  expect(cycles(ring(4, HOUR, 0.79)).hits).toEqual([]);
  expect(cycles(ring(4, HOUR, 1.04)).hits).toHaveLength(1);
  expect(cycles(ring(4, HOUR, 1.06)).hits).toEqual([]);
});

test('[CYC] the structure preset finds up to 12 accounts within 25 d, whatever the amounts', () => {
  expect(cycles(ring(12, HOUR, 0.5), 'structure').hits).toHaveLength(1);
  expect(cycles(ring(13, HOUR, 0.5), 'structure').hits).toEqual([]);
  expect(cycles(ring(6, 5 * DAY), 'structure').hits).toHaveLength(1);
  expect(cycles(ring(6, 5 * DAY + 1), 'structure').hits).toEqual([]);
});

test('[EXPLAIN-2] a cycle says how many accounts, how fast, how much, and how many more there are', () => {
  const signals = cycles(ring(4, HOUR)).signals;
  expect(signals.map(({ account }) => account)).toEqual([0, 1, 2, 3]);
  expect(signals[0]).toMatchObject({
    code: 'cycle',
    values: {
      accounts: 4,
      transfers: 4,
      spanSeconds: 3 * HOUR,
      windowSeconds: 3 * DAY,
      currency: 'CNY',
      occurrences: 1,
    },
  });
});

test('[CYC-6] the same cycle in less time is stronger; a cycle among busy accounts is weaker', () => {
  const strength = (transfers: readonly TransferDraft[]): number =>
    runOne(caseOf({ transfers: [...CROWD, ...transfers] }), 'cycle').hits[0]!.surprise!;
  const slow = strength(ring(4, 20 * HOUR));
  expect(strength(ring(4, HOUR))).toBeGreaterThan(slow);
  const busy = Array.from({ length: 20 }, (_, i) => ({ from: 0, to: 20 + i, t: 30 * DAY + i }));
  expect(strength([...ring(4, 20 * HOUR), ...busy])).toBeLessThan(slow);
});

test('[COV-1] boundary accounts of a cycle are evidence, not core', () => {
  const transfers = [...CROWD, ...ring(4, HOUR)];
  const run = runOne(caseOf({ transfers, boundary: [1, 3] }), 'cycle');
  expect(run.hits.map(({ core, evidence }) => [core, evidence.length])).toEqual([[[0, 2], 4]]);
  expect(run.signals.map(({ account }) => account)).toEqual([0, 2]);
  const nobody = runOne(caseOf({ transfers, boundary: [0, 1, 2, 3] }), 'cycle');
  expect([nobody.hits.length, nobody.counts['boundary-only']]).toEqual([0, 1]);
});

test('[CAP-1] sequences and hits beyond the caps are counted', () => {
  const second = ring(3, HOUR, 0.97, 30 * DAY).map(({ from, to, ...rest }) => ({
    from: from + 10,
    to: to + 10,
    ...rest,
  }));
  const view = caseOf({ transfers: [...CROWD, ...ring(4, HOUR), ...second] });
  expect(runOne(view, 'cycle').hits).toHaveLength(2);
  const capped = runOne(view, 'cycle', { maximumSequences: 1 });
  expect([capped.hits.length, capped.counts['sequences-cut']]).toEqual([1, 1]);
  const fewHits = runOne(view, 'cycle', { maximumHits: 1, maximumReasons: 3 });
  expect([fewHits.hits.length, fewHits.counts['hits-cut'], fewHits.counts['reasons-cut']]).toEqual([1, 1, 4]);
});

test('[HUB-1] hub and step caps of the detector reach the search and are counted', () => {
  const view = caseOf({ transfers: [...CROWD, ...ring(4, HOUR)] });
  expect(runOne(view, 'cycle', { stepLimit: 1 }).counts['stopped-searches']).toBeGreaterThan(0);
  const busy = Array.from({ length: 3 }, (_, i) => ({ from: 20 + i, to: 2, t: 10 * DAY + 100 }));
  const hub = runOne(caseOf({ transfers: [...CROWD, ...ring(4, HOUR), ...busy] }), 'cycle', { hubCap: 3 });
  expect([hub.hits.length, hub.counts['hub-skips']! > 0]).toEqual([0, true]);
});

test('[CYC-7] a budget for the whole search leaves transfers unsearched, says so, and never finds what is not there', () => {
  const rings = Array.from({ length: 40 }, (_, i) =>
    ring(4, HOUR, 0.97, 10 * DAY + i * 5 * HOUR).map(({ from, to, ...rest }) => ({
      from: from + 10 * i,
      to: to + 10 * i,
      ...rest,
    })),
  ).flat();
  const view = caseOf({ transfers: [...CROWD, ...rings] });
  const whole = runOne(view, 'cycle');
  expect([whole.hits.length, whole.counts['stopped-searches']]).toEqual([40, 0]);
  const some = runOne(view, 'cycle', { stepsAtLeast: 100, stepsPerTransfer: 0 });
  expect(some.counts['stopped-searches']).toBeGreaterThan(0);
  expect(some.hits.length).toBeLessThan(40);
  expect(whole.hits.map(({ evidence }) => evidence)).toEqual(
    expect.arrayContaining(some.hits.map(({ evidence }) => evidence)),
  );
  const perTransfer = runOne(view, 'cycle', { stepsAtLeast: 0, stepsPerTransfer: 50 });
  expect([perTransfer.hits.length, perTransfer.counts['stopped-searches']]).toEqual([40, 0]);
});

test('[CYC-10] a cycle that chance gives as well is left out and counted; a small one must surprise more', () => {
  const run = (accounts: number, parameters: Record<string, number>) => {
    const { hits, counts } = runOne(caseOf({ transfers: [...CROWD, ...ring(accounts, HOUR)] }), 'cycle', parameters);
    return [hits.length, counts['by-chance']];
  };
  const surprise = cycles(ring(4, HOUR)).hits[0]!.surprise!;
  expect(surprise).toBeGreaterThan(0);
  expect(run(4, { mostByChance: 0 })).toEqual([0, 1]);
  expect(run(4, { mostByChanceOfSmall: 0 })).toEqual([1, 0]);
  expect(run(3, { mostByChanceOfSmall: 0 })).toEqual([0, 1]);
  expect(run(3, { mostByChance: 0 })).toEqual([1, 0]);
});

test('[CYC-11] transfers in order round the circle surprise more than the same ones in any order', () => {
  const inOrder = cycles(ring(5, HOUR)).hits[0]!;
  const transfers = ring(5, HOUR).map((transfer, i) => ({ ...transfer, t: 10 * DAY + [0, 2, 4, 1, 3][i]! * HOUR }));
  const anyOrder = runOne(caseOf({ transfers: [...CROWD, ...transfers] }), 'cycle-any-order').hits[0]!;
  expect(anyOrder.evidence).toHaveLength(5);
  expect(inOrder.surprise! - anyOrder.surprise!).toBeCloseTo(Math.log(24), 9);
});

test('[CYC-12] members who know each other otherwise take away from a cycle in the structure preset', () => {
  const surprise = (extra: readonly TransferDraft[], preset: 'statement' | 'structure'): number =>
    runOne(caseOf({ transfers: [...CROWD, ...ring(5, HOUR), ...extra] }), 'cycle', {}, preset).hits[0]!.surprise!;
  const friends = [{ from: 2, to: 1, t: 50 * DAY, amount: 1 }];
  const strangers = [{ from: 2, to: 49, t: 50 * DAY, amount: 1 }];
  const loss = surprise(strangers, 'structure') - surprise(friends, 'structure');
  expect(loss).toBeGreaterThan(1);
  expect(surprise(strangers, 'statement') - surprise(friends, 'statement')).toBeLessThan(1);
});

test('[OVERLAP-1] of cycles that share half of their transfers the most surprising stays, the others are counted', () => {
  const detour = [
    { from: 1, to: 9, t: 10 * DAY + HOUR + 60, amount: 4_800_000 },
    { from: 9, to: 3, t: 10 * DAY + 2 * HOUR + 60, amount: 4_700_000 },
  ];
  const { hits, counts } = cycles([...ring(5, HOUR), ...detour]);
  expect([hits.length, counts['overlapping']]).toEqual([1, 1]);
});
