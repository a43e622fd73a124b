import { ACCOUNT_LINKS_EN } from './reasons/account-links-en.ts';
import { ACCOUNT_MEASURES_EN } from './reasons/account-measures-en.ts';
import { POOL_EN } from './reasons/pool-en.ts';
import { RING_CENTRES_EN } from './reasons/ring-centres-en.ts';
import { RING_MEMBER_EN } from './reasons/ring-member-en.ts';
import { RING_SHAPES_EN } from './reasons/ring-shapes-en.ts';
import type { ValueReader } from './value-reader.ts';

/** Explanations of signals: what was measured, and against which threshold. Never more than "indicators of". */
export const REASONS_EN: Readonly<Record<string, (v: ValueReader) => string>> = {
  ...ACCOUNT_MEASURES_EN,
  'pass-through': (v) =>
    `Indicators of rapid pass-through: ${creditedEn(v)}; ${v.share('share')} of the credits (${v.amount('matchedMinor')}, first in first out) left within ${v.duration('onwardSeconds')} of coming in${keptEn(v)}; what left had stayed about ${v.duration('dwellSeconds')} (median; threshold: ${v.amount('minimumAmountMinor')} credited within ${v.duration('windowSeconds')}, ${v.share('minimumShare')} out)${timesEn(v)}`,
  gather: (v) =>
    `Indicators of gathering: within ${v.duration('windowSeconds')} ${v.count('payers')} payers sent ${v.amount('inflowMinor')}${leftBeforeEn(v)}; within ${v.duration('onwardSeconds')} after the last of these payments ${topPayeesEn(v)} received ${v.amount('passedOnMinor')}, ${gatheredShareEn(v)} (two sums are compared, the money is not followed; threshold: ${v.count('minimumPayers')} payers, ${v.share('minimumShare')})`,
  'fan-in': (v) =>
    `Indicators of dispersed inflow: within ${v.duration('windowSeconds')} ${v.count('partners')} distinct payers made ${v.count('transfers')} transfers, ${sumEn(v)} (threshold: ${v.count('minimumPartners')} payers)${novelEn(v)}${usualEn(v, 'incoming')}${timesEn(v)}`,
  'fan-out': (v) =>
    `Indicators of dispersal: within ${v.duration('windowSeconds')} ${v.count('partners')} distinct payees received ${v.count('transfers')} transfers, ${sumEn(v)} (threshold: ${v.count('minimumPartners')} payees)${novelEn(v)}${usualEn(v, 'outgoing')}${timesEn(v)}`,
  ...ACCOUNT_LINKS_EN,
  cycle: (v) =>
    `Indicators of circular flow: ${v.count('accounts')} accounts in a closed chain, ${v.count('transfers')} transfers, ${sumEn(v)} (the same money counts at each step), back at the start after about ${v.duration('spanSeconds')} at the fastest (window ${v.duration('windowSeconds')})${novelEn(v)}${v.number('occurrences') > 1 ? `; the account is in ${v.count('occurrences')} such circles, this is the strongest` : ''}`,
  ...POOL_EN,
  ...RING_CENTRES_EN,
  ...RING_SHAPES_EN,
  ...RING_MEMBER_EN,
  'victim-report': (v) =>
    `A victim report names this account as the receiver of ${v.amount('amountMinor')}; it matches a transfer in the statements`,
  'victim-report-unmatched': (v) =>
    `A victim report names this account as the receiver of ${v.amount('amountMinor')}; no single matching transfer is in the statements`,
  'case-involved': (v) => `The account is on a case-involved list${v.since === '' ? '' : ` (since ${v.since})`}`,
  'protected-minor': (v) =>
    `The holder is a minor (${v.count('age')} years old) with ${v.amount('inMinor')} in and ${v.amount('outMinor')} out: possible exploitation; see to the person first`,
  'protected-elder': (v) =>
    `The holder is ${v.count('age')} years old, with ${v.amount('inMinor')} in and ${v.amount('outMinor')} out: possible exploitation; see to the person first`,
  'protected-holder': (v) =>
    `The holder is ${v.count('age')} years old: possible exploitation; see to the person first`,
};

/** The sum is over a whole run of windows: from its first credit to its last. */
function creditedEn(v: ValueReader): string {
  const when =
    v.from === ''
      ? ''
      : v.number('creditsSpanSeconds') === 0
        ? `at ${v.from} `
        : `between ${v.from} and ${v.until('creditsSpanSeconds')} `;
  const credits = v.number('creditCount') === 1 ? '1 credit' : `${v.count('creditCount')} credits`;
  const peak =
    v.number('peakCreditsMinor') < v.number('creditsMinor')
      ? `, ${v.amount('peakCreditsMinor')} of it within one span of ${v.duration('windowSeconds')}`
      : '';
  return `${when}${credits} brought in ${v.amount('creditsMinor')}${peak}`;
}

/** What did not leave in time is censored: it may have left later. */
function keptEn(v: ValueReader): string {
  return v.number('retention') < 0.0005 ? '' : `, the other ${v.share('retention')} did not (it stayed or left later)`;
}

/** What left before the last payment is not in the sum that is compared. */
function leftBeforeEn(v: ValueReader): string {
  return v.number('leftBeforeMinor') > 0
    ? `, and before the last of these payments ${v.amount('leftBeforeMinor')} had already left`
    : '';
}

function gatheredShareEn(v: ValueReader): string {
  return v.number('passedOnShare') > 1
    ? 'more than these payers sent, so that some of it is other money'
    : `an amount equal to ${v.share('passedOnShare')} of what these payers sent`;
}

function topPayeesEn(v: ValueReader): string {
  return v.number('payees') === 1 ? 'one payee' : `the ${v.count('payees')} largest payees`;
}

/** Amounts are added inside one currency only. */
function sumEn(v: ValueReader): string {
  return v.number('currencies') > 1
    ? `of them ${v.amount('amountMinor')} in ${v.text('currency')} (${v.count('currencies')} currencies)`
    : `${v.amount('amountMinor')} in all`;
}

function novelEn(v: ValueReader): string {
  const novel = v.number('novelOnly') === 1 ? '; only the first and second transfer of each pair count' : '';
  const strangers =
    v.number('occasionSeconds') > 0
      ? `; only partners whose transfers with the account all lie within ${v.duration('occasionSeconds')}`
      : '';
  return novel + strangers;
}

function usualEn(v: ValueReader, word: string): string {
  return v.has('usualTransfers')
    ? `; at other times ${v.text('usualTransfers')} ${word} transfers on average in as much time`
    : '';
}

function timesEn(v: ValueReader): string {
  return v.number('occurrences') > 1 ? `; seen ${v.count('occurrences')} times, this is the strongest` : '';
}
