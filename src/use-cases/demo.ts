import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Evaluation } from '#contract';
import { writePoliceExport, writeVictimReports } from '#formats';
import { parseInstant, type Language, type Result } from '#model';
import type { ReportData } from '#report';
import { simulateTown, townTruth, type Town } from '#simulate';

import { evaluateFolder } from './evaluate-folder.ts';
import { investigate } from './investigate.ts';
import type { OnProgress } from './progress.ts';
import { writeFile } from './write-file.ts';

export interface DemoRequest {
  readonly out: string;
  readonly seed: number;
  readonly language: Language;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface DemoOutcome {
  readonly summary: ReportData;
  readonly evaluation: Evaluation;
  readonly reportPath: string;
}

const PEOPLE = 150;
const DAYS = 60;
const START = '2024-01-08';
/** Each bank answers in its own way, as real ones do. */
const ANSWERS = [
  { encoding: 'gb18030', statementForm: '34' },
  { encoding: 'utf-8-bom', statementForm: '29' },
  { encoding: 'utf-16le', statementForm: '34' },
  { encoding: 'gb18030', statementForm: 'order' },
] as const;

/**
 * A small labelled town, written as the police files that its banks would answer with, investigated and measured
 * against its own truth. The output folder is made anew.
 */
export async function runDemo(request: DemoRequest): Promise<Result<DemoOutcome>> {
  rmSync(request.out, { recursive: true, force: true });
  const input = join(request.out, 'input');
  const truthDir = join(request.out, 'truth');
  mkdirSync(input, { recursive: true });
  mkdirSync(truthDir, { recursive: true });
  const start = parseInstant(START);
  if (!start.ok) return start;
  const town = simulateTown({ seed: request.seed, people: PEOPLE, days: DAYS, startMs: start.value.ms });
  const truthFiles = await writeTown(town, input, truthDir);
  const outcome = await investigate({
    inputs: [input],
    out: request.out,
    preset: 'statement',
    guards: true,
    language: request.language,
    configuration: {},
    // The town is synthetic, and says so in every number.
    disclosure: { openData: true },
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
  });
  if (!outcome.ok) return outcome;
  const evaluation = await evaluateFolder({ dir: request.out, truth: truthFiles, falseAlerts: [], inSample: false });
  if (!evaluation.ok) return evaluation;
  return {
    ok: true,
    value: {
      summary: outcome.value.summary,
      evaluation: evaluation.value,
      reportPath: join(request.out, 'report.html'),
    },
  };
}

async function writeTown(town: Town, input: string, truthDir: string): Promise<string[]> {
  const places = new Map<number, { file: string; firstRow: number }>();
  const banks = [...new Set(town.accounts.map((account) => account.bank))].toSorted();
  for (const [order, bank] of banks.entries()) {
    const own = town.requested.filter((account) => town.accounts[account]?.bank === bank);
    if (own.length === 0) continue;
    let firstRow = 1;
    for (const account of own) {
      places.set(account, { file: `${bank}/查询_交易明细信息.csv`, firstRow });
      firstRow += town.rows[account]?.length ?? 0;
    }
    await writePoliceExport(join(input, bank), tablesOf(town, own), ANSWERS[order % ANSWERS.length] ?? {});
  }
  await writeVictimReports(join(input, '受害人报案.csv'), reportsOf(town));
  const truth = townTruth(town, (account) => places.get(account) ?? { file: '', firstRow: 1 });
  const ringFile = join(truthDir, 'truth_rings.csv');
  const accountFile = join(truthDir, 'truth_accounts.csv');
  writeFile(ringFile, `ring,typology,file,row\n${truth.rings.map((row) => `${row.join(',')}\n`).join('')}`);
  writeFile(accountFile, `account,label\n${truth.accounts.map((row) => `${row.join(',')}\n`).join('')}`);
  return [ringFile, accountFile];
}

function tablesOf(town: Town, own: readonly number[]): Parameters<typeof writePoliceExport>[1] {
  const accounts = own.map((account) => town.accounts[account]).filter((account) => account !== undefined);
  return {
    statement: own.flatMap((account) => (town.rows[account] ?? []).map((row) => row.fields)),
    accounts: accounts.map((account) => ({
      card: account.card,
      account: account.account,
      name: account.holderName,
      holderId: account.holderId,
      openedAt: dayText(account.openedMs),
      currency: 'CNY',
      status: '正常',
      kind: account.corporate ? '对公账户' : '个人账户',
      bank: account.bank,
    })),
    persons: accounts.map((account) => ({
      name: account.holderName,
      idKind: '居民身份证',
      holderId: account.holderId,
    })),
    tasks: accounts.map((account, i) => ({
      task: `RW${String(i + 1).padStart(6, '0')}`,
      bank: account.bank,
      holderId: account.holderId,
      account: account.card,
      result: '成功',
      detailResult: '成功',
    })),
  };
}

function reportsOf(town: Town): Record<string, string>[] {
  return town.losses.map((loss) => ({
    caseNo: `A0000000000002024030${town.accounts[loss.victim]?.index ?? 0}`,
    victimId: town.accounts[loss.victim]?.holderId ?? '',
    reportedAt: timeText(loss.paidMs + 5 * 3_600_000),
    paidAt: timeText(loss.paidMs),
    fromAccount: town.accounts[loss.victim]?.card ?? '',
    toAccount: town.accounts[loss.account]?.card ?? '',
    amount: (loss.amountMinor / 100).toFixed(2),
    currency: 'CNY',
    channel: '手机银行',
    note: '',
  }));
}

const SHANGHAI_MS = 8 * 3_600_000;

function timeText(ms: number): string {
  return new Date(ms + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ');
}

function dayText(ms: number): string {
  return timeText(ms).slice(0, 10).replaceAll('-', '');
}
