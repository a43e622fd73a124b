import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { amlsim } from './amlsim.ts';
import { amlworld } from './amlworld.ts';
import { caseInvolved } from './case-involved.ts';
import { accountOpenings } from './account-openings.ts';
import type { Layout } from './layout.ts';
import { logins } from './logins.ts';
import { plainTransfers } from './plain-transfers.ts';
import { policeAccounts } from './police-accounts.ts';
import { policeAddresses, policeContacts } from './police-contacts.ts';
import { policeMeasures } from './police-measures.ts';
import { policePersons } from './police-persons.ts';
import { policeStatement } from './police-statement.ts';
import { policeSubAccounts } from './police-sub-accounts.ts';
import { policeTasks } from './police-tasks.ts';
import { victimReport } from './victim-report.ts';
import { writeTable, type CanonicalRows, type WriteOptions } from './write-table.ts';

/** Tables of one police export, as rows of canonical fields; a table left out is not written. */
export interface PoliceExport {
  readonly statement?: CanonicalRows;
  readonly accounts?: CanonicalRows;
  readonly persons?: CanonicalRows;
  readonly subAccounts?: CanonicalRows;
  readonly measures?: CanonicalRows;
  readonly addresses?: CanonicalRows;
  readonly contacts?: CanonicalRows;
  readonly tasks?: CanonicalRows;
}

export interface PoliceExportOptions extends Omit<WriteOptions, 'form'> {
  /** Before `_交易明细信息.csv`; a case or query number. */
  readonly prefix?: string;
  readonly statementForm?: '34' | '29' | 'order' | 'unified';
  readonly accountsForm?: '18' | '45';
  readonly personsForm?: '14' | 'wide';
}

/** Writes a police export into a folder, one file a table, and gives the paths written. GB18030 unless another encoding is asked for. */
export async function writePoliceExport(
  dir: string,
  data: PoliceExport,
  options: PoliceExportOptions = {},
): Promise<string[]> {
  const { prefix = '查询', container = 'csv', headerTabs = true, encoding = 'gb18030' } = options;
  const tables: readonly [string, Layout, CanonicalRows | undefined, string | undefined][] = [
    ['交易明细信息', policeStatement, data.statement, options.statementForm],
    ['账户信息', policeAccounts, data.accounts, options.accountsForm],
    ['人员信息', policePersons, data.persons, options.personsForm],
    ['子账户信息', policeSubAccounts, data.subAccounts, undefined],
    ['强制措施信息', policeMeasures, data.measures, undefined],
    ['人员住址信息', policeAddresses, data.addresses, undefined],
    ['人员联系方式信息', policeContacts, data.contacts, undefined],
    ['任务信息', policeTasks, data.tasks, undefined],
  ];
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const written: string[] = [];
  for (const [name, layout, rows, form] of tables) {
    if (rows === undefined) continue;
    const path = join(dir, `${prefix}_${name}.${container}`);
    await writeTable(layout, path, {
      ...options,
      rows,
      container,
      headerTabs,
      encoding,
      ...(form === undefined ? {} : { form }),
    });
    written.push(path);
  }
  return written;
}

export function writePlainTransfers(path: string, rows: CanonicalRows, options?: WriteOptions): Promise<void> {
  return writeTable(plainTransfers, path, { ...options, rows });
}

export function writeAmlworld(path: string, rows: CanonicalRows, options: WriteOptions = {}): Promise<void> {
  return writeTable(amlworld, path, { ...PLAIN_TEXT, ...options, rows });
}

export function writeAmlsim(path: string, rows: CanonicalRows, options: WriteOptions = {}): Promise<void> {
  return writeTable(amlsim, path, { ...PLAIN_TEXT, ...options, rows });
}

export function writeVictimReports(path: string, rows: CanonicalRows, options?: WriteOptions): Promise<void> {
  return writeTable(victimReport, path, { ...options, rows });
}

export function writeCaseInvolved(path: string, rows: CanonicalRows, options?: WriteOptions): Promise<void> {
  return writeTable(caseInvolved, path, { ...options, rows });
}

export function writeAccountOpenings(path: string, rows: CanonicalRows, options?: WriteOptions): Promise<void> {
  return writeTable(accountOpenings, path, { ...options, rows });
}

export function writeLogins(path: string, rows: CanonicalRows, options?: WriteOptions): Promise<void> {
  return writeTable(logins, path, { ...options, rows });
}

/** As the sets are published. */
const PLAIN_TEXT: WriteOptions = { encoding: 'utf-8', lineEnd: '\n' };
