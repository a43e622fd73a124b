import type { EntryFacts } from '#detect';

import { areaOfCode, areaOfPlace } from './area-codes.ts';
import { denseIds } from './dense-ids.ts';
import type { Engine } from './engine.ts';
import { normaliseIp, normaliseMac, normaliseTerminal, normaliseWord } from './identifier-texts.ts';
import { dropTemporary } from './resolve-accounts.ts';
import { allocate } from './view-ledger.ts';

const FACTS = ['terminal', 'ip', 'mac', 'area', 'merchant'] as const;
type Fact = (typeof FACTS)[number];

/** The texts that say each fact; `second` qualifies or stands in for the first. */
const SOURCES: Readonly<
  Record<Fact, { first: string; second: string; read: (first: string, second: string) => string }>
> = {
  terminal: { first: 'terminal', second: 'own_bank', read: normaliseTerminal },
  ip: { first: 'ip', second: "''", read: normaliseIp },
  mac: { first: 'mac', second: "''", read: (text) => normaliseMac(text)?.key ?? '' },
  area: {
    first: 'place',
    second: 'coalesce(outlet_name, outlet_code)',
    read: (place, outlet) => areaText(place, outlet),
  },
  merchant: {
    first: 'merchant_number',
    second: 'merchant_name',
    read: (number, name) => normaliseWord(number) || normaliseWord(name),
  },
};

/** Whether any kept row says a fact: plain data cost one look. */
export async function hasEntryFacts(engine: Engine): Promise<boolean> {
  const said = [
    'terminal IS NOT NULL',
    'ip IS NOT NULL',
    'mac IS NOT NULL',
    'place IS NOT NULL',
    'outlet_name IS NOT NULL',
    'outlet_code IS NOT NULL',
    'merchant_number IS NOT NULL',
    'merchant_name IS NOT NULL',
  ];
  const [found] = await engine.rows<{ any: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM rows WHERE class = 0 AND (${said.join(' OR ')})) AS any`,
  );
  return found?.any === true;
}

/**
 * Facts by ledger entry, each of the account's own row only; ids in the order of the texts. `rowOfEntry` is the
 * `rowid` in `rows` of every entry, -1 where it has no row of its own.
 */
export async function readEntryFacts(
  engine: Engine,
  rowOfEntry: Int32Array,
  shared: boolean,
): Promise<EntryFacts | undefined> {
  const columns = FACTS.map((fact) => [fact, allocate(Int32Array, rowOfEntry.length, shared).fill(-1)] as const);
  let any = false;
  for (const [fact, column] of columns) any = (await fillFact(engine, fact, { rowOfEntry, column })) || any;
  return any ? (Object.fromEntries(columns) as unknown as EntryFacts) : undefined;
}

type Pairs = { readonly first: readonly string[]; readonly second: readonly string[]; readonly pair: Int32Array };

async function fillFact(
  engine: Engine,
  fact: Fact,
  { rowOfEntry, column }: { rowOfEntry: Int32Array; column: Int32Array },
): Promise<boolean> {
  const { first, second, read } = SOURCES[fact];
  const said = fact === 'area' || fact === 'merchant' ? `coalesce(${first}, ${second})` : first;
  await engine.run(`CREATE OR REPLACE TEMP TABLE fact_texts AS
    SELECT first, second, (row_number() OVER () - 1)::INTEGER AS pair FROM (
      SELECT DISTINCT coalesce(${first}, '') AS first, coalesce(${second}, '') AS second FROM rows WHERE class = 0 AND ${said} IS NOT NULL)`);
  const pairs = await engine.columns<Pairs>('SELECT first, second, pair FROM fact_texts ORDER BY pair');
  const texts = pairs.first.map((text, i) => read(text, pairs.second[i]!));
  const isAny = texts.some((text) => text !== '');
  if (isAny) {
    const ids = fact === 'area' ? Int32Array.from(texts, (text) => (text === '' ? -1 : Number(text))) : denseIds(texts);
    const found = await engine.columns<{ row: Int32Array; pair: Int32Array }>(`
      SELECT r.rowid::INTEGER AS row, f.pair FROM rows r JOIN fact_texts f ON f.first = coalesce(r.${first}, '') AND f.second = ${secondOf(second)}
      WHERE r.class = 0 AND ${said} IS NOT NULL`);
    const idOfRow = new Int32Array(found.row.reduce((most, row) => Math.max(most, row + 1), 0)).fill(-1);
    for (let i = 0; i < found.row.length; i += 1) idOfRow[found.row[i]!] = ids[found.pair[i]!]!;
    for (let i = 0; i < rowOfEntry.length; i += 1) {
      const row = rowOfEntry[i]!;
      if (row >= 0 && row < idOfRow.length) column[i] = idOfRow[row]!;
    }
  }
  await dropTemporary(engine, 'fact_texts');
  return isAny;
}

function secondOf(second: string): string {
  return second === "''" ? second : `coalesce(${second}, '')`;
}

/** What the place says; only without one what the outlet's name or six-digit code says: it may be the card's own branch. */
function areaText(place: string, outlet: string): string {
  const text = (place === '' ? outlet : place).trim();
  const area = /^\d+$/.test(text) ? areaOfCode(text) : areaOfPlace(text);
  return area >= 0 ? String(area) : '';
}
