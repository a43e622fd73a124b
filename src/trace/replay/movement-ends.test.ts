import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import { expect, test } from 'vitest';

import { toMoney, type AccountDraft, type MovementDraft } from '../money.fixture.ts';
import { UNBOUNDED } from '../money.generator.ts';
import { MOVEMENT_END, type TraceBounds, type TraceSource } from '../trace-flows.ts';
import { traceByReplay } from './trace-by-replay.ts';

interface Setting {
  readonly moves: readonly MovementDraft[];
  readonly accounts?: readonly AccountDraft[];
  readonly sources?: readonly TraceSource[];
  readonly bounds?: Partial<TraceBounds>;
  readonly exits?: Uint8Array;
}

const END_NAMES = Object.keys(MOVEMENT_END);

/** Rows `movement victim hop end amount` and `account: victim hop credit amount`, FIFO. */
function rowsOf({ moves, accounts, sources, bounds, exits }: Setting): { flows: string[]; held: string[] } {
  const { flows, held } = traceByReplay(toMoney(moves, accounts), {
    policy: 'fifo',
    sources: sources ?? [{ victim: 0, movement: 0 }],
    bounds: { ...UNBOUNDED, ...bounds },
    exits,
  });
  return {
    flows: Array.from({ length: flows.count }, (_, i) =>
      [flows.movement[i], flows.victim[i], flows.hop[i], END_NAMES[flows.end[i]!], flows.amount[i]].join(' '),
    ),
    held: Array.from({ length: held.count }, (_, i) =>
      [`${held.account[i]}:`, held.victim[i], held.hop[i], held.credit[i], held.amount[i]].join(' '),
    ),
  };
}

const PAID = { from: 0, to: 1, amount: 100, t: 10 };

test('[END] [TAINT-6] cash, till, merchant, fee, clearing and payment accounts, known exits, no statement, nobody named', () => {
  const out = (to: number, flags = 0): MovementDraft => ({ from: 1, to, amount: 10, t: 20, flags });
  const accounts = [
    {},
    {},
    { covered: false },
    { covered: false, kind: ACCOUNT_KIND.clearing },
    { covered: false, kind: ACCOUNT_KIND.payment },
    {},
    { coveredFrom: 30 },
  ];
  const exits = new Uint8Array(7);
  exits[5] = MOVEMENT_END.crypto;
  const moves = [
    PAID,
    out(-1, ENTRY_FLAG.cash),
    out(2, ENTRY_FLAG.pos),
    out(2, ENTRY_FLAG.merchant),
    out(-1, ENTRY_FLAG.fee),
    out(3),
    out(4),
    out(5),
    out(2),
    out(6),
    out(-1),
  ];
  expect(rowsOf({ moves, accounts, exits })).toEqual({
    flows: [
      '0 0 1 goes-on 100',
      '1 0 2 cash 10',
      '2 0 2 pos 10',
      '3 0 2 merchant 10',
      '4 0 2 fee 10',
      '5 0 2 payment-account 10',
      '6 0 2 payment-account 10',
      '7 0 2 crypto 10',
      '8 0 2 no-statement 10',
      '9 0 2 no-statement 10',
      '10 0 2 unnamed 10',
    ],
    held: [],
  });
});

test('[TAINT-6] layers: the movement that would carry money beyond the last one is cut', () => {
  const moves = [PAID, { from: 1, to: 2, amount: 70, t: 20 }, { from: 2, to: 3, amount: 50, t: 30 }];
  expect(rowsOf({ moves, bounds: { layers: 2 } })).toEqual({
    flows: ['0 0 1 goes-on 100', '1 0 2 goes-on 70', '2 0 3 layers-cut 50'],
    held: ['1: 0 1 0 30', '2: 0 2 1 20'],
  });
});

test('[TAINT-6] least amount: of one victim’s money by one hop on one movement, whatever pieces it is in', () => {
  const moves = [
    { ...PAID, amount: 6 },
    { from: 0, to: 1, amount: 6, t: 11 },
    { from: 1, to: 2, amount: 9, t: 20 },
    { from: 1, to: 2, amount: 2, t: 21 },
  ];
  const sources = [
    { victim: 0, movement: 0 },
    { victim: 0, movement: 1 },
  ];
  expect(rowsOf({ moves, sources, bounds: { leastMinor: 3 } })).toEqual({
    flows: ['0 0 1 goes-on 6', '1 0 1 goes-on 6', '2 0 2 goes-on 9', '3 0 2 amount-cut 2'],
    held: ['1: 0 1 1 1', '2: 0 2 2 9'],
  });
});

test('[TAINT-6] until: what is credited later is under way, what is debited later does not happen', () => {
  const moves = [PAID, { from: 1, to: 2, amount: 60, t: 20, creditT: 90 }, { from: 1, to: 2, amount: 30, t: 40 }];
  expect(rowsOf({ moves, bounds: { until: 30 } })).toEqual({
    flows: ['0 0 1 goes-on 100', '1 0 2 under-way 60'],
    held: ['1: 0 1 0 40'],
  });
});

test('[TAINT-6] a movement that is itself reported takes in what comes to it and starts anew', () => {
  const moves = [PAID, { from: 1, to: 2, amount: 40, t: 20 }];
  const sources = [
    { victim: 0, movement: 0 },
    { victim: 1, movement: 1 },
  ];
  expect(rowsOf({ moves, sources })).toEqual({
    flows: ['0 0 1 goes-on 100', '1 0 2 reported-again 40', '1 1 1 goes-on 40'],
    held: ['1: 0 1 0 60', '2: 1 1 1 40'],
  });
});

test('[TAINT-12] a reported transfer is wholly its victim’s, even if the payer has nothing or no statement', () => {
  expect(rowsOf({ moves: [PAID], accounts: [{ covered: false }] })).toEqual(rowsOf({ moves: [PAID] }));
  expect(rowsOf({ moves: [PAID] }).held).toEqual(['1: 0 1 0 100']);
});

test('[TAINT-12] a transfer reported twice counts once, for the first report', () => {
  const sources = [
    { victim: 3, movement: 0 },
    { victim: 2, movement: 0 },
  ];
  expect(rowsOf({ moves: [PAID], sources })).toEqual({ flows: ['0 3 1 goes-on 100'], held: ['1: 3 1 0 100'] });
});

test('[TAINT-12] a transfer reported after `until` has not happened; one into an account without a statement ends there', () => {
  expect(rowsOf({ moves: [PAID], bounds: { until: 9 } })).toEqual({ flows: [], held: [] });
  expect(rowsOf({ moves: [{ ...PAID, creditT: 50 }], bounds: { until: 30 } }).flows).toEqual(['0 0 1 under-way 100']);
  const first = toMoney([{ ...PAID, from: 1, to: 0 }]);
  const sources = [{ victim: 0, movement: 0 }];
  expect(traceByReplay(first, { policy: 'fifo', sources, bounds: UNBOUNDED }).counts.sourcesWithoutEntry).toBe(0);
  const money = toMoney([PAID], [{}, { covered: false }]);
  const { flows, counts } = traceByReplay(money, {
    policy: 'haircut',
    sources: [{ victim: 0, movement: 0 }],
    bounds: UNBOUNDED,
  });
  expect([flows.count, flows.end[0], counts.sourcesWithoutEntry]).toEqual([1, MOVEMENT_END['no-statement'], 1]);
});

test('[TAINT-13] the opening balance is one clean lot, an uncovered debit is clean and counted, below zero nothing is owed', () => {
  const moves = [
    { from: 1, to: 2, amount: 50, t: 5 },
    { ...PAID, to: 1 },
    { from: 1, to: 3, amount: 160, t: 20 },
    { from: 4, to: 1, amount: 30, t: 25 },
    { from: 1, to: 3, amount: 30, t: 30 },
  ];
  const money = toMoney(moves, [{}, { opening: 70 }]);
  const { flows, held, counts } = traceByReplay(money, {
    policy: 'fifo',
    sources: [{ victim: 0, movement: 1 }],
    bounds: UNBOUNDED,
  });
  expect([...flows.amount]).toEqual([100, 100]);
  expect([...held.account]).toEqual([3]);
  expect(counts).toEqual({ uncoveredDebits: 1, uncoveredMinor: 40, sourcesWithoutEntry: 0, accountsVisited: 2 });
});

test('[TAINT-13] uncovered debits are counted up to and with `until`, also after the victims’ money has gone', () => {
  const out = (amount: number, t: number): MovementDraft => ({ from: 1, to: 2, amount, t });
  const money = toMoney([PAID, out(100, 15), out(40, 20), out(7, 21)]);
  const bounds = { ...UNBOUNDED, until: 20 };
  const { counts } = traceByReplay(money, { policy: 'lifo', sources: [{ victim: 0, movement: 0 }], bounds });
  expect(counts).toMatchObject({ uncoveredDebits: 1, uncoveredMinor: 40 });
});

test('[TAINT-13] an amount that is no whole minor unit is a defect', () => {
  const moves = [{ ...PAID, amount: 0.5 }];
  expect(() => rowsOf({ moves })).toThrow(RangeError);
});

test('[TAINT-1] a credit’s pieces stand in the order in which the payer’s debit took them', () => {
  const moves = [
    { from: 0, to: 1, amount: 10, t: 1 },
    { from: 9, to: 1, amount: 10, t: 2 },
    { from: 1, to: 2, amount: 20, t: 3 },
    { from: 2, to: 3, amount: 10, t: 4 },
  ];
  const taint = (policy: 'fifo' | 'lifo'): number => {
    const { flows } = traceByReplay(toMoney(moves), {
      policy,
      sources: [{ victim: 0, movement: 0 }],
      bounds: UNBOUNDED,
    });
    return flows.amount[flows.movement.indexOf(3)] ?? 0;
  };
  // LIFO took the clean 10 first, so the victim's are the lot's last piece, and LIFO takes from there.
  expect([taint('fifo'), taint('lifo')]).toEqual([10, 10]);
});
