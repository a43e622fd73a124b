import type { Permission } from '../permission.ts';

const POLICE_WORK = ['investigation', 'loss-prevention'] as const;
const RISK_WORK = ['risk-control', 'loss-prevention'] as const;

/** Who ordered does not also report what came of it: nobody confirms the own four fields. */
const ORDERS = [
  'measure.order-stop',
  'measure.order-extended-stop',
  'measure.extend-stop',
  'measure.confirm-stop',
  'measure.approve-freeze',
  'measure.approve-renewal',
];

type Line = readonly [action: string, basis: string, change?: Partial<Permission>];

function rows(common: Omit<Permission, 'action' | 'basis'>, lines: readonly Line[]): readonly Permission[] {
  return lines.map(([action, basis, change]) => ({ ...common, ...change, action, basis }));
}

/** Only police stop and freeze; an institution has the measures of Article 18; carriers have nothing here. */
export const MEASURE_ROWS: readonly Permission[] = [
  ...rows(
    { roles: ['investigator', 'head'], kinds: ['police'], level: 'county', scope: 'region', purposes: POLICE_WORK },
    [
      ['measure.open', 'sense'],
      ['measure.request-stop', '银发〔2016〕86号 二(一)1'],
      ['measure.order-stop', '银发〔2016〕86号 二(一)2'],
      ['measure.order-extended-stop', '银发〔2016〕86号 二(二)'],
      ['measure.extend-stop', '银发〔2016〕86号 二(一)2'],
      ['measure.confirm-stop', '银发〔2016〕86号 二(一)4'],
      ['measure.release-stop', '银发〔2016〕86号 二(一)3'],
      ['measure.note-false-report', '银发〔2016〕86号 二(三)'],
      ['measure.feedback', '银发〔2016〕86号 二(一)2', { notAfter: ORDERS }],
      ['measure.request-freeze', '公安机关办理刑事案件程序规定 239', { purposes: ['investigation'] }],
      ['measure.request-renewal', '公安机关办理刑事案件程序规定 240', { purposes: ['investigation'] }],
      ['measure.find-unrelated', '公安机关办理刑事案件程序规定 247', { purposes: ['investigation'] }],
      ['measure.propose-listing', '银发〔2016〕86号 三', { purposes: ['investigation'] }],
      ['measure.notify-holder', '公安机关办理刑事案件程序规定 247', { purposes: ['investigation'] }],
    ],
  ),
  ...rows({ roles: ['head'], kinds: ['police'], level: 'county', scope: 'region', purposes: ['investigation'] }, [
    ['measure.approve-freeze', '公安机关办理刑事案件程序规定 239', { notAfter: ['measure.request-freeze'] }],
    ['measure.decline-freeze', '公安机关办理刑事案件程序规定 239'],
    ['measure.approve-renewal', '公安机关办理刑事案件程序规定 240', { notAfter: ['measure.request-renewal'] }],
    ['measure.release-freeze', '公安机关办理刑事案件程序规定 241'],
    ['measure.list-account', '银发〔2016〕261号 (二)', { level: 'city', notAfter: ['measure.propose-listing'] }],
    ['measure.delist', '银发〔2016〕261号 (二)', { level: 'city' }],
  ]),
  ...rows(
    {
      roles: ['bank-analyst', 'bank-head'],
      kinds: ['bank', 'payment-institution'],
      level: 'outlet',
      scope: 'agency',
      purposes: RISK_WORK,
    },
    [
      ['measure.open', 'sense'],
      ['measure.request-stop', '银发〔2016〕86号 二(一)1', { kinds: ['bank'] }],
      ['measure.stop-first', '银发〔2016〕86号 二(一)4', { kinds: ['bank'], purposes: ['loss-prevention'] }],
      ['measure.feedback', '银发〔2016〕86号 二(一)2', { notAfter: ORDERS }],
      ['measure.record-reverified', '银发〔2016〕261号 (二)'],
      ['measure.declare-identity-theft', '银发〔2016〕261号 (二)'],
      ['measure.propose-risk', '反电信网络诈骗法 18；反洗钱法 30'],
      ['measure.lift-risk', '反电信网络诈骗法 32'],
      ['measure.record-customer-check', '银发〔2016〕261号 (十六)'],
      ['measure.notify-holder', '反电信网络诈骗法 32'],
    ],
  ),
  ...rows(
    {
      roles: ['bank-head'],
      kinds: ['bank', 'payment-institution'],
      level: 'outlet',
      scope: 'agency',
      purposes: ['risk-control'],
    },
    [
      ['measure.approve-risk', '银发〔2017〕117号；sense', { notAfter: ['measure.propose-risk'] }],
      ['measure.limit-others', '银发〔2016〕261号 (二)'],
    ],
  ),
];
