import type { ValueReader } from '../value-reader.ts';

/** Reasons of the ring typologies around one account and along paths. */
export const RING_CENTRES_EN: Readonly<Record<string, (v: ValueReader) => string>> = {
  'gather-scatter': (v) =>
    `Indicators of gathering and scattering: ${v.count('payers')} payers within ${v.duration('windowSeconds')}, then ${v.count('payees')} payees within the same time after; ${v.count('transfers')} transfers, ${sumEn(v)} in and out${sidesEn(v)}`,
  'gather-scatter-strict': (v) =>
    `Indicators of gathering and scattering, all in before anything out: ${v.count('payers')} payers within ${v.duration('windowSeconds')} sent ${v.amount('inMinor')}, then ${v.count('payees')} payees within the same time received ${v.amount('outMinor')}; ${v.count('transfers')} transfers${sidesEn(v)}`,
  'gather-scatter-loose': (v) =>
    `Indicators of gathering and scattering at once: within ${v.duration('windowSeconds')} ${v.count('payers')} payers and ${v.count('payees')} payees, in any order; ${v.count('transfers')} transfers, ${sumEn(v)} in and out${sidesEn(v)}`,
  'cycle-any-order': (v) =>
    `Indicators of circular flow: ${v.count('accounts')} accounts in a closed chain, ${v.count('transfers')} transfers within ${v.duration('spanSeconds')} but not in the order of the flow, ${sumEn(v)} (the same money counts at each step; window ${v.duration('windowSeconds')})${novelEn(v)}${timesEn(v)}`,
  chain: (v) =>
    `Indicators of a sum handed on: ${v.count('accounts')} accounts in a line, ${v.count('transfers')} transfers within ${v.duration('spanSeconds')}, each of ${v.text('shareFrom')} to ${v.text('shareTo')} times the amount before it (window ${v.duration('windowSeconds')})${currenciesEn(v)}${novelEn(v)}${timesEn(v)}`,
};

/** Amounts are added inside one currency only. */
function sumEn(v: ValueReader): string {
  return v.number('currencies') > 1
    ? `of them ${v.amount('amountMinor')} in ${v.text('currency')} (${v.count('currencies')} currencies)`
    : `${v.amount('amountMinor')} in all`;
}

function sidesEn(v: ValueReader): string {
  return ` (threshold: ${v.count('minimumPartners')} on each side; partners on both sides not counted)${novelEn(v)}; at other times ${v.text('usualPayers')} incoming and ${v.text('usualPayees')} outgoing transfers on average in as much time${timesEn(v)}`;
}

function currenciesEn(v: ValueReader): string {
  return v.number('currencies') > 1
    ? `; ${v.count('currencies')} currencies, amounts compared inside each only`
    : `; ${v.amount('firstMinor')} at the start, ${v.amount('lastMinor')} at the end`;
}

function novelEn(v: ValueReader): string {
  const novel = v.number('novelOnly') === 1 ? '; only the first and second transfer of each pair count' : '';
  const strangers =
    v.number('occasionSeconds') > 0
      ? `; only partners whose transfers with the account all lie within ${v.duration('occasionSeconds')}`
      : '';
  return novel + strangers;
}

function timesEn(v: ValueReader): string {
  return v.number('occurrences') > 1 ? `; seen ${v.count('occurrences')} times, this is the strongest` : '';
}
