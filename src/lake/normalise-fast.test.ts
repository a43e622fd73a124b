import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  isDamagedNumber,
  maskNumber,
  minorUnitExponent,
  normaliseNumber,
  parseAmount,
  parseInstant,
  parseInstantParts,
} from '#model';

import { maskSql } from './account-sql.ts';
import { openEngine, type Engine } from './engine.ts';
import { EMPTY_WORDS, firstCellSql, trimmedSql } from './normalise-cells.ts';
import { fastIdSql, fastMoneySql, fastNumberSql, fastTimeSql, minorRoundedSql, minorSql } from './normalise-fast.ts';

const RUNS = { seed: 20250305, numRuns: 4000 };
let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ path: ':memory:', tempDirectory: '/nonexistent', memoryLimitBytes: 3e8, threads: 1 });
});
afterAll(() => engine.close());

/** All samples of an arbitrary in one table: one query judges thousands. */
async function answers<Row extends Record<string, unknown>>(
  texts: readonly string[],
  sql: string,
  inner = 'x',
): Promise<Row[]> {
  await engine.createTemporary('sample', { i: Int32Array.from(texts, (_, i) => i), x: texts });
  return (await engine.rows(
    `SELECT ${sql} FROM (SELECT i, x, ${inner} AS y FROM sample) ORDER BY i`,
  )) as unknown as Row[];
}

const digit = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
const digits = (min: number, max: number) => fc.string({ unit: digit, minLength: min, maxLength: max });
const mutated = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(
      text,
      fc.nat(30),
      fc.constantFrom('', '', '', ' ', '-', '/', ':', '.', '0', '9', 'T', '年', '+', ',', 'e', '０'),
    )
    .map(([s, at, extra]) => s.slice(0, at) + extra + s.slice(at));

const pad = (n: number, width: number) => String(n).padStart(width, '0');
const moment = fc
  .tuple(
    fc.integer({ min: 1985, max: 2103 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
    fc.integer({ min: 0, max: 25 }),
    fc.integer({ min: 0, max: 61 }),
    fc.integer({ min: 0, max: 61 }),
    fc.nat(13),
  )
  .map(([y, mo, d, h, mi, s, form]) => {
    const [date, wide] = [`${y}-${pad(mo, 2)}-${pad(d, 2)}`, `${y}${pad(mo, 2)}${pad(d, 2)}`];
    const clock = `${pad(h, 2)}:${pad(mi, 2)}`;
    return (
      [
        `${date} ${clock}:${pad(s, 2)}`,
        `${y}/${mo}/${d} ${h}:${pad(mi, 2)}`,
        `${y}/${pad(mo, 2)}/${pad(d, 2)} ${clock}:${pad(s, 2)}`,
        date,
        `${y}/${mo}/${d}`,
        wide,
        `${wide}${pad(h, 2)}${pad(mi, 2)}${pad(s, 2)}`,
        `${y}-${mo}-${d} ${h}:${pad(mi, 2)}:${pad(s, 2)}`,
        `${date}T${clock}`,
        `${date} ${clock}`,
        `${date}T${clock}:${pad(s, 2)}+08:00`,
        `${date}T${clock}:${pad(s, 2)}Z`,
        `${date} ${clock}:${pad(s, 2)}.${s}5`,
        `${date}T${clock}:${pad(s, 2)}.123-05:30`,
      ][form] ?? ''
    );
  });

test('[IMP-6] the SQL of plain times never differs from the rule, and decides the usual spellings', async () => {
  const texts = fc.sample(fc.oneof(moment, mutated(moment)), RUNS);
  const sql = fastTimeSql('x', null);
  const rows = await answers<{ ms: number | null; precision: number }>(
    texts,
    `${sql.ms.replaceAll('parsed_time', 'y')} AS ms, ${sql.precision} AS precision`,
    sql.parsed,
  );
  let decided = 0;
  texts.forEach((text, i) => {
    const row = rows[i];
    if (row?.ms == null) return;
    decided++;
    const rule = parseInstant(text);
    expect([text, row.ms, row.precision]).toEqual([
      text,
      rule.ok ? rule.value.ms : 'unreadable',
      rule.ok ? rule.value.precision : -1,
    ]);
  });
  expect(decided).toBeGreaterThan(texts.length / 5);
});

test('[IMP-6] date and time in two columns: the SQL never differs from the rule', async () => {
  const dates = fc.sample(mutated(fc.constantFrom('2025-03-05', '20250305', '2025/3/5', '')), RUNS);
  const times = fc.sample(mutated(fc.constantFrom('09:08:07', '090807', '90807', '000000', '23:59', '24:00:00', '')), {
    ...RUNS,
    seed: 7,
  });
  await engine.createTemporary('pairs', { i: Int32Array.from(dates, (_, i) => i), d: dates, x: times });
  const sql = fastTimeSql('x', 'd');
  const rows = await engine.rows<{ ms: number | null; precision: number }>(
    `SELECT ${sql.ms} AS ms, ${sql.precision} AS precision FROM (SELECT *, ${sql.parsed} AS parsed_time FROM (SELECT i, nullif(d, '') AS d, nullif(x, '') AS x FROM pairs)) ORDER BY i`,
  );
  let decided = 0;
  dates.forEach((date, i) => {
    const row = rows[i];
    if (row?.ms == null) return;
    decided++;
    const rule = parseInstantParts(date, times[i] ?? '');
    expect([date, times[i], row.ms, row.precision]).toEqual([
      date,
      times[i],
      rule.ok ? rule.value.ms : 'unreadable',
      rule.ok ? rule.value.precision : -1,
    ]);
  });
  expect(decided).toBeGreaterThan(20);
});

test('[IMP-7] the SQL of plain amounts never differs from the rule, for every unit and currency', async () => {
  const amount = fc
    .tuple(fc.constantFrom('', '-', '+'), digits(0, 13), fc.constantFrom('', '.'), digits(0, 6))
    .map((parts) => parts.join(''));
  const texts = fc.sample(fc.oneof(amount, mutated(amount)), RUNS);
  for (const [currency, unit] of [
    ['CNY', 1],
    ['CNY', 0.01],
    ['CNY', 10000],
    ['JPY', 1],
    ['KWD', 1],
    ['BTC', 1],
  ] as const) {
    const shift = minorUnitExponent(currency) + Math.round(Math.log10(unit)) - 4;
    for (const given of [shift, `(${shift} + 0)`]) {
      const rows = await answers<{ fast: number | null; minor: number | null; rounded: boolean }>(
        texts,
        `y AS fast, ${minorSql('y', given)} AS minor, ${minorRoundedSql('y', given)} AS rounded`,
        fastMoneySql('x'),
      );
      texts.forEach((text, i) => {
        const row = rows[i];
        if (row?.fast == null) return;
        const rule = parseAmount(text, currency, unit);
        if (row.minor === null) expect([text, rule.ok]).toEqual([text, false]);
        else
          expect([text, row.minor, row.rounded]).toEqual([
            text,
            rule.ok ? rule.value.minor + 0 : 'unreadable',
            rule.ok && rule.value.rounded,
          ]);
      });
    }
  }
});

test('[IMP-5] the SQL of plain card, account and ID numbers never differs from the rule', async () => {
  const number = fc.oneof(
    digits(0, 22),
    fc.tuple(digits(0, 19), digits(0, 6)).map(([a, b]) => `${a}_${b}`),
    fc.constantFrom('0000', '6.22202E+18', '6222****1234', "'62", '无'),
  );
  const texts = fc.sample(fc.oneof(number, mutated(number)), RUNS).filter((text) => text !== '');
  const rows = await answers<{ number: boolean; id: boolean; main: string }>(
    texts,
    `${fastNumberSql('x')} AS number, ${fastIdSql('x')} AS id, CASE WHEN contains(x, '_') THEN split_part(x, '_', 1) ELSE x END AS main`,
  );
  texts.forEach((text, i) => {
    const row = rows[i];
    const rule = normaliseNumber(text);
    if (row?.number === true) expect([text, row.main, false]).toEqual([text, rule.main, isDamagedNumber(text)]);
    if (row?.id === true) expect([text, false]).toEqual([rule.main, isDamagedNumber(text)]);
  });
  expect(rows.filter(({ number: fast }) => fast).length).toBeGreaterThan(texts.length / 4);
});

test('[IMP-5] trimming and empty words', async () => {
  const cell = fc.oneof(
    fc.constantFrom<string>(...EMPTY_WORDS, '-----', '0', 'N', 'n', 'Name', '无名', '/a', '-5', '~', '一'),
    fc.string({ maxLength: 6 }),
  );
  const texts = fc.sample(
    fc
      .tuple(fc.constantFrom('', ' ', '\t', '\u3000', ' \t'), cell, fc.constantFrom('', ' ', '\t', '\u3000\t'))
      .map((parts) => parts.join('')),
    RUNS,
  );
  const rows = await answers<{ cell: string | null }>(texts, `${firstCellSql(['y'])} AS cell`, trimmedSql('x'));
  texts.forEach((text, i) => {
    const bare = text.replaceAll(/^[\p{Zs}\t\r\n\u200b\ufeff]+|[\p{Zs}\t\r\n\u200b\ufeff]+$/gu, '');
    const isEmpty = bare === '' || /^-+$/.test(bare) || EMPTY_WORDS.some((word) => word === bare);
    // Without a tab, zero-width characters and line breaks at the ends stay: the rules drop them where it matters.
    if (!text.includes('\t') && /[\r\n\u200b\ufeff]/.test(text)) return;
    expect([text, rows[i]?.cell]).toEqual([text, isEmpty ? null : bare]);
  });
});

test('[ACC-6] the SQL mask equals the rule', async () => {
  const texts = fc.sample(
    fc.oneof(
      digits(0, 22),
      fc.tuple(digits(0, 6), digits(0, 20)).map(([bank, number]) => `${bank}:${number}`),
      fc.string({ maxLength: 20 }),
    ),
    RUNS,
  );
  const rows = await answers<{ shown: string }>(texts, `${maskSql('x')} AS shown`);
  texts.forEach((text, i) => expect([text, rows[i]?.shown]).toEqual([text, maskNumber(text)]));
});
