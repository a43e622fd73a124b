import type { ValuesOfText } from './value-rows.ts';

/** Stops, freezes, releases, the return of money. */
export const PROCEDURE_VALUES = [
  {
    text: 'pboc-86-2016',
    confidence: 'T-ocr',
    values: [
      ['stop-hours', 48, 'hours', '二(一)2', '紧急止付时限', 'emergency stop-payment'],
      ['stop-times', 2, 'count', '二(一)2', '同一账户止付次数', 'stops of one account in all'],
      ['extended-stop-hours', 48, 'hours', '二(二)', '延伸止付时限', 'extended stop-payment'],
      [
        'same-bank-first-hours',
        24,
        'hours',
        '二(一)4',
        '同行先行止付补办时限',
        'police order after a stop by the bank first',
      ],
    ],
  },
  {
    text: 'police-procedure-2020',
    confidence: 'T',
    values: [
      ['freeze-months', 6, 'months', '243', '冻结期限', 'freeze of money'],
      ['freeze-renewal-months', 6, 'months', '243', '每次续冻期限上限', 'each renewal of a freeze of money'],
      ['freeze-major-years', 1, 'years', '243', '重大、复杂案件冻结期限', 'freeze in a major case'],
      [
        'freeze-major-renewal-years',
        1,
        'years',
        '243',
        '重大、复杂案件每次续冻期限上限',
        'each renewal in a major case',
      ],
      ['freeze-securities-years', 2, 'years', '244', '债券、股票、基金份额冻结期限', 'freeze of securities'],
      [
        'freeze-securities-renewal-years',
        2,
        'years',
        '244',
        '债券、股票、基金份额每次续冻期限上限',
        'each renewal of a freeze of securities',
      ],
      ['freeze-equity-months', 6, 'months', '245', '股权、保单权益冻结期限', 'freeze of equity and policies'],
      [
        'freeze-equity-renewal-months',
        6,
        'months',
        '245',
        '股权、保单权益每次续冻期限上限',
        'each renewal of a freeze of equity',
      ],
      [
        'release-unrelated-days',
        3,
        'calendar-days',
        '247（刑事诉讼法145）',
        '与案件无关的解除期限',
        'release of what is unrelated to the case',
      ],
      [
        'freeze-complaint-days',
        30,
        'calendar-days',
        '196',
        '对冻结的申诉处理期限',
        'answer to a complaint against a freeze',
      ],
    ],
  },
  {
    text: 'pboc-261-items',
    confidence: 'T-ocr',
    values: [
      [
        'identity-reverify-days',
        3,
        'calendar-days',
        '（二）',
        '涉案账户开户人重新核实身份期限',
        'identity check after a case account',
      ],
      [
        'idle-account-months',
        6,
        'months',
        '（六）',
        '开户后无交易暂停非柜面业务',
        'account without a transaction since opening',
      ],
    ],
  },
  {
    text: 'house-rule',
    confidence: 'I',
    values: [
      [
        'identity-reverify-counting',
        undefined,
        'switch',
        '银发〔2016〕261号（二）',
        '“3日”的计算：0 自然日，1 工作日',
        'the “3 days” of notice 261: 0 calendar days, 1 working days',
      ],
      [
        'return-formula',
        undefined,
        'switch',
        '返还规定 8(3)、附件4',
        '按比例返还按程序所载公式计算（附件4未见）',
        'pro-rata return by the formula of this program (annex 4 was not found)',
      ],
    ],
  },
  {
    text: 'pboc-261-accounts',
    confidence: 'T-ocr',
    values: [
      [
        'class-one-accounts',
        1,
        'count',
        '（一）',
        '同一人在同一银行的Ⅰ类户数',
        'class I accounts of one person at one bank',
      ],
    ],
  },
  {
    text: 'return-rules-2016',
    confidence: 'S',
    values: [
      ['return-notice-days', 30, 'calendar-days', '8', '按比例返还公告期', 'public notice of a pro-rata return'],
      ['return-bank-days', 3, 'working-days', '12', '银行办理返还期限', 'bank carries out a return'],
      ['return-officers', 2, 'count', '10-11', '到银行办理返还的民警人数', 'officers who go to the bank for a return'],
    ],
  },
  {
    text: 'pboc-117-2017',
    confidence: 'T-ocr',
    values: [
      [
        'str-followup-months',
        3,
        'months',
        '',
        '可疑交易报告后再次报告间隔',
        'watching and reporting again after a suspicious report',
      ],
    ],
  },
] as const satisfies readonly ValuesOfText[];
