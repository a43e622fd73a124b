import { STATEMENT_FIELDS, type SourceTable } from '#model';

import type { Engine } from './engine.ts';
import { currencySql, fillDictionaries, moneyKeySql, type Dictionaries } from './load-dictionaries.ts';
import { sourceCells, type LoadSource, type SourceCells } from './load-source.ts';
import { stagedCells, stagedMoney, stagedTime, type LoadCounts, type LoadWarning } from './load-staging.ts';
import { fastIdSql, fastNumberSql, minorRoundedSql, minorSql } from './normalise-fast.ts';
import { opaqueNumberSql } from './opaque-sql.ts';
import { wordFlagsSql } from './word-flags.ts';

const NUMBERS = ['ownCard', 'ownAccount', 'counterNumber', 'counterAccount'] as const;
const IDS = ['ownId', 'counterId'] as const;
const MONEY = ['amount', 'amountIn', 'amountOut', 'balance', 'counterBalance'] as const;
const SPECIAL = new Set<string>([...NUMBERS, ...IDS, ...MONEY, 'time', 'date']);
/** Rows of one account or one file that a query cut at its limit shows (银发〔2019〕85号: the latest 1000). */
const CUT_ROWS = 1000;

/** Statement rows of one file into `rows` and `rejected`. Runs inside the caller's transaction. */
export async function loadStatement(input: {
  readonly engine: Engine;
  readonly table: SourceTable;
  readonly source: LoadSource;
  readonly file: number;
  readonly expectedRecords: number;
}): Promise<LoadCounts> {
  const { engine, table, source, file, expectedRecords } = input;
  const cells = await sourceCells(engine, table, source, STATEMENT_FIELDS);
  const from = await stagedCells(engine, cellsSql(cells, table), expectedRecords);
  const dictionaries = await fillDictionaries(engine, table, {
    cells: from,
    money: MONEY.filter((field) => cells.has(field)),
    numbers: NUMBERS.filter((field) => cells.has(field)),
    ids: IDS.filter((field) => cells.has(field)),
    words: ['direction', 'success'],
  });
  const signed = await isSigned(engine, dictionaries, from, cells);
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE judged AS ${rowsSql(judgedSql(parsedSql(table, dictionaries, cells, from), signed), file)}`,
  );
  const kept = await engine.run(
    `INSERT INTO rows (${ROW_COLUMNS.join(', ')}) SELECT ${ROW_COLUMNS.join(', ')} FROM judged WHERE code IS NULL`,
  );
  const { records } = dictionaries;
  const [warnings = {}] =
    kept < records || dictionaries.suspicious ? await engine.rows<Record<string, number>>(WARNINGS_SQL) : [];
  if (kept < records) {
    await engine.run(
      'INSERT INTO rejected SELECT file, row, code, rejected_field, rejected_value FROM judged WHERE code IS NOT NULL',
    );
  }
  const counts = Object.entries(warnings).map(([code, count]) => ({ code, count }));
  return { records, warnings: [...counts, await cutWarning(engine)].filter(({ count }) => count > 0) };
}

/** The cells as texts, with what SQL alone decides beside them. */
function cellsSql(cells: SourceCells, table: SourceTable): string {
  const texts = STATEMENT_FIELDS.map((field) => `${cells.field(field)} AS ${field}`);
  const time = stagedTime(cells, table);
  const numbers = NUMBERS.map(
    (field) =>
      `${table.literalNumbers ? 'false' : `(${field} IS NOT NULL AND NOT (${fastNumberSql(field)}))`} AS ${field}_odd`,
  );
  const ids = IDS.map((field) => `(${field} IS NOT NULL AND NOT (${fastIdSql(field)})) AS ${field}_odd`);
  const money = MONEY.map((field) => stagedMoney(field));
  const typed = cells.typeOf('time') === undefined ? '' : `, ${cells.typed('time')} AS typed_time`;
  return `(SELECT * EXCLUDE (parsed_time), CASE WHEN fast_ms IS NULL THEN ${time.key} END AS time_key FROM (
    SELECT *, ${[time.ms + ' AS fast_ms', time.precision + ' AS fast_precision', ...numbers, ...ids, ...money].join(',\n')}
    FROM (SELECT *, ${time.parsed} AS parsed_time FROM (SELECT row, ${texts.join(',\n')}${typed} FROM ${cells.from}))))`;
}

/** Whether the sign of the amount is the direction: no row has a direction word, and some amounts are negative. */
async function isSigned(
  engine: Engine,
  dictionaries: Dictionaries,
  from: string,
  cells: SourceCells,
): Promise<boolean> {
  if (!cells.has('amount')) return false;
  const signs = dictionaries.answers('d_direction')?.['sign'] as Int8Array | undefined;
  if (signs?.some((sign) => sign !== 0) === true) return false;
  const [row] = await engine.rows<{ signed: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM ${from} WHERE starts_with(amount, '-')) AS signed`,
  );
  return row?.signed === true;
}

/** Every value of a row, still unjudged. */
function parsedSql(table: SourceTable, dictionaries: Dictionaries, cells: SourceCells, from: string): string {
  const joins: string[] = [];
  const join = (dictionary: string, alias: string, on: string) => {
    if (!dictionaries.has(dictionary)) return false;
    joins.push(`LEFT JOIN ${dictionary} ${alias} ON ${on}`);
    return true;
  };
  const { code, shift, unknown, join: currencyJoin } = currencySql(table, dictionaries, 's.currency');
  joins.push(currencyJoin);
  const hasTime = join('d_time', 'ti', 'ti.text = s.time_key');
  const money = MONEY.map((field) => {
    if (!cells.has(field)) return `NULL::BIGINT AS ${field}_minor, false AS ${field}_rounded, false AS ${field}_large`;
    const odd = join(
      'd_money',
      `m_${field}`,
      `m_${field}.text = CASE WHEN s.${field}_4 IS NULL THEN ${moneyKeySql(`s.${field}`)} END`,
    );
    const fast = minorSql(`s.${field}_4`, shift);
    const fastRounded = minorRoundedSql(`s.${field}_4`, shift);
    const slow = odd ? `, CASE WHEN NOT isnan(m_${field}.minor) THEN m_${field}.minor::BIGINT END` : '';
    const large = odd ? ` OR coalesce(m_${field}.large = 1, false)` : '';
    return `coalesce((${fast})::BIGINT${slow}) AS ${field}_minor, (s.${field}_4 IS NOT NULL AND (${fast}) IS NULL)${large} AS ${field}_large,
      coalesce(${fastRounded}, false)${odd ? ` OR coalesce(m_${field}.rounded = 1, false)` : ''} AS ${field}_rounded`;
  });
  const numbers = NUMBERS.map((field) => {
    // [MAP-14] Ids like wxid_… of a payment app are no card with a sub-account.
    if (table.literalNumbers)
      return `s.${field} AS ${field}_main, NULL::VARCHAR AS ${field}_suffix, false AS ${field}_damaged, ${opaqueNumberSql(`s.${field}`)} AS ${field}_hidden`;
    const odd =
      cells.has(field) &&
      join('d_number', `n_${field}`, `n_${field}.text = CASE WHEN s.${field}_odd THEN s.${field} END`);
    const [main, suffix] = odd ? [`n_${field}.main`, `n_${field}.suffix`] : ['NULL', 'NULL'];
    const flag = (name: string) => (odd ? `coalesce(n_${field}.${name} = 1, false)` : 'false');
    const part = (plain: string, rule: string) => `nullif(CASE WHEN s.${field}_odd THEN ${rule} ELSE ${plain} END, '')`;
    const plainMain = `CASE WHEN contains(s.${field}, '_') THEN split_part(s.${field}, '_', 1) ELSE s.${field} END`;
    const plainSuffix = `CASE WHEN contains(s.${field}, '_') THEN substr(s.${field}, instr(s.${field}, '_') + 1) END`;
    return `${part(plainMain, main ?? '')} AS ${field}_main, ${part(plainSuffix, suffix ?? '')} AS ${field}_suffix,
      ${flag('damaged')} AS ${field}_damaged, ${flag('opaque')} AS ${field}_hidden`;
  });
  const ids = IDS.map((field) => {
    const odd =
      cells.has(field) && join('d_id', `i_${field}`, `i_${field}.text = CASE WHEN s.${field}_odd THEN s.${field} END`);
    return `nullif(CASE WHEN s.${field}_odd THEN ${odd ? `i_${field}.id` : 'NULL'} ELSE s.${field} END, '') AS ${field}_value,
      ${odd ? `coalesce(i_${field}.damaged = 1, false)` : 'false'} AS ${field}_damaged`;
  });
  const sign = dictionaries.lookup('d_direction', 'dir', 's.direction', 'sign');
  const outcome = dictionaries.lookup('d_success', 'suc', 's.success', 'outcome');
  joins.push(sign.join, outcome.join);
  const plain = STATEMENT_FIELDS.filter((field) => !SPECIAL.has(field)).map((field) => `s.${field}`);
  return `SELECT s.row, s.time, s.date, s.amount, s.amountIn, s.amountOut, s.balance, ${plain.join(', ')},
    ${code} AS code_currency, ${unknown} AS currency_unknown,
    ${hasTime ? 'coalesce(s.fast_ms, CASE WHEN NOT isnan(ti.ms) THEN ti.ms::BIGINT END)' : 's.fast_ms'} AS t_ms,
    ${hasTime ? 'CASE WHEN s.fast_ms IS NULL THEN ti.precision ELSE s.fast_precision END' : 's.fast_precision'} AS precision,
    coalesce(${sign.sql}, 0)::TINYINT AS word_sign, coalesce(${outcome.sql}, 1)::TINYINT AS outcome, ${[...money, ...numbers, ...ids].join(',\n')}
    FROM ${from} s ${joins.join('\n')}`;
}

/** [ACC-1] The first of two numbers that is not opaque; an opaque one only where there is no other. */
function firstClearSql(first: string, second: string, part: 'main' | 'suffix'): string {
  const isOpaque = (field: string) => `(${field}_hidden OR length(${field}_main) < 6)`;
  return `CASE WHEN ${first}_main IS NOT NULL AND (${second}_main IS NULL OR NOT ${isOpaque(first)} OR ${isOpaque(second)})
      THEN ${first}_${part} ELSE ${second}_${part} END`;
}

const BLANK = STATEMENT_FIELDS.filter((field) => field !== 'feedback')
  .map((field) => {
    if (NUMBERS.some((name) => name === field)) return `(${field}_main IS NULL AND NOT ${field}_damaged)`;
    if (IDS.some((name) => name === field)) return `${field}_value IS NULL`;
    if (field === 'counterBalance') return 'counterBalance_minor IS NULL';
    return `${field} IS NULL`;
  })
  .join(' AND ');

/** The row's number, direction, amount and class, and the code of what makes it unreadable. */
function judgedSql(parsed: string, signed: boolean): string {
  return `SELECT *,
    CASE WHEN is_blank OR is_feedback THEN NULL
      WHEN own_damaged THEN 'number-damaged'
      WHEN own_number IS NULL THEN 'own-number-missing'
      WHEN NOT has_amount THEN 'amount-missing'
      WHEN signed_minor IS NULL AND CASE WHEN amount IS NOT NULL THEN amount_large ELSE amountIn_large OR amountOut_large END THEN 'amount-too-large'
      WHEN signed_minor IS NULL THEN 'amount-unreadable'
      WHEN time IS NULL AND date IS NULL THEN 'time-missing'
      WHEN t_ms IS NULL THEN 'time-unreadable'
      WHEN signed_minor != 0 AND row_direction = 0 THEN 'direction-unknown' END AS code,
    CASE WHEN is_blank OR is_feedback THEN 3 WHEN outcome = 0 THEN 2 WHEN signed_minor = 0 THEN 3 ELSE 0 END AS row_class
  FROM (SELECT *,
    CASE WHEN side_direction != 0 THEN side_direction WHEN word_sign != 0 THEN word_sign WHEN signed_minor < 0 THEN -1
      WHEN signed_minor > 0 AND ${signed} THEN 1 ELSE 0 END AS row_direction
  FROM (SELECT *,
    (${BLANK}) AS is_blank,
    (feedback IS NOT NULL AND NOT has_amount) AS is_feedback,
    CASE WHEN ownCard_main IS NOT NULL OR ownCard_damaged THEN ownCard_damaged ELSE ownAccount_damaged END AS own_damaged,
    ${firstClearSql('ownCard', 'ownAccount', 'main')} AS own_number, ${firstClearSql('ownCard', 'ownAccount', 'suffix')} AS own_sub,
    ${firstClearSql('counterNumber', 'counterAccount', 'main')} AS counter_main, ${firstClearSql('counterNumber', 'counterAccount', 'suffix')} AS counter_sub
  FROM (SELECT *,
    (amount IS NOT NULL OR amountIn IS NOT NULL OR amountOut IS NOT NULL) AS has_amount,
    CASE WHEN amount IS NOT NULL THEN amount_minor
      WHEN coalesce(amountIn_minor, 0) != 0 AND coalesce(amountOut_minor, 0) != 0 THEN NULL
      WHEN (amountIn IS NOT NULL AND amountIn_minor IS NULL) OR (amountOut IS NOT NULL AND amountOut_minor IS NULL) THEN NULL
      WHEN coalesce(amountIn_minor, 0) != 0 THEN amountIn_minor ELSE coalesce(amountOut_minor, amountIn_minor) END AS signed_minor,
    CASE WHEN amount IS NOT NULL THEN 0 WHEN coalesce(amountIn_minor, 0) != 0 THEN 1
      WHEN coalesce(amountOut_minor, 0) != 0 THEN -1 ELSE 0 END AS side_direction
  FROM (${parsed}))))`;
}

const REJECTED_FIELD = `CASE code WHEN 'number-damaged' THEN CASE WHEN ownCard_damaged THEN 'ownCard' ELSE 'ownAccount' END
  WHEN 'own-number-missing' THEN 'ownCard' WHEN 'time-missing' THEN 'time' WHEN 'time-unreadable' THEN 'time'
  WHEN 'direction-unknown' THEN 'direction' WHEN 'amount-missing' THEN 'amount'
  ELSE CASE WHEN amount IS NOT NULL THEN 'amount' WHEN amountIn_minor IS NULL AND amountIn IS NOT NULL THEN 'amountIn' ELSE 'amountOut' END END`;
/** Times, amounts and direction words are nobody's; numbers are never repeated here. */
const REJECTED_VALUE = `substr(CASE code WHEN 'time-unreadable' THEN concat_ws(' ', date, time) WHEN 'direction-unknown' THEN coalesce(direction, '')
  WHEN 'amount-unreadable' THEN coalesce(amount, concat_ws(' / ', amountIn, amountOut)) END, 1, 64)`;

/** DUP-1: all normalised content but file, row and feedback. A row without any content equals none. */
const CONTENT = [
  ...['ownCard_main', 'ownCard_suffix', 'ownAccount_main', 'ownAccount_suffix', 'ownName', 'ownId_value', 'ownBank'],
  ...[
    't_ms',
    'precision',
    'row_direction',
    'abs(signed_minor)',
    'code_currency',
    'balance_minor',
    'counterBalance_minor',
  ],
  ...[
    'counterNumber_main',
    'counterNumber_suffix',
    'counterAccount_main',
    'counterAccount_suffix',
    'counterName',
    'counterId_value',
    'counterBank',
  ],
  ...[
    'cashFlag',
    'summary',
    'outletName',
    'outletCode',
    'place',
    'outcome',
    'voucher',
    'terminal',
    'ip',
    'mac',
    'serial',
    'logNumber',
  ],
  ...['voucherKind', 'voucherNumber', 'teller', 'merchantName', 'merchantNumber', 'orderNumber', 'note', 'channel'],
];

/** The columns of `rows` and what they are made of. */
const ROW: Readonly<Record<string, string>> = {
  row: 'row',
  class: 'row_class',
  base: 'row_class',
  own_number: 'CASE WHEN NOT own_damaged THEN own_number END',
  own_suffix: 'coalesce(own_sub, ownCard_suffix, ownAccount_suffix)',
  own_card: 'CASE WHEN NOT ownCard_damaged THEN ownCard_main END',
  own_account: 'CASE WHEN NOT ownAccount_damaged THEN ownAccount_main END',
  own_name: 'ownName',
  own_id: 'CASE WHEN NOT ownId_damaged THEN ownId_value END',
  own_bank: 'ownBank',
  counter_number: 'counter_main',
  counter_suffix: 'counter_sub',
  counter_opaque: `coalesce(length(counter_main) < 6 OR CASE counter_main WHEN counterNumber_main THEN counterNumber_hidden ELSE counterAccount_hidden END, false)`,
  counter_name: 'counterName',
  counter_id: 'CASE WHEN NOT counterId_damaged THEN counterId_value END',
  counter_bank: 'counterBank',
  t_ms: 't_ms',
  precision: 'precision',
  direction: 'row_direction',
  amount_minor: 'abs(signed_minor)',
  currency: 'code_currency',
  balance_minor: 'balance_minor',
  counter_balance_minor: 'counterBalance_minor',
  serial: 'serial',
  order_number: 'orderNumber',
  channel: 'channel',
  summary: 'summary',
  note: 'note',
  place: 'place',
  terminal: 'terminal',
  ip: 'ip',
  mac: 'mac',
  merchant_name: 'merchantName',
  merchant_number: 'merchantNumber',
  outlet_name: 'outletName',
  outlet_code: 'outletCode',
  feedback: 'feedback',
  words: wordFlagsSql({
    text: 'word_text',
    name: 'counterName',
    place: 'place',
    merchant: ['merchantName', 'merchantNumber'],
    ids: ['ownId_value', 'counterId_value'],
    time: 't_ms',
  }),
  content_hash: `CASE WHEN NOT is_blank THEN md5_number(concat(${CONTENT.join(", '\u001f', ")})) END`,
};
const ROW_COLUMNS = ['file', ...Object.keys(ROW)];

/** What is counted by kind when a file's rows are not all plain. */
const WARNINGS: Readonly<Record<string, string>> = {
  'counter-number-damaged': 'counterNumber_damaged OR counterAccount_damaged',
  'id-number-damaged': 'ownId_damaged OR counterId_damaged',
  'account-number-damaged': 'NOT own_damaged AND ownAccount_damaged',
  'amount-rounded': 'code IS NULL AND (amount_rounded OR amountIn_rounded OR amountOut_rounded)',
  'balance-unreadable': 'code IS NULL AND balance IS NOT NULL AND balance_minor IS NULL',
  'success-unknown': 'outcome = -1',
  'currency-unknown': 'currency_unknown',
  'own-number-damaged': "code = 'number-damaged'",
};
const WARNINGS_SQL = `SELECT ${Object.keys(WARNINGS)
  .map((code, i) => `count(*) FILTER (warnings & ${1 << i} != 0) AS "${code}"`)
  .join(', ')} FROM judged`;

/**
 * Every record with its columns of `rows`, code, rejected cell and warnings. It goes into a table of its own before
 * anything is picked from it: a filter over the query would be pushed below the projections and compute them all again.
 */
function rowsSql(judged: string, file: number): string {
  const columns = Object.entries(ROW).map(([column, sql]) => `${sql} AS ${column}`);
  const warnings = Object.values(WARNINGS).map((condition, i) => `CASE WHEN ${condition} THEN ${1 << i} ELSE 0 END`);
  return `SELECT ${file} AS file, ${columns.join(', ')}, code, (${warnings.join(' + ')})::UTINYINT AS warnings,
      CASE WHEN code IS NOT NULL THEN ${REJECTED_FIELD} END AS rejected_field, CASE WHEN code IS NOT NULL THEN ${REJECTED_VALUE} END AS rejected_value
    FROM (SELECT *, concat_ws(' ', summary, channel, note, cashFlag, merchantName) AS word_text FROM (${judged}))`;
}

/** [IMP-14] A file, or one account's rows in it, of exactly 1000 rows. */
async function cutWarning(engine: Engine): Promise<LoadWarning> {
  const [cut] = await engine.rows<{
    file_rows: number;
    accounts: number;
  }>(`SELECT coalesce(sum(n), 0)::BIGINT AS file_rows,
      (count(*) FILTER (n = ${CUT_ROWS})) AS accounts
    FROM (SELECT own_number, count(*) AS n FROM judged WHERE code IS NULL GROUP BY own_number)`);
  return {
    code: 'maybe-cut-at-1000',
    count: (cut?.accounts ?? 0) + (cut?.file_rows === CUT_ROWS && cut.accounts === 0 ? 1 : 0),
  };
}
