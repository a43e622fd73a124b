import { describe, expect, test } from 'vitest';
import { LEG_MATCH, LEG_SETTINGS, matchLegs, type Coverage, type LegMatch, type LegRows } from './index.ts';
import { fullCoverage, toLegRows, type StatementLine } from './legs.generator.ts';

const T0 = Date.UTC(2024, 0, 10, 2);
const [A, B, C] = [0, 1, 2];

type Line = Partial<StatementLine> & { own: number; direction: 1 | -1; at: number };
/** Rows in the given order; `at` in seconds; names the other of A and B unless told. */
function match(lines: readonly Line[], change: Partial<LegRows> = {}, coverage: Coverage = fullCoverage(4)): LegMatch {
  const full = lines.map(({ at, ...line }, i): StatementLine => ({
    file: 'a.csv',
    row: i + 1,
    counter: line.own === A ? B : A,
    amount: 5000,
    tMs: T0 + at * 1000,
    precision: 0,
    serial: 0n,
    slow: 0,
    balance: -1,
    transfer: i,
    ...line,
  }));
  return matchLegs({ ...toLegRows(full, [-1, -1, -1, -1]), ...change }, coverage);
}
const partners = (result: LegMatch): number[] => [...result.partner];

describe('candidates', () => {
  test('[LEG-1] amount, currency, direction and account must fit, and one side must name the other by number', () => {
    expect(
      partners(
        match([
          { own: A, direction: -1, at: 0 },
          { own: B, direction: 1, at: 1 },
        ]),
      ),
    ).toEqual([1, 0]);
    expect(
      partners(
        match([
          { own: A, direction: -1, at: 0 },
          { own: B, direction: 1, at: 1, amount: 4999 },
        ]),
      ),
    ).toEqual([-1, -1]);
    expect(
      partners(
        match([
          { own: A, direction: -1, at: 0 },
          { own: B, direction: -1, at: 1 },
        ]),
      ),
    ).toEqual([-1, -1]);
    expect(
      partners(
        match(
          [
            { own: A, direction: -1, at: 0 },
            { own: B, direction: 1, at: 1 },
          ],
          { currency: Uint8Array.of(0, 1) },
        ),
      ),
    ).toEqual([-1, -1]);
    expect(
      partners(
        match([
          { own: A, direction: -1, at: 0, counter: C },
          { own: B, direction: 1, at: 1 },
        ]),
      ),
    ).toEqual([-1, -1]);
    expect(
      partners(
        match([
          { own: A, direction: -1, at: 0, counter: A },
          { own: A, direction: 1, at: 0, counter: A },
        ]),
      ),
    ).toEqual([-1, -1]);
    expect(
      partners(
        match([
          { own: A, direction: -1, at: 0, counter: -1 },
          { own: B, direction: 1, at: 1, counter: -1 },
        ]),
      ),
    ).toEqual([-1, -1]);
  });

  test('[LEG-1] the silent side may be empty or name a clearing account, on either side', () => {
    expect(
      partners(
        match([
          { own: A, direction: -1, at: 0 },
          { own: B, direction: 1, at: 1, counter: -1 },
        ]),
      ),
    ).toEqual([1, 0]);
    expect(
      partners(
        match([
          { own: A, direction: -1, at: 0, counter: -1 },
          { own: B, direction: 1, at: 1 },
        ]),
      ),
    ).toEqual([1, 0]);
    const clearing = { counterIsClearing: Uint8Array.of(1, 0) };
    expect(
      partners(
        match(
          [
            { own: A, direction: -1, at: 0, counter: C },
            { own: B, direction: 1, at: 1 },
          ],
          clearing,
        ),
      ),
    ).toEqual([1, 0]);
    expect(
      partners(
        match([
          { own: A, direction: -1, at: 0, counter: C },
          { own: B, direction: 1, at: 1 },
        ]),
      ),
    ).toEqual([-1, -1]);
  });

  test('[LEG-3] an equal serial goes before an older row, both names before one', () => {
    const bySerial = match([
      { own: A, direction: -1, at: 0, serial: 7n },
      { own: B, direction: 1, at: 1 },
      { own: B, direction: 1, at: 2, serial: 7n },
    ]);
    expect([partners(bySerial), bySerial.strength[0], bySerial.match[0]]).toEqual([[2, -1, 0], 1, LEG_MATCH.unique]);
    const byBoth = match([
      { own: A, direction: -1, at: 0 },
      { own: B, direction: 1, at: 1, counter: -1 },
      { own: B, direction: 1, at: 2 },
    ]);
    expect([partners(byBoth), byBoth.strength[0]]).toEqual([[2, -1, 0], 2]);
    expect(
      match([
        { own: A, direction: -1, at: 0 },
        { own: B, direction: 1, at: 1, counter: -1 },
      ]).strength[1],
    ).toBe(3);
  });

  test('[LEG-1] rows without money are never joined', () => {
    const nothing: Line[] = [
      { own: A, direction: -1, at: 0, amount: 0 },
      { own: B, direction: 1, at: 1, amount: 0 },
    ];
    expect(partners(match(nothing))).toEqual([-1, -1]);
  });

  test('[LEG-3] the first name is a name like any other; joined rows are not possible pairs too', () => {
    const lines: Line[] = [
      { own: A, direction: -1, at: 0, counter: -1 },
      { own: B, direction: 1, at: 1, counter: -1 },
    ];
    const byName = match(lines, { ownName: Int32Array.of(0, 1), counterName: Int32Array.of(1, 0) });
    expect([[...byName.possible], byName.counts.possible]).toEqual([[1, 1], 1]);
    const joined = match(lines.map(({ own, direction, at }) => ({ own, direction, at })));
    expect([partners(joined), [...joined.possible]]).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  test('[LEG-3] names alone are counted and never joined', () => {
    const silent: Line[] = [
      { own: A, direction: -1, at: 0, counter: -1 },
      { own: B, direction: 1, at: 1, counter: -1 },
    ];
    const named = match(silent, { ownName: Int32Array.of(10, 11), counterName: Int32Array.of(11, 10) });
    expect([partners(named), [...named.possible], named.counts.possible]).toEqual([[-1, -1], [1, 1], 1]);
    expect(match(silent, { ownName: Int32Array.of(10, 11), counterName: Int32Array.of(11, -1) }).counts.possible).toBe(
      1,
    );
    expect(match(silent, { ownName: Int32Array.of(10, 11), counterName: Int32Array.of(12, 10) }).counts.possible).toBe(
      0,
    );
    expect(match(silent, { ownName: Int32Array.of(10, 11), counterName: Int32Array.of(-1, -1) }).counts.possible).toBe(
      0,
    );
    expect(
      match([silent[0] as Line, { own: A, direction: 1, at: 1, counter: -1 }], {
        ownName: Int32Array.of(10, 10),
        counterName: Int32Array.of(10, 10),
      }).counts.possible,
    ).toBe(0);
  });
});

describe('time', () => {
  const joined = (lag: number, change: Partial<LegRows> = {}): boolean =>
    match(
      [
        { own: A, direction: -1, at: 0 },
        { own: B, direction: 1, at: lag },
      ],
      change,
    ).partner[0] === 1;
  test.each([
    ['the credit may lead by 120 s', {}, -120, 300],
    ['60 s inside one institution', { institution: Int32Array.of(0, 0) }, -120, 60],
    ['300 s between two', { institution: Int32Array.of(5, 6) }, -120, 300],
    ['26 h if one side is slow', { slow: Uint8Array.of(0, 1) }, -120, 93_600],
  ])('[LEG-2] %s', (_, change, least, most) => {
    expect([joined(least - 1, change), joined(least, change), joined(most, change), joined(most + 1, change)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('[LEG-2] minutes are compared as minutes, days as calendar days of China', () => {
    const at = (precision: number[], times: number[]): boolean =>
      match(
        [
          { own: A, direction: -1, at: 0 },
          { own: B, direction: 1, at: 0 },
        ],
        { precision: Uint8Array.from(precision), tMs: Float64Array.from(times) },
      ).partner[0] === 1;
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

  test('[LEG-2] the settings, not the code, hold the numbers', () => {
    const lines: Line[] = [
      { own: A, direction: -1, at: 0 },
      { own: B, direction: 1, at: 250 },
    ];
    const rows = toLegRows(
      lines.map(({ at, ...line }, i) => ({
        file: 'a',
        row: i,
        counter: line.own === A ? B : A,
        amount: 1,
        tMs: T0 + at * 1000,
        precision: 0,
        serial: 0n,
        slow: 0,
        balance: -1,
        transfer: 0,
        ...line,
      })),
      [-1, -1],
    );
    expect(matchLegs(rows, fullCoverage(2), { ...LEG_SETTINGS, otherInstitutionSeconds: 249 }).counts.single).toBe(2);
    expect(matchLegs(rows, fullCoverage(2), { ...LEG_SETTINGS, otherInstitutionSeconds: 250 }).counts.single).toBe(0);
  });
});

describe('assignment', () => {
  test('[LEG-4] n outs and m ins give n + m - |M| transfers, oldest with oldest', () => {
    const result = match([
      { own: A, direction: -1, at: 0 },
      { own: A, direction: -1, at: 10 },
      { own: B, direction: 1, at: 11 },
      { own: A, direction: -1, at: 20 },
      { own: B, direction: 1, at: 21 },
    ]);
    expect(partners(result)).toEqual([2, 4, 0, -1, 1]);
    expect(result.counts).toMatchObject({ transfers: 3, orderAssumed: 2, unique: 0, single: 1 });
  });

  test('[LEG-4] a pair is unique only if neither row had another candidate', () => {
    const alone = match([
      { own: A, direction: -1, at: 0 },
      { own: B, direction: 1, at: 1 },
      { own: A, direction: -1, at: 5000 },
      { own: B, direction: 1, at: 5001 },
    ]);
    expect([...alone.match]).toEqual([0, 0, 0, 0]);
    const shared = match([
      { own: A, direction: -1, at: 0 },
      { own: B, direction: 1, at: 1 },
      { own: B, direction: 1, at: 2 },
    ]);
    expect([...shared.match]).toEqual([LEG_MATCH.orderAssumed, LEG_MATCH.orderAssumed, LEG_MATCH.oneLeg]);
    const other = match([
      { own: A, direction: -1, at: 0 },
      { own: A, direction: -1, at: 1 },
      { own: B, direction: 1, at: 2 },
    ]);
    expect([...other.match]).toEqual([LEG_MATCH.orderAssumed, LEG_MATCH.oneLeg, LEG_MATCH.orderAssumed]);
  });

  test('[LEG-4] with windows of two lengths in one group the matching is still the largest', () => {
    const lines: Line[] = [
      { own: A, direction: -1, at: 0, slow: 1 },
      { own: A, direction: -1, at: 10 },
      { own: B, direction: 1, at: 11 },
      { own: B, direction: 1, at: 40_000 },
    ];
    expect(partners(match(lines))).toEqual([3, 2, 1, 0]);
  });

  test('[LEG-5] credits stamped before their debit are counted', () => {
    expect(
      match([
        { own: B, direction: 1, at: -30 },
        { own: A, direction: -1, at: 0 },
      ]).counts.skewed,
    ).toBe(1);
    expect(
      match([
        { own: A, direction: -1, at: 0 },
        { own: B, direction: 1, at: 0 },
      ]).counts.skewed,
    ).toBe(0);
  });

  test('[LEG-8] a single leg is a gap only where the other statement covers the time of the missing one', () => {
    const gap = (from: number, to: number): number => {
      const coverage = {
        fromMs: Float64Array.of(-Infinity, T0 + from * 1000),
        toMs: Float64Array.of(Infinity, T0 + to * 1000),
      };
      return match([{ own: A, direction: -1, at: 0 }], {}, coverage).counts.oneLegged;
    };
    expect([gap(-120, 300), gap(-119, 300), gap(-120, 299), gap(1, 0)]).toEqual([1, 0, 0, 0]);
    // The first account is one like any other.
    expect(match([{ own: B, direction: 1, at: 0 }]).counts.oneLegged).toBe(1);
  });
});
