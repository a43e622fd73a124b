import type { ValueReader } from './value-reader.ts';

/** What each guard measured. A guard lowers and never clears: 符合 … 特征, not 是 …. */
export const GUARDS_ZH: Readonly<Record<string, (v: ValueReader) => string>> = {
  'own-accounts': (v) => `与同一证件号持有人的账户之间 ${v.count('transfers')} 笔，不计入分散转入、转出的对手数`,
  merchant: (v) =>
    `符合商户特征（${v.count('of')} 项中 ${v.count('met')} 项）：${v.count('days')} 天入账 ${v.count('credits')} 笔，商户标识或清算入账 ${v.share('tradeShare')}，${v.count('weeks')} 个整周入账变异系数 ${decimal(v, 'weeklyVariation')}，6 至 23 时入账 ${v.share('dayShare')}，回头付款方 ${v.share('returningShare')}，对同一收款方按月付款至多连续 ${v.count('monthlyPayments')} 次，资金停留中位 ${v.duration('dwellSeconds')}，归集至本人账户 ${v.share('sweepShare')}`,
  payroll: (v) =>
    `符合代发工资特征（${v.count('of')} 项中 ${v.count('met')} 项）：${v.count('months')} 个月内每月 ${v.count('usualDay')} 日前后付给 ${v.count('payees')} 人，重复收款人 ${v.share('recurringShare')}，每人金额变异系数中位 ${decimal(v, 'payeeVariation')}${v.has('dwellSeconds') ? `，${v.count('measuredPayees')} 名有流水的收款人资金停留中位 ${v.duration('dwellSeconds')}` : '，收款人均无流水，停留时间无法判断'}`,
  utility: (v) =>
    `符合公用事业、税费收款特征（${v.count('of')} 项中 ${v.count('met')} 项）：${v.count('payers')} 个付款方，按期重复付款的占 ${v.share('recurringShare')}，金额中位数 ${v.amount('medianMinor')}，转给个人的支出占 ${v.share('personShare')}`,
  loan: (v) => `借款与按月等额还款共 ${v.count('transfers')} 笔、${v.count('partners')} 个对手，不计入相近金额与拆分`,
  'rent-family': (v) =>
    `与 ${v.count('partners')} 个固定对手连续数月的往来共 ${v.count('transfers')} 笔（房租、家庭），不计入分散转入、转出与相近金额`,
  clearing: (v) =>
    `一个时间窗内付款方至少 ${v.count('payers')} 个、收款方至少 ${v.count('payees')} 个，按清算账户处理：不作为任何模式的节点`,
  broker: (v) => `与券商、基金或银行产品往来 ${v.count('transfers')} 笔，资金回到本人，不计入快进快出与资金出口`,
  refund: (v) => `${v.count('transfers')} 笔为此前收款方的退款，不计入环形转账`,
  hub: (v) =>
    `枢纽账户：一个时间窗内转入 ${v.count('liveIn')} 笔、转出 ${v.count('liveOut')} 笔，超过上限 ${v.count('hubCap')}，模式搜索跳过它`,
};

/** Why a guard does not count, by `voidedBy`. */
export const GUARD_VOID_ZH: Readonly<Record<string, string>> = {
  'control-link': '失效：与多个他人账户共用设备、终端或电话',
  'short-life': '失效：存续期太短',
  'burst-stop': '失效：集中交易后静默',
  'victim-report': '失效：有被害人报案指向',
};

function decimal(v: ValueReader, key: string): string {
  const value = v.number(key);
  return Number.isFinite(value) ? value.toFixed(2) : '?';
}
