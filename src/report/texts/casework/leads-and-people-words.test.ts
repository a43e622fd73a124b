import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { Agency, LeadEvent, PersonEvent, TipEvent, WarningEvent } from '#casework';

import { PROBLEMS_EN } from '../problems-en.ts';
import { PROBLEMS_ZH } from '../problems-zh.ts';
import { valueReader } from '../value-reader.ts';
import { clockText, eventText } from './event-text.ts';

type Sayable = LeadEvent | PersonEvent | TipEvent | WarningEvent;
type Happened<E extends Sayable> = E extends Sayable
  ? Omit<E, 'record' | 'atMs' | 'recordedMs' | 'by' | 'command'>
  : never;

const AGENCY: Agency = { id: 'police-371312', kind: 'police', level: 'county', region: '371312' };
const CARD = '6200000000000000011';
const PHONE = '10900000001';
const NAME = '测试甲某某';
const SUBJECT = { kind: 'account', id: CARD, isReturnee: false } as const;
const FINDING = { id: 'F1', key: 'k', run: 'r', detectors: [], reasons: ['pass-through'] };
const ITEM = { number: CARD, kind: 'bank-account', institution: 'bank-1' } as const;
const SOURCE = { level: 'province', issuer: 'police-370000', dateMs: 0 } as const;

const EVENTS: readonly Happened<Sayable>[] = [
  { type: 'lead.entered', region: '371300', owner: AGENCY, source: SOURCE, subjects: [SUBJECT], reasons: [] },
  { type: 'lead.added', subjects: [SUBJECT], reasons: [] },
  { type: 'lead.subject-dropped', subject: CARD, reason: `卡号 ${CARD}` },
  { type: 'lead.returnee-marked', subject: 'p1', isReturnee: true },
  { type: 'lead.returnee-marked', subject: 'p1', isReturnee: false },
  { type: 'lead.dispatched', dispatch: 'd', from: AGENCY, parent: 'own', to: AGENCY, path: 'down' },
  { type: 'lead.dispatched', dispatch: 'd', from: AGENCY, parent: 'own', to: AGENCY, path: 'over', reason: '属地' },
  { type: 'lead.signed', dispatch: 'd', timely: false },
  {
    type: 'lead.verified',
    dispatch: 'd',
    verification: { result: 'confirmed', note: `电话 ${PHONE}`, atMs: 0, by: 'x' },
  },
  { type: 'lead.fed-back', dispatch: 'd', to: 'police-371300', timely: true },
  { type: 'lead.accepted', dispatch: 'd' },
  { type: 'lead.returned', dispatch: 'd', missing: '笔录' },
  { type: 'lead.recalled', dispatch: 'd', reason: '有误' },
  { type: 'lead.closed', result: 'not-confirmed', reason: '完毕' },
  {
    type: 'lead.closed',
    result: 'confirmed',
    reason: '完毕',
    report: { id: 'x', to: 'police-370000', instruction: 'feedback', orderedMs: 0 },
  },
  { type: 'lead.reopened', reason: '新证据' },
  { type: 'lead.receipt-recorded', delivery: 'x', receipt: { atMs: 0, result: 'done' } },
  { type: 'lead.finding-updated', change: 'changed', finding: FINDING },
  { type: 'lead.finding-updated', change: 'gone', finding: FINDING },
  { type: 'lead.overdue', code: 'lead-unsigned', item: 'd', level: 'city' },
  {
    type: 'warning.raised',
    region: '371312',
    source: '96110',
    victim: { name: NAME, phone: PHONE, account: CARD },
    level: 'high',
    reasons: ['fraud-call'],
    raisedBy: AGENCY,
  },
  { type: 'warning.assigned', to: AGENCY },
  { type: 'warning.level-set', level: 'high', reason: `再次接听 ${PHONE}` },
  {
    type: 'warning.attempted',
    attempt: { channel: 'phone', sender: '96110', result: 'reached', note: NAME, atMs: 0, by: 'x' },
  },
  { type: 'warning.visit-ordered' },
  {
    type: 'warning.concluded',
    outcome: 'paid-anyway',
    note: NAME,
    payment: { amountMinor: 100, currency: 'CNY', paidMs: 0, payeeName: NAME, payeeAccount: CARD },
  },
  { type: 'warning.concluded', outcome: 'dissuaded', note: NAME },
  { type: 'warning.handed-over', measure: { kind: 'measure', id: 'M1' } },
  { type: 'warning.protection-lifted', reason: `卡号 ${CARD}` },
  { type: 'warning.overdue', level: 'national' },
  {
    type: 'tip.received',
    region: '371312',
    topic: 'card-trade',
    text: NAME,
    subjects: [],
    receipt: 'digest',
    reporter: { name: NAME, contact: PHONE },
  },
  { type: 'tip.triaged', note: NAME },
  { type: 'tip.became-lead', lead: 'L1', note: NAME },
  { type: 'tip.closed', end: 'abusive', reason: `电话 ${PHONE}` },
  { type: 'tip.rewarded', amountMinor: 100, reason: NAME },
  { type: 'person.entered', region: '371300', agencies: [], identity: { isUnit: false, name: NAME, idNumber: CARD } },
  { type: 'person.corrected', field: 'idNumber', before: CARD, value: CARD, reason: `原 ${CARD}` },
  { type: 'person.item-attached', item: ITEM },
  { type: 'person.item-detached', item: { ...ITEM, sinceMs: 0, status: 'on-record' }, reason: `原 ${CARD}` },
  { type: 'person.item-disputed', number: CARD, reason: '非本人' },
  { type: 'person.dispute-settled', number: CARD, reason: `原 ${CARD}` },
  { type: 'person.item-removed', number: CARD, cause: 'not-my-card', order: { kind: 'appeal', id: 'A1' } },
  { type: 'person.fact-recorded', fact: { kind: 'surrender', atMs: 0, note: NAME, items: [] } },
  { type: 'person.fact-recorded', fact: { kind: 'limit-notified', atMs: 0, note: NAME, items: [CARD, PHONE] } },
  { type: 'person.guardian-set', guardian: { name: NAME, contact: PHONE } },
];

const CHINESE = /[\u4e00-\u9fff]/;

test('[PERS-10] every event has a sentence in both languages, without a full name or number', () => {
  for (const happened of EVENTS) {
    const kind = happened.type.slice(0, happened.type.indexOf('.')) as 'lead' | 'person' | 'tip' | 'warning';
    const by = { id: 'x', name: '测试', role: 'head', agency: 'a' } as const;
    const event = { ...happened, record: { kind, id: 'R1' }, atMs: 0, recordedMs: 0, by } as Sayable;
    for (const language of ['zh', 'en'] as const) {
      const text = eventText(event, language);
      expect(text, happened.type).not.toBe(happened.type);
      expect(text).not.toMatch(/undefined|\[object/);
      expect(text).not.toContain(CARD);
      expect(text).not.toContain(PHONE);
      expect(text).not.toContain(NAME);
      if (language === 'zh') expect(text).toMatch(CHINESE);
    }
  }
});

test('[PERS-10] of whom reported nothing is said, be it named', () => {
  const tip = EVENTS.find(({ type }) => type === 'tip.received');
  const text = eventText({ ...tip, record: { kind: 'tip', id: 'T1' } } as TipEvent, 'zh');
  expect(text).toBe('收到举报：买卖、出租、出借“两卡”（实名，身份保密）');
});

test('[PERS-10] every problem and clock has a sentence in both languages', () => {
  const folders = ['leads', 'warnings', 'tips', 'people'].map(
    (name) => new URL(`../../../casework/${name}/`, import.meta.url),
  );
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('.fixture.'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8')),
  );
  const codes = new Set(
    sources.flatMap((text) => [...text.matchAll(/fail\(\s*'([a-z-]+)'/g)].map(([, code = '']) => code)),
  );
  for (const ternary of ['item-removed', 'item-on-record', 'item-disputed']) codes.add(ternary);
  expect(codes.size).toBeGreaterThan(80);
  const tables = { zh: PROBLEMS_ZH, en: PROBLEMS_EN } as Readonly<
    Record<'zh' | 'en', Readonly<Record<string, (v: ReturnType<typeof valueReader>) => string>>>
  >;
  for (const code of codes) {
    for (const language of ['zh', 'en'] as const)
      expect(tables[language][code]?.(valueReader({}, language)) ?? '', `${code} ${language}`).not.toBe('');
  }
  for (const code of ['lead-unsigned', 'lead-no-feedback', 'lead-report-unreceived', 'warning-overdue'])
    for (const language of ['zh', 'en'] as const) expect(clockText(code, language)).not.toBe(code);
});
