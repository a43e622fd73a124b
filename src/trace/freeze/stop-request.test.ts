import { expect, test } from 'vitest';

import { TIME_PRECISION } from '#model';

import { matchFourFields, type FourFields } from './stop-request.ts';

const AT = Date.parse('2024-03-05T14:07:33+08:00');
const ROW: FourFields = {
  name: '测试甲',
  number: '6200000000000000011',
  amountMinor: 300_000_00,
  atMs: AT,
  precision: TIME_PRECISION.second,
};

test('[STOP-1] only name, number, amount and time together let a stop pass; what is missing is no match', () => {
  expect(matchFourFields(ROW, ROW)).toEqual({
    name: 'equal',
    number: 'equal',
    amount: 'equal',
    time: 'equal',
    passes: true,
  });
  const wrong: readonly Partial<FourFields>[] = [
    { name: '测试乙' },
    { number: '6200000000000000029' },
    { amountMinor: 300_000_01 },
    { atMs: AT + 1000 },
    { atMs: AT - 301_000 },
    { name: '' },
    { number: '' },
  ];
  for (const change of wrong) expect(matchFourFields({ ...ROW, ...change }, ROW).passes).toBe(false);
  const { amountMinor: _amount, ...noAmount } = ROW;
  const { atMs: _at, ...noTime } = ROW;
  expect(matchFourFields(noAmount, ROW)).toMatchObject({ amount: 'missing', passes: false });
  expect(matchFourFields(ROW, noTime)).toMatchObject({ time: 'missing', passes: false });
});

test('[STOP-2] spaces and full-width letters in a name and blanks in a number are no difference', () => {
  const request = { ...ROW, name: ' 测 试甲', number: '6200 0000 0000 0000 011' };
  expect(matchFourFields(request, ROW).passes).toBe(true);
  expect(matchFourFields({ ...ROW, name: 'ＡＢ' }, { ...ROW, name: 'ab' }).name).toBe('equal');
});

test('[STOP-3] the receiving bank may book up to 300 seconds later, not earlier', () => {
  expect(matchFourFields({ ...ROW, atMs: AT - 300_000 }, ROW).time).toBe('equal');
  expect(matchFourFields({ ...ROW, atMs: AT - 300_001 }, ROW).time).toBe('differs');
});

test('[STOP-3] times agree when they lie in one unit of the coarser precision, in China', () => {
  const minute = { ...ROW, precision: TIME_PRECISION.minute };
  expect(matchFourFields({ ...minute, atMs: AT - 33_000 }, ROW).time).toBe('equal');
  expect(matchFourFields({ ...minute, atMs: AT + 27_000 }, ROW).time).toBe('differs');
  const day = { ...ROW, precision: TIME_PRECISION.day };
  const midnight = Date.parse('2024-03-05T00:00:00+08:00');
  expect(matchFourFields({ ...day, atMs: midnight }, ROW).time).toBe('equal');
  expect(matchFourFields({ ...day, atMs: midnight - 1000 }, ROW).time).toBe('differs');
});
