import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { EventHead, MeasureEvent, MeasureEventPayloads } from '#casework';

import { PROBLEMS_EN } from '../problems-en.ts';
import { PROBLEMS_ZH } from '../problems-zh.ts';
import { valueReader } from '../value-reader.ts';
import { clockText, eventText } from './event-text.ts';
import { MEASURE_CLOCKS } from './measure-words.ts';

const CARD = '6200000000000000017';
const NAME = '测试甲乙';
const PHONE = '10900000001';
const OWES = { deliveries: [], notices: [] };
const RECEIPT = { atMs: 0, result: 'refused', reason: `查无 ${CARD}` } as const;
const ANSWER = { delivery: 'd', receipt: RECEIPT };
const TERM = { rule: 'freeze-months', fromMs: 0, nominalEndMs: 86_400_000 } as const;
const REASON = `与 ${CARD} 无关`;

const SAMPLES: { readonly [T in keyof MeasureEventPayloads]: MeasureEventPayloads[T] } = {
  'measure.opened': {
    account: { number: CARD, institution: 'bank-1', name: NAME, kind: 'bank-account', isUnit: false },
    ...{ region: '371312', agencies: [] },
  },
  'measure.stop-requested': {
    ...{ request: 'r', receivedBy: 'police' },
    application: {
      from: { institution: 'bank-2', number: CARD, name: NAME, kind: 'bank-account' },
      payee: { institution: 'bank-1', number: CARD, name: NAME },
      ...{ amountMinor: 100, currency: 'CNY', transferredMs: 0, channel: '', suspectContact: PHONE, idNumber: '' },
      ...{ isLiabilityPromised: true, isSigned: true },
    },
  },
  'measure.stop-ordered': { stop: { id: 's', kind: 'extended' }, ...OWES },
  'measure.stopped-first': { stop: { id: 's', kind: 'bank-first' }, endsMs: 0, ...OWES },
  'measure.stop-confirmed': { stop: 's', endsMs: 0, ...OWES },
  'measure.stop-took-effect': { stop: 's', startedMs: 0, endsMs: 0, ...ANSWER },
  'measure.not-executed': { about: 's', waits: false, ...ANSWER, ...OWES },
  'measure.answered': { about: 's', ...ANSWER },
  'measure.false-report-noted': { request: 'r', reason: REASON },
  'measure.freeze-requested': {
    freeze: {
      ...{ id: 'f', asset: 'money', mode: 'limited', amountMinor: 100, currency: 'CNY', isMajor: false, scope: '' },
      openedCase: { caseNo: 'A', openedMs: 0 },
    },
  },
  'measure.freeze-approved': { freeze: 'f', isWaiting: true, level: 'county', ...OWES },
  'measure.freeze-declined': { freeze: 'f', reason: REASON },
  'measure.freeze-took-effect': {
    freeze: 'f',
    startedMs: 0,
    term: TERM,
    currency: 'USD',
    executedMinor: 100,
    ...ANSWER,
  },
  'measure.waiting-freeze-took-effect': { freeze: 'f', term: { ...TERM, endsMs: 0 }, ...OWES },
  'measure.renewal-requested': { freeze: 'f' },
  'measure.freeze-renewed': { freeze: 'f', term: TERM, ...OWES },
  'measure.renewal-refused': { freeze: 'f', ...ANSWER },
  'measure.found-unrelated': { freeze: 'f', reason: REASON },
  'measure.listing-proposed': { listing: { id: 'l', kind: 'case', basis: REASON } },
  'measure.listed': { listing: 'l', agencies: [], ...OWES },
  'measure.others-limited': {
    limit: { id: 'o', listing: 'l', institution: 'bank-1', numbers: [CARD], effect: 'no-non-counter' },
    ...OWES,
  },
  'measure.reverified': { listing: 'l' },
  'measure.identity-theft-declared': { isClosed: false },
  'measure.risk-proposed': {
    risk: {
      ...{ id: 'k', kind: 'limit', law: 'aftl-18', risk: 'high', institution: 'bank-1' },
      ...{ reasons: [], keeps: [], need: '' },
    },
  },
  'measure.risk-took-effect': { risk: 'k', ...OWES },
  'measure.customer-checked': { check: { institution: 'bank-1', outcome: 'explained', note: PHONE } },
  'measure.holder-notified': { notice: 'n', told: { reason: REASON, reliefChannel: PHONE, papersNeeded: [] } },
  'measure.ended': { measures: ['s'], end: 'lapsed', ...OWES },
  'measure.holder-removed': { order: { kind: 'appeal', id: 'q1' }, ...OWES },
  'measure.alarm': { alarm: 'freeze-nominal-end', about: 'f' },
};

test('[MSR-11] every event of a measure has a sentence in both languages, without a full name or number', () => {
  for (const [type, payload] of Object.entries(SAMPLES)) {
    const event = { ...payload, type, record: { kind: 'measure', id: 'm' } } as unknown as EventHead & MeasureEvent;
    const [zh, en] = [eventText(event, 'zh'), eventText(event, 'en')];
    for (const text of [zh, en]) {
      expect(text, type).not.toBe(type);
      expect(text, type).not.toMatch(/undefined|\[object|NaN|\d{7}/);
      expect(text, type).not.toContain(NAME);
    }
    expect(zh, type).toMatch(/[\u4e00-\u9fff]/);
    expect(en, type).not.toBe(zh);
  }
});

test('[MSR-11] every problem and every clock of measures and messages has a sentence in both languages', () => {
  const folders = ['measures', 'messages'].map((folder) => new URL(`../../../casework/${folder}/`, import.meta.url));
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(file))
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  );
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/(?:fail\(|\bcode: )'([a-z-]+)'/g)].map(([, code]) => code ?? ''),
  );
  const clocks = Object.keys(MEASURE_CLOCKS);
  expect(codes.length).toBeGreaterThan(80);
  for (const code of new Set(codes)) {
    if (clocks.includes(code)) continue;
    const [zh, en] = [PROBLEMS_ZH, PROBLEMS_EN].map((table) =>
      (table as Readonly<Record<string, (v: ReturnType<typeof valueReader>) => string>>)[code]?.(valueReader({}, 'zh')),
    );
    expect(zh ?? '', code).toMatch(/[\u4e00-\u9fff]/);
    expect(en ?? '', code).toMatch(/[a-z]/);
  }
  for (const code of clocks)
    for (const language of ['zh', 'en'] as const) expect(clockText(code, language), code).not.toBe(code);
});
