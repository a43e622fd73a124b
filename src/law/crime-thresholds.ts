import type { LegalText } from './legal-text.ts';
import type { Confidence } from './rule-pack.ts';

export const CRIMES = ['assistance', 'concealment', 'fraud', 'card-management'] as const;
/** 帮助信息网络犯罪活动 (287-2), 掩饰、隐瞒犯罪所得 (312), 诈骗 (266), 妨害信用卡管理 (177-1). */
export type Crime = (typeof CRIMES)[number];

/**
 * What a text counts. Money of different measures is never added. `inflow-unread` and `flow-unread`: a text whose wording was not
 * read, so that it is not known which flow it means.
 */
export const THRESHOLD_MEASURES = [
  'one-way-inflow',
  'inflow-unread',
  'flow-unread',
  'verified-fraud',
  'settlement-amount',
  'unlawful-gain',
  'persons-helped',
  'accounts',
  'phone-cards',
  'others-cards-held',
] as const;
export type ThresholdMeasure = (typeof THRESHOLD_MEASURES)[number];

/** Reached from this number on, or above it; money in fen. */
export interface ThresholdCondition {
  readonly measure: ThresholdMeasure;
  readonly is: 'at-least' | 'more-than';
  readonly value: number;
  /** Only cards in one's own name, or only those of other people and of units; absent: all. */
  readonly cards?: 'own' | 'others';
}

export interface CrimeThreshold {
  readonly id: string;
  readonly crime: Crime;
  readonly text: CrimeTextId;
  readonly article: string;
  readonly confidence: Confidence;
  readonly level: 'basic' | 'serious' | 'very-serious';
  /** All must be reached; empty: the text sets no number. */
  readonly conditions: readonly ThresholdCondition[];
  /** Codes of what people must find besides; a number alone never is enough. */
  readonly needs: readonly string[];
}

const NATION = '000000';

export const CRIME_TEXTS = [
  {
    id: 'interpretation-2019-15',
    title: { zh: '法释〔2019〕15号', en: 'Interpretation 15 of 2019 on assistance to network crime' },
    ...{ number: '法释〔2019〕15号', region: NATION, from: { day: '2019-11-01' }, confidence: 'T', open: [] },
  },
  {
    id: 'minutes-2020',
    title: { zh: '2020年“断卡”行动会议纪要', en: 'Minutes on the card-cutting campaign (2020)' },
    ...{ region: NATION, from: { earliest: '2020-01-01', latest: '2020-12-31' }, to: '2022-03-21' },
    ...{ confidence: 'S', open: ['day-not-verified', 'full-text-not-read', 'end-inferred'] },
  },
  {
    id: 'opinion-two-2021',
    title: { zh: '意见（二）', en: 'Opinion II on telecom fraud cases (2021)' },
    ...{ number: '法发〔2021〕22号', region: NATION, from: { earliest: '2021-06-17', latest: '2021-06-22' } },
    ...{ to: '2025-07-21', confidence: 'S', open: ['full-text-not-read', 'end-inferred'] },
  },
  {
    id: 'minutes-2022',
    title: { zh: '2022年“断卡”行动会议纪要', en: 'Minutes on the card-cutting campaign (2022)' },
    ...{ region: NATION, from: { day: '2022-03-22' }, to: '2025-07-21' },
    ...{ confidence: 'S', open: ['full-text-not-read', 'end-inferred'] },
  },
  {
    id: 'opinion-2025-12',
    title: { zh: '法发〔2025〕12号', en: 'Opinion 12 of 2025 on assistance to network crime' },
    ...{ number: '法发〔2025〕12号', region: NATION, from: { earliest: '2025-07-22', latest: '2025-07-28' } },
    ...{ confidence: 'S', open: ['wording-not-read', 'older-acts-for-a-lawyer'] },
  },
  {
    id: 'concealment-2015',
    title: {
      zh: '掩饰、隐瞒犯罪所得解释（2015年，2021年修正）',
      en: 'Interpretation on concealment (2015, changed 2021)',
    },
    ...{ region: NATION, to: '2025-08-25', confidence: 'T', open: [] },
  },
  {
    id: 'concealment-2025-13',
    title: { zh: '法释〔2025〕13号', en: 'Interpretation 13 of 2025 on concealment' },
    ...{ number: '法释〔2025〕13号', region: NATION, from: { day: '2025-08-26' } },
    ...{ confidence: 'S', open: ['articles-5-to-12-not-read'] },
  },
  {
    id: 'fraud-2011-7',
    title: { zh: '法释〔2011〕7号', en: 'Interpretation 7 of 2011 on fraud' },
    ...{ number: '法释〔2011〕7号', region: NATION, confidence: 'T', open: ['court-sets-number-in-range'] },
  },
  {
    id: 'fraud-opinion-2016-32',
    title: { zh: '法发〔2016〕32号', en: 'Opinion 32 of 2016 on telecom fraud' },
    ...{ number: '法发〔2016〕32号', region: NATION, from: { day: '2016-12-19' } },
    ...{ confidence: 'S', open: ['full-text-not-read'] },
  },
  {
    id: 'card-management',
    title: { zh: '刑法第一百七十七条之一', en: 'Criminal Law Article 177-1' },
    ...{ region: NATION, confidence: 'S', open: ['full-text-not-read'] },
  },
] as const satisfies readonly (LegalText & { readonly id: string })[];

export type CrimeTextId = (typeof CRIME_TEXTS)[number]['id'];

export function crimeText(id: CrimeTextId): LegalText {
  const text = (CRIME_TEXTS as readonly LegalText[]).find((entry) => entry.id === id);
  if (text === undefined) throw new Error(`no text ${id}`);
  return text;
}

const yuan = (amount: number): number => amount * 100;
const atLeast = (measure: ThresholdMeasure, value: number): ThresholdCondition => ({ measure, is: 'at-least', value });
const moreThan = (measure: ThresholdMeasure, value: number): ThresholdCondition => ({
  ...{ measure, is: 'more-than', value },
});

type Row = readonly [
  id: string,
  level: CrimeThreshold['level'],
  article: string,
  conditions: readonly ThresholdCondition[],
  needs?: readonly string[],
];

function of(crime: Crime, text: CrimeTextId, needs: readonly string[], rows: readonly Row[]): CrimeThreshold[] {
  const { confidence } = crimeText(text);
  return rows.map(([id, level, article, conditions, more = []]) => ({
    ...{ id, crime, text, article, confidence, level, conditions },
    needs: [...needs, ...more],
  }));
}

const KNEW = ['knew-of-network-crime'];
const TRADED = [...KNEW, 'card-used-for-crime'];
const UNVERIFIABLE = ['helped-crime-unverifiable'];
const CONCEALED = ['knew-proceeds', 'concealing-act'];
const DEFRAUDED = ['intent-to-take', 'part-in-fraud'];
const INFLOW_UNREAD = moreThan('inflow-unread', yuan(300_000));

/** Numbers of the criminal texts that speak of cards, accounts and their money, each with how sure it is. */
export const CRIME_THRESHOLDS: readonly CrimeThreshold[] = [
  ...of('assistance', 'interpretation-2019-15', KNEW, [
    ['2019-persons', 'basic', '12(1)', [atLeast('persons-helped', 3)]],
    ['2019-settlement', 'basic', '12(2)', [atLeast('settlement-amount', yuan(200_000))], ['settlement-help']],
    ['2019-gain', 'basic', '12(4)', [atLeast('unlawful-gain', yuan(10_000))]],
    ['2019-settlement-fivefold', 'basic', '12第二款', [atLeast('settlement-amount', yuan(1_000_000))], UNVERIFIABLE],
    ['2019-gain-fivefold', 'basic', '12第二款', [atLeast('unlawful-gain', yuan(50_000))], UNVERIFIABLE],
  ]),
  ...of('assistance', 'minutes-2020', TRADED, [
    ['2020-flow', 'basic', '5', [moreThan('flow-unread', yuan(300_000))], ['fraud-amounts-to-crime']],
  ]),
  ...of('assistance', 'opinion-two-2021', TRADED, [
    ['2021-accounts', 'basic', '', [atLeast('accounts', 5)]],
    ['2021-phone-cards', 'basic', '', [{ ...atLeast('phone-cards', 20), cards: 'others' }]],
  ]),
  ...of('assistance', 'minutes-2022', TRADED, [
    ['2022-inflow', 'basic', '4', [moreThan('one-way-inflow', yuan(300_000)), atLeast('verified-fraud', yuan(3000))]],
  ]),
  ...of('assistance', 'opinion-2025-12', TRADED, [
    [
      '2025-own',
      'basic',
      '6',
      [
        { ...atLeast('accounts', 3), cards: 'own' },
        { ...INFLOW_UNREAD, cards: 'own' },
      ],
    ],
    [
      '2025-others',
      'basic',
      '6',
      [
        { ...atLeast('accounts', 1), cards: 'others' },
        { ...INFLOW_UNREAD, cards: 'others' },
      ],
    ],
    ['2025-phone-cards', 'basic', '6', [atLeast('phone-cards', 20)]],
  ]),
  ...of('concealment', 'concealment-2015', CONCEALED, [
    ['2015-serious', 'serious', '', [atLeast('verified-fraud', yuan(100_000))]],
  ]),
  ...of(
    'concealment',
    'concealment-2025-13',
    [...CONCEALED, 'all-circumstances'],
    [
      ['2025-entry', 'basic', '3', []],
      ['2025-serious', 'serious', '', [atLeast('verified-fraud', yuan(500_000))]],
    ],
  ),
  ...of('fraud', 'fraud-2011-7', DEFRAUDED, [
    ['2011-large-floor', 'basic', '1', [atLeast('verified-fraud', yuan(3000))]],
    ['2011-huge-floor', 'serious', '1', [atLeast('verified-fraud', yuan(30_000))]],
    ['2011-extreme', 'very-serious', '1', [atLeast('verified-fraud', yuan(500_000))]],
  ]),
  ...of('fraud', 'fraud-opinion-2016-32', DEFRAUDED, [
    ['2016-large', 'basic', '二(一)', [atLeast('verified-fraud', yuan(3000))]],
    ['2016-huge', 'serious', '二(一)', [atLeast('verified-fraud', yuan(30_000))]],
    ['2016-extreme', 'very-serious', '二(一)', [atLeast('verified-fraud', yuan(500_000))]],
  ]),
  ...of(
    'card-management',
    'card-management',
    ['held-unlawfully'],
    [
      ['177-held', 'basic', '177-1', [atLeast('others-cards-held', 5)]],
      ['177-held-huge', 'serious', '177-1', [atLeast('others-cards-held', 50)]],
    ],
  ),
];
