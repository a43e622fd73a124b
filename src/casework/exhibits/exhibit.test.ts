import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { officer, START } from '../leads/leads.fixture.ts';
import { workAtRandom, type Attempted, type Given } from '../leads/random-work.fixture.ts';
import { recordOf } from '../record-of.ts';
import { codeOf, context, run, settledCasework } from '../world.fixture.ts';
import type { ExhibitCommand } from './exhibit-events.ts';
import { exhibitsOf, exhibitTotals, type ExhibitItem, type ExhibitState } from './exhibit.ts';

const OFFICER = officer('county');
const HEAD = officer('county', 'head', 'county-head');
const CARD: ExhibitItem = {
  ...{ id: '1', kind: 'bank-card', description: '测试银行借记卡', number: '6200000000000000011' },
  quantity: { unit: 'pieces', count: 1 },
};
const pieces = (id: string, kind: ExhibitItem['kind'], count: number): ExhibitItem => ({
  ...{ id, kind, description: '一批', quantity: { unit: 'pieces', count } },
});
const LOT: ExhibitItem = { id: '2', kind: 'phone', description: '涉案手机一宗', quantity: { unit: 'lot' } };
const CASH: ExhibitItem = {
  ...{ id: '3', kind: 'cash', description: '现金' },
  quantity: { unit: 'money', amountMinor: 5_000_000, currency: 'CNY' },
};
const record = { kind: 'exhibit', id: 'X1' } as const;

function register(change: Partial<Extract<ExhibitCommand, { type: 'exhibit.register' }>> = {}): ExhibitCommand {
  return {
    ...{ type: 'exhibit.register', record, region: '371312', agencies: [], caseNo: 'A0000001', listNo: '扣清1号' },
    ...{ seizedOn: '2021-03-01', place: '测试小区', items: [CARD, LOT, CASH] },
    ...change,
  };
}
const cmd = (command: ExhibitCommand): ExhibitCommand => command;
const when = (hours = 0, who = OFFICER) => context(START + hours * 3_600_000, who);
const listed = (...steps: readonly (readonly [ExhibitCommand, ReturnType<typeof when>])[]) =>
  run(settledCasework(), [[register(), when()], ...steps]).casework;
const listOf = (casework: ReturnType<typeof listed>) => recordOf(casework, record) as ExhibitState;
const release = (item: string): ExhibitCommand => ({
  ...{ type: 'exhibit.release', record, item, end: 'returned', to: '收据1号', reason: '与案件无关' },
});

describe('lists', () => {
  test('[EXH-1] a list has case, number, day, place and exhibits, and is registered once', () => {
    const code = (change: Parameters<typeof register>[0]) => codeOf(settledCasework(), register(change), when());
    expect(code({})).toBe('ok');
    for (const change of [{ listNo: ' ' }, { place: '' }, { items: [] }])
      expect(code(change)).toBe('exhibit-list-incomplete');
    expect(code({ seizedOn: '2031-01-01' })).toBe('exhibit-day-impossible');
    expect(code({ seizedOn: '2021-02-30' })).toBe('exhibit-day-impossible');
    expect(code({ region: '37131x' })).toBe('region-unreadable');
    expect(code({ region: '3713122' })).toBe('region-unreadable');
    const other = { ...record, id: 'X2' };
    expect(codeOf(listed(), register({ record: other }), when(1))).toBe('exhibit-list-known');
    expect(codeOf(listed(), register({ record: other, listNo: '扣清2号' }), when(1))).toBe('ok');
  });

  test('[EXH-2] pieces are whole, a number is one piece and stands once, cash is money, a lot is not counted', () => {
    const code = (item: Partial<ExhibitItem>) =>
      codeOf(listed(), cmd({ type: 'exhibit.add', record, item: { ...pieces('9', 'sim-box', 2), ...item } }), when(1));
    expect(code({})).toBe('ok');
    expect(code({ id: '1' })).toBe('exhibit-item-twice');
    expect(code({ description: '' })).toBe('exhibit-item-incomplete');
    expect(code({ kind: 'cash' })).toBe('exhibit-quantity-invalid');
    for (const count of [0, -1, 1.5])
      expect(code({ quantity: { unit: 'pieces', count } })).toBe('exhibit-quantity-invalid');
    expect(code({ number: '10900000001' })).toBe('exhibit-quantity-invalid');
    expect(code({ number: '10900000001', quantity: { unit: 'lot' } })).toBe('exhibit-quantity-invalid');
    expect(code({ kind: 'bank-card', number: CARD.number ?? '', quantity: { unit: 'pieces', count: 1 } })).toBe(
      'exhibit-number-twice',
    );
    expect(code({ quantity: { unit: 'money', amountMinor: 1, currency: 'CNY' } })).toBe('exhibit-quantity-invalid');
  });

  test('[EXH-3] pieces, lots and currencies are never added, and parts of company kits may be missing', () => {
    const kits = [pieces('4', 'business-licence', 2100), pieces('5', 'corporate-account', 2003)];
    const more = [pieces('6', 'online-banking-key', 2176), pieces('7', 'phone', 12)];
    const dollars = { ...CASH, id: '8', quantity: { unit: 'money', amountMinor: 100, currency: 'USD' } } as const;
    const { casework } = run(settledCasework(), [
      [register({ items: [LOT, CASH, ...kits] }), when()],
      [register({ record: { ...record, id: 'X2' }, listNo: '2', items: [...more, CASH, dollars] }), when(1)],
    ]);
    expect(exhibitTotals(exhibitsOf(casework))).toEqual([
      { kind: 'corporate-account', pieces: 2003 },
      { kind: 'business-licence', pieces: 2100 },
      { kind: 'online-banking-key', pieces: 2176 },
      { kind: 'phone', pieces: 12, lots: 1 },
      {
        kind: 'cash',
        money: [
          { currency: 'CNY', amountMinor: 10_000_000 },
          { currency: 'USD', amountMinor: 100 },
        ],
      },
    ]);
  });

  test('[EXH-4] a correction keeps what stood there, and what is gone changes no more', () => {
    const item = { ...LOT, quantity: { unit: 'pieces', count: 7 } } as const;
    const correct = { type: 'exhibit.correct', record, item, reason: '清点' } as const;
    const done = run(listed(), [[correct, when(1)]]);
    expect(done.events[0]).toMatchObject({ before: { quantity: { unit: 'lot' } }, item, reason: '清点' });
    expect(listOf(done.casework).items[1]).toEqual(item);
    expect(codeOf(done.casework, correct, when(2))).toBe('exhibit-unchanged');
    expect(codeOf(listed(), cmd({ ...correct, reason: ' ' }), when(1))).toBe('reason-missing');
    expect(codeOf(listed(), cmd({ ...correct, item: { ...item, id: '9' } }), when(1))).toBe('exhibit-item-unknown');
    const gone = listed([release('2'), when(1, HEAD)]);
    expect(codeOf(gone, correct, when(2))).toBe('exhibit-item-gone');
    expect(codeOf(gone, release('2'), when(2, HEAD))).toBe('exhibit-item-gone');
  });

  test('[EXH-5] a head without a hand in the list releases and closes, and closes when nothing is held', () => {
    const close: ExhibitCommand = { type: 'exhibit.close', record, reason: '办结' };
    expect(codeOf(listed(), release('1'), when(1))).toBe('not-your-role');
    expect(
      codeOf(
        listed([{ type: 'exhibit.add', record, item: pieces('9', 'computer', 1) }, when(1, HEAD)]),
        release('1'),
        when(2, HEAD),
      ),
    ).toBe('four-eyes');
    expect(codeOf(listed(), { ...release('1'), to: '' } as ExhibitCommand, when(1, HEAD))).toBe(
      'exhibit-receipt-missing',
    );
    const gone = listed(...['1', '2', '3'].map((item, at) => [release(item), when(at + 1, HEAD)] as const));
    expect(codeOf(listed(), close, when(1, HEAD))).toBe('exhibit-items-held');
    const closed = run(gone, [[close, when(5, HEAD)]]).casework;
    expect(listOf(closed)).toMatchObject({ isClosed: true });
    expect(codeOf(closed, cmd({ type: 'exhibit.add', record, item: LOT }), when(6))).toBe('exhibit-closed');
  });
});

const STEP = fc.record({
  who: fc.constantFrom(OFFICER, HEAD, officer('city', 'head'), officer('far')),
  hours: fc.nat(40),
  id: fc.constantFrom('X0', 'X1'),
  item: fc.constantFrom('1', '2', '3', '4'),
  kind: fc.constantFrom('register', 'add', 'correct', 'release', 'release', 'release', 'close'),
  count: fc.integer({ min: 0, max: 3 }),
} as const);

test('[EXH-6] no order of commands reaches what may not be', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(STEP, { minLength: 30, maxLength: 70, size: 'max' }), (draws) => {
      let nowMs = START;
      const steps = draws.map(({ who, hours, id, item, kind, count }): (() => Given) => {
        nowMs += hours * 3_600_000;
        const on = { kind: 'exhibit', id } as const;
        const commands = {
          register: register({ record: on, listNo: id }),
          add: { type: 'exhibit.add', record: on, item: pieces(item, 'computer', count) },
          correct: { type: 'exhibit.correct', record: on, item: pieces(item, 'phone', count), reason: '清点' },
          release: { ...release(item), record: on },
          close: { type: 'exhibit.close', record: on, reason: '办结' },
        } as const satisfies Readonly<Record<string, ExhibitCommand>>;
        const given = { command: commands[kind], context: context(nowMs, who) };
        return () => given;
      });
      const { events } = workAtRandom(settledCasework(), steps, check);
      for (const { type } of events) seen.add(type);
    }),
    { seed: 71, numRuns: 100 },
  );
  for (const type of ['registered', 'added', 'corrected', 'released', 'closed'])
    expect(seen).toContain(`exhibit.${type}`);
});

function check({ before, after, context: { actor } }: Attempted): void {
  const earlier = new Map(exhibitsOf(before).map((list) => [list.id, list]));
  for (const list of exhibitsOf(after)) {
    const { items, isClosed, hands = [] } = list;
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(isClosed && items.some(({ end }) => end === undefined)).toBe(false);
    expect(exhibitTotals([list]).every(({ pieces: many = 1 }) => many > 0)).toBe(true);
    const was = earlier.get(list.id);
    if (was?.isClosed === true) expect(list).toBe(was);
    for (const item of was?.items ?? []) if (item.end !== undefined) expect(items).toContainEqual(item);
    const isNew = (at: number) => at >= (was?.hands?.length ?? 0);
    for (const [at, { command, by }] of hands.entries())
      if (isNew(at) && (command === 'exhibit.release' || command === 'exhibit.close')) {
        expect(by).toBe(actor.id);
        expect(hands.slice(0, at).some((hand) => hand.by === by && !/release|close/.test(hand.command))).toBe(false);
      }
  }
}
