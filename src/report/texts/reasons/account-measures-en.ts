import type { ValueReader } from '../value-reader.ts';

/** Measures of single accounts: what was measured, over which stretch, against which threshold. */
export const ACCOUNT_MEASURES_EN: Readonly<Record<string, (v: ValueReader) => string>> = {
  spread: (v) =>
    `Indicators of money concentrated, then dispersed: ${payersEn(v)} paid in ${v.amount('inflowMinor')} within ${v.duration('windowSeconds')}; within ${v.duration('onwardSeconds')} after the last of these payments ${v.count('payees')} payees received ${v.amount('paidOutMinor')}, as much as ${v.share('paidOutShare')} of what came in (threshold: at most ${v.count('maximumPayers')} payers, ${v.count('minimumPayees')} payees, ${v.share('minimumShare')})`,
  'like-pair': (v) =>
    `Indicators of repeated like amounts: ${v.text('direction') === 'in' ? 'one payer paid this account' : 'this account paid one payee'} ${v.count('transfers')} times within ${v.count('workingDays')} working ${v.number('workingDays') === 1 ? 'day' : 'days'}, each ${v.amount('leastMinor')} to ${v.amount('mostMinor')}, ${v.amount('amountMinor')} in all (threshold: more than ${v.count('moreThan')} within ${v.count('maximumWorkingDays')} working days, amounts within ±${v.share('tolerance')}${v.number('assumedCalendar') === 1 ? '; working days assumed to be Monday to Friday' : ''})${pairsEn(v)}`,
  dormant: (v) =>
    `Indicators of a dormant account put to use: ${v.duration('gapSeconds')} without anything done by the customer (interest, fees and tax apart; grade ${v.duration('gradeSeconds')}), then ${entriesEn(v, 'transfers')} within ${v.duration('windowSeconds')}, ${turnoverEn(v)} (threshold: ${v.count('minimumCount')} entries${orAmountEn(v)})`,
  'new-account': (v) =>
    `Indicators of heavy use of a new account: within ${v.duration('windowSeconds')} of its opening ${entriesEn(v, 'transfers')}, ${turnoverEn(v)} (threshold: ${v.text('condition') === 'count' ? `${v.count('minimumCount')} entries` : v.amount('minimumAmountMinor')})`,
  structuring: (v) =>
    `Indicators of amounts kept below a limit: ${v.count('transfers')} ${v.text('kind') === 'cash' ? 'cash entries' : 'transfers'} within ${v.duration('windowSeconds')}, each of ${v.amount('bandFromMinor')} or more and below the limit of ${v.amount('limitMinor')} that is set here, ${v.amount('sumMinor')} in all; up to then ${v.count('inBand')} of the account’s ${v.count('inHalf')} amounts between half the limit and the limit were that close to it, which chance alone would give with probability ${v.text('chance')} (threshold: ${v.count('minimumCount')} entries, probability below ${v.text('maximumChance')})`,
  probe: (v) =>
    `Indicators of a test before the large amount: ${v.amount('probeMinor')} from a payer not seen before, and ${v.duration('afterSeconds')} later a credit of ${v.amount('followMinor')} (threshold: at most ${v.amount('probeMostMinor')}, then within ${v.duration('windowSeconds')} at least ${v.text('times')} times as much and ${v.amount('followLeastMinor')})${v.number('occurrences') > 1 ? `; seen ${v.count('occurrences')} times, this is the largest; in ${v.count('samePayer')} of them both from the same payer` : ''}`,
  night: (v) =>
    `Indicators of activity at night: ${v.count('atNight')} of the ${v.count('transfers')} entries whose hour is known (${v.share('share')}) fall between ${v.count('nightFromHour')}:00 and ${v.count('nightToHour')}:00 Beijing time (threshold: ${v.count('minimumCount')} entries, ${v.share('minimumShare')}, and more than chance over all hours would give)`,
  'burst-stop': (v) =>
    `Indicators of a short burst: ${entriesEn(v, 'transfers')} within ${v.duration('windowSeconds')}, ${turnoverEn(v)}, then ${v.duration('silenceSeconds')} of silence ${v.number('resumed') === 1 ? 'before it was used again' : 'to the end of the statement'} (threshold: more than ${v.count('moreThan')} entries, ${v.amount('minimumAmountMinor')}, silence of more than ${v.duration('minimumSilenceSeconds')})`,
  surge: (v) =>
    `Indicators of a sudden rise: ${v.count('transfers')} entries within ${v.duration('windowSeconds')}; before that ${v.text('usualTransfers')} on average in as much time (taken as ${v.text('usualAtLeast')} at least), so ${v.text('times')} times as many (threshold: ${v.count('minimumCount')} entries, ${v.text('minimumTimes')} times)`,
  'low-balance': (v) =>
    `Indicators of an account that keeps next to nothing: on ${v.count('days')} days with entries ${v.amount('creditsMinor')} came in and ${v.amount('debitsMinor')} left, ${v.amount('turnoverMinor')} a day each way on average; the balance at the end of the ${v.count('balanceDays')} of these days that show one was ${v.amount('balanceMinor')} (median), ${v.share('ratio')} of a day’s turnover (threshold: ${v.amount('minimumCreditsMinor')} credited, ${v.count('minimumDays')} days, at most ${v.share('maximumRatio')})`,
  'cash-out': (v) =>
    `Indicators of cash taken out at once: ${v.number('creditCount') === 1 ? '1 credit' : `${v.count('creditCount')} credits`} brought in ${v.amount('creditsMinor')} within ${v.duration('windowSeconds')}; ${v.share('share')} of it (${v.amount('cashMinor')}, first in first out) was taken in cash within ${v.duration('onwardSeconds')} of coming in, in ${v.count('cashCount')} ${v.number('cashCount') === 1 ? 'withdrawal' : 'withdrawals'} (threshold: ${v.amount('minimumAmountMinor')}, ${v.share('minimumShare')})`,
  'cash-in': (v) =>
    `Indicators of cash paid in and passed on: ${v.count('deposits')} cash deposits of ${v.amount('depositedMinor')} in all within ${v.duration('windowSeconds')}; ${v.share('share')} of it (${v.amount('passedOnMinor')}, first in first out) left in other ways than cash within ${v.duration('onwardSeconds')} of its deposit (threshold: ${v.count('minimumDeposits')} deposits, ${v.amount('minimumAmountMinor')}, ${v.share('minimumShare')})`,
  'inter-bank': (v) =>
    `Indicators of passing between institutions: ${v.amount('creditsMinor')} came from ${institutionsEn(v, 'institutionsIn')} within ${v.duration('windowSeconds')}; ${v.share('share')} of it (${v.amount('sentMinor')}, first in first out) went on to ${institutionsEn(v, 'institutionsOut')} within ${v.duration('onwardSeconds')}, ${v.count('institutions')} different ones in all (threshold: ${v.count('minimumInstitutions')}, ${v.amount('minimumAmountMinor')}, ${v.share('minimumShare')})`,
  'zero-out': (v) =>
    `Indicators of an account filled and emptied: its balance rose by more than ${v.amount('riseMinor')} and fell by more than that again ${v.count('occurrences')} times, down to at most ${v.amount('nearMinor')} above the low before; ${v.amount('emptiedMinor')} taken out in all, at most ${v.amount('largestMinor')} at a time (threshold: ${v.count('minimumCount')} times)`,
  'first-deposit': (v) =>
    `Indicators of a small first deposit taken out at once: the first deposit, ${v.duration('afterOpeningSeconds')} after the opening, was ${v.amount('depositMinor')}, and ${v.amount('takenMinor')}, as much as ${v.share('share')} of it, was taken out within ${v.duration('takenAfterSeconds')} (threshold: at most ${v.amount('maximumDepositMinor')}, ${v.share('minimumShare')} within ${v.duration('windowSeconds')})`,
  'non-counter': (v) =>
    `Indicators of use away from the counter: ${v.count('away')} of the ${v.count('said')} entries that say their channel (${v.share('share')}; ${v.count('transfers')} entries in all) are online or at machines (threshold: ${v.count('minimumCount')} entries, ${v.share('minimumShare')}); most people do so: it only supports other reasons`,
};

function payersEn(v: ValueReader): string {
  return v.number('payers') === 1 ? 'one payer' : `${v.count('payers')} payers`;
}

function entriesEn(v: ValueReader, key: string): string {
  return v.number(key) === 1 ? '1 entry' : `${v.count(key)} entries`;
}

/** Credits and debits alike; amounts of one currency only. */
function turnoverEn(v: ValueReader): string {
  return `credits and debits together ${v.amount('turnoverMinor')} in ${v.text('currency')}`;
}

function orAmountEn(v: ValueReader): string {
  return v.number('minimumAmountMinor') === 0 ? '' : ` or ${v.amount('minimumAmountMinor')}`;
}

function institutionsEn(v: ValueReader, key: string): string {
  return v.number(key) === 1 ? 'one other institution' : `${v.count(key)} other institutions`;
}

function pairsEn(v: ValueReader): string {
  return v.number('occurrences') > 1
    ? `; the same with ${v.count('occurrences')} counterparties, of which this is the strongest`
    : '';
}
