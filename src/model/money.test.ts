import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CURRENCIES, currencyOf, formatAmount, formatHeadlineAmount, minorUnitExponent, parseAmount } from './index.ts';

const read = (text: string, currency = 'CNY', unit = 1): number | string => {
  const result = parseAmount(text, currency, unit);
  return result.ok ? result.value.minor : result.problem.code;
};

test.each([
  ['1234.5', 123_450],
  ['1,234,567.89', 123_456_789],
  ['￥1,234.00', 123_400],
  ['¥-12', -1200],
  ['-¥12', -1200],
  ['12.30元', 1230],
  ['＋１２．３０', 1230],
  ['（1.00）', -100],
  ['(1,000.00)', -100_000],
  ['\t"20.00"\u3000', 2000],
  ['.5', 50],
  ['5.', 500],
  ['-0.00', 0],
  ['1.5E+3', 150_000],
  ['\u221212', -1200],
])('[MONEY-1] %s is %d fen', (text, minor) => {
  expect(read(text)).toBe(minor);
});

test.each(['12,34', '1,2345', '1.2.3', '12 元 3', 'abc', '1..2', '(-1)', '+-1', '.', '1e', '1,234,56'])(
  '[MONEY-1] %s is no amount',
  (text) => {
    expect(read(text)).toBe('amount-unreadable');
  },
);

test.each(['', ' ', '-', '--', '/', 'null', '无', 'NaN'])('[MONEY-1] "%s" is empty', (text) => {
  expect(read(text)).toBe('amount-empty');
});

test('[MONEY-1] an amount beyond exact integers is refused', () => {
  expect(read('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER);
  expect(read('90071992547409.92')).toBe('amount-too-large');
});

test('[MONEY-2] the unit of the header shifts the decimal point exactly', () => {
  expect(read('1.2345', 'CNY', 10_000)).toBe(1_234_500);
  expect(read('12345', 'CNY', 0.01)).toBe(12_345);
});

test('[MONEY-3] more decimals than the currency has are rounded half away from zero and flagged', () => {
  expect(parseAmount('1.005', 'CNY')).toEqual({ ok: true, value: { minor: 101, rounded: true } });
  expect(parseAmount('-1.005', 'CNY')).toEqual({ ok: true, value: { minor: -101, rounded: true } });
  expect(parseAmount('1.0049999', 'CNY')).toEqual({ ok: true, value: { minor: 100, rounded: true } });
  expect(parseAmount('1.0000', 'CNY')).toEqual({ ok: true, value: { minor: 100, rounded: false } });
  expect(parseAmount('1.5', 'JPY')).toEqual({ ok: true, value: { minor: 2, rounded: true } });
  expect(parseAmount('0.12345678', 'BTC')).toEqual({ ok: true, value: { minor: 12_345_678, rounded: false } });
});

test('[MONEY-4] what is shown reads back as the same amount, in every currency', () => {
  const codes = CURRENCIES.map(({ code }) => code);
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom(...codes), (minor, code) => {
      const shown = formatAmount(minor, code).replace(/^(-?)(?:HK\$|\p{L}+ |₿)/u, '$1');
      expect(read(shown, code)).toBe(minor === 0 ? 0 : minor);
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('[MONEY-3] rounding agrees with rational arithmetic', () => {
  fc.assert(
    fc.property(
      fc.bigInt(0n, 10n ** 12n),
      fc.integer({ min: 0, max: 6 }),
      fc.boolean(),
      (digits, decimals, negative) => {
        const text = digits.toString().padStart(decimals + 1, '0');
        const shown = `${negative ? '-' : ''}${text.slice(0, text.length - decimals)}.${text.slice(text.length - decimals)}`;
        const scale = 10n ** BigInt(decimals);
        const minor = Number((digits * 100n * 2n + scale) / (scale * 2n));
        expect(read(shown)).toBe(negative && minor !== 0 ? -minor : minor);
      },
    ),
    { seed: 12, numRuns: 500 },
  );
});

test('[MONEY-4] amounts are shown in groups of three, headlines in 万 and 亿 or K, M and B', () => {
  expect(formatAmount(123_456_789, 'CNY')).toBe('¥1,234,567.89');
  expect(formatAmount(-5, 'CNY', 'zh')).toBe('-¥0.05');
  expect(formatAmount(123_450, 'SEK')).toBe('SEK 1,234.50');
  expect(formatAmount(123_450, 'SEK', 'zh')).toBe('瑞典克朗 1,234.50');
  expect(formatAmount(1_234, 'JPY')).toBe('JPY 1,234');
  expect(formatHeadlineAmount(123_456_789, 'CNY', 'zh')).toBe('¥123.46万');
  expect(formatHeadlineAmount(12_345_678_900, 'CNY', 'zh')).toBe('¥1.23亿');
  expect(formatHeadlineAmount(123_456_789, 'CNY', 'en')).toBe('¥1.23M');
  expect(formatHeadlineAmount(10_080_000, 'CNY', 'en')).toBe('¥100.80K');
  expect(formatHeadlineAmount(99_900, 'CNY', 'zh')).toBe('¥999.00');
});

test.each([
  ['人民币', 'CNY'],
  ['RMB', 'CNY'],
  ['156', 'CNY'],
  [' yuan ', 'CNY'],
  ['ＣＮＹ', 'CNY'],
  ['US Dollar', 'USD'],
  ['Euro', 'EUR'],
  ['Bitcoin', 'BTC'],
  ['Yen', 'JPY'],
  ['UK Pound', 'GBP'],
  ['Swiss Franc', 'CHF'],
  ['Ruble', 'RUB'],
  ['Rupee', 'INR'],
  ['Shekel', 'ILS'],
  ['Saudi Riyal', 'SAR'],
  ['Mexican Peso', 'MXN'],
  ['Brazil Real', 'BRL'],
  ['Australian Dollar', 'AUD'],
  ['Canadian Dollar', 'CAD'],
  ['SEK', 'SEK'],
  ['港币', 'HKD'],
  ['xyz', 'XYZ'],
])('[MONEY-5] %s names %s', (text, code) => {
  expect(currencyOf(text)).toBe(code);
});

test('[MONEY-5] no spelling names two currencies, and an unknown code has two decimals', () => {
  const spellings = CURRENCIES.flatMap(({ code, title, aliases }) =>
    [code, title.zh, title.en, ...aliases].map((text) => [text, code]),
  );
  for (const [text, code] of spellings) expect([text, currencyOf(text ?? '')]).toEqual([text, code]);
  expect([minorUnitExponent('XYZ'), minorUnitExponent('JPY'), minorUnitExponent('BTC')]).toEqual([2, 0, 8]);
  expect(currencyOf('没有这种货币')).toBeUndefined();
});
