import { ENTRY_FLAG } from '#ledger';
import type { Parameters } from '#model';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { numberOf } from '../parameters.ts';
import { accountFlow, byPartner, hasSameHolder, isClearingEntry, partnerOf, type AccountFlow } from './account-flow.ts';
import { localDay, localSeconds } from './china-time.ts';
import { medianDwell } from './dwell.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';
import { MERCHANT_PARAMETERS } from './guard-parameters.ts';
import { longestRun, variation } from './measures.ts';
import { lifeSeconds } from './void-conditions.ts';

const CONDITIONS = 7;
/** Places of the two conditions about the way out. */
const WAY_OUT = [5, 6];
/** A payment of the next month stands 25 to 37 days after: 28 to 31 and three to either side for weekends. */
const MONTH_DAYS = { from: 25, to: 37 };
const WEEK = 7 * 86_400;
const TRADE = ENTRY_FLAG.merchant | ENTRY_FLAG.pos;

/**
 * A shop by what it does: many credits over a long time (always needed), and of the six other conditions so many that
 * four of seven hold, among them one about the way out (a payee paid monthly, or money that stays or goes to the same
 * holder): whoever takes money for others can arrange all the rest. Money that is gone to others within two hours, as from
 * a collector (POOL), is no shop's at all. Only one of the seven rests on words.
 */
export const merchant: Guard = {
  id: 'merchant',
  version: 1,
  title: { zh: '商户', en: 'Merchant' },
  parameters: MERCHANT_PARAMETERS,
  damps: ['flow', 'rhythm'],
  accountBit: ACCOUNT_GUARD.merchant,
  measure: measureMerchants,
};

function measureMerchants({ view }: GuardContext, parameters: Parameters): GuardDraft[] {
  const { ledger, accounts } = view;
  const minimumCredits = numberOf(parameters, 'minimumCredits');
  const drafts: GuardDraft[] = [];
  for (const account of accounts.flags.keys()) {
    if (!isSubject(accounts, account)) continue;
    if (ledger.offsets[account + 1]! - ledger.offsets[account]! < minimumCredits) continue;
    const flow = accountFlow(view, account);
    if (flow.credits.length < minimumCredits) continue;
    const draft = judge(view, parameters, flow);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function judge(view: CaseView, parameters: Parameters, flow: AccountFlow): GuardDraft | undefined {
  const { account } = flow;
  const least = (id: string): number => numberOf(parameters, id);
  const values = {
    credits: flow.credits.length,
    days: Math.floor(lifeSeconds(view, account) / 86_400),
    tradeShare: tradeShare(view, flow),
    ...weeklyIncome(view, flow),
    dayShare: dayShare(view, flow),
    returningShare: returningShare(view, flow, least('returnSeconds')),
    monthlyPayments: monthlyPayments(view, flow),
    dwellSeconds: medianDwell(view, { account, currency: flow.currency, of: 'matched' }) ?? 0,
    sweepShare: sweepShare(view, flow),
  };
  const met = [
    true,
    values.tradeShare >= least('wordsShare'),
    values.weeks >= least('weeks') && values.weeklyVariation <= least('weeklyVariation'),
    values.dayShare >= least('dayShare'),
    values.returningShare >= least('returningShare'),
    values.monthlyPayments >= least('monthlyPayments'),
    values.dwellSeconds >= least('dwellSeconds') || values.sweepShare >= least('sweepShare'),
  ];
  const isPassedOn = values.dwellSeconds < least('passedOnSeconds') && values.sweepShare < least('sweepShare');
  if (isPassedOn) return undefined;
  const count = met.filter(Boolean).length;
  if (count < least('minimumConditions') || !WAY_OUT.some((i) => met[i])) return undefined;
  return { account, share: count / CONDITIONS, values: { met: count, of: CONDITIONS, ...values } };
}

function tradeShare(view: CaseView, { account, credits }: AccountFlow): number {
  const isTrade = (i: number): boolean => (view.ledger.flags[i]! & TRADE) !== 0 || isClearingEntry(view, account, i);
  return credits.filter(isTrade).length / credits.length;
}

/** Over whole weeks from the account's first row. */
function weeklyIncome(view: CaseView, { account, credits }: AccountFlow) {
  const { ledger } = view;
  const from = ledger.t[ledger.offsets[account]!]!;
  const weeks = Math.floor(lifeSeconds(view, account) / WEEK);
  const sums = Array.from({ length: weeks }, () => 0);
  for (const i of credits) {
    const week = Math.floor((ledger.t[i]! - from) / WEEK);
    if (week < weeks) sums[week]! += ledger.amount[i]!;
  }
  return { weeks, weeklyVariation: weeks === 0 ? 0 : variation(sums) };
}

/** Rows stamped with the day only say nothing about the hour and count as outside. */
function dayShare(view: CaseView, { credits }: AccountFlow): number {
  const { t, precision } = view.ledger;
  const isDaytime = (i: number): boolean => precision[i]! < 2 && localSeconds(view, t[i]!) % 86_400 >= 6 * 3600;
  return credits.filter((i) => isDaytime(i) && localSeconds(view, t[i]!) % 86_400 < 23 * 3600).length / credits.length;
}

function returningShare(view: CaseView, { account, credits }: AccountFlow, afterSeconds: number): number {
  const payers = byPartner(
    view,
    account,
    credits.filter((i) => !isClearingEntry(view, account, i)),
  );
  if (payers.size === 0) return 0;
  const returning = [...payers.values()].filter(
    (own) => view.ledger.t[own.at(-1)!]! - view.ledger.t[own[0]!]! >= afterSeconds,
  );
  return returning.length / payers.size;
}

/** The most payments in a row to one payee of another holder who is mostly paid by the month: rent, a supplier, an assistant. */
function monthlyPayments(view: CaseView, { account, debits }: AccountFlow): number {
  let most = 0;
  for (const [payee, own] of byPartner(view, account, debits)) {
    if (hasSameHolder(view, account, payee)) continue;
    const days = own.map((i) => localDay(view, view.ledger.t[i]!));
    const run = longestRun(days, MONTH_DAYS.from, MONTH_DAYS.to);
    if (run * 2 > own.length) most = Math.max(most, run);
  }
  return most;
}

function sweepShare(view: CaseView, { account, debits }: AccountFlow): number {
  const sum = (entries: readonly number[]): number => entries.reduce((all, i) => all - view.ledger.amount[i]!, 0);
  const all = sum(debits);
  return all === 0 ? 0 : sum(debits.filter((i) => hasSameHolder(view, account, partnerOf(view, account, i)))) / all;
}
