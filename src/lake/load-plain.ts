import { ACCOUNT_KIND, TRANSFER_FIELDS, type SourceTable } from '#model';

import { displaySql, keyedIdSql } from './account-sql.ts';
import { sqlText, type Engine } from './engine.ts';
import { currencySql, fillDictionaries, moneyKeySql, type Dictionaries } from './load-dictionaries.ts';
import { sourceCells, type LoadSource, type SourceCells } from './load-source.ts';
import { stagedMoney, stagedTime, type LoadCounts } from './load-staging.ts';
import { fastNumberSql, minorRoundedSql, minorSql } from './normalise-fast.ts';
import { wordFlagsSql } from './word-flags.ts';
import type { Workspace } from './workspace.ts';

const SIDES = ['payer', 'payee'] as const;

/** Cells of one file as a temporary table. */
export interface StagedPlain {
  readonly cells: SourceCells;
  /** FROM clause of the staged cells. */
  readonly from: string;
}

/**
 * Reads the source into a temporary table. To be called before the transaction of `loadPlain`: DuckDB reads what the
 * running transaction wrote with one thread only.
 */
export async function stagePlain(engine: Engine, table: SourceTable, source: LoadSource): Promise<StagedPlain> {
  const cells = await sourceCells(engine, table, source, TRANSFER_FIELDS);
  return { cells, from: await stageCells(engine, cells, table) };
}

/** Staged whole transfers of one file into `plain_rows`, `accounts` and `rejected`. Runs inside the caller's transaction. */
export async function loadPlain(
  workspace: Workspace,
  table: SourceTable,
  staged: StagedPlain,
  file: number,
): Promise<LoadCounts> {
  const { engine } = workspace;
  const { cells, from } = staged;
  const dictionaries = await fillDictionaries(engine, table, {
    cells: from,
    plain: `fast_ms IS NOT NULL AND amount_4 BETWEEN 0 AND ${SURELY_MINOR}${SIDES.map((side) => ` AND ${side} IS NOT NULL`).join('')}${table.literalNumbers ? '' : ' AND NOT payer_odd AND NOT payee_odd'}`,
    money: ['amount'],
    numbers: table.literalNumbers ? [] : SIDES,
    ids: [],
    words: [],
  });
  const parsed = parsedSql({ table, cells, dictionaries, from });
  const judged = `(${judgedSql(parsed)})`;
  // A condition on what a CASE made is worked out a second time: without problems there is none.
  const good = dictionaries.plain
    ? `(SELECT *, false AS is_blank FROM (${parsed}))`
    : `(SELECT * FROM ${judged} WHERE code IS NULL)`;
  await registerAccounts({ workspace, numbers: good, file, literal: table.literalNumbers });
  const kept = await engine.run(rowsSql(good, file, table.literalNumbers));
  const { records } = dictionaries;
  const [warnings = {}] =
    kept < records || dictionaries.suspicious
      ? await engine.rows<Record<string, number>>(`SELECT ${WARNING_COUNTS} FROM ${judged}`)
      : [];
  if (kept < records) {
    await engine.run(
      `INSERT INTO rejected SELECT ${file}, row, code, ${REJECTED_FIELD}, ${REJECTED_VALUE} FROM ${judged} WHERE code IS NOT NULL`,
    );
  }
  await engine.run('DROP TABLE staged_plain; DROP TABLE fresh');
  return {
    records,
    warnings: Object.entries(warnings)
      .map(([code, count]) => ({ code, count }))
      .filter(({ count }) => count > 0),
  };
}

/** Amounts up to this many ten-thousandths are minor units in any unit and currency. */
const SURELY_MINOR = 1e12;

/**
 * Reads the source once: its cells, trimmed and read as far as SQL alone can. Texts of times and amounts are kept only
 * where something of them is still to be decided or told. Returns a FROM clause; fields that the table lacks are
 * constants in it, so that what looks at them costs nothing.
 */
async function stageCells(engine: Engine, cells: SourceCells, table: SourceTable): Promise<string> {
  const time = stagedTime(cells, table);
  const typed = cells.typeOf('time') === undefined ? '' : `, ${cells.typed('time')} AS typed_time`;
  const odd = table.literalNumbers
    ? []
    : SIDES.map((side) => `(${side} IS NOT NULL AND NOT (${fastNumberSql(side)})) AS ${side}_odd`);
  const kept = TRANSFER_FIELDS.filter((field) => cells.has(field) && field !== 'time' && field !== 'amount');
  const missing = TRANSFER_FIELDS.filter((field) => !cells.has(field) && field !== 'time' && field !== 'amount');
  const texts = TRANSFER_FIELDS.map((field) => `${cells.field(field)} AS ${field}`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE staged_plain AS
    SELECT ${['row', ...kept, ...odd].join(', ')}, fast_ms, (fast_precision)::UTINYINT AS fast_precision, amount_4,
      CASE WHEN fast_ms IS NULL THEN ${time.key} END AS time_key, CASE WHEN fast_ms IS NULL THEN time END AS time,
      CASE WHEN amount_4 BETWEEN 0 AND ${SURELY_MINOR} THEN NULL ELSE amount END AS amount
    FROM (SELECT *, ${[`${time.ms} AS fast_ms`, `${time.precision} AS fast_precision`, stagedMoney('amount')].join(',\n')}
      FROM (SELECT *, ${time.parsed} AS parsed_time FROM (SELECT row, ${texts.join(', ')}, NULL::VARCHAR AS date${typed} FROM ${cells.from})))`);
  return `(SELECT ${['*', ...missing.map((field) => `NULL::VARCHAR AS ${field}`)].join(', ')} FROM staged_plain)`;
}

function parsedSql(input: {
  table: SourceTable;
  cells: SourceCells;
  dictionaries: Dictionaries;
  from: string;
}): string {
  const { table, cells, dictionaries, from } = input;
  const { code, shift, unknown, join } = currencySql(table, dictionaries, 's.currency');
  const joins = [join];
  const hasTime = dictionaries.has('d_time');
  if (hasTime) joins.push('LEFT JOIN d_time ti ON ti.text = s.time_key');
  const hasMoney = dictionaries.has('d_money');
  if (hasMoney)
    joins.push(`LEFT JOIN d_money m ON m.text = CASE WHEN s.amount_4 IS NULL THEN ${moneyKeySql('s.amount')} END`);
  const numbers = SIDES.map((side) => {
    const bank = !cells.has(`${side}Bank`)
      ? ''
      : `CASE WHEN s.${side}Bank IS NOT NULL THEN coalesce(nullif(ltrim(s.${side}Bank, '0'), ''), '0') || ':' ELSE '' END || `;
    if (table.literalNumbers) return `${bank}s.${side} AS ${side}_number, false AS ${side}_damaged`;
    const odd = dictionaries.has('d_number');
    if (odd) joins.push(`LEFT JOIN d_number n_${side} ON n_${side}.text = CASE WHEN s.${side}_odd THEN s.${side} END`);
    const main = `nullif(CASE WHEN s.${side}_odd THEN ${odd ? `n_${side}.main` : 'NULL'} ELSE split_part(s.${side}, '_', 1) END, '')`;
    const flag = (name: string) => (odd ? `coalesce(n_${side}.${name} = 1, false)` : 'false');
    return `${main} AS ${side}_number, ${flag('damaged')} AS ${side}_damaged, ${flag('opaque')} AS ${side}_hidden`;
  });
  const fast = `(${minorSql('s.amount_4', shift)})::BIGINT`;
  const rounded = `coalesce(${minorRoundedSql('s.amount_4', shift)}, false)`;
  return `SELECT s.row, s.time, s.amount, s.channel, s.note, s.payer, s.payee,
    ${code} AS code_currency, ${unknown} AS currency_unknown,
    ${hasTime ? 'coalesce(s.fast_ms, CASE WHEN NOT isnan(ti.ms) THEN ti.ms::BIGINT END)' : 's.fast_ms'} AS t_ms,
    ${hasTime ? 'CASE WHEN s.fast_ms IS NULL THEN ti.precision ELSE s.fast_precision END' : 's.fast_precision'}::UTINYINT AS precision,
    coalesce(${fast}${hasMoney ? ', CASE WHEN NOT isnan(m.minor) THEN m.minor::BIGINT END' : ''})::BIGINT AS amount_minor,
    (s.amount_4 IS NOT NULL AND ${fast} IS NULL)${hasMoney ? ' OR coalesce(m.large = 1, false)' : ''} AS amount_large,
    ${rounded}${hasMoney ? ' OR coalesce(m.rounded = 1, false)' : ''} AS amount_rounded, ${numbers.join(', ')}
    FROM ${from} s ${joins.join('\n')}`;
}

function judgedSql(parsed: string): string {
  return `SELECT * EXCLUDE (payer, payee, payer_damaged, payee_damaged), CASE
      WHEN ${IS_BLANK} THEN NULL
      WHEN payer_damaged OR payee_damaged THEN 'number-damaged'
      WHEN payer_number IS NULL AND payee_number IS NULL THEN 'account-missing'
      WHEN amount IS NULL AND amount_minor IS NULL THEN 'amount-missing'
      WHEN amount_minor IS NULL AND amount_large THEN 'amount-too-large'
      WHEN amount_minor IS NULL THEN 'amount-unreadable'
      WHEN amount_minor < 0 THEN 'amount-negative'
      WHEN time IS NULL AND t_ms IS NULL THEN 'time-missing'
      WHEN t_ms IS NULL THEN 'time-unreadable' END AS code,
    ${IS_BLANK} AS is_blank
    FROM (${parsed})`;
}

const IS_BLANK =
  '(coalesce(payer, payee, amount, time, channel, note) IS NULL AND amount_minor IS NULL AND t_ms IS NULL)';

const REJECTED_FIELD = `CASE WHEN starts_with(code, 'amount') THEN 'amount' WHEN starts_with(code, 'time') THEN 'time' ELSE 'payer' END`;
const REJECTED_VALUE = `substr(CASE WHEN code IN ('amount-unreadable', 'amount-negative') THEN amount WHEN code = 'time-unreadable' THEN time END, 1, 64)`;

/** Gives numbers not seen before the next dense indices, in order of first appearance (ACC-6). */
async function registerAccounts(input: {
  workspace: Workspace;
  numbers: string;
  file: number;
  literal: boolean;
}): Promise<void> {
  const { numbers, file, literal } = input;
  const { engine, keyHex } = input.workspace;
  const sides = SIDES.map(
    (
      side,
      i,
    ) => `SELECT ${keyOf(side, file, literal)} AS key${literal ? '' : `, ${side}_number AS number`}, row::BIGINT * 2 + ${i} AS seen
    FROM ${numbers} WHERE ${side}_number IS NOT NULL`,
  );
  await engine.run(`CREATE OR REPLACE TEMP TABLE fresh AS
    SELECT key, ${literal ? 'key AS number' : 'number'}, ((SELECT coalesce(max(account) + 1, 0) FROM accounts) + row_number() OVER (ORDER BY seen) - 1)::INTEGER AS account
    FROM (SELECT key, ${literal ? '' : 'any_value(number) AS number, '}min(seen) AS seen FROM (${sides.join(' UNION ALL ')}) GROUP BY key)
    ANTI JOIN account_numbers known ON known.number = key`);
  await engine.run(`INSERT INTO accounts (account, number, id, display, kind, flags, institution)
    SELECT account, number, ${keyedIdSql('key', keyHex)}, ${displaySql({ number: 'number', key: 'key', keyHex })},
      ${literal ? ACCOUNT_KIND.unknown : `CASE WHEN key != number THEN ${ACCOUNT_KIND.opaque} ELSE ${ACCOUNT_KIND.unknown} END`}, 0,
      ${literal ? "CASE WHEN contains(number, ':') THEN split_part(number, ':', 1) END" : 'NULL'} FROM fresh ORDER BY account`);
  await engine.run('INSERT INTO account_numbers SELECT key, account FROM fresh');
}

/** The spelling under which a number stands in `account_numbers`: an opaque one is told apart by its file. */
function keyOf(side: (typeof SIDES)[number], file: number, literal: boolean): string {
  const number = `${side}_number`;
  return literal
    ? number
    : `CASE WHEN ${side}_hidden OR length(${number}) < 6 THEN ${sqlText(`${file}?`)} || ${number} ELSE ${number} END`;
}

function rowsSql(good: string, file: number, literal: boolean): string {
  const content = [
    't_ms',
    'precision',
    'payer_number',
    'payee_number',
    'amount_minor',
    'code_currency',
    'channel',
    'note',
  ].join(", '\u001f', ");
  const rowClass = 'CASE WHEN is_blank OR amount_minor = 0 THEN 3 ELSE 0 END';
  return `INSERT INTO plain_rows (file, row, class, base, t_ms, precision, payer_number, payee_number, amount_minor, currency, channel, note, words, content_hash, payer, payee)
    SELECT ${file}, row, ${rowClass}, ${rowClass}, t_ms, precision, payer_number, payee_number, amount_minor, code_currency, channel, note,
      (${['channel', 'note'].map((text) => wordFlagsSql({ text, name: null, merchant: [], ids: null, time: 't_ms' })).join(' | ')})::USMALLINT,
      CASE WHEN NOT is_blank THEN md5_number(concat(${content})) END, p.account, q.account
    FROM ${good} LEFT JOIN account_numbers p ON p.number = ${keyOf('payer', file, literal)}
      LEFT JOIN account_numbers q ON q.number = ${keyOf('payee', file, literal)}`;
}

const WARNING_COUNTS = `(count(*) FILTER (code IS NULL AND amount_rounded)) AS "amount-rounded",
  (count(*) FILTER (currency_unknown)) AS "currency-unknown", (count(*) FILTER (code = 'number-damaged')) AS "own-number-damaged"`;
