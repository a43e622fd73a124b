import { expect, test } from 'vitest';

import { ACCOUNT_FLAG } from '#model';

import { accountTimelines } from './account-timelines.ts';
import { buildCaseView } from './build-case-view.ts';
import { unmatchedReports } from './match-reports.ts';
import { withSpan } from './span.ts';
import { investigatorTables } from './tables/investigator-tables.ts';
import { insert, withWorkspace } from './workspace.fixture.ts';
import type { Workspace } from './workspace.ts';

/** 14:00:00 in Asia/Shanghai. */
const AT = Date.UTC(2024, 2, 5, 6, 0, 0);
const DAY = 86_400_000;
const SPAN = { from: AT + 10 * DAY, to: AT + 20 * DAY };

async function prepare(ws: Workspace): Promise<void> {
  await insert(ws, 'files', [{ id: 'a.csv' }, { id: 'reports.csv', kind: 'victim-reports' }]);
  await insert(ws, 'accounts', [
    { number: 'victim' },
    { number: 'mule', flags: ACCOUNT_FLAG.reported },
    { number: 'late' },
  ]);
  await insert(ws, 'transfers', [
    { t_ms: AT, payer: 0, payee: 1, amount_minor: 50_000 },
    { t_ms: SPAN.from, payer: 0, payee: 2, amount_minor: 70_000 },
    { t_ms: SPAN.to + 1, payer: 1, payee: 2, amount_minor: 90_000 },
  ]);
  const report = (row: number, paidAt: string, toAccount: string, amount: string) => ({
    file: 1,
    row,
    kind: 'victim-reports',
    data: JSON.stringify({ caseNo: 'A1', paidAt, fromAccount: 'victim', toAccount, amount }),
  });
  await insert(ws, 'companions', [
    report(1, '2024-03-05 14:00:00', 'mule', '500.00'),
    report(2, '2024-03-15', 'late', '700.00'),
  ]);
}

test('[SPAN-1] in a span every table, timeline and view speaks of the same transfers, and afterwards of all again', async () => {
  await withWorkspace(async (ws) => {
    await prepare(ws);
    const seen = await withSpan(ws, SPAN, async (spanned) => {
      const { flow, quality } = await investigatorTables(spanned, { unmask: true, limit: 10 });
      const { view } = await buildCaseView(spanned, SPAN);
      return {
        flow: flow.map((row) => [row.identity.number, row.in.minor, row.out.minor]),
        quality,
        edges: view.graph.edgeCount,
        timelines: await accountTimelines(spanned, [0, 1, 2]),
      };
    });
    expect(seen.flow).toEqual([
      ['victim', 0, 70_000],
      ['late', 70_000, 0],
    ]);
    expect([seen.edges, [...seen.timelines.keys()]]).toEqual([1, [0, 2]]);
    const all = await withSpan(ws, {}, (whole) => investigatorTables(whole, { unmask: true, limit: 10 }));
    expect(all.flow).toHaveLength(3);
    expect(await ws.engine.rows('SELECT count(*) AS n FROM transfers')).toEqual([{ n: 3 }]);
  });
});

test('[SPAN-1] an error inside the span leaves the whole table visible', async () => {
  await withWorkspace(async (ws) => {
    await prepare(ws);
    await expect(withSpan(ws, SPAN, () => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
    expect(await ws.engine.rows('SELECT count(*) AS n FROM transfers')).toEqual([{ n: 3 }]);
  });
});

test('[SPAN-2] a report of money paid outside the span is left out, not unmatched', async () => {
  await withWorkspace(async (ws) => {
    await prepare(ws);
    await withSpan(ws, SPAN, async (spanned) => {
      expect(await unmatchedReports(spanned)).toEqual([]);
      const { view } = await buildCaseView(spanned, SPAN);
      expect([...view.reports.victimAccount]).toEqual([2]);
      expect(Array.from(view.accounts.flags, (flags) => (flags & ACCOUNT_FLAG.reported) !== 0)).toEqual([
        false,
        false,
        true,
      ]);
    });
    expect([...(await buildCaseView(ws)).view.reports.victimAccount]).toEqual([1, 2]);
  });
});
