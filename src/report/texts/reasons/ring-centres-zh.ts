import type { ValueReader } from '../value-reader.ts';

/** Reasons of the ring typologies around one account and along paths. */
export const RING_CENTRES_ZH: Readonly<Record<string, (v: ValueReader) => string>> = {
  'gather-scatter': (v) =>
    `疑似先集中转入、再分散转出：${v.duration('windowSeconds')}内有 ${v.count('payers')} 个付款方，其后同样时长内有 ${v.count('payees')} 个收款方；共 ${v.count('transfers')} 笔，进出${sumZh(v)}${sidesZh(v)}`,
  'gather-scatter-strict': (v) =>
    `疑似先集中转入、再分散转出，且全部转入早于转出：${v.duration('windowSeconds')}内 ${v.count('payers')} 个付款方转入 ${v.amount('inMinor')}，其后同样时长内 ${v.count('payees')} 个收款方收到 ${v.amount('outMinor')}；共 ${v.count('transfers')} 笔${sidesZh(v)}`,
  'gather-scatter-loose': (v) =>
    `疑似同时集中转入与分散转出：${v.duration('windowSeconds')}内有 ${v.count('payers')} 个付款方和 ${v.count('payees')} 个收款方，不论先后；共 ${v.count('transfers')} 笔，进出${sumZh(v)}${sidesZh(v)}`,
  'cycle-any-order': (v) =>
    `疑似资金环形往来：${v.count('accounts')} 个账户首尾相接，${v.duration('spanSeconds')}内共 ${v.count('transfers')} 笔，先后次序与流向不一致，各步${sumZh(v)}（同一笔钱每走一步计一次，时间窗 ${v.duration('windowSeconds')}）${novelZh(v)}${timesZh(v)}`,
  chain: (v) =>
    `疑似资金逐级转移：${v.count('accounts')} 个账户依次相接，${v.duration('spanSeconds')}内 ${v.count('transfers')} 笔，每笔金额为前一笔的 ${v.text('shareFrom')} 至 ${v.text('shareTo')} 倍（时间窗 ${v.duration('windowSeconds')}）${currenciesZh(v)}${novelZh(v)}${timesZh(v)}`,
};

/** Amounts are added inside one currency only. */
function sumZh(v: ValueReader): string {
  return v.number('currencies') > 1
    ? `其中 ${v.text('currency')} 合计 ${v.amount('amountMinor')}（共 ${v.count('currencies')} 种币种）`
    : `合计 ${v.amount('amountMinor')}`;
}

function sidesZh(v: ValueReader): string {
  return `（门槛：每侧 ${v.count('minimumPartners')} 个，两侧都出现的对手不计）${novelZh(v)}，其他时间同样时长平均转入 ${v.text('usualPayers')} 笔、转出 ${v.text('usualPayees')} 笔${timesZh(v)}`;
}

function currenciesZh(v: ValueReader): string {
  return v.number('currencies') > 1
    ? `，共 ${v.count('currencies')} 种币种，金额只在同一币种内比较`
    : `，首笔 ${v.amount('firstMinor')}，末笔 ${v.amount('lastMinor')}`;
}

function novelZh(v: ValueReader): string {
  const novel = v.number('novelOnly') === 1 ? '，只计每对账户的首次与第二次转账' : '';
  const strangers =
    v.number('occasionSeconds') > 0 ? `，只计与该账户的全部往来都在 ${v.duration('occasionSeconds')}内的对手` : '';
  return novel + strangers;
}

function timesZh(v: ValueReader): string {
  return v.number('occurrences') > 1 ? `；共出现 ${v.count('occurrences')} 次，此为最强一次` : '';
}
