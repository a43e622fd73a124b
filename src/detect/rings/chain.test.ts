import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';

/** A sum handed on from account 0 on, each step `gap` after the one before. */
function line(steps: number, gap: number, kept = 0.97): TransferDraft[] {
  return Array.from({ length: steps }, (_, i) => ({
    from: i,
    to: i + 1,
    t: 10 * DAY + i * gap,
    amount: Math.round(5_000_000 * kept ** i),
  }));
}

/** Ordinary payments among other accounts, so that chance is known. */
const CROWD: readonly TransferDraft[] = Array.from({ length: 60 }, (_, i) => ({
  from: 20 + (i % 30),
  to: 20 + ((i * 7 + 1) % 30),
  t: DAY + i * 12 * HOUR,
  amount: 10_000 * (1 + ((i * i) % 97)),
}));

function run(
  transfers: readonly TransferDraft[],
  preset: 'statement' | 'structure' = 'statement',
  currencies = ['CNY'],
) {
  return runOne(caseOf({ transfers: [...CROWD, ...transfers], currencies }), 'chain', {}, preset);
}

const chains = (transfers: readonly TransferDraft[], preset?: 'statement' | 'structure') => run(transfers, preset).hits;

test('[CHAIN] four like transfers in a line within 24 h, or within 6 d in the structure preset; only there who only pays is core', () => {
  const [hit, ...rest] = chains(line(5, HOUR));
  expect(rest).toEqual([]);
  expect(hit).toMatchObject({ typology: 'chain', core: [1, 2, 3, 4, 5], payers: [0], from: 10 * DAY });
  expect(chains(line(5, HOUR), 'structure')[0]).toMatchObject({ core: [0, 1, 2, 3, 4, 5], to: 10 * DAY + 4 * HOUR });
  expect(chains(line(3, HOUR))).toEqual([]);
  expect(chains(line(4, 8 * HOUR))).toHaveLength(1);
  expect(chains(line(4, 8 * HOUR + 1))).toEqual([]);
  expect(chains(line(4, 2 * DAY), 'structure')).toHaveLength(1);
  expect(chains(line(4, 2 * DAY + 1), 'structure')).toEqual([]);
  expect(chains(line(4, HOUR, 0.81))).toHaveLength(1);
  expect(chains(line(4, HOUR, 0.79))).toEqual([]);
  expect(chains(line(4, HOUR, 1.24))).toHaveLength(1);
  expect(chains(line(4, HOUR, 1.26))).toEqual([]);
});

test('[CHAIN-3] a chain goes on in another currency in the structure preset only: there amounts are not compared', () => {
  const mixed = line(5, HOUR).map((transfer, i) => (i === 2 ? { ...transfer, currency: 1, amount: 70 } : transfer));
  expect(run(mixed, 'statement', ['CNY', 'USD']).hits).toEqual([]);
  const { hits, signals } = run(mixed, 'structure', ['CNY', 'USD']);
  expect(hits[0]).toMatchObject({ amount: -1 });
  expect(hits[0]!.evidence).toHaveLength(5);
  expect(signals[0]!.values['currencies']).toBe(2);
});

test('[CHAIN-4] the longer a chain and the quieter its accounts, the more it surprises', () => {
  const surprise = (transfers: readonly TransferDraft[]): number => chains(transfers)[0]!.surprise!;
  expect(surprise(line(6, HOUR))).toBeGreaterThan(surprise(line(5, HOUR)));
  expect(surprise(line(5, HOUR))).toBeGreaterThan(surprise(line(5, 3 * HOUR)));
  const busy = Array.from({ length: 40 }, (_, i) => ({ from: 2, to: 50, t: 20 * DAY + i * DAY, amount: 1 }));
  expect(surprise([...line(5, HOUR), ...busy])).toBeLessThan(surprise(line(5, HOUR)));
});

test('[OVERLAP-1] of chains that share half of their transfers the most surprising stays; the others are counted', () => {
  const fork = { from: 4, to: 9, t: 10 * DAY + 4 * HOUR + 60, amount: 4_500_000 };
  const { hits, counts } = run([...line(6, HOUR), fork]);
  expect(hits.map(({ core }) => core)).toEqual([[1, 2, 3, 4, 5, 6]]);
  expect(counts['overlapping']).toBe(1);
});

test('[CAP-1] as many chains as the cap allows are gathered, the others counted', () => {
  const second = line(4, HOUR).map(({ from, to, ...rest }) => ({ ...rest, from: from + 6, to: to + 6 }));
  const capped = (maximumSequences: number) => {
    const transfers = [...CROWD, ...line(4, HOUR), ...second];
    const { hits, counts } = runOne(caseOf({ transfers }), 'chain', { maximumSequences });
    return [hits.length, counts['sequences-cut']];
  };
  expect([1, 2].map(capped)).toEqual([
    [1, 1],
    [2, 0],
  ]);
});

test('[EXPLAIN-2] a chain says how many accounts, how fast, what came in and what came out', () => {
  const { signals } = run(line(4, HOUR));
  expect(signals.map(({ account }) => account)).toEqual([1, 2, 3, 4]);
  expect(signals[0]!.values).toMatchObject({
    accounts: 5,
    transfers: 4,
    spanSeconds: 3 * HOUR,
    firstMinor: 5_000_000,
    lastMinor: 4_563_365,
    shareFrom: 0.8,
    shareTo: 1.25,
  });
});
