import { layeredLaundering, type VictimLoss } from './layered-laundering.ts';
import { ordinaryLife } from './ordinary-life.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import { statementRows, type TownRow } from './statement-rows.ts';
import { openAccount, type TownAccount, type TownRole } from './town-people.ts';
import type { TownPayment } from './town-payment.ts';

export interface TownRequest {
  readonly seed: number;
  readonly people: number;
  readonly days: number;
  /** Unix milliseconds of local midnight of the first day. */
  readonly startMs: number;
}

export interface Town {
  readonly accounts: readonly TownAccount[];
  readonly payments: readonly TownPayment[];
  /** Rows of each account's statement; only those of `requested` are ever handed over. */
  readonly rows: readonly (readonly TownRow[])[];
  /** Accounts whose statements the banks answered with, rising. */
  readonly requested: readonly number[];
  readonly losses: readonly VictimLoss[];
}

const CAST: readonly (readonly [TownRole, number])[] = [
  ['employer', 3],
  ['shop', 8],
  ['utility', 1],
  ['victim', 3],
  ['collection', 2],
  ['relay', 6],
  ['pool', 1],
  ['exit', 2],
];

/**
 * A small labelled town: ordinary life and one layered laundering of three victims' money. Pure: the same request gives
 * the same town. Labels are for measuring detectors; nothing here moves or can move money.
 */
export function simulateTown(request: TownRequest): Town {
  const random = seededRandom(request.seed);
  const accounts = openAccounts(request, random);
  const indices = (role: TownRole): number[] =>
    accounts.filter((account) => account.role === role).map((account) => account.index);
  const [pool] = indices('pool');
  if (pool === undefined) throw new RangeError('a town needs a pool account');
  const laundering = layeredLaundering(
    {
      victims: indices('victim'),
      collection: indices('collection'),
      relays: indices('relay'),
      pool,
      exits: indices('exit'),
    },
    random,
    { startMs: request.startMs, day: request.days - 12 },
  );
  const payments = [...ordinaryLife({ ...request, accounts }, random), ...laundering.payments].toSorted(
    (a, b) => a.ms - b.ms,
  );
  return {
    accounts,
    payments,
    rows: statementRows(accounts, payments, random),
    requested: requestedAccounts(accounts, random),
    losses: laundering.losses,
  };
}

function openAccounts(request: TownRequest, random: SeededRandom): TownAccount[] {
  const roles: TownRole[] = Array.from({ length: request.people }, () => 'resident');
  for (const [role, count] of CAST) roles.push(...Array.from({ length: count }, () => role));
  return roles.map((role, index) =>
    openAccount(random, index, role, { startMs: request.startMs, ...corporateName(role, index) }),
  );
}

function corporateName(role: TownRole, index: number): { readonly name?: string } {
  if (role === 'employer') return { name: `样例企业${index}有限公司` };
  if (role === 'shop') return { name: `样例商店${index}` };
  if (role === 'utility') return { name: '样例水电公司' };
  return {};
}

/** The suspect cards, one shop, one employer and a third of the residents; exits and victims stay without a statement. */
function requestedAccounts(accounts: readonly TownAccount[], random: SeededRandom): number[] {
  const always = new Set<TownRole>(['collection', 'relay', 'pool']);
  let exits = 0;
  const seen = new Set<TownRole>();
  return accounts
    .filter((account) => {
      if (always.has(account.role)) return true;
      if (account.role === 'exit') return (exits += 1) === 1;
      if (account.role === 'shop' || account.role === 'employer') {
        if (seen.has(account.role)) return false;
        seen.add(account.role);
        return true;
      }
      return account.role === 'resident' && random.next() < 0.35;
    })
    .map((account) => account.index);
}
