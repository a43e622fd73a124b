import { ACCOUNT_FLAG, ACCOUNT_KIND } from '#model';

import { dateSql } from './identities.ts';
import { isoTimeSql } from './local-time.ts';
import { maskedNameSql, maskedNumberSql } from './mask.ts';
import { shownTextSql } from './masked-texts.ts';
import { changesSql } from './tables/changes.ts';
import { commonSql } from './tables/common-counterparties.ts';
import { SOURCES_SQL, SOURCE_JOINS } from './evidence.ts';
import { flowSql } from './tables/flow.ts';
import { groupFlowSql } from './tables/group-flow.ts';
import { nextLevelSql } from './tables/next-level.ts';

export const EXPORT_TABLES = [
  'transfers',
  'rows',
  'accounts',
  'flow',
  'groups',
  'next-level',
  'requests',
  'common',
  'changes',
  'quality',
] as const;
export type ExportTable = (typeof EXPORT_TABLES)[number];

/**
 * A query in its final order. `full`: numbers, names and texts are not masked; else `prepareMaskedTexts` goes before.
 * Amounts are minor units.
 */
export function exportSql(table: ExportTable, full: boolean): string {
  switch (table) {
    case 'transfers':
      return transfersSql(full);
    case 'rows':
      return rowsSql(full);
    case 'accounts':
      return accountsSql(full);
    case 'flow':
      return withIdentity(flowSql(), full, 'one_way_minor DESC, x.account, x.currency');
    case 'groups':
      return groupsSql(full);
    case 'next-level':
      return withIdentity(nextLevelSql('all'), full, 'from_covered_minor DESC, x.account, x.currency');
    case 'requests':
      return withIdentity(nextLevelSql('missing'), full, 'from_covered_minor DESC, x.account, x.currency');
    case 'common':
      return withIdentity(
        commonChosenSql(full),
        full,
        'chosen DESC, paid_minor + received_minor DESC, x.account, x.currency',
      );
    case 'changes':
      return withIdentity(changesSql(), full, 'amount_minor DESC, x.account, x.change');
    case 'quality':
      return 'SELECT code, file, nullif(row, 0) AS row, number, "values" FROM quality_lines ORDER BY position';
  }
}

const KIND = `CASE a.kind ${Object.entries(ACCOUNT_KIND)
  .map(([name, code]) => `WHEN ${code} THEN '${name}'`)
  .join(' ')} END`;

function numberOf(alias: string, full: boolean): string {
  return `${alias}.${full ? 'number' : 'display'}`;
}

function transfersSql(full: boolean): string {
  const text = (column: string): string => (full ? column : shownTextSql(column));
  return `
    SELECT t.transfer, ${isoTimeSql('t.t_ms')} AS time, CASE t.precision WHEN 0 THEN 'second' WHEN 1 THEN 'minute' ELSE 'day' END AS precision,
      coalesce(p.id, '') AS payer, coalesce(q.id, '') AS payee, coalesce(${numberOf('p', full)}, '') AS payer_number,
      coalesce(${numberOf('q', full)}, '') AS payee_number, t.amount_minor AS amount, t.currency, coalesce(${text('t.channel')}, '') AS channel,
      CASE t.legs WHEN 0 THEN 'both' WHEN 1 THEN 'payer' ELSE 'payee' END AS legs,
      CASE t.match WHEN 0 THEN 'unique' WHEN 1 THEN 'order-assumed' ELSE 'one-leg' END AS match,
      t.payer_balance_minor AS payer_balance, t.payee_balance_minor AS payee_balance, coalesce(${text('t.note')}, '') AS note, ${SOURCES_SQL} AS sources
    FROM transfers t LEFT JOIN accounts p ON p.account = t.payer LEFT JOIN accounts q ON q.account = t.payee ${SOURCE_JOINS}
    ORDER BY t.transfer`;
}

const CLASS = `CASE class WHEN 0 THEN 'kept' WHEN 1 THEN 'duplicate' WHEN 2 THEN 'failed' ELSE 'empty' END AS class`;

/** Statement rows, then rows that are whole transfers, in one shape. */
function rowsSql(full: boolean): string {
  const number = (column: string): string => (full ? column : maskedNumberSql(column));
  const name = (column: string): string => (full ? column : maskedNameSql(column));
  const text = (column: string): string => (full ? column : shownTextSql(column));
  return `
    SELECT f.id AS file, x.* EXCLUDE (file_number) FROM (
      SELECT file AS file_number, row, ${CLASS}, CASE WHEN t_ms IS NULL THEN '' ELSE ${isoTimeSql('t_ms')} END AS time,
        CASE direction WHEN 1 THEN 'in' WHEN -1 THEN 'out' ELSE '' END AS direction, amount_minor AS amount, currency, balance_minor AS balance,
        ${number('own_number')} AS own_number, own_suffix, ${name('own_name')} AS own_name, ${number('own_id')} AS own_id, own_bank,
        ${number('counter_number')} AS counter_number, counter_suffix, ${name('counter_name')} AS counter_name, ${number('counter_id')} AS counter_id, counter_bank,
        serial, ${text('order_number')} AS order_number, ${text('channel')} AS channel, ${text('summary')} AS summary, ${text('note')} AS note, ${text('place')} AS place,
        terminal, ${full ? 'ip' : maskedIpSql('ip')} AS ip, ${full ? 'mac' : maskedNumberSql("replace(mac, ':', '-')")} AS mac, ${text('merchant_name')} AS merchant_name, merchant_number, ${text('outlet_name')} AS outlet_name, outlet_code
      FROM rows
      UNION ALL BY NAME
      SELECT file AS file_number, row, ${CLASS}, CASE WHEN t_ms IS NULL THEN '' ELSE ${isoTimeSql('t_ms')} END AS time, 'out' AS direction,
        amount_minor AS amount, currency, ${full ? 'payer_number' : 'p.display'} AS own_number, ${full ? 'payee_number' : 'q.display'} AS counter_number,
        ${text('channel')} AS channel, ${text('note')} AS note
      FROM plain_rows LEFT JOIN accounts p ON p.account = payer LEFT JOIN accounts q ON q.account = payee
    ) x JOIN files f ON f.file = x.file_number ORDER BY f.id, x.row`;
}

function maskedIpSql(column: string): string {
  return `regexp_replace(${column}, '[.:][0-9a-fA-F]+$', '.*')`;
}

function accountsSql(full: boolean): string {
  return `
    SELECT a.id, ${numberOf('a', full)} AS number, ${KIND} AS kind, ${full ? 'a.holder_name' : maskedNameSql('a.holder_name')} AS holder_name,
      ${full ? 'h.id_number' : maskedNumberSql('h.id_number')} AS holder_id, a.institution, a.outlet, (a.flags & ${ACCOUNT_FLAG.covered}) <> 0 AS covered,
      ${dateSql('a.covered_from_ms')} AS covered_from, ${dateSql('a.covered_to_ms')} AS covered_to, ${dateSql('a.opened_ms')} AS opened, ${dateSql('a.closed_ms')} AS closed
    FROM accounts a LEFT JOIN holders h USING (holder) WHERE a.merged_into IS NULL ORDER BY a.account`;
}

/** Puts who an account is before a table's own columns. */
function withIdentity(sql: string, full: boolean, order: string): string {
  return `
    SELECT a.id, ${numberOf('a', full)} AS number, ${full ? "coalesce(a.holder_name, '')" : maskedNameSql('a.holder_name')} AS holder_name,
      coalesce(a.institution, '') AS institution, ${KIND} AS kind, x.* EXCLUDE (account, total)
    FROM (${sql}) x JOIN accounts a ON a.account = x.account ORDER BY ${order}`;
}

function commonChosenSql(full: boolean): string {
  return `
    SELECT c.* EXCLUDE (chosen_list), (SELECT string_agg(${numberOf('a', full)}, ';' ORDER BY a.account) FROM accounts a
      WHERE list_contains(string_split(c.chosen_list, ','), a.account::VARCHAR)) AS chosen_numbers
    FROM (${commonSql()}) c`;
}

function groupsSql(full: boolean): string {
  return `
    SELECT g.name AS "group", (SELECT string_agg(${numberOf('a', full)}, ';' ORDER BY a.account) FROM group_members m JOIN accounts a USING (account)
      WHERE m.name = g.name) AS members, g.* EXCLUDE (name, total)
    FROM (${groupFlowSql()}) g ORDER BY one_way_minor DESC, g.name, g.currency`;
}
