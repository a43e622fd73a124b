import { resolveAccounts, type Workspace } from '#lake';
import { fail, ok, type Problem, type Result } from '#model';
import { MOVEMENT_END } from '#trace';

import { readCsv } from './read-csv.ts';

const EXIT_KINDS = ['crypto', 'merchant', 'payment-account'] as const;
type ExitKind = (typeof EXIT_KINDS)[number];

export interface ExitLine {
  readonly account: string;
  readonly kind: ExitKind;
}

export interface KnownExits {
  /** By account: MOVEMENT_END, 0 = none. */
  readonly ends: Uint8Array;
  readonly known: number;
  readonly warnings: readonly Problem[];
}

/** [TRC-8] `account,kind` of known ways out. Problems: `not-found`, `exits-invalid` with the line. */
export function readExits(path: string): Result<readonly ExitLine[]> {
  const table = readCsv(path);
  if (!table.ok) return table;
  const lines: ExitLine[] = [];
  for (const [i, cells] of table.value.entries()) {
    const [account = '', kind = ''] = cells.map((cell) => cell.trim());
    if (i === 0 && (account === 'account' || account === '账号')) continue;
    const known = EXIT_KINDS.find((one) => one === kind);
    if (account === '' || known === undefined) return fail('exits-invalid', { file: path, line: i + 1, kind });
    lines.push({ account, kind: known });
  }
  return ok(lines);
}

export async function resolveExits(
  ws: Workspace,
  lines: readonly ExitLine[],
  accountCount: number,
): Promise<KnownExits> {
  const ends = new Uint8Array(accountCount);
  const accounts = await resolveAccounts(
    ws,
    lines.map(({ account }) => account),
  );
  const warnings: Problem[] = [];
  lines.forEach(({ account, kind }, i) => {
    const found = accounts[i] ?? -1;
    if (found >= 0) ends[found] = MOVEMENT_END[kind];
    else warnings.push({ code: 'exit-account-unknown', values: { number: `…${account.slice(-4)}` } });
  });
  return { ends, known: lines.length - warnings.length, warnings };
}
