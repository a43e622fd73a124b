import { residentIdCheck } from '#model';

import type { SeededRandom } from './seeded-random.ts';

export type TownRole =
  | 'resident'
  | 'employer'
  | 'shop'
  | 'utility'
  | 'victim'
  | 'collection'
  | 'relay'
  | 'pool'
  | 'exit';

/** Roles that a truth file labels; victims and bystanders are never members of anything. */
export const CRIMINAL_ROLES: ReadonlySet<TownRole> = new Set<TownRole>(['collection', 'relay', 'pool', 'exit']);

export interface TownAccount {
  readonly index: number;
  readonly card: string;
  readonly account: string;
  readonly holderName: string;
  readonly holderId: string;
  readonly bank: string;
  readonly corporate: boolean;
  readonly openedMs: number;
  readonly role: TownRole;
  readonly openingBalanceMinor: number;
}

const BANKS = ['样例银行甲', '样例银行乙', '样例银行丙', '样例银行丁'] as const;
const DAY_MS = 86_400_000;

/** Cards 62000000… are no Luhn numbers and ID numbers start 000000: nobody's. */
export function openAccount(
  random: SeededRandom,
  index: number,
  role: TownRole,
  options: { readonly startMs: number; readonly name?: string },
): TownAccount {
  const bankNumber = random.whole(0, BANKS.length - 1);
  const corporate = role === 'employer' || role === 'shop' || role === 'utility';
  const young = CRIMINAL_ROLES.has(role);
  const serial = String(index).padStart(4, '0');
  return {
    index,
    card: `62000000${bankNumber}${String(random.whole(0, 999_999)).padStart(6, '0')}${serial}`,
    account: `9${bankNumber}00${serial}${String(random.whole(0, 9999)).padStart(4, '0')}`,
    holderName: options.name ?? `测试${serial}`,
    holderId: corporate ? `00000000TEST${serial}XX` : personId(random, index, options.startMs),
    bank: BANKS[bankNumber] ?? BANKS[0],
    corporate,
    openedMs: options.startMs - (young ? random.whole(10, 60) : random.whole(400, 4000)) * DAY_MS,
    role,
    openingBalanceMinor: corporate ? 300_000_000 : young ? random.whole(0, 20_000) : random.whole(1_500_000, 9_000_000),
  };
}

function personId(random: SeededRandom, index: number, startMs: number): string {
  const birth = new Date(startMs - random.whole(19 * 365, 70 * 365) * DAY_MS)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  const body = `000000${birth}${String(index % 1000).padStart(3, '0')}`;
  return body + residentIdCheck(body);
}
