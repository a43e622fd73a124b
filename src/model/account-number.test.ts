import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDamagedNumber, looksLikeBankCard, luhnRemainder, maskNumber, normaliseNumber } from './index.ts';

test.each([
  ['\t6200 0000 1234 5678', '6200000012345678', '', false],
  ["'6200000012345678", '6200000012345678', '', false],
  ['"6200000012345678_001_2"', '6200000012345678', '001_2', false],
  ['６２００００００１２３４５６７８', '6200000012345678', '', false],
  ['6200****5678', '6200****5678', '', true],
  ['6200XXXXXXXX5678', '6200XXXXXXXX5678', '', true],
  ['12345', '12345', '', true],
  ['123456', '123456', '', false],
  ['12_34567', '12', '34567', true],
  ['_1', '', '1', false],
  ['', '', '', false],
  ['--', '', '', false],
  ['null', '', '', false],
  ['000000', '', '', false],
])('[ACC-1] %j', (text, main, suffix, opaque) => {
  expect(normaliseNumber(text)).toEqual({ main, suffix, opaque });
});

test('[ACC-1] normalising twice changes nothing', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789ABx_*\' "\t－　１'.split('')), maxLength: 24 });
  fc.assert(
    fc.property(text, (raw) => {
      const once = normaliseNumber(raw);
      expect(normaliseNumber(once.main)).toEqual({ ...once, suffix: '' });
      expect(once.main).not.toMatch(/[\s'"_]/);
    }),
    { seed: 15, numRuns: 500 },
  );
});

test.each([
  ['6.2E+18', false, true],
  ['6.22202E+18', false, true],
  ['6E18', false, true],
  ['6200000012345678.0', false, true],
  ['6200000012345680', true, true],
  ['620000001234567', true, false],
  ['6200000012345678', false, false],
  ['62000E18', false, false],
  ['', true, false],
])('[ACC-2] %s as a number cell (%s): damaged %s', (text, isNumberCell, damaged) => {
  expect(isDamagedNumber(text, isNumberCell)).toBe(damaged);
});

test('[ACC-2] every double of more than 15 digits is damaged, however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_007_199 }), fc.integer({ min: 12, max: 18 }), (head, zeros) => {
      const value = head * 10 ** zeros;
      if (value < 1e15) return;
      expect(isDamagedNumber(value.toExponential().toUpperCase())).toBe(true);
      expect(isDamagedNumber(BigInt(value).toString(), true)).toBe(true);
    }),
    { seed: 16, numRuns: 200 },
  );
});

test('[MASK-1] a mask never shows a number, and hides at least a third of it', () => {
  const number = fc.string({
    unit: fc.constantFrom(...'0123456789ABCDEFXYZ甲'.split('')),
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(
      number,
      fc.option(fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 1, maxLength: 4 })),
      (account, bank) => {
        const shown = maskNumber(bank === null ? account : `${bank}:${account}`);
        const masked = bank === null ? shown : shown.slice(bank.length + 1);
        const [head = '', tail = ''] = masked.split('****');
        const characters = Array.from(account).length;
        expect(masked).not.toContain(account);
        expect(account.startsWith(head) && account.endsWith(tail)).toBe(true);
        expect(characters - Array.from(head + tail).length).toBeGreaterThanOrEqual(characters / 3);
        expect(shown).toBe(bank === null ? masked : `${bank}:${masked}`);
      },
    ),
    { seed: 17, numRuns: 500 },
  );
});

test.each([
  ['6200000012345678', '620000****5678'],
  ['620000001234', '6200****1234'],
  ['70:8000EBD30', '70:80****30'],
  ['12345', '1****5'],
  ['17', '****'],
])('[MASK-1] %s is shown as %s', (number, shown) => {
  expect(maskNumber(number)).toBe(shown);
});

test('[NUM-3] one changed digit, or two exchanged neighbours, is noticed by the card check', () => {
  const body = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 15, maxLength: 18 });
  fc.assert(
    fc.property(body, fc.nat(14), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
      const card = digits + String((10 - luhnRemainder(`${digits}0`)) % 10);
      expect(looksLikeBankCard(card)).toBe(true);
      const changed = card.slice(0, at) + String((Number(card[at]) + by) % 10) + card.slice(at + 1);
      expect(looksLikeBankCard(changed)).toBe(false);
      const [x, y] = [card[at] ?? '', card[at + 1] ?? ''];
      const swapped = card.slice(0, at) + y + x + card.slice(at + 2);
      // Luhn cannot see 09 <-> 90.
      expect(looksLikeBankCard(swapped)).toBe(x === y || x + y === '09' || x + y === '90');
    }),
    { seed: 18, numRuns: 300 },
  );
  expect(looksLikeBankCard('620000001234567')).toBe(false);
});
