import { expect, test } from 'vitest';
import { caseOf, DAY } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';

const TRANSFERS = [
  { from: 1, to: 0, t: 10 * DAY, amount: 300_000 },
  { from: 2, to: 3, t: 12 * DAY, amount: 300_000 },
];

const REPORTS = {
  victimAccount: Uint32Array.of(0, 0, 3),
  victimEdge: Int32Array.of(0, -1, 1),
  victimAmount: Float64Array.of(300_000, 50_000, 300_000),
  victimCurrency: Uint8Array.of(0, 0, 0),
  victimPaidAt: Uint32Array.of(9 * DAY, 20 * DAY, 12 * DAY),
  victimCase: Uint32Array.of(7, 8, 9),
};

test('[REPORT-1] a report raises the first credited account, less if the transfer was not found', () => {
  const run = runOne(caseOf({ transfers: TRANSFERS, boundary: [3], reports: REPORTS }), 'victim-report');
  expect(run.signals).toEqual([
    {
      account: 0,
      strength: 1,
      code: 'victim-report',
      values: { caseNumber: 7, amountMinor: 300_000, currency: 'CNY', paidAt: 10 * DAY },
      evidence: [0],
      from: 10 * DAY,
      to: 10 * DAY,
    },
    {
      account: 0,
      strength: 0.7,
      code: 'victim-report-unmatched',
      values: { caseNumber: 8, amountMinor: 50_000, currency: 'CNY', paidAt: 20 * DAY },
      evidence: [],
      from: 20 * DAY,
      to: 20 * DAY,
    },
  ]);
  expect(run.counts).toEqual({ 'boundary-accounts': 1, 'unmatched-reports': 1 });
});

test('[REPORT-2] a case-involved account is raised, a boundary one only counted', () => {
  const reports = { involvedAccount: Uint32Array.of(2, 3), involvedSince: Uint32Array.of(5 * DAY, 0) };
  const run = runOne(caseOf({ transfers: TRANSFERS, boundary: [3], reports }), 'case-involved');
  expect(run.signals).toEqual([
    {
      account: 2,
      strength: 1,
      code: 'case-involved',
      values: { since: 5 * DAY },
      evidence: [],
      from: 5 * DAY,
      to: 5 * DAY,
    },
  ]);
  expect([run.detector.family, run.counts]).toEqual(['report', { 'boundary-accounts': 1 }]);
});
