import { expect, test } from 'vitest';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { caseOf, DAY, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { poolRing, type RingDials } from '../pool/pool-ring.fixture.ts';
import { seededWholes } from '../pool/seeded-random.ts';
import { runOne } from '../run.fixture.ts';

const DAYS = 110;

function ringCase(dials: Partial<RingDials> = {}, more: Partial<CaseDraft> = {}) {
  const ring = poolRing(dials);
  return { ring, view: caseOf({ transfers: ring.transfers, accountCount: ring.accountCount, days: DAYS, ...more }) };
}

function run(dials: Partial<RingDials> = {}, parameters: Record<string, number> = {}) {
  return runOne(ringCase(dials).view, 'run-points', parameters);
}

const sorted = (accounts: readonly number[]): number[] => accounts.toSorted((a, b) => a - b);

test('[POOL-8] a ring that takes turns for a fee is one hit with its members as the core, its sinks beside it', () => {
  const { ring, view } = ringCase();
  const { hits, signals, counts } = runOne(view, 'run-points');
  expect(hits).toHaveLength(1);
  const [hit] = hits;
  expect(sorted(hit!.core)).toEqual(ring.members);
  expect(hit).toMatchObject({ typology: 'run-points', currency: 0 });
  expect(hit!.pool!.sinks.map(({ account }) => account).toSorted((a, b) => a - b)).toEqual(ring.sinks);
  expect(hit!.pool!.sinks.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  expect(hit!.pool!.fee!.median).toBeCloseTo(0.02, 3);
  expect(hit!.pool!).toMatchObject({ rotationPercentile: 1, twoWayShare: 0, likeness: 'none' });
  expect(hit!.amount).toBe(hit!.pool!.sessions.reduce((sum, { inflowMinor }) => sum + inflowMinor, 0));
  expect(hit!.strength).toBeGreaterThan(0.95);
  expect(hit!.strength).toBeLessThan(1);
  expect(signals.map(({ account }) => account).toSorted((a, b) => a - b)).toEqual(ring.members);
  expect(signals.every(({ code, strength }) => code === 'run-points' && strength === hit!.strength)).toBe(true);
  expect(counts).toMatchObject({
    sessions: hit!.pool!.sessions.length,
    'pools-unsupported': 0,
    'pools-unconverged': 0,
  });
  const starts = hit!.pool!.sessions.map(({ from }) => from);
  expect(starts).toEqual(sorted(starts));
  expect(hit!.from).toBe(starts[0]);
  expect(hit!.to).toBe(view.graph.t[hit!.evidence.at(-1)!]);
});

test('[POOL-15] a member’s reason counts its own sessions and names the pool’s', () => {
  const { view } = ringCase();
  const { hits, signals } = runOne(view, 'run-points');
  const own = hits[0]!.pool!.sessions.filter(({ account }) => account === signals[0]!.account);
  expect(signals[0]!.values).toMatchObject({
    members: 8,
    sessions: own.length,
    poolSessions: hits[0]!.pool!.sessions.length,
    credits: own.reduce((sum, { credits }) => sum + credits, 0),
    inflowMinor: own.reduce((sum, { inflowMinor }) => sum + inflowMinor, 0),
    rotates: 1,
    feeStable: 1,
    supports: 'unique-cents probes short-life night',
    currency: 'CNY',
    minimumMembers: 4,
    minimumShare: 0.8,
    onwardSeconds: 7200,
  });
  const { evidence, account } = signals[0]!;
  expect(evidence.every((e) => view.graph.dst[e] === account || view.graph.src[e] === account)).toBe(true);
  expect(evidence.every((e) => hits[0]!.evidence.includes(e))).toBe(true);
});

test('[POOL-9] the ring is found with any seed, at any hour, with many or few members and sinks that change', () => {
  const found = (dials: Partial<RingDials>) => {
    const { ring, view } = ringCase(dials);
    return new Set(runOne(view, 'run-points').hits.flatMap(({ core }) => core)).size / ring.members.length;
  };
  for (const seed of [2, 3, 4]) expect(found({ seed })).toBe(1);
  for (const dials of [
    { members: 4 },
    { members: 20 },
    { atOnce: 3 },
    { sinks: 4 },
    { sinkDays: 2, days: 14 },
    { memberDays: 5, days: 20 },
    { feeDays: 0 },
    { ownMoney: 20_000 },
    { ordinaryLife: 1 },
    { fromHour: 9, toHour: 20 },
    { paidBack: 0.3 },
    { delayMinutes: 115 },
  ]) {
    expect([dials, found(dials)]).toEqual([dials, 1]);
  }
});

test('[POOL-9] merchant names in the texts change nothing: words are no input', () => {
  const { view } = ringCase();
  const dressed: CaseView = { ...view, ledger: { ...view.ledger, flags: view.ledger.flags.map(() => 2 | 4) } };
  dressed.summary.fill(2 | 4);
  expect(runOne(dressed, 'run-points')).toEqual(runOne(ringCase().view, 'run-points'));
});

test('[POOL-9] where the ring is lost: a delay beyond two hours, a fifth kept, three members, no two supports', () => {
  expect(run({ delayMinutes: 121 }).hits).toEqual([]);
  expect(run({ retained: 0.2 }).hits).toEqual([]);
  expect(run({ members: 3 }).hits).toEqual([]);
  const plain = { ordinaryLife: 1, fromHour: 9, toHour: 20, cents: 0 };
  expect(run({ ...plain, probed: 0 })).toMatchObject({ hits: [], counts: { 'pools-unsupported': 1 } });
  expect(run(plain).hits).toEqual([]);
  expect(run({ ...plain, cents: 0.9 }).hits).toHaveLength(1);
});

test('[POOL-6] members who pay customers back are gambling-like, large single payments fraud-like', () => {
  const likeness = (dials: Partial<RingDials>) => run(dials).hits[0]!.pool!.likeness;
  expect(likeness({ paidBack: 0.3 })).toBe('gambling-like');
  expect(likeness({ payers: 20_000, amounts: [3000, 5000, 20_000] })).toBe('fraud-like');
});

test('[POOL-8] rotation or a stable fee, and two supports', () => {
  const noFee = { fee: 0, feeSpread: 0 };
  expect(run(noFee).hits).toHaveLength(1);
  expect(run(noFee, { maximumInflowShare: 0 }).hits).toEqual([]);
  expect(run({}, { maximumInflowShare: 0 }).hits).toHaveLength(1);
  expect(run({}, { maximumInflowShare: 0, feeDeviation: 0 }).hits).toEqual([]);
  expect(run({}, { minimumSupports: 4 }).hits).toHaveLength(1);
  expect(run({}, { minimumSupports: 5 }).hits).toEqual([]);
  expect(run({ probed: 0.5, cents: 0, ordinaryLife: 1, seed: 2 }, { supportMembersShare: 1 }).hits).toEqual([]);
});

test('[POOL-8] a support holds if just the share of the members shows it; who shows just the least is supported', () => {
  const [hit] = run().hits;
  expect(run({}, { supportMembersShare: 1 }).hits.map(({ strength }) => strength)).toEqual([hit!.strength]);
  expect(run({}, { minimumSupports: 4 }).hits.map(({ strength }) => strength)).toEqual([hit!.strength]);
});

test('[POOL-4] no member may take more than the share of the inflow', () => {
  const noFee = { fee: 0, feeSpread: 0, members: 4 };
  const { hits } = run(noFee);
  const inflow = new Map<number, number>();
  for (const { account, inflowMinor } of hits[0]!.pool!.sessions) {
    inflow.set(account, (inflow.get(account) ?? 0) + inflowMinor);
  }
  const largest = Math.max(...inflow.values()) / hits[0]!.amount;
  expect(run(noFee, { maximumInflowShare: largest }).hits).toHaveLength(1);
  expect(run(noFee, { maximumInflowShare: largest - 1e-9 }).hits).toEqual([]);
});

test('[POOL-11] neither the numbering of accounts nor the order of rows nor whole days change anything', () => {
  const ring = poolRing({ members: 6, days: 6 });
  const random = seededWholes(5);
  const numbers = Array.from({ length: ring.accountCount }, (_, i) => i);
  for (let i = numbers.length - 1; i > 0; i -= 1) {
    const j = random(i + 1);
    [numbers[i], numbers[j]] = [numbers[j]!, numbers[i]!];
  }
  const found = (transfers: readonly TransferDraft[], back: (account: number) => number, shift = 0) => {
    const view = caseOf({ transfers, accountCount: ring.accountCount, days: DAYS });
    const { hits, signals } = runOne(view, 'run-points');
    return {
      hits: hits.map(({ core, pool, from, to, ...rest }) => ({
        ...rest,
        from: from - shift,
        to: to - shift,
        core: core.map(back),
        pool: {
          ...pool!,
          sessions: pool!.sessions.map((one) => ({
            ...one,
            account: back(one.account),
            from: one.from - shift,
            to: one.to - shift,
          })),
          sinks: pool!.sinks.map(({ account, share }) => ({ account: back(account), share })),
        },
      })),
      values: signals.map(({ account, values }) => [back(account), values] as const),
    };
  };
  const plain = found(ring.transfers, (account) => account);
  expect(plain.hits).toHaveLength(1);
  const renumbered = ring.transfers.map((one) => ({ ...one, from: numbers[one.from]!, to: numbers[one.to]! }));
  const back = new Map(numbers.map((number, account) => [number, account]));
  expect(found(renumbered, (account) => back.get(account)!)).toEqual(plain);
  const later = ring.transfers.map((one) => ({ ...one, t: one.t + 9 * DAY }));
  expect(found(later, (account) => account, 9 * DAY)).toEqual(plain);
  // Rows of one second keep their order; the others come as they like.
  const times = [...new Set(ring.transfers.map(({ t }) => t))].toReversed();
  const shuffled = times.flatMap((t) => ring.transfers.filter((one) => one.t === t));
  expect(found(shuffled, (account) => account)).toEqual(plain);
});

test('[POOL-12] day stamps, another currency, and coverage below a week are not assessable, unless a session was found', () => {
  const { ring, view } = ringCase();
  const days = caseOf({
    transfers: ring.transfers.map((one) => ({ ...one, precision: 2 })),
    accountCount: ring.accountCount,
    days: DAYS,
  });
  const byDay = runOne(days, 'run-points');
  expect(byDay).toMatchObject({ hits: [], counts: { sessions: 0 } });
  expect(ring.members.every((member) => byDay.notAssessable.includes(member))).toBe(true);
  expect(Array.from(runOne(view, 'run-points').notAssessable)).toEqual([]);
  const minutes = ring.transfers.map((one) => ({ ...one, precision: 1, t: one.t - (one.t % 60) }));
  expect(
    runOne(caseOf({ transfers: minutes, accountCount: ring.accountCount, days: DAYS }), 'run-points').hits,
  ).toHaveLength(1);
  const dollars = runOne({ ...view, currencies: ['USD'] }, 'run-points');
  // The outside account that takes the fees has a run of credits too.
  expect([dollars.hits, Array.from(dollars.notAssessable)]).toEqual([[], [...ring.members, ring.accountCount - 12]]);
  const amounts = Object.fromEntries(
    ['balanceMinor', 'collectorMinor', 'largeMinor', 'probeMinor', 'probeFollowedMinor'].map((id) => [
      `${id}.USD`,
      100_000,
    ]),
  );
  expect(runOne({ ...view, currencies: ['USD'] }, 'run-points', amounts).hits).toHaveLength(1);
  const short = ringCase(
    {},
    { coverage: { 0: [20 * DAY, 27 * DAY - 1], 300: [20 * DAY, 27 * DAY - 1], 301: [20 * DAY, 27 * DAY] } },
  );
  expect(Array.from(runOne(short.view, 'run-points').notAssessable)).toEqual([300]);
});

test('[POOL-12] five credits of a day stamp are enough to be unsure, four are not', () => {
  // What the next account got first, and a row without money, are none of them.
  const others = [
    { from: 9, to: 1, t: 9 * DAY, precision: 2 },
    { from: 9, to: 0, t: 9 * DAY, precision: 2, amount: 0 },
  ];
  const credits = (count: number) => {
    const own = Array.from({ length: count }, (_, i) => ({ from: 1 + i, to: 0, t: 10 * DAY, precision: 2 }));
    const transfers = [...others, ...own];
    return Array.from(runOne(caseOf({ transfers }), 'run-points').notAssessable);
  };
  expect([credits(4), credits(5)]).toEqual([[], [0]]);
});

test('[POOL-12] five credits of four payers in a currency without amounts are enough to be unsure, fewer are not', () => {
  const unsure = (payers: readonly number[], pause = 1800) => {
    const transfers = payers.map((from, i) => ({ from, to: 0, t: 10 * DAY + i * pause, currency: 1 }));
    return Array.from(runOne(caseOf({ transfers, currencies: ['CNY', 'USD'] }), 'run-points').notAssessable);
  };
  expect([unsure([1, 2, 3, 4, 4]), unsure([1, 2, 3, 3, 3]), unsure([1, 2, 3, 4])]).toEqual([[0], [], []]);
  expect(unsure([1, 2, 3, 4, 4], 1801)).toEqual([]);
});

/** Four collectors, each with a sink of its own; each two in a row have three of their seven payers in common. */
function collectorsWithCommonPayers(): TransferDraft[] {
  return [0, 1, 2, 3].flatMap((collector) => {
    const start = 10 * DAY + collector * 7200;
    const common = [0, 1].flatMap((side) => [0, 1, 2].map((i) => 10 + (collector + side) * 3 + i));
    const credits = [...common, 30 + collector].map((from, i) => ({
      from,
      to: collector,
      t: start + i * 60,
      amount: 300_000,
    }));
    return [...credits, { from: collector, to: 4 + collector, t: start + 1800, amount: 2_058_000 }];
  });
}

test('[POOL-3] common payers are drawn from those who pay anyone, not from accounts that only receive', () => {
  const sets = (more: readonly TransferDraft[]): number => {
    const view = caseOf({ transfers: [...collectorsWithCommonPayers(), ...more], accountCount: 3000, days: DAYS });
    const { hits, counts } = runOne(view, 'run-points');
    return hits.length + counts['pools-unsupported']!;
  };
  const payers = Array.from({ length: 500 }, (_, i) => ({ from: 1000 + i, to: 2000 + i, t: 50 * DAY + i * 3600 }));
  expect([sets([]), sets(payers)]).toEqual([0, 1]);
});

test('[POOL-3] sinks of one holder are one sink: the accounts that collectors pay are looked at for who controls them', () => {
  const { ring, view } = ringCase({ sinks: 24 });
  expect(runOne(view, 'run-points').hits).toEqual([]);
  for (const sink of ring.sinks) view.accounts.holder[sink] = 5;
  expect(runOne(view, 'run-points').hits).toHaveLength(1);
});

test('[POOL-13] guarded accounts and accounts without own rows are no members', () => {
  const { ring, view } = ringCase();
  const guarded = { edges: new Uint8Array(view.graph.edgeCount), accounts: new Uint16Array(view.accounts.count) };
  guarded.accounts[ring.members[0]!] = ACCOUNT_GUARD.merchant;
  const found = runOne({ ...view, guarded }, 'run-points');
  expect(sorted(found.hits[0]!.core)).toEqual(ring.members.slice(1));
  expect(found.counts['guarded-collectors']).toBe(1);
  for (const sink of ring.sinks) guarded.accounts[sink] = ACCOUNT_GUARD.merchant;
  expect(runOne({ ...view, guarded }, 'run-points').hits).toEqual([]);
  const boundary = ringCase({}, { boundary: [ring.members[1]!] });
  expect(sorted(runOne(boundary.view, 'run-points').hits[0]!.core)).toEqual(
    ring.members.filter((member) => member !== ring.members[1]),
  );
});

test('[POOL-16] off in the structure preset, bounded, and what is cut is counted', () => {
  const { view } = ringCase();
  expect(runOne(view, 'run-points', {}, 'structure')).toMatchObject({ hits: [], counts: { 'value-rule-off': 1 } });
  expect(runOne(view, 'run-points', { maximumReasons: 3 })).toMatchObject({
    signals: { length: 3 },
    counts: { 'reasons-cut': 5, 'hits-cut': 0 },
  });
  expect(runOne(view, 'run-points', { maximumHits: 0 })).toMatchObject({
    hits: [],
    signals: [],
    counts: { 'hits-cut': 1 },
  });
});
