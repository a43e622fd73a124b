import type { LegalValueId } from '#law';

import type { RecordKind } from '../record.ts';

/** By which rule a ticket, or one contested record on it, is answered. */
export const APPEAL_BASES = [
  'sanction',
  'sanction-expired',
  'article-32',
  'freeze',
  'aml-measure',
  'credit-objection',
  'credit-complaint',
  'not-my-card',
  'self-check',
] as const;
export type AppealBasis = (typeof APPEAL_BASES)[number];

/** What can be done next by whoever is not satisfied. `open`: no text says whether it may be. */
export interface RemedyRule {
  readonly code:
    | 'reconsideration'
    | 'suit'
    | 'higher-police'
    | 'procuratorate'
    | 'pboc-complaint'
    | 'credit-complaint'
    | 'supervisor-complaint';
  readonly article: string;
  /** `open` becomes `set` where `opensWith` was set to 1 by a named person; with 0 there is no such remedy. */
  readonly certainty: 'law' | 'open' | 'set';
  readonly rule?: LegalValueId;
  readonly opensWith?: LegalValueId;
}

export interface BasisRule {
  readonly rule: LegalValueId;
  /** The term runs from the filing, or from the acceptance where the text says so. */
  readonly from: 'filed' | 'accepted';
  readonly article: string;
  /** Kinds of records that may be contested by it. */
  readonly contests: readonly RecordKind[];
  /** `police-city`: the level that determines; `police-county`: the level that freezes; `body`: who decided or executed. */
  readonly answeredBy: 'police-city' | 'police-county' | 'body';
  readonly remedies: readonly RemedyRule[];
}

const RECONSIDERATION: RemedyRule = {
  code: 'reconsideration',
  article: '反电信网络诈骗法 48；行政复议法 20',
  certainty: 'open',
  rule: 'reconsideration-days',
};
const SUIT: RemedyRule = {
  code: 'suit',
  article: '反电信网络诈骗法 48；行政诉讼法 46',
  certainty: 'open',
  rule: 'suit-months',
};
const SUPERVISOR: RemedyRule = { code: 'supervisor-complaint', article: '反电信网络诈骗法 6', certainty: 'open' };

const OF_A_DETERMINATION = { opensWith: 'determination-reconsideration' } as const;

const SANCTION: BasisRule = {
  rule: 'sanction-appeal-days',
  from: 'filed',
  article: '反电信网络诈骗法 31；联合惩戒办法 14-16',
  contests: ['sanction'],
  answeredBy: 'police-city',
  remedies: [
    { ...RECONSIDERATION, ...OF_A_DETERMINATION },
    { ...SUIT, ...OF_A_DETERMINATION },
  ],
};

const DISPUTE: BasisRule = {
  rule: 'dispute-days',
  from: 'filed',
  article: '反电信网络诈骗法 10、16；银发〔2016〕261号 (二)',
  contests: ['person', 'measure', 'telecom', 'sanction'],
  answeredBy: 'body',
  remedies: [SUPERVISOR],
};

export const BASES: Readonly<Record<AppealBasis, BasisRule>> = {
  sanction: SANCTION,
  'sanction-expired': SANCTION,
  'article-32': {
    rule: 'aftl-appeal-days',
    from: 'filed',
    article: '反电信网络诈骗法 32',
    contests: ['measure', 'telecom'],
    answeredBy: 'body',
    remedies: [SUPERVISOR, RECONSIDERATION, SUIT],
  },
  freeze: {
    rule: 'freeze-complaint-days',
    from: 'filed',
    article: '公安机关办理刑事案件程序规定 196',
    contests: ['measure'],
    answeredBy: 'police-county',
    remedies: [
      { code: 'higher-police', article: '公安机关办理刑事案件程序规定 197', certainty: 'law' },
      { code: 'procuratorate', article: '公安机关办理刑事案件程序规定 197；刑事诉讼法 117', certainty: 'law' },
    ],
  },
  'aml-measure': {
    rule: 'aml-objection-days',
    from: 'filed',
    article: '反洗钱法 39',
    contests: ['measure'],
    answeredBy: 'body',
    remedies: [
      { code: 'pboc-complaint', article: '反洗钱法 39', certainty: 'law' },
      { code: 'suit', article: '反洗钱法 39', certainty: 'law' },
    ],
  },
  'credit-objection': {
    rule: 'credit-objection-days',
    from: 'filed',
    article: '征信业管理条例 25',
    contests: ['sanction'],
    answeredBy: 'body',
    remedies: [{ code: 'credit-complaint', article: '征信业管理条例 26', certainty: 'law' }],
  },
  'credit-complaint': {
    rule: 'credit-complaint-days',
    from: 'accepted',
    article: '征信业管理条例 26',
    contests: ['sanction'],
    answeredBy: 'body',
    remedies: [RECONSIDERATION, SUIT],
  },
  'not-my-card': DISPUTE,
  'self-check': { ...DISPUTE, contests: ['person'] },
};
