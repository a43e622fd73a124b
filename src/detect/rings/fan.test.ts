import { expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import { ACCOUNT_KIND } from '#model';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';

/** `count` payers of account 0, `gap` seconds apart, from `start` on. */
function payments(count: number, gap: number, start = 10 * DAY): TransferDraft[] {
  return Array.from({ length: count }, (_, i) => ({ from: i + 1, to: 0, t: start + i * gap }));
}

test('[FAN] in the statement preset five payers inside 24 h or 7 d are a fan, four are not', () => {
  const hits = (transfers: TransferDraft[]) => runOne(caseOf({ transfers }), 'fan-in').hits;
  expect(hits(payments(5, 6 * HOUR)).map(({ evidence, core }) => ({ evidence, core }))).toEqual([
    { evidence: [0, 1, 2, 3, 4], core: [0] },
    { evidence: [0, 1, 2, 3, 4], core: [0] },
  ]);
  expect(hits(payments(5, 6 * HOUR + 1))).toHaveLength(1);
  expect(hits(payments(5, (7 * DAY) / 4))).toHaveLength(1);
  expect(hits(payments(5, (7 * DAY) / 4 + 1))).toEqual([]);
  expect(hits(payments(4, 60))).toEqual([]);
  expect(hits([...payments(4, 60), { from: 1, to: 0, t: 10 * DAY + 500 }])).toEqual([]);
});

test('[FAN] in the structure preset four payers inside 25 d are a fan', () => {
  const hits = (transfers: TransferDraft[]) => runOne(caseOf({ transfers }), 'fan-in', {}, 'structure').hits;
  expect(hits(payments(4, 2 * DAY))).toHaveLength(2);
  expect(hits(payments(4, 2 * DAY + 1))).toHaveLength(1);
  expect(hits(payments(4, (25 * DAY) / 3))).toHaveLength(1);
  expect(hits(payments(4, (25 * DAY) / 3 + 1))).toEqual([]);
  expect(hits(payments(3, 60))).toEqual([]);
});

test('[FAN] fan-out is the mirror image of fan-in', () => {
  const mirrored = payments(6, HOUR).map(({ from, to, t }) => ({ from: to, to: from, t }));
  const out = runOne(caseOf({ transfers: mirrored }), 'fan-out');
  const into = runOne(caseOf({ transfers: payments(6, HOUR) }), 'fan-in');
  expect(out.hits.map((hit) => ({ ...hit, typology: 'fan-in' }))).toEqual(into.hits);
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
  expect(runOne(caseOf({ transfers, boundary: [1, 2, 3, 4, 5, 6] }), 'fan-in').hits).toHaveLength(2);
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
  const structure = runOne(caseOf({ transfers: repeated }), 'fan-in', { windowsSeconds: [DAY / 2] }, 'structure');
  expect(structure.hits.map(({ from }) => Math.floor(from / DAY)).toSorted((a, b) => a - b)).toEqual([1, 2]);
  const everything = runOne(
    caseOf({ transfers: repeated }),
    'fan-in',
    { windowsSeconds: [DAY / 2], novelOnly: 0 },
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
  expect(run.counts).toEqual({ 'windows-found': 3, 'boundary-hubs': 0, 'hits-cut': 1, 'reasons-cut': 2 });
});

test('[CAP-1] of equally strong fans those with the earlier evidence stay, in both directions', () => {
  // The later account has the earlier fan.
  const fans = [1, 0].flatMap((hub, day) =>
    Array.from({ length: 6 }, (_, i) => ({ from: 10 + i, to: hub, t: (10 + 10 * day) * DAY + i })),
  );
  const first = (transfers: TransferDraft[], detector: string): unknown =>
    runOne(caseOf({ transfers, accountCount: 20 }), detector, { windowsSeconds: [DAY], maximumHits: 1 }).hits[0]!.core;
  expect(first(fans, 'fan-in')).toEqual([1]);
  const decoy = { from: 0, to: 19, t: 2 * DAY };
  expect(first([decoy, ...fans.map(({ from, to, t }) => ({ from: to, to: from, t }))], 'fan-out')).toEqual([1]);
});

test('[DET-5] evidence in several currencies has no amount as a hit, and the main currency in the reason', () => {
  const transfers = payments(6, HOUR).map((transfer, i) => ({ ...transfer, currency: i < 2 ? 1 : 0 }));
  const run = runOne(caseOf({ transfers, currencies: ['CNY', 'USD'] }), 'fan-in', { windowsSeconds: [DAY] });
  expect(run.hits[0]).toMatchObject({ amount: -1, currency: 0 });
  const single = runOne(caseOf({ transfers: payments(6, HOUR) }), 'fan-in', { windowsSeconds: [DAY] });
  expect(single.hits[0]).toMatchObject({ amount: 600_000, currency: 0 });
  expect(run.signals[0]!.values).toMatchObject({ amountMinor: 400_000, currency: 'CNY' });
});
