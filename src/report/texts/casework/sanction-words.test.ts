import { expect, test } from 'vitest';

import type {
  ActCount,
  Determination,
  EventHead,
  PersonFact,
  SanctionAct,
  SanctionEvent,
  SanctionMeasure,
  SanctionNotice,
  SanctionOrder,
} from '#casework';

import { clockText, eventText } from './event-text.ts';
import { SANCTION_PROBLEMS_EN, SANCTION_PROBLEMS_ZH } from './sanction-problems.ts';
import { SANCTION_CLOCKS } from './sanction-words.ts';

type Happened<E> = E extends SanctionEvent ? Omit<E, keyof EventHead> : never;
type Samples = { readonly [T in SanctionEvent['type']]: Happened<Extract<SanctionEvent, { readonly type: T }>> };

const NAME = '测试甲';
const CARD = '6200000000000000011';
const ACT: SanctionAct = {
  ...{ id: 'a', act: 'sell-bank-account', day: '2024-12-01', times: 1, counterparties: [], evidence: ['笔录'] },
  items: [{ number: CARD, kind: 'bank-account' }],
};
const SUBJECT = { personId: 'p', isUnit: false, name: NAME, minor: true } as const;
const MEASURE: SanctionMeasure = {
  ...{ measure: 'telecom-no-new', rule: 'r', article: '8', source: '办法', confidence: 'S', endsOn: '2026-12-02' },
};
const FIGURES = { items: 2, times: 2, counterparties: 1 };
const COUNT: ActCount = { threshold: 3, trade: FIGURES, help: FIGURES, impersonations: 0, reached: [], lines: [] };
const DETERMINATION: Determination = {
  ...{
    level: 'province',
    agency: 'police',
    by: NAME,
    atMs: 0,
    reasons: CARD,
    leniency: [],
    isCapped: true,
    count: COUNT,
  },
  ...{ belowThreshold: CARD, past: '旧文号' },
  basis: {
    ...{ firstActOn: '2024-12-01', lastActOn: '2024-12-01', decidedOn: '2024-12-02', pack: 'joint-measures-2024' },
    ...{ confidence: 'S', bases: [], open: [] },
  },
};
const ORDER: SanctionOrder = {
  ...{
    id: 'o',
    to: '测试银行',
    instruction: 'lift',
    orderedMs: 0,
    sector: 'bank',
    measures: ['telecom-no-new'],
    kept: [],
  },
};
const HEAD = { region: '371300', agencies: [] };
const SERVICE = { method: 'post', servedOn: '2024-12-02', receiver: NAME, guardianServedOn: '2024-12-02' } as const;
const NOTICE: SanctionNotice = {
  ...{ noticeNo: '惩告1号', sanctionId: 's', issuedOn: '2024-12-02', issuedBy: 'police', route: 'police' },
  ...{ determinedOn: '2024-12-02', acts: [], reasons: CARD, measures: [], kept: [], leniency: [] },
  ...{ recipient: { isUnit: false, name: NAME, isMinor: true }, term: { isCapped: false } },
  basis: { pack: 'p', title: { zh: '办法', en: 'measures' }, articles: [], source: '', confidence: 'S' },
  appeal: { to: ['police'], channel: CARD, papers: [NAME] },
};
const LENIENCY: readonly PersonFact[] = [{ kind: 'surrender', atMs: 0, note: NAME, items: [CARD] }];
const BEGUN = { head: HEAD, subject: SUBJECT, acts: [ACT], leniency: LENIENCY, reasons: CARD } as const;

const SAMPLES: Samples = {
  'sanction.proposed': { ...BEGUN, route: 'police', hasPenalty: false },
  'sanction.withdrawn': { reason: CARD },
  'sanction.heard': { hearing: { atMs: 0, told: 'both', statement: CARD, answer: NAME } },
  'sanction.minor-reviewed': { review: { by: '法', atMs: 0, guardianToldOn: '2024-12-02', reasons: CARD } },
  'sanction.pack-chosen': { choice: { pack: 'joint-measures-2024', by: '测试法制', reason: CARD } },
  'sanction.declined': { reason: CARD },
  'sanction.determined': { determination: DETERMINATION, measures: [MEASURE] },
  'sanction.sentence-served': { servedOn: '2025-01-01', measures: [MEASURE], isCapped: false },
  'sanction.term-capped': { measures: [MEASURE] },
  'sanction.notice-issued': { notice: NOTICE },
  'sanction.notice-served': { service: SERVICE },
  'sanction.instructed': { orders: [ORDER] },
  'sanction.lift-repeated': { order: ORDER },
  'sanction.answered': { order: 'o', receipt: { atMs: 0, result: 'partly', reason: CARD } },
  'sanction.receipt-overdue': { order: 'o', to: '测试银行' },
  'sanction.lift-overdue': { order: 'o', to: '测试银行' },
  'sanction.term-overdue': { endsOn: '2026-12-02' },
  'sanction.measures-ended': { rules: ['r'], end: { cause: 'expired' }, isLast: true, orders: [] },
  'sanction.lifted': { end: { cause: 'appeal-upheld' }, orders: [ORDER] },
  'sanction.items-struck': { items: [CARD], count: COUNT },
  'sanction.credit-reported': {
    report: { list: 'serious-dishonesty', basis: CARD, to: '征信', order: 'o', reportedMs: 0 },
    order: ORDER,
  },
  'sanction.credit-expired': { list: 'financial-credit-database', order: ORDER },
  'sanction.published': {
    publication: {
      ...{ where: 'credit-china', maskedName: '测**', to: '信用', order: 'o', fromMs: 0, until: '2026-12-02' },
    },
    order: ORDER,
  },
  'sanction.publication-ended': { order: ORDER },
  'sanction.past-recorded': {
    ...{ ...BEGUN, determination: DETERMINATION, measures: [MEASURE], service: SERVICE, orders: [ORDER] },
  },
};

test.each(Object.keys(SAMPLES))('[SAN-40] %s is said in both languages, without name and number', (type) => {
  const event = {
    type,
    record: { kind: 'sanction', id: 's' },
    ...SAMPLES[type as keyof Samples],
  } as unknown as EventHead;
  const [zh, en] = [eventText(event, 'zh'), eventText(event, 'en')];
  expect(zh).toMatch(/\p{Script=Han}/u);
  for (const said of [zh, en]) {
    expect(said).not.toBe(type);
    expect(said).not.toContain(NAME);
    expect(said).not.toContain(CARD);
    expect(said).not.toMatch(/undefined|\?/);
  }
  expect(en).not.toMatch(/[\u4e00-\u9fff]{6}/);
});

test('[SAN-40] nobody is called guilty before a determination: indicators only', () => {
  const event = { type: 'sanction.proposed', record: { kind: 'sanction', id: 's' }, ...SAMPLES['sanction.proposed'] };
  expect(eventText(event as unknown as EventHead, 'zh')).toContain('疑似');
  expect(eventText(event as unknown as EventHead, 'en')).toContain('indicators of');
});

test('[SAN-40] the same problems and clocks in both languages', () => {
  expect(Object.keys(SANCTION_PROBLEMS_EN).toSorted()).toEqual(Object.keys(SANCTION_PROBLEMS_ZH).toSorted());
  for (const [code, { zh, en }] of Object.entries(SANCTION_CLOCKS)) {
    expect([clockText(code, 'zh'), clockText(code, 'en')]).toEqual([zh, en]);
    expect(zh).not.toBe(en);
  }
});
