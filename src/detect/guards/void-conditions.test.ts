import { expect, test } from 'vitest';
import type { CaseView } from '../case-view.ts';
import { DAY } from '../case.fixture.ts';
import { at, guardCaseOf, type GuardCase } from './guard-case.fixture.ts';
import type { VoidReason } from './guard.ts';
import { landlord, shop } from './innocent.fixture.ts';
import { measureGuards, planGuards } from './measure-guards.ts';
import { voidConditions } from './void-conditions.ts';

/** What takes the shop's merchant guard away, and whether its account is still guarded. */
function voidOfShop(more: Partial<GuardCase>, change: (view: CaseView) => void = () => {}) {
  const given = shop();
  const view = guardCaseOf({ ...given, ...more, transfers: more.transfers ?? given.transfers });
  change(view);
  const { findings, guarded } = measureGuards(view);
  const finding = findings.find(({ guard, account }) => guard === 'merchant' && account === 0);
  return { voidedBy: finding?.voidedBy, damping: finding?.damping, bits: guarded.accounts[0]! & 1 };
}

const HOLDS = { voidedBy: undefined, damping: 0.8, bits: 1 };
const voided = (voidedBy: VoidReason) => ({ voidedBy, damping: 0, bits: 0 });

test('[GUARD-VOID] three accounts of others on one device void every guard; two, or the holder’s own, do not', () => {
  expect(voidOfShop({ device: [0, 70, 71] })).toEqual(HOLDS);
  expect(voidOfShop({ device: [0, 70, 71, 72], accountCount: 80 })).toEqual(voided('control-link'));
  const holders = { 0: 5, 70: 5, 71: 5, 72: 5 };
  expect(voidOfShop({ device: [0, 70, 71, 72], accountCount: 80, holders })).toEqual(HOLDS);
});

test('[GUARD-VOID] a life of less than 60 days voids, counted from the first own row or the opening to the last row', () => {
  const { transfers } = shop();
  expect(voidOfShop({ transfers: transfers.filter(({ t }) => t < at(63, 12)) })).toEqual(HOLDS_OR_FEW);
  const openedLate = (days: number) => voidOfShop({}, ({ accounts }) => (accounts.openedAt[0] = at(days)));
  expect(openedLate(50)).toEqual(HOLDS);
  expect(openedLate(63)).toEqual(voided('short-life'));
});

/** Sixty-one days have 240 credits, but no three months of rent: six of seven. */
const HOLDS_OR_FEW = { voidedBy: undefined, damping: 0.8 * (6 / 7), bits: 1 };

test('[GUARD-VOID] 500,000 yuan in ten days and then twenty days of silence void', () => {
  const { transfers } = shop();
  const burst = Array.from({ length: 4 }, (_, i) => ({ from: 2, to: 0, t: at(121, 9 + i), amount: 12_500_000 }));
  const gone = transfers.filter(({ t }) => t < at(121));
  expect(voidOfShop({ transfers: [...gone, ...burst], days: 135 })).toEqual(HOLDS);
  expect(voidOfShop({ transfers: [...gone, ...burst], days: 145 })).toEqual(voided('burst-stop'));
  const fewer = burst.slice(0, 3).map((one) => ({ ...one, amount: 20_000_000 }));
  expect(voidOfShop({ transfers: [...gone.filter(({ t }) => t < at(105)), ...fewer], days: 145 })).toEqual(HOLDS);
  const less = burst.map((one) => ({ ...one, amount: 10_000_000 }));
  expect(voidOfShop({ transfers: [...gone, ...less], days: 145 })).toEqual(HOLDS);
});

test('[GUARD-VOID] a victim report voids', () => {
  expect(voidOfShop({ reported: [0] })).toEqual(voided('victim-report'));
});

test('[GUARD-VOID] a transfer is guarded only if neither side is void; who is left with void ones sees why', () => {
  const view = guardCaseOf({ ...landlord(), reported: [10] });
  const { guarded, findings } = measureGuards(view);
  const rents = Array.from(guarded.edges, (bits, e) => [bits, view.graph.src[e]!] as const);
  expect(new Set(rents.filter(([bits]) => bits !== 0).map(([, src]) => src))).toEqual(
    new Set(Array.from({ length: 11 }, (_, i) => 11 + i)),
  );
  const found = (account: number) => findings.find((one) => one.guard === 'rent-family' && one.account === account);
  expect(found(0)).toMatchObject({ values: { transfers: 44, partners: 11 } });
  expect(found(0)!.voidedBy).toBeUndefined();
  expect(found(10)).toMatchObject({ voidedBy: 'victim-report', damping: 0 });
  const whole = measureGuards(guardCaseOf({ ...landlord(), reported: [0] }));
  expect(whole.guarded.edges.some((bits) => bits !== 0)).toBe(false);
  expect(whole.findings.find(({ account }) => account === 11)).toMatchObject({ voidedBy: 'victim-report' });
});

test('[GUARD-VOID] a boundary account has no life that could be too short', () => {
  const { guarded } = measureGuards(guardCaseOf({ ...landlord(), boundary: [10, 11, 12] }));
  expect(guarded.edges.filter((bits) => bits !== 0)).toHaveLength(48);
});

/** Why the guards of account 0 are void. */
function voidOf(draft: GuardCase): VoidReason | undefined {
  const planned = planGuards('statement');
  if (!planned.ok) throw new Error(planned.problem.code);
  return voidConditions(guardCaseOf(draft), planned.value['guard-void']!).of(0);
}

test('[GUARD-VOID] sixty days are a life, a second less is none', () => {
  const lived = (seconds: number) => voidOf({ transfers: [0, seconds].map((t) => ({ from: 1, to: 0, t: at(5) + t })) });
  expect([lived(60 * DAY), lived(60 * DAY - 1)]).toEqual([undefined, 'short-life']);
});

test('[GUARD-VOID] 500,000 yuan in more than three rows of ten days, then more than twenty days of silence', () => {
  const start = at(80);
  const burst = ({ span = 10 * DAY, sum = 50_000_000, rows = 4, silence = 20 * DAY + 1, next = false } = {}) => {
    const times = Array.from({ length: rows }, (_, i) => start + (i === 0 ? 0 : span));
    const transfers = [
      { from: 1, to: 0, t: at(5), amount: 100 },
      ...times.map((t, i) => ({ from: 1, to: 0, t, amount: i === 0 ? sum - (rows - 1) : 1 })),
      ...(next ? [{ from: 1, to: 0, t: start + span + silence, amount: 1 }] : []),
    ];
    const to = start + span + silence;
    return voidOf({ transfers, days: 300, coverage: { 0: [DAY, next ? to + DAY : to] } });
  };
  expect([burst(), burst({ next: true })]).toEqual(['burst-stop', 'burst-stop']);
  expect([burst({ silence: 20 * DAY }), burst({ silence: 20 * DAY, next: true })]).toEqual([undefined, undefined]);
  expect([burst({ span: 10 * DAY + 1 }), burst({ sum: 49_999_999 }), burst({ rows: 3 })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
