import { readFileSync } from 'node:fs';

import { ENTRY_FLAG } from '#ledger';

import { sqlText } from './engine.ts';

interface WordEntry {
  readonly validFromMs: number | undefined;
  readonly word: string;
  readonly flag: keyof typeof ENTRY_FLAG | 'slow';
  readonly where: 'text' | 'name';
  /** The word does not count inside this longer one. */
  readonly except: string;
}

export interface WordColumns {
  readonly texts: readonly string[];
  readonly names: readonly string[];
  /** Columns whose presence alone says merchant. */
  readonly merchant: readonly string[];
  /** Own and counterparty's ID number: equal ones make the row one between own accounts. */
  readonly ids: readonly [string, string] | null;
  readonly time: string;
}

/** SQL of the ENTRY_FLAG bits that a row's words give it by the dated table `data/words.csv`. */
export function wordFlagsSql(columns: WordColumns): string {
  const entries = wordTable();
  const bits = (Object.keys(ENTRY_FLAG) as (keyof typeof ENTRY_FLAG)[]).flatMap((flag) => {
    const conditions = entries.filter((entry) => entry.flag === flag).map((entry) => conditionSql(entry, columns));
    if (flag === 'merchant') conditions.push(...columns.merchant.map((column) => `${column} IS NOT NULL`));
    if (flag === 'own' && columns.ids !== null) conditions.push(`${columns.ids[0]} = ${columns.ids[1]}`);
    const given = conditions.filter((condition) => condition !== '');
    return given.length === 0 ? [] : [`CASE WHEN ${given.join(' OR ')} THEN ${ENTRY_FLAG[flag]} ELSE 0 END`];
  });
  return bits.length === 0 ? '0' : `(${bits.join(' + ')})`;
}

/** SQL: the text says that the money arrives on another day (LEG-2: 次日, 普通, 延时). */
export function slowTransferSql(texts: readonly string[]): string {
  const words = wordTable().filter(({ flag }) => flag === 'slow');
  return `(${words.flatMap(({ word }) => texts.map((text) => `coalesce(contains(${text}, ${sqlText(word)}), false)`)).join(' OR ')})`;
}

/** Words that mark a reversal (LEG-6), for the pairing of rows without a serial. */
export function reversalSql(texts: readonly string[]): string {
  const words = wordTable().filter(({ flag }) => flag === 'reversal');
  return `(${words.flatMap(({ word }) => texts.map((text) => `coalesce(contains(${text}, ${sqlText(word)}), false)`)).join(' OR ')})`;
}

function conditionSql(entry: WordEntry, columns: WordColumns): string {
  const places = entry.where === 'name' ? columns.names : columns.texts;
  if (places.length === 0) return '';
  const joined = places.length === 1 ? `${places[0]}` : `concat_ws(' ', ${places.join(', ')})`;
  const text = entry.except === '' ? joined : `replace(${joined}, ${sqlText(entry.except)}, '')`;
  const found = `contains(${text}, ${sqlText(entry.word)})`;
  return entry.validFromMs === undefined ? found : `(${found} AND ${columns.time} >= ${entry.validFromMs})`;
}

let table: readonly WordEntry[] | undefined;

function wordTable(): readonly WordEntry[] {
  table ??= readFileSync(new URL('./data/words.csv', import.meta.url), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map(parseLine);
  return table;
}

function parseLine(line: string): WordEntry {
  const [validFrom = '', word = '', flag = '', where = '', except = ''] = line.split(',');
  if (word === '' || (flag !== 'slow' && !(flag in ENTRY_FLAG)) || (where !== 'text' && where !== 'name')) {
    throw new RangeError(`words.csv: ${line}`);
  }
  return {
    validFromMs: validFrom === '' ? undefined : Date.parse(`${validFrom}T00:00:00+08:00`),
    word,
    flag: flag as WordEntry['flag'],
    where,
    except,
  };
}
