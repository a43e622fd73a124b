import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type {
  EventHead,
  ReturnAllocationGiven,
  ReturnEvent,
  ScreeningEvent,
  TelecomEvent,
  TelecomNumber,
} from '#casework';

import { PROBLEMS_EN } from '../problems-en.ts';
import { PROBLEMS_ZH } from '../problems-zh.ts';
import { valueReader } from '../value-reader.ts';
import { clockText, eventText } from './event-text.ts';

type Sayable = ReturnEvent | ScreeningEvent | TelecomEvent;
type Payload<E extends Sayable> = Omit<E, keyof EventHead>;
type Samples = { readonly [T in Sayable['type']]: Payload<Extract<Sayable, { readonly type: T }>> };

const PHONE = '10900000001';
const CARD = '6200000000000000011';
const DEVICE = '000000000000001';
const NAME = '测试甲';
const ACCOUNT = { number: CARD, institution: 'bank-1' };
const DELIVERY = { id: 'd', to: 'carrier-1', instruction: 'lift', orderedMs: 0, number: PHONE };
const NUMBER: TelecomNumber = {
  number: PHONE,
  kind: 'phone-card',
  carrier: 'carrier-1',
  risk: 'high',
  origin: 'suspected',
  isForOwnUse: false,
  isCleared: false,
  isRemoved: false,
};
const RECEIPT = { atMs: 0, result: 'done' } as const;
const NOTICE = { reason: '测试', channel: PHONE, papers: [NAME], how: 'sms' } as const;
const SHARE = { victim: NAME, lossMinor: 1, compensatedMinor: 0, claimMinor: 1, payoutMinor: 1 };
const ALLOCATION: ReturnAllocationGiven = {
  ground: 'pro-rata',
  basis: 'no-binding-rule',
  method: '测试',
  currency: 'CNY',
  shares: [SHARE],
  leftMinor: 0,
};
const VICTIM = { victim: NAME, caseNo: 'A', sources: [ACCOUNT], isCash: false, compensatedMinor: 0 };
const REGION = { region: '371300' };

const SAMPLES: Samples = {
  'telecom.opened': { ...REGION, personId: 'p', reason: PHONE, numbers: [NUMBER, NUMBER, NUMBER, NUMBER] },
  'telecom.numbers-added': { reason: PHONE, numbers: [NUMBER], deliveries: [DELIVERY] },
  'telecom.determined': { number: PHONE, basis: `认定书 ${CARD}` },
  'telecom.verification-asked': { number: PHONE, method: 'outlet' },
  'telecom.verification-recorded': { number: PHONE, method: 'outlet', result: 'not-done' },
  'telecom.verification-overdue': { number: PHONE },
  'telecom.restricted': { number: PHONE, degree: 'suspend', cause: 'not-verified', notice: NOTICE },
  'telecom.kept': { number: PHONE },
  'telecom.confirmed': { number: PHONE, reason: NAME },
  'telecom.lifted': { numbers: [PHONE], cause: 'appeal-upheld', reason: NAME, deliveries: [DELIVERY] },
  'telecom.eased': { number: PHONE, deliveries: [DELIVERY] },
  'telecom.removed': { numbers: [PHONE], deliveries: [DELIVERY] },
  'telecom.iot-assessed': {
    number: PHONE,
    risk: 'low',
    assessment: { functions: ['data'], scenario: `测试 ${PHONE}`, device: DEVICE },
  },
  'telecom.accounts-referred': { number: PHONE, reason: NAME, deliveries: [DELIVERY] },
  'telecom.reported': { what: 'sim-box', note: NAME, deliveries: [DELIVERY] },
  'telecom.receipt-recorded': { delivery: 'd', receipt: RECEIPT },
  'telecom.receipt-overdue': { delivery: 'd', to: 'carrier-1' },
  'screening.begun': { ...REGION, carrier: 'carrier-1', source: PHONE, numbers: [PHONE], delivery: DELIVERY },
  'screening.received': {},
  'screening.recorded': { outcomes: [{ number: PHONE, outcome: 'cleared' }] },
  'screening.receipt-overdue': {},
  'screening.closed': { reason: PHONE },
  'return.begun': {
    ...{ ...REGION, measure: { kind: 'measure', id: 'm' }, freeze: 'f', account: ACCOUNT, currency: 'CNY' },
    ...{ frozenMinor: 100, number: 1, agencies: [], victims: [VICTIM] },
  },
  'return.victim-told': { victim: NAME },
  'return.applied': { victim: NAME, by_: 'agent', to: ACCOUNT },
  'return.ownership-checked': { victim: NAME, isClear: false, note: NAME },
  'return.victim-set-aside': { victim: CARD, reason: 'false-victim', note: NAME },
  'return.compensation-recorded': { victim: NAME, amountMinor: 1, source: NAME },
  'return.proposed': { allocation: ALLOCATION, flowTable: 'f', report: 'r', frozenMinor: 1 },
  'return.noticed': { endsMs: 0, place: '测试报' },
  'return.objected': { id: 'o', objector: NAME, ground: NAME },
  'return.objection-decided': { id: 'o', isUpheld: true, reason: NAME },
  'return.decided': { number: '1 号' },
  'return.ordered': { officers: [{ name: NAME, card: CARD }], delivery: DELIVERY },
  'return.completion-asked': { what: CARD, delivery: 'd' },
  'return.paid': { delivery: 'd', payments: [], failed: [{ victim: NAME, reason: NAME }], isAll: false },
  'return.redirected': { victim: NAME, to: ACCOUNT, reason: NAME },
  'return.freeze-followed': { term: { rule: 'freeze-months', fromMs: 0, endsMs: 1 } },
  'return.freeze-ended': {},
  'return.bank-overdue': { delivery: 'd', to: 'bank-1' },
  'return.closed': { reason: NAME },
};

test('[TEL-18] every event of numbers, screening and returns has a sentence in both languages, without a full name or number', () => {
  for (const [type, payload] of Object.entries(SAMPLES)) {
    const kind = type.slice(0, type.indexOf('.'));
    for (const language of ['zh', 'en'] as const) {
      const text = eventText({ ...payload, type, record: { kind, id: 'R1' } } as unknown as EventHead, language);
      expect(text, type).not.toBe(type);
      expect(text, type).not.toMatch(/undefined|\[object|\d{7}/);
      expect(text, type).not.toContain(NAME);
      if (language === 'zh') expect(text, type).toMatch(/[\u4e00-\u9fff]/);
    }
  }
});

test('[TEL-18] every problem and clock of theirs has a sentence in both languages', () => {
  const tables = { zh: PROBLEMS_ZH, en: PROBLEMS_EN } as Readonly<
    Record<'zh' | 'en', Readonly<Record<string, (v: ReturnType<typeof valueReader>) => string>>>
  >;
  for (const [name, values] of [
    ['telecom', { number: PHONE }],
    ['screening', { number: PHONE }],
    ['returns', { victim: NAME, number: 1 }],
  ] as const) {
    const codes = codesOf(name);
    expect(codes.length).toBeGreaterThan(6);
    for (const code of codes)
      for (const language of ['zh', 'en'] as const)
        expect(tables[language][code]?.(valueReader(values, language)) ?? '', code).toMatch(
          /^(?!.*(?:\d{7}|测试甲)).+$/,
        );
  }
  for (const code of ['telecom-verification', 'telecom-receipt', 'screening-receipt', 'return-bank', 'return-freeze'])
    for (const language of ['zh', 'en'] as const) expect(clockText(code, language)).not.toBe(code);
});

function codesOf(name: string): readonly string[] {
  const folder = new URL(`../../../casework/${name}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => !file.includes('.test.') && !file.includes('.fixture.'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .flatMap((text) => [...text.matchAll(/fail\(\s*'([a-z-]+)'/g)].map(([, code = '']) => code));
}
