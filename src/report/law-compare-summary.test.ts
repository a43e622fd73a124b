import { expect, test } from 'vitest';

import { compareRegimes, LEGAL_VALUES, REGIMES_OF_2021 } from '#law';

import { lawCompareSummary, lawValuesSummary, valueStanding } from './law-compare-summary.ts';

test.each(['zh', 'en'] as const)(
  '[LAW-21] a column for each place and day, terms with how sure they are (%s)',
  (language) => {
    const compared = compareRegimes('rent-phone-card', [
      ...REGIMES_OF_2021,
      { region: '000000', decidedAt: '2026-06-01' },
    ]);
    if (!compared.ok) throw new Error(compared.problem.code);
    const text = lawCompareSummary(compared.value, language);
    const year = language === 'zh' ? '年' : 'years';
    const row = text
      .split('\n')
      .find((line) => line.includes(language === 'zh' ? '不得新办电信业务' : 'no new telecom service'));
    expect(row?.replaceAll(/ +/g, ' ')).toContain(`5 ${year} [S] 2 ${year} [S] 2 ${year} [S]`);
    for (const head of ['371300 · 2021-04-20', '331000 · 2021-01-10', '000000 · 2026-06-01'])
      expect(text.split(head).length).toBe(3);
    expect(text).toContain(language === 'zh' ? '不构成法律意见' : 'No legal advice');
  },
);

test.each(['zh', 'en'] as const)(
  '[LAW-22] every legal value with its number, tag, standing and text (%s)',
  (language) => {
    const lines = lawValuesSummary(language).split('\n');
    expect(lines).toHaveLength(Object.keys(LEGAL_VALUES).length + 1);
    const stop = lines.find((line) => line.startsWith('stop-hours ')) ?? '';
    expect(stop).toContain(language === 'zh' ? '48 小时' : '48 h');
    expect(stop).toContain('T-ocr');
    expect(stop).toContain(language === 'zh' ? '须具名启用' : 'to be switched on');
    expect(stop).toContain('银发〔2016〕86号 · 二(一)2');
  },
);

test('[LAW-22] fixed by a text read in full, switched on where a copy is known, set where nothing is', () => {
  expect(valueStanding(6, 'T')).toBe('fixed');
  expect(valueStanding(48, 'T-ocr')).toBe('switch-on');
  expect(valueStanding(2, 'S')).toBe('switch-on');
  expect(valueStanding(undefined, 'T')).toBe('set');
});
