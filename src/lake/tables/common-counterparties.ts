import { ACCOUNT_FLAG, ACCOUNT_KIND, measured, type CommonCounterpartyRow } from '#model';

import { namedAccounts } from '../match-reports.ts';
import { resolveAccounts } from '../resolve-accounts.ts';
import type { Workspace } from '../workspace.ts';
import { movesSql } from './moves.ts';
import {
  identityFinder,
  isEmptyTable,
  limitSql,
  readLimited,
  type CutTable,
  type TableOptions,
} from './table-options.ts';

/** Covered accounts that stand in for a choice when nobody is named: more would be common by chance. */
const MOST_COVERED = 50;

/**
 * Fills the temporary table `chosen_accounts (account)`: the numbers given, else the accounts that reports and lists
 * name, else the covered accounts if they are no more than 50. Resolves to the numbers that are not in the workspace.
 */
export async function prepareFocus(ws: Workspace, focus: readonly string[] | undefined): Promise<string[]> {
  const given = focus === undefined ? undefined : await resolveAccounts(ws, focus);
  const chosen = given === undefined ? await defaultFocus(ws) : [...given].filter((account) => account >= 0);
  await ws.engine.createTemporary('chosen_accounts', { account: Int32Array.from(new Set(chosen)) });
  return focus === undefined || given === undefined ? [] : focus.filter((_, i) => given[i]! < 0);
}

async function defaultFocus(ws: Workspace): Promise<Iterable<number>> {
  const named = await namedAccounts(ws);
  if (named.size > 0) return named;
  const covered = await ws.engine.columns<{ account: Int32Array }>(
    `SELECT account FROM accounts WHERE (flags & ${ACCOUNT_FLAG.covered}) <> 0 AND merged_into IS NULL ORDER BY account LIMIT ${MOST_COVERED + 1}`,
  );
  return covered.account.length <= MOST_COVERED ? covered.account : [];
}

/** TAB-6: counterparties of at least two chosen accounts, chosen ones among them, without clearing accounts. */
export function commonSql(limit?: number): string {
  const ofChosen =
    't.payer IN (SELECT account FROM chosen_accounts) OR t.payee IN (SELECT account FROM chosen_accounts)';
  return `
    SELECT e.other AS account, e.currency, count(DISTINCT e.account) AS chosen, string_agg(DISTINCT e.account::VARCHAR, ',') AS chosen_list,
      coalesce(sum(signed) FILTER (side = 2), 0)::BIGINT AS paid_minor, coalesce(-sum(signed) FILTER (side = 1), 0)::BIGINT AS received_minor,
      count(*) AS transfers, count(*) OVER () AS total
    FROM (${movesSql(ofChosen)}) e JOIN chosen_accounts c ON c.account = e.account JOIN accounts o ON o.account = e.other
    WHERE o.kind <> ${ACCOUNT_KIND.clearing}
    GROUP BY e.other, e.currency HAVING count(DISTINCT e.account) >= 2
    ORDER BY chosen DESC, paid_minor + received_minor DESC, account, e.currency ${limitSql(limit)}`;
}

interface Line {
  readonly account: number;
  readonly currency: string;
  readonly chosen_list: string;
  readonly paid_minor: number;
  readonly received_minor: number;
  readonly transfers: number;
  readonly total: number;
}

/** Call `prepareFocus` before. `paid` and `received` are the counterparty's. */
export async function commonTable(ws: Workspace, options: TableOptions): Promise<CutTable<CommonCounterpartyRow>> {
  if (await isEmptyTable(ws, 'chosen_accounts')) return { rows: [], cut: 0 };
  const { rows, cut } = await readLimited<Line>(ws, commonSql(options.limit));
  const lines = rows.map((line) => ({
    ...line,
    chosen: line.chosen_list
      .split(',')
      .map(Number)
      .toSorted((a, b) => a - b),
  }));
  const identity = await identityFinder(
    ws,
    lines.flatMap(({ account, chosen }) => [account, ...chosen]),
    options,
  );
  return {
    cut,
    rows: lines.map((line) => ({
      identity: identity(line.account),
      currency: line.currency,
      chosen: line.chosen.map(identity),
      paid: measured('account-turnover', line.paid_minor, line.currency),
      received: measured('account-turnover', line.received_minor, line.currency),
      transfers: line.transfers,
    })),
  };
}
