import { legalText, type LegalTextId } from './legal-texts.ts';
import { LEGAL_VALUES, type LegalValueId } from './legal-values.ts';
import {
  ACTS,
  type Act,
  type Confidence,
  type Measure,
  type RulePack,
  type SanctionRoute,
  type SanctionRule,
} from './rule-pack.ts';

const ACCOUNTS: readonly Act[] = ACTS.filter((act) => /-(?:bank|payment)-account$/.test(act));
const CARDS: readonly Act[] = ACTS.filter((act) => /-(?:phone|iot)-card$/.test(act));
const OPENERS: readonly Act[] = ['impersonation', 'organiser'];
/** The Anti-Fraud Law's own list; fixed lines and digital-yuan wallets are named by the joint measures only. */
const NAMED_BY_LAW: readonly Act[] = ACTS.filter(
  (act) => act !== 'criminal-punishment' && !/-(?:wallet|fixed-phone)$/.test(act),
);
/** Everything but the criminal route. */
const DETERMINED: readonly Act[] = ACTS.filter((act) => act !== 'criminal-punishment');
const CITY = 'city-level-determination';

interface Text {
  readonly article: string;
  readonly acts: readonly Act[];
  readonly confidence: Confidence;
  readonly source: string;
  readonly route?: SanctionRoute;
  readonly conditions?: readonly string[];
}

type Line = readonly [id: string, measure: Measure, term?: LegalValueId];

/** Rules of one article: the same acts, source and conditions, a line for each measure. */
function rulesOf({ conditions = [CITY], route = 'police', ...text }: Text, lines: readonly Line[]): SanctionRule[] {
  return lines.map(([id, measure, termValue]) => {
    const termYears = termValue === undefined ? undefined : LEGAL_VALUES[termValue].value;
    return {
      ...{ id, measure, conditions, route },
      ...text,
      ...(termValue === undefined ? {} : { termValue }),
      ...(termYears === undefined ? {} : { termYears }),
    };
  });
}

function packOf(id: LegalTextId, ...rules: readonly (readonly SanctionRule[])[]): RulePack {
  const { title, region, from, to, confidence, open } = legalText(id);
  if (from === undefined) throw new Error(`pack ${id} has no first day`);
  return { id, title, region, from, ...(to === undefined ? {} : { to }), confidence, open, rules: rules.flat() };
}

/** National rules up to the joint measures: what happens to the accounts of who rents, lends, sells, buys or organises. */
const NATIONAL: readonly RulePack[] = [
  packOf(
    'six-ministries-2016',
    rulesOf(
      {
        article: '四、五',
        acts: [...ACCOUNTS, ...OPENERS],
        confidence: 'S',
        source: '六部门通告 cl. 4, 5 (secondary copy)',
      },
      [
        ['six-5-non-counter', 'no-non-counter', 'six-ministries-years'],
        ['six-5-payment', 'no-payment-account-business', 'six-ministries-years'],
        ['six-5-new', 'no-new-account', 'six-ministries-new-account-years'],
      ],
    ),
  ),
  packOf(
    'pboc-261-2016',
    rulesOf(
      { article: '（三）', acts: [...ACCOUNTS, ...OPENERS], confidence: 'T-ocr', source: '银发〔2016〕261号 (三)' },
      [
        ['261-3-non-counter', 'no-non-counter', 'notice-261-years'],
        ['261-3-payment', 'no-payment-account-business', 'notice-261-years'],
        ['261-3-new', 'no-new-account', 'notice-261-new-account-years'],
        ['261-3-credit', 'credit-database'],
        ['261-3-public', 'public-exposure'],
      ],
    ),
  ),
  packOf(
    'pboc-85-2019',
    rulesOf(
      { article: '（九）', acts: [...ACCOUNTS, ...OPENERS], confidence: 'T-ocr', source: '银发〔2019〕85号 (九)' },
      [
        ['85-9-non-counter', 'no-non-counter', 'notice-85-years'],
        ['85-9-payment', 'no-payment-account-business', 'notice-85-years'],
        ['85-9-new', 'no-new-account', 'notice-85-years'],
        ['85-9-credit', 'credit-database'],
        ['85-9-public', 'public-exposure'],
      ],
    ),
  ),
  packOf(
    'five-ministries-2020',
    rulesOf(
      {
        article: '',
        acts: [...ACCOUNTS, ...OPENERS],
        confidence: 'S',
        source: '五部门通告 (2020-12-17), as 85号 (secondary copy)',
      },
      [
        ['five-non-counter', 'no-non-counter', 'five-ministries-years'],
        ['five-payment', 'no-payment-account-business', 'five-ministries-years'],
        ['five-new', 'no-new-account', 'five-ministries-years'],
      ],
    ),
  ),
  packOf(
    'aftl-2022',
    rulesOf({ article: '31', acts: NAMED_BY_LAW, confidence: 'T', source: '反电信网络诈骗法 Art. 31' }, [
      ['aftl-31-credit', 'credit-record'],
      ['aftl-31-functions', 'function-limits'],
      ['aftl-31-non-counter', 'no-non-counter'],
      ['aftl-31-new', 'no-new-business'],
    ]),
    rulesOf(
      {
        ...{ article: '31', acts: ['criminal-punishment'], confidence: 'T', route: 'criminal' },
        source: '反电信网络诈骗法 Art. 31',
        conditions: ['criminally-punished'],
      },
      [
        ['aftl-31-credit-criminal', 'credit-record'],
        ['aftl-31-functions-criminal', 'function-limits'],
        ['aftl-31-non-counter-criminal', 'no-non-counter'],
        ['aftl-31-new-criminal', 'no-new-business'],
      ],
    ),
    rulesOf(
      {
        ...{ article: '44', acts: NAMED_BY_LAW.filter((act) => act !== 'organiser'), confidence: 'T' },
        source: '反电信网络诈骗法 Art. 44',
        conditions: ['police-penalty-decision'],
      },
      [['aftl-44-penalty', 'administrative-penalty']],
    ),
  ),
  packOf(
    'joint-measures-2024',
    rulesOf(
      {
        ...{ article: '3、5-9', acts: DETERMINED.filter((act) => act !== 'impersonation'), confidence: 'S' },
        source: '联合惩戒办法 Art. 3 and press conference of 2024-11-26',
        conditions: [CITY, 'three-cards-times-or-counterparties'],
      },
      jointLines(''),
    ),
    rulesOf(
      {
        ...{ article: '3、5-9', acts: ['impersonation'], confidence: 'S' },
        source: '联合惩戒办法 Art. 3 and press conference of 2024-11-26',
      },
      jointLines('-impersonation'),
    ),
    rulesOf(
      {
        ...{ article: '3、5-9', acts: ['criminal-punishment'], confidence: 'S', route: 'criminal' },
        source: '联合惩戒办法 Art. 3 and press conference of 2024-11-26',
        conditions: ['criminally-punished'],
      },
      [
        ['joint-non-counter-criminal', 'no-non-counter-outgoing', 'sanction-criminal-years'],
        ['joint-payment-criminal', 'no-payment-account-business', 'sanction-criminal-years'],
        ['joint-new-criminal', 'no-new-payment-account-or-wallet', 'sanction-criminal-years'],
        ['joint-telecom-existing-criminal', 'telecom-existing-limited', 'sanction-criminal-years'],
        ['joint-telecom-new-criminal', 'telecom-no-new', 'sanction-criminal-years'],
        ['joint-dishonesty-criminal', 'serious-dishonesty-list', 'sanction-criminal-years'],
      ],
    ),
  ),
];

/** Police-determined route: two years. */
function jointLines(suffix: string): readonly Line[] {
  return [
    [`joint-non-counter${suffix}`, 'no-non-counter-outgoing', 'sanction-police-years'],
    [`joint-payment${suffix}`, 'no-payment-account-business', 'sanction-police-years'],
    [`joint-new${suffix}`, 'no-new-payment-account-or-wallet', 'sanction-police-years'],
    [`joint-telecom-existing${suffix}`, 'telecom-existing-limited', 'sanction-police-years'],
    [`joint-telecom-new${suffix}`, 'telecom-no-new', 'sanction-police-years'],
    [`joint-credit${suffix}`, 'credit-database', 'sanction-police-years'],
  ];
}

/** Documents of provinces and cities on the phone side before the joint measures. */
const LOCAL: readonly RulePack[] = [
  packOf(
    'hebei-2020',
    rulesOf({ article: '', acts: CARDS, confidence: 'S', source: 'press reports', conditions: ['keeps-one-number'] }, [
      ['hebei-five', 'telecom-no-new', 'hebei-long-years'],
      ['hebei-two', 'telecom-no-new', 'hebei-short-years'],
    ]),
  ),
  packOf(
    'taizhou-2020',
    rulesOf({ article: '', acts: CARDS, confidence: 'S', source: 'press reports', conditions: ['keeps-one-number'] }, [
      ['taizhou-two', 'telecom-no-new', 'taizhou-years'],
    ]),
  ),
  packOf(
    'guangdong-2020',
    rulesOf(
      {
        ...{ article: '', acts: CARDS, confidence: 'S', source: 'press report of 2020-12-14' },
        conditions: ['one-number-after-approval'],
      },
      [
        ['guangdong-shut', 'telecom-shut'],
        ['guangdong-new', 'telecom-no-new', 'guangdong-years'],
      ],
    ),
  ),
  packOf(
    'jiangsu-2021',
    rulesOf({ article: '', acts: CARDS, confidence: 'S', source: 'press report', conditions: ['keeps-one-number'] }, [
      ['jiangsu-one', 'telecom-no-new', 'jiangsu-one-years'],
      ['jiangsu-two', 'telecom-no-new', 'jiangsu-two-years'],
    ]),
  ),
  packOf(
    'linyi-2021',
    rulesOf(
      {
        ...{ article: '', acts: ['rent-phone-card', 'lend-phone-card', 'sell-phone-card'], confidence: 'S' },
        source: 'press reports',
        conditions: [CITY, 'used-in-fraud-with-loss', 'keeps-one-number'],
      },
      [['linyi-phone', 'telecom-no-new', 'linyi-years']],
    ),
    rulesOf(
      {
        ...{ article: '', acts: ACCOUNTS, confidence: 'S', source: 'press reports' },
        conditions: [CITY, 'keeps-one-bank-card'],
      },
      [
        ['linyi-bank', 'no-non-counter', 'linyi-years'],
        ['linyi-bank-payment', 'no-payment-account-business', 'linyi-years'],
        ['linyi-bank-new', 'no-new-account', 'linyi-years'],
      ],
    ),
  ),
];

/** Every pack on sanctions, oldest first inside the country, then the regions. */
export const SANCTION_PACKS: readonly RulePack[] = [...NATIONAL, ...LOCAL];
