import { expect, test } from 'vitest';

import { compareRegimes, REGIMES_OF_2021 } from './compare-regimes.ts';
import type { Act } from './rule-pack.ts';
import { SANCTION_PACKS } from './sanction-packs.ts';

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

test('[LAW-24] a rule names no more than its text: who it reaches, what must have come of it, and that its end is inferred', () => {
  const about = (act: Act, region: string) => {
    const answer = compareRegimes(act, [{ region, decidedAt: '2023-06-01' }]);
    return answer.ok ? (answer.value.regimes[0]?.rules ?? []) : [];
  };
  const linyi = (act: Act) => about(act, '371302').filter(({ pack }) => pack === 'linyi-2021');
  expect(linyi('sell-phone-card').map(({ conditions }) => conditions)).toEqual([
    ['city-level-determination', 'used-in-fraud-with-loss', 'keeps-one-number'],
  ]);
  expect([...linyi('buy-phone-card'), ...linyi('sell-iot-card')]).toEqual([]);
  expect(linyi('sell-bank-account').map(({ measure, term_years: years }) => [measure, years])).toEqual([
    ['no-non-counter', 5],
    ['no-payment-account-business', 5],
    ['no-new-account', 5],
  ]);
  expect([...about('sell-wallet', '371302'), ...about('rent-fixed-phone', '371302')]).toEqual([]);
  const penalty = (act: Act) => about(act, '000000').filter(({ measure }) => measure === 'administrative-penalty');
  expect([penalty('sell-bank-account').length, penalty('organiser').length]).toEqual([1, 0]);
  for (const { id, to, open } of SANCTION_PACKS) expect(open.includes('end-inferred'), id).toBe(to !== undefined);
});
