import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import { at, dayOf, type GuardCase, type GuardTransfer } from './guard-case.fixture.ts';

/** Months of the fixtures, from February. */
const MONTHS = [1, 2, 3, 4];

/** A few ordinary rows that give an account a life of four months. */
export function ordinaryLife(account: number, other: number): GuardTransfer[] {
  return [3, 40, 80, 123].map((day, i) => ({
    from: i % 2 === 0 ? other : account,
    to: i % 2 === 0 ? account : other,
    t: at(day, 10),
    amount: 1000 + i,
  }));
}

/** 0: a shop; 1: its landlord; 2: its supplier, paid every week from the week's takings; customers from 10. */
export function shop(): GuardCase {
  const customers = Array.from({ length: 120 * 4 }, (_, i) => ({
    from: 10 + ((i * 7) % 60),
    to: 0,
    t: at(2 + Math.floor(i / 4), 9 + (i % 4) * 3),
    amount: 8000 + ((i * 37) % 4000),
    flags: ENTRY_FLAG.merchant,
  }));
  const supplies = Array.from({ length: 17 }, (_, week) => ({
    from: 0,
    to: 2,
    t: at(9 + week * 7, 20),
    amount: 220_000,
  }));
  const rent = MONTHS.map((month) => ({ from: 0, to: 1, t: at(dayOf(month, 3), 11), amount: 50_000 }));
  return { transfers: [...customers, ...supplies, ...rent] };
}

/** 0: an employer, paid by 1; employees from 10, who spend their wages over the month in shop 2. */
export function employer(): GuardCase {
  const transfers = MONTHS.flatMap((month) => [
    { from: 1, to: 0, t: at(dayOf(month, 8), 10), amount: 9_000_000 },
    ...Array.from({ length: 12 }, (_, i) => [
      { from: 0, to: 10 + i, t: at(dayOf(month, 10), 9, i), amount: 600_000 + i * 20_000 + month * 1000 },
      ...[13, 18, 24].map((day) => ({ from: 10 + i, to: 2, t: at(dayOf(month, day), 15, i), amount: 180_000 })),
    ]).flat(),
  ]);
  return { transfers };
}

/** 0: a property management firm, paid every two months by 60 flats from 10; it pays firm 1. */
export function propertyManagement(): GuardCase {
  const transfers = [10, 70, 130].flatMap((day) => [
    ...Array.from({ length: 60 }, (_, i) => ({
      from: 10 + i,
      to: 0,
      t: at(day + (i % 6), 9, i),
      amount: 12_000 + i * 100,
    })),
    { from: 0, to: 1, t: at(day + 6, 16), amount: 700_000 },
  ]);
  return { transfers, kinds: { 1: ACCOUNT_KIND.corporate }, days: 140 };
}

/** 0 borrows from 1 and pays back month by month. */
export function borrower(): GuardCase {
  const repaid = [35, 65, 96, 124].map((day) => ({ from: 0, to: 1, t: at(day), amount: 310_000 + (day % 3) * 1000 }));
  return { transfers: [{ from: 1, to: 0, t: at(4), amount: 6_000_000 }, ...repaid] };
}

/** 0: a landlord of twelve tenants, from 10, who pay from the first to the third. */
export function landlord(): GuardCase {
  const transfers = MONTHS.flatMap((month) =>
    Array.from({ length: 12 }, (_, i) => ({
      from: 10 + i,
      to: 0,
      t: at(dayOf(month, 1 + (i % 3)), 9, i),
      amount: 180_000 + i * 5000,
    })),
  );
  return { transfers };
}

/** 0: an account that everybody pays and that pays everybody in one month: payers from 10, payees from 600. */
export function clearingHouse(): GuardCase {
  const month = Array.from({ length: 550 }, (_, i) => [
    { from: 10 + i, to: 0, t: at(30 + Math.floor(i / 25), 9, i % 25), amount: 5000 },
    { from: 0, to: 600 + i, t: at(30 + Math.floor(i / 25), 15, i % 25), amount: 4900 },
  ]).flat();
  return { transfers: [...ordinaryLife(0, 1), ...month] };
}

/** 0: an investor; money comes from its spouse 1, goes to the broker 2 at once and comes back at another time. */
export function investor(): GuardCase {
  const deals = [20, 60, 100].flatMap((day) => [
    { from: 1, to: 0, t: at(day, 9), amount: 4_000_000 },
    { from: 0, to: 2, t: at(day, 10), amount: 3_900_000, flags: ENTRY_FLAG.broker },
    { from: 2, to: 0, t: at(day + 12, 10), amount: 2_000_000, flags: ENTRY_FLAG.broker },
  ]);
  return {
    transfers: [...ordinaryLife(0, 3), ...ordinaryLife(1, 3), ...ordinaryLife(2, 3), ...deals],
    kinds: { 2: ACCOUNT_KIND.corporate },
  };
}

/** 0 orders from 1 and cancels; between, it lends to 2, who buys from 1: the refund closes a circle 0, 2, 1. */
export function cancelledOrder(): GuardCase {
  const lives = [0, 1, 2].flatMap((account) => ordinaryLife(account, 3 + account));
  const circle = [
    { from: 0, to: 1, t: at(50, 9), amount: 1_000_000 },
    { from: 0, to: 2, t: at(52, 9), amount: 1_000_000 },
    { from: 2, to: 1, t: at(52, 14), amount: 1_000_000 },
    { from: 1, to: 0, t: at(53, 9), amount: 1_000_000 },
  ];
  return { transfers: [...lives, ...circle] };
}

/** 0 gathers the money of its holder's other accounts, 1 to 11, to pay for something from 12. */
export function ownMoney(): GuardCase {
  const own = Array.from({ length: 11 }, (_, i) => 1 + i);
  const transfers = [
    ...[0, ...own].flatMap((account) => ordinaryLife(account, 20)),
    ...own.map((account) => ({ from: account, to: 0, t: at(60, 9, account), amount: 500_000 })),
    { from: 0, to: 12, t: at(60, 15), amount: 5_400_000 },
  ];
  return { transfers, holders: Object.fromEntries([0, ...own].map((account) => [account, 7])) };
}

/** 0: a hub, paid 600 times in one day by 60 accounts. */
export function busyDay(): GuardCase {
  const transfers = Array.from({ length: 600 }, (_, i) => ({ from: 10 + (i % 60), to: 0, t: at(60, 8) + i * 60 }));
  return { transfers: [...ordinaryLife(0, 1), ...transfers] };
}
