import type { SanctionNotice } from '#casework';

/** A synthetic notice: police route, three cards, two counted acts and one that is not. */
export const NOTICE: SanctionNotice = {
  noticeNo: '测公惩告字〔2026〕1号',
  sanctionId: 'sanction-1',
  caseNo: 'A0000001',
  issuedOn: '2026-03-12',
  issuedBy: 'police-city-371300',
  recipient: { isUnit: false, name: '测试甲', idNumber: '000000199001010010', isMinor: false },
  route: 'police',
  determinedOn: '2026-03-10',
  basis: {
    pack: 'joint-measures-2024',
    title: {
      zh: '《电信网络诈骗及其关联违法犯罪联合惩戒办法》',
      en: 'Measures on joint sanctions for telecom fraud and linked offences (2024)',
    },
    articles: ['3, 5-9'],
    source: '联合惩戒办法 Art. 3 and press conference of 2024-11-26',
    confidence: 'S',
  },
  acts: [
    {
      act: 'rent-bank-account',
      day: '2026-01-05',
      items: ['620000****0011', '620000****0029'],
      times: 2,
      counterparties: 1,
      isCounted: true,
    },
    { act: 'sell-phone-card', day: '2026-01-20', items: ['109****0001'], times: 1, counterparties: 1, isCounted: true },
    {
      act: 'lend-bank-account',
      day: '2026-02-01',
      items: ['620000****0037'],
      times: 1,
      counterparties: 1,
      isCounted: false,
    },
  ],
  count: {
    threshold: 3,
    trade: { items: 3, times: 3, counterparties: 2 },
    help: { items: 0, times: 0, counterparties: 0 },
    impersonations: 0,
    reached: ['items', 'times'],
    lines: [
      { id: 'act-1', counted: ['6200000000000000011', '6200000000000000029'], disputed: [], removed: [] },
      { id: 'act-2', counted: ['10900000001'], disputed: [], removed: [] },
      { id: 'act-3', counted: [], disputed: [], removed: ['6200000000000000037'], notCounted: 'item-removed' },
    ],
  },
  reasons:
    '经查，测试甲于 2026 年 1 月将本人名下两张银行卡出租、将一张电话卡出售给他人，有交易流水、通话记录和本人陈述为证。',
  measures: (
    [
      'no-non-counter-outgoing',
      'no-payment-account-business',
      'no-new-payment-account-or-wallet',
      'telecom-existing-limited',
      'telecom-no-new',
      'credit-database',
    ] as const
  ).map((measure) => ({ measure, article: '5-9', years: 2, from: '2026-03-10', to: '2028-03-09' })),
  term: { years: 2, from: '2026-03-10', to: '2028-03-09', isCapped: false },
  kept: [
    'direct-debit-tax',
    'direct-debit-social-security',
    'direct-debit-utilities',
    'counter-service',
    'incoming-payments',
    'limited-account',
    'basic-phone',
  ],
  appeal: {
    to: ['police-city-371300'],
    channel: '测试市公安局反诈中心申诉窗口，电话 10900000000',
    papers: ['身份证件', '申诉书', '证明事实的材料'],
  },
  leniency: [{ kind: 'surrender', day: '2026-02-20', note: '主动交回两张银行卡' }],
};

export const AGENCIES: Readonly<Record<string, string>> = { 'police-city-371300': '测试市公安局' };

const { count: _, ...WITHOUT_COUNT } = NOTICE;

/** The same of a minor on the criminal route whose sentence is not served. */
export const MINOR_NOTICE: SanctionNotice = {
  ...WITHOUT_COUNT,
  recipient: { ...NOTICE.recipient, name: '测试乙', isMinor: true, guardian: '测试丙' },
  route: 'criminal',
  reasons: '经查，测试乙因帮助信息网络犯罪活动被判处刑罚，判决已经生效。',
  acts: [],
  conviction: {
    judgment: '（2026）测刑初1号',
    court: '测试市人民法院',
    offence: 'helping-network-crime',
    actedOn: '2025-06-01',
    effectiveOn: '2026-02-01',
    sentence: 'custodial',
  },
  measures: NOTICE.measures.map(({ measure, article }) => ({ measure, article, years: 3 })),
  term: { years: 3, isCapped: true },
  appeal: { ...NOTICE.appeal, answerDays: 30 },
  leniency: [],
};
