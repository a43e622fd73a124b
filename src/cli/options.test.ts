import { expect, test } from 'vitest';

import { exitCodeOf } from './exit-codes.ts';
import { languageOf } from './language.ts';
import { disclosureOf, settingsOf } from './options.ts';

const BASE = { preset: 'statement', guards: true } as const;

test('[CLI-1] the option wins, then LC_ALL, LC_MESSAGES, LANG', () => {
  expect(languageOf('en', { LANG: 'zh_CN.UTF-8' })).toBe('en');
  expect(languageOf(undefined, { LC_ALL: 'en_GB', LANG: 'zh_CN.UTF-8' })).toBe('en');
  expect(languageOf(undefined, { LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_GB' })).toBe('zh');
  expect(languageOf('fr', { LANG: 'zh_TW' })).toBe('zh');
  expect(languageOf(undefined, {})).toBe('en');
});

test('[CLI-2] problem codes lead to the exit codes of the contract', () => {
  expect(
    ['usage', 'purpose-missing', 'mapping-shape', 'parameter-unknown', 'in-sample', 'export-format'].map(exitCodeOf),
  ).toEqual([2, 2, 2, 2, 2, 2]);
  expect(exitCodeOf('workspace-busy')).toBe(4);
  expect(exitCodeOf('stopped')).toBe(5);
  expect(['no-usable-input', 'not-found', 'workspace-missing', 'anything-else'].map(exitCodeOf)).toEqual([3, 3, 3, 3]);
});

test('[CLI-3] full values only with case and purpose, never together with open data', () => {
  expect(disclosureOf({})).toEqual({ ok: true, value: { openData: false } });
  expect(disclosureOf({ openData: true })).toEqual({ ok: true, value: { openData: true } });
  expect(disclosureOf({ unmask: true, case: ' A1 ', purpose: '冻结' })).toEqual({
    ok: true,
    value: { openData: false, unmask: { caseNo: 'A1', purpose: '冻结' } },
  });
  for (const bad of [{ unmask: true }, { unmask: true, case: 'A1', purpose: '  ' }]) {
    expect(disclosureOf(bad)).toMatchObject({ ok: false, problem: { code: 'purpose-missing' } });
  }
  expect(disclosureOf({ unmask: true, openData: true, case: 'A1', purpose: 'x' })).toMatchObject({
    ok: false,
    problem: { code: 'usage' },
  });
});

test('[CLI-4] a date is its whole day in Asia/Shanghai', () => {
  const settings = settingsOf({ ...BASE, from: '2024-03-05', to: '2024-03-05' }, 'zh');
  expect(settings).toMatchObject({
    ok: true,
    value: { from: Date.UTC(2024, 2, 4, 16), to: Date.UTC(2024, 2, 5, 16) - 1 },
  });
  expect(settingsOf({ ...BASE, to: '2024-03-05 08:00:00' }, 'zh')).toMatchObject({
    ok: true,
    value: { to: Date.UTC(2024, 2, 5) },
  });
});

test('[CLI-4] unreadable and reversed dates and numbers are wrong usage', () => {
  for (const bad of [
    { from: 'yesterday' },
    { from: '2024-03-06', to: '2024-03-05' },
    { top: '0' },
    { top: 'ten' },
    { retainDays: '1.5' },
  ]) {
    expect(settingsOf({ ...BASE, ...bad }, 'en')).toMatchObject({ ok: false, problem: { code: 'usage' } });
  }
});
