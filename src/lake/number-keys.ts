import { institutionOf } from '#model';

import type { Engine } from './engine.ts';
import { opaqueNumberSql } from './opaque-sql.ts';

export interface NumberKeys {
  /** SQL of the spelling of a number in `account_numbers`, over columns or SQL of the number, its bank's cell and its file. */
  keyOf(number: string, bank: string, file: string): string;
  /** ACC-3: numbers that are own numbers at two banks or more, each told apart by its bank. */
  readonly severalBanks: number;
}

/**
 * ACC-1 and ACC-3: which numbers are not their own spelling. An opaque one is a node of its own per file, one that two
 * banks both give out is a node per bank. Leaves the temporary tables `number_keys` (every number in its order of first
 * appearance, those known from earlier imports before the others) and `split_banks` (number, bank's cell, key).
 */
export async function stageNumberKeys(engine: Engine): Promise<NumberKeys> {
  // Judged once per number: over rows the test would cost more than all the rest.
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE number_firsts AS SELECT number, min(seen) AS seen FROM (${MENTIONS_SQL}) GROUP BY number`,
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE opaque_numbers AS SELECT number FROM number_firsts WHERE ${opaqueNumberSql('number')}`,
  );
  const opaque = await countOf(engine, 'opaque_numbers');
  const severalBanks = await stageSplitNumbers(engine);
  const keyOf: NumberKeys['keyOf'] = (number, bank, file) => {
    const split =
      severalBanks === 0
        ? number
        : `coalesce((SELECT min(s.key) FROM split_banks s WHERE s.number = ${number} AND s.bank = ${bank}), ${number})`;
    return opaque === 0
      ? split
      : `CASE WHEN ${number} IN (SELECT number FROM opaque_numbers) THEN concat(${file}, '?', ${number}) ELSE ${split} END`;
  };
  const special = 'SELECT number FROM opaque_numbers UNION SELECT number FROM split_banks';
  const apart = `SELECT key, any_value(number) AS number, min(seen) AS seen
    FROM (SELECT ${keyOf('m.number', 'm.bank', 'm.file')} AS key, m.number, m.seen FROM (${MENTIONS_SQL}) m WHERE m.number IN (${special})) GROUP BY key`;
  const firsts = opaque + severalBanks === 0 ? '' : `WHERE number NOT IN (${special}) UNION ALL ${apart}`;
  await engine.run(`CREATE OR REPLACE TEMP TABLE number_keys AS
    SELECT f.key, f.number, coalesce(known.account, -1) AS existing, seen, (row_number() OVER (ORDER BY known.account NULLS LAST, seen, key) - 1)::INTEGER AS id
    FROM (SELECT number AS key, number, seen FROM number_firsts ${firsts}) f LEFT JOIN account_numbers known ON known.number = f.key`);
  await engine.run('DROP TABLE number_firsts');
  return { keyOf, severalBanks };
}

export async function dropNumberKeys(engine: Engine): Promise<void> {
  await engine.run('DROP TABLE number_keys; DROP TABLE opaque_numbers');
}

/** Every number that a row or a companion file names, with its bank's cell and its place in the order of files and rows. */
const MENTIONS_SQL = (() => {
  const of = (place: number, table: string, number: string, bank: string) =>
    `SELECT ${number} AS number, ${bank} AS bank, x.file, f.base + x.row * 4 + ${place} AS seen
      FROM ${table} x JOIN (SELECT file, (row_number() OVER (ORDER BY id)) * 4294967296 AS base FROM files) f USING (file) WHERE ${number} IS NOT NULL`;
  return [
    of(0, 'rows', 'own_card', 'own_bank'),
    of(1, 'rows', 'own_account', 'own_bank'),
    of(2, '(FROM rows WHERE base = 0)', 'counter_number', 'counter_bank'),
    of(3, 'companion_numbers', 'number', 'bank'),
  ].join(' UNION ALL ');
})();

const OWN_BANKS_SQL = `SELECT own_bank AS bank FROM rows WHERE own_bank IS NOT NULL UNION SELECT bank FROM companion_numbers WHERE bank IS NOT NULL`;

/** Fills `split_banks`; empty unless the data name two banks and a number is an own number at both. */
async function stageSplitNumbers(engine: Engine): Promise<number> {
  await engine.run('CREATE OR REPLACE TEMP TABLE split_banks (number VARCHAR, bank VARCHAR, key VARCHAR)');
  if ((await stageInstitutions(engine, OWN_BANKS_SQL)) < 2) return 0;
  await engine.run(`CREATE OR REPLACE TEMP TABLE split_numbers AS
    WITH own AS (SELECT DISTINCT o.number, i.institution FROM (
        SELECT own_card AS number, own_bank AS bank FROM rows UNION SELECT own_account, own_bank FROM rows UNION SELECT number, bank FROM companion_numbers
      ) o JOIN bank_institutions i USING (bank) WHERE o.number IS NOT NULL AND o.number NOT IN (SELECT number FROM opaque_numbers))
    SELECT number, institution FROM own WHERE number IN (SELECT number FROM own GROUP BY number HAVING count(*) > 1)`);
  await stageInstitutions(
    engine,
    `${OWN_BANKS_SQL} UNION SELECT counter_bank FROM rows WHERE counter_bank IS NOT NULL AND counter_number IN (SELECT number FROM split_numbers)`,
  );
  await engine.run(
    `INSERT INTO split_banks SELECT number, bank, concat(institution, '\u001f', number) FROM split_numbers JOIN bank_institutions USING (institution)`,
  );
  const [found] = await engine.rows<{ n: number }>('SELECT count(DISTINCT number) AS n FROM split_numbers');
  await engine.run('DROP TABLE split_numbers; DROP TABLE bank_institutions');
  return found?.n ?? 0;
}

/** Fills `bank_institutions` with the institution of each cell that names one; returns how many institutions there are. */
async function stageInstitutions(engine: Engine, cells: string): Promise<number> {
  const { bank: texts } = await engine.columns<{ bank: readonly string[] }>(`SELECT DISTINCT bank FROM (${cells})`);
  // Texts that differ in a byte order mark alone arrive here as equal.
  const known = [...new Set(texts)].flatMap((bank) => {
    const institution = institutionOf(bank);
    return institution === undefined ? [] : [{ bank, institution }];
  });
  await engine.createTemporary('bank_institutions', {
    bank: known.map(({ bank }) => bank),
    institution: known.map(({ institution }) => institution),
  });
  return new Set(known.map(({ institution }) => institution)).size;
}

async function countOf(engine: Engine, table: string): Promise<number> {
  const [found] = await engine.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
  return found?.n ?? 0;
}
