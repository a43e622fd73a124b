import type { ValuesOfText } from './value-rows.ts';

/** Counts, terms and switches of sanctions, today's and the superseded ones. */
export const SANCTION_VALUES = [
  {
    text: 'joint-measures-2024',
    confidence: 'S',
    values: [
      ['sanction-acts', 3, 'count', '3', '张（个）、次、对象数', 'cards, times or counterparties'],
      ['sanction-police-years', 2, 'years', '9', '公安机关认定的惩戒期限', 'term of the police route'],
      ['sanction-criminal-years', 3, 'years', '9', '受过刑事处罚的惩戒期限', 'term of the criminal route'],
      ['sanction-cap-years', 5, 'years', '9-10', '连续执行上限', 'cap of terms in a row'],
      [
        'sanction-appeal-days',
        undefined,
        'calendar-days',
        '14-16',
        '对惩戒申诉的处理期限',
        'answer to an appeal against a sanction',
      ],
      [
        'sanction-appeal-accept-days',
        undefined,
        'calendar-days',
        '14-16',
        '对惩戒申诉的受理期限',
        'acceptance of an appeal against a sanction',
      ],
      [
        'sanction-appeal-lift-days',
        undefined,
        'calendar-days',
        '14-16',
        '申诉成立后的解除期限',
        'lift after an upheld appeal',
      ],
    ],
  },
  {
    text: 'joint-measures-draft-2023',
    confidence: 'D',
    values: [
      ['sanction-auto-lift', undefined, 'switch', '10', '到期自动解除', 'lift on expiry'],
      [
        'sanction-term-start',
        undefined,
        'switch',
        '10',
        '期限起算：服刑完毕、判决生效或认定之日（1 按草案）',
        'term begins when the sentence is served, the judgment takes effect or on the determination (1: as in the draft)',
      ],
      [
        'sanction-during-sentence',
        undefined,
        'switch',
        '10',
        '服刑期间同时适用措施',
        'measures also apply while a sentence is served',
      ],
      [
        'sanction-data-correction-days',
        undefined,
        'calendar-days',
        '13-16',
        '认定变更后更正名单的期限',
        'correction of the list after a changed determination',
      ],
    ],
  },
  {
    text: 'joint-measures-2024',
    confidence: 'I',
    values: [
      [
        'sanction-old-terms',
        undefined,
        'switch',
        '',
        '旧规惩戒是否随2024年办法施行终止（1 终止，0 继续执行）',
        'whether terms under older rules ended with the measures of 2024 (1: ended, 0: run on)',
      ],
      [
        'sanction-publication',
        undefined,
        'switch',
        '5-8',
        '受过刑事处罚人员在“信用中国”公示（1 经法制审查开启）',
        'listing of convicted persons on Credit China (1: on, after legal review)',
      ],
    ],
  },
  {
    text: 'aftl-2022',
    confidence: 'T',
    values: [
      [
        'aftl-appeal-days',
        undefined,
        'calendar-days',
        '32',
        '对反诈处置措施申诉的处理期限',
        'answer to an appeal against a measure under Article 32',
      ],
    ],
  },
  {
    text: 'six-ministries-2016',
    confidence: 'S',
    values: [
      [
        'six-ministries-years',
        5,
        'years',
        '四、五',
        '六部门通告：停止非柜面、支付账户业务',
        'six ministries: no non-counter and payment-account business',
      ],
      [
        'six-ministries-new-account-years',
        3,
        'years',
        '四、五',
        '六部门通告：不得新开账户',
        'six ministries: no new account',
      ],
    ],
  },
  {
    text: 'pboc-261-2016',
    confidence: 'T-ocr',
    values: [
      [
        'notice-261-years',
        5,
        'years',
        '（三）',
        '261号：停止非柜面、支付账户业务',
        'notice 261: no non-counter and payment-account business',
      ],
      ['notice-261-new-account-years', 3, 'years', '（三）', '261号：不得新开账户', 'notice 261: no new account'],
    ],
  },
  {
    text: 'pboc-85-2019',
    confidence: 'T-ocr',
    values: [
      [
        'notice-85-years',
        5,
        'years',
        '（九）',
        '85号：停止非柜面、支付账户业务，不得新开账户',
        'notice 85: no non-counter, no payment-account business, no new account',
      ],
    ],
  },
  {
    text: 'five-ministries-2020',
    confidence: 'S',
    values: [['five-ministries-years', 5, 'years', '', '五部门通告惩戒期限', 'term of the five ministries']],
  },
  {
    text: 'hebei-2020',
    confidence: 'S',
    values: [
      ['hebei-long-years', 5, 'years', '', '河北：较长期限', 'Hebei: the longer term'],
      ['hebei-short-years', 2, 'years', '', '河北：较短期限', 'Hebei: the shorter term'],
    ],
  },
  {
    text: 'taizhou-2020',
    confidence: 'S',
    values: [['taizhou-years', 2, 'years', '', '台州：电话卡惩戒期限', 'Taizhou: phone-card term']],
  },
  {
    text: 'guangdong-2020',
    confidence: 'S',
    values: [['guangdong-years', 5, 'years', '', '广东：不得新办期限', 'Guangdong: no new service']],
  },
  {
    text: 'jiangsu-2021',
    confidence: 'S',
    values: [
      ['jiangsu-one-years', 5, 'years', '', '江苏：一级惩戒期限', 'Jiangsu: grade one'],
      ['jiangsu-two-years', 2, 'years', '', '江苏：二级惩戒期限', 'Jiangsu: grade two'],
    ],
  },
  { text: 'linyi-2021', confidence: 'S', values: [['linyi-years', 5, 'years', '', '临沂：惩戒期限', 'Linyi: term']] },
] as const satisfies readonly ValuesOfText[];
