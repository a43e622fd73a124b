import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { maskName, maskNumber, maskText } from '#model';

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
