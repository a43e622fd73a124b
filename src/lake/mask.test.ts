import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { maskName, maskNumber, maskText } from '#model';

import { displaySql, keyedIdSql } from './account-sql.ts';
import { openEngine } from './engine.ts';
import { maskedNameSql, maskedNumberSql, maskedTextSql } from './mask.ts';

test('[MASK-5] SQL and the rules of the model mask alike', async () => {
  const engine = await openEngine({
    path: ':memory:',
    tempDirectory: '/nonexistent',
    memoryLimitBytes: 3e8,
    threads: 1,
  });
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('01234567890123456789０９Xx -*:甲a')), maxLength: 40 }),
    fc
      .tuple(
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.stringMatching(/^[0-9]{5,24}[Xx]?$/),
        fc.string({ maxLength: 3 }),
      )
      .map((parts) => parts.join('')),
  );
  const texts = fc
    .sample(text, { seed: 20250305, numRuns: 4000 })
    .filter((one) => !one.includes('\0') && one.isWellFormed());
  await engine.createTemporary('sample', { i: Int32Array.from(texts, (_, i) => i), x: texts });
  const rows = await engine.rows<{ text: string; number: string; name: string }>(
    `SELECT ${maskedTextSql('x')} AS text, ${maskedNumberSql('x')} AS number, ${maskedNameSql('x')} AS name FROM sample ORDER BY i`,
  );
  engine.close();
  texts.forEach((one, i) => {
    expect([one, rows[i]]).toEqual([
      one,
      { text: maskText(one), number: one === '' ? '' : maskNumber(one), name: maskName(one) },
    ]);
  });
});

test('[MASK-6] short numbers are told apart by the first characters of their keyed ids; longer ones are only masked', async () => {
  const engine = await openEngine({
    path: ':memory:',
    tempDirectory: '/nonexistent',
    memoryLimitBytes: 3e8,
    threads: 1,
  });
  const keyHex = '00ff';
  const numbers = ['1', '2', '甲', 'N0173', '62000000000', '620000000000', '70:8000EBD30', '70:620000000000', '12:'];
  await engine.createTemporary('sample', { i: Int32Array.from(numbers, (_, i) => i), x: numbers });
  const rows = await engine.rows<{ shown: string; id: string }>(
    `SELECT ${displaySql({ number: 'x', key: 'x', keyHex })} AS shown, ${keyedIdSql('x', keyHex)} AS id FROM sample ORDER BY i`,
  );
  engine.close();
  const isTold = [true, true, true, true, true, false, true, false, true];
  expect(rows.map(({ shown }) => shown)).toEqual(
    rows.map(({ id }, i) => maskNumber(numbers[i] ?? '') + (isTold[i] === true ? `·${id.slice(0, 4)}` : '')),
  );
  expect(new Set(rows.map(({ shown }) => shown)).size).toBe(numbers.length);
});
