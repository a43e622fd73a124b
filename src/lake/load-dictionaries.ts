import {
  isDamagedNumber,
  minorUnitExponent,
  normaliseNumber,
  parseAmount,
  parseInstant,
  parseInstantParts,
  type SourceTable,
} from '#model';

import { sqlText, type Column, type Engine } from './engine.ts';
import { currencyOfCell, directionOfWord, successOfWord } from './statement-words.ts';

export interface Dictionaries {
  /** Whether a dictionary has entries; an empty one has no table, and its join is left out. */
  has(name: string): boolean;
  /** The answers themselves, for dictionaries of few texts. */
  answers(name: string): Answers | undefined;
  /** SQL of one answer to the text in `x`, NULL for other texts: a CASE for few texts, else the joined table's column. */
  lookup(name: string, alias: string, x: string, answer: string): { readonly sql: string; readonly join: string };
  /** Records that the source gave. */
  readonly records: number;
  /** Something was damaged, unknown, unreadable or has more decimals than two: the rows must be counted by kind. */
  readonly suspicious: boolean;
  /** All records are readable by SQL alone, as far as `plain` of the needs tells. */
  readonly plain: boolean;
}

/** Separates date and time, and an amount and its currency, in one key. */
export const KEY_BREAK = '\u001f';

export interface DictionaryNeeds {
  /** FROM clause of the cells. */
  readonly cells: string;
  /** Columns with `<x>_4`, NULL where the text needs the rule. */
  readonly money: readonly string[];
  /** Columns with `<x>_odd`. */
  readonly numbers: readonly string[];
  readonly ids: readonly string[];
  readonly words: readonly ('direction' | 'success')[];
  /** SQL: the record is readable without any rule. */
  readonly plain?: string;
}

export type Answers = Readonly<Record<string, Column>>;
type Answer = (texts: readonly string[]) => Answers;

/** Up to this many texts a CASE is cheaper than a join. */
const FEW_TEXTS = 16;

/**
 * One pass over the source gathers the distinct texts that SQL does not decide, the rules of #model answer them, and
 * the answers become temporary tables.
 */
export async function fillDictionaries(
  engine: Engine,
  table: SourceTable,
  needs: DictionaryNeeds,
): Promise<Dictionaries> {
  const wanted: { readonly name: string; readonly lists: readonly string[]; readonly answer: Answer }[] = [
    { name: 'd_currency', lists: ['list(DISTINCT currency)'], answer: answerCurrencies },
    { name: 'd_time', lists: ['list(DISTINCT time_key)'], answer: (texts) => answerTimes(texts, table) },
    {
      name: 'd_money',
      lists: needs.money.map((x) => `list(DISTINCT ${moneyKeySql(x)}) FILTER (${x} IS NOT NULL AND ${x}_4 IS NULL)`),
      answer: (texts) => answerMoney(texts, table),
    },
    {
      name: 'd_number',
      lists: needs.numbers.map((x) => `list(DISTINCT ${x}) FILTER (${x}_odd)`),
      answer: answerNumbers,
    },
    { name: 'd_id', lists: needs.ids.map((x) => `list(DISTINCT ${x}) FILTER (${x}_odd)`), answer: answerIds },
    {
      name: 'd_direction',
      lists: needs.words.includes('direction') ? ['list(DISTINCT direction)'] : [],
      answer: (texts) => ({ sign: Int8Array.from(texts, (text) => directionOfWord(text, table.directionWords)) }),
    },
    {
      name: 'd_success',
      lists: needs.words.includes('success') ? ['list(DISTINCT success)'] : [],
      answer: answerOutcomes,
    },
  ];
  const used = wanted.filter(({ lists }) => lists.length > 0);
  const columns = used.map(
    ({ name, lists }) =>
      `list_distinct(flatten([${lists.map((list) => `coalesce(${list}, [])`).join(', ')}])) AS ${name}`,
  );
  const decimals = needs.money.map((x) => `coalesce(${x}_4 % 100 != 0, false)`).join(' OR ');
  await engine.run(`CREATE OR REPLACE TEMP TABLE odd_texts AS SELECT ${columns.join(', ')}, count(*) AS records,
    count(*) FILTER (${decimals}) AS decimals, count(*) FILTER (${needs.plain ?? 'false'}) AS plain FROM ${needs.cells}`);
  const [counted] = await engine.rows<{ records: number; decimals: number; plain: number }>(
    'SELECT records, decimals, plain FROM odd_texts',
  );
  let suspicious = (counted?.decimals ?? 0) > 0;
  const filled = new Map<string, Answers>();
  for (const { name, answer } of used) {
    const { text } = await engine.columns<{ text: readonly string[] }>(
      `SELECT text FROM (SELECT unnest(${name}) AS text FROM odd_texts) WHERE text IS NOT NULL ORDER BY text`,
    );
    if (text.length === 0) continue;
    const columnsOfAnswer = answer(text);
    suspicious ||= isSuspicious(columnsOfAnswer);
    const answers = { text, ...columnsOfAnswer };
    if (text.length > FEW_TEXTS || !WORD_DICTIONARIES.has(name)) await engine.createTemporary(name, answers);
    filled.set(name, answers);
  }
  return {
    has: (name) => filled.has(name),
    answers: (name) => filled.get(name),
    lookup: (name, alias, x, answer) => lookupSql({ answers: filled.get(name), name, alias, x, answer }),
    records: counted?.records ?? 0,
    suspicious,
    plain: counted !== undefined && counted.plain === counted.records,
  };
}

/** Dictionaries of words, whose few texts stand in every row. */
const WORD_DICTIONARIES: ReadonlySet<string> = new Set(['d_currency', 'd_direction', 'd_success']);

function lookupSql(input: { answers: Answers | undefined; name: string; alias: string; x: string; answer: string }): {
  sql: string;
  join: string;
} {
  const { answers, name, alias, x, answer } = input;
  if (answers === undefined) return { sql: 'NULL', join: '' };
  const texts = answers['text'] as readonly string[];
  if (texts.length > FEW_TEXTS)
    return { sql: `${alias}.${answer}`, join: `LEFT JOIN ${name} ${alias} ON ${alias}.text = ${x}` };
  const column = answers[answer] ?? [];
  const literal = (value: unknown) => (typeof value === 'string' ? sqlText(value) : String(value));
  return {
    sql: `CASE ${x} ${texts.map((text, i) => `WHEN ${sqlText(text)} THEN ${literal(column[i])}`).join(' ')} END`,
    join: '',
  };
}

function isSuspicious(answer: Readonly<Record<string, Column>>): boolean {
  const some = (name: string, bad: (value: number) => boolean) =>
    (answer[name] as Float64Array | undefined)?.some(bad) ?? false;
  return (
    ['damaged', 'rounded'].some((name) => some(name, (value) => value === 1)) ||
    ['minor', 'ms'].some((name) => some(name, Number.isNaN)) ||
    some('known', (value) => value === 0) ||
    some('outcome', (value) => value < 0) ||
    some('exponent', (value) => value < 2)
  );
}

/** SQL of the key of an amount: its text and the row's currency cell. */
export function moneyKeySql(column: string): string {
  return `concat(${column}, '${KEY_BREAK}', currency)`;
}

export interface CurrencySql {
  readonly join: string;
  readonly code: string;
  readonly unknown: string;
  /**
   * Power of ten from ten-thousandths of the header's unit (元 0, 万元 4, 分 -2) to minor units: a number where all rows
   * have the same, else SQL.
   */
  readonly shift: number | string;
}

/** Code and decimals of the row's currency cell; the table's own currency where the cell is empty. */
export function currencySql(table: SourceTable, dictionaries: Dictionaries, cell: string): CurrencySql {
  const fallback = minorUnitExponent(table.defaultCurrency);
  const base = Math.round(Math.log10(table.amountUnit)) - 4;
  const answers = dictionaries.answers('d_currency');
  const codes = new Set([table.defaultCurrency, ...((answers?.['code'] as readonly string[] | undefined) ?? [])]);
  if (answers === undefined || codes.size === 1)
    return { join: '', code: sqlText(table.defaultCurrency), unknown: 'false', shift: fallback + base };
  const code = dictionaries.lookup('d_currency', 'cur', cell, 'code');
  const exponents = new Set([fallback, ...(answers['exponent'] as Int32Array)]);
  return {
    join: code.join,
    code: `coalesce(${code.sql}, ${sqlText(table.defaultCurrency)})`,
    unknown: `coalesce(${dictionaries.lookup('d_currency', 'cur', cell, 'known').sql} = 0, false)`,
    shift:
      exponents.size === 1
        ? fallback + base
        : `(coalesce(${dictionaries.lookup('d_currency', 'cur', cell, 'exponent').sql}, ${fallback}) + ${base})`,
  };
}

function answerCurrencies(texts: readonly string[]): Record<string, Column> {
  const cells = texts.map(currencyOfCell);
  return {
    code: cells.map(({ code }) => code),
    exponent: Int32Array.from(cells, ({ exponent }) => exponent),
    known: Uint8Array.from(cells, ({ known }) => (known ? 1 : 0)),
  };
}

function answerMoney(texts: readonly string[], table: SourceTable): Record<string, Column> {
  const minor = new Float64Array(texts.length).fill(Number.NaN);
  const rounded = new Uint8Array(texts.length);
  const large = new Uint8Array(texts.length);
  texts.forEach((key, i) => {
    const [text = '', currency = ''] = key.split(KEY_BREAK);
    const code = currency === '' ? table.defaultCurrency : currencyOfCell(currency).code;
    const parsed = parseAmount(text, code, table.amountUnit);
    if (!parsed.ok) {
      large[i] = parsed.problem.code === 'amount-too-large' ? 1 : 0;
      return;
    }
    minor[i] = parsed.value.minor;
    rounded[i] = parsed.value.rounded ? 1 : 0;
  });
  return { minor, rounded, large };
}

function answerOutcomes(texts: readonly string[]): Record<string, Column> {
  return {
    outcome: Int8Array.from(texts, (text) => {
      const success = successOfWord(text);
      return success === undefined ? -1 : Number(success);
    }),
  };
}

function answerTimes(texts: readonly string[], table: SourceTable): Record<string, Column> {
  const options = table.date1904 === true ? { date1904: true } : {};
  const ms = new Float64Array(texts.length).fill(Number.NaN);
  const precision = new Uint8Array(texts.length);
  texts.forEach((text, i) => {
    const at = text.indexOf(KEY_BREAK);
    const parsed =
      at < 0 ? parseInstant(text, options) : parseInstantParts(text.slice(0, at), text.slice(at + 1), options);
    if (!parsed.ok) return;
    ms[i] = parsed.value.ms;
    precision[i] = parsed.value.precision;
  });
  return { ms, precision };
}

function answerNumbers(texts: readonly string[]): Record<string, Column> {
  const numbers = texts.map(normaliseNumber);
  return {
    main: numbers.map(({ main }) => withoutZeroFraction(main)),
    suffix: numbers.map(({ suffix }) => suffix),
    opaque: Uint8Array.from(numbers, ({ opaque }) => (opaque ? 1 : 0)),
    damaged: Uint8Array.from(texts, (text) => (isDamagedNumber(text) ? 1 : 0)),
  };
}

/** A short number that a program wrote as a float is whole: nothing was lost. */
function withoutZeroFraction(main: string): string {
  return /^\d{1,15}\.0*$/.test(main) ? main.slice(0, main.indexOf('.')) : main;
}

function answerIds(texts: readonly string[]): Record<string, Column> {
  const damaged = Uint8Array.from(texts, (text) => (isDamagedNumber(text) ? 1 : 0));
  return { id: texts.map((text, i) => (damaged[i] === 1 ? '' : normaliseNumber(text).main.toUpperCase())), damaged };
}
