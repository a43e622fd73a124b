import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { legTime } from './account-legs.ts';
import { KIND_NAMES } from './payment-kinds.ts';
import { simulateTown, type Town, type TownRequest } from './simulate-town.ts';
import { statementRows } from './statement-rows.ts';
import { BANKS } from './town-people.ts';
import { townTruth } from './town-truth.ts';

const REQUEST: TownRequest = {
  kind: 'crime',
  seed: 7,
  people: 400,
  days: 60,
  startMs: Date.UTC(2024, 2, 3, 16),
  dial: 0.5,
  covered: 'share',
};
const town = simulateTown(REQUEST);
const innocent = simulateTown({ ...REQUEST, kind: 'innocent' });
const minorOf = (text: string | undefined): number => Math.round(Number(text) * 100);

function paymentKeys({ payments, accounts }: Town): Set<string> {
  return new Set(
    Array.from({ length: payments.count }, (_, i) => {
      const [from, to] = [accounts[payments.from[i] ?? -1]?.card, accounts[payments.to[i] ?? -1]?.card];
      return `${from} ${to} ${payments.ms[i]} ${payments.amountMinor[i]} ${payments.kind[i]}`;
    }),
  );
}

describe('simulateTown', () => {
  test('[SIM-1] one seed gives one town, another seed another', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.constantFrom('innocent' as const, 'crime' as const), (seed, kind) => {
        const small = { ...REQUEST, seed, kind, people: 80, days: 20 };
        expect(simulateTown(small)).toEqual(simulateTown(small));
        expect(simulateTown({ ...small, seed: seed + 1 }).payments.ms).not.toEqual(simulateTown(small).payments.ms);
      }),
      { seed: 1, numRuns: 4 },
    );
  });

  test('[SIM-2] every balance is the one before plus the signed amount, none is below zero, rows are in order', () => {
    for (const account of town.requested) {
      let [balance, before] = [town.legs.openingMinor[account] ?? 0, ''];
      for (const row of statementRows(town, account)) {
        balance += row.direction === '进' ? minorOf(row.amount) : -minorOf(row.amount);
        expect(minorOf(row.balance)).toBe(balance);
        expect(balance).toBeGreaterThanOrEqual(0);
        expect((row.time ?? '') >= before).toBe(true);
        before = row.time ?? '';
      }
    }
  });

  test('[SIM-3] a payment between two accounts stands on both sides with one amount; between banks the credit is later', () => {
    const { payments, accounts, legs } = town;
    const sides = new Uint8Array(payments.count);
    for (const leg of legs.leg) sides[leg >>> 1] = (sides[leg >>> 1] ?? 0) + ((leg & 1) === 0 ? 1 : 2);
    for (let i = 0; i < payments.count; i += 1) {
      const [from, to] = [accounts[payments.from[i] ?? -1], accounts[payments.to[i] ?? -1]];
      expect(sides[i]).toBe((from?.outside === false ? 1 : 0) + (to?.outside === false ? 2 : 0));
      const later = legTime(payments, accounts, 2 * i + 1) - legTime(payments, accounts, 2 * i);
      if (from === undefined || to === undefined || from.bank === to.bank) expect(later).toBe(0);
      else expect(later > 0 && later <= 40_000).toBe(true);
    }
  });

  test('[SIM-4] nobody exists: ID numbers start 000000 and are given once, cards 62000000, phones 109, addresses 240', () => {
    for (const account of town.accounts) {
      expect(account.card).toMatch(/^62000000\d{11}$/);
      if (!account.outside) expect(account.holderId).toMatch(/^000000/);
      if (account.person >= 0) expect(account.phone).toMatch(/^109\d{8}$/);
    }
    expect(new Set(town.accounts.map(({ card }) => card)).size).toBe(town.accounts.length);
    expect(new Set(town.people.map(({ holderId }) => holderId)).size).toBe(town.people.length);
    const rows = town.requested.slice(0, 60).flatMap((account) => [...statementRows(town, account)]);
    expect(rows.some(({ ip = '' }) => ip !== '')).toBe(true);
    for (const { ip = '', mac = '' } of rows)
      expect(`${ip} ${mac}`).toMatch(/^(240(\.\d+){3})? (02-00-00(-[0-9A-F]{2}){3})?$/);
  });

  test('[SIM-5] labels follow criminal roles only: victims, payers, card sellers and trades are 0', () => {
    const truth = townTruth(town, (account) => ({ file: `${account}.csv`, firstRow: 1 }));
    const criminal = town.accounts.filter(({ role }) => role !== undefined).map(({ card }) => card);
    expect(truth.accounts.filter(([, label]) => label === '1').map(([card]) => card)).toEqual(criminal);
    expect(truth.roles.map(([card]) => card)).toEqual(criminal);
    expect(criminal.length).toBeGreaterThan(30);
    const victims = new Set(town.losses.map(({ victim }) => town.accounts[victim]?.card));
    expect(victims.size).toBeGreaterThan(2);
    for (const card of criminal) expect(victims.has(card)).toBe(false);
    expect(truth.ground.some(([, trade]) => trade === 'card-seller')).toBe(true);
    expect(townTruth(innocent, () => ({ file: '', firstRow: 1 })).accounts.every(([, label]) => label === '0')).toBe(
      true,
    );
  });

  test('[SIM-6] a truth row names the row of the payment in the file that holds it', () => {
    const truth = townTruth(town, (account) => ({ file: `${account}.csv`, firstRow: 101 }));
    expect(truth.rings.length).toBeGreaterThan(200);
    for (const [ring, typology, file, row] of truth.rings) {
      const at = (town.legs.offsets[Number(file.replace('.csv', ''))] ?? 0) + Number(row) - 101;
      const payment = (town.legs.leg[at] ?? 0) >>> 1;
      expect(town.rings[town.payments.ring[payment] ?? -1]).toEqual({ id: ring, typology });
    }
  });

  test('[SIM-7] the crime town is the innocent one with the schemes on top', () => {
    const crime = paymentKeys(town);
    const missing = [...paymentKeys(innocent)].filter((key) => !crime.has(key));
    expect(missing).toEqual([]);
    expect(town.payments.count).toBeGreaterThan(innocent.payments.count + 500);
    expect(innocent.accounts.map(({ card }) => card)).toEqual(
      town.accounts.slice(0, innocent.accounts.length).map(({ card }) => card),
    );
  });

  test('[SIM-8] with all covered every account of the town has its statement; a request has the suspects but some exits', () => {
    const all = simulateTown({ ...REQUEST, covered: 'all' });
    expect(all.requested).toEqual(all.accounts.filter(({ outside }) => !outside).map(({ index }) => index));
    const requested = new Set(town.requested);
    for (const { index, role } of town.accounts)
      if (role !== undefined && role !== 'exit') expect(requested.has(index)).toBe(true);
    expect(town.requested.length).toBeLessThan(all.requested.length / 1.5);
    expect(town.accounts.some(({ outside, index }) => outside && requested.has(index))).toBe(false);
  });

  test('[SIM-9] no account moves before it is opened, and nothing after the last day', () => {
    const { payments, accounts } = town;
    const end = REQUEST.startMs + REQUEST.days * 86_400_000;
    for (let i = 0; i < payments.count; i += 1) {
      expect(payments.ms[i]).toBeLessThan(end);
      for (const side of [payments.from[i] ?? -1, payments.to[i] ?? -1])
        if (side >= 0) expect(accounts[side]?.openedMs).toBeLessThanOrEqual(payments.ms[i] ?? 0);
    }
  });

  test('[SIM-10] the columns of a row are those of its channel', () => {
    const seen = new Set<string>();
    for (const row of town.requested.slice(0, 150).flatMap((account) => [...statementRows(town, account)])) {
      seen.add(row.channel ?? '');
      const isMachine = row.channel === '自助设备';
      expect((row.terminal ?? '') !== '').toBe(isMachine || row.channel === '银联消费');
      expect(row.cashFlag === '现金').toBe(isMachine || row.channel === '柜面');
      expect((row.teller ?? '') !== '').toBe(row.channel === '柜面');
      if (row.channel === '银联消费') expect(row.merchantNumber).toMatch(/^0000/);
      expect((row.mac ?? '') !== '').toBe(
        row.direction === '出' && (row.channel === '手机银行' || row.channel === '二维码'),
      );
      expect(BANKS.some((bank) => bank === row.counterBank) || row.counterBank === '').toBe(true);
    }
    expect(seen.size).toBeGreaterThanOrEqual(6);
    expect(KIND_NAMES.length).toBeLessThan(256);
  });
});
