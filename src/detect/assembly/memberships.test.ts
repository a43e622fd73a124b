import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { assembleDetection, detectCase, type Detection } from '../detect-case.ts';
import { ringMember } from '../rings/ring-member.ts';
import { FAMILIES } from '../score.ts';
import { runDetectors, type DetectorRun } from '../run-detectors.ts';
import { assembleRings } from './assemble-rings.ts';
import { hitOf } from './hit.fixture.ts';
import { withMemberships } from './memberships.ts';
import { ROLE_WEIGHT, roleWeights } from './role-weights.ts';
import { possibleCore } from './subjects.ts';

const RUN: DetectorRun = { detector: ringMember, parameters: {}, ...ringMember.run(caseOf({ transfers: [] }), {}) };

/** Nine victims pay two cards, each pays four relays, all pay the exit, which keeps what it got. */
const CARDS = [0, 1];
const RELAYS = [2, 3, 4, 5];
const EXIT = 6;
const FRAUD: readonly TransferDraft[] = [
  ...Array.from({ length: 9 }, (_, i) => ({ from: 10 + i, to: i % 2, t: 10 * DAY + i * 600, amount: 4_000_000 })),
  ...CARDS.flatMap((card) =>
    RELAYS.map((to, i) => ({ from: card, to, t: 10 * DAY + 3 * HOUR + card * 60 + i, amount: 4_000_000 })),
  ),
  ...RELAYS.map((from, i) => ({ from, to: EXIT, t: 10 * DAY + 4 * HOUR + i * 60, amount: 7_990_000 })),
];
/** Ordinary life, so that chance is known. */
const LIFE = Array.from({ length: 1500 }, (_, i) => ({
  from: 10 + (i % 90),
  to: 10 + ((i * 37 + 1 + Math.floor(i / 90) * 11) % 90),
  t: DAY + i * 3400,
  amount: 1000 + (i % 50) * 100,
})).filter(({ from, to }) => from !== to);

function fraud(): Detection {
  const view = caseOf({ transfers: [...FRAUD, ...LIFE], accountCount: 100, days: 70 });
  const found = detectCase(view, { preset: 'statement' });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

test('[RING-11] of two cards, four relays and an exit that keeps all, all are members and no victim is', () => {
  const { rings } = fraud();
  const [ring] = rings.filter(({ members }) => members.length > 1);
  expect(ring!.members.map(({ account }) => account)).toEqual([...CARDS, ...RELAYS, EXIT]);
  expect(ring!.from).toBe(10 * DAY);
  const rolesOf = (account: number) =>
    ring!.members.find((one) => one.account === account)!.roles.map(({ role }) => role);
  expect(CARDS.map(rolesOf)).toEqual([['collection'], ['collection']]);
  for (const relay of RELAYS) expect(rolesOf(relay)).toContain('relay');
  expect(rolesOf(EXIT)).toEqual(['pool']);
});

test('[SCORE-11] every member of a shown ring has at least the ring’s strength times its role in family ring', () => {
  const { rings, scores } = fraud();
  const place = FAMILIES.indexOf('ring');
  const [ring] = rings.filter(({ members }) => members.length > 1);
  for (const { account, roles } of ring!.members) {
    const weight = Math.max(...roles.map(({ role }) => ROLE_WEIGHT[role]));
    const m = scores.strength[scores.account.indexOf(account) * FAMILIES.length + place]!;
    expect(m).toBeGreaterThanOrEqual(ring!.strength * weight - 1e-12);
    expect(scores.reasons.get(account)!.some(({ code }) => code === 'ring-member')).toBe(true);
  }
});

const VIEW = caseOf({
  transfers: [
    { from: 8, to: 0, t: 10 * DAY, amount: 500 },
    { from: 0, to: 1, t: 10 * DAY + 1, amount: 480 },
    { from: 1, to: 2, t: 10 * DAY + 2, amount: 460 },
    { from: 3, to: 4, t: 12 * DAY, amount: 70 },
    { from: 0, to: 3, t: 20 * DAY, amount: 90 },
  ],
  accountCount: 10,
});
const reasonsOf = (hits: Parameters<typeof assembleRings>[1]) => {
  const { rings } = assembleRings(VIEW, hits);
  return withMemberships([RUN], rings, VIEW)[0]!.signals;
};

test('[SCORE-11] the reason names the role, its weight and the account’s own transfers in the ring', () => {
  const [first] = reasonsOf([hitOf(VIEW, 0, [0, 1], [0, 1, 2])]);
  expect(first).toEqual({
    account: 0,
    strength: 0.4 * 0.5,
    code: 'ring-member',
    values: {
      members: 2,
      patterns: 1,
      transfers: 2,
      amountMinor: 980,
      currency: 'CNY',
      role: 'unclear',
      ringStrength: 0.4,
      weight: 0.5,
    },
    evidence: [0, 1],
    from: 10 * DAY,
    to: 10 * DAY + 1,
  });
});

test('[SCORE-11] the role is in the reason’s strength and counts once', () => {
  const hits = [hitOf(VIEW, 0, [0, 1], [0, 1, 2])];
  const { rings } = assembleRings(VIEW, hits);
  const weight = roleWeights({ view: VIEW, possible: possibleCore(VIEW), hits, rings });
  expect([0, 1, 9].map((account) => weight(account, 'ring', 'ring-member'))).toEqual([1, 1, 1]);
  expect(weight(0, 'ring', 'cycle')).toBe(0.5);
});

test('[SCORE-11] of several rings the strongest counts; one account alone is no ring', () => {
  expect(reasonsOf([hitOf(VIEW, 0, [0], [0, 1, 2])])).toEqual([]);
  const two = reasonsOf([
    { ...hitOf(VIEW, 0, [0, 1], [0, 1, 2]), strength: 0.3 },
    { ...hitOf(VIEW, 1, [0, 3], [3, 4]), strength: 0.8 },
  ]);
  const strengths = new Map(two.map(({ account, values }) => [account, values['ringStrength']]));
  expect([0, 1, 3].map((account) => strengths.get(account))).toEqual(
    [0.64, 0.24, 0.64].map((x) => expect.closeTo(x, 9)),
  );
});

test('[SCORE-11] of equally strong rings the first counts', () => {
  const { rings } = assembleRings(VIEW, [
    { ...hitOf(VIEW, 0, [0, 1], [0, 1, 2]), strength: 0.5 },
    { ...hitOf(VIEW, 1, [0, 3], [3, 4]), strength: 0.5 },
  ]);
  const evidence = (given: typeof rings) =>
    withMemberships([RUN], given, VIEW)[0]!.signals.find(({ account }) => account === 0)!.evidence;
  expect(rings).toHaveLength(2);
  expect(evidence(rings)).not.toEqual(evidence(rings.toReversed()));
  expect(evidence(rings).every((e) => rings[0]!.transfers.includes(e))).toBe(true);
});

test('[SCORE-11] a member without a transfer of its own in the ring has all of them as evidence', () => {
  const reasons = reasonsOf([hitOf(VIEW, 0, [0, 5], [0, 1, 2])]);
  expect(reasons.map(({ account, evidence }) => [account, evidence])).toEqual([
    [0, [0, 1]],
    [5, [0, 1, 2]],
  ]);
});

test('[SCORE-11] where membership is not asked for nobody has it', () => {
  const runs = runDetectors(VIEW, { preset: 'statement', only: ['cycle'] });
  if (!runs.ok) throw new Error(runs.problem.code);
  expect(withMemberships(runs.value, [], VIEW)).toBe(runs.value);
  const { scores } = assembleDetection({ view: VIEW }, { preset: 'statement' }, runs.value);
  expect([...scores.reasons.values()].flat()).toEqual([]);
});
