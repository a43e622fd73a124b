import { expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import { ACCOUNT_KIND } from '#model';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { expectedPrecision } from '../expected-precision.ts';
import { runOne } from '../run.fixture.ts';
import { usualRate } from './usual-rate.ts';

/** `count` payers of account 0, `gap` seconds apart, from `start` on. */
function payments(count: number, gap: number, start = 10 * DAY): TransferDraft[] {
  return Array.from({ length: count }, (_, i) => ({ from: i + 1, to: 0, t: start + i * gap }));
}

/** The windows in which account 0 has a reason. */
function windowsOf(transfers: TransferDraft[], preset: 'statement' | 'structure'): unknown[] {
  const { signals } = runOne(caseOf({ transfers }), 'fan-in', {}, preset);
  return signals.map(({ values }) => Number(values['windowSeconds'])).toSorted((a, b) => a - b);
}

test('[FAN] in the statement preset five payers inside 24 h or 7 d are a fan, four are not', () => {
  const windows = (transfers: TransferDraft[]) => windowsOf(transfers, 'statement');
  expect(windows(payments(5, 6 * HOUR))).toEqual([DAY, 7 * DAY]);
  expect(windows(payments(5, 6 * HOUR + 1))).toEqual([7 * DAY]);
  expect(windows(payments(5, (7 * DAY) / 4))).toEqual([7 * DAY]);
  expect(windows(payments(5, (7 * DAY) / 4 + 1))).toEqual([]);
  expect(windows(payments(4, 60))).toEqual([]);
  expect(windows([...payments(4, 60), { from: 1, to: 0, t: 10 * DAY + 500 }])).toEqual([]);
});

test('[FAN] in the structure preset four payers inside 25 d are a fan', () => {
  const windows = (transfers: TransferDraft[]) => windowsOf(transfers, 'structure');
  expect(windows(payments(4, 2 * DAY))).toEqual([6 * DAY, 25 * DAY]);
  expect(windows(payments(4, 2 * DAY + 1))).toEqual([25 * DAY]);
  expect(windows(payments(4, (25 * DAY) / 3))).toEqual([25 * DAY]);
  expect(windows(payments(4, (25 * DAY) / 3 + 1))).toEqual([]);
  expect(windows(payments(3, 60))).toEqual([]);
});

test('[TREE-3] one burst seen through two windows is one hit, the more surprising; another burst is another', () => {
  const hits = (transfers: TransferDraft[]) =>
    runOne(caseOf({ transfers }), 'fan-in').hits.map(({ evidence, core }) => ({ evidence, core }));
  expect(hits(payments(5, 6 * HOUR))).toEqual([{ evidence: [0, 1, 2, 3, 4], core: [0] }]);
  const again = payments(5, HOUR, 30 * DAY);
  expect(hits([...payments(5, HOUR), ...again]).toSorted((a, b) => a.evidence[0]! - b.evidence[0]!)).toEqual([
    { evidence: [0, 1, 2, 3, 4], core: [0] },
    { evidence: [5, 6, 7, 8, 9], core: [0] },
  ]);
  // Six payers in 7 d beat five of them in 24 h only if the sixth is worth the longer window.
  expect(hits([...payments(5, HOUR), { from: 9, to: 0, t: 16 * DAY }])).toEqual([
    { evidence: [0, 1, 2, 3, 4], core: [0] },
  ]);
});

test('[TREE-2] a fan is ranked by its partners against the account’s usual, less what chance gives so many accounts', () => {
  const surprise = (transfers: TransferDraft[], accountCount = 100) =>
    runOne(caseOf({ transfers, accountCount }), 'fan-in', { windowsSeconds: [DAY] }).hits[0]?.surprise;
  const quiet = surprise(payments(8, HOUR))!;
  expect(surprise(payments(9, HOUR))!).toBeGreaterThan(quiet);
  expect(surprise(payments(8, HOUR), 200)!).toBeCloseTo(quiet - Math.log(2), 9);
  const busy = Array.from({ length: 30 }, (_, i) => ({ from: 20, to: 0, t: 20 * DAY + i * DAY }));
  expect(surprise([...payments(8, HOUR), ...busy])!).toBeLessThan(quiet);
  // 60 days of data: P(8 or more in a day) for Gamma(1, 59 + 60 / 8 days), over 100 accounts and 60 days.
  const days = (60 * DAY - 1) / DAY;
  const tail = 8 * Math.log(1 + (days - 1 + days / 8));
  // The clock's bins of 42 minutes make the day a little longer.
  expect(Math.abs(quiet - (tail - Math.log(100 * days)))).toBeLessThan(0.5);
});

test('[TREE-4] a burst that the account’s usual explains is no hit, and counted', () => {
  const busy = Array.from({ length: 200 }, (_, i) => ({ from: 50 + (i % 40), to: 0, t: DAY + i * 7 * HOUR }));
  const run = runOne(caseOf({ transfers: [...busy, ...payments(3, HOUR)] }), 'fan-in', { windowsSeconds: [DAY] });
  expect([run.hits.length, run.counts['weak-bursts']]).toEqual([0, run.counts['windows-found']]);
  expect(run.counts['windows-found']).toBeGreaterThan(0);
  expect(runOne(caseOf({ transfers: payments(5, HOUR) }), 'fan-in', { minimumNats: 50 }).hits).toEqual([]);
});

test('[TREE-4] a burst of exactly the least surprise is a hit', () => {
  const view = caseOf({ transfers: payments(5, HOUR) });
  const to = 10 * DAY + 4 * HOUR;
  const side = { account: 0, direction: 'in', partners: 5, inside: 5, from: to - DAY, to } as const;
  const tailNats = usualRate(view, view.graph).nats(side);
  const hits = (minimumNats: number) => runOne(view, 'fan-in', { windowsSeconds: [DAY], minimumNats }).hits.length;
  expect([hits(tailNats), hits(tailNats * (1 + Number.EPSILON))]).toEqual([1, 0]);
});

test('[TREE-6] a fan while everybody pays surprises less than the same fan at a quiet time', () => {
  const crowd = Array.from({ length: 3000 }, (_, i) => ({
    from: 1 + (i % 10),
    to: 11 + (i % 7),
    t: 20 * DAY + i * 20,
  }));
  const surprise = (day: number): number => {
    const fan = Array.from({ length: 8 }, (_, i) => ({ from: 100 + i, to: 0, t: day * DAY + i * HOUR }));
    const { hits } = runOne(caseOf({ transfers: [...crowd, ...fan] }), 'fan-in', { windowsSeconds: [DAY] });
    return hits.find(({ core }) => core[0] === 0)!.surprise!;
  };
  expect(surprise(20)).toBeLessThan(surprise(40) - 8);
});

test('[FAN] fan-out is the mirror image of fan-in', () => {
  const mirrored = payments(6, HOUR).map(({ from, to, t }) => ({ from: to, to: from, t }));
  const out = runOne(caseOf({ transfers: mirrored }), 'fan-out');
  const into = runOne(caseOf({ transfers: payments(6, HOUR) }), 'fan-in');
  // The table of expected precision is fitted for each of the two.
  const judged = { surprise: into.hits[0]!.surprise!, accounts: 7, transfers: 6 };
  const [inStrength, outStrength] = (['fan-in', 'fan-out'] as const).map((typology) =>
    expectedPrecision(0, { typology, ...judged }),
  );
  const { strength } = into.hits[0]!;
  expect([strength, out.hits.map((hit) => hit.strength)]).toEqual([inStrength, [outStrength]]);
  expect(out.hits.map((hit) => ({ ...hit, typology: 'fan-in', strength }))).toEqual(into.hits);
  expect(out.signals.map(({ code }) => code)).toEqual(['fan-out', 'fan-out']);
});

test('[EXPLAIN-2] a fan says how many partners, how much, in which window, and what is usual', () => {
  const before = Array.from({ length: 53 }, (_, i) => ({ from: 1, to: 0, t: DAY + i * HOUR }));
  const view = caseOf({ transfers: [...before, ...payments(8, HOUR, 40 * DAY)] });
  const [signal] = runOne(view, 'fan-in', { windowsSeconds: [7 * DAY] }).signals;
  expect(signal).toMatchObject({
    account: 0,
    code: 'fan-in',
    from: 40 * DAY,
    to: 40 * DAY + 7 * HOUR,
    values: {
      partners: 8,
      transfers: 8,
      windowSeconds: 7 * DAY,
      amountMinor: 800_000,
      currency: 'CNY',
      minimumPartners: 5,
      usualTransfers: 7,
      occurrences: 1,
    },
  });
});

test('[FAN-3] strength is the weaker of the number of partners and the times it is the usual', () => {
  const strength = (transfers: TransferDraft[]): number =>
    runOne(caseOf({ transfers }), 'fan-in', { windowsSeconds: [7 * DAY] }).signals[0]!.strength;
  expect(strength(payments(5, HOUR))).toBeCloseTo(1 / 11, 10);
  expect(strength(payments(15, HOUR))).toBe(1);
  const busy = Array.from({ length: 53 }, (_, i) => ({ from: 1, to: 0, t: DAY + i * HOUR }));
  // 7 a week as usual: 14 payers are twice that, half way from 1 to 3.
  expect(strength([...busy, ...payments(14, HOUR, 40 * DAY)])).toBeCloseTo(0.5, 2);
});

test('[FAN-3] with less than two windows of coverage the usual is unknown and not held against it', () => {
  const view = (end: number) => caseOf({ transfers: payments(15, HOUR), coverage: { 0: [10 * DAY, end] } });
  const [known] = runOne(view(24 * DAY), 'fan-in', { windowsSeconds: [7 * DAY] }).signals;
  expect(known!.values['usualTransfers']).toBe(0);
  const [unknown] = runOne(view(24 * DAY - 1), 'fan-in', { windowsSeconds: [7 * DAY] }).signals;
  expect(unknown!.values['usualTransfers']).toBe('unknown');
  expect(unknown!.strength).toBe(1);
});

test('[COV-1] a boundary hub is counted and no finding; boundary payers are evidence', () => {
  const transfers = payments(6, HOUR);
  const boundaryHub = runOne(caseOf({ transfers, boundary: [0] }), 'fan-in');
  expect([boundaryHub.hits, boundaryHub.signals]).toEqual([[], []]);
  expect(boundaryHub.counts['boundary-hubs']).toBe(2);
  expect(runOne(caseOf({ transfers, boundary: [1, 2, 3, 4, 5, 6] }), 'fan-in').hits).toHaveLength(1);
});

test('[DET-4] clearing accounts are no node, reversals no edges', () => {
  const transfers = payments(5, HOUR);
  expect(runOne(caseOf({ transfers, kinds: { 0: ACCOUNT_KIND.clearing } }), 'fan-in').hits).toEqual([]);
  expect(runOne(caseOf({ transfers, kinds: { 3: ACCOUNT_KIND.clearing } }), 'fan-in').hits).toEqual([]);
  const [first, ...others] = transfers;
  const withReversal = [{ ...first!, kind: EDGE_KIND.reversal }, ...others];
  expect(runOne(caseOf({ transfers: withReversal }), 'fan-in').hits).toEqual([]);
});

test('[NOVEL] only the first and second transfer of a pair are evidence of a ring in the structure preset', () => {
  const repeated = [1, 2, 3, 4, 5].flatMap((from) => [
    { from, to: 0, t: DAY + from },
    { from, to: 0, t: 2 * DAY + from },
    { from, to: 0, t: 45 * DAY + from },
  ]);
  const structure = runOne(
    caseOf({ transfers: repeated }),
    'fan-in',
    { windowsSeconds: [DAY / 2], occasionSeconds: 0 },
    'structure',
  );
  expect(structure.hits.map(({ from }) => Math.floor(from / DAY)).toSorted((a, b) => a - b)).toEqual([1, 2]);
  const everything = runOne(
    caseOf({ transfers: repeated }),
    'fan-in',
    { windowsSeconds: [DAY / 2], occasionSeconds: 0, novelOnly: 0 },
    'structure',
  );
  expect(everything.hits).toHaveLength(3);
});

test('[NOVEL] a pair counts as new only where one side was covered at the time; repaid loans leave', () => {
  const transfers = payments(5, HOUR);
  const late: Record<number, readonly [number, number]> = {};
  for (let v = 0; v <= 5; v += 1) late[v] = [10 * DAY + 1, 60 * DAY];
  expect(runOne(caseOf({ transfers }), 'fan-in', {}, 'structure').hits[0]!.evidence).toHaveLength(5);
  expect(runOne(caseOf({ transfers, coverage: late }), 'fan-in', {}, 'structure').hits[0]!.evidence).toHaveLength(4);
  const repaid = [...transfers, { from: 0, to: 5, t: 30 * DAY }];
  expect(runOne(caseOf({ transfers: repaid }), 'fan-in', {}, 'structure').hits[0]!.evidence).toHaveLength(4);
});

test('[CAP-1] beyond the caps the strongest stay, whatever their order, and the rest is counted', () => {
  const bursts = [6, 9, 7].flatMap((count, day) =>
    Array.from({ length: count }, (_, i) => ({ from: 10 + i, to: day, t: (10 + 10 * day) * DAY + i })),
  );
  const run = runOne(caseOf({ transfers: bursts }), 'fan-in', {
    windowsSeconds: [DAY],
    maximumHits: 2,
    maximumReasons: 1,
  });
  expect(run.hits.map(({ core }) => core[0])).toEqual([1, 2]);
  expect(run.signals.map(({ account }) => account)).toEqual([1]);
  expect(run.counts).toEqual({
    'windows-found': 3,
    'boundary-hubs': 0,
    'weak-bursts': 0,
    'rival-bursts': 0,
    'hits-cut': 1,
    'reasons-cut': 2,
  });
});

test('[CAP-1] of equally strong fans those with the earlier evidence stay, in both directions', () => {
  // The later account has the earlier fan.
  const fans = [1, 0].flatMap((hub, day) =>
    Array.from({ length: 6 }, (_, i) => ({ from: 10 + i, to: hub, t: (10 + 10 * day) * DAY + i })),
  );
  const first = (transfers: TransferDraft[], detector: string): unknown => {
    const most = { windowsSeconds: [DAY], maximumHits: 1, maximumReasons: 1 };
    const { hits, signals } = runOne(caseOf({ transfers, accountCount: 20 }), detector, most);
    return [...hits.map(({ core }) => core[0]), ...signals.map(({ account }) => account)];
  };
  expect(first(fans, 'fan-in')).toEqual([1, 1]);
  const decoy = { from: 0, to: 19, t: 2 * DAY };
  expect(first([decoy, ...fans.map(({ from, to, t }) => ({ from: to, to: from, t }))], 'fan-out')).toEqual([1, 1]);
});

test('[DET-5] evidence in several currencies has no amount as a hit, and the main currency in the reason', () => {
  const transfers = payments(6, HOUR).map((transfer, i) => ({ ...transfer, currency: i < 2 ? 1 : 0 }));
  const run = runOne(caseOf({ transfers, currencies: ['CNY', 'USD'] }), 'fan-in', { windowsSeconds: [DAY] });
  expect(run.hits[0]).toMatchObject({ amount: -1, currency: 0 });
  const single = runOne(caseOf({ transfers: payments(6, HOUR) }), 'fan-in', { windowsSeconds: [DAY] });
  expect(single.hits[0]).toMatchObject({ amount: 600_000, currency: 0 });
  expect(run.signals[0]!.values).toMatchObject({ amountMinor: 400_000, currency: 'CNY' });
});
