import { expect, test } from 'vitest';
import { DETECTORS, SIGNAL_CODES } from '#detect';
import type { Language } from '#model';
import { reasonText } from '#report';
import { caseOf, DAY, HOUR, type CaseDraft } from '../src/detect/case.fixture.ts';
import { runOne } from '../src/detect/run.fixture.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

const OF_TEXT: Readonly<Record<string, string>> = {
  currency: 'CNY',
  caseNumber: 'A-1',
  paidAt: '2024-03-01 10:00:00',
  since: '2024-03-01',
};

test.each(Object.entries(SIGNAL_CODES))('[EXPL-1] %s has a sentence in both languages', (code, names) => {
  const values = Object.fromEntries(names.map((name, index) => [name, OF_TEXT[name] ?? index + 2]));
  for (const language of LANGUAGES) {
    const sentence = reasonText({ code, values }, language);
    expect(sentence).not.toContain(`${code} (`);
    expect(sentence).not.toBe(code);
    expect(sentence).not.toContain('?');
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    expect(/\p{Script=Han}/u.test(sentence)).toBe(language === 'zh');
  }
});

test('[EXPL-1] a code without a sentence shows itself and its values', () => {
  expect(reasonText({ code: 'unheard-of', values: { a: 1 } }, 'en')).toBe('unheard-of (a=1)');
});

test.each(DETECTORS.map((detector) => [detector.id, detector] as const))(
  '[EXPL-2] the description of %s is complete',
  (_id, detector) => {
    for (const title of [detector.title, ...detector.parameters.map((parameter) => parameter.title)]) {
      expect(title.zh).toMatch(/\p{Script=Han}/u);
      expect(title.en).toMatch(/[a-z]/);
    }
    for (const { source, default: values } of detector.parameters) {
      expect(source).not.toBe('');
      expect(typeof values.statement).toBe(typeof values.structure);
    }
    const ids = detector.parameters.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  },
);

test('[EXPL-2] no two detectors share an id', () => {
  expect(DETECTORS.length).toBeGreaterThan(3);
  expect(new Set(DETECTORS.map(({ id }) => id)).size).toBe(DETECTORS.length);
});

/** The sentences of account 0, of a made-up case on a clock that starts with 1970. */
function saidOf(draft: CaseDraft, detector: string, preset: 'statement' | 'structure' = 'statement') {
  const said = runOne(caseOf(draft), detector, {}, preset).signals.filter(({ account }) => account === 0);
  return said.map((signal) => {
    const from = new Date((signal.from + 8 * HOUR) * 1000).toISOString().replace('.000Z', '+08:00');
    const reason = { ...signal, from };
    return { zh: reasonText(reason, 'zh'), en: reasonText(reason, 'en') };
  });
}

test('[EXPL-3] a pass-through over eight days is not said to have come in within one', () => {
  const transfers = Array.from({ length: 9 }, (_, day) => [
    { from: 1, to: 0, t: (10 + day) * DAY, amount: 2_800_000 },
    { from: 0, to: 2, t: (10 + day) * DAY + HOUR, amount: 2_800_000 },
  ]).flat();
  const [{ zh, en } = { zh: '', en: '' }] = saidOf({ transfers }, 'pass-through');
  expect(zh).toContain('1970-01-11 08:00:00 至 1970-01-19 08:00:00 转入 9 笔共 ¥252,000.00');
  expect(zh).toContain('¥56,000.00 集中在同一个 1 天内');
  expect(zh).not.toContain('1 天内转入 ¥252,000.00');
  expect(en).toContain('between 1970-01-11 08:00:00 and 1970-01-19 08:00:00 9 credits brought in ¥252,000.00');
  expect(en).toContain('100% of the credits');
  expect(en).not.toMatch(/in within|the other/);
});

test('[REP-43] a pass-through of one credit has one moment', () => {
  const transfers = [
    { from: 1, to: 0, t: 10 * DAY, amount: 2_800_000 },
    { from: 0, to: 2, t: 10 * DAY + HOUR, amount: 2_800_000 },
  ];
  const [{ zh, en } = { zh: '', en: '' }] = saidOf({ transfers }, 'pass-through');
  expect(zh).toContain('：1970-01-11 08:00:00 转入 1 笔共 ¥28,000.00');
  expect(en).toContain(': at 1970-01-11 08:00:00 1 credit brought in ¥28,000.00');
});

test('[EXPL-3] what a gatherer passed on is compared with what came in, not called a part of it', () => {
  const credits = Array.from({ length: 5 }, (_, i) => ({ from: i + 1, to: 0, t: 10 * DAY + i * HOUR }));
  const transfers = [...credits, { from: 0, to: 9, t: 10 * DAY + 6 * HOUR, amount: 600_000 }];
  const [{ zh, en } = { zh: '', en: '' }] = saidOf({ transfers }, 'gather');
  expect(zh).toContain('共收到 ¥6,000.00，多于上述付款方转入的合计，其中含有其他资金');
  expect(en).toContain('one payee received ¥6,000.00, more than these payers sent, so that some of it is other money');
  expect(`${zh}${en}`).not.toContain('120%');
  const before = { from: 0, to: 8, t: 10 * DAY + HOUR + 1, amount: 90_000 };
  const after = { from: 0, to: 9, t: 10 * DAY + 6 * HOUR, amount: 400_000 };
  const [less = { zh: '', en: '' }] = saidOf({ transfers: [...credits, before, after] }, 'gather');
  expect(less.zh).toContain('其间（最后一笔到账前）已转出 ¥900.00；');
  expect(less.zh).toContain('金额相当于上述付款方转入合计的 80%（比较的是两个合计数，未追踪资金去向');
  expect(less.en).toContain('and before the last of these payments ¥900.00 had already left;');
  expect(less.en).toContain('an amount equal to 80% of what these payers sent (two sums are compared');
});

test('[EXPL-3] amounts of several currencies are not called the whole', () => {
  const transfers = Array.from({ length: 5 }, (_, i) => ({
    from: i + 1,
    to: 0,
    t: 10 * DAY + i,
    currency: i === 0 ? 1 : 0,
  }));
  const [first = { zh: '', en: '' }] = saidOf({ transfers, currencies: ['CNY', 'USD'] }, 'fan-in');
  expect(first.zh).toContain('其中 CNY 合计 ¥4,000.00（共 2 种币种）');
  expect(first.en).toContain('of them ¥4,000.00 in CNY (2 currencies)');
});

test('[EXPL-3] where only first and second transfers of a pair are searched, the sentence says so', () => {
  const transfers = Array.from({ length: 12 }, (_, i) => ({ from: 1 + (i % 6), to: 0, t: 10 * DAY + i * HOUR }));
  const said = (preset: 'statement' | 'structure') => saidOf({ transfers }, 'fan-in', preset)[0]?.zh ?? '';
  expect(said('structure')).toContain('只计每对账户的首次与第二次转账');
  expect(said('statement')).not.toContain('首次与第二次');
});
