import type { ValueReader } from '../value-reader.ts';

/** Measures of single accounts: what was measured, over which stretch, against which threshold. */
export const ACCOUNT_MEASURES_ZH: Readonly<Record<string, (v: ValueReader) => string>> = {
  spread: (v) =>
    `疑似集中转入、分散转出：${v.duration('windowSeconds')}内 ${v.count('payers')} 个付款方共转入 ${v.amount('inflowMinor')}；最后一笔到账后 ${v.duration('onwardSeconds')}内 ${v.count('payees')} 个收款方共收到 ${v.amount('paidOutMinor')}，相当于转入的 ${v.share('paidOutShare')}（门槛：付款方不超过 ${v.count('maximumPayers')} 个、收款方 ${v.count('minimumPayees')} 个、${v.share('minimumShare')}）`,
  'like-pair': (v) =>
    `疑似同一收付款人频繁且数额相近：${v.text('direction') === 'in' ? '同一付款方向该账户' : '该账户向同一收款方'}在 ${v.count('workingDays')} 个工作日内转账 ${v.count('transfers')} 笔，每笔 ${v.amount('leastMinor')} 至 ${v.amount('mostMinor')}，合计 ${v.amount('amountMinor')}（门槛：${v.count('maximumWorkingDays')} 个工作日内多于 ${v.count('moreThan')} 笔、金额上下浮动 ${v.share('tolerance')}${v.number('assumedCalendar') === 1 ? '；工作日按周一至周五假定' : ''}）${v.number('occurrences') > 1 ? `；共有 ${v.count('occurrences')} 个这样的对手，此为最强一个` : ''}`,
  dormant: (v) =>
    `疑似长期不用后突然启用：${v.duration('gapSeconds')}没有客户主动交易（利息、费用、税款不计；档次 ${v.duration('gradeSeconds')}），随后 ${v.duration('windowSeconds')}内有 ${v.count('transfers')} 笔，${turnoverZh(v)}（门槛：${v.count('minimumCount')} 笔${orAmountZh(v)}）`,
  'new-account': (v) =>
    `疑似新开户后大额或频繁使用：开户后 ${v.duration('windowSeconds')}内有 ${v.count('transfers')} 笔，${turnoverZh(v)}（门槛：${v.text('condition') === 'count' ? `${v.count('minimumCount')} 笔` : v.amount('minimumAmountMinor')}）`,
  structuring: (v) =>
    `疑似拆分金额以贴近限额：${v.duration('windowSeconds')}内有 ${v.count('transfers')} 笔${v.text('kind') === 'cash' ? '现金交易' : '转账'}，每笔不低于 ${v.amount('bandFromMinor')} 而低于此处设定的限额 ${v.amount('limitMinor')}，合计 ${v.amount('sumMinor')}；截至当时，该账户介于限额一半与限额之间的 ${v.count('inHalf')} 笔中有 ${v.count('inBand')} 笔如此贴近，若属偶然概率为 ${v.text('chance')}（门槛：${v.count('minimumCount')} 笔、概率低于 ${v.text('maximumChance')}）`,
  probe: (v) =>
    `疑似小额试探后大额转入：此前未见过的付款方转入 ${v.amount('probeMinor')}，${v.duration('afterSeconds')}后转入 ${v.amount('followMinor')}（门槛：试探不超过 ${v.amount('probeMostMinor')}，${v.duration('windowSeconds')}内随后金额不低于其 ${v.text('times')} 倍且不低于 ${v.amount('followLeastMinor')}）${v.number('occurrences') > 1 ? `；共出现 ${v.count('occurrences')} 次，此为金额最大一次，其中 ${v.count('samePayer')} 次为同一付款方` : ''}`,
  night: (v) =>
    `疑似夜间交易集中：已知时刻的 ${v.count('transfers')} 笔中有 ${v.count('atNight')} 笔（${v.share('share')}）在 ${v.count('nightFromHour')} 时至次日 ${v.count('nightToHour')} 时（北京时间）之间（门槛：${v.count('minimumCount')} 笔、${v.share('minimumShare')}，且多于全天均匀时的偶然情形）`,
  'burst-stop': (v) =>
    `疑似短期集中使用后突然停用：${v.duration('windowSeconds')}内有 ${v.count('transfers')} 笔，${turnoverZh(v)}，此后静止 ${v.duration('silenceSeconds')}${v.number('resumed') === 1 ? '才再次使用' : '直至流水结束'}（门槛：多于 ${v.count('moreThan')} 笔、${v.amount('minimumAmountMinor')}、静止长于 ${v.duration('minimumSilenceSeconds')}）`,
  surge: (v) =>
    `疑似交易笔数突然增多：${v.duration('windowSeconds')}内有 ${v.count('transfers')} 笔；此前同样时长平均 ${v.text('usualTransfers')} 笔（至少按 ${v.text('usualAtLeast')} 笔计），为其 ${v.text('times')} 倍（门槛：${v.count('minimumCount')} 笔、${v.text('minimumTimes')} 倍）`,
  'low-balance': (v) =>
    `疑似几乎不留余额：有交易的 ${v.count('days')} 天共转入 ${v.amount('creditsMinor')}、转出 ${v.amount('debitsMinor')}，收付平均每天各 ${v.amount('turnoverMinor')}；其中 ${v.count('balanceDays')} 天有日终余额，中位为 ${v.amount('balanceMinor')}，相当于日均收付的 ${v.share('ratio')}（门槛：转入 ${v.amount('minimumCreditsMinor')}、${v.count('minimumDays')} 天、不高于 ${v.share('maximumRatio')}）`,
  'cash-out': (v) =>
    `疑似转入后随即取现：${v.duration('windowSeconds')}内转入 ${v.count('creditCount')} 笔共 ${v.amount('creditsMinor')}；其中 ${v.share('share')}（${v.amount('cashMinor')}，按先进先出推算）在到账后 ${v.duration('onwardSeconds')}内分 ${v.count('cashCount')} 笔取现（门槛：${v.amount('minimumAmountMinor')}、${v.share('minimumShare')}）`,
  'cash-in': (v) =>
    `疑似多次存现后随即转出：${v.duration('windowSeconds')}内存现 ${v.count('deposits')} 次共 ${v.amount('depositedMinor')}；其中 ${v.share('share')}（${v.amount('passedOnMinor')}，按先进先出推算）在存入后 ${v.duration('onwardSeconds')}内以非现金方式转出（门槛：${v.count('minimumDeposits')} 次、${v.amount('minimumAmountMinor')}、${v.share('minimumShare')}）`,
  'inter-bank': (v) =>
    `疑似跨行收款并跨行转出：${v.duration('windowSeconds')}内从 ${v.count('institutionsIn')} 家他行转入 ${v.amount('creditsMinor')}；其中 ${v.share('share')}（${v.amount('sentMinor')}，按先进先出推算）在 ${v.duration('onwardSeconds')}内转往 ${v.count('institutionsOut')} 家他行，共涉及 ${v.count('institutions')} 家（门槛：${v.count('minimumInstitutions')} 家、${v.amount('minimumAmountMinor')}、${v.share('minimumShare')}）`,
  'zero-out': (v) =>
    `疑似反复充入后清空：余额 ${v.count('occurrences')} 次上升超过 ${v.amount('riseMinor')} 又回落超过同样幅度，回到距前低点不超过 ${v.amount('nearMinor')}；累计清出 ${v.amount('emptiedMinor')}，单次最多 ${v.amount('largestMinor')}（门槛：${v.count('minimumCount')} 次）`,
  'first-deposit': (v) =>
    `疑似开户存入小额后随即取走：开户后 ${v.duration('afterOpeningSeconds')}首笔存入 ${v.amount('depositMinor')}，${v.duration('takenAfterSeconds')}内取走 ${v.amount('takenMinor')}，相当于 ${v.share('share')}（门槛：存入不超过 ${v.amount('maximumDepositMinor')}、${v.duration('windowSeconds')}内取走 ${v.share('minimumShare')}）`,
  'non-counter': (v) =>
    `疑似多为非柜面方式：注明渠道的 ${v.count('said')} 笔中有 ${v.count('away')} 笔（${v.share('share')}；全部 ${v.count('transfers')} 笔）为网上或自助设备办理（门槛：${v.count('minimumCount')} 笔、${v.share('minimumShare')}）；多数人亦如此，仅作辅助理由`,
};

/** Credits and debits alike; amounts of one currency only. */
function turnoverZh(v: ValueReader): string {
  return `收付合计 ${v.amount('turnoverMinor')}（${v.text('currency')}）`;
}

function orAmountZh(v: ValueReader): string {
  return v.number('minimumAmountMinor') === 0 ? '' : `或 ${v.amount('minimumAmountMinor')}`;
}
