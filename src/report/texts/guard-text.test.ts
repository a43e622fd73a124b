import { GUARDS, VOID_REASONS } from '#detect';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { guardText } from './guard-text.ts';
import { isKnownSource } from './parameter-source.ts';
import { zh } from './zh.ts';

const VALUES = {
  met: 4,
  of: 7,
  credits: 480,
  days: 119,
  tradeShare: 0.9,
  weeks: 17,
  weeklyVariation: 0.21,
  dayShare: 0.98,
  returningShare: 0.5,
  monthlyPayments: 4,
  dwellSeconds: 200_000,
  sweepShare: 0,
  payees: 12,
  months: 4,
  usualDay: 10,
  recurringShare: 1,
  payeeVariation: 0.05,
  measuredPayees: 12,
  payers: 60,
  medianMinor: 12_000,
  currency: 'CNY',
  personShare: 0.02,
  transfers: 48,
  partners: 12,
  liveIn: 600,
  liveOut: 3,
  hubCap: 512,
};

test.each(GUARDS.map(({ id }) => id))('[REP-GUARD-1] what guard %s measured has a sentence in both languages', (id) => {
  for (const [language, set] of [
    ['zh', zh],
    ['en', en],
  ] as const) {
    expect(set.guards[id]).toBeTruthy();
    const text = guardText({ id, share: 1, values: VALUES }, language);
    expect(text).not.toMatch(/\?|undefined|NaN/);
    expect(/\p{Script=Han}/u.test(text)).toBe(language === 'zh');
  }
});

test('[REP-GUARD-1] a void guard says what takes it away, in either language; an unknown dwell is said to be unknown', () => {
  for (const voidedBy of VOID_REASONS) {
    const guard = { id: 'merchant', share: 1, values: { ...VALUES, voidedBy } };
    expect(guardText(guard, 'zh')).toContain('；失效：');
    expect(guardText(guard, 'en')).toContain('; void: ');
  }
  const unknown = { id: 'payroll', share: 5 / 6, values: { ...VALUES, dwellSeconds: 'unknown' } };
  expect(guardText(unknown, 'zh')).toContain('停留时间无法判断');
  expect(guardText(unknown, 'en')).toContain('not known');
  expect(guardText({ id: 'new-guard', share: 1, values: { a: 1 } }, 'en')).toBe('new-guard (a=1)');
});

test('[REP-GUARD-1] the source of the guards’ numbers has its words', () => {
  const sources = GUARDS.flatMap(({ parameters }) => parameters.map(({ source }) => source));
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.filter((source) => !isKnownSource(source))).toEqual([]);
});

test.each(['zh', 'en'] as const)(
  '[REP-GUARD-1] the sentences of the guards are those of the golden file (%s)',
  async (language) => {
    const lines = GUARDS.map(({ id }) => `${id}\n  ${guardText({ id, share: 1, values: VALUES }, language)}\n`);
    const voids = VOID_REASONS.map(
      (voidedBy) =>
        `${voidedBy}\n  ${guardText({ id: 'refund', share: 1, values: { ...VALUES, voidedBy } }, language)}\n`,
    );
    await expect([...lines, ...voids].join('')).toMatchFileSnapshot(`../golden/guards.${language}.txt`);
  },
);
