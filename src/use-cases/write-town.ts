import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { writeAccountOpenings, writePoliceExport, writeVictimReports, type PoliceExport } from '#formats';
import {
  BANKS,
  dayText,
  macText,
  statementRows,
  timeText,
  townTruth,
  yuan,
  type Town,
  type TownAccount,
} from '#simulate';

import type { OnProgress } from './progress.ts';
import { writeFile } from './write-file.ts';

export interface WrittenTown {
  readonly input: string;
  /** Truth files for `evaluate`, and what each innocent account is. */
  readonly truth: readonly string[];
  readonly ground: string;
  /** Victims' money by row (`file,row,value`, minor units); only where victims reported. */
  readonly money?: string;
  readonly rows: number;
}

/** Each bank answers in its own way, as real ones do. */
const ANSWERS = [
  { encoding: 'gb18030', statementForm: '34' },
  { encoding: 'utf-8-bom', statementForm: 'unified' },
  { encoding: 'utf-16le', statementForm: '34' },
  { encoding: 'gb18030', statementForm: 'order' },
] as const;

/** Writes a town as the files that its banks and the police would have (docs/simulator.md), truth beside them. */
export async function writeTown(town: Town, dir: string, onProgress?: OnProgress): Promise<WrittenTown> {
  const input = join(dir, 'input');
  const truthDir = join(dir, 'truth');
  mkdirSync(input, { recursive: true, mode: 0o700 });
  mkdirSync(truthDir, { recursive: true, mode: 0o700 });
  const places = new Map<number, { file: string; firstRow: number }>();
  let written = 0;
  const total = town.requested.reduce((sum, account) => sum + legCount(town, account), 0);
  const onRow = (): void => {
    written += 1;
    if (written % 20_000 === 0) onProgress?.({ stage: 'write', done: written, total, unit: 'rows' });
  };
  for (const [bank, name] of BANKS.entries()) {
    const own = town.requested.filter((account) => town.accounts[account]?.bank === bank);
    if (own.length === 0) continue;
    let firstRow = 1;
    for (const account of own) {
      places.set(account, { file: `${name}/查询_交易明细信息.csv`, firstRow });
      firstRow += legCount(town, account);
    }
    await writePoliceExport(join(input, name), bankTables(town, own, onRow), {
      ...ANSWERS[bank],
      accountsForm: '45',
      personsForm: 'wide',
    });
  }
  await writeAccountOpenings(join(input, '开户登记.csv'), openingRows(town), { form: 'zh' });
  if (town.losses.length > 0) await writeVictimReports(join(input, '受害人报案.csv'), reportRows(town), { form: 'zh' });
  return { input, ...writeTruth(town, truthDir, places), rows: written };
}

function legCount({ legs }: Town, account: number): number {
  return (legs.offsets[account + 1] ?? 0) - (legs.offsets[account] ?? 0);
}

function accountsOf(town: Town, numbers: readonly number[]): TownAccount[] {
  return numbers.map((number) => town.accounts[number]).filter((account) => account !== undefined);
}

function bankTables(town: Town, own: readonly number[], onRow: () => void): PoliceExport {
  const accounts = accountsOf(town, own);
  function* statement(): Generator<Record<string, string>> {
    for (const account of own) {
      for (const row of statementRows(town, account)) {
        onRow();
        yield row;
      }
    }
  }
  return {
    statement: statement(),
    accounts: accounts.map((account) => accountRow(account)),
    persons: accounts.filter(({ person }) => person >= 0).map((account) => personRow(town, account)),
    tasks: accounts.map((account, i) => ({
      task: `RW${String(i + 1).padStart(6, '0')}`,
      bank: BANKS[account.bank] ?? '',
      holderId: account.holderId,
      account: account.card,
      result: '成功',
      detailResult: '成功',
    })),
  };
}

function accountRow(account: TownAccount): Record<string, string> {
  return {
    card: account.card,
    account: account.account,
    name: account.holderName,
    holderId: account.holderId,
    openedAt: dayText(account.openedMs),
    currency: 'CNY',
    status: '正常',
    kind: account.corporate ? '对公账户' : '个人账户',
    bank: BANKS[account.bank] ?? '',
    outlet: account.outlet,
    phone: account.phone,
    address: account.address,
    agentId: account.agentId,
  };
}

function personRow(town: Town, account: TownAccount): Record<string, string> {
  const person = town.people[account.person];
  return {
    name: account.holderName,
    idKind: '居民身份证',
    holderId: account.holderId,
    phone: account.phone,
    address: account.address,
    agentId: account.agentId,
    birth: person === undefined ? '' : dayText(person.birthMs),
  };
}

function* openingRows(town: Town): Generator<Record<string, string>> {
  for (const account of accountsOf(town, town.requested)) {
    const person = town.people[account.person];
    yield {
      account: account.card,
      holderId: account.holderId,
      birth: person === undefined ? '' : dayText(person.birthMs),
      kind: account.corporate ? 'corporate' : 'personal',
      openedAt: timeText(account.openedMs),
      bank: BANKS[account.bank] ?? '',
      outlet: account.outlet,
      staff: account.staff,
      phone: account.phone,
      device: macText(account.device),
      address: account.address,
      agentId: account.agentId,
    };
  }
}

function* reportRows(town: Town): Generator<Record<string, string>> {
  for (const loss of town.losses) {
    const victim = town.accounts[loss.victim];
    yield {
      caseNo: `A000000000${String(loss.victim).padStart(8, '0')}`,
      victimId: victim?.holderId ?? '',
      reportedAt: timeText(loss.reportedMs),
      paidAt: timeText(loss.paidMs),
      fromAccount: victim?.card ?? '',
      toAccount: town.accounts[loss.account]?.card ?? '',
      amount: yuan(loss.amountMinor),
      currency: 'CNY',
      channel: '手机银行',
      note: '',
    };
  }
}

function writeTruth(
  town: Town,
  dir: string,
  places: ReadonlyMap<number, { readonly file: string; readonly firstRow: number }>,
): Pick<WrittenTown, 'truth' | 'ground' | 'money'> {
  const truth = townTruth(town, (account) => places.get(account) ?? { file: '', firstRow: 1 });
  const write = (name: string, header: string, rows: readonly (readonly string[])[]): string => {
    const path = join(dir, name);
    writeFile(path, `${header}\n${rows.map((row) => `${row.join(',')}\n`).join('')}`);
    return path;
  };
  return {
    truth: [
      write('truth_accounts.csv', 'account,label', truth.accounts),
      write('truth_rings.csv', 'ring,typology,file,row', truth.rings),
      write('truth_roles.csv', 'account,role,tier,ring', truth.roles),
    ],
    ground: write('ground.csv', 'account,trade', truth.ground),
    ...(truth.money.length === 0 ? {} : { money: write('truth_money.csv', 'file,row,value', truth.money) }),
  };
}
