import { DisjointSets } from '#graph';
import type { CaseView } from '../case-view.ts';

/** Name of the control group of an account; an account that shares nothing is its own group. */
export type ControlGroups = (account: number) => number;

/**
 * Which of `accounts` one hand controls: the same holder (ID number), or a device, MAC, terminal or contact phone that is
 * used by 2 to `cap` accounts in the data. Names are for comparing only: they change with the numbering.
 */
export function controlGroups(view: CaseView, accounts: readonly number[], cap: number): ControlGroups {
  const places = new Map(accounts.map((account, place) => [account, place]));
  const sets = new DisjointSets(accounts.length);
  const link = (first: Map<number, number>, key: number, account: number): void => {
    const place = places.get(account);
    if (place === undefined) return;
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    else sets.join(before, place);
  };
  const byHolder = new Map<number, number>();
  for (const account of accounts) {
    const holder = view.accounts.holder[account]!;
    if (holder >= 0) link(byHolder, holder, account);
  }
  const { control } = view;
  if (control) {
    const byIdentifier = new Map<number, number>();
    for (let row = 0; row < control.account.length;) {
      const identifier = control.identifier[row]!;
      const users = new Set<number>();
      for (; control.identifier[row] === identifier; row += 1) users.add(control.account[row]!);
      if (users.size <= cap) for (const user of users) link(byIdentifier, identifier, user);
    }
  }
  return (account) => {
    const place = places.get(account);
    return place === undefined ? account : accounts[sets.find(place)]!;
  };
}
