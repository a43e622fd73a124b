import { residentIdCheck } from '#model';

import type { SeededRandom } from './seeded-random.ts';
import { DAY_MS } from './town-payment.ts';

/** What an account is used for; `resident` where it is nothing but ordinary life. */
export type Trade = string;

/** Roles of a criminal account in the words of RING-5; `control candidate` is who moves the cards. */
export type CriminalRole = 'collection' | 'relay' | 'pool' | 'exit' | 'payout' | 'fee' | 'control candidate';

export type Occupation = 'employed' | 'trade' | 'student' | 'pensioner' | 'none';

export interface TownPerson {
  readonly index: number;
  readonly holderId: string;
  readonly birthMs: number;
  readonly name: string;
  readonly household: number;
  readonly phone: string;
  readonly device: number;
  readonly homeIp: number;
  readonly occupation: Occupation;
  /** Account of daily use; -1 before it is opened. */
  main: number;
  second: number;
  /** Account of the employer, -1 = none. */
  employer: number;
  workIp: number;
  /** Taken by a trade already. */
  busy: boolean;
}

export interface TownAccount {
  readonly index: number;
  readonly card: string;
  readonly account: string;
  readonly holderName: string;
  readonly holderId: string;
  /** -1 for firms and for accounts outside the town. */
  readonly person: number;
  readonly bank: number;
  readonly corporate: boolean;
  /** Outside the town: never a statement, no balance. */
  readonly outside: boolean;
  readonly openedMs: number;
  readonly outlet: string;
  readonly staff: string;
  readonly phone: string;
  readonly address: string;
  readonly agentId: string;
  /** Number of the till or shop where it is a merchant. */
  readonly merchantNumber: string;
  readonly device: number;
  readonly openingBalanceMinor: number;
  trade: Trade;
  readonly role?: CriminalRole;
  readonly tier?: number;
  readonly ring?: number;
}

export const BANKS = ['样例银行甲', '样例银行乙', '样例银行丙', '样例银行丁'] as const;

/** Cards 62000000… are nobody's; the last six digits are the account's place in the town. */
export function cardNumber(bank: number, random: SeededRandom, index: number): string {
  return `62000000${bank}${String(random.whole(0, 9999)).padStart(4, '0')}${String(index).padStart(6, '0')}`;
}

export function accountNumber(bank: number, random: SeededRandom, index: number): string {
  return `9${bank}00${String(index).padStart(6, '0')}${String(random.whole(0, 9999)).padStart(4, '0')}`;
}

/** Numbers that start 000000 belong to no area; each is given once. */
export function personIds(): (birthMs: number) => string {
  const given = new Map<string, number>();
  return (birthMs) => {
    const birth = dayText(birthMs);
    const order = given.get(birth) ?? 0;
    given.set(birth, order + 1);
    const body = `000000${birth}${String(order % 1000).padStart(3, '0')}`;
    return body + residentIdCheck(body);
  };
}

/** yyyymmdd of a local day. */
export function dayText(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
}

export function yearsBefore(ms: number, years: number): number {
  return ms - Math.round(years * 365.25) * DAY_MS;
}
