import { expect, test } from 'vitest';
import { DAY } from '../case.fixture.ts';
import { at, valuesOf, type GuardCase } from './guard-case.fixture.ts';
import { propertyManagement } from './innocent.fixture.ts';

const FIRST = at(10);

/** Each payer, from 10, pays 10 yuan so many seconds after FIRST. */
function paid(...after: readonly (readonly number[])[]): GuardCase {
  return {
    transfers: after.flatMap((times, i) => times.map((t) => ({ from: 10 + i, to: 0, t: FIRST + i + t, amount: 1000 }))),
  };
}

const holds = (draft: GuardCase) => valuesOf(draft, 'utility') !== undefined;
const five = (...times: number[]) => Array.from({ length: 5 }, () => times);

test('[GUARD-UTILITY] five payers that pay again after 25 to 70 days, at least half of their times', () => {
  expect([holds(paid(...five(0, 25 * DAY))), holds(paid(...five(0, 25 * DAY - 1)))]).toEqual([true, false]);
  expect([holds(paid(...five(0, 70 * DAY))), holds(paid(...five(0, 70 * DAY + 1)))]).toEqual([true, false]);
  expect(holds(paid(...five(0, 30 * DAY).slice(1)))).toBe(false);
  expect(holds(paid(...five(0, 30 * DAY, 35 * DAY)))).toBe(true);
  expect(holds(paid(...five(0, 30 * DAY, 35 * DAY, 40 * DAY)))).toBe(false);
});

test('[GUARD-UTILITY] 60 % of the payers pay again; who pays once, or twice on a day, does not', () => {
  const again = [0, 30 * DAY];
  expect([holds(paid(again, again, again, [0], [0])), holds(paid(again, again, [0], [0], [0]))]).toEqual([true, false]);
  expect(holds(paid(again, again, [0, 60], [0], [0]))).toBe(false);
});

test('[GUARD-UTILITY] a condition is met at its threshold and not beyond it', () => {
  const { transfers, ...rest } = propertyManagement();
  const firm = { ...rest, transfers: [...transfers, { from: 0, to: 2, t: at(100), amount: 300_000 }] };
  const measured = valuesOf(firm, 'utility')!;
  const met = (parameters: Record<string, number>) => valuesOf(firm, 'utility', parameters)?.['met'];
  expect([met({ personShare: 1, minimumPayers: 60 }), met({ personShare: 1, minimumPayers: 61 })]).toEqual([4, 3]);
  const medianMinor = Number(measured['medianMinor']);
  expect([met({ personShare: 1, medianMinor }), met({ personShare: 1, medianMinor: medianMinor - 1 })]).toEqual([4, 3]);
  const personShare = Number(measured['personShare']);
  expect(personShare).toBe(300_000 / 2_400_000);
  expect([met({ personShare }), met({ personShare: personShare - 1e-9 })]).toEqual([4, 3]);
});
