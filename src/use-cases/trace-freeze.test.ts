import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

import { card, statementRow } from './police-case.fixture.ts';
import { documentText, withPoliceTrace } from './police-trace.fixture.ts';
import { A, B, MULE, ORACLE, OTHER, REPORT, REPORT_HEAD, VICTIM, withTraceCase } from './trace.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

test('[FRZ-11] the transfer that a line names is the one that brought most victim money, the earlier of equals', async () => {
  const transfers = [
    ['2024-03-05 09:00:00', VICTIM, MULE, '100.00', 'CNY'],
    ['2024-03-05 09:10:00', VICTIM, MULE, '300.00', 'CNY'],
    ['2024-03-05 09:20:00', VICTIM, MULE, '300.00', 'CNY'],
    // Larger, but none of it is a victim's.
    ['2024-03-05 09:30:00', OTHER, MULE, '900.00', 'CNY'],
    ['2024-03-05 09:40:00', MULE, A, '150.00', 'CNY'],
  ];
  await withTraceCase(transfers, async (found) => {
    const lines = transfers
      .slice(0, 3)
      .map(([at, from, to, amount], i) => `CASE-${i},victim 1,,${at},${from},${to},${amount},CNY`);
    const report = `${[REPORT_HEAD, ...lines].join('\n')}\n`;
    const { freeze } = await found.document({ reports: [found.file('victims.csv', report)] });
    expect(freeze.map(({ number, held, brought_by }) => [number, held, brought_by])).toEqual([
      [MULE, 55_000, 'transfers.csv#2'],
      [A, 15_000, 'transfers.csv#5'],
    ]);
  });
});

test('[FRZ-12] FIFO and LIFO are compared whichever policy was asked for', async () => {
  await withTraceCase(ORACLE, async (found) => {
    const reports = [found.file('victims.csv', REPORT)];
    const ranges = async (policy: 'fifo' | 'lifo' | 'haircut') =>
      (await found.document({ reports, policies: [policy] })).freeze.map(
        ({ number, held, least, most, confidence }) => [...[number, held, least, most, confidence]],
      );
    expect(await ranges('fifo')).toEqual([
      [B, 15_000, 15_000, 25_000, 'likely'],
      [A, 15_000, 5_000, 15_000, 'uncertain'],
    ]);
    expect(await ranges('haircut')).toEqual([
      [B, 15_000, 15_000, 25_000, 'likely'],
      [A, 12_500, 5_000, 15_000, 'uncertain'],
      [MULE, 2_500, 0, 2_500, 'uncertain'],
    ]);
  });
});

test('[TRC-19] --covered-to: where the statements reach is no longer their last row; coverage is never shortened', async () => {
  const later = ['2024-03-06 09:00:00', OTHER, VICTIM, '1.00', 'CNY'];
  await withTraceCase([...ORACLE, later], async (found) => {
    const reports = [found.file('victims.csv', REPORT)];
    const plain = await found.document({ reports });
    expect(plain.until).toBe('2024-03-06T09:00:00+08:00');
    const reaching = await found.document({ reports, coveredTo: Date.UTC(2024, 2, 9) });
    expect(reaching.until).toBe('2024-03-09T08:00:00+08:00');
    expect(reaching.freeze.map(({ as_of }) => as_of)).toEqual([reaching.until, reaching.until]);
    const bounded = await found.document({ reports, coveredTo: Date.UTC(2024, 2, 9), until: Date.UTC(2024, 2, 8) });
    expect(bounded.until).toBe('2024-03-08T08:00:00+08:00');
    const early = await found.document({ reports, coveredTo: Date.UTC(2024, 2, 1) });
    expect({ ...early }).toEqual(plain);
  });
});

test('[TRC-19] an account that is silent after its last row is marked and asked for again, unless its statement is said to reach further', async () => {
  const statement = [
    statementRow(1, '2024-03-05 09:10:00', { amount: '30000.00', counterNumber: card(2) }),
    statementRow(2, '2024-03-05 09:10:00', { amount: '30000.00', direction: '进', counterNumber: card(1) }),
    statementRow(1, '2024-03-07 09:00:00', { amount: '5.00', counterNumber: card(9) }),
  ];
  const reported = [{ caseNo: 'A0000001', from: 1, to: 2, paidAt: '2024-03-05 09:10:00', amount: '30000.00' }];
  await withPoliceTrace({ statement, reported }, async (run) => {
    const { trace: plain } = await run();
    expect(plain.freeze).toMatchObject([
      { as_of: '2024-03-05T09:10:00+08:00', confidence: 'likely', marks: ['statement-ended'] },
    ]);
    expect(plain.requests.map(({ reason }) => reason)).toEqual(['statement-ends-early']);
    const { trace: reaching } = await run({ coveredTo: Date.UTC(2024, 2, 7, 15, 59, 59) });
    expect(reaching.until).toBe('2024-03-07T23:59:59+08:00');
    expect(reaching.freeze).toMatchObject([{ as_of: reaching.until, confidence: 'firm', marks: [] }]);
    expect(reaching.requests).toEqual([]);
  });
});

test('[FRZ-14] money that came back to a reporting victim is listed with its mark, and no stop is drafted for it', () =>
  withTraceCase([...ORACLE, ['2024-03-05 09:50:00', A, VICTIM, '250.00', 'CNY']], async ({ document, file, dir }) => {
    const trace = await document({ reports: [file('reports.csv', REPORT)] });
    const line = trace.freeze.find(({ number }) => number === VICTIM);
    expect(line).toMatchObject({ held: 15_000 });
    expect(line?.marks).toContain('reporting-victim');
    const others = trace.freeze.filter(({ number }) => number !== VICTIM);
    expect(others.every(({ marks }) => !marks.includes('reporting-victim'))).toBe(true);
    const requests = await documentText(join(dir, 'out', 'stop-requests.docx'));
    expect(requests).not.toContain(VICTIM);
    expect(requests).toContain(B);
  }));

test('[FRZ-14] who paid the credit that an investigator named as a start is nobody’s victim', () =>
  withTraceCase([...ORACLE, ['2024-03-05 09:50:00', A, VICTIM, '250.00', 'CNY']], async ({ document }) => {
    const at = { ms: Date.parse('2024-03-05T09:10:00+08:00'), precision: 0 } as const;
    const trace = await document({ credits: [{ account: MULE, at }] });
    const line = trace.freeze.find(({ number }) => number === VICTIM);
    expect(line).toMatchObject({ held: 15_000 });
    expect(line?.marks).not.toContain('reporting-victim');
  }));
