import { isDamagedNumber, minorUnitExponent, normaliseNumber, parseAmount, parseInstant, parseInstantParts, type SourceTable } from '#model';

import { sqlText, type Column, type Engine } from './engine.ts';
import { currencyOfCell, directionOfWord, successOfWord } from './statement-words.ts';

/** Dictionaries that a load filled; a missing one was empty, and its join can be left out. */
export type Dictionaries = ReadonlySet<string>;

/** Separates date and time in one key. */
export const KEY_BREAK = '\u001f';

/** Runs a query of distinct texts through a rule and keeps the answers as a temporary table. */
async function fill(input: {
  readonly engine: Engine;
  readonly filled: Set<string>;
  readonly name: string;
  readonly distinct: string;
  readonly answer: (texts: readonly string[]) => Readonly<Record<string, Column>>;
}): Promise<void> {
  const { text } = await input.engine.columns<{ text: readonly string[] }>(input.distinct);
  if (text.length === 0) return;
  await input.engine.createTemporary(input.name, { text, ...input.answer(text) });
  input.filled.add(input.name);
}

export interface DictionaryNeeds {
  readonly staged: string;
  /** Columns whose NULL in `<x>_4` means that the text needs the rule. */
  readonly money: readonly string[];
  readonly numbers: readonly string[];
  readonly ids: readonly string[];
  readonly words: readonly ('direction' | 'success')[];
}

/** Distinct texts that SQL did not decide, put through the rules of #model. */
export async function fillDictionaries(engine: Engine, table: SourceTable, needs: DictionaryNeeds): Promise<Dictionaries> {
  const filled = new Set<string>();
  const { staged } = needs;
  const common = { engine, filled };
  await fill({
    ...common,
    name: 'd_currency',
    distinct: `SELECT DISTINCT currency AS text FROM ${staged} WHERE currency IS NOT NULL ORDER BY 1`,
    answer: answerCurrencies,
  });
  await fill({ ...common, name: 'd_time', distinct: `SELECT DISTINCT time_key AS text FROM ${staged} WHERE time_key IS NOT NULL`, answer: (texts) => answerTimes(texts, table) });
  await fillMoney(engine, filled, table, needs);
  await fill({ ...common, name: 'd_number', distinct: distinctOf(staged, needs.numbers, (x) => `${x}_odd`), answer: answerNumbers });
  await fill({ ...common, name: 'd_id', distinct: distinctOf(staged, needs.ids, (x) => `${x}_odd`), answer: answerIds });
  if (needs.words.includes('direction')) {
    await fill({
      ...common,
      name: 'd_direction',
      distinct: `SELECT DISTINCT direction AS text FROM ${staged} WHERE direction IS NOT NULL`,
      answer: (texts) => ({ sign: Int8Array.from(texts, directionOfWord) }),
    });
  }
  if (needs.words.includes('success')) {
    await fill({
      ...common,
      name: 'd_success',
      distinct: `SELECT DISTINCT success AS text FROM ${staged} WHERE success IS NOT NULL`,
      answer: (texts) => ({ outcome: Int8Array.from(texts, (text) => ({ true: 1, false: 0, undefined: -1 })[`${successOfWord(text)}`] ?? -1) }),
    });
  }
  return filled;
}

/** Answers of a rule to amounts, keyed by text and currency. The key's currency is the cell's own text or the table's default. */
async function fillMoney(engine: Engine, filled: Set<string>, table: SourceTable, needs: DictionaryNeeds): Promise<void> {
  const { staged, money } = needs;
  const currency = filled.has('d_currency') ? `coalesce(c.code, ${sqlText(table.defaultCurrency)})` : sqlText(table.defaultCurrency);
  const exponent = filled.has('d_currency') ? `coalesce(c.exponent, ${minorUnitExponent(table.defaultCurrency)})` : String(minorUnitExponent(table.defaultCurrency));
  const join = filled.has('d_currency') ? 'LEFT JOIN d_currency c ON c.text = s.currency' : '';
  const shift = `${exponent} + ${unitExponent(table.amountUnit) - 4}`;
  const parts = money.map((x) => `SELECT s.${x} AS text, ${currency} AS code FROM ${staged} s ${join}
    WHERE s.${x} IS NOT NULL AND (s.${x}_4 IS NULL OR ${shift} > 2)`);
  if (parts.length === 0) return;
  const found = await engine.columns<{ text: readonly string[]; code: readonly string[] }>(
    `SELECT DISTINCT text, code FROM (${parts.join(' UNION ALL ')}) ORDER BY text, code`,
  );
  if (found.text.length === 0) return;
  const minor = new Float64Array(found.text.length).fill(Number.NaN);
  const rounded = new Uint8Array(found.text.length);
  found.text.forEach((text, i) => {
    const parsed = parseAmount(text, found.code[i] ?? '', table.amountUnit);
    if (!parsed.ok) return;
    minor[i] = parsed.value.minor;
    rounded[i] = parsed.value.rounded ? 1 : 0;
  });
  await engine.createTemporary('d_money', { ...found, minor, rounded });
  filled.add('d_money');
}

/** Power of ten of a header's unit: 元 0, 万元 4, 分 -2. */
export function unitExponent(amountUnit: number): number {
  return Math.round(Math.log10(amountUnit));
}

function distinctOf(staged: string, columns: readonly string[], odd: (column: string) => string): string {
  const parts = columns.map((x) => `SELECT ${x} AS text FROM ${staged} WHERE ${odd(x)}`);
  return parts.length === 0 ? "SELECT '' AS text WHERE false" : `SELECT DISTINCT text FROM (${parts.join(' UNION ALL ')}) WHERE text IS NOT NULL`;
}

function answerCurrencies(texts: readonly string[]): Record<string, Column> {
  const cells = texts.map(currencyOfCell);
  return {
    code: cells.map(({ code }) => code),
    exponent: Int32Array.from(cells, ({ exponent }) => exponent),
    known: Uint8Array.from(cells, ({ known }) => (known ? 1 : 0)),
  };
}

function answerTimes(texts: readonly string[], table: SourceTable): Record<string, Column> {
  const options = table.date1904 === true ? { date1904: true } : {};
  const ms = new Float64Array(texts.length).fill(Number.NaN);
  const precision = new Uint8Array(texts.length);
  texts.forEach((text, i) => {
    const at = text.indexOf(KEY_BREAK);
    const parsed = at < 0 ? parseInstant(text, options) : parseInstantParts(text.slice(0, at), text.slice(at + 1), options);
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
