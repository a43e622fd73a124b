import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { binomialTail } from '../binomial-tail.ts';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

/** Midnight in China of a day of the fixture, whose clock is UTC. */
const midnight = (day: number): number => day * DAY - 8 * HOUR;

/** `night` entries at `at` seconds after midnight, `noon` entries at noon, one a day. */
function lived(night: number, noon: number, at = 23 * HOUR, precision = 0): LedgerDraft {
  return {
    days: 120,
    transfers: Array.from({ length: night + noon }, (_, i) => ({
      from: 1,
      to: 0,
      t: midnight(3 + i) + (i < night ? at : 12 * HOUR),
      precision,
    })),
  };
}

function found(draft: LedgerDraft, parameters = {}) {
  return runOne(ledgerCase(draft), 'night', parameters).signals.find(({ account }) => account === 0);
}

test('[NIGHT] the night of China is [22:00, 06:00)', () => {
  const at = (seconds: number): boolean => found(lived(20, 0, seconds)) !== undefined;
  expect([22 * HOUR - 1, 22 * HOUR, 24 * HOUR - 1, 0, 6 * HOUR - 1, 6 * HOUR].map(at)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('[NIGHT] twenty entries, half of them at night, and more than chance', () => {
  expect(found(lived(20, 0))).toBeDefined();
  expect(found(lived(19, 0))).toBeUndefined();
  expect(found(lived(40, 40))).toBeUndefined();
  expect(found(lived(40, 40), { chance: 0.01 })).toBeDefined();
  expect(found(lived(40, 41), { chance: 1 })).toBeUndefined();
  expect(found(lived(55, 55))).toBeDefined();
  expect(found(lived(13, 7))).toBeUndefined();
  expect(found(lived(14, 6))).toBeDefined();
  const chance = binomialTail(14, 20, 8 / 24);
  expect(found(lived(14, 6), { chance })).toBeUndefined();
  expect(found(lived(14, 6), { chance: chance * (1 + 1e-9) })).toBeDefined();
});

test('[NIGHT] the share explains, fees and interest do not count', () => {
  const draft = lived(18, 6);
  const signal = found({ ...draft, rows: [{ account: 0, t: midnight(30), amount: 5, flags: ENTRY_FLAG.interest }] })!;
  expect(signal.values).toEqual({
    transfers: 24,
    atNight: 18,
    share: 0.75,
    nightFromHour: 22,
    nightToHour: 6,
    minimumCount: 20,
    minimumShare: 0.5,
  });
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES.night.toSorted());
  expect(signal.strength).toBeCloseTo(0.7, 10);
  expect(signal.evidence).toEqual(Array.from({ length: 18 }, (_, i) => i));
  expect([signal.from, signal.to]).toEqual([midnight(3) + 23 * HOUR, midnight(20) + 23 * HOUR]);
});

test('[COV-2] with day stamps the hour is unknown: a gap; few entries are judged as none', () => {
  const gap = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'night').notAssessable.includes(0);
  expect(gap(lived(20, 0, 0, 2))).toBe(true);
  expect(gap(lived(19, 0, 0, 2))).toBe(false);
  expect(found(lived(20, 0, 0, 1))).toBeDefined();
  const mixed = lived(20, 0);
  const stamped = mixed.transfers!.map((one, i) => ({ ...one, precision: i === 0 ? 2 : 0 }));
  expect([found({ ...mixed, transfers: stamped }), gap({ ...mixed, transfers: stamped })]).toEqual([undefined, true]);
  expect(gap({ ...lived(1, 0), coverage: { 0: [DAY, 2 * DAY] } })).toBe(false);
  expect(gap({ ...lived(1, 0), coverage: { 0: [DAY, 2 * DAY - 1] } })).toBe(true);
});

test('[DET-7] a shift by whole days changes nothing but the days', () => {
  const hours = fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 20, maxLength: 40 });
  fc.assert(
    fc.property(hours, fc.nat({ max: 40 }), (drawn, days) => {
      const draft = (shift: number): LedgerDraft => ({
        days: 120,
        transfers: drawn.map((hour, i) => ({ from: 1, to: 0, t: midnight(3 + i + shift) + hour * HOUR })),
      });
      const [one, two] = [
        found(draft(0), { minimumShare: 0.3, chance: 1 }),
        found(draft(days), { minimumShare: 0.3, chance: 1 }),
      ];
      expect(two?.values).toEqual(one?.values);
      const atNight = drawn.filter((hour) => hour >= 22 || hour < 6).length;
      expect(one?.values['atNight']).toBe(atNight / drawn.length >= 0.3 ? atNight : undefined);
    }),
    { seed: 25, numRuns: 60 },
  );
});
