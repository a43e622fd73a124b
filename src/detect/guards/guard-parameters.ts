import type { ParameterDescriptor } from '#model';

const DAY = 86_400;
/** Every number of definitions 8 is ours; no text or institution names one. */
const SOURCE = 'setting (guards)';

type Unit = ParameterDescriptor['unit'];

function parameter(id: string, unit: Unit, value: number, titles: readonly [zh: string, en: string]) {
  const [zh, en] = titles;
  return { id, title: { zh, en }, unit, default: { statement: value, structure: value }, source: SOURCE };
}

export const VOID_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('minimumControlPeers', 'count', 3, [
    '与多少个他人账户有设备等关联即失效',
    'Void from linked accounts of others',
  ]),
  parameter('minimumLifeSeconds', 'seconds', 60 * DAY, ['最短存续期', 'Shortest life']),
  parameter('burstMinor', 'minor', 50_000_000, ['集中交易金额', 'Turnover of a burst']),
  parameter('burstRows', 'count', 3, ['集中交易笔数多于', 'More rows in a burst than']),
  parameter('burstWindowSeconds', 'seconds', 10 * DAY, ['集中交易时间窗', 'Window of a burst']),
  parameter('silenceSeconds', 'seconds', 20 * DAY, ['其后静默超过', 'Then silent for more than']),
];

export const MERCHANT_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('minimumCredits', 'count', 200, ['最少入账笔数', 'Fewest credits']),
  parameter('minimumConditions', 'count', 4, ['至少满足条件数（共 7 项）', 'Fewest conditions met (of 7)']),
  parameter('wordsShare', 'share', 0.5, ['商户标识或清算入账占比', 'Share of credits named as trade or from clearing']),
  parameter('weeks', 'count', 8, ['最少整周数', 'Fewest whole weeks']),
  parameter('weeklyVariation', 'ratio', 1, ['周入账变异系数不超过', 'Variation of weekly income at most']),
  parameter('dayShare', 'share', 0.8, ['6 至 23 时入账占比', 'Share of credits from 6 to 23 h']),
  parameter('returningShare', 'share', 0.1, ['回头付款方占比', 'Share of payers that return']),
  parameter('returnSeconds', 'seconds', 7 * DAY, ['间隔至少', 'Return after at least']),
  parameter('monthlyPayments', 'count', 3, ['对同一收款方按月付款次数', 'Monthly payments to one payee']),
  parameter('dwellSeconds', 'seconds', DAY / 2, ['资金停留中位数至少', 'Median dwell at least']),
  parameter('passedOnSeconds', 'seconds', 7200, [
    '中位停留短于此且未归集本人则不适用',
    'Not where the median dwell is below',
  ]),
  parameter('sweepShare', 'share', 0.5, ['归集至本人账户的支出占比', 'Share of outflow to the same holder']),
];

export const PAYROLL_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('minimumPayees', 'count', 5, ['最少收款人数', 'Fewest payees']),
  parameter('minimumMonths', 'count', 3, ['最少月数', 'Fewest months']),
  parameter('dayTolerance', 'count', 3, ['发放日允许偏差（天）', 'Days around the usual day of the month']),
  parameter('recurringShare', 'share', 0.7, ['重复收款人占比', 'Share of payees that recur']),
  parameter('payeeVariation', 'ratio', 0.35, ['每人金额变异系数不超过', 'Variation of a payee’s amounts at most']),
  parameter('dwellSeconds', 'seconds', 2 * DAY, ['收款人资金停留中位数至少', 'Payees’ median dwell at least']),
  parameter('measuredPayees', 'count', 100, ['最多测量的收款人数', 'Payees measured at most']),
  parameter('minimumConditions', 'count', 5, ['至少满足条件数（共 6 项）', 'Fewest conditions met (of 6)']),
];

export const UTILITY_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('minimumPayers', 'count', 50, ['最少付款方数', 'Fewest payers']),
  parameter('recurringShare', 'share', 0.6, ['按期重复付款的付款方占比', 'Share of payers that pay again in time']),
  parameter('gapFromSeconds', 'seconds', 25 * DAY, ['付款间隔自', 'Gap from']),
  parameter('gapToSeconds', 'seconds', 70 * DAY, ['付款间隔至', 'Gap to']),
  parameter('medianMinor', 'minor', 200_000, ['金额中位数不超过', 'Median amount at most']),
  parameter('personShare', 'share', 0.1, ['转给个人的支出占比不超过', 'Share of outflow to persons at most']),
  parameter('minimumConditions', 'count', 3, ['至少满足条件数（共 4 项）', 'Fewest conditions met (of 4)']),
];

export const LOAN_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('minimumRepayments', 'count', 3, ['最少还款次数', 'Fewest repayments']),
  parameter('gapFromSeconds', 'seconds', 28 * DAY, ['还款间隔自', 'Gap from']),
  parameter('gapToSeconds', 'seconds', 33 * DAY, ['还款间隔至', 'Gap to']),
  parameter('amountTolerance', 'share', 0.02, ['还款金额偏差', 'Amounts equal within']),
];

export const RENT_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('minimumMonths', 'count', 3, ['最少月数', 'Fewest months']),
  parameter('dayTolerance', 'count', 3, ['每月付款日允许偏差（天）', 'Days around the usual day of the month']),
  parameter('maximumPayees', 'count', 4, ['按月付款的对手多于此数不适用', 'Not for accounts with more monthly payees']),
  parameter('maximumTwoWay', 'count', 10, [
    '双向往来的对手多于此数不适用',
    'Not for accounts with more two-way partners',
  ]),
];

export const CLEARING_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('minimumPayers', 'count', 500, ['窗内最少付款方数', 'Fewest payers in the window']),
  parameter('minimumPayees', 'count', 500, ['窗内最少收款方数', 'Fewest payees in the window']),
  parameter('windowSeconds', 'seconds', 30 * DAY, ['时间窗', 'Window']),
];

export const BROKER_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('maximumPartners', 'count', 5, ['往来机构多于此数不适用', 'Not for accounts with more such partners']),
  parameter('returnedShare', 'share', 0.2, ['往返金额之比至少', 'Smaller direction’s share of the larger, at least']),
];

export const REFUND_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('windowSeconds', 'seconds', 30 * DAY, ['退款时限', 'Refund within']),
];

export const HUB_PARAMETERS: readonly ParameterDescriptor[] = [
  parameter('hubCap', 'count', 512, ['枢纽上限', 'Hub cap']),
  parameter('windowSeconds', 'seconds', 3 * DAY, ['时间窗', 'Window']),
];
