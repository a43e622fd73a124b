import { ACCOUNT_FLAG, type QualityRow } from '#model';

import { identityMap, showsFull } from '../identities.ts';
import { unmatchedReports } from '../match-reports.ts';
import type { Workspace } from '../workspace.ts';
import type { CutTable, TableOptions } from './table-options.ts';

type Values = Readonly<Record<string, string | number>>;

interface Line {
  readonly code: string;
  readonly file: string;
  readonly row: number;
  readonly account: number;
  readonly data: string;
}

/**
 * TAB-8: first how much rests on what (counts of the whole data), then what the import found (balance breaks, gaps,
 * tables cut at 1000 rows …) and the reports that could not be tied to a transfer.
 */
export async function qualityTable(ws: Workspace, options: TableOptions): Promise<CutTable<QualityRow>> {
  const head = await countRows(ws);
  const reports = (await unmatchedReports(ws)).map(({ code, file, row }): QualityRow => ({
    code,
    file,
    row,
    display: '',
    values: {},
  }));
  const found = await ws.engine.rows(
    `${qualitySql(showsFull(ws, options) ? 'number' : 'display')} LIMIT ${options.limit}`,
  );
  const [all] = await ws.engine.rows<{ n: number }>('SELECT count(*) AS n FROM quality');
  const lines = found as unknown as readonly Line[];
  const identities = await identityMap(
    ws,
    new Set(lines.map(({ account }) => account).filter((account) => account >= 0)),
    options,
  );
  const rows = lines.map(({ code, file, row, account, data }): QualityRow => {
    const identity = identities.get(account);
    return {
      code,
      file,
      row,
      display: identity?.number ?? identity?.display ?? '',
      values: JSON.parse(data) as Values,
    };
  });
  return { rows: [...head, ...reports, ...rows], cut: Math.max((all?.n ?? 0) - rows.length, 0) };
}

/** Fills the temporary table `quality_lines` with the whole quality table, for an export. */
export async function prepareQuality(ws: Workspace, unmask: boolean): Promise<void> {
  const { rows } = await qualityTable(ws, { limit: Number.MAX_SAFE_INTEGER, unmask });
  await ws.engine.createTemporary('quality_lines', {
    position: Int32Array.from(rows.keys()),
    code: rows.map(({ code }) => code),
    file: rows.map(({ file }) => file),
    row: Int32Array.from(rows, ({ row }) => row),
    number: rows.map(({ display }) => display),
    values: rows.map(({ values }) => JSON.stringify(values)),
  });
}

/** A counterparty in the data is a dense index, which stays inside: its number is shown instead, as the account's own. */
function qualitySql(number: 'number' | 'display'): string {
  return `
    SELECT q.code, coalesce(f.id, '') AS file, coalesce(q.row, 0) AS row, coalesce(q.account, -1) AS account,
      (CASE WHEN c.account IS NULL THEN q.data ELSE json_merge_patch(q.data, json_object('counter', c.${number})) END)::VARCHAR AS data
    FROM quality q LEFT JOIN files f ON f.file = q.file LEFT JOIN accounts c ON c.account = (q.data ->> 'counter')::INTEGER ORDER BY q.code, f.id NULLS FIRST, q.row NULLS FIRST, q.account NULLS FIRST, q.data::VARCHAR`;
}

interface Counts {
  readonly accounts: number;
  readonly boundary: number;
  readonly transfers: number;
  readonly one_legged: number;
  readonly gaps: number;
  readonly order_assumed: number;
  readonly day_precision: number;
  readonly reversals: number;
}

/** Only what is not zero, but the accounts always. */
async function countRows(ws: Workspace): Promise<QualityRow[]> {
  const covered = `& ${ACCOUNT_FLAG.covered}) <> 0`;
  const [counts] = await ws.engine.rows(`
    SELECT (SELECT count(*) FROM accounts WHERE merged_into IS NULL) AS accounts,
      (SELECT count(*) FROM accounts WHERE merged_into IS NULL AND (flags & ${ACCOUNT_FLAG.covered}) = 0) AS boundary,
      count(*) AS transfers, count(*) FILTER (t.legs <> 0 AND t.payer IS NOT NULL AND t.payee IS NOT NULL) AS one_legged,
      count(*) FILTER (t.legs <> 0 AND (p.flags ${covered} AND (q.flags ${covered} AND t.t_ms BETWEEN greatest(p.covered_from_ms, q.covered_from_ms)
        AND least(p.covered_to_ms, q.covered_to_ms)) AS gaps,
      count(*) FILTER (t.match = 1) AS order_assumed, count(*) FILTER (t.precision = 2) AS day_precision, count(*) FILTER ((t.kind & 4) <> 0) AS reversals
    FROM transfers t LEFT JOIN accounts p ON p.account = t.payer LEFT JOIN accounts q ON q.account = t.payee`);
  const c = counts as unknown as Counts;
  const row = (code: string, values: Values): QualityRow => ({ code, file: '', row: 0, display: '', values });
  const some = (code: string, n: number): QualityRow[] =>
    n === 0 ? [] : [row(code, { transfers: n, of: c.transfers })];
  return [
    row('not-assessable-accounts', { accounts: c.boundary, of: c.accounts }),
    ...some('one-legged', c.one_legged),
    ...some('statement-gaps', c.gaps),
    ...some('order-assumed', c.order_assumed),
    ...some('day-precision', c.day_precision),
    ...some('reversals', c.reversals),
  ];
}
