import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInstant, parseInstant, parseInstantParts, TIME_PRECISION, type InstantOptions } from './index.ts';

const read = (text: string, options: InstantOptions = {}): string => {
  const result = parseInstant(text, options);
  return result.ok ? `${formatInstant(result.value.ms)} ${result.value.precision}` : result.problem.code;
};
const readParts = (date: string, time: string): string => {
  const result = parseInstantParts(date, time);
  return result.ok ? `${formatInstant(result.value.ms)} ${result.value.precision}` : result.problem.code;
};

test.each([
  ['2024-01-05 09:08:07', '2024-01-05T09:08:07+08:00 0'],
  ['\t2024-01-05  09:08:07 ', '2024-01-05T09:08:07+08:00 0'],
  ['2024/1/5 9:08', '2024-01-05T09:08:00+08:00 1'],
  ['2022/09/01 00:20', '2022-09-01T00:20:00+08:00 1'],
  ['2024.01.05 9:08:07', '2024-01-05T09:08:07+08:00 0'],
  ['2024-01-05', '2024-01-05T00:00:00+08:00 2'],
  ['2024.1.5', '2024-01-05T00:00:00+08:00 2'],
  ['20240105', '2024-01-05T00:00:00+08:00 2'],
  ['20240105090807', '2024-01-05T09:08:07+08:00 0'],
  ['20240105090807123', '2024-01-05T09:08:07.123+08:00 0'],
  ['202401050908', '2024-01-05T09:08:00+08:00 1'],
  ['20240105 09:08:07', '2024-01-05T09:08:07+08:00 0'],
  ['20240105 090807', '2024-01-05T09:08:07+08:00 0'],
  ['2024-01-05 090807', '2024-01-05T09:08:07+08:00 0'],
  ['2024-01-05-09.08.07.123456', '2024-01-05T09:08:07.123+08:00 0'],
  ['2024年1月5日', '2024-01-05T00:00:00+08:00 2'],
  ['2024年01月05日 09:08:07', '2024-01-05T09:08:07+08:00 0'],
  ['2024年1月5日9时8分', '2024-01-05T09:08:00+08:00 1'],
  ['2024年1月5日9时8分7秒', '2024-01-05T09:08:07+08:00 0'],
])('[TIME-1] %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['2024-01-05T09:08:07Z', '2024-01-05T17:08:07+08:00 0'],
  ['2024-01-05T09:08:07.5+09:00', '2024-01-05T08:08:07.500+08:00 0'],
  ['2024-01-05 09:08:07-0330', '2024-01-05T20:38:07+08:00 0'],
])('[TIME-2] a zone in the text wins over +08:00: %s', (text, expected) => {
  expect(read(text, { zoneOffsetMs: 0 })).toBe(expected);
});

test.each([
  ['2024-12-31 24:00:00', '2025-01-01T00:00:00+08:00 0'],
  ['2024-12-31 24:00', '2025-01-01T00:00:00+08:00 1'],
  ['2024-12-31 23:59:60', '2025-01-01T00:00:00+08:00 0'],
])('[TIME-3] the end of a day and a leap second become the moment that follows: %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['2024-02-30', 'time-impossible'],
  ['2023-02-29 10:00:00', 'time-impossible'],
  ['2024-13-01', 'time-impossible'],
  ['2024-01-00', 'time-impossible'],
  ['2024-01-05 25:00:00', 'time-impossible'],
  ['2024-01-05 24:00:01', 'time-impossible'],
  ['2024-01-05 10:60:00', 'time-impossible'],
  ['2024-01-05 10:00:61', 'time-impossible'],
  ['1989-12-31', 'time-out-of-range'],
  ['2101-01-01', 'time-out-of-range'],
  ['', 'time-empty'],
  ['00000000', 'time-empty'],
  ['0000-00-00 00:00:00', 'time-empty'],
  ['--', 'time-empty'],
  ['01/02/2024', 'time-unreadable'],
  ['2024-01/05', 'time-unreadable'],
  ['abc', 'time-unreadable'],
  ['2024-01-0509:08', 'time-unreadable'],
  ['123', 'time-unreadable'],
  // No precision says "some time in this hour".
  ['2024年4月1日 10时', 'time-unreadable'],
  ['2024-04-01 10', 'time-unreadable'],
])('[TIME-4] %s: %s', (text, code) => {
  expect(read(text)).toBe(code);
});

test.each([
  ['45292', {}, '2024-01-01T00:00:00+08:00 2'],
  ['45292.5', {}, '2024-01-01T12:00:00+08:00 0'],
  ['45292.380636574', {}, '2024-01-01T09:08:07+08:00 0'],
  ['43830.5', { date1904: true }, '2024-01-01T12:00:00+08:00 0'],
  ['20000', {}, 'time-out-of-range'],
  ['80000', {}, 'time-unreadable'],
] as const)('[TIME-5] a spreadsheet serial: %s %o', (text, options, expected) => {
  expect(read(text, options)).toBe(expected);
});

test.each([
  ['20240105', '090807', '2024-01-05T09:08:07+08:00 0'],
  ['20240105', '90807', '2024-01-05T09:08:07+08:00 0'],
  ['2024-01-05', '23059', '2024-01-05T02:30:59+08:00 0'],
  ['2024-01-05', '9:08', '2024-01-05T09:08:00+08:00 1'],
  ['20240105', '24:00:00', '2024-01-06T00:00:00+08:00 0'],
  ['45296', '0.5', '2024-01-05T12:00:00+08:00 0'],
  ['20240105', '', '2024-01-05T00:00:00+08:00 2'],
  ['20240105', '000000', '2024-01-05T00:00:00+08:00 2'],
  ['20240105', '2024-01-06 10:00:00', '2024-01-06T10:00:00+08:00 0'],
  ['20240105', '99:99:99', 'time-impossible'],
  ['20240230', '10:00:00', 'time-impossible'],
  ['20240105', 'noon', 'time-unreadable'],
])('[TIME-6] date %s and time %s', (date, time, expected) => {
  expect(readParts(date, time)).toBe(expected);
});

test('[TIME-7] every moment reads back as it was written, with its precision', () => {
  const second = fc.integer({ min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2100, 11, 30) / 1000 });
  fc.assert(
    fc.property(second, fc.constantFrom(0, 1, 2), (seconds, precision) => {
      const unit = [1, 60, 86_400][precision] ?? 1;
      const ms = (Math.floor((seconds + 28_800) / unit) * unit - 28_800) * 1000;
      expect(parseInstant(formatInstant(ms, precision))).toEqual({ ok: true, value: { ms, precision } });
    }),
    { seed: 13, numRuns: 500 },
  );
});

test('[TIME-7] a moment is shown in China, with what is known of it', () => {
  const ms = Date.UTC(2024, 0, 4, 16, 5, 9);
  expect(formatInstant(ms)).toBe('2024-01-05T00:05:09+08:00');
  expect(formatInstant(ms, TIME_PRECISION.minute)).toBe('2024-01-05T00:05+08:00');
  expect(formatInstant(ms, TIME_PRECISION.day)).toBe('2024-01-05');
});
