import fc from 'fast-check';
import { expect, test } from 'vitest';

import { itemKey, nameKey } from './item-key.ts';

const CARD = '6200000000000000001';
const wide = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

test('[PERS-11] one card or telephone number in every spelling has one key, and another card another', () => {
  for (const text of ['6200 0000 0000 0000 001', wide(CARD), ` ${CARD}\t`, `${CARD}_001`, '6200-0000-0000-0000-001'])
    expect(itemKey(text)).toBe(CARD);
  for (const text of ['109 0000 0001', '+86 10900000001', '008610900000001', '109-0000-0001'])
    expect(itemKey(text)).toBe('10900000001');
  expect(itemKey('6200000000000000002')).not.toBe(CARD);
  expect(itemKey(' ')).toBe('');
  expect(nameKey(' 收卡人１ ')).toBe('收卡人1');
});

test('[PERS-11] the key of a key is the key', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789A*_- +１　'.split('')), maxLength: 24 });
  fc.assert(
    fc.property(text, (raw) => {
      const key = itemKey(raw);
      expect(itemKey(key)).toBe(key);
      expect(itemKey(` ${raw}\u3000`)).toBe(key);
    }),
    { seed: 64, numRuns: 200 },
  );
});
