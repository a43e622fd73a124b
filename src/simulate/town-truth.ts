import type { Town } from './simulate-town.ts';
import { townMoney } from './town-money.ts';

/** Truth files of the contract, each as its rows without the header. */
export interface TownTruth {
  readonly accounts: readonly (readonly [account: string, label: string])[];
  readonly rings: readonly (readonly [ring: string, typology: string, file: string, row: string])[];
  readonly roles: readonly (readonly [account: string, role: string, tier: string, ring: string])[];
  /** Victims' money on each payment that carries any, by the row of its first leg. */
  readonly money: readonly (readonly [file: string, row: string, valueMinor: string])[];
  readonly ground: readonly (readonly [account: string, trade: string])[];
}

/**
 * Labels by file and row: `placeOf(account)` tells the file that holds the account's rows in order and the row number
 * of the first. Movements without a counterparty (cash) are no transfers between accounts and are left out of rings.
 */
export function townTruth(town: Town, placeOf: PlaceOf): TownTruth {
  const inside = town.accounts.filter(({ outside }) => !outside);
  const criminal = inside.filter(({ role }) => role !== undefined);
  return {
    accounts: inside.map(({ card, role }) => [card, role === undefined ? '0' : '1']),
    rings: ringRows(town, placeOf),
    money: moneyRows(town, placeOf),
    roles: criminal.map(({ card, role = '', tier, ring }) => [
      card,
      role,
      tier === undefined ? '' : String(tier),
      town.rings[ring ?? -1]?.id ?? '',
    ]),
    ground: inside
      .filter(({ trade, role }) => trade !== 'resident' && role === undefined)
      .map(({ card, trade }) => [card, trade]),
  };
}

type PlaceOf = (account: number) => { readonly file: string; readonly firstRow: number };

interface FirstLeg {
  readonly payment: number;
  readonly file: string;
  readonly row: string;
}

/** Each payment that a statement shows, once: by the payer's row where there is one, else by the payee's. */
function* firstLegs({ requested, legs, payments }: Town, placeOf: PlaceOf): Generator<FirstLeg> {
  const seen = new Set(requested);
  for (const account of requested) {
    const { file, firstRow } = placeOf(account);
    const first = legs.offsets[account] ?? 0;
    for (let i = first; i < (legs.offsets[account + 1] ?? 0); i += 1) {
      const payment = (legs.leg[i] ?? 0) >>> 1;
      const from = payments.from[payment] ?? -1;
      if (from === account || !seen.has(from)) yield { payment, file, row: String(firstRow + i - first) };
    }
  }
}

function moneyRows(town: Town, placeOf: PlaceOf): TownTruth['money'] {
  if (town.losses.length === 0) return [];
  const { carried } = townMoney(town, town.losses);
  return [...firstLegs(town, placeOf)]
    .filter(({ payment }) => (carried[payment] ?? 0) > 0)
    .map(({ payment, file, row }) => [file, row, String(carried[payment])]);
}

function ringRows(town: Town, placeOf: PlaceOf): TownTruth['rings'] {
  const { payments } = town;
  const rows: [string, string, string, string][] = [];
  for (const { payment, file, row } of firstLegs(town, placeOf)) {
    const ring = town.rings[payments.ring[payment] ?? -1];
    if (ring === undefined || (payments.to[payment] ?? -1) < 0 || (payments.from[payment] ?? -1) < 0) continue;
    rows.push([ring.id, ring.typology, file, row]);
  }
  return rows;
}
