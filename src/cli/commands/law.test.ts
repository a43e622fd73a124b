import { expect, test } from 'vitest';

import { compareRegimes, LEGAL_VALUES } from '#law';

import { legalValueRows, regimeCases } from './law.ts';

test('[LAW-21] without cases: Linyi and Taizhou in 2021 and the country today; a case is a region and a day', () => {
  expect(regimeCases(undefined, '2026-11-24')).toEqual([
    { region: '371300', decidedAt: '2021-04-20' },
    { region: '331000', decidedAt: '2021-01-10' },
    { region: '000000', decidedAt: '2026-11-24' },
  ]);
  expect(regimeCases(['440300:2021-01-10'], '2026-11-24')).toEqual([{ region: '440300', decidedAt: '2021-01-10' }]);
  const code = (text: string) => {
    const compared = compareRegimes('rent-phone-card', regimeCases([text], '2026-11-24'));
    return compared.ok ? 'ok' : compared.problem.code;
  };
  expect(code('440300')).toBe('date-unreadable');
  expect(code('4403:2021-01-10')).toBe('region-unreadable');
  expect(code('440300:2021-01-10')).toBe('ok');
});

test('[LAW-22] every legal value is listed once, with how it stands', () => {
  const rows = legalValueRows();
  expect(rows.map(({ id }) => id)).toEqual(Object.keys(LEGAL_VALUES));
  const standing = new Map(rows.map((row) => [row.id, [row.value, row.standing]]));
  expect(standing.get('freeze-months')).toEqual([6, 'fixed']);
  expect(standing.get('stop-hours')).toEqual([48, 'switch-on']);
  expect(standing.get('sanction-appeal-days')).toEqual([null, 'set']);
});
