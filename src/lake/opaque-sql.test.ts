import fc from 'fast-check';
import { expect, test } from 'vitest';

import { normaliseNumber } from '#model';

import { openEngine } from './engine.ts';
import { opaqueNumberSql } from './opaque-sql.ts';

test('[ACC-1] the SQL of opaque numbers equals the rule, for every mask and every damage', async () => {
  const piece = fc.constantFrom(
    '6200',
    '0000',
    '1',
    '12',
    '*',
    '****',
    '•',
    '●●',
    'x',
    'xX',
    'XXX',
    'wx',
    '.',
    '.0',
    'E',
    'e+18',
    '+',
    '９',
    '卡',
    '𠮷',
  );
  const whole = fc.constantFrom(
    '6.22202E+18',
    '6.2e18',
    '6E+118',
    '6200000012345678.0',
    '620000001234567.0',
    '6200●●●●1234',
    '6200xxxx1234',
    '6200XxX1234',
    '12345',
    '123456',
    '𠮷𠮷𠮷𠮷𠮷',
  );
  const texts = fc.sample(
    fc.oneof(
      whole,
      fc.array(piece, { maxLength: 7 }).map((parts) => parts.join('')),
    ),
    { seed: 20250305, numRuns: 4000 },
  );
  const mains = texts.map((text) => normaliseNumber(text).main).filter((main) => main !== '');
  const engine = await openEngine({
    path: ':memory:',
    tempDirectory: '/nonexistent',
    memoryLimitBytes: 3e8,
    threads: 1,
  });
  try {
    await engine.createTemporary('sample', { i: Int32Array.from(mains, (_, i) => i), x: mains });
    const rows = await engine.rows<{ opaque: boolean }>(
      `SELECT ${opaqueNumberSql('x')} AS opaque FROM sample ORDER BY i`,
    );
    expect(mains.map((main, i) => [main, rows[i]?.opaque])).toEqual(
      mains.map((main) => [main, normaliseNumber(main).opaque]),
    );
    expect(rows.filter(({ opaque }) => !opaque).length).toBeGreaterThan(mains.length / 20);
  } finally {
    engine.close();
  }
});
