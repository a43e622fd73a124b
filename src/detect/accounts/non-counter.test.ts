import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const { online, atm, counter } = ENTRY_FLAG;

function used(flags: readonly number[]): LedgerDraft {
  return { rows: flags.map((flag, i) => ({ account: 0, t: 2 * DAY + i * HOUR, amount: 5, flags: flag })) };
}

const times = (count: number, flag: number): number[] => Array.from({ length: count }, () => flag);

function found(draft: LedgerDraft) {
  return runOne(ledgerCase(draft), 'non-counter').signals[0];
}

test('[NON-COUNTER] thirty entries that say their channel, 95 % of them online or at machines', () => {
  expect(found(used(times(30, online)))).toBeDefined();
  expect(found(used(times(30, atm)))).toBeDefined();
  expect(found(used(times(29, online)))).toBeUndefined();
  expect(found(used([...times(38, online), ...times(2, counter)]))).toBeDefined();
  expect(found(used([...times(37, online), ...times(2, counter)]))).toBeUndefined();
});

test('[NON-COUNTER] a supporting reason only: its strength ends at a fifth, with the share it rests on', () => {
  const signal = found(used([0, ...times(97, online), ...times(3, counter), ENTRY_FLAG.fee | online, 0]))!;
  expect(signal.values).toEqual({
    transfers: 102,
    said: 100,
    away: 97,
    share: 0.97,
    minimumCount: 30,
    minimumShare: 0.95,
  });
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES['non-counter'].toSorted());
  expect(signal.strength).toBeCloseTo(0.14, 10);
  expect([signal.from, signal.to, signal.evidence]).toEqual([2 * DAY + HOUR, 2 * DAY + 100 * HOUR, []]);
  expect(found(used(times(30, atm)))!.strength).toBeCloseTo(0.2, 10);
});

test('[COV-2] many entries of which few say their channel are a gap', () => {
  const gap = (flags: readonly number[]): boolean =>
    runOne(ledgerCase(used(flags)), 'non-counter').notAssessable.includes(0);
  expect(gap(times(30, 0))).toBe(true);
  expect(gap([...times(29, online), 0])).toBe(true);
  expect(gap(times(29, 0))).toBe(false);
});
