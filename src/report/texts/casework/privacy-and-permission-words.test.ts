import { readdirSync, readFileSync } from 'node:fs';

import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  PERMISSIONS,
  PRIVACY_ASKS,
  PURPOSES,
  REFUSAL_GROUNDS,
  ROLES,
  type EventHead,
  type PrivacyRequestEvent,
  type SuspiciousReportEvent,
} from '#casework';
import type { Bilingual } from '#model';
import { expect, test } from 'vitest';

import { PROBLEMS_EN } from '../problems-en.ts';
import { PROBLEMS_ZH } from '../problems-zh.ts';
import { valueReader } from '../value-reader.ts';
import { clockText, eventText } from './event-text.ts';
import { ACTION_WORDS } from './permission-actions.ts';
import { AGENCY_KIND_WORDS, AGENCY_LEVEL_WORDS, PURPOSE_WORDS, ROLE_WORDS, SCOPE_WORDS } from './permission-words.ts';
import { PRIVACY_ASK_WORDS, PRIVACY_RESULT_WORDS, REFUSAL_GROUND_WORDS, STANDING_WORDS } from './privacy-words.ts';

type Sayable = PrivacyRequestEvent | SuspiciousReportEvent;
type Samples = {
  readonly [T in Sayable['type']]: Omit<Extract<Sayable, { readonly type: T }>, keyof EventHead>;
};

const CARD = '6200000000000000011';
const NAME = '测试甲';
const SUBMISSION: Samples['privacy-request.submitted'] = {
  region: '371300',
  holder: 'police',
  requesterId: 'p1',
  subjectId: 'p1',
  standing: 'self',
  ask: 'access',
  about: [],
  text: `${NAME} ${CARD}`,
};

const SAMPLES: Samples = {
  'privacy-request.submitted': SUBMISSION,
  'privacy-request.withdrawn': {},
  'privacy-request.accepted': { proof: `身份证 ${CARD}` },
  'privacy-request.granted': {
    ask: 'access',
    result: 'given',
    text: NAME,
    withheld: [{ ground: 'hinders-duty', what: NAME }],
  },
  'privacy-request.refused': { ask: 'correct', ground: 'correct-as-held', text: NAME },
  'privacy-request.served': { how: `邮寄 ${CARD}` },
  'privacy-request.answer-overdue': {},
  'suspicious-report.drafted': {
    ...{ region: '371300', institution: '北区测试银行' },
    subject: { customerId: 'p1', accounts: [CARD], features: ['Z3'], fromMs: 0, toMs: 1 },
  },
  'suspicious-report.analysed': { text: NAME, conclusion: 'suspicious' },
  'suspicious-report.approved': { reason: NAME },
  'suspicious-report.sent-back': { reason: `补充 ${CARD}` },
  'suspicious-report.dropped': { reason: `排除 ${CARD}` },
  'suspicious-report.submitted': { reference: CARD },
  'suspicious-report.followed-up': { text: NAME, outcome: 'watch-on' },
  'suspicious-report.look-due': {},
};

function said(type: Sayable['type'], language: 'zh' | 'en'): string {
  const [kind] = type.split('.') as ['privacy-request' | 'suspicious-report'];
  const head: EventHead = {
    ...{ type, record: { kind, id: 'x' }, atMs: 0, recordedMs: 0 },
    by: { id: 'a', name: NAME, role: 'privacy-officer', agency: 'police' },
  };
  return eventText({ ...head, ...SAMPLES[type] }, language);
}

function expectBilingual(words: Bilingual, code: string): void {
  expect(words.zh, code).toMatch(/\p{Script=Han}/u);
  expect(words.en, code).toMatch(/[a-z]/);
  expect(words.en, code).not.toMatch(/\p{Script=Han}/u);
}

test.each(Object.keys(SAMPLES) as Sayable['type'][])(
  '[PRIV-13] %s is said in both languages and names nobody in full',
  (type) => {
    const [zh, en] = [said(type, 'zh'), said(type, 'en')];
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/[a-z]{3}/);
    for (const text of [zh, en]) for (const secret of [CARD, NAME]) expect(text).not.toContain(secret);
  },
);

test('[PRIV-13] a refusal, whole or in part, says where one can go', () => {
  for (const type of ['privacy-request.refused', 'privacy-request.granted'] as const) {
    expect(said(type, 'zh')).toContain('人民法院');
    expect(said(type, 'en')).toContain('court');
  }
});

test('[PRIV-13] every ask, ground, standing, result and clock has words', () => {
  expect(Object.keys(PRIVACY_ASK_WORDS)).toEqual([...PRIVACY_ASKS]);
  expect(Object.keys(REFUSAL_GROUND_WORDS)).toEqual(Object.keys(REFUSAL_GROUNDS));
  const tables = [PRIVACY_ASK_WORDS, REFUSAL_GROUND_WORDS, STANDING_WORDS, PRIVACY_RESULT_WORDS];
  for (const table of tables) for (const [code, words] of Object.entries(table)) expectBilingual(words, code);
  for (const code of ['privacy-answer', 'suspicious-report-look'])
    expectBilingual({ zh: clockText(code, 'zh'), en: clockText(code, 'en') }, code);
});

test('[PERM-10] every role, kind of agency, level, purpose and scope has words', () => {
  for (const [codes, words] of [
    [ROLES, ROLE_WORDS],
    [AGENCY_KINDS, AGENCY_KIND_WORDS],
    [AGENCY_LEVELS, AGENCY_LEVEL_WORDS],
    [PURPOSES, PURPOSE_WORDS],
    [['region', 'agency', 'self', 'any'], SCOPE_WORDS],
  ] as const) {
    expect(Object.keys(words)).toEqual([...codes]);
    for (const [code, both] of Object.entries(words)) expectBilingual(both, code);
  }
});

test('[PERM-10] every action of the table has a title, and no title is left over', () => {
  const actions = [...new Set(PERMISSIONS.map(({ action }) => action))].toSorted();
  expect(Object.keys(ACTION_WORDS).toSorted()).toEqual(actions);
  for (const [action, words] of Object.entries(ACTION_WORDS)) expectBilingual(words, action);
});

test('[PERM-11] every problem of permissions, privacy, reports and packages has a sentence in both languages', () => {
  const folders = ['permissions', 'privacy', 'suspicious-reports', 'package', 'audit'];
  const codes = folders.flatMap((folder) => {
    const url = new URL(`../../../casework/${folder}/`, import.meta.url);
    const files = readdirSync(url).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
    const text = files.map((name) => readFileSync(new URL(name, url), 'utf8')).join('\n');
    return [...text.matchAll(/(?:fail\('([a-z-]+)'|code: '([a-z-]+)', values)/g)].map(
      ([, failed, given]) => failed ?? given ?? '',
    );
  });
  expect(codes.length).toBeGreaterThan(25);
  const values = {
    action: 'x',
    role: 'head',
    kind: 'bank',
    level: 'county',
    needed: 'city',
    region: '371300',
    purpose: 'audit',
  };
  for (const code of codes) {
    const zh = PROBLEMS_ZH[code]?.(valueReader(values, 'zh'));
    const en = PROBLEMS_EN[code]?.(valueReader(values, 'en'));
    expectBilingual({ zh: zh ?? '', en: en ?? '' }, code);
  }
});
