import { readFileSync } from 'node:fs';

import { ENTRY_FLAG } from '#ledger';

import { sqlText } from './engine.ts';

interface WordEntry {
  readonly validFromMs: number | undefined;
  readonly word: string;
  readonly flag: keyof typeof ENTRY_FLAG | 'slow';
  readonly where: 'text' | 'name' | 'place';
  /** The word does not count inside these longer ones, separated by `|`. */
  readonly except: string;
}

export interface WordColumns {
  /** Columns of the joined texts and names that the words are looked for in; either may be missing. */
  readonly text: string;
  readonly name: string | null;
  /** Where the transaction took place; missing in plain layouts. */
  readonly place?: string;
  /** Columns whose presence alone says merchant. */
  readonly merchant: readonly string[];
  /** Own and counterparty's ID number: equal ones make the row one between own accounts. */
  readonly ids: readonly [string, string] | null;
  readonly time: string;
}

/**
 * SQL of the ENTRY_FLAG bits that a row's words give it by the dated table `data/words.csv`. One expression over all
 * words sorts out the rows that have none; only the others are looked at flag by flag.
 */
export function wordFlagsSql(columns: WordColumns): string {
  const bits = (Object.keys(ENTRY_FLAG) as (keyof typeof ENTRY_FLAG)[]).flatMap((flag) => {
    const conditions = flagConditions(flag, columns);
    return conditions.length === 0 ? [] : [`CASE WHEN ${conditions.join(' OR ')} THEN ${ENTRY_FLAG[flag]} ELSE 0 END`];
  });
  const any = anyWordSql(columns);
  const merchant = columns.merchant.map((column) => `${column} IS NOT NULL`).join(' OR ');
  return `(CASE WHEN ${any} THEN ${bits.length === 0 ? '0' : bits.join(' + ')} ELSE 0 END
    | ${merchant === '' ? '0' : `CASE WHEN ${merchant} THEN ${ENTRY_FLAG.merchant} ELSE 0 END`}
    | ${columns.ids === null ? '0' : `CASE WHEN ${columns.ids[0]} = ${columns.ids[1]} THEN ${ENTRY_FLAG.own} ELSE 0 END`})`;
}

/** SQL: the text says that the money arrives on another day (LEG-2: 次日, 普通, 延时). */
export function slowTransferSql(texts: readonly string[]): string {
  const words = wordTable().filter(({ flag }) => flag === 'slow');
  return `(${texts.flatMap((text) => words.map(({ word }) => `coalesce(contains(${text}, ${sqlText(word)}), false)`)).join(' OR ')})`;
}

function anyWordSql(columns: WordColumns): string {
  const entries = wordTable().filter(({ flag }) => flag !== 'slow');
  const parts = [
    matchSql(
      columns.text,
      entries.filter(({ where }) => where === 'text'),
    ),
  ];
  for (const where of ['name', 'place'] as const) {
    const column = columns[where];
    if (column == null) continue;
    parts.push(
      `coalesce(${matchSql(
        column,
        entries.filter((entry) => entry.where === where),
      )}, false)`,
    );
  }
  return parts.join(' OR ');
}

/** One condition for all words of a flag that share column, date and exception. */
function flagConditions(flag: WordEntry['flag'], columns: WordColumns): string[] {
  const groups = Map.groupBy(
    wordTable().filter((entry) => entry.flag === flag),
    ({ where, validFromMs, except }) => `${where} ${validFromMs ?? ''} ${except}`,
  );
  return [...groups.values()].flatMap((entries) => {
    const first = entries[0];
    const column = columns[first?.where ?? 'text'];
    if (first === undefined || column == null) return [];
    const text = first.except
      .split('|')
      .filter((longer) => longer !== '')
      .reduce((shorter, longer) => `replace(${shorter}, ${sqlText(longer)}, '')`, column);
    // One by one: on the rows that are left, `contains` is ten times cheaper than an expression.
    const found = `(${entries.map(({ word }) => `contains(${text}, ${sqlText(word)})`).join(' OR ')})`;
    return [first.validFromMs === undefined ? found : `(${found} AND ${columns.time} >= ${first.validFromMs})`];
  });
}

function matchSql(text: string, entries: readonly WordEntry[]): string {
  const words = entries.map(({ word }) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `regexp_matches(${text}, ${sqlText(words.join('|'))})`;
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
  if (word === '' || (flag !== 'slow' && !(flag in ENTRY_FLAG)) || !['text', 'name', 'place'].includes(where)) {
    throw new RangeError(`words.csv: ${line}`);
  }
  return {
    validFromMs: validFrom === '' ? undefined : Date.parse(`${validFrom}T00:00:00+08:00`),
    word,
    flag: flag as WordEntry['flag'],
    where: where as WordEntry['where'],
    except,
  };
}
