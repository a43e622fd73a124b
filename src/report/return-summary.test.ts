import { expect, test } from 'vitest';

import type { ReturnProposal } from '#contract';

import { returnSummary } from './return-summary.ts';

const PROPOSAL: ReturnProposal = {
  schema: 'duanka/return/1',
  program: '0.0.0',
  created_at: '2024-03-06T09:00:00+08:00',
  currency: 'CNY',
  account: { id: 'a', display: '6200****0002', institution: '测试银行' },
  at: '2024-03-05T12:00:00+08:00',
  balance: 40_000,
  frozen: 30_000,
  ground: 'pro-rata',
  basis: 'no-binding-rule',
  policy: 'fifo',
  steps: [],
  caveats: ['other-inflows'],
  victims: Array.from({ length: 14 }, (_, i) => ({
    ...{
      id: `victim ${i}`,
      cases: [],
      loss: 2000,
      compensated: 0,
      claim: 2000,
      payout: 100 * i,
      rounded_up: 0,
      to: [],
    },
  })),
  left: 20_900,
  by_policy: [],
  notice_days: 30,
  formula: '',
  unmatched: [{ case_no: 'C', row: 2, problem: { code: 'report-no-transfer', values: {} } }],
};

test('[RETC-4] the summary says what is proposed, on what ground and that a person decides, in 25 lines at most', () => {
  for (const [language, words] of [
    [
      'zh',
      [
        '¥300.00',
        '14 名',
        '¥209.00',
        '未找到有约束力的规定',
        '公告 30 日',
        '具名负责人',
        '另有 2 名',
        '另有不是所报转账的转入',
        '1 条报案未对应',
      ],
    ],
    [
      'en',
      [
        '¥300.00',
        '14 victims',
        '¥209.00',
        'no binding rule',
        '30 days',
        'named head',
        'and 2 more',
        'no reported transfer',
        '1 lines of the reports',
      ],
    ],
  ] as const) {
    const text = returnSummary(PROPOSAL, { language, files: { 'return.json': '/x/return.json' } });
    for (const word of words) expect(text).toContain(word);
    expect(text.split('\n').length).toBeLessThanOrEqual(25);
    expect(text.indexOf('victim 13')).toBeLessThan(text.indexOf('victim 12'));
  }
});
