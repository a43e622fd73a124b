import type { ValueReader } from './value-reader.ts';

/** What each guard measured. A guard lowers and never clears: "looks like", not "is". */
export const GUARDS_EN: Readonly<Record<string, (v: ValueReader) => string>> = {
  'own-accounts': (v) =>
    `${v.count('transfers')} transfers with accounts of the same ID number, not counted as counterparties of fans`,
  merchant: (v) =>
    `looks like a merchant (${v.count('met')} of ${v.count('of')} conditions): ${v.count('credits')} credits in ${v.count('days')} days, ${v.share('tradeShare')} named as trade or from clearing, variation of income over ${v.count('weeks')} whole weeks ${decimal(v, 'weeklyVariation')}, ${v.share('dayShare')} of credits from 6 to 23 h, ${v.share('returningShare')} of payers return, at most ${v.count('monthlyPayments')} monthly payments in a row to one payee, money stays ${v.duration('dwellSeconds')} in the median, ${v.share('sweepShare')} of outflow to the same holder`,
  payroll: (v) =>
    `looks like a payroll (${v.count('met')} of ${v.count('of')} conditions): ${v.count('payees')} people paid about day ${v.count('usualDay')} in ${v.count('months')} months, ${v.share('recurringShare')} of them again, median variation of a payee’s amounts ${decimal(v, 'payeeVariation')}${v.has('dwellSeconds') ? `, the money stays ${v.duration('dwellSeconds')} in the median with ${v.count('measuredPayees')} payees that have a statement` : ', no payee has a statement, so how long the money stays is not known'}`,
  utility: (v) =>
    `looks like a utility, tax or fee account (${v.count('met')} of ${v.count('of')} conditions): ${v.count('payers')} payers, ${v.share('recurringShare')} pay again in time, median amount ${v.amount('medianMinor')}, ${v.share('personShare')} of outflow to persons`,
  loan: (v) =>
    `${v.count('transfers')} transfers of loans and equal monthly repayments with ${v.count('partners')} counterparties, not counted as like amounts or structuring`,
  'rent-family': (v) =>
    `${v.count('transfers')} transfers over months with ${v.count('partners')} regular counterparties (rent, family), not counted in fans or as like amounts`,
  clearing: (v) =>
    `at least ${v.count('payers')} payers and ${v.count('payees')} payees in one window: treated as clearing, no node of any pattern`,
  broker: (v) =>
    `${v.count('transfers')} transfers with brokers, funds or bank products that come back to the holder, not counted as passed on or exits`,
  refund: (v) => `${v.count('transfers')} refunds by former payees, not counted in cycles`,
  hub: (v) =>
    `hub: ${v.count('liveIn')} transfers in and ${v.count('liveOut')} out in one window, above the cap of ${v.count('hubCap')}; pattern searches skip it`,
};

/** Why a guard does not count, by `voidedBy`. */
export const GUARD_VOID_EN: Readonly<Record<string, string>> = {
  'control-link': 'void: shares devices, terminals or phones with several accounts of others',
  'short-life': 'void: too short a life',
  'burst-stop': 'void: a burst, then silence',
  'victim-report': 'void: named by a victim report',
};

function decimal(v: ValueReader, key: string): string {
  const value = v.number(key);
  return Number.isFinite(value) ? value.toFixed(2) : '?';
}
