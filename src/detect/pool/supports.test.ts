import { expect, test } from 'vitest';
import type { CaseView } from '../case-view.ts';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { sessionOf } from './pools.fixture.ts';
import { measureSupports, type Support, type SupportSettings } from './supports.ts';

const SETTINGS: SupportSettings = {
  uniqueCentsShare: 0.5,
  nightShare: 0.3,
  probeMinor: 50_000,
  probeRatio: 20,
  probeFollowedMinor: 200_000,
  probeSeconds: DAY,
  gapSeconds: 1800,
  lifeSeconds: 30 * DAY,
  silenceSeconds: 20 * DAY,
  windowSeconds: 7 * DAY,
};

/** Local midnight in China of day 10. */
const MIDNIGHT = 10 * DAY - 8 * HOUR;

/** What account 0 shows whose one session are its credits; the data end soon after. */
function shown(
  credits: readonly Partial<TransferDraft>[],
  change: (view: CaseView) => void = () => undefined,
): readonly Support[] {
  const transfers = credits.map((one, i) => ({
    from: 1 + i,
    to: 0,
    t: MIDNIGHT + 12 * HOUR + i,
    amount: 100_000,
    ...one,
  }));
  const view = caseOf({ transfers, accountCount: 30, days: 25 });
  change(view);
  const ordered = Array.from(transfers.keys());
  const sessions = [sessionOf({ account: 0, credits: ordered, from: 1 })];
  return measureSupports(view, { members: [0], sessions }, SETTINGS).get(0)!;
}

test('[POOL-7] cents of their own: half of the credits, to the fen, near a round sum, each once a session', () => {
  const amounts = (...list: readonly number[]) => shown(list.map((amount) => ({ amount })));
  expect(amounts(49_987, 100_000)).toEqual(['unique-cents']);
  expect(amounts(49_987, 100_000, 100_000)).toEqual([]);
  expect(amounts(49_987, 49_987)).toEqual([]);
  expect(amounts(49_990)).toEqual([]);
  expect(amounts(100_013)).toEqual(['unique-cents']);
  expect(amounts(100_099)).toEqual(['unique-cents']);
  expect(amounts(99_901)).toEqual(['unique-cents']);
  expect([amounts(100_101), amounts(99_899), amounts(32_741)]).toEqual([[], [], []]);
});

test('[POOL-7] night: three credits in ten between ten in the evening and six, in China', () => {
  const at = (...hours: readonly number[]) => shown(hours.map((hour) => ({ t: MIDNIGHT + hour * HOUR })));
  const noons = (count: number) => Array.from({ length: count }, () => 12);
  expect(at(22, 23, 3, ...noons(7))).toEqual(['night']);
  expect(at(22, 23, 3, ...noons(8))).toEqual([]);
  expect([21.999, 22, 29.999, 30].map((hour) => at(hour).length)).toEqual([0, 1, 1, 0]);
});

test('[POOL-7] a probe: up to 500 yuan from a new payer, alone, and twenty times as much within a day', () => {
  const probed = (...credits: readonly Partial<TransferDraft>[]) => shown(credits).includes('probes');
  const probe = { from: 1, t: MIDNIGHT + 9 * HOUR, amount: 10_000 };
  const large = { from: 2, t: MIDNIGHT + 12 * HOUR, amount: 200_000 };
  expect(probed(probe, large)).toBe(true);
  expect(probed(probe, { ...large, amount: 199_999 })).toBe(false);
  expect(probed({ ...probe, amount: 10_001 }, large)).toBe(false);
  expect(probed({ ...probe, amount: 1 }, large)).toBe(true);
  expect(probed({ ...probe, amount: 50_000 }, { ...large, amount: 1_000_000 })).toBe(true);
  expect(probed({ ...probe, amount: 50_001 }, { ...large, amount: 9_000_000 })).toBe(false);
  expect(probed(probe, { ...large, t: probe.t + DAY })).toBe(true);
  expect(probed(probe, { ...large, t: probe.t + DAY + 1 })).toBe(false);
  expect(probed(probe, { ...large, t: probe.t + 1801 })).toBe(true);
  expect(probed(probe, { ...large, t: probe.t + 1800 })).toBe(false);
  expect(probed({ from: 3, t: probe.t - 1800 }, probe, large)).toBe(false);
  expect(probed({ from: 3, t: probe.t - 1801 }, probe, large)).toBe(true);
  expect(probed({ from: 1, t: probe.t - DAY }, probe, large)).toBe(false);
  // A row without money is no payment; what the next account got first is none of this one's.
  expect(probed({ from: 1, t: probe.t - DAY, amount: 0 }, probe, large)).toBe(true);
  expect(probed({ ...probe, from: 3 }, { ...large, to: 1 })).toBe(false);
});

test('[POOL-7] a probe is money of a person in the same currency, not a reversal, not cash', () => {
  const credits = [
    { from: 1, t: MIDNIGHT + 9 * HOUR, amount: 10_000 },
    { from: 2, t: MIDNIGHT + 12 * HOUR, amount: 200_000 },
  ];
  expect(shown(credits)).toEqual(['probes']);
  for (const i of [0, 1]) {
    expect(shown(credits, (view) => (view.graph.kind[i] = 4))).toEqual([]);
    expect(shown(credits, (view) => (view.ledger.edge[i] = -1))).toEqual([]);
    expect(shown(credits, (view) => (view.ledger.currency[i] = 1))).toEqual([]);
    expect(shown(credits, (view) => (view.ledger.amount[i] = -view.ledger.amount[i]!))).toEqual([]);
  }
});

test('[POOL-7] a short life: thirty days at most, then more than twenty days of covered silence', () => {
  const life = (days: number, silence: number) => {
    const t = MIDNIGHT + 12 * HOUR;
    return shown([{ t }, { t: t + days * DAY }], (view) => {
      view.accounts.coveredTo[0] = t + days * DAY + silence;
    });
  };
  expect(life(30, 20 * DAY + 1)).toEqual(['short-life']);
  expect(life(30, 20 * DAY)).toEqual([]);
  expect(life(30 + 1 / DAY, 20 * DAY + 1)).toEqual([]);
  const boundary = shown([{}, {}], (view) => {
    view.accounts.flags[0] = 0;
    view.accounts.coveredTo[0] = 99 * DAY;
  });
  expect(boundary).toEqual([]);
});

test('[POOL-7] succession: one begins within seven days of another’s end; the first wave follows nobody', () => {
  const view = caseOf({ transfers: [{ from: 1, to: 0, t: 2 * DAY }], accountCount: 9, days: 58 });
  const lives = (...spans: readonly (readonly [from: number, to: number])[]) => {
    const sessions = spans.map(([from, to], account) =>
      sessionOf({ account, from: from * DAY, to: to * DAY, credits: [0] }),
    );
    const members = sessions.map(({ account }) => account);
    const found = measureSupports(view, { members, sessions }, SETTINGS);
    return members.filter((member) => found.get(member)!.includes('succession'));
  };
  expect(lives([10, 20], [27, 40])).toEqual([0, 1]);
  expect(lives([10, 20], [20, 40])).toEqual([0, 1]);
  expect(lives([10, 20], [27.01, 40])).toEqual([]);
  expect(lives([10, 20], [19.99, 40])).toEqual([]);
  expect(lives([10, 15], [17, 40])).toEqual([]);
  expect(lives([10, 15], [17.01, 40])).toEqual([0, 1]);
  // Who ended less than a week before the data did has not stopped.
  expect(view.to).toBe(59 * DAY - 1);
  expect(lives([10, 51.99], [55, 56])).toEqual([0, 1]);
  expect(lives([10, 52 - 1 / DAY], [55, 56])).toEqual([]);
});
