import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fifoLots, passThroughWindows, type PassThroughParameters } from './index.ts';
import { toLedger, type EntryDraft } from './ledger-rows.generator.ts';
import { allWindows } from './pass-through.reference.ts';

const HOUR = 3600;
const PARAMETERS: PassThroughParameters = {
  currency: 0,
  deltaSeconds: 24 * HOUR,
  windowSeconds: 24 * HOUR,
  minCreditsMinor: 1000,
  minShare: 0.8,
};
const windows = (
  entries: EntryDraft[],
  change: Partial<PassThroughParameters> = {},
): ReturnType<typeof passThroughWindows> => passThroughWindows(toLedger(entries), 0, { ...PARAMETERS, ...change });

test('[PASS] lots are made of the account’s own entries in one currency, never of the next account’s', () => {
  for (const precision of [0, 1] as const) {
    const ledger = toLedger(
      [
        { t: 60, amount: 5, precision },
        { t: 120, amount: 5, precision, currency: 1 },
      ],
      [{ t: 120, amount: 5, precision }],
    );
    expect([0, 1].map((account) => [...fifoLots(ledger, account, { currency: 0 }).entries])).toEqual([[0], [2]]);
  }
});

test('[PASS] the order is assumed where a credit and a debit share a minute, not where each has its own', () => {
  const assumed = (...entries: readonly (readonly [t: number, amount: number])[]) => {
    const drafts = entries.map(([t, amount]) => ({ t, amount, precision: 1 as const }));
    return fifoLots(toLedger(drafts), 0, { currency: 0 }).orderAssumed;
  };
  expect(assumed([60, 5], [60, -5])).toBe(true);
  expect(assumed([60, 5], [120, -5])).toBe(false);
  expect(assumed([60, 5], [60, 5], [120, -5], [120, -5])).toBe(false);
});

test('[PASS] share, retention, dwell and evidence of one pass-through', () => {
  const [window, ...rest] = windows([
    { t: 1 * HOUR, amount: 600, edge: 7 },
    { t: 2 * HOUR, amount: 400, edge: 3 },
    { t: 3 * HOUR, amount: -700, edge: 9 },
    { t: 4 * HOUR, amount: -200, edge: -1 },
  ]);
  expect(rest).toEqual([]);
  expect(window).toMatchObject({
    creditsMinor: 1000,
    matchedMinor: 900,
    share: 0.9,
    dwellSeconds: 2 * HOUR,
    creditCount: 2,
    debitCount: 2,
    from: HOUR,
    to: 4 * HOUR,
    lastCreditAt: 2 * HOUR,
    peakCreditsMinor: 1000,
    orderAssumed: false,
  });
  expect(window?.retention).toBeCloseTo(0.1, 12);
  expect([...(window?.edges ?? [])]).toEqual([3, 7, 9]);
});

test('[PASS] A_min, r and Δ are met at their exact value and missed by one', () => {
  const passes = (credit: number, debit: number, lag: number): boolean =>
    windows([
      { t: 10, amount: credit },
      { t: 10 + lag, amount: -debit },
    ]).length === 1;
  expect([
    passes(1000, 800, 24 * HOUR),
    passes(999, 999, 1),
    passes(1000, 799, 1),
    passes(1000, 800, 24 * HOUR + 1),
  ]).toEqual([true, false, false, false]);
});

test('[PASS] a window holds both its ends, and a debit exactly Δ later is evidence', () => {
  const ends = [
    { t: 10, amount: 500 },
    { t: 10 + 24 * HOUR, amount: 500 },
    { t: 10 + 24 * HOUR, amount: -1000 },
  ];
  expect(windows(ends)).toMatchObject([{ creditsMinor: 1000, creditCount: 2, debitCount: 1 }]);
  expect(windows(ends.map((entry, i) => (i === 0 ? { ...entry, t: 9 } : entry)))).toEqual([]);
  const late = [
    { t: 10, amount: 1000 },
    { t: 10 + 24 * HOUR, amount: -1000 },
  ];
  expect(windows(late)).toMatchObject([{ dwellSeconds: 24 * HOUR, debitCount: 1, edges: Uint32Array.of(0, 1) }]);
});

test('[PASS] the dwell is the time by which half of the matched money had left', () => {
  const dwell = (first: number): number | undefined =>
    windows([
      { t: 0, amount: 1000 },
      { t: 100, amount: -first },
      { t: 900, amount: first - 1000 },
    ])[0]?.dwellSeconds;
  expect([dwell(500), dwell(499), dwell(501)]).toEqual([100, 900, 100]);
});

test('[PASS] windows that share one credit are joined', () => {
  const shared = [0, 20, 40].flatMap((hours) => [
    { t: hours * HOUR, amount: 500 },
    { t: hours * HOUR + 60, amount: -500 },
  ]);
  expect(windows(shared)).toMatchObject([{ creditsMinor: 1500, creditCount: 3, peakCreditsMinor: 1000 }]);
});

test('[PASS] an account ends where the next begins', () => {
  const stamp = { t: 86_400, precision: 2 as const };
  const ledger = toLedger(
    [{ ...stamp, amount: 1000 }],
    [
      { ...stamp, amount: -1000, balance: 4000 },
      { ...stamp, amount: 1000 },
    ],
  );
  expect(passThroughWindows(ledger, 0, PARAMETERS)).toEqual([]);
  expect(fifoLots(ledger, 0, { currency: 0 })).toMatchObject({ opening: 0, entries: Int32Array.of(0) });
  expect(fifoLots(ledger, 1, { currency: 0 })).toMatchObject({ opening: 5000, entries: Int32Array.of(2, 1) });
});

test('[PASS] money that was there before leaves first', () => {
  const entries = [
    { t: 10, amount: 1000, balance: 1500 },
    { t: 20, amount: -1000, balance: 500 },
  ];
  expect(windows(entries)).toEqual([]);
  expect(windows(entries, { openingMinor: 200 })).toHaveLength(1);
  expect(windows(entries.map(({ t, amount }) => ({ t, amount })))).toHaveLength(1);
});

test('[PASS] joined windows hold r as a whole, and no credit is in two of them', () => {
  const steady = Array.from({ length: 10 }, (_, i) => [
    { t: 100 + i * 6 * HOUR, amount: 500 },
    { t: 200 + i * 6 * HOUR, amount: -500 },
  ]).flat();
  expect(windows(steady)).toMatchObject([{ creditsMinor: 5000, creditCount: 10, peakCreditsMinor: 2500 }]);
  const apart = [...steady.slice(0, 4), ...steady.slice(0, 4).map((entry) => ({ ...entry, t: entry.t + 90 * HOUR }))];
  expect(windows(apart)).toMatchObject([{ creditsMinor: 1000 }, { creditsMinor: 1000 }]);
});

test('[PASS] other currencies and skipped entries are not looked at', () => {
  const entries = [
    { t: 10, amount: 1000 },
    { t: 20, amount: -1000 },
  ];
  expect(windows(entries.map((entry) => ({ ...entry, currency: 1 })))).toEqual([]);
  expect(windows(entries, { skip: Uint8Array.of(1, 1) })).toEqual([]);
});

test('[PASS] inside one day stamp credits come before debits, and that is said', () => {
  const day = [
    { t: 86_400, precision: 2 as const, amount: -1000 },
    { t: 86_400, precision: 2 as const, amount: 1000 },
  ];
  expect(windows(day)).toMatchObject([{ share: 1, orderAssumed: true }]);
  expect(windows(day.map(({ t, amount }) => ({ t, amount })))).toEqual([]);
});

test('[LOT-3] a debit that no lot covers is unknown and counted', () => {
  const entries = [100, -30, -120, -10].map((amount, t) => ({ t, amount }));
  const lots = fifoLots(toLedger(entries), 0, { currency: 0 });
  expect(lots).toMatchObject({ uncovered: 60, uncoveredDebits: 2, opening: 0 });
  expect([[...lots.credit], [...lots.debit], [...lots.amount]]).toEqual([
    [0, 0],
    [1, 2],
    [30, 70],
  ]);
});

test('[LOT-3] credits and opening are spent, left or nothing: the sums of an account close exactly', () => {
  const entry = fc.record({
    t: fc.nat(50),
    amount: fc.integer({ min: -30, max: 30 }),
    precision: fc.constantFrom(0, 1, 2),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), fc.nat(40), (drafts, openingMinor) => {
      const entries = drafts
        .map(({ t, amount, precision }): EntryDraft => ({ t, amount, precision }))
        .toSorted((a, b) => a.t - b.t);
      const lots = fifoLots(toLedger(entries), 0, { currency: 0, openingMinor });
      const [credits, debits] = [1, -1].map((sign) =>
        entries.reduce((sum, { amount }) => sum + Math.max(0, amount * sign), 0),
      );
      const spent = lots.amount.reduce((sum, amount) => sum + amount, 0);
      expect(spent + lots.uncovered).toBe(debits);
      expect(spent).toBeLessThanOrEqual((credits ?? 0) + openingMinor);
      expect([...lots.entries].toSorted((a, b) => a - b)).toEqual(entries.map((_, i) => i));
    }),
    { seed: 37, numRuns: 200 },
  );
});

test('[PASS] windows are those of the reference: each is joined from windows that hold, and no window that holds is left out', () => {
  const entry = fc.record({
    gap: fc.integer({ min: 0, max: 6 }),
    amount: fc.integer({ min: -12, max: 12 }).filter((amount) => amount !== 0),
  });
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 40 }),
      fc.integer({ min: 5, max: 30 }),
      fc.nat(10),
      (steps, minCreditsMinor, openingMinor) => {
        let t = 0;
        const ledger = toLedger(steps.map(({ gap, amount }) => ({ t: (t += gap), amount })));
        const parameters = {
          currency: 0,
          deltaSeconds: 8,
          windowSeconds: 10,
          minCreditsMinor,
          minShare: 0.8,
          openingMinor,
        };
        const holding = allWindows(ledger, 0, parameters).filter(
          ({ sum, matched }) => sum >= minCreditsMinor && matched >= 0.8 * sum,
        );
        const found = passThroughWindows(ledger, 0, parameters);
        const inFound = new Set<number>();
        for (const window of found) {
          const credits = Array.from(window.edges).filter((edge) => (ledger.amount[edge] ?? 0) > 0);
          expect(credits.reduce((sum, edge) => sum + (ledger.amount[edge] ?? 0), 0)).toBe(window.creditsMinor);
          expect(credits.filter((edge) => inFound.has(edge))).toEqual([]);
          for (const edge of credits) inFound.add(edge);
          expect(window.share).toBeGreaterThanOrEqual(0.8);
          expect(window.creditsMinor).toBeGreaterThanOrEqual(minCreditsMinor);
          expect(
            holding.some(
              (reference) =>
                reference.credits.every((edge) => credits.includes(edge)) ||
                reference.credits.some((edge) => credits.includes(edge)),
            ),
          ).toBe(true);
        }
        for (const { credits } of holding) expect(credits.some((edge) => inFound.has(edge))).toBe(true);
        // A window that stands alone is the reference's window, number by number.
        const alone = found.length === 1 && holding.length === 1;
        expect(alone ? [found[0]?.creditsMinor, found[0]?.matchedMinor] : []).toEqual(
          alone ? [holding[0]?.sum, holding[0]?.matched] : [],
        );
      },
    ),
    { seed: 38, numRuns: 300 },
  );
});
