import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import { at, dayOf, type GuardCase } from './guard-case.fixture.ts';
import {
  borrower,
  cancelledOrder,
  clearingHouse,
  employer,
  investor,
  ordinaryLife,
  ownMoney,
  propertyManagement,
} from './innocent.fixture.ts';

/** The shop's words, customers and hours, for four weeks; then nothing. */
export function shortLivedPool(): GuardCase {
  const customers = Array.from({ length: 26 * 10 }, (_, i) => ({
    from: 10 + ((i * 7) % 80),
    to: 0,
    t: at(20 + Math.floor(i / 10), 9 + (i % 10)),
    amount: 9000,
    flags: ENTRY_FLAG.merchant,
  }));
  const passedOn = Array.from({ length: 8 }, (_, i) => ({ from: 0, to: 2, t: at(22 + i * 3, 20), amount: 260_000 }));
  return { transfers: [...customers, ...passedOn], kinds: {} };
}

/** A betting account of many months in a shop's dress: the same customers come back by day, and all is passed on within the hour. */
export function longLivedPool(): GuardCase {
  const customers = Array.from({ length: 120 * 4 }, (_, i) => ({
    from: 10 + ((i * 7) % 60),
    to: 0,
    t: at(2 + Math.floor(i / 4), 9 + (i % 4) * 3),
    amount: 1_000_000,
    flags: ENTRY_FLAG.merchant,
  }));
  const passedOn = customers.map(({ t }, i) => ({ from: 0, to: 2 + (i % 2), t: t + 600, amount: 990_000 }));
  return { transfers: [...customers, ...passedOn] };
}

/** The employer's days and sums; but the payees hand everything to 2 within the hour. */
export function mulePayroll(): GuardCase {
  const transfers = employer().transfers.flatMap((transfer) => {
    if (transfer.from !== 0) return transfer.to === 0 ? [transfer] : [];
    return [transfer, { from: transfer.to, to: 2, t: transfer.t + 1800, amount: transfer.amount! - 5000 }];
  });
  return { transfers };
}

/** As many payers of as small sums, and a firm to pass it on to; but nobody comes back after a period. */
export function smallSumCollection(): GuardCase {
  const { transfers, ...rest } = propertyManagement();
  return {
    ...rest,
    transfers: transfers.map((one) => (one.to === 0 ? { ...one, from: one.from + dayShift(one.t) } : one)),
  };
}

/** Other payers in every period. */
function dayShift(t: number): number {
  return 100 * Math.floor(t / at(60));
}

/** Equal sums month by month to 1, called repayment; 1 never lent anything. */
export function loanWithoutCredit(): GuardCase {
  const { transfers } = borrower();
  return {
    transfers: [{ from: 5, to: 0, t: at(4), amount: 6_000_000 }, ...transfers.filter(({ from }) => from === 0)],
  };
}

/** 0 has thirty customers over months, whom it also pays: no family has so many. All pay in one week of every month, and all is passed on. */
export function bettingAccount(): GuardCase {
  const transfers = [1, 2, 3, 4].flatMap((month) =>
    Array.from({ length: 30 }, (_, i) => [
      { from: 10 + i, to: 0, t: at(dayOf(month, 2 + month * 4) + (i % 4), 20, i), amount: 100_000 },
      { from: 10 + i, to: 0, t: at(dayOf(month, 2 + month * 4) + (i % 4), 22, i), amount: 50_000 },
      ...(month === 3 ? [{ from: 0, to: 10 + i, t: at(dayOf(3, 25), 21, i), amount: 60_000 }] : []),
    ])
      .flat()
      .concat(
        [0, 1, 2, 3].map((day) => ({
          from: 0,
          to: 1,
          t: at(dayOf(month, 2 + month * 4) + day, 23),
          amount: 1_040_000,
        })),
      ),
  );
  return { transfers };
}

/** As busy, but it lives for three weeks only. */
export function shortLivedHub(): GuardCase {
  const { transfers } = clearingHouse();
  return { transfers: transfers.filter(({ t }) => t >= at(30, 0) && t < at(55, 0)) };
}

/** The investor's words; but the money goes to a person and never comes back. */
export function falseInvestment(): GuardCase {
  const { transfers } = investor();
  return {
    transfers: transfers.filter(({ from, flags }) => from !== 2 || flags === undefined),
    kinds: { 2: ACCOUNT_KIND.personal },
  };
}

/** The taker of "investments": the words are the victims' to it, and some get a little back. */
export function falseBroker(): GuardCase {
  const victims = Array.from({ length: 8 }, (_, i) => 10 + i);
  const transfers = victims.flatMap((victim) => [
    ...ordinaryLife(victim, 30 + victim),
    { from: victim, to: 0, t: at(50 + (victim % 3), 10, victim), amount: 3_000_000, flags: ENTRY_FLAG.broker },
    { from: 0, to: 1, t: at(50 + (victim % 3), 11, victim), amount: 2_900_000 },
    { from: 0, to: victim, t: at(58, 10, victim), amount: 700_000, flags: ENTRY_FLAG.broker },
  ]);
  return { transfers: [...ordinaryLife(0, 2), ...ordinaryLife(1, 2), ...transfers] };
}

/** The same circle, its last step called a refund; nothing was ever ordered. */
export function refundOfNothing(): GuardCase {
  const { transfers } = cancelledOrder();
  return { transfers: transfers.filter(({ from, to, t }) => !(from === 0 && to === 1 && t === at(50, 9))) };
}

/** Eleven payers of the same name: their ID numbers differ, so that only people who read names would call them one. */
export function sameNamePayers(): GuardCase {
  const given = ownMoney();
  return {
    ...given,
    holders: Object.fromEntries(Object.keys(given.holders ?? {}).map((account) => [account, Number(account)])),
  };
}
