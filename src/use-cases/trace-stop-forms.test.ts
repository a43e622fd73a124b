import { expect, test, vi } from 'vitest';
import { join } from 'node:path';

import { residentIdCheck } from '#model';

import { card, personId, statementRow } from './police-case.fixture.ts';
import { documentText, withPoliceTrace, type ReportedPayment } from './police-trace.fixture.ts';
import { REPORT_HEAD, VICTIM, withTraceCase } from './trace.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

const FIRST = '紧急止付申请（草稿）';
const EXTENSION = '延伸止付申请（草稿）';

const REPORTED: readonly ReportedPayment[] = [
  { caseNo: 'A0000001', from: 1, to: 2, paidAt: '2024-03-05 09:10:00', amount: '30000.00' },
];

/** A row of each side: person n is `测试n` in both statements, unless the receiver's own bank says another name. */
function legs(from: number, to: number, time: string, amount: string, ownName = `测试${to}`) {
  return [
    statementRow(from, time, { amount, counterNumber: card(to), counterName: `测试${to}` }),
    statementRow(to, time, { amount, direction: '进', ownName, counterNumber: card(from), counterName: `测试${from}` }),
  ];
}

/** The pages of one document, a request each. */
function pages(requests: string): string[] {
  const parts = requests.split(/(?=紧急止付申请（草稿）|延伸止付申请（草稿）)/);
  return parts.filter((page) => page.startsWith(FIRST) || page.startsWith(EXTENSION));
}

test('[STOP-4] [STOP-6] both legs agree in four fields: the draft may pass; a later layer is an extension with the victims’ cases', async () => {
  const statement = [
    ...legs(1, 2, '2024-03-05 09:10:00', '30000.00'),
    ...legs(2, 3, '2024-03-05 09:12:00', '20000.00', '测试三'),
  ];
  await withPoliceTrace({ statement, reported: REPORTED }, async (run) => {
    const { trace, requests } = await run();
    expect(trace.freeze.map(({ layer, held }) => [layer, held])).toEqual([
      [2, 2_000_000],
      [1, 1_000_000],
    ]);
    const [extension = '', first = ''] = pages(requests);
    expect([extension.startsWith(EXTENSION), first.startsWith(FIRST)]).toEqual([true, true]);
    expect([extension.includes('A0000001'), first.includes('A0000001')]).toEqual([true, true]);
    expect([extension.includes('第 2 级账户'), first.includes('00 首次')]).toEqual([true, true]);
    // The receiver's own bank has another name than the payer's row.
    expect(extension).toContain('四要素未全部相符');
    expect(extension).toContain('户名\n账号\n金额\n时间\n不符\n相符\n相符\n相符\n');
    expect(first).toContain('四要素相符。');
    expect(first).toContain('30,000.00');
  });
});

test('[STOP-4] [STOP-8] with the payee’s statement alone nothing is confirmed; with the payer’s alone the draft says what came in', async () => {
  const [byPayer, byPayee] = legs(1, 2, '2024-03-05 09:10:00', '30000.00');
  await withPoliceTrace({ statement: byPayee === undefined ? [] : [byPayee], reported: REPORTED }, async (run) => {
    const { trace, requests } = await run();
    expect(trace.freeze.map(({ held }) => held)).toEqual([3_000_000]);
    const [first = ''] = pages(requests);
    expect(first).toContain('四要素未全部相符');
    expect(first.split('一方未载明')).toHaveLength(5);
  });
  await withPoliceTrace({ statement: byPayer === undefined ? [] : [byPayer], reported: REPORTED }, async (run) => {
    const { trace, requests } = await run();
    expect(trace.freeze).toEqual([]);
    const [draft = ''] = pages(requests);
    expect(pages(requests)).toHaveLength(1);
    expect(draft.startsWith(FIRST)).toBe(true);
    for (const words of ['A0000001', '转入 ', '30,000.00', '流水未调取', '四要素未全部相符'])
      expect(draft).toContain(words);
    expect(trace.requests.map(({ reason, amount }) => [reason, amount])).toEqual([['no-statement', 3_000_000]]);
  });
});

test('[STOP-5] a masked draft holds no full number, name or document; unmasked for a case and a purpose it has them and says so', async () => {
  const statement = [
    ...legs(1, 2, '2024-03-05 09:10:00', '30000.00'),
    ...legs(2, 3, '2024-03-05 09:12:00', '20000.00'),
  ];
  await withPoliceTrace({ statement, reported: REPORTED }, async (run) => {
    const masked = await run();
    for (const n of [1, 2, 3])
      for (const secret of [card(n), `测试${n}`, personId(n)]) expect(masked.requests).not.toContain(secret);
    expect(masked.requests).toContain('已脱敏');
    expect(pages(masked.requests)[1]).toContain('四要素相符。');
    const disclosure = { openData: false, unmask: { caseNo: 'A0000001', purpose: '止付' } };
    const { requests } = await run({ disclosure });
    for (const n of [2, 3]) for (const shown of [card(n), `测试${n}`]) expect(requests).toContain(shown);
    expect(requests).toMatch(/A0000001.*止付/);
  });
});

test('[FRZ-10] an account of a minor is marked in the list and on its draft, and stays listed', async () => {
  const body = `00000020120305001`;
  const statement = [
    ...legs(1, 2, '2024-03-05 09:10:00', '30000.00'),
    statementRow(2, '2024-03-05 09:30:00', { amount: '1.00', counterNumber: card(8) }),
  ].map((row) => (row.ownCard === card(2) ? { ...row, ownId: body + residentIdCheck(body) } : row));
  await withPoliceTrace({ statement, reported: REPORTED }, async (run) => {
    const { trace, requests } = await run();
    expect(trace.freeze.map(({ held, marks }) => [held, marks])).toEqual([[2_999_900, ['protected-holder']]]);
    expect(pages(requests)[0]).toContain('户主为未成年人或高龄老人');
  });
});

test('[STOP-7] a hundred drafts at most, in the order of the list; an account that only another policy grants money gets none', async () => {
  const payee = (n: number): string => `62000000900001${String(n).padStart(5, '0')}`;
  const at = (n: number): string =>
    `2024-03-05 ${String(9 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00`;
  const count = 103;
  const transfers = Array.from({ length: count }, (_, n) => [at(n), VICTIM, payee(n), `${200 + n}.00`, 'CNY']);
  // FIFO leaves the clean money of 9:00 on the last one's payee, LIFO what the victim paid.
  transfers.push(['2024-03-05 08:00:00', payee(500), payee(0), '200.00', 'CNY']);
  transfers.push(['2024-03-05 12:00:00', payee(0), payee(600), '200.00', 'CNY']);
  const lines = Array.from(
    { length: count },
    (_, n) => `CASE-${n},victim 1,,${at(n)},${VICTIM},${payee(n)},${200 + n}.00,CNY`,
  );
  await withTraceCase(transfers, async (found) => {
    const report = `${[REPORT_HEAD, ...lines].join('\n')}\n`;
    const trace = await found.document({ reports: [found.file('victims.csv', report)], language: 'zh' });
    expect(trace.freeze).toHaveLength(count + 1);
    const last = trace.freeze.at(-1);
    expect([last?.number, last?.held, last?.most]).toEqual([payee(600), 0, 20_000]);
    const drafts = pages(await documentText(join(found.dir, 'out', 'stop-requests.docx')));
    expect(drafts).toHaveLength(100);
    expect(drafts.map((draft) => trace.freeze.findIndex(({ number }) => draft.includes(number ?? '-')))).toEqual(
      Array.from({ length: 100 }, (_, place) => place),
    );
  });
});

test('[STOP-6] [STOP-8] an extension for an account without a statement names the cases of the victims whose money came in', async () => {
  const [onward] = legs(2, 3, '2024-03-05 09:12:00', '20000.00');
  const statement = [...legs(1, 2, '2024-03-05 09:10:00', '30000.00'), ...(onward === undefined ? [] : [onward])];
  await withPoliceTrace({ statement, reported: REPORTED }, async (run) => {
    const { trace, requests } = await run();
    expect(trace.requests.map(({ reason }) => reason)).toContain('no-statement');
    const unseen = pages(requests).find((page) => page.includes('流水未调取'));
    expect(unseen?.startsWith(EXTENSION)).toBe(true);
    expect(unseen).toContain('A0000001');
  });
});
