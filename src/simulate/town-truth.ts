import type { Town } from './simulate-town.ts';
import { CRIMINAL_ROLES } from './town-people.ts';

/** Truth files of the contract (`account,label` and `ring,typology,file,row`) as header and rows. */
export interface TownTruth {
  readonly accounts: readonly (readonly [account: string, label: string])[];
  readonly rings: readonly (readonly [ring: string, typology: string, file: string, row: string])[];
}

const TYPOLOGY_OF_RING: Readonly<Record<string, string>> = { 'laundering-1': 'layered', 'warm-up-1': 'cycle' };

/**
 * Labels by file and row: `placeOf(account)` tells the file that holds the account's rows in order and the row number
 * of the first. Movements without a counterparty (cash) are no transfers between accounts and are left out of rings.
 */
export function townTruth(
  town: Town,
  placeOf: (account: number) => { readonly file: string; readonly firstRow: number },
): TownTruth {
  const requested = new Set(town.requested);
  const rings: [string, string, string, string][] = [];
  for (const account of town.requested) {
    const { file, firstRow } = placeOf(account);
    for (const [position, row] of (town.rows[account] ?? []).entries()) {
      const payment = town.payments[row.payment];
      if (payment?.ring === undefined || payment.to < 0 || payment.from < 0) continue;
      const payerHasRows = requested.has(payment.from);
      if (payerHasRows && payment.from !== account) continue;
      rings.push([payment.ring, TYPOLOGY_OF_RING[payment.ring] ?? 'other', file, String(firstRow + position)]);
    }
  }
  const accounts = town.accounts.map((account): [string, string] => [
    account.card,
    CRIMINAL_ROLES.has(account.role) ? '1' : '0',
  ]);
  return { accounts, rings };
}
