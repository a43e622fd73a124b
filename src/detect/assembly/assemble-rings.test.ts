import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACCOUNT_KIND } from '#model';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import type { Hit } from '../hits.ts';
import { findSubsumers } from '../subsume.ts';
import { assembleRings as assemble } from './assemble-rings.ts';
import { isTooLarge } from './extent.ts';
import { hitOf } from './hit.fixture.ts';
import type { Ring } from './ring.ts';
import { coreOfHits } from './ring-core.ts';
import { possibleCore, withFanHubsAsPayers, withPossibleCores } from './subjects.ts';

const assembleRings = (...given: Parameters<typeof assemble>): readonly Ring[] => assemble(...given).rings;
const byHit = (rings: readonly Ring[]): readonly Ring[] => rings.toSorted((a, b) => a.hits[0]! - b.hits[0]!);
const t = (i: number): number => 10 * DAY + i;

function hit(id: number, core: number[], evidence: number[], more: Partial<Hit> = {}): Hit {
  return {
    id,
    detector: 'test',
    typology: 'cycle',
    strength: 0.5,
    core,
    evidence,
    from: t(evidence[0]!),
    to: t(evidence.at(-1)!),
    amount: 0,
    currency: 0,
    subsumedBy: -1,
    ...more,
  };
}

/** Victims 8 and 9 pay 0 and 1; the core is 0 → 1 → 2; 2 pays the shop 7 and the unknown 6. */
const TRANSFERS: readonly TransferDraft[] = [
  { from: 8, to: 0, t: t(0), amount: 500 },
  { from: 9, to: 1, t: t(1), amount: 300 },
  { from: 0, to: 1, t: t(2), amount: 450 },
  { from: 1, to: 2, t: t(3), amount: 700 },
  { from: 2, to: 7, t: t(4), amount: 60 },
  { from: 2, to: 6, t: t(5), amount: 600 },
  { from: 3, to: 4, t: t(6), amount: 10 },
];
const view = (more: Partial<CaseDraft> = {}): CaseView =>
  caseOf({ transfers: TRANSFERS, boundary: [6, 8, 9], kinds: { 7: ACCOUNT_KIND.settlement }, ...more });

test('[RING-3] hits that share a transfer or two core accounts are one ring, others are not', () => {
  const groups = (...hits: Hit[]): number[][] => assembleRings(view(), hits).map((ring) => [...ring.hits]);
  expect(groups(hit(0, [0], [0, 2]), hit(1, [1], [2, 3]), hit(2, [3], [6]))).toEqual([[0, 1], [2]]);
  expect(groups(hit(0, [0, 1], [0]), hit(1, [0, 1, 2], [3]))).toEqual([[0, 1]]);
  expect(groups(hit(0, [0, 1], [0]), hit(1, [1, 2], [3]))).toEqual([[0], [1]]);
  expect(groups(hit(0, [0], [0, 2]), hit(1, [1], [2, 3], { subsumedBy: 0 }))).toEqual([[0]]);
});

test('[RING-1] a hit without a core is in no ring and counted, unless another explains it', () => {
  const hits = [hit(0, [0], [0, 2]), hit(1, [], [2], { subsumedBy: 0 }), hit(2, [], [3]), hit(3, [], [4])];
  const { rings, counts } = assemble(view(), hits);
  expect(rings.map((ring) => ring.hits)).toEqual([[0]]);
  expect(counts['hits-without-core']).toBe(2);
});

test('[RING-3] a ring says how many joins each kind of link made', () => {
  const [ring] = assembleRings(view(), [hit(0, [0], [0, 2]), hit(1, [1], [2, 3]), hit(2, [0, 1], [1])]);
  expect(ring!.links).toEqual({ transfers: 1, accounts: 0, onward: 1, control: 0 });
});

test('[RING-1] members are core only, and the periphery is counted apart', () => {
  const [ring] = assembleRings(view(), [hit(0, [0, 1, 2], [0, 1, 2, 3, 4, 5])]);
  expect(ring!.members.map(({ account }) => account)).toEqual([0, 1, 2]);
  expect(ring!.periphery).toEqual({ payers: 2, merchants: 1, boundary: 1, others: 0 });
  expect(ring!.transfers).toEqual([0, 1, 2, 3, 4, 5]);
  const [open] = assembleRings(view({ boundary: [], kinds: {} }), [hit(0, [0, 1, 2], [0, 1, 2, 3, 4, 5])]);
  expect(open!.periphery).toEqual({ payers: 2, merchants: 0, boundary: 0, others: 2 });
});

const guardedAs = (given: CaseView, account: number, guard: number): CaseView => {
  const accounts = new Uint16Array(given.accounts.count);
  accounts[account] = guard;
  return { ...given, guarded: { edges: new Uint8Array(given.graph.edgeCount), accounts } };
};
const ofPossible = (given: CaseView, hits: readonly Hit[]): readonly Hit[] =>
  withPossibleCores(hits, possibleCore(given));

test('[RING-1] a guarded trade is in no core and is periphery by its trade; a loan is nobody’s trade', () => {
  const hits = [hit(0, [0, 1, 2, 3], [0, 1, 2, 3, 6])];
  for (const guard of [ACCOUNT_GUARD.merchant, ACCOUNT_GUARD.payroll, ACCOUNT_GUARD.utility, ACCOUNT_GUARD.clearing]) {
    const shop = guardedAs(view(), 3, guard);
    const [ring] = assembleRings(shop, ofPossible(shop, hits));
    expect(ring!.members.map(({ account }) => account)).toEqual([0, 1, 2]);
    expect(ring!.periphery.merchants).toBe(1);
  }
  const borrower = guardedAs(view(), 3, ACCOUNT_GUARD.loan | ACCOUNT_GUARD.rent | ACCOUNT_GUARD.broker);
  expect(assembleRings(borrower, ofPossible(borrower, hits))[0]!.members.length).toBe(4);
});

test('[RING-1] a source is core only if a tenth of what it pays came from the core before', () => {
  const source = (back: number, at: number): number[] => {
    const given = caseOf({
      transfers: [
        { from: 1, to: 9, t: t(at), amount: back },
        { from: 9, to: 0, t: t(20), amount: 600 },
        { from: 9, to: 1, t: t(30), amount: 400 },
        { from: 0, to: 2, t: t(40), amount: 500 },
        { from: 1, to: 2, t: t(50), amount: 300 },
      ],
    });
    const evidence = [...given.graph.t.keys()].filter((e) => !(given.graph.src[e] === 1 && given.graph.dst[e] === 9));
    const one = { ...hitOf(given, 0, [0, 1, 2], evidence), sources: [9] };
    return assembleRings(given, [one])[0]!.members.map(({ account }) => account);
  };
  expect(source(99, 10)).toEqual([0, 1, 2]);
  expect(source(100, 10)).toEqual([0, 1, 2, 9]);
  expect(source(100, 31)).toEqual([0, 1, 2]);
  expect(source(100, 30)).toEqual([0, 1, 2, 9]);
  // From 72 h before the ring on.
  expect(source(100, 20 - 72 * 3600)).toEqual([0, 1, 2, 9]);
  expect(source(100, 19 - 72 * 3600)).toEqual([0, 1, 2]);
});

test('[RING-1] who only pays is core if half of what it pays is money of the core, first in first out', () => {
  const payer = (won: number, salary: number): number[] => {
    const given = caseOf({
      transfers: [
        { from: 7, to: 9, t: t(0), amount: salary },
        { from: 0, to: 9, t: t(1), amount: won },
        { from: 9, to: 0, t: t(20), amount: 600 },
        { from: 9, to: 1, t: t(30), amount: 400 },
        { from: 0, to: 2, t: t(40), amount: 500 },
      ],
    });
    const one = { ...hitOf(given, 0, [0, 1, 2], [2, 3, 4]), payers: [9] };
    return assembleRings(given, [one])[0]!.members.map(({ account }) => account);
  };
  expect(payer(500, 500)).toEqual([0, 1, 2, 9]);
  expect(payer(499, 501)).toEqual([0, 1, 2]);
  // It won as much as it staked; what it staked was the older money.
  expect(payer(1000, 1000)).toEqual([0, 1, 2]);
});

test('[RING-1] in statement the hub of a fan-out is a payer to the rest of its ring, and core where it stands alone', () => {
  const given = caseOf({
    transfers: [
      { from: 9, to: 0, t: t(0), amount: 100 },
      { from: 9, to: 5, t: t(1), amount: 100 },
      { from: 0, to: 1, t: t(2), amount: 100 },
    ],
  });
  const fan = { ...hitOf(given, 0, [9], [0, 1]), typology: 'fan-out' } as const;
  const members = (hits: readonly Hit[]): number[] =>
    assembleRings(given, hits).flatMap((ring) => ring.members.map(({ account }) => account));
  const passing = hitOf(given, 1, [0], [0, 2]);
  expect(members(withFanHubsAsPayers([fan, passing]))).toEqual([0]);
  expect(members([fan, passing])).toEqual([0, 9]);
  expect(members(withFanHubsAsPayers([fan]))).toEqual([9]);
});

test('[RING-1] sources reach one another: money of the core that passes through one makes the next core too', () => {
  const given = caseOf({
    transfers: [
      { from: 0, to: 8, t: t(0), amount: 100 },
      { from: 8, to: 9, t: t(1), amount: 100 },
      { from: 8, to: 0, t: t(2), amount: 10 },
      { from: 9, to: 0, t: t(3), amount: 100 },
    ],
  });
  const one = { ...hitOf(given, 0, [0], [2, 3]), sources: [9, 8] };
  expect(assembleRings(given, [one])[0]!.members.map(({ account }) => account)).toEqual([0, 8, 9]);
});

test('[RING-7] throughput is each credit from outside the core in the ring’s period, once', () => {
  const both = [hit(0, [0, 1], [0, 1, 2]), hit(1, [0, 1, 2], [2, 3, 4])];
  const [ring] = assembleRings(view(), both);
  expect([ring!.throughput, ring!.from, ring!.to]).toEqual([800, t(0), t(4)]);
  const [edges] = assembleRings(view(), [hit(0, [0, 1], [0, 1])]);
  expect(edges!.throughput).toBe(800);
  const [later] = assembleRings(view(), [hit(0, [0, 1, 2], [2, 3])]);
  expect(later!.throughput).toBe(0);
});

test('[RING-8] strength joins typologies, not hits, and shrinks with the uncovered share of the core’s income', () => {
  const strengthOf = (...hits: Hit[]): number => assembleRings(view(), hits)[0]!.strength;
  expect(strengthOf(hit(0, [0], [2]), hit(1, [1], [2], { strength: 0.25 }))).toBeCloseTo(0.4, 12);
  expect(strengthOf(hit(0, [0], [2]), hit(1, [1], [2], { typology: 'fan-in' }))).toBeCloseTo(1 - 0.6 * 0.6, 12);
  const cyclic = caseOf({
    transfers: [
      { from: 0, to: 1, t: t(0), amount: 300 },
      { from: 1, to: 2, t: t(1), amount: 300 },
      { from: 2, to: 0, t: t(2), amount: 400 },
    ],
    boundary: [1],
  });
  expect(assembleRings(cyclic, [hit(0, [0, 2], [0, 1, 2])])[0]!.strength).toBeCloseTo(0.4 * 0.7, 12);
});

test('[RING-6] with a victim report the first credited account is tier 1, whatever its role', () => {
  const reported = view();
  reported.accounts.flags[0]! |= 2;
  const [ring] = assembleRings(reported, [hit(0, [0, 1, 2], [0, 1, 2, 3])]);
  expect(ring!.members.map(({ tier }) => tier)).toEqual([1, 2, 3]);
  const [plain] = assembleRings(view(), [hit(0, [0, 1, 2], [0, 1, 2, 3])]);
  expect(plain!.members.every((member) => !('tier' in member))).toBe(true);
});

test('[RING-4] weak hits stay with one ring of strong hits but never make one of two', () => {
  const rings = (first: number, second: number, between: number): [number[], string | undefined][] => {
    const hits = [
      hit(0, [0, 1], [0, 2], { strength: first }),
      hit(1, [2, 6], [3, 5], { strength: second }),
      hit(2, [1, 2], [1, 2, 3], { strength: between }),
    ];
    const found = assemble(view({ boundary: [8, 9] }), hits, { seen: new Set([0, 1, 2, 6]) });
    return byHit([...found.rings, ...found.weak]).map((ring) => [[...ring.hits], ring.stopped]);
  };
  for (const joined of [rings(0.5, 0.5, 0.1), rings(0.5, 0.09, 0.09), rings(0.01, 0.01, 0.5)]) {
    expect(joined).toEqual([[[0, 1, 2], undefined]]);
  }
  expect(rings(0.5, 0.5, 0.09)).toEqual([0, 1, 2].map((id) => [[id], 'weak-hits-apart']));
});

test('[RING-9] what no strong hit holds together is no ring to show, and counted', () => {
  const hits = [hit(0, [0, 1], [0, 2], { strength: 0.01 }), hit(1, [1], [1, 3], { strength: 0.0999 })];
  const { rings, weak, counts } = assemble(view(), hits);
  expect(rings).toEqual([]);
  expect(weak.map((ring) => ring.hits)).toEqual([[0, 1]]);
  expect(counts['rings-of-weak-hits']).toBe(1);
  expect(assemble(view(), hits, { seen: new Set([0, 1]) }).rings).toEqual([]);
});

/** What 2 gets in the first chain goes on in the second; the third runs at the time of the first and shares a phone. */
function threeChains() {
  const chain = (accounts: readonly number[], at: number): TransferDraft[] =>
    accounts.slice(1).map((to, i) => ({ from: accounts[i]!, to, t: t(at + i), amount: 100 }));
  const given = caseOf({
    transfers: [...chain([0, 1, 2], 0), ...chain([5, 6, 7], 0), ...chain([2, 3, 4], 100)],
    accountCount: 10,
  });
  const control = {
    identifier: new Uint32Array(2),
    kind: new Uint8Array(2),
    account: Uint32Array.of(0, 5),
    from: new Uint32Array(2).fill(t(0)),
    to: new Uint32Array(2).fill(t(200)),
  };
  const hits = [
    hitOf(given, 0, [0, 1, 2], [0, 2]),
    hitOf(given, 1, [2, 3, 4], [4, 5]),
    hitOf(given, 2, [5, 6, 7], [1, 3]),
  ];
  return { given: { ...given, control }, hits };
}

test('[RING-4] too large a ring drops links by control, then by onward flow, and says which', () => {
  const { given, hits } = threeChains();
  const rings = (maximumCore: number) =>
    byHit(assembleRings(given, hits, { maximumCore })).map((ring) => [[...ring.hits], ring.stopped, ring.links]);
  const none = { transfers: 0, accounts: 0, onward: 0, control: 0 };
  expect(rings(8)).toEqual([[[0, 1, 2], undefined, { ...none, onward: 1, control: 1 }]]);
  expect(rings(5)).toEqual([
    [[0, 1], 'control-links-dropped', { ...none, onward: 1 }],
    [[2], 'control-links-dropped', none],
  ]);
  const cut = [8, 5, 3].map((maximumCore) => assemble(given, hits, { maximumCore }).counts['rings-cut']);
  expect(cut).toEqual([0, 2, 3]);
  expect(rings(3)).toEqual([
    [[0], 'onward-links-dropped', none],
    [[1], 'onward-links-dropped', none],
    [[2], 'control-links-dropped', none],
  ]);
});

test('[RING-4] what is still too large is cut by communities; hits stay whole, transfers in one ring', () => {
  const clique = (from: number): TransferDraft[] =>
    Array.from({ length: 12 }, (_, i) => ({
      from: from + (i % 4),
      to: from + ((i + 1 + (i >> 2)) % 4),
      t: t(from * 100 + i),
      amount: 1000,
    })).filter((one) => one.from !== one.to);
  const transfers = [...clique(0), ...clique(4), { from: 3, to: 4, t: t(350), amount: 10 }];
  const given = caseOf({ transfers });
  const within = (low: number, high: number): number[] =>
    [...given.graph.src.keys()].filter((e) => given.graph.src[e]! >= low && given.graph.dst[e]! <= high);
  const hits = [
    hitOf(given, 0, [0, 1, 2], within(0, 2)),
    hitOf(given, 1, [1, 2, 3], within(1, 3)),
    hitOf(given, 2, [3, 4], within(3, 4)),
    hitOf(given, 3, [4, 5, 6], within(4, 6)),
    hitOf(given, 4, [5, 6, 7, 4], within(4, 7)),
  ];
  const linked = hits.map((one, i) =>
    i === 2 ? { ...one, evidence: [...one.evidence, ...within(2, 3), ...within(4, 5)].toSorted((a, b) => a - b) } : one,
  );
  expect(assembleRings(given, linked).length).toBe(1);
  const cut = assembleRings(given, linked, { maximumCore: 5 });
  expect(byHit(cut).map((ring) => [[...ring.hits], ring.stopped])).toEqual([
    [[0, 1, 2], 'cut-by-communities'],
    [[3, 4], 'cut-by-communities'],
  ]);
  const all = cut.flatMap((ring) => [...ring.transfers]);
  expect(new Set(all).size).toBe(all.length);
});

test('[RING-4] a way of more than 12 transfers between two core accounts is too long, a single hit is never cut', () => {
  const path = (length: number) =>
    caseOf({ transfers: Array.from({ length }, (_, i) => ({ from: i, to: i + 1, t: t(i), amount: 100 })) });
  const links = (given: CaseView): Hit[] =>
    Array.from({ length: given.graph.edgeCount - 1 }, (_, i) => hitOf(given, i, [i, i + 1, i + 2], [i, i + 1]));
  const limits = { maximumCore: 500, maximumHops: 12 };
  expect(isTooLarge(path(12), links(path(12)), limits)).toBe(false);
  expect(isTooLarge(path(13), links(path(13)), limits)).toBe(true);
  // One account more at the middle of it makes no way longer.
  const branched = caseOf({
    transfers: [...Array.from({ length: 12 }, (_, i) => [i, i + 1] as const), [6, 13] as const].map(
      ([from, to], i) => ({
        from,
        to,
        t: t(i),
        amount: 100,
      }),
    ),
  });
  expect(isTooLarge(branched, [...links(path(12)), hitOf(branched, 11, [6, 13], [12])], limits)).toBe(false);
  expect(assembleRings(path(12), links(path(12))).length).toBe(1);
  const cut = assembleRings(path(13), links(path(13)));
  expect(cut.length).toBeGreaterThan(1);
  expect(cut.every(({ stopped }) => stopped === 'cut-by-communities')).toBe(true);
  const whole = path(20);
  const single = hitOf(
    whole,
    0,
    Array.from({ length: 21 }, (_, i) => i),
    Array.from({ length: 20 }, (_, i) => i),
  );
  const { rings, counts } = assemble(whole, [single]);
  expect(rings.map(({ stopped }) => stopped)).toEqual([undefined]);
  expect(counts['rings-too-large']).toBe(1);
});

const cases = fc.record({
  transfers: fc.array(
    fc.tuple(fc.nat(19), fc.nat(19), fc.integer({ min: 1, max: 99 })).filter(([from, to]) => from !== to),
    { minLength: 30, maxLength: 60 },
  ),
  shapes: fc.array(
    fc.record({
      edges: fc.array(fc.nat(59), { minLength: 1, maxLength: 5 }),
      whole: fc.boolean(),
      typology: fc.constantFrom('cycle' as const, 'fan-in' as const, 'chain' as const),
      strength: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 2, maxLength: 14 },
  ),
  maximumCore: fc.integer({ min: 4, max: 12 }),
  numbering: fc.shuffledSubarray(
    Array.from({ length: 20 }, (_, i) => i),
    { minLength: 20, maxLength: 20 },
  ),
});

interface Shape {
  readonly edges: number[];
  readonly whole: boolean;
  readonly typology: Hit['typology'];
  readonly strength: number;
}

/** Hits as a run gives them: cores are ends of the evidence, ids ranks, what is explained subsumed (RING-2). */
function hitsOf(given: CaseView, shapes: readonly Shape[]): readonly Hit[] {
  const { src, dst, edgeCount } = given.graph;
  const drafts = new Map<string, Hit>();
  for (const { edges, whole, typology, strength } of shapes) {
    const evidence = [...new Set(edges.map((e) => e % edgeCount))].toSorted((a, b) => a - b);
    const core = [...new Set(evidence.flatMap((e) => (whole ? [src[e]!, dst[e]!] : [dst[e]!])))];
    const rank = `${9 - strength} ${typology} ${evidence.join(' ')} ${whole}`;
    drafts.set(rank, { ...hitOf(given, 0, core, evidence), typology, strength: strength / 10 });
  }
  const ranked = [...drafts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, draft]) => draft);
  const subsumers = findSubsumers(ranked, edgeCount);
  const hits = ranked.map((draft, id) => ({ ...draft, id, subsumedBy: subsumers[id]! }));
  return ofPossible(given, hits);
}

/** Rings under the accounts' old names. */
function named(rings: readonly Ring[], name: (account: number) => number) {
  return rings.map(({ members, card, ...ring }) => ({
    ...ring,
    members: members
      .map((member) => ({ ...member, account: name(member.account) }))
      .toSorted((a, b) => a.account - b.account),
    card: { ...card, missing: card.missing.map((one) => ({ ...one, account: name(one.account) })) },
  }));
}

test('[RING-4] rings do not depend on the order of hits or the numbering of accounts', () => {
  let cut = 0;
  fc.assert(
    fc.property(cases, ({ transfers, shapes, maximumCore, numbering }) => {
      const draft = (newOf: (account: number) => number): CaseView =>
        caseOf({
          transfers: transfers.map(([from, to, amount], i) => ({
            from: newOf(from),
            to: newOf(to),
            t: t(i * HOUR),
            amount,
          })),
          accountCount: 20,
          boundary: [newOf(3), newOf(4)],
        });
      const plain = draft((account) => account);
      const renumbered = draft((account) => numbering[account]!);
      const limits = { maximumCore, maximumHops: 5 };
      const found = assembleRings(plain, hitsOf(plain, shapes), limits);
      const again = assembleRings(renumbered, hitsOf(renumbered, shapes.toReversed()), limits);
      expect(named(again, (account) => numbering.indexOf(account))).toEqual(named(found, (account) => account));
      cut += found.filter(({ stopped }) => stopped !== undefined).length;
    }),
    { seed: 65, numRuns: 150 },
  );
  expect(cut).toBeGreaterThan(100);
});

test('[RING-2] a transfer is in one ring that is shown, a hit in one ring, and members are cores of the ring’s hits', () => {
  let apart = 0;
  fc.assert(
    fc.property(cases, ({ transfers, shapes, maximumCore, numbering }) => {
      const given = caseOf({
        transfers: transfers.map(([from, to, amount], i) => ({ from, to, t: t(i * HOUR), amount })),
        accountCount: 20,
      });
      const hits = hitsOf(given, shapes);
      const surviving = hits.filter(({ subsumedBy }) => subsumedBy < 0);
      const seen = new Set(numbering.slice(0, 4));
      const { rings, weak } = assemble(given, hits, { maximumCore, maximumHops: 5, seen });
      const inRings = [...rings, ...weak].flatMap((ring) => [...ring.hits]);
      expect(inRings.toSorted((a, b) => a - b)).toEqual(surviving.map(({ id }) => id));
      const edges = rings.flatMap((ring) => [...ring.transfers]).toSorted((a, b) => a - b);
      const ofStrong = surviving.filter(({ strength }) => strength >= 0.1).flatMap((one) => one.evidence);
      const ofAll = new Set(surviving.flatMap((one) => one.evidence));
      expect(new Set(edges).size).toBe(edges.length);
      expect([...new Set(ofStrong)].filter((e) => !edges.includes(e))).toEqual([]);
      expect(edges.filter((e) => !ofAll.has(e))).toEqual([]);
      for (const ring of [...rings, ...weak]) {
        expect(ring.transfers.length).toBeGreaterThan(0);
        const core = coreOfHits(ring.hits.map((id) => hits[id]!));
        expect(ring.members.map(({ account }) => account)).toEqual(core);
        const { transfers: a, accounts: b, onward: c, control: d } = ring.links;
        expect(a + b + c + d).toBe(ring.hits.length - 1);
      }
      apart += rings.length > 0 ? weak.length : 0;
    }),
    { seed: 66, numRuns: 150 },
  );
  expect(apart).toBeGreaterThan(50);
});
