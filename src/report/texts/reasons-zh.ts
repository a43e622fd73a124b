import type { ValueReader } from './value-reader.ts';

/** Explanations of signals: what was measured, and against which threshold. Never more than 疑似. */
export const REASONS_ZH: Readonly<Record<string, (v: ValueReader) => string>> = {
  'pass-through': (v) =>
    `疑似快进快出：${v.duration('windowSeconds')}内转入 ${v.amount('creditsMinor')}，其中 ${v.share('share')}（${v.amount('matchedMinor')}）在 ${v.duration('onwardSeconds')}内转出，留存 ${v.share('retention')}，停留中位 ${v.duration('dwellSeconds')}（门槛：转入 ${v.amount('minimumAmountMinor')}、转出 ${v.share('minimumShare')}）${timesZh(v)}`,
  gather: (v) =>
    `疑似分散转入、集中转出：${v.duration('windowSeconds')}内 ${v.count('payers')} 个付款方转入 ${v.amount('inflowMinor')}，其中 ${v.share('passedOnShare')}（${v.amount('passedOnMinor')}）在 ${v.duration('onwardSeconds')}内转给 ${v.count('payees')} 个收款方（门槛：${v.count('minimumPayers')} 个付款方、${v.share('minimumShare')}）`,
  'fan-in': (v) =>
    `疑似分散转入：${v.duration('windowSeconds')}内 ${v.count('partners')} 个不同付款方转入 ${v.count('transfers')} 笔，合计 ${v.amount('amountMinor')}（门槛：${v.count('minimumPartners')} 个）${usualZh(v)}${timesZh(v)}`,
  'fan-out': (v) =>
    `疑似分散转出：${v.duration('windowSeconds')}内向 ${v.count('partners')} 个不同收款方转出 ${v.count('transfers')} 笔，合计 ${v.amount('amountMinor')}（门槛：${v.count('minimumPartners')} 个）${usualZh(v)}${timesZh(v)}`,
  cycle: (v) =>
    `疑似资金回流：${v.count('accounts')} 个账户首尾相接，${v.count('transfers')} 笔合计 ${v.amount('amountMinor')}，最短 ${v.duration('spanSeconds')}内回到起点（时间窗 ${v.duration('windowSeconds')}）${timesZh(v)}`,
  'victim-report': (v) => `被害人报案指明该账户收款 ${v.amount('amountMinor')}，与流水中的一笔交易相符`,
  'victim-report-unmatched': (v) => `被害人报案指明该账户收款 ${v.amount('amountMinor')}，流水中未找到唯一相符的交易`,
  'case-involved': (v) => `账户在涉案账户名单上${v.since === '' ? '' : `（自 ${v.since} 起）`}`,
  'protected-holder': (v) => `持有人 ${v.count('age')} 岁：账户可能被他人利用，请先核实本人处境`,
};

function usualZh(v: ValueReader): string {
  return v.has('usualTransfers') ? `，平时同样时长约 ${v.text('usualTransfers')} 笔` : '';
}

function timesZh(v: ValueReader): string {
  return v.number('occurrences') > 1 ? `；共出现 ${v.count('occurrences')} 次，此为最强一次` : '';
}
