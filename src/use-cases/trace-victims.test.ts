import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

import { traceRunSchema, type Trace } from '#contract';
import { TAINT_POLICIES } from '#ledger';
import { parseInstant } from '#model';

import { mostMoney } from './assembled-work.ts';
import { evaluateTraceFolder } from './evaluate-trace-folder.ts';
import { readExits } from './trace-exits.ts';
import { workspaceOf } from './trace-workspace.ts';
import {
  A,
  B,
  MULE,
  ORACLE,
  OTHER,
  REPORT,
  REPORT_HEAD,
  VICTIM,
  withTraceCase,
  type TraceCase,
} from './trace.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

function heldOf(trace: Trace, policy: string): Record<string, number> {
  const accounts = trace.policies[policy]?.accounts ?? [];
  return Object.fromEntries(accounts.map(({ number, display, held }) => [number ?? display, held]));
}

function runOf({ dir }: TraceCase) {
  return traceRunSchema.parse(JSON.parse(readFileSync(join(dir, 'out', 'run.json'), 'utf8')));
}

test('[TRC-10] the worked example of definitions.md 5: every policy in trace.json, money conserved, edges with their source row', async () => {
  await withTraceCase(ORACLE, async (found) => {
    const reports = [found.file('victims.csv', REPORT)];
    const trace = await found.document({ reports, policies: TAINT_POLICIES });
    const yuan = (fifo: number): number => fifo * 100;
    const expected = {
      fifo: [150, 150, 0],
      lifo: [50, 250, 0],
      haircut: [125, 150, 25],
      'clean-first': [0, 250, 50],
      'taint-first': [250, 50, 0],
      poison: [250, 300, 50],
    };
    for (const [policy, [a = 0, b = 0, stays = 0]] of Object.entries(expected)) {
      const held = heldOf(trace, policy);
      expect([policy, held[A] ?? 0, held[B] ?? 0, held[MULE] ?? 0]).toEqual([policy, yuan(a), yuan(b), yuan(stays)]);
    }
    const { fifo } = trace.policies;
    expect(fifo?.edges.map(({ source, layer, taint, end }) => [source, layer, taint, end])).toEqual([
      ['transfers.csv#2', 1, 30_000, 'goes-on'],
      ['transfers.csv#4', 2, 15_000, 'goes-on'],
      ['transfers.csv#5', 2, 15_000, 'goes-on'],
    ]);
    for (const account of fifo?.accounts ?? [])
      expect(account.received).toBe(account.held + account.passed_on + account.exited);
    expect(fifo?.totals).toEqual({ reported: 30_000, held: 30_000, exited: 0, by_end: {}, accounts: 3, layers: 2 });
    expect(fifo?.accounts.find(({ number }) => number === MULE)).toMatchObject({
      layer: 1,
      received: 30_000,
      passed_on: 30_000,
      victims: [{ victim: 'victim 1', received: 30_000, held: 0 }],
    });
    expect(fifo?.paths.map(({ amount, movements }) => [amount, movements])).toEqual([
      [15_000, ['transfers.csv#2', 'transfers.csv#4']],
      [15_000, ['transfers.csv#2', 'transfers.csv#5']],
    ]);
    expect([trace.policies['poison']?.label, trace.policies['match-first']?.label]).toEqual([
      'label-only',
      'search-only',
    ]);
    const line = trace.comparison.find(({ held }) => held['clean-first'] === 5_000);
    expect(line).toMatchObject({ held: { fifo: 0, haircut: 2_500, 'clean-first': 5_000 }, least: 0, most: 5_000 });
    expect(trace.victims).toEqual([
      {
        id: 'victim 1',
        cases: ['CASE-1'],
        reported: 30_000,
        sources: [expect.objectContaining({ source: ['transfers.csv#2'], from: VICTIM, to: MULE, amount: 30_000 })],
      },
    ]);
    expect(trace.cards).toMatchObject([
      { cases: ['CASE-1'], value: 30_000, turnover_in: 60_000, turnover_out: 55_000 },
    ]);
  });
});

test('[TRC-10] two traces of the same files are the same document', async () => {
  await withTraceCase(ORACLE, async (found) => {
    const reports = [found.file('victims.csv', REPORT)];
    const [first, second] = [await found.document({ reports }), await found.document({ reports })];
    expect(second).toEqual(first);
    expect(JSON.parse(readFileSync(join(found.dir, 'out', 'trace.json'), 'utf8'))).toEqual(first);
  });
});

test('[TRC-4] a folder without run.json is the workspace itself; a damaged run.json is said', async () => {
  await withTraceCase(ORACLE, async ({ dir, workspaceDir, file }) => {
    expect(workspaceOf(workspaceDir)).toEqual({ ok: true, value: workspaceDir });
    file('run.json', JSON.stringify({ schema: 'duanka/run/1', workspace: workspaceDir }));
    expect(workspaceOf(dir)).toEqual({ ok: true, value: workspaceDir });
    for (const text of ['{', '{}', '{"workspace":7}']) {
      file('run.json', text);
      expect(workspaceOf(dir)).toMatchObject({ ok: false, problem: { code: 'output-damaged' } });
    }
  });
});

test('[TRC-5] reports are read in zh, in en and as JSON; what matches no transfer, or several, is listed with its row', async () => {
  const twice = [
    ...ORACLE,
    ['2024-03-06 08:00:00', VICTIM, MULE, '77.00', 'CNY'],
    ['2024-03-06 10:00:00', VICTIM, MULE, '77.00', 'CNY'],
  ];
  await withTraceCase(twice, async (found) => {
    const zh = `案件编号,受害人编号,付款时间,付款账号,收款账号,金额\nCASE-1,victim 1,2024-03-05 09:11,${VICTIM},${MULE},300\n`;
    const row = {
      case_no: 'CASE-1',
      victim_id: 'victim 1',
      paid_at: '2024-03-05 09:11:00',
      from_account: VICTIM,
      to_account: MULE,
      amount: 300,
    };
    const inEnglish = await found.document({ reports: [found.file('victims.csv', REPORT)] });
    for (const path of [found.file('报案.csv', zh), found.file('victims.json', JSON.stringify([row]))])
      expect((await found.document({ reports: [path] })).policies).toEqual(inEnglish.policies);
    const lines = [
      `CASE-2,victim 2,,2024-03-05 09:11:00,${VICTIM},${MULE},301.00,CNY`,
      `CASE-3,victim 3,,2024-03-06 09:00:00,${VICTIM},${MULE},77.00,CNY`,
      `CASE-4,victim 4,,2024-03-05 09:11:00,${VICTIM},6200000099999999999,300.00,CNY`,
      `CASE-5,victim 5,,2024-03-05 09:10:00,${VICTIM},${MULE},300.00,CNY`,
    ];
    const mixed = await found.document({ reports: [found.file('mixed.csv', `${REPORT}${lines.join('\n')}\n`)] });
    expect(mixed.unmatched.map(({ case_no, row: at, problem }) => [case_no, at, problem.code])).toEqual([
      ['CASE-2', 2, 'report-no-transfer'],
      ['CASE-3', 3, 'report-several-transfers'],
      ['CASE-4', 4, 'report-account-unknown'],
      ['CASE-5', 5, 'report-of-another-victim'],
    ]);
    expect(mixed.policies).toEqual(inEnglish.policies);
  });
});

test('[TRC-5] two cases of one victim that name one transfer count it once', async () => {
  await withTraceCase(ORACLE, async (found) => {
    const second = `CASE-2,victim 1,,2024-03-05 09:09:00,${VICTIM},${MULE},300.00,CNY\n`;
    const trace = await found.document({ reports: [found.file('victims.csv', `${REPORT}${second}`)] });
    expect(trace.victims).toMatchObject([{ cases: ['CASE-1', 'CASE-2'], reported: 30_000 }]);
    expect(trace.policies['fifo']?.totals.reported).toBe(30_000);
    expect(trace.cards).toMatchObject([{ cases: ['CASE-1', 'CASE-2'], transfers: 1, value: 30_000 }]);
  });
});

test('[TRC-5] a report of a transfer that was reversed is listed with its row: it moved nothing', async () => {
  const undone = [
    ...ORACLE.map((cells) => [...cells, '']),
    ['2024-03-06 08:00:00', VICTIM, MULE, '77.00', 'CNY', ''],
    ['2024-03-06 08:05:00', MULE, VICTIM, '77.00', 'CNY', '冲正'],
  ];
  await withTraceCase(undone, async (found) => {
    const reversed = `CASE-2,victim 2,,2024-03-06 08:00:00,${VICTIM},${MULE},77.00,CNY\n`;
    const trace = await found.document({ reports: [found.file('victims.csv', `${REPORT}${reversed}`)] });
    expect(trace.unmatched).toEqual([
      { case_no: 'CASE-2', row: 2, problem: { code: 'report-reversed', values: { file: 'victims.csv', row: 2 } } },
    ]);
    expect(trace.victims.map(({ id }) => id)).toEqual(['victim 1']);
    expect(trace.warnings).toEqual([{ code: 'trace-reversals-left-out', values: { count: 2 } }]);
  });
});

test('[TRC-5] a file that is no report is refused with what it is', async () => {
  await withTraceCase(ORACLE, async (found) => {
    const other = await found.trace({ reports: [join(found.dir, 'in', 'transfers.csv')] });
    expect(other).toMatchObject({ ok: false, problem: { code: 'not-a-report', values: { kind: 'transfers' } } });
    const missing = await found.trace({ reports: [join(found.dir, 'nobody.csv')] });
    expect(missing).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    const unknown = await found.trace({
      reports: [found.file('v.csv', `${REPORT_HEAD}\nC,v,,2024-03-05,1,2,5,CNY\n`)],
    });
    expect(unknown).toMatchObject({
      ok: false,
      problem: { code: 'nothing-to-trace', values: { asked: 1, codes: 'report-account-unknown' } },
    });
    expect(existsSync(join(found.dir, 'out'))).toBe(false);
  });
});

test('[TRC-6] a start by account and time is the same trace as the report of that transfer', async () => {
  await withTraceCase(ORACLE, async (found) => {
    const at = parseInstant('2024-03-05 09:12:00');
    if (!at.ok) throw new Error(at.problem.code);
    const byStart = await found.document({ credits: [{ account: MULE, at: at.value }] });
    const byReport = await found.document({ reports: [found.file('victims.csv', REPORT)] });
    expect(byStart.victims.map(({ id, reported }) => [id, reported])).toEqual([['start-1', 30_000]]);
    expect(byStart.policies['fifo']?.edges).toEqual(byReport.policies['fifo']?.edges);
    expect(byStart.cards).toEqual([]);
    const early = parseInstant('2024-03-05 08:59:00');
    if (!early.ok) throw new Error(early.problem.code);
    const reports = [found.file('both.csv', `${REPORT},,,2024-03-05 09:20:00,${OTHER},${MULE},200.00,CNY\n`)];
    const both = await found.document({ reports, credits: [{ account: MULE, at: early.value }] });
    expect(both.victims.map(({ id, reported }) => [id, reported])).toEqual([
      ['victim 1', 30_000],
      ['report-2', 20_000],
      ['start-1', 10_000],
    ]);
  });
});

test('[TRC-7] the currency of most reports is traced, reports in others are listed; --currency turns it round', async () => {
  const dollars = [
    ...ORACLE,
    ['2024-03-05 10:00:00', VICTIM, A, '5.00', 'USD'],
    ['2024-03-05 11:00:00', A, B, '5.00', 'USD'],
  ];
  await withTraceCase(dollars, async (found) => {
    const usd = `CASE-2,victim 2,,2024-03-05 10:00:00,${VICTIM},${A},5.00,USD\n`;
    const reports = [found.file('victims.csv', `${REPORT}${usd}`)];
    const yuan = await found.document({ reports });
    expect([yuan.currency, yuan.unmatched.map(({ problem }) => problem.code)]).toEqual([
      'CNY',
      ['start-other-currency'],
    ]);
    expect(yuan.warnings).toContainEqual({ code: 'trace-other-currencies', values: { count: 1, currency: 'CNY' } });
    const dollar = await found.document({ reports, currency: 'USD' });
    expect([dollar.currency, dollar.policies['fifo']?.totals.reported]).toEqual(['USD', 500]);
  });
});

test('[TRC-8] a known way out ends the money there; an unknown account of the file is a warning', async () => {
  await withTraceCase(ORACLE, async (found) => {
    const exits = readExits(found.file('exits.csv', `account,kind\n${A},crypto\n6200000099999999999,merchant\n`));
    if (!exits.ok) throw new Error(exits.problem.code);
    const trace = await found.document({ reports: [found.file('victims.csv', REPORT)], exits: exits.value });
    expect(trace.policies['fifo']?.totals).toMatchObject({ held: 15_000, exited: 15_000, by_end: { crypto: 15_000 } });
    expect(trace.policies['fifo']?.accounts.find(({ number }) => number === A)).toMatchObject({
      held: 0,
      exited: 15_000,
      ended_here: [{ end: 'crypto', amount: 15_000 }],
    });
    expect(trace.warnings).toContainEqual({ code: 'exit-account-unknown', values: { number: '…9999' } });
    expect(readExits(found.file('wrong.csv', `${A},casino\n`))).toMatchObject({
      ok: false,
      problem: { code: 'exits-invalid', values: { line: 1 } },
    });
  });
});

test('[TRC-9] masked unless unmasked for a case and a purpose: no number, also not in a victim’s id, and a line in the log', async () => {
  await withTraceCase(
    ORACLE,
    async (found) => {
      const report = REPORT.replace('victim 1', '000000199001010017');
      const reports = [found.file('victims.csv', report)];
      const masked = await found.document({ reports });
      const text = JSON.stringify(masked);
      for (const number of [VICTIM, MULE, A, '000000199001010017']) expect(text).not.toContain(number);
      expect(masked.victims[0]?.id).toMatch(/\*/);
      const disclosure = { openData: false, unmask: { caseNo: 'CASE-1', purpose: 'test' } };
      const full = await found.document({ reports, disclosure });
      expect(full.policies['fifo']?.accounts.map(({ number }) => number)).toContain(MULE);
      expect(full.victims[0]?.id).toBe('000000199001010017');
      expect(runOf(found)).toMatchObject({ masked: false, case_no: 'CASE-1', purpose: 'test' });
      const log = readFileSync(join(found.workspaceDir, 'access-log.jsonl'), 'utf8').trim().split('\n');
      expect(log.map((line) => (JSON.parse(line) as { action: string }).action)).toEqual(['trace']);
    },
    { openData: false },
  );
});

test('[TRC-11] layers, least amount and time bound the trace; run.json counts what each cut', async () => {
  await withTraceCase([...ORACLE, ['2024-03-05 10:00:00', A, OTHER, '250.00', 'CNY']], async (found) => {
    const reports = [found.file('victims.csv', REPORT)];
    const one = await found.document({ reports, layers: 1 });
    expect(one.policies['fifo']?.totals.by_end).toEqual({ 'layers-cut': 30_000 });
    expect(runOf(found).caps['fifo.layers-cut_minor']).toBe(30_000);
    const two = await found.document({ reports, layers: 2 });
    expect(two.policies['fifo']?.totals).toMatchObject({ held: 15_000, by_end: { 'layers-cut': 15_000 } });
    const least = await found.document({ reports, least: '150.01' });
    expect(least.policies['fifo']?.totals.by_end).toEqual({ 'amount-cut': 30_000 });
    expect(least.bounds).toEqual({ layers: 20, least: 15_001 });
    const early = await found.document({ reports, until: Date.UTC(2024, 2, 5, 1, 35) });
    expect(early.policies['fifo']?.totals).toMatchObject({ held: 30_000, exited: 0 });
    expect(heldOf(early, 'fifo')).toMatchObject({ [MULE]: 15_000, [A]: 15_000 });
    expect(early.until).toBe('2024-03-05T09:35:00+08:00');
    expect(runOf(found).parameters.find(({ id }) => id === 'until')?.value).toBe(Date.UTC(2024, 2, 5, 1, 35) / 1000);
    const wrong = await found.trace({ reports, least: 'much' });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'usage', values: { reason: 'amount-unreadable' } } });
  });
});

test('[TRC-11] what is too much to list is cut by amount and keeps its order; nothing is cut where all fits', () => {
  const rows = [5, 9, 1, 9, 7];
  expect(mostMoney(rows, 3, (amount) => amount)).toEqual([9, 9, 7]);
  expect(mostMoney(rows, 1, (amount) => amount)).toEqual([9]);
  expect(mostMoney(rows, 5, (amount) => amount)).toBe(rows);
});

test('[TRC-15] every file of the folder is the owner’s only, and none is left half-written', async () => {
  await withTraceCase(ORACLE, async (found) => {
    await found.document({ reports: [found.file('victims.csv', REPORT)] });
    const names = readdirSync(join(found.dir, 'out'));
    expect(names).toEqual(expect.arrayContaining(['run.json', 'trace.json', 'trace.xlsx']));
    expect(names.filter((name) => name.includes('partial'))).toEqual([]);
    for (const name of names)
      expect([name, statSync(join(found.dir, 'out', name)).mode & 0o777]).toEqual([name, 0o600]);
    expect(readdirSync(found.workspaceDir)).not.toContain('spool');
  });
});

test('[TRC-16] a stop before the trace gives `stopped` and no folder', async () => {
  await withTraceCase(ORACLE, async (found) => {
    const stopped = await found.trace({ reports: [found.file('victims.csv', REPORT)], signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ ok: false, problem: { code: 'stopped' } });
    expect(existsSync(join(found.dir, 'out'))).toBe(false);
  });
});

test('[TEV-4] a trace’s folder against file,row,value: rows are led to transfers, own payments told apart', async () => {
  await withTraceCase(ORACLE, async (found) => {
    await found.document({ reports: [found.file('victims.csv', REPORT)], policies: ['fifo', 'lifo'] });
    const truth = found.file(
      'truth.csv',
      'file,row,value\ntransfers.csv,2,30000\ntransfers.csv,4,5000\ntransfers.csv,5,25000\ntransfers.csv,5,100\ntransfers.csv,99,1\n',
    );
    const dir = join(found.dir, 'out');
    const evaluated = await evaluateTraceFolder({ dir, truth: [truth], inSample: false });
    if (!evaluated.ok) throw new Error(evaluated.problem.code);
    const { policies, truth: known } = evaluated.value;
    expect(known).toEqual({ transfers: 3, unresolved: 1, own_payments: 1 });
    expect(policies['lifo']?.without_own_payments.value).toMatchObject({ recall: 1, precision: 1 });
    expect(policies['fifo']?.without_own_payments.value).toMatchObject({ recall: 20 / 30, precision: 20 / 30 });
    expect(policies['fifo']?.all.value.recall).toBe(50 / 60);
    const labels = found.file('labels.csv', 'file,row,label\ntransfers.csv,2,1\n');
    expect(await evaluateTraceFolder({ dir, truth: [labels], inSample: false })).toMatchObject({
      ok: false,
      problem: { code: 'truth-without-values' },
    });
  });
});
