import { ACCOUNT_KIND, TRANSFER_FIELDS, type SourceTable } from '#model';

import { keyedIdSql, maskSql } from './account-sql.ts';
import { sqlText } from './engine.ts';
import { currencySql, fillDictionaries, moneyKeySql, type Dictionaries } from './load-dictionaries.ts';
import { sourceCells, type LoadSource, type SourceCells } from './load-source.ts';
import { stagedMoney, stagedTime, type LoadCounts } from './load-staging.ts';
import { fastNumberSql, minorRoundedSql, minorSql } from './normalise-fast.ts';
import { wordFlagsSql } from './word-flags.ts';
import type { Workspace } from './workspace.ts';

const SIDES = ['payer', 'payee'] as const;

/** Whole transfers of one file into `plain_rows`, `accounts` and `rejected`. Runs inside the caller's transaction. */
export async function loadPlain(workspace: Workspace, table: SourceTable, source: LoadSource, file: number): Promise<LoadCounts> {
  const { engine } = workspace;
  const cells = await sourceCells(engine, table, source, TRANSFER_FIELDS);
  const from = cellsSql(cells, table);
  const dictionaries = await fillDictionaries(engine, table, {
    cells: from,
    plain: `fast_ms IS NOT NULL AND amount_4 >= 0${SIDES.map((side) => ` AND ${side} IS NOT NULL`).join('')}${table.literalNumbers ? '' : ' AND NOT payer_odd AND NOT payee_odd'}`,
    money: ['amount'],
    numbers: table.literalNumbers ? [] : SIDES,
    ids: [],
    words: [],
  });
  const judged = `(${judgedSql(parsedSql(table, dictionaries, from))})`;
  const numbers = dictionaries.plain ? `(${parsedSql(table, dictionaries, from)})` : `(SELECT * FROM ${judged} WHERE code IS NULL)`;
  await registerAccounts({ workspace, numbers, file, literal: table.literalNumbers });
  const kept = await engine.run(rowsSql(judged, file, table.literalNumbers));
  const { records } = dictionaries;
  const [warnings = {}] =
    kept < records || dictionaries.suspicious ? await engine.rows<Record<string, number>>(`SELECT ${WARNING_COUNTS} FROM ${judged}`) : [];
  if (kept < records) {
    await engine.run(`INSERT INTO rejected SELECT ${file}, row, code, ${REJECTED_FIELD}, ${REJECTED_VALUE} FROM ${judged} WHERE code IS NOT NULL`);
  }
  return { records, warnings: Object.entries(warnings).map(([code, count]) => ({ code, count })).filter(({ count }) => count > 0) };
}

function cellsSql(cells: SourceCells, table: SourceTable): string {
  const date = 'NULL::VARCHAR AS date';
  const texts = TRANSFER_FIELDS.map((field) => `${cells.field(field)} AS ${field}`);
  const time = stagedTime(cells, table);
  const typed = cells.typeOf('time') === undefined ? '' : `, ${cells.typed('time')} AS typed_time`;
  const odd = table.literalNumbers ? [] : SIDES.map((side) => `(${side} IS NOT NULL AND NOT (${fastNumberSql(side)})) AS ${side}_odd`);
  return `(SELECT * EXCLUDE (parsed_time${typed === '' ? '' : ', typed_time'}), CASE WHEN fast_ms IS NULL THEN ${time.key} END AS time_key FROM (
    SELECT *, ${[`${time.ms} AS fast_ms`, `${time.precision} AS fast_precision`, stagedMoney('amount'), ...odd].join(',\n')}
    FROM (SELECT *, ${time.parsed} AS parsed_time FROM (SELECT row, ${texts.join(', ')}, ${date}${typed} FROM ${cells.from}))))`;
}

function parsedSql(table: SourceTable, dictionaries: Dictionaries, from: string): string {
  const { code, shift, unknown, join } = currencySql(table, dictionaries, 's.currency');
  const joins = [join];
  const hasTime = dictionaries.has('d_time');
  if (hasTime) joins.push('LEFT JOIN d_time ti ON ti.text = s.time_key');
  const hasMoney = dictionaries.has('d_money');
  if (hasMoney) joins.push(`LEFT JOIN d_money m ON m.text = CASE WHEN s.amount_4 IS NULL THEN ${moneyKeySql('s.amount')} END`);
  const numbers = SIDES.map((side) => {
    const bank = `CASE WHEN s.${side}Bank IS NOT NULL THEN ltrim(s.${side}Bank, '0') || ':' ELSE '' END || `;
    if (table.literalNumbers) return `${bank}s.${side} AS ${side}_number, false AS ${side}_damaged`;
    const odd = dictionaries.has('d_number');
    if (odd) joins.push(`LEFT JOIN d_number n_${side} ON n_${side}.text = CASE WHEN s.${side}_odd THEN s.${side} END`);
    const main = `nullif(CASE WHEN s.${side}_odd THEN ${odd ? `n_${side}.main` : 'NULL'} ELSE split_part(s.${side}, '_', 1) END, '')`;
    return `${main} AS ${side}_number, ${odd ? `coalesce(n_${side}.damaged = 1, false)` : 'false'} AS ${side}_damaged`;
  });
  const fast = `(${minorSql('s.amount_4', shift)})::BIGINT`;
  const rounded = `coalesce(${minorRoundedSql('s.amount_4', shift)}, false)`;
  return `SELECT s.row, s.time, s.amount, s.channel, s.note, s.payer, s.payee,
    ${code} AS code_currency, ${unknown} AS currency_unknown,
    ${hasTime ? 'coalesce(s.fast_ms, CASE WHEN NOT isnan(ti.ms) THEN ti.ms::BIGINT END)' : 's.fast_ms'} AS t_ms,
    ${hasTime ? 'CASE WHEN s.fast_ms IS NULL THEN ti.precision ELSE s.fast_precision END' : 's.fast_precision'}::UTINYINT AS precision,
    coalesce(${fast}${hasMoney ? ', CASE WHEN NOT isnan(m.minor) THEN m.minor::BIGINT END' : ''})::BIGINT AS amount_minor,
    ${rounded}${hasMoney ? ' OR coalesce(m.rounded = 1, false)' : ''} AS amount_rounded, ${numbers.join(', ')}
    FROM ${from} s ${joins.join('\n')}`;
}

function judgedSql(parsed: string): string {
  return `SELECT * EXCLUDE (payer, payee, payer_damaged, payee_damaged), CASE
      WHEN coalesce(payer, payee, amount, time, channel, note) IS NULL THEN NULL
      WHEN payer_damaged OR payee_damaged THEN 'number-damaged'
      WHEN payer_number IS NULL AND payee_number IS NULL THEN 'account-missing'
      WHEN amount IS NULL THEN 'amount-missing'
      WHEN amount_minor IS NULL THEN 'amount-unreadable'
      WHEN amount_minor < 0 THEN 'amount-negative'
      WHEN time IS NULL THEN 'time-missing'
      WHEN t_ms IS NULL THEN 'time-unreadable' END AS code,
    coalesce(payer, payee, amount, time, channel, note) IS NULL AS is_blank
    FROM (${parsed})`;
}

const REJECTED_FIELD = `CASE WHEN starts_with(code, 'amount') THEN 'amount' WHEN starts_with(code, 'time') THEN 'time' ELSE 'payer' END`;
const REJECTED_VALUE = `substr(CASE WHEN code IN ('amount-unreadable', 'amount-negative') THEN amount WHEN code = 'time-unreadable' THEN time END, 1, 64)`;

/** Gives numbers not seen before the next dense indices, in order of first appearance (ACC-6). */
async function registerAccounts(input: { workspace: Workspace; numbers: string; file: number; literal: boolean }): Promise<void> {
  const { numbers, file, literal } = input;
  const { engine, keyHex } = input.workspace;
  const sides = SIDES.map((side, i) => `SELECT ${keyOf(`${side}_number`, file, literal)} AS key, any_value(${side}_number) AS number, min(row::BIGINT * 2 + ${i}) AS seen
    FROM ${numbers} WHERE ${side}_number IS NOT NULL GROUP BY key`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE fresh AS
    SELECT key, number, ((SELECT coalesce(max(account) + 1, 0) FROM accounts) + row_number() OVER (ORDER BY seen) - 1)::INTEGER AS account
    FROM (SELECT key, any_value(number) AS number, min(seen) AS seen FROM (${sides.join(' UNION ALL ')}) GROUP BY key)
    ANTI JOIN account_numbers known ON known.number = key`);
  await engine.run(`INSERT INTO accounts (account, number, id, display, kind, flags, institution)
    SELECT account, number, ${keyedIdSql('key', keyHex)}, ${maskSql('number')},
      ${literal ? ACCOUNT_KIND.unknown : `CASE WHEN key != number THEN ${ACCOUNT_KIND.opaque} ELSE ${ACCOUNT_KIND.unknown} END`}, 0,
      ${literal ? "CASE WHEN contains(number, ':') THEN split_part(number, ':', 1) END" : 'NULL'} FROM fresh ORDER BY account`);
  await engine.run('INSERT INTO account_numbers SELECT key, account FROM fresh');
}

/** The spelling under which a number stands in `account_numbers`: an opaque one is told apart by its file. */
function keyOf(number: string, file: number, literal: boolean): string {
  return literal ? number : `CASE WHEN contains(${number}, '*') OR length(${number}) < 6 THEN ${sqlText(`${file}?`)} || ${number} ELSE ${number} END`;
}

function rowsSql(judged: string, file: number, literal: boolean): string {
  const content = ['t_ms', 'precision', 'payer_number', 'payee_number', 'amount_minor', 'code_currency', 'channel', 'note']
    .join(", '\u001f', ");
  const rowClass = 'CASE WHEN is_blank OR amount_minor = 0 THEN 3 ELSE 0 END';
  return `INSERT INTO plain_rows (file, row, class, base, t_ms, precision, payer_number, payee_number, amount_minor, currency, channel, note, words, content_hash, payer, payee)
    SELECT ${file}, row, ${rowClass}, ${rowClass}, t_ms, precision, payer_number, payee_number, amount_minor, code_currency, channel, note,
      (${['channel', 'note'].map((text) => wordFlagsSql({ text, name: null, merchant: [], ids: null, time: 't_ms' })).join(' | ')})::USMALLINT,
      CASE WHEN NOT is_blank THEN md5_number(concat(${content})) END, p.account, q.account
    FROM ${judged} LEFT JOIN account_numbers p ON p.number = ${keyOf('payer_number', file, literal)}
      LEFT JOIN account_numbers q ON q.number = ${keyOf('payee_number', file, literal)}
    WHERE code IS NULL`;
}

const WARNING_COUNTS = `(count(*) FILTER (code IS NULL AND amount_rounded)) AS "amount-rounded",
  (count(*) FILTER (currency_unknown)) AS "currency-unknown", (count(*) FILTER (code = 'number-damaged')) AS "own-number-damaged"`;
