import type { CalendarTable } from '#model';

import { accountLegs, type AccountLegs } from './account-legs.ts';
import { commitCrimes, type VictimLoss } from './crime/commit-crimes.ts';
import { liveOrdinarily } from './ordinary-life.ts';
import { openOutsideWorld, settlePeople } from './population.ts';
import { requestedAccounts, type CoverageKind } from './requested-accounts.ts';
import { TownBuilder } from './town-builder.ts';
import { townClock } from './town-clock.ts';
import type { TownAccount, TownPerson } from './town-people.ts';
import type { TownPayments } from './town-payment.ts';
import { runTrades } from './trades/all-trades.ts';
import { openEconomy, payHouseholdBills, payIncome, runBusinesses } from './work.ts';

export interface TownRequest {
  readonly kind: 'innocent' | 'crime';
  readonly seed: number;
  readonly people: number;
  readonly days: number;
  /** Unix milliseconds of local midnight of the first day. */
  readonly startMs: number;
  /** 0 careless … 1 careful; read by the crime town only. */
  readonly dial: number;
  readonly covered: CoverageKind;
  /** Adds the scheme `rush` to the crime town: seven layers in 23 seconds. */
  readonly rush?: boolean;
  /** Holidays and make-up days; Monday to Friday without it. */
  readonly calendar?: CalendarTable;
}

export interface Town {
  readonly request: TownRequest;
  readonly people: readonly TownPerson[];
  readonly accounts: readonly TownAccount[];
  /** In time order. */
  readonly payments: TownPayments;
  readonly legs: AccountLegs;
  readonly rings: readonly { readonly id: string; readonly typology: string }[];
  /** Accounts whose statements the banks answered with, rising. */
  readonly requested: readonly number[];
  readonly losses: readonly VictimLoss[];
}

/** Fewer people than this have no economy of their own. */
export const LEAST_PEOPLE = 60;

/**
 * A labelled town (docs/simulator.md). Pure: the same request gives the same town, and the crime town is the innocent
 * one with the schemes on top. Labels are for measuring detectors; nothing here moves or can move money.
 */
export function simulateTown(request: TownRequest): Town {
  if (request.people < LEAST_PEOPLE) throw new RangeError(`${request.people} people; at least ${LEAST_PEOPLE}`);
  const town = new TownBuilder(request, townClock(request.startMs, request.days, request.calendar));
  const world = openOutsideWorld(town);
  settlePeople(town);
  const economy = openEconomy(town, world);
  payIncome(town, economy);
  runBusinesses(town, economy);
  payHouseholdBills(town, economy);
  runTrades(town, economy);
  const life = town.stream('life');
  for (const person of town.people) liveOrdinarily(town, economy, life, { account: person.main, person, share: 1 });
  const losses = request.kind === 'crime' ? commitCrimes(town, economy, request) : [];
  const payments = town.log.finish();
  const { people, accounts, rings } = town;
  return {
    request,
    people,
    accounts,
    payments,
    legs: accountLegs(accounts, payments),
    rings,
    requested: requestedAccounts({ accounts, payments, covered: request.covered, random: town.stream('requests') }),
    losses,
  };
}
