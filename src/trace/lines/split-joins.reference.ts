import type { MoneyColumns } from '#ledger';

import { SPLIT_JOINS, type SplitJoinParameters } from './split-joins.ts';

/** A way of one or two payments; `second` is -1 where the first reaches the end. */
interface Branch {
  readonly through: number;
  readonly first: number;
  readonly second: number;
}

/**
 * Calls `found` for every movement on a split and join that begins at `account`: money that leaves it within the window over
 * two payees or more and meets again, after one or two payments each, in time order.
 */
export function splitJoinsFromReference(
  money: MoneyColumns,
  account: number,
  found: (movement: number) => void,
  parameters: SplitJoinParameters = SPLIT_JOINS,
): void {
  const { offsets, amount, t } = money.ledger;
  const debits: number[] = [];
  for (let entry = offsets[account]!; entry < offsets[account + 1]!; entry++)
    if (amount[entry]! < 0) debits.push(entry);
  let end = 0;
  for (let start = 0; start < debits.length; start++) {
    const until = t[debits[start]!]! + parameters.windowSeconds;
    while (end < debits.length && t[debits[end]!]! <= until) end++;
    if (end - start < 2 || end - start > parameters.mostBranches) continue;
    const from = t[debits[start]!]!;
    for (const [joined, branches] of branchesOf(money, {
      account,
      debits: debits.slice(start, end),
      until,
      parameters,
    })) {
      if (!branches.some(({ through }) => through !== branches[0]?.through)) continue;
      const last = new Set(branches.map(({ first, second }) => (second < 0 ? first : second)));
      let joinedMinor = 0;
      for (const movement of last) joinedMinor += money.movements.amount[movement]!;
      if (
        creditedAbove(money, joined, {
          from,
          until,
          most: joinedMinor / parameters.leastShare,
          entries: parameters.mostAtJoin,
        })
      )
        continue;
      for (const { first, second } of branches) {
        found(first);
        if (second >= 0) found(second);
      }
    }
  }
}

interface SplitQuestion {
  readonly account: number;
  readonly debits: readonly number[];
  readonly until: number;
  readonly parameters: SplitJoinParameters;
}

/** Ways by the account in which they end. */
function branchesOf(
  money: MoneyColumns,
  { account, debits, until, parameters }: SplitQuestion,
): ReadonlyMap<number, readonly Branch[]> {
  const { movements, ledger } = money;
  const ends = new Map<number, Branch[]>();
  const add = (end: number, branch: Branch): void => {
    const known = ends.get(end);
    if (known === undefined) ends.set(end, [branch]);
    else known.push(branch);
  };
  for (const debit of debits) {
    const first = ledger.movement[debit]!;
    const through = movements.payee[first]!;
    if (through < 0 || through === account) continue;
    add(through, { through, first, second: -1 });
    const stop = ledger.offsets[through + 1]!;
    let seen = 0;
    for (
      let entry = entryAt(money, through, ledger.t[debit]!);
      entry < stop && seen < parameters.mostBranches;
      entry++
    ) {
      if (ledger.t[entry]! > until) break;
      if (ledger.amount[entry]! > 0) continue;
      seen++;
      const second = ledger.movement[entry]!;
      const end = movements.payee[second]!;
      if (end >= 0 && end !== account && end !== through) add(end, { through, first, second });
    }
  }
  return ends;
}

interface CreditQuestion {
  readonly from: number;
  readonly until: number;
  readonly most: number;
  readonly entries: number;
}

/** Whether an account received more than `most` in that time, or has more than so many entries in it. */
function creditedAbove(money: MoneyColumns, account: number, question: CreditQuestion): boolean {
  const { offsets, amount, t } = money.ledger;
  let [sum, count] = [0, 0];
  const { from, until, most, entries } = question;
  for (let entry = entryAt(money, account, from); entry < offsets[account + 1]! && t[entry]! <= until; entry++) {
    if (amount[entry]! > 0) sum += amount[entry]!;
    count++;
  }
  return sum > most || count > entries;
}

/** The first entry of an account at or after a time. */
function entryAt({ ledger }: MoneyColumns, account: number, time: number): number {
  let [low, high] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ledger.t[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
