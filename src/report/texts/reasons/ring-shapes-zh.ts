import type { ValueReader } from '../value-reader.ts';

/** Reasons of the ring typologies of two steps and many accounts. */
export const RING_SHAPES_ZH: Readonly<Record<string, (v: ValueReader) => string>> = {
  'scatter-gather': (v) =>
    `疑似分散后归集：一个账户的资金经 ${v.count('middles')} 个中间账户转到同一个账户，均先入后出，${withinZh(v)}${restZh(v)}`,
  'scatter-gather-any-order': (v) =>
    `疑似分散后归集：一个账户向 ${v.count('middles')} 个账户付款，这些账户又都向另一个账户付款，不论先后，${withinZh(v)}${restZh(v)}`,
  bipartite: (v) =>
    `疑似多对多转账：${v.count('payers')} 个付款账户共同向 ${v.count('payees')} 个收款账户付款，每个付款账户至少付给其中 2 个，每个收款账户至少收到其中 2 个的款，${withinZh(v)}${restZh(v)}`,
  layered: (v) =>
    `疑似分层转移：资金由 ${v.count('sources')} 个账户起，经 ${v.count('layers')} 层账户，到 ${v.count('sinks')} 个账户止，共 ${v.count('accounts')} 个账户，${withinZh(v)}${restZh(v)}`,
  stack: (v) =>
    `疑似叠层转账：${v.count('sources')} 个账户多对多付给中间一层，中间一层再多对多付给 ${v.count('sinks')} 个账户，共 ${v.count('layers')} 层、${v.count('accounts')} 个账户，${withinZh(v)}${restZh(v)}`,
};

function withinZh(v: ValueReader): string {
  return `${v.duration('spanSeconds')}内共 ${v.count('transfers')} 笔，${sumZh(v)}（同一笔钱每走一步计一次，时间窗 ${v.duration('windowSeconds')}）`;
}

/** Amounts are added inside one currency only. */
function sumZh(v: ValueReader): string {
  return v.number('currencies') > 1
    ? `其中 ${v.text('currency')} 合计 ${v.amount('amountMinor')}（共 ${v.count('currencies')} 种币种）`
    : `合计 ${v.amount('amountMinor')}`;
}

function restZh(v: ValueReader): string {
  const novel = v.number('novelOnly') === 1 ? '，只计每对账户的首次与第二次转账' : '';
  const familiar = v.number('familiarPairs') > 0 ? `；成员之间另有 ${v.count('familiarPairs')} 对往来，已减分` : '';
  const times = v.number('occurrences') > 1 ? `；该账户共在 ${v.count('occurrences')} 个同类结果中，此为最强一个` : '';
  return `${novel}${familiar}${times}`;
}
