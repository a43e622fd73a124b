import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { planDetectors, type CaseView, type DetectorRun } from '#detect';
import { writeAccountOpenings, writeLogins, writePoliceExport, type CanonicalRows, type PoliceExport } from '#formats';
import { buildCaseView, closeWorkspace, openWorkspace, type Workspace } from '#lake';
import type { Preset } from '#model';

import { importFiles } from './import-files.ts';

export interface PoliceCase extends PoliceExport {
  readonly openings?: CanonicalRows;
  readonly logins?: CanonicalRows;
  /** Prefix of the files' names: their order among themselves. */
  readonly prefix?: string;
}

/** Card 62000000… number n of a person n unless said otherwise. */
export function card(n: number): string {
  return `62000000000000${String(n).padStart(5, '0')}`;
}

export function personId(n: number): string {
  return `00000019900101${String(n).padStart(4, '0')}`;
}

/** A statement row of card `own` as the police export has it; what a test is about is changed by `more`. */
export function statementRow(own: number, time: string, more: Readonly<Record<string, string>> = {}) {
  return {
    ownCard: card(own),
    ownName: `测试${own}`,
    ownId: personId(own),
    time,
    amount: '1000.00',
    direction: '出',
    currency: 'CNY',
    success: '成功',
    summary: '转账',
    ...more,
  };
}

export interface FactsCase {
  readonly view: CaseView;
  readonly workspace: Workspace;
  /** Dense account of card n. */
  readonly accountOf: (n: number) => number;
  readonly run: (detector: string, preset?: Preset) => DetectorRun;
}

/** Writes the files, imports them and gives the case view that the detectors see. */
export async function withPoliceCase(
  cases: readonly PoliceCase[],
  test: (found: FactsCase) => void | Promise<void>,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'duanka-facts-'));
  try {
    const input = join(dir, 'in');
    for (const [i, { openings, logins, prefix = `查询${i}`, ...tables }] of cases.entries()) {
      await writePoliceExport(input, tables, { prefix, accountsForm: '45', personsForm: 'wide' });
      if (openings !== undefined) await writeAccountOpenings(join(input, `${prefix}_openings.csv`), openings);
      if (logins !== undefined) await writeLogins(join(input, `${prefix}_logins.csv`), logins);
    }
    const opened = await openWorkspace(join(dir, 'ws'), { mode: 'create-or-open', memoryLimitBytes: 5e8, threads: 2 });
    if (!opened.ok) throw new Error(opened.problem.code);
    try {
      const imported = await importFiles(opened.value, { inputs: [input] });
      if (!imported.ok) throw new Error(imported.problem.code);
      const { view } = await buildCaseView(opened.value);
      const numbers = await opened.value.engine.columns<{ number: readonly string[]; account: Int32Array }>(
        'SELECT number, account FROM account_numbers',
      );
      const accounts = new Map(numbers.number.map((number, i) => [number, numbers.account[i] ?? -1]));
      await test({
        view,
        workspace: opened.value,
        accountOf: (n) => accounts.get(card(n)) ?? -1,
        run: (detector, preset = 'statement') => {
          const plan = planDetectors({ preset, only: [detector] });
          if (!plan.ok) throw new Error(plan.problem.code);
          const [planned] = plan.value;
          if (planned === undefined) throw new Error(detector);
          return { ...planned, ...planned.detector.run(view, planned.parameters) };
        },
      });
    } finally {
      await closeWorkspace(opened.value);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
