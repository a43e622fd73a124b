import fc from 'fast-check';
import { expect, test } from 'vitest';

import { addMeasured, AMOUNT_MEASURES, measured } from './amount-measures.ts';

test('[MEASURE-1] amounts of one measure and currency add up exactly', () => {
  const minor = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
  fc.assert(
    fc.property(fc.constantFrom(...AMOUNT_MEASURES), minor, minor, (measure, a, b) => {
      expect(addMeasured(measured(measure, a, 'CNY'), measured(measure, b, 'CNY'))).toEqual({
        measure,
        minor: a + b,
        currency: 'CNY',
      });
    }),
    { seed: 11 },
  );
});

test('[MEASURE-2] the four measures do not add: the compiler refuses, and so does the program', () => {
  const caseValue = measured('case-value', 100, 'CNY');
  const turnover = measured('card-turnover', 700, 'CNY');
  // @ts-expect-error a case value is no turnover
  expect(() => addMeasured(caseValue, turnover)).toThrow(TypeError);
  expect(() => addMeasured(caseValue, measured('case-value', 1, 'USD'))).toThrow(TypeError);
});
