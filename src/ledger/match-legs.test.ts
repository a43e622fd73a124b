import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEG_MATCH, LEG_SETTINGS, matchLegs, findDuplicates, type Coverage, type LegMatch, type LegRows } from './index.ts';
import { fullCoverage, inTotalOrder, makeWorld, toLegRows, type LegWorld, type StatementLine } from './legs.generator.ts';
import { candidateStrength, maximumMatching } from './match-legs.reference.ts';

const T0 = Date.UTC(2024, 0, 10, 2);
const [A, B, C] = [0, 1, 2];

type Line = Partial<StatementLine> & { own: number; direction: 1 | -1; at: number };
/** Rows in the given order; `at` in seconds; names the other of A and B unless told. */
function match(lines: readonly Line[], change: Partial<LegRows> = {}, coverage: Coverage = fullCoverage(4)): LegMatch {
  const full = lines.map(({ at, ...line }, i): StatementLine => ({
    file: 'a.csv', row: i + 1, counter: line.own === A ? B : A, amount: 5000, tMs: T0 + at * 1000, precision: 0, serial: 0n, slow: 0, balance: -1, transfer: i, ...line,
  }));
  return matchLegs({ ...toLegRows(full, [-1, -1, -1, -1]), ...change }, coverage);
}
const partners = (result: LegMatch): number[] => [...result.partner];

describe('candidates', () => {
  test('[LEG-1] amount, currency, direction and account must fit, and one side must name the other by number', () => {
    expect(partners(match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 1 }]))).toEqual([1, 0]);
    expect(partners(match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 1, amount: 4999 }]))).toEqual([-1, -1]);
    expect(partners(match([{ own: A, direction: -1, at: 0 }, { own: B, direction: -1, at: 1 }]))).toEqual([-1, -1]);
    expect(partners(match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 1 }], { currency: Uint8Array.of(0, 1) }))).toEqual([-1, -1]);
    expect(partners(match([{ own: A, direction: -1, at: 0, counter: C }, { own: B, direction: 1, at: 1 }]))).toEqual([-1, -1]);
    expect(partners(match([{ own: A, direction: -1, at: 0, counter: A }, { own: A, direction: 1, at: 0, counter: A }]))).toEqual([-1, -1]);
    expect(partners(match([{ own: A, direction: -1, at: 0, counter: -1 }, { own: B, direction: 1, at: 1, counter: -1 }]))).toEqual([-1, -1]);
  });

  test('[LEG-1] the silent side may be empty or name a clearing account, on either side', () => {
    expect(partners(match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 1, counter: -1 }]))).toEqual([1, 0]);
    expect(partners(match([{ own: A, direction: -1, at: 0, counter: -1 }, { own: B, direction: 1, at: 1 }]))).toEqual([1, 0]);
    const clearing = { counterIsClearing: Uint8Array.of(1, 0) };
    expect(partners(match([{ own: A, direction: -1, at: 0, counter: C }, { own: B, direction: 1, at: 1 }], clearing))).toEqual([1, 0]);
    expect(partners(match([{ own: A, direction: -1, at: 0, counter: C }, { own: B, direction: 1, at: 1 }]))).toEqual([-1, -1]);
  });

  test('[LEG-3] an equal serial goes before an older row, both names before one', () => {
    const bySerial = match([{ own: A, direction: -1, at: 0, serial: 7n }, { own: B, direction: 1, at: 1 }, { own: B, direction: 1, at: 2, serial: 7n }]);
    expect([partners(bySerial), bySerial.strength[0], bySerial.match[0]]).toEqual([[2, -1, 0], 1, LEG_MATCH.unique]);
    const byBoth = match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 1, counter: -1 }, { own: B, direction: 1, at: 2 }]);
    expect([partners(byBoth), byBoth.strength[0]]).toEqual([[2, -1, 0], 2]);
    expect(match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 1, counter: -1 }]).strength[1]).toBe(3);
  });

  test('[LEG-3] names alone are counted and never joined', () => {
    const silent: Line[] = [{ own: A, direction: -1, at: 0, counter: -1 }, { own: B, direction: 1, at: 1, counter: -1 }];
    const named = match(silent, { ownName: Int32Array.of(10, 11), counterName: Int32Array.of(11, 10) });
    expect([partners(named), [...named.possible], named.counts.possible]).toEqual([[-1, -1], [1, 1], 1]);
    expect(match(silent, { ownName: Int32Array.of(10, 11), counterName: Int32Array.of(11, -1) }).counts.possible).toBe(1);
    expect(match(silent, { ownName: Int32Array.of(10, 11), counterName: Int32Array.of(12, 10) }).counts.possible).toBe(0);
    expect(match(silent, { ownName: Int32Array.of(10, 11), counterName: Int32Array.of(-1, -1) }).counts.possible).toBe(0);
    expect(match([silent[0] as Line, { own: A, direction: 1, at: 1, counter: -1 }], { ownName: Int32Array.of(10, 10), counterName: Int32Array.of(10, 10) }).counts.possible).toBe(0);
  });
});

describe('time', () => {
  const joined = (lag: number, change: Partial<LegRows> = {}): boolean => match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: lag }], change).partner[0] === 1;
  test.each([
    ['the credit may lead by 120 s', {}, -120, 300],
    ['60 s inside one institution', { institution: Int32Array.of(5, 5) }, -120, 60],
    ['300 s between two', { institution: Int32Array.of(5, 6) }, -120, 300],
    ['26 h if one side is slow', { slow: Uint8Array.of(0, 1) }, -120, 93_600],
  ])('[LEG-2] %s', (_, change, least, most) => {
    expect([joined(least - 1, change), joined(least, change), joined(most, change), joined(most + 1, change)]).toEqual([false, true, true, false]);
  });

  test('[LEG-2] minutes are compared as minutes, days as calendar days of China', () => {
    const at = (precision: number[], times: number[]): boolean =>
      match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 0 }], { precision: Uint8Array.from(precision), tMs: Float64Array.from(times) }).partner[0] === 1;
    const midnight = Date.UTC(2024, 0, 9, 16);
    expect(at([1, 1], [T0, T0 + 300_000])).toBe(true);
    expect(at([1, 1], [T0, T0 + 360_000])).toBe(false);
    expect(at([0, 1], [T0 + 59_000, T0 + 300_000])).toBe(true);
    expect(at([1, 1], [T0, T0 - 120_000])).toBe(true);
    expect(at([1, 1], [T0, T0 - 180_000])).toBe(false);
    expect(at([2, 2], [midnight, midnight + 86_400_000])).toBe(true);
    expect(at([2, 2], [midnight, midnight + 2 * 86_400_000])).toBe(false);
    expect(at([2, 0], [midnight, midnight + 2 * 86_400_000 - 1000])).toBe(true);
    expect(at([2, 0], [midnight, midnight - 121_000])).toBe(false);
    // Debit 30 s after midnight, credit stamped with the day before: the lead of 120 s covers it; at noon it does not.
    expect(at([0, 2], [midnight + 30_000, midnight - 86_400_000])).toBe(true);
    expect(at([0, 2], [midnight + 43_200_000, midnight - 86_400_000])).toBe(false);
  });
});

describe('assignment', () => {
  test('[LEG-4] n outs and m ins give n + m - |M| transfers, oldest with oldest', () => {
    const result = match([
      { own: A, direction: -1, at: 0 }, { own: A, direction: -1, at: 10 }, { own: B, direction: 1, at: 11 }, { own: A, direction: -1, at: 20 }, { own: B, direction: 1, at: 21 },
    ]);
    expect(partners(result)).toEqual([2, 4, 0, -1, 1]);
    expect(result.counts).toMatchObject({ transfers: 3, orderAssumed: 2, unique: 0, single: 1 });
  });

  test('[LEG-4] a pair is unique only if neither row had another candidate', () => {
    const alone = match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 1 }, { own: A, direction: -1, at: 5000 }, { own: B, direction: 1, at: 5001 }]);
    expect([...alone.match]).toEqual([0, 0, 0, 0]);
    const shared = match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 1 }, { own: B, direction: 1, at: 2 }]);
    expect([...shared.match]).toEqual([LEG_MATCH.orderAssumed, LEG_MATCH.orderAssumed, LEG_MATCH.oneLeg]);
    const other = match([{ own: A, direction: -1, at: 0 }, { own: A, direction: -1, at: 1 }, { own: B, direction: 1, at: 2 }]);
    expect([...other.match]).toEqual([LEG_MATCH.orderAssumed, LEG_MATCH.oneLeg, LEG_MATCH.orderAssumed]);
  });

  test('[LEG-4] with windows of two lengths in one group the matching is still the largest', () => {
    const lines: Line[] = [{ own: A, direction: -1, at: 0, slow: 1 }, { own: A, direction: -1, at: 10 }, { own: B, direction: 1, at: 11 }, { own: B, direction: 1, at: 40_000 }];
    expect(partners(match(lines))).toEqual([3, 2, 1, 0]);
  });

  test('[LEG-5] credits stamped before their debit are counted', () => {
    expect(match([{ own: B, direction: 1, at: -30 }, { own: A, direction: -1, at: 0 }]).counts.skewed).toBe(1);
    expect(match([{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 0 }]).counts.skewed).toBe(0);
  });

  test('[LEG-8] a single leg is a gap only where the other statement covers the time of the missing one', () => {
    const gap = (from: number, to: number): number => {
      const coverage = { fromMs: Float64Array.of(-Infinity, T0 + from * 1000), toMs: Float64Array.of(Infinity, T0 + to * 1000) };
      return match([{ own: A, direction: -1, at: 0 }], {}, coverage).counts.oneLegged;
    };
    expect([gap(-120, 300), gap(-119, 300), gap(-120, 299), gap(1, 0)]).toEqual([1, 0, 0, 0]);
  });
});

const WORLD: LegWorld = {
  seed: 1, accounts: 6, transfers: 60, amounts: 2, spanSeconds: 200_000, skewSeconds: 0, delaySeconds: 30, dayShare: 0, minuteShare: 0,
  slowShare: 0, dropShare: 0, anonymousShare: 0, serialShare: 0, repeatShare: 0,
};
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const share = fc.constantFrom(0, 0.3, 1);
const hostile = fc
  .record({ seed: seeds, dayShare: share, minuteShare: share, slowShare: fc.constantFrom(0, 0.2), anonymousShare: fc.constantFrom(0, 0.3), serialShare: share, repeatShare: fc.constantFrom(0, 0.4), spanSeconds: fc.constantFrom(600, 20_000, 2_000_000) })
  .map((change): LegWorld => ({ ...WORLD, ...change }));

/** Removes repeats as an import does: by content, in the order of files and rows. */
function withoutRepeats(lines: readonly StatementLine[]): StatementLine[] {
  const sorted = lines.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row));
  const ids = new Map<string, bigint>();
  const files = new Map<string, number>();
  const content = sorted.map(({ own, counter, direction, amount, tMs, precision, serial, slow, balance }) => [own, counter, direction, amount, tMs, precision, serial, slow, balance].join());
  for (const key of content) ids.set(key, ids.get(key) ?? BigInt(ids.size));
  for (const { file } of sorted) files.set(file, files.get(file) ?? files.size);
  const duplicate = findDuplicates({
    hashHi: new BigUint64Array(sorted.length),
    hashLo: BigUint64Array.from(content, (key) => ids.get(key) ?? 0n),
    file: Uint32Array.from(sorted, ({ file }) => files.get(file) ?? 0),
    hasBalance: Uint8Array.from(sorted, ({ balance }) => (balance >= 0 ? 1 : 0)),
    amountIsZero: new Uint8Array(sorted.length),
  });
  return sorted.filter((_, i) => duplicate[i] === 0);
}

/** Number of transfers per (payer, payee, amount) as the legs tell it. */
function tally(lines: readonly StatementLine[], result: LegMatch): Map<string, number> {
  const counts = new Map<string, number>();
  lines.forEach((line, row) => {
    const other = result.partner[row] ?? -1;
    if (other >= 0 && line.direction > 0) return;
    const counter = other >= 0 ? (lines[other]?.own ?? -1) : line.counter;
    const key = line.direction < 0 ? `${line.own}>${counter} ${line.amount}` : `${counter}>${line.own} ${line.amount}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return counts;
}

describe('properties', () => {
  test('[LEG-4] number and value per (payer, payee, amount) are exact when no leg is missing and the skew is inside the window', () => {
    fc.assert(
      fc.property(hostile, (world) => {
        // Delay and both clocks together stay inside the window of one institution, 60 s, and of the lead, 120 s.
        const made = makeWorld({ ...world, skewSeconds: 15, delaySeconds: 30 });
        const lines = inTotalOrder(withoutRepeats(made.lines));
        const truth = new Map<string, number>();
        for (const { payer, payee, amount } of made.transfers) truth.set(`${payer}>${payee} ${amount}`, (truth.get(`${payer}>${payee} ${amount}`) ?? 0) + 1);
        expect(tally(lines, matchLegs(toLegRows(lines, made.institutions), fullCoverage(world.accounts)))).toEqual(truth);
      }),
      { seed: 21, numRuns: 120 },
    );
  });

  test('[LEG-4] they are exact between institutions whose clocks are 90 s apart', () => {
    fc.assert(
      fc.property(hostile, (world) => {
        const made = makeWorld({ ...world, skewSeconds: 45, delaySeconds: 200 });
        const lines = inTotalOrder(withoutRepeats(made.lines));
        const apart = toLegRows(lines, Array.from({ length: world.accounts }, (_, account) => account));
        const result = matchLegs(apart, fullCoverage(world.accounts));
        expect([result.counts.transfers, result.counts.single]).toEqual([made.transfers.length, 0]);
      }),
      { seed: 22, numRuns: 80 },
    );
  });

  test('[LEG-4] with missing legs there are never more transfers than true ones; every pair is a candidate and no row is used twice', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(0.1, 0.5), (world, dropShare) => {
        const made = makeWorld({ ...world, skewSeconds: 15, dropShare });
        const lines = inTotalOrder(withoutRepeats(made.lines));
        const rows = toLegRows(lines, made.institutions);
        const result = matchLegs(rows, fullCoverage(world.accounts));
        lines.forEach((line, row) => {
          const other = result.partner[row] ?? -1;
          if (other < 0) return;
          expect(result.partner[other]).toBe(row);
          const allowed = result.strength[row] === 2 ? [1, 2] : [result.strength[row]];
          if (line.direction < 0) expect(allowed).toContain(candidateStrength(rows, row, other));
        });
        const pairs = result.partner.filter((other) => other >= 0).length / 2;
        expect(result.counts.transfers).toBe(lines.length - pairs);
        expect(result.counts.transfers).toBeLessThanOrEqual(new Set(lines.map((line) => line.transfer)).size);
      }),
      { seed: 23, numRuns: 80 },
    );
  });

  test('[LEG-4] each class is a maximum matching, as the reference finds it', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(0, 90, 400), fc.constantFrom(0, 0.3), (world, skewSeconds, dropShare) => {
        const made = makeWorld({ ...world, accounts: 3, transfers: 25, skewSeconds, dropShare });
        const lines = inTotalOrder(withoutRepeats(made.lines));
        const rows = toLegRows(lines, made.institutions);
        const { strength } = matchLegs(rows, fullCoverage(world.accounts));
        for (const level of [1, 2, 3] as const) {
          const free = (row: number): boolean => (strength[row] ?? 0) === 0 || (strength[row] ?? 0) >= level;
          const stage = level === 2 ? withoutSerials(rows) : rows;
          expect(strength.filter((value) => value === level).length / 2).toBe(maximumMatching(stage, free, level));
        }
      }),
      { seed: 24, numRuns: 80 },
    );
  });

  test('[LEG-4] inside one kind of window the oldest debit takes the oldest eligible credit', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 0.4), fc.constantFrom(0, 1), (seed, dropShare, minuteShare) => {
        const made = makeWorld({ ...WORLD, seed, accounts: 2, transfers: 30, amounts: 1, spanSeconds: 3000, skewSeconds: 90, dropShare, minuteShare });
        const lines = inTotalOrder(made.lines);
        const rows = toLegRows(lines, [1, 2]);
        const taken = new Set<number>();
        const expected = new Int32Array(rows.count).fill(-1);
        for (let out = 0; out < rows.count; out++) {
          const inn = lines.findIndex((_, row) => !taken.has(row) && candidateStrength(rows, out, row) === 2);
          if (inn < 0) continue;
          taken.add(inn);
          [expected[out], expected[inn]] = [inn, out];
        }
        expect(matchLegs(rows, fullCoverage(2)).partner).toEqual(expected);
      }),
      { seed: 25, numRuns: 100 },
    );
  });

  test('[LEG-9] permuting rows that differ in (t, serial), and renaming files, changes nothing', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, shuffle) => {
        const made = makeWorld({ ...WORLD, seed, spanSeconds: 400, serialShare: 1, skewSeconds: 60, dropShare: 0.2, repeatShare: 0.5 });
        const pairsOf = (lines: readonly StatementLine[]): string[] => {
          const ordered = inTotalOrder(withoutRepeats(lines));
          const result = matchLegs(toLegRows(ordered, made.institutions), fullCoverage(WORLD.accounts));
          return ordered.map((line, row) => `${line.own} ${line.transfer} ${ordered[result.partner[row] ?? -1]?.transfer ?? '-'} ${result.match[row]}`).toSorted();
        };
        const shuffled = made.lines.map((line) => ({ ...line, file: `${(line.own * 7919 + shuffle) % 1000}${line.file}`, row: ((line.row * 31 + shuffle) % 9973) + 1 }));
        expect(pairsOf(shuffled)).toEqual(pairsOf(made.lines));
      }),
      { seed: 26, numRuns: 60 },
    );
  });

  test('[LEG-2] the settings, not the code, hold the numbers', () => {
    const lines: Line[] = [{ own: A, direction: -1, at: 0 }, { own: B, direction: 1, at: 250 }];
    const rows = toLegRows(lines.map(({ at, ...line }, i) => ({ file: 'a', row: i, counter: line.own === A ? B : A, amount: 1, tMs: T0 + at * 1000, precision: 0, serial: 0n, slow: 0, balance: -1, transfer: 0, ...line })), [-1, -1]);
    expect(matchLegs(rows, fullCoverage(2), { ...LEG_SETTINGS, otherInstitutionSeconds: 249 }).counts.single).toBe(2);
    expect(matchLegs(rows, fullCoverage(2), { ...LEG_SETTINGS, otherInstitutionSeconds: 250 }).counts.single).toBe(0);
  });
});

/** Where K1 is over, equal serials no longer matter: what is left of them lies outside the window or was out-numbered. */
function withoutSerials(rows: LegRows): LegRows {
  return { ...rows, serial: new BigUint64Array(rows.count) };
}
