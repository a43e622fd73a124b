import { describe, expect, test } from 'vitest';

import { CRIMINAL_ROLES } from './town-people.ts';
import { simulateTown, type Town } from './simulate-town.ts';
import { townTruth } from './town-truth.ts';

const REQUEST = { seed: 7, people: 60, days: 40, startMs: Date.UTC(2024, 0, 7, 16) };

function balanceSteps(town: Town): number {
  let wrong = 0;
  for (const account of town.accounts) {
    let balance = account.openingBalanceMinor;
    for (const row of town.rows[account.index] ?? []) {
      const amount = Math.round(Number(row.fields.amount) * 100);
      balance += row.fields.direction === '进' ? amount : -amount;
      if (Math.round(Number(row.fields.balance) * 100) !== balance) wrong += 1;
    }
  }
  return wrong;
}

describe('simulateTown', () => {
  test('[SIM-1] one seed gives one town, another seed another', () => {
    expect(simulateTown(REQUEST)).toEqual(simulateTown(REQUEST));
    expect(simulateTown({ ...REQUEST, seed: 8 }).payments).not.toEqual(simulateTown(REQUEST).payments);
  });

  test('[SIM-2] every balance is the one before plus the signed amount', () => {
    expect(balanceSteps(simulateTown(REQUEST))).toBe(0);
  });

  test('[SIM-3] each payment between two accounts has a row on both sides, with equal amount and opposite direction', () => {
    const town = simulateTown(REQUEST);
    const sides = new Map<number, string[]>();
    for (const rows of town.rows) {
      for (const row of rows)
        sides.set(row.payment, [...(sides.get(row.payment) ?? []), `${row.fields.direction} ${row.fields.amount}`]);
    }
    for (const [index, payment] of town.payments.entries()) {
      const amount = (payment.amountMinor / 100).toFixed(2);
      const expected = [...(payment.from >= 0 ? [`出 ${amount}`] : []), ...(payment.to >= 0 ? [`进 ${amount}`] : [])];
      expect((sides.get(index) ?? []).toSorted()).toEqual(expected.toSorted());
    }
  });

  test('[SIM-4] nobody exists: ID numbers start 000000 and cards 62000000', () => {
    for (const account of simulateTown(REQUEST).accounts) {
      expect(account.card).toMatch(/^62000000\d{11}$/);
      expect(account.holderId).toMatch(/^000000/);
    }
  });

  test('[SIM-5] victims, shops and residents are never labelled', () => {
    const town = simulateTown(REQUEST);
    const truth = townTruth(town, (account) => ({ file: `${account}.csv`, firstRow: 1 }));
    const labelled = truth.accounts.filter(([, label]) => label === '1').map(([card]) => card);
    const criminal = town.accounts.filter((account) => CRIMINAL_ROLES.has(account.role)).map((account) => account.card);
    expect(labelled.toSorted()).toEqual(criminal.toSorted());
    expect(criminal).toHaveLength(11);
  });

  test('[SIM-6] a truth row names the row of the payment in the file that holds it', () => {
    const town = simulateTown(REQUEST);
    const truth = townTruth(town, (account) => ({ file: `${account}.csv`, firstRow: 101 }));
    expect(truth.rings.length).toBeGreaterThan(20);
    for (const [ring, , file, row] of truth.rings) {
      const statement = town.rows[Number(file.replace('.csv', ''))] ?? [];
      const payment = town.payments[statement[Number(row) - 101]?.payment ?? -1];
      expect(payment?.ring).toBe(ring);
    }
  });
});
