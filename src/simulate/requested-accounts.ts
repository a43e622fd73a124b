import { chance } from './distributions.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { TownAccount } from './town-people.ts';
import type { TownPayments } from './town-payment.ts';

/** `all`: a bank's own view. `share`: what a police request brings. */
export type CoverageKind = 'all' | 'share';

const RESIDENT_SHARE = 0.33;

/**
 * Accounts with a statement, rising. A request brings the suspect cards without a third of the exits, the trades that
 * their money or their customers touch, and a third of the residents; accounts outside the town never have one.
 */
export function requestedAccounts(input: {
  readonly accounts: readonly TownAccount[];
  readonly payments: TownPayments;
  readonly covered: CoverageKind;
  readonly random: SeededRandom;
}): number[] {
  const { accounts, payments, covered, random } = input;
  const inside = accounts.filter(({ outside }) => !outside);
  if (covered === 'all') return inside.map(({ index }) => index);
  const touched = new Uint8Array(accounts.length);
  for (let i = 0; i < payments.count; i += 1) {
    if ((payments.ring[i] ?? -1) < 0) continue;
    for (const side of [payments.from[i] ?? -1, payments.to[i] ?? -1]) if (side >= 0) touched[side] = 1;
  }
  let exits = 0;
  return inside
    .filter((account) => {
      const drawn = chance(random, RESIDENT_SHARE);
      if (account.role === 'exit') return (exits += 1) % 3 !== 0;
      if (account.role !== undefined) return true;
      return drawn || (touched[account.index] === 1 && account.trade !== 'resident' && account.trade !== 'student');
    })
    .map(({ index }) => index);
}
