import { ACTS, type Act, type Confidence, type Measure, type RulePack, type SanctionRule } from './rule-pack.ts';

const ACCOUNTS: readonly Act[] = ACTS.filter((act) => /-(?:bank|payment)-account$/.test(act));
const CARDS: readonly Act[] = ACTS.filter((act) => /-(?:phone|iot)-card$/.test(act));
const BOTH: readonly Act[] = ['impersonation', 'organiser'];
const CITY = 'city-level-determination';

interface Text {
  readonly article: string;
  readonly acts: readonly Act[];
  readonly confidence: Confidence;
  readonly source: string;
  readonly conditions?: readonly string[];
}

type Line = readonly [id: string, measure: Measure, termYears?: number];

/** Rules of one article: the same acts, source and conditions, a line for each measure. */
function rulesOf({ conditions = [CITY], ...text }: Text, lines: readonly Line[]): SanctionRule[] {
  return lines.map(([id, measure, termYears]) => ({
    ...{ id, measure, conditions },
    ...text,
    ...(termYears === undefined ? {} : { termYears }),
  }));
}

/** National rules up to the joint measures: what happens to the accounts of who rents, lends, sells, buys or organises. */
const NATIONAL: readonly RulePack[] = [
  {
    id: 'six-ministries-2016',
    title: { zh: '六部门《关于防范和打击电信网络诈骗犯罪的通告》', en: 'Notice of six ministries (2016)' },
    ...{ region: '000000', from: { day: '2016-09-23' }, to: '2019-03-31', open: ['new-account-ban-from-2017'] },
    rules: rulesOf(
      {
        article: '四、五',
        acts: [...ACCOUNTS, ...BOTH],
        confidence: 'S',
        source: '六部门通告 cl. 4, 5 (secondary copy)',
      },
      [
        ['six-5-non-counter', 'no-non-counter', 5],
        ['six-5-payment', 'no-payment-account-business', 5],
        ['six-5-new', 'no-new-account', 3],
      ],
    ),
  },
  {
    id: 'pboc-261-2016',
    title: { zh: '银发〔2016〕261号', en: 'PBOC notice 261 (2016)' },
    ...{ region: '000000', from: { day: '2017-01-01' }, to: '2019-03-31', open: [] },
    rules: rulesOf(
      { article: '（三）', acts: [...ACCOUNTS, ...BOTH], confidence: 'T-ocr', source: '银发〔2016〕261号 (三)' },
      [
        ['261-3-non-counter', 'no-non-counter', 5],
        ['261-3-payment', 'no-payment-account-business', 5],
        ['261-3-new', 'no-new-account', 3],
        ['261-3-credit', 'credit-database'],
        ['261-3-public', 'public-exposure'],
      ],
    ),
  },
  {
    id: 'pboc-85-2019',
    title: { zh: '银发〔2019〕85号', en: 'PBOC notice 85 (2019)' },
    ...{ region: '000000', from: { day: '2019-04-01' }, to: '2024-11-30', open: ['running-measures-after-2024-12'] },
    rules: rulesOf(
      { article: '（九）', acts: [...ACCOUNTS, ...BOTH], confidence: 'T-ocr', source: '银发〔2019〕85号 (九)' },
      [
        ['85-9-non-counter', 'no-non-counter', 5],
        ['85-9-payment', 'no-payment-account-business', 5],
        ['85-9-new', 'no-new-account', 5],
        ['85-9-credit', 'credit-database'],
        ['85-9-public', 'public-exposure'],
      ],
    ),
  },
  {
    id: 'five-ministries-2020',
    title: {
      zh: '五部门《关于依法严厉打击惩戒治理非法买卖电话卡银行卡违法犯罪活动的通告》',
      en: 'Notice of five ministries (2020)',
    },
    ...{ region: '000000', from: { day: '2020-12-17' }, to: '2024-11-30', open: ['surrender-window-to-2021-01-15'] },
    rules: rulesOf(
      {
        article: '',
        acts: [...ACCOUNTS, ...BOTH],
        confidence: 'S',
        source: '五部门通告 (2020-12-17), as 85号 (secondary copy)',
      },
      [
        ['five-non-counter', 'no-non-counter', 5],
        ['five-payment', 'no-payment-account-business', 5],
        ['five-new', 'no-new-account', 5],
      ],
    ),
  },
  {
    id: 'aftl-2022',
    title: { zh: '《中华人民共和国反电信网络诈骗法》', en: 'Anti-Telecom and Online Fraud Law' },
    ...{ region: '000000', from: { day: '2022-12-01' }, open: ['law-names-no-term'] },
    rules: [
      ...rulesOf({ article: '31', acts: ACTS, confidence: 'T', source: '反电信网络诈骗法 Art. 31' }, [
        ['aftl-31-credit', 'credit-record'],
        ['aftl-31-functions', 'function-limits'],
        ['aftl-31-non-counter', 'no-non-counter'],
        ['aftl-31-new', 'no-new-business'],
      ]),
      ...rulesOf(
        {
          article: '44',
          acts: ACTS,
          confidence: 'T',
          source: '反电信网络诈骗法 Art. 44',
          conditions: ['police-penalty-decision'],
        },
        [['aftl-44-penalty', 'administrative-penalty']],
      ),
    ],
  },
  {
    id: 'joint-measures-2024',
    title: {
      zh: '《电信网络诈骗及其关联违法犯罪联合惩戒办法》',
      en: 'Measures on joint sanctions for telecom fraud and linked offences (2024)',
    },
    ...{ region: '000000', from: { day: '2024-12-01' } },
    open: [
      'appeal-days-unknown',
      'telecom-functions-unknown',
      'criminal-route-three-years',
      'cap-five-years',
      'below-three-needs-province',
    ],
    rules: [
      ...rulesOf(
        {
          ...{ article: '3, 5-9', acts: [...ACCOUNTS, ...CARDS, 'organiser'], confidence: 'S' },
          source: '联合惩戒办法 Art. 3 and press conference of 2024-11-26',
          conditions: [CITY, 'three-cards-times-or-counterparties'],
        },
        jointLines(''),
      ),
      ...rulesOf(
        {
          ...{ article: '3, 5-9', acts: ['impersonation'], confidence: 'S' },
          source: '联合惩戒办法 Art. 3 and press conference of 2024-11-26',
          conditions: [CITY],
        },
        jointLines('-impersonation'),
      ),
    ],
  },
];

/** Police-determined route: two years. */
function jointLines(suffix: string): readonly Line[] {
  return [
    [`joint-non-counter${suffix}`, 'no-non-counter-outgoing', 2],
    [`joint-payment${suffix}`, 'no-payment-account-business', 2],
    [`joint-new${suffix}`, 'no-new-payment-account-or-wallet', 2],
    [`joint-telecom-existing${suffix}`, 'telecom-existing-limited', 2],
    [`joint-telecom-new${suffix}`, 'telecom-no-new', 2],
    [`joint-credit${suffix}`, 'credit-database', 2],
  ];
}

const LOCAL_END = '2024-11-30';

/** Documents of provinces and cities on the phone side before the joint measures. */
const LOCAL: readonly RulePack[] = [
  {
    id: 'hebei-2020',
    title: { zh: '河北：不良信用通信网用户（试点）', en: 'Hebei pilot: telecom users of bad credit' },
    ...{
      region: '130000',
      from: { earliest: '2020-07-01', latest: '2020-07-31' },
      to: LOCAL_END,
      open: ['which-of-two-terms'],
    },
    rules: rulesOf(
      { article: '', acts: CARDS, confidence: 'S', source: 'press reports', conditions: ['keeps-one-number'] },
      [
        ['hebei-five', 'telecom-no-new', 5],
        ['hebei-two', 'telecom-no-new', 2],
      ],
    ),
  },
  {
    id: 'taizhou-2020',
    title: { zh: '台州：电话卡惩戒', en: 'Taizhou (Zhejiang): phone-card sanctions' },
    ...{ region: '331000', from: { earliest: '2020-11-01', latest: '2020-12-31' }, to: LOCAL_END, open: [] },
    rules: rulesOf(
      { article: '', acts: CARDS, confidence: 'S', source: 'press reports', conditions: ['keeps-one-number'] },
      [['taizhou-two', 'telecom-no-new', 2]],
    ),
  },
  {
    id: 'guangdong-2020',
    title: { zh: '广东：不良信用通信用户惩戒办法', en: 'Guangdong: sanctions on telecom users of bad credit' },
    ...{ region: '440000', from: { earliest: '2020-12-01', latest: '2020-12-14' }, to: LOCAL_END, open: [] },
    rules: rulesOf(
      {
        article: '',
        acts: CARDS,
        confidence: 'S',
        source: 'press report of 2020-12-14',
        conditions: ['one-number-after-approval'],
      },
      [
        ['guangdong-shut', 'telecom-shut'],
        ['guangdong-new', 'telecom-no-new', 5],
      ],
    ),
  },
  {
    id: 'jiangsu-2021',
    title: { zh: '江苏：电话卡两级惩戒', en: 'Jiangsu: two grades of phone-card sanctions' },
    ...{ region: '320000', from: { day: '2021-02-01' }, to: LOCAL_END, open: ['which-of-two-grades'] },
    rules: rulesOf(
      { article: '', acts: CARDS, confidence: 'S', source: 'press report', conditions: ['keeps-one-number'] },
      [
        ['jiangsu-one', 'telecom-no-new', 5],
        ['jiangsu-two', 'telecom-no-new', 2],
      ],
    ),
  },
  {
    id: 'linyi-2021',
    title: { zh: '临沂：五年、一卡', en: 'Linyi: five years, one card' },
    ...{ region: '371300', from: { earliest: '2021-03-01', latest: '2021-03-31' }, to: LOCAL_END, open: [] },
    rules: [
      ...rulesOf(
        { article: '', acts: CARDS, confidence: 'S', source: 'press reports', conditions: ['keeps-one-number'] },
        [['linyi-phone', 'telecom-no-new', 5]],
      ),
      ...rulesOf(
        {
          article: '',
          acts: ACCOUNTS,
          confidence: 'S',
          source: 'press reports',
          conditions: [CITY, 'keeps-one-bank-card'],
        },
        [['linyi-bank', 'no-non-counter', 5]],
      ),
    ],
  },
];

/** Every pack on sanctions, oldest first inside the country, then the regions. */
export const SANCTION_PACKS: readonly RulePack[] = [...NATIONAL, ...LOCAL];
