import { expect, test } from 'vitest';

import { compareRegimes, REGIMES_OF_2021 } from './compare-regimes.ts';

test('[LAW-20] Linyi five years, Taizhou two, today two: each with its own text, side by side', () => {
  const compared = compareRegimes('rent-phone-card', [
    ...REGIMES_OF_2021,
    { region: '000000', decidedAt: '2026-06-01' },
  ]);
  if (!compared.ok) throw new Error(compared.problem.code);
  const [linyi, taizhou, today] = compared.value.regimes;
  const terms = (regime: typeof linyi) =>
    regime?.rules
      .filter(({ measure }) => measure === 'telecom-no-new')
      .map(({ pack, term_years: years }) => [pack, years]);
  expect(terms(linyi)).toEqual([['linyi-2021', 5]]);
  expect(terms(today)).toEqual([['joint-measures-2024', 2]]);
  expect(terms(taizhou)).toEqual([['taizhou-2020', 2]]);
  expect(linyi?.open).toContain('keeps-one-number');
  expect([linyi, taizhou, today].map((regime) => regime?.refused)).toEqual([undefined, undefined, undefined]);
  expect(linyi).toMatchObject({ region: '371300', acted_at: '2021-04-20', decided_at: '2021-04-20' });
});
