import type { ValueReader } from '../value-reader.ts';

/** Reasons of the ring typologies of two steps and many accounts. */
export const RING_SHAPES_EN: Readonly<Record<string, (v: ValueReader) => string>> = {
  'scatter-gather': (v) =>
    `Indicators of scattering and gathering: one account’s money through ${v.count('middles')} accounts to one other, each paid before it pays; ${withinEn(v)}${restEn(v)}`,
  'scatter-gather-any-order': (v) =>
    `Indicators of scattering and gathering: one account pays ${v.count('middles')} accounts that all pay one other, in any order; ${withinEn(v)}${restEn(v)}`,
  bipartite: (v) =>
    `Indicators of many paying the same many: ${v.count('payers')} payers and ${v.count('payees')} payees, each payer paying at least 2 of the payees and each payee paid by at least 2 of the payers; ${withinEn(v)}${restEn(v)}`,
  layered: (v) =>
    `Indicators of money moved on in layers: from ${v.count('sources')} accounts through ${v.count('layers')} layers of accounts to ${v.count('sinks')}, ${v.count('accounts')} accounts in all; ${withinEn(v)}${restEn(v)}`,
  stack: (v) =>
    `Indicators of stacked transfers: ${v.count('sources')} accounts pay many to many into a middle layer that pays many to many on to ${v.count('sinks')}, ${v.count('layers')} layers and ${v.count('accounts')} accounts in all; ${withinEn(v)}${restEn(v)}`,
};

function withinEn(v: ValueReader): string {
  return `${v.count('transfers')} transfers within ${v.duration('spanSeconds')}, ${sumEn(v)} (the same money counts at each step; window ${v.duration('windowSeconds')})`;
}

/** Amounts are added inside one currency only. */
function sumEn(v: ValueReader): string {
  return v.number('currencies') > 1
    ? `of them ${v.amount('amountMinor')} in ${v.text('currency')} (${v.count('currencies')} currencies)`
    : `${v.amount('amountMinor')} in all`;
}

function restEn(v: ValueReader): string {
  const novel = v.number('novelOnly') === 1 ? '; only the first and second transfer of each pair count' : '';
  const familiar =
    v.number('familiarPairs') > 0
      ? `; the members also pay each other otherwise (pairs: ${v.count('familiarPairs')}), which counts against it`
      : '';
  const times =
    v.number('occurrences') > 1
      ? `; the account is in ${v.count('occurrences')} such results, this is the strongest`
      : '';
  return `${novel}${familiar}${times}`;
}
