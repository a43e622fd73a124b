import { expect, test } from 'vitest';
import { DAY, caseOf } from '../case.fixture.ts';
import { planDetectors } from '../run-detectors.ts';
import { ACCOUNT_MEASURES } from './account-measures.ts';
import { MEASURE_DEFAULTS } from './measure-defaults.fixture.ts';

test('[MEAS-1] the defaults of the account measures in both presets', () => {
  const defaults = Object.fromEntries(
    ACCOUNT_MEASURES.map(({ id, parameters }) => [id, Object.fromEntries(parameters.map((p) => [p.id, p.default]))]),
  );
  expect(defaults).toEqual(MEASURE_DEFAULTS);
});

test('[MEAS-1] no threshold is shown as a statute’s: each is a setting, a preset’s or an institution’s', () => {
  for (const { parameters } of ACCOUNT_MEASURES) {
    for (const { source, id } of parameters) expect(source, id).toMatch(/setting|preset|not statutory/);
  }
});

test('[MEAS-2] `structure` runs no rule of amounts', () => {
  const view = caseOf({ transfers: [{ from: 1, to: 0, t: 10 * DAY }] });
  const plan = planDetectors({ preset: 'structure' }, ACCOUNT_MEASURES);
  if (!plan.ok) throw new Error(plan.problem.code);
  const off = plan.value
    .filter(({ detector, parameters }) => detector.run(view, parameters).counts['value-rule-off'] === 1)
    .map(({ detector }) => detector.id);
  expect(off).toEqual([
    'spread',
    'inter-bank',
    'low-balance',
    'zero-out',
    'cash-in',
    'cash-out',
    'like-pair',
    'structuring',
    'probe',
    'burst-stop',
    'first-deposit',
  ]);
});
