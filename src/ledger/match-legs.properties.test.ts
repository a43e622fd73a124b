import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEG_MATCH, findDuplicates, matchLegs, type LegMatch, type LegRows } from './index.ts';
import {
  fullCoverage,
  inTotalOrder,
  makeWorld,
  toLegRows,
  type LegWorld,
  type StatementLine,
} from './legs.generator.ts';
import { candidateStrength, maximumMatching } from './match-legs.reference.ts';

const WORLD: LegWorld = {
  seed: 1,
  accounts: 6,
  transfers: 60,
  amounts: 2,
  spanSeconds: 200_000,
  skewSeconds: 0,
  delaySeconds: 30,
  dayShare: 0,
  minuteShare: 0,
  slowShare: 0,
  dropShare: 0,
  anonymousShare: 0,
  serialShare: 0,
  repeatShare: 0,
};
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const share = fc.constantFrom(0, 0.3, 1);
const hostile = fc
  .record({
    seed: seeds,
    dayShare: share,
    minuteShare: share,
    slowShare: fc.constantFrom(0, 0.2),
    anonymousShare: fc.constantFrom(0, 0.3),
    serialShare: share,
    repeatShare: fc.constantFrom(0, 0.4),
    spanSeconds: fc.constantFrom(600, 20_000, 2_000_000),
  })
  .map((change): LegWorld => ({ ...WORLD, ...change }));

/** Removes repeats as an import does: by content, in the order of files and rows. */
function withoutRepeats(lines: readonly StatementLine[]): StatementLine[] {
  const sorted = lines.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row));
  const ids = new Map<string, bigint>();
  const files = new Map<string, number>();
  const content = sorted.map(({ own, counter, direction, amount, tMs, precision, serial, slow, balance }) =>
    [own, counter, direction, amount, tMs, precision, serial, slow, balance].join(),
  );
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
        for (const { payer, payee, amount } of made.transfers)
          truth.set(`${payer}>${payee} ${amount}`, (truth.get(`${payer}>${payee} ${amount}`) ?? 0) + 1);
        expect(tally(lines, matchLegs(toLegRows(lines, made.institutions), fullCoverage(world.accounts)))).toEqual(
          truth,
        );
      }),
      { seed: 21, numRuns: 120 },
    );
  });

  test('[LEG-4] they are exact between institutions whose clocks are 90 s apart', () => {
    fc.assert(
      fc.property(hostile, (world) => {
        const made = makeWorld({ ...world, skewSeconds: 45, delaySeconds: 200 });
        const lines = inTotalOrder(withoutRepeats(made.lines));
        const apart = toLegRows(
          lines,
          Array.from({ length: world.accounts }, (_, account) => account),
        );
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
          const [out, inn] = line.direction < 0 ? [row, other] : [other, row];
          expect(allowed).toContain(candidateStrength(rows, out, inn));
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

  test('[LEG-4] a pair is unique exactly if no row that was free for its class was another candidate of either', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(0, 0.3), (world, dropShare) => {
        const made = makeWorld({ ...world, accounts: 3, transfers: 25, skewSeconds: 30, dropShare });
        const rows = toLegRows(inTotalOrder(withoutRepeats(made.lines)), made.institutions);
        const { partner, match, strength } = matchLegs(rows, fullCoverage(world.accounts));
        const expected = match.map((value, row) => {
          const [level, other] = [strength[row] ?? 0, partner[row] ?? -1];
          if (other < 0) return LEG_MATCH.oneLeg;
          const stage = level === 2 ? withoutSerials(rows) : rows;
          const candidates = match.keys().filter((third) => {
            const isFree = strength[third] === 0 || (strength[third] ?? 0) >= level;
            return (
              isFree &&
              [row, other].some(
                (end) => Math.max(candidateStrength(stage, end, third), candidateStrength(stage, third, end)) === level,
              )
            );
          });
          return [...candidates].length > 2 ? LEG_MATCH.orderAssumed : LEG_MATCH.unique;
        });
        expect(match).toEqual(expected);
      }),
      { seed: 27, numRuns: 80 },
    );
  });

  test('[LEG-4] inside one kind of window the oldest debit takes the oldest eligible credit', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 0.4), fc.constantFrom(0, 1), (seed, dropShare, minuteShare) => {
        const made = makeWorld({
          ...WORLD,
          seed,
          accounts: 2,
          transfers: 30,
          amounts: 1,
          spanSeconds: 3000,
          skewSeconds: 90,
          dropShare,
          minuteShare,
        });
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
        const made = makeWorld({
          ...WORLD,
          seed,
          spanSeconds: 400,
          serialShare: 1,
          skewSeconds: 60,
          dropShare: 0.2,
          repeatShare: 0.5,
        });
        const pairsOf = (lines: readonly StatementLine[]): string[] => {
          const ordered = inTotalOrder(withoutRepeats(lines));
          const result = matchLegs(toLegRows(ordered, made.institutions), fullCoverage(WORLD.accounts));
          return ordered
            .map(
              (line, row) =>
                `${line.own} ${line.transfer} ${ordered[result.partner[row] ?? -1]?.transfer ?? '-'} ${result.match[row]}`,
            )
            .toSorted();
        };
        const shuffled = made.lines.map((line) => ({
          ...line,
          file: `${(line.own * 7919 + shuffle) % 1000}${line.file}`,
          row: ((line.row * 31 + shuffle) % 9973) + 1,
        }));
        expect(pairsOf(shuffled)).toEqual(pairsOf(made.lines));
      }),
      { seed: 26, numRuns: 60 },
    );
  });
});

/** Where K1 is over, equal serials no longer matter: what is left of them lies outside the window or was out-numbered. */
function withoutSerials(rows: LegRows): LegRows {
  return { ...rows, serial: new BigUint64Array(rows.count) };
}
