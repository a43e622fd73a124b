import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCompact, formatDuration, formatInstant, formatShare, formatUnix, minorToDecimal } from './format.ts';

const SEED = { seed: 20_240_305, numRuns: 300 };

test('[REP-1] minor units become decimals exactly, over the whole range of safe integers', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom('CNY', 'JPY', 'BTC'), (minor, currency) => {
      const text = minorToDecimal(minor, currency);
      const digits = { CNY: 2, JPY: 0, BTC: 8 }[currency] ?? 0;
      expect(text.split('.')[1]?.length ?? 0).toBe(digits);
      expect(BigInt(text.replace('.', ''))).toBe(BigInt(minor));
    }),
    SEED,
  );
});

test.each([
  [0, '0 秒', '0 seconds'],
  [1, '1 秒', '1 second'],
  [61, '1 分钟 1 秒', '1 minute 1 second'],
  [3_600, '1 小时', '1 hour'],
  [93_601, '1 天 2 小时', '1 day 2 hours'],
  [604_800, '7 天', '7 days'],
  [86_400 + 59, '1 天', '1 day'],
])('[REP-2] %d seconds in words', (seconds, chinese, english) => {
  expect(formatDuration(seconds, 'zh')).toBe(chinese);
  expect(formatDuration(seconds, 'en')).toBe(english);
});

test('[REP-2] times read 2024-03-05 14:07:33, a date stays a date', () => {
  expect(formatInstant('2024-03-05T14:07:33+08:00')).toBe('2024-03-05 14:07:33');
  expect(formatInstant('2024-03-05T14:07+08:00')).toBe('2024-03-05 14:07');
  expect(formatInstant('2024-03-05')).toBe('2024-03-05');
  expect(formatInstant('')).toBe('');
  expect(formatUnix(1_709_618_853, 28_800)).toBe('2024-03-05 14:07:33');
});

test('[REP-2] axis labels have at most three figures', () => {
  expect(formatCompact(12_345_678, 'CNY', 'zh')).toBe('12.3万');
  expect(formatCompact(12_345_678, 'CNY', 'en')).toBe('123K');
  expect(formatCompact(5_000, 'CNY', 'en')).toBe('50');
  expect(formatShare(0.834)).toBe('83.4%');
  expect(formatShare(1)).toBe('100%');
});
