import type { OutsideWorld } from './population.ts';
import type { TownBuilder } from './town-builder.ts';
import type { TownPerson } from './town-people.ts';

/** Who is there to pay and to work for. Account numbers. */
export interface Economy {
  readonly world: OutsideWorld;
  readonly employers: readonly Firm[];
  readonly suppliers: readonly number[];
  readonly shops: readonly Shop[];
  readonly restaurants: readonly number[];
  readonly utilities: readonly number[];
}

export interface Firm {
  readonly account: number;
  readonly workIp: number;
  /** Day of the month on which wages are paid. */
  readonly payDay: number;
  readonly staff: TownPerson[];
}

export interface Shop {
  readonly account: number;
  readonly owner: TownPerson;
  /** Share of the town's custom. */
  readonly weight: number;
}

/** An account by weight of its custom, from cumulative weights. */
export function pickShop(shops: readonly Shop[], random: { next(): number }): number {
  // Squaring favours the first ones: a few shops have much of the custom.
  const at = Math.floor(random.next() ** 1.7 * shops.length);
  return shops[at]?.account ?? -1;
}

export function firmName(town: TownBuilder, what: string): string {
  return `样例${what}${town.accounts.length}`;
}
