import type { Town } from './simulate-town.ts';

/** Truth files of the contract, each as its rows without the header. */
export interface TownTruth {
  readonly accounts: readonly (readonly [account: string, label: string])[];
  readonly rings: readonly (readonly [ring: string, typology: string, file: string, row: string])[];
  readonly roles: readonly (readonly [account: string, role: string, tier: string, ring: string])[];
  readonly ground: readonly (readonly [account: string, trade: string])[];
}

/**
 * Labels by file and row: `placeOf(account)` tells the file that holds the account's rows in order and the row number
 * of the first. Movements without a counterparty (cash) are no transfers between accounts and are left out of rings.
 */
export function townTruth(
  town: Town,
  placeOf: (account: number) => { readonly file: string; readonly firstRow: number },
): TownTruth {
  const inside = town.accounts.filter(({ outside }) => !outside);
  const criminal = inside.filter(({ role }) => role !== undefined);
  return {
    accounts: inside.map(({ card, role }) => [card, role === undefined ? '0' : '1']),
    rings: ringRows(town, placeOf),
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

function ringRows(
  town: Town,
  placeOf: (account: number) => { readonly file: string; readonly firstRow: number },
): TownTruth['rings'] {
  const { payments, legs } = town;
  const requested = new Set(town.requested);
  const rows: [string, string, string, string][] = [];
  for (const account of town.requested) {
    const { file, firstRow } = placeOf(account);
    const first = legs.offsets[account] ?? 0;
    for (let i = first; i < (legs.offsets[account + 1] ?? 0); i += 1) {
      const payment = (legs.leg[i] ?? 0) >>> 1;
      const ring = town.rings[payments.ring[payment] ?? -1];
      const [from, to] = [payments.from[payment] ?? -1, payments.to[payment] ?? -1];
      if (ring === undefined || to < 0 || from < 0) continue;
      if (requested.has(from) && from !== account) continue;
      rows.push([ring.id, ring.typology, file, String(firstRow + i - first)]);
    }
  }
  return rows;
}
