import type { ValuesOfText } from './value-rows.ts';

/** Phone cards, IoT cards, queries of what is in one's name. */
export const TELECOM_VALUES = [
  {
    text: 'miit-133-2021',
    confidence: 'S',
    values: [
      ['telecom-reverify-hours', 24, 'hours', '二次实人认证', '二次实人认证时限', 'live-person re-verification'],
    ],
  },
  {
    text: 'mvno-practice',
    confidence: 'C',
    values: [['telecom-stop-hours', undefined, 'hours', '', '未核验后停机时限', 'stop after a failed re-verification']],
  },
  {
    text: 'six-ministries-cards',
    confidence: 'S',
    values: [
      [
        'phone-cards-per-carrier',
        5,
        'count',
        '四',
        '同一人在同一企业的电话卡数',
        'phone cards of one person at one carrier',
      ],
      ['debit-cards-per-bank', 4, 'count', '五', '同一人在同一银行的借记卡数', 'debit cards of one person at one bank'],
    ],
  },
  {
    text: 'iot-notices-2020',
    confidence: 'S',
    values: [['iot-cards-per-person', 10, 'count', '', '同一人的物联网卡数', 'IoT cards of one person']],
  },
  {
    text: 'card-check-2021',
    confidence: 'S',
    values: [
      ['card-check-answer-hours', 48, 'hours', '', '“一证通查”答复时限', 'answer to a query of cards in one’s name'],
    ],
  },
  {
    text: 'card-check-2022',
    confidence: 'S',
    values: [
      [
        'linked-account-answer-hours',
        48,
        'hours',
        '',
        '互联网账号查询答复时限',
        'answer to a query of linked internet accounts',
      ],
      [
        'linked-account-retry-hours',
        24,
        'hours',
        '',
        '互联网账号再次查询间隔',
        'next query of linked internet accounts',
      ],
    ],
  },
] as const satisfies readonly ValuesOfText[];
