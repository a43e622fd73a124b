import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import { expect, test } from 'vitest';
import { ACCOUNT_GUARD } from '../case-view.ts';
import { DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { factsCaseOf, type FactsDraft, type OpeningDraft } from '../facts.fixture.ts';
import { runOne } from '../run.fixture.ts';

const START = 5 * DAY;

function strengths(
  detector: string,
  draft: FactsDraft,
  preset: 'statement' | 'structure' = 'statement',
): [number, number][] {
  const run = runOne(factsCaseOf(draft), detector, {}, preset);
  return run.signals.map(({ account, strength }) => [account, strength]);
}

/** Accounts 0, 1, 2 … of different persons, opened an hour apart from START unless said otherwise. */
function opened(count: number, more: (i: number) => Partial<OpeningDraft> = () => ({})): OpeningDraft[] {
  return Array.from({ length: count }, (_, i) => ({ account: i, openedAt: START + i * HOUR, ...more(i) }));
}

function persons(count: number, holderOf: (i: number) => number = (i) => i): Record<number, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [i, holderOf(i)]));
}

const SAME = { holders: persons(20, () => 7) };

test('[OPENING-1] three openings or closings of one holder within 30 days; one outlet on one day is one visit', () => {
  const visits = (...days: number[]) =>
    strengths('frequent-openings', {
      ...SAME,
      openings: days.map((day, i) => ({ account: i, openedAt: START + day * DAY, outlet: i })),
    });
  expect(visits(0, 10)).toEqual([]);
  expect(visits(0, 10, 30)).toEqual([
    [0, 1 / 6],
    [1, 1 / 6],
    [2, 1 / 6],
  ]);
  expect(visits(0, 10, 31)).toEqual([]);
  expect(visits(0, 1, 2, 3, 4, 5, 6, 7).map(([, strength]) => strength)).toEqual(Array.from({ length: 8 }, () => 1));
  const first = { holders: persons(20, () => 0) };
  const sameOutlet = opened(3, () => ({ outlet: 0 }));
  expect(strengths('frequent-openings', { ...first, openings: sameOutlet })).toEqual([]);
  const sameBank = opened(3, () => ({ institution: 0 }));
  expect(strengths('frequent-openings', { ...first, openings: sameBank })).toEqual([]);
  expect(strengths('frequent-openings', { ...first, openings: opened(3) }).length).toBe(3);
});

test('[OPENING-1] a closing counts when the account was young; an old account closed, or a new card for an old one, is nothing', () => {
  const churn = (life: number) =>
    strengths('frequent-openings', {
      ...SAME,
      days: 400,
      openings: [0, 1].map((i) => ({
        account: i,
        openedAt: START + i * DAY,
        closedAt: START + i * DAY + life,
        outlet: i,
      })),
    }).length;
  expect(churn(20 * DAY)).toBe(2);
  // Two closings alone are too few, two closings far away from two openings, too.
  expect(churn(100 * DAY)).toBe(0);
  const cleanUp = (life: number) =>
    strengths('frequent-openings', {
      ...SAME,
      days: 400,
      openings: [0, 1, 2].map((i) => ({
        account: i,
        openedAt: START + i * 40 * DAY,
        closedAt: START + life + i * DAY,
        outlet: i,
      })),
    }).length;
  expect(cleanUp(180 * DAY)).toBe(3);
  expect(cleanUp(180 * DAY + 1)).toBe(0);
  expect(cleanUp(300 * DAY)).toBe(0);
  // Of an account whose opening nobody tells nobody knows that it was young; closed at its opening is one visit.
  const told = opened(2, (i) => ({ outlet: i }));
  const closedOnly = { account: 2, closedAt: START + DAY, outlet: 2 };
  expect(strengths('frequent-openings', { ...SAME, openings: [...told, closedOnly] })).toEqual([]);
  const undone = [...told.slice(0, 1), { account: 1, openedAt: START + DAY, closedAt: START + DAY, outlet: 1 }];
  expect(strengths('frequent-openings', { ...SAME, openings: undone })).toEqual([]);
  const swap = [0, 1, 2].map((i) => ({
    account: i,
    openedAt: START + 9 * i * DAY,
    closedAt: START + 9 * (i + 1) * DAY,
    outlet: 1,
  }));
  // Old card closed and new one opened at one visit: three openings, one last closing.
  expect(strengths('frequent-openings', { ...SAME, openings: swap }).map(([, s]) => s)).toEqual([2 / 6, 2 / 6, 2 / 6]);
});

test('[OPENING-1] payment accounts and unknown holders are not counted; unknown openings are a gap', () => {
  const kinds = persons(3, () => ACCOUNT_KIND.payment);
  expect(strengths('frequent-openings', { ...SAME, kinds, openings: opened(3, (i) => ({ outlet: i })) })).toEqual([]);
  expect(strengths('frequent-openings', { openings: opened(3, (i) => ({ outlet: i })) })).toEqual([]);
  const run = runOne(
    factsCaseOf({ accountCount: 3, boundary: [2], openings: [{ account: 0, openedAt: START }] }),
    'frequent-openings',
  );
  expect([...run.notAssessable]).toEqual([1]);
  // A row that does not say when is no better than no row.
  const undated = runOne(factsCaseOf({ accountCount: 1, openings: [{ account: 0 }] }), 'frequent-openings');
  expect([...undated.notAssessable]).toEqual([0]);
  const none = runOne(factsCaseOf({ accountCount: 3 }), 'frequent-openings');
  expect([none.notAssessable.length, none.counts['facts-missing'], run.detector.featureCode]).toEqual([0, 1, '1001']);
});

test('[OPENING-2] six accounts of one person within a year, kept; closed ones, firms’ and payment accounts do not count', () => {
  const kept = (count: number, more: Partial<FactsDraft> = {}, apart = 10 * DAY) =>
    strengths('accumulated-openings', {
      ...SAME,
      days: 500,
      openings: opened(count, (i) => ({ openedAt: START + i * apart })),
      ...more,
    }).map(([, strength]) => strength);
  expect(kept(5)).toEqual([]);
  expect(kept(6)).toEqual(Array.from({ length: 6 }, () => 1 / 7));
  expect(kept(12)[0]).toBe(1);
  expect(kept(6, {}, 73 * DAY).length).toBe(6);
  expect(kept(6, {}, 73 * DAY + 1)).toEqual([]);
  expect(kept(6, { kinds: { 0: ACCOUNT_KIND.corporate } })).toEqual([]);
  expect(kept(6, { kinds: { 0: ACCOUNT_KIND.payment } })).toEqual([]);
  const closed = opened(6, (i) => (i === 0 ? { closedAt: START + 400 * DAY } : {}));
  expect(strengths('accumulated-openings', { ...SAME, openings: closed })).toEqual([]);
  expect(strengths('accumulated-openings', { openings: opened(9) })).toEqual([]);
});

/** Every account pays `payee` three times 3,000 yuan, soon after the opening. */
function paying(count: number, payee: number, { amount = 300_000, times = 3, flags = 0 } = {}) {
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: times }, (__, n) => ({ from: i, to: payee, t: START + (1 + n) * DAY + i, amount, flags })),
  ).flat();
}

test('[OPENING-3] six people at six outlets within days, whose money goes to one buyer', () => {
  const draft: FactsDraft = {
    holders: persons(6),
    openings: opened(6, (i) => ({ openedAt: START + i * 2 * HOUR, outlet: i })),
    transfers: paying(6, 9),
  };
  const run = runOne(factsCaseOf(draft), 'group-opening');
  expect(run.signals.map(({ account, code }) => [account, code])).toEqual(
    Array.from({ length: 6 }, (_, i) => [i, 'group-opening-payee']),
  );
  expect(run.signals[0]).toMatchObject({
    strength: 4 / 6,
    from: START,
    to: START + 10 * HOUR,
    values: { holders: 6, windowSeconds: 14 * DAY, minimumHolders: 3 },
  });
});

test('[OPENING-3] the buyer must stand out: most of the money, three transfers, 5,000 yuan, a person', () => {
  const found = (transfers: FactsDraft['transfers'], more: Partial<FactsDraft> = {}) =>
    strengths('group-opening', { holders: persons(3), openings: opened(3), transfers: transfers ?? [], ...more })
      .length;
  expect(found(paying(3, 9))).toBe(3);
  expect(found(paying(2, 9))).toBe(0);
  expect(found(paying(3, 9, { times: 2, amount: 900_000 }))).toBe(0);
  expect(found(paying(3, 9, { amount: 166_666 }))).toBe(0);
  expect(found(paying(3, 9, { amount: 166_667 }))).toBe(3);
  expect(found(paying(3, 9), { kinds: { 9: ACCOUNT_KIND.corporate } })).toBe(0);
  expect(found(paying(3, 9), { kinds: { 9: ACCOUNT_KIND.clearing } })).toBe(0);
  expect(found(paying(3, 9, { flags: ENTRY_FLAG.merchant }))).toBe(0);
  // Half of what left goes to 9, the other half to two others; at a tie nobody stands out.
  const rest = (...amounts: number[]): TransferDraft[] =>
    [0, 1, 2].flatMap((from) =>
      amounts.map((amount, i) => ({ from, to: 10 + 3 * i + from, t: START + 5 * DAY, amount })),
    );
  expect(found([...paying(3, 9), ...rest(450_000, 450_000)])).toBe(3);
  expect(found([...paying(3, 9), ...rest(450_000, 450_001)])).toBe(0);
  expect(found([...paying(3, 9), ...rest(900_000)])).toBe(0);
  const late = [0, 1, 2].map((from) => ({ from, to: 9, t: START + 31 * DAY, amount: 900_000 }));
  expect(found(late)).toBe(0);
  expect(found(paying(3, 9, { amount: 1 }), {})).toBe(0);
  expect(
    strengths(
      'group-opening',
      { holders: persons(3), openings: opened(3), transfers: paying(3, 9, { amount: 1 }) },
      'structure',
    ).length,
  ).toBe(3);
});

test('[OPENING-3] a firm’s new hands and freshmen are no escorted group', () => {
  const wages = Array.from({ length: 30 }, (_, i) => ({
    from: 40,
    to: i,
    t: START + 20 * DAY,
    amount: 500_000,
    flags: ENTRY_FLAG.salary,
  }));
  const outlet = opened(30, () => ({ outlet: 1, staff: 1, openedAt: START }));
  expect(strengths('group-opening', { holders: persons(30), openings: outlet, transfers: wages })).toEqual([]);
  const fees = Array.from({ length: 30 }, (_, i) => [
    { from: 50 + i, to: i, t: START + DAY, amount: 900_000 },
    { from: i, to: 41, t: START + 2 * DAY, amount: 800_000 },
    // Class money, and meals week by week.
    { from: i, to: 0, t: START + 3 * DAY, amount: 20_000 },
    ...[1, 2, 3, 4].map((week) => ({ from: i, to: 42, t: START + week * 7 * DAY, amount: 20_000 })),
  ])
    .flat()
    .filter(({ from, to }) => from !== to);
  expect(strengths('group-opening', { holders: persons(30), openings: outlet, transfers: fees })).toEqual([]);
});

test('[OPENING-3] an agent, a device or a first payer may stand behind; a family’s phone does not, and no school', () => {
  const codes = (count: number, more: (i: number) => Partial<OpeningDraft>, draft: Partial<FactsDraft> = {}) => {
    const view = factsCaseOf({ holders: persons(count), openings: opened(count, more), ...draft });
    return runOne(view, 'group-opening').signals.map(({ code }) => code);
  };
  expect(codes(3, () => ({ agent: 1 }))).toEqual(Array.from({ length: 3 }, () => 'group-opening-agent'));
  expect(codes(3, () => ({ device: 1 }))).toEqual(Array.from({ length: 3 }, () => 'group-opening-device'));
  expect(codes(4, () => ({ phone: 1, address: 1, outlet: 1 }))).toEqual([]);
  expect(codes(5, () => ({ phone: 1 }))).toEqual(Array.from({ length: 5 }, () => 'group-opening-phone'));
  expect(codes(50, () => ({ agent: 1, openedAt: START })).length).toBe(50);
  expect(codes(51, () => ({ agent: 1, openedAt: START }))).toEqual([]);
  expect(codes(3, (i) => ({ agent: 1, openedAt: START + i * 7 * DAY })).length).toBe(3);
  expect(codes(3, (i) => ({ agent: 1, openedAt: START + i * 7 * DAY + i }))).toEqual([]);
  const first = [0, 1, 2].flatMap((to) => [
    { from: 9, to, t: START + DAY, amount: 100 },
    { from: 20 + to, to, t: START + 2 * DAY, amount: 100 },
  ]);
  expect(codes(3, () => ({}), { transfers: first })).toEqual(Array.from({ length: 3 }, () => 'group-opening-payer'));
  const second = first.map((transfer) => ({ ...transfer, t: START + (transfer.from === 9 ? 3 : 2) * DAY }));
  expect(codes(3, () => ({}), { transfers: second })).toEqual([]);
});

test('[OPENING-4] an agent for three holders within a year; an employer’s agent counts for half, a school’s not', () => {
  const agents = (
    count: number,
    more: (i: number) => Partial<OpeningDraft> = () => ({}),
    draft: Partial<FactsDraft> = {},
  ) =>
    strengths('agent-openings', {
      holders: persons(count),
      days: 500,
      openings: opened(count, (i) => ({ agent: 1, openedAt: START, ...more(i) })),
      ...draft,
    }).map(([, strength]) => strength);
  expect(agents(2)).toEqual([]);
  expect(agents(3)).toEqual([1 / 6, 1 / 6, 1 / 6]);
  expect(agents(8)[0]).toBe(1);
  expect(agents(50).length).toBe(50);
  expect(agents(51)).toEqual([]);
  expect(agents(3, (i) => ({ openedAt: START + (i * 365 * DAY) / 2 })).length).toBe(3);
  expect(agents(3, (i) => ({ openedAt: START + (i * 365 * DAY) / 2 + i }))).toEqual([]);
  const wages = [{ from: 9, to: 0, t: START + 9 * DAY, flags: ENTRY_FLAG.salary }];
  expect(agents(3, () => ({}), { transfers: wages })).toEqual([1 / 6, 1 / 6, 1 / 12]);
  // The wages of the account that follows in the ledger are not its own, and wages of nothing are none.
  expect(agents(3, () => ({}), { transfers: [{ ...wages[0]!, to: 3 }] })).toEqual([1 / 6, 1 / 6, 1 / 6]);
  expect(agents(3, () => ({}), { transfers: [{ ...wages[0]!, amount: 0 }] })).toEqual([1 / 6, 1 / 6, 1 / 6]);
  const draft = { holders: persons(3), openings: opened(3, () => ({ agent: 1 })), transfers: wages };
  const shown = runOne(factsCaseOf(draft), 'agent-openings').signals.map(({ values }) => values['wages']);
  expect(shown).toEqual([0, 0, 1]);
  // Three accounts of one holder are one holder.
  expect(agents(3, () => ({}), { holders: persons(3, () => 0) })).toEqual([]);
  // One mother for one child and her own mother, over the years.
  expect(agents(2, (i) => ({ openedAt: START + i * 400 * DAY }))).toEqual([]);
});

test('[OPENING-5] three accounts of one holder under another document, weakly; one account says nothing', () => {
  const found = (count: number, residentDocument: number) =>
    strengths('other-document', { ...SAME, openings: opened(count, () => ({ residentDocument })) });
  expect(found(1, 0)).toEqual([]);
  expect(found(2, 0)).toEqual([]);
  expect(found(3, 0)).toEqual([0, 1, 2].map((i) => [i, 0.3]));
  expect(found(3, 1)).toEqual([]);
  expect(found(3, 255)).toEqual([]);
  const run = runOne(
    factsCaseOf({ ...SAME, openings: opened(2, (i) => ({ residentDocument: i === 0 ? 255 : 1 })) }),
    'other-document',
  );
  expect([...run.notAssessable]).toEqual([0]);
  expect(strengths('other-document', { openings: opened(4, () => ({ residentDocument: 0 })) })).toEqual([]);
  const first = { holders: persons(4, () => 0), openings: opened(3, () => ({ residentDocument: 0 })) };
  expect(strengths('other-document', first).length).toBe(3);
  // The reason spans the openings whose time is known.
  const spans = (times: readonly number[]) => {
    const openings = times.map((openedAt, account) => ({ account, openedAt, residentDocument: 0 }));
    return runOne(factsCaseOf({ ...SAME, openings }), 'other-document').signals.map(({ from, to }) => [from, to])[0];
  };
  expect(spans([START, START + DAY, 0])).toEqual([START, START + DAY]);
  expect(spans([0, 0, 0])).toEqual([0, 0]);
});

test('[OPENING-3] exactly 5,000 yuan, the first second and the last of thirty days count; a payment of nothing does not', () => {
  const found = (transfers: FactsDraft['transfers'], more: Partial<FactsDraft> = {}) =>
    strengths('group-opening', { holders: persons(4), openings: opened(3), transfers: transfers ?? [], ...more })
      .length;
  expect(found(paying(3, 9, { amount: 125_000, times: 4 }))).toBe(3);
  // Opened an hour apart: each pays in the second of its own opening, a day later, and in the last second of its window.
  const at = (last: number, first = 0) =>
    [0, 1, 2].flatMap((from) =>
      [first, DAY, last].map((after) => ({ from, to: 9, t: START + from * HOUR + after, amount: 300_000 })),
    );
  expect(found(at(30 * DAY))).toBe(3);
  expect(found(at(30 * DAY + 1))).toBe(0);
  expect(found(at(30 * DAY, -1))).toBe(0);
  const two = paying(3, 9, { times: 2, amount: 900_000 });
  const nothing = [0, 1, 2].map((from) => ({ from, to: 9, t: START + 4 * DAY, amount: 0 }));
  expect(found([...two, ...nothing])).toBe(0);
  // The first currency is judged: what is paid in another between does not change it.
  const dollars = [0, 1, 2].map((from) => ({ from, to: 20 + from, t: START + 1.5 * DAY, amount: 5, currency: 1 }));
  expect(found([...paying(3, 9), ...dollars], { currencies: ['CNY', 'USD'] })).toBe(3);
});

test('[OPENING-3] two who take equally much are nobody; the first account, but not an own one or a guarded one, may be the buyer', () => {
  const found = (transfers: FactsDraft['transfers'], more: Partial<FactsDraft> = {}) =>
    strengths('group-opening', { holders: persons(3), openings: opened(3), transfers: transfers ?? [], ...more });
  expect(found([...paying(3, 9), ...paying(3, 8)])).toEqual([]);
  const toFirst = [1, 2, 3].flatMap((from) =>
    [1, 2, 3].map((day) => ({ from, to: 0, t: START + day * DAY, amount: 300_000 })),
  );
  const openings = [1, 2, 3].map((account) => ({ account, openedAt: START }));
  expect(found(toFirst, { holders: persons(4), openings }).map(([account]) => account)).toEqual([1, 2, 3]);
  // 9 belongs to the holder of account 0, whom two others pay; a holder of its own is anybody.
  expect(found(paying(3, 9), { holders: { ...persons(3), 9: 0 } })).toEqual([]);
  expect(found(paying(3, 9), { holders: { ...persons(3), 9: 9 } }).length).toBe(3);
  const view = factsCaseOf({ holders: persons(3), openings: opened(3), transfers: paying(3, 9) });
  const guarded = (bits: number) => {
    const accounts = new Uint16Array(view.accounts.count);
    accounts[9] = bits;
    const measured = { ...view, guarded: { edges: new Uint8Array(view.graph.edgeCount), accounts } };
    return runOne(measured, 'group-opening').signals.length;
  };
  expect([guarded(0), guarded(ACCOUNT_GUARD.merchant)]).toEqual([3, 0]);
});

test('[OPENING-3] the first payer is the account’s own, and a credit of nothing is no payment', () => {
  const codes = (openings: OpeningDraft[], transfers: TransferDraft[]) =>
    runOne(factsCaseOf({ holders: persons(6), openings, transfers }), 'group-opening').signals.map(({ code }) => code);
  const first = (to: number, t: number, from: number, amount: number) => ({ from, to, t: START + t, amount });
  // 0, 2 and 4 receive nothing; 1, 3 and 5, whose entries follow theirs in the ledger, are first paid by 9.
  const between = [0, 2, 4].flatMap((account) => [
    first(20 + account, DAY, account, 100),
    first(account + 1, 2 * DAY, 9, 100),
  ]);
  expect(
    codes(
      [0, 2, 4].map((account) => ({ account, openedAt: START })),
      between,
    ),
  ).toEqual([]);
  const nothing = [0, 1, 2].flatMap((to) => [first(to, HOUR * 3, 20 + to, 0), first(to, DAY, 9, 100)]);
  expect(codes(opened(3), nothing)).toEqual(Array.from({ length: 3 }, () => 'group-opening-payer'));
});

test('[OPENING-3] of equally strong reasons the buyer is shown, and a strength of 0 is no reason', () => {
  const draft = { holders: persons(3), openings: opened(3, () => ({ agent: 1 })), transfers: paying(3, 9) };
  const run = (parameters: Record<string, number>) => runOne(factsCaseOf(draft), 'group-opening', parameters).signals;
  expect(run({}).map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => 'group-opening-payee'));
  expect(run({ strengthFrom: 3 })).toEqual([]);
});
