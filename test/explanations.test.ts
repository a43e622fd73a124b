import { expect, test } from 'vitest';
import { DETECTORS, SIGNAL_CODES } from '#detect';
import type { Language } from '#model';
import { reasonText } from '#report';

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
