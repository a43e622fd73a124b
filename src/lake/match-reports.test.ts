import { ACCOUNT_FLAG } from '#model';
import { expect, test } from 'vitest';

import { buildCaseView } from './build-case-view.ts';
import { unmatchedReports } from './match-reports.ts';
import type { Workspace } from './workspace.ts';
import { insert, withWorkspace, type Cells } from './workspace.fixture.ts';

/** 14:00:00 in Asia/Shanghai. */
const AT = Date.UTC(2024, 2, 5, 6, 0, 0);
const HOUR = 3_600_000;

async function prepare(
  ws: Workspace,
  transfers: readonly Cells[],
  reports: readonly Record<string, string>[],
): Promise<void> {
  await insert(ws, 'files', [{ id: 'a.csv' }, { id: 'reports.csv', kind: 'victim-reports' }]);
  await insert(ws, 'accounts', [{ number: 'victim' }, { number: 'mule' }, { number: 'other' }]);
  await insert(
    ws,
    'transfers',
    transfers.map((transfer) => ({ payer: 0, payee: 1, amount_minor: 50_000, ...transfer })),
  );
  const base = {
    caseNo: 'A1',
    paidAt: '2024-03-05 14:00:00',
    fromAccount: 'victim',
    toAccount: 'mule',
    amount: '500.00',
  };
  await insert(
    ws,
    'companions',
    reports.map((report, i) => ({
      file: 1,
      row: i + 1,
      kind: 'victim-reports',
      data: JSON.stringify({ ...base, ...report }),
    })),
  );
}

test('[VIC-1] the nearest transfer of equal amount and accounts within 24 h is the reported one', async () => {
  await withWorkspace(async (ws) => {
    await prepare(
      ws,
      [
        { t_ms: AT - 23 * HOUR },
        { t_ms: AT - HOUR, amount_minor: 49_999 },
        { t_ms: AT - 0.5 * HOUR, payee: 2 },
        { t_ms: AT - 0.25 * HOUR, currency: 'USD' },
        { t_ms: AT + 20 * HOUR },
      ],
      [{}, { paidAt: '2024-03-05 14:00', currency: '美元', amount: '500' }, { paidAt: '2024-03-07' }],
    );
    const { view, edgeTransfer } = await buildCaseView(ws);
    const edges = [...view.reports.victimEdge];
    expect(edges.map((edge) => edgeTransfer[edge])).toEqual([4, 3, 4]);
    expect([...view.reports.victimAmount]).toEqual([50_000, 50_000, 50_000]);
    expect(view.reports.victimPaidAt[0]).toBe(AT / 1000);
    expect(await unmatchedReports(ws)).toEqual([]);
  });
});

test('[VIC-1] distance is between what the precisions leave open', async () => {
  await withWorkspace(async (ws) => {
    const midnight = Date.UTC(2024, 2, 4, 16);
    await prepare(ws, [{ t_ms: midnight, precision: 2 }, { t_ms: AT + 1000 }], [{}, { paidAt: '2024-03-05' }]);
    const { view } = await buildCaseView(ws);
    expect([...view.reports.victimEdge]).toEqual([0, -1]);
  });
});

test('[VIC-2] what cannot be tied is listed, never guessed; the payee is reported all the same', async () => {
  await withWorkspace(async (ws) => {
    await prepare(
      ws,
      [{ t_ms: AT - HOUR }, { t_ms: AT + HOUR }, { t_ms: AT + 25 * HOUR, amount_minor: 70_000 }],
      [{}, { amount: '700' }, { amount: 'five' }, { paidAt: '' }, { toAccount: 'nobody' }, { fromAccount: '' }],
    );
    const { view } = await buildCaseView(ws);
    expect([...view.reports.victimEdge]).toEqual([-1, -1, -1, -1, -1]);
    expect([...view.reports.victimAccount]).toEqual([1, 1, 1, 1, 1]);
    expect(view.accounts.flags[1]! & ACCOUNT_FLAG.reported).toBe(ACCOUNT_FLAG.reported);
    expect(view.accounts.flags[0]! & ACCOUNT_FLAG.reported).toBe(0);
    expect((await unmatchedReports(ws)).map(({ code, file, row }) => `${file}#${row} ${code}`)).toEqual([
      'reports.csv#1 report-several-transfers',
      'reports.csv#2 report-no-transfer',
      'reports.csv#3 report-unreadable',
      'reports.csv#4 report-unreadable',
      'reports.csv#5 report-account-unknown',
      'reports.csv#6 report-no-transfer',
    ]);
  });
});

test('[VIC-3] case-involved lists mark accounts; equal case numbers are one case', async () => {
  await withWorkspace(async (ws) => {
    await prepare(ws, [{ t_ms: AT }], [{}, { caseNo: 'A1' }, { caseNo: '' }, { caseNo: '' }, { caseNo: 'B2' }]);
    await insert(ws, 'companions', [
      { row: 1, kind: 'case-involved', data: JSON.stringify({ account: 'other', since: '2024-01-02' }) },
      { row: 2, kind: 'case-involved', data: JSON.stringify({ account: 'unknown' }) },
    ]);
    const { view } = await buildCaseView(ws);
    expect([...view.reports.involvedAccount]).toEqual([2]);
    expect(view.reports.involvedSince[0]).toBe(Date.UTC(2024, 0, 1, 16) / 1000);
    expect(view.accounts.flags[2]! & ACCOUNT_FLAG.caseInvolved).toBe(ACCOUNT_FLAG.caseInvolved);
    const cases = [...view.reports.victimCase];
    expect(cases[0]).toBe(cases[1]);
    expect(new Set(cases).size).toBe(4);
    expect(await unmatchedReports(ws)).toContainEqual({ code: 'involved-account-unknown', file: 'a.csv', row: 2 });
  });
});

test('[VIC-3] cases are numbered by what the reports say, whatever the order of rows', async () => {
  const reports = [
    { caseNo: 'B2' },
    { caseNo: '', amount: '7.00' },
    { caseNo: 'A1', toAccount: 'other' },
    { caseNo: '', amount: '9.00' },
    { caseNo: 'A1', amount: '8.00' },
  ];
  const seen: string[][] = [];
  for (const order of [
    [0, 1, 2, 3, 4],
    [3, 4, 1, 0, 2],
  ]) {
    await withWorkspace(async (ws) => {
      await prepare(
        ws,
        [{ t_ms: AT }],
        order.map((i) => reports[i]!),
      );
      const { view } = await buildCaseView(ws);
      const cases = Array.from(view.reports.victimCase, (number, i) => `${order[i]} in case ${number}`);
      seen.push(cases.toSorted());
    });
  }
  expect(new Set(seen[0]!.map((text) => text.slice(-1))).size).toBe(4);
  expect(seen[1]).toEqual(seen[0]);
});
