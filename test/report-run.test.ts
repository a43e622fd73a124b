import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSchema } from '#contract';
import { AROUND_LIMIT, type ReportData } from '#report';
import { runDemo } from '#use-cases';
import { afterAll, beforeAll, expect, test } from 'vitest';

const dir = mkdtempSync(join(tmpdir(), 'duanka-report-run-'));
let data: ReportData;

beforeAll(async () => {
  const outcome = await runDemo({ out: dir, seed: 1, language: 'zh' });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  data = outcome.value.summary;
}, 120_000);

afterAll(() => {
  rmSync(dir, { recursive: true });
});

test('[REP-17] a run lists the accounts around the core by amount, masked, and none that has an index', () => {
  const { accounts, more, payers, payees } = data.notSuspected;
  expect(accounts.length).toBeGreaterThan(10);
  expect(accounts.length).toBeLessThanOrEqual(AROUND_LIMIT);
  expect(accounts.length + more).toBeLessThanOrEqual(payers + payees);
  const listed = new Set(data.findings.subjects.map(({ display }) => display));
  for (const row of accounts) {
    expect(row.display).toContain('*');
    expect(listed.has(row.display), row.display).toBe(false);
    expect(row.paidMinor > 0).toBe(row.corePaid > 0);
    expect(row.receivedMinor > 0).toBe(row.coreFrom > 0);
    expect(row.transfers).toBeGreaterThanOrEqual(row.corePaid + row.coreFrom);
  }
  const amounts = accounts.map((row) => row.paidMinor + row.receivedMinor);
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
});

test('[REP-33] every reason of a run says how many transfers are behind it, never more than its rows', () => {
  const reasons = data.findings.subjects.flatMap((subject) => subject.reasons);
  expect(reasons.some(({ evidence, transfer_count = 0 }) => evidence.length > transfer_count)).toBe(true);
  for (const { evidence, transfer_count: count = -1 } of reasons) {
    expect(count).toBeGreaterThanOrEqual(evidence.length / 2);
    // At most 200 transfers are named.
    if (count <= 200) expect(count).toBeLessThanOrEqual(evidence.length);
    else expect(evidence.length).toBeGreaterThanOrEqual(200);
  }
});

test('[REP-36] the report has the stages measured until it was written, run.json has all', () => {
  const all = runSchema.parse(JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8'))).stages;
  const shown = data.run.stages.map(({ stage }) => stage);
  expect(shown).toEqual(all.map(({ stage }) => stage).filter((stage) => stage !== 'report'));
  expect(shown.length).toBeGreaterThan(8);
  for (const [i, { seconds }] of data.run.stages.entries()) expect(seconds).toBeLessThanOrEqual(all[i]?.seconds ?? 0);
});
