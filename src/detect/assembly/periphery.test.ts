import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { assembleDetection, type Detection } from '../detect-case.ts';
import { runDetectors } from '../run-detectors.ts';

/** Cycles of four, each with its own accounts, far enough from each other in time to be three rings. */
const cycle = (first: number, day: number): TransferDraft[] =>
  [0, 1, 2, 3].map((i) => ({
    from: first + i,
    to: first + ((i + 1) % 4),
    t: day * DAY + (i + 1) * HOUR,
    amount: 3_000_000 - i * 10_000,
  }));
const STARTS = [0, 10, 20];
const VICTIM = 40;
const SUPERMARKET = 41;
const OTHERS = [50, 51, 52, 53, 54, 55];

/** The victim pays the head of each ring and is in a cycle of its own; ten core accounts shop at the supermarket within a day. */
function transfers(): TransferDraft[] {
  const shoppers = STARTS.flatMap((first) => [0, 1, 2, 3].map((i) => first + i)).slice(0, 10);
  return [
    ...STARTS.flatMap((first, i) => cycle(first, 10 + i * 10)),
    ...STARTS.map((first, i) => ({ from: VICTIM, to: first, t: (10 + i * 10) * DAY, amount: 3_100_000 })),
    { from: 3, to: VICTIM, t: 10 * DAY + 5 * HOUR, amount: 2_950_000 },
    ...shoppers.map((from, i) => ({ from, to: SUPERMARKET, t: 45 * DAY + i * HOUR, amount: 5_000 + i })),
    ...OTHERS.map((from, i) => ({ from, to: SUPERMARKET, t: 46 * DAY + i * HOUR, amount: 4_000 + i })),
  ];
}

function found(view: CaseView): Detection {
  const runs = runDetectors(view, { preset: 'statement', only: ['cycle', 'fan-in', 'fan-out', 'victim-report'] });
  if (!runs.ok) throw new Error(runs.problem.code);
  return assembleDetection({ view }, { preset: 'statement' }, runs.value);
}

const plain = caseOf({ transfers: transfers(), accountCount: 60, days: 80 });
const membersOf = ({ rings }: Detection): number[][] =>
  rings.map(({ members }) => members.map(({ account }) => account)).toSorted((a, b) => a[0]! - b[0]!);
const scoreOf = ({ scores }: Detection, account: number): number => scores.score[scores.account.indexOf(account)]!;

test('[RING-1] a victim of three rings is in no member list, joins none of them and has no score', () => {
  const unreported = found(plain);
  expect(unreported.rings.some(({ members }) => members.some(({ account }) => account === VICTIM))).toBe(true);
  const { src } = plain.graph;
  const reported = [...plain.graph.src.keys()].filter((e) => src[e] === VICTIM);
  const reports = {
    ...plain.reports,
    victimAccount: Uint32Array.from(STARTS),
    victimEdge: Int32Array.from(reported),
    victimAmount: new Float64Array(3).fill(3_100_000),
    victimCurrency: new Uint8Array(3),
    victimPaidAt: new Uint32Array(3).fill(10 * DAY),
    victimCase: Uint32Array.of(1, 2, 3),
  };
  const detection = found({ ...plain, reports });
  const members = membersOf(detection);
  expect(members.flat()).not.toContain(VICTIM);
  expect(detection.hits.some(({ core }) => core.includes(VICTIM))).toBe(false);
  for (const first of STARTS) expect(members.filter((own) => own.includes(first)).length).toBe(1);
  expect(members.filter((own) => STARTS.filter((first) => own.includes(first)).length > 1)).toEqual([]);
  expect(scoreOf(detection, VICTIM)).toBe(0);
  expect(scoreOf(detection, 1)).toBeGreaterThan(0);
});

test('[RING-1] a supermarket paid by ten core accounts merges nothing, is in no ring and gets nothing from its fan', () => {
  const accounts = new Uint16Array(plain.accounts.count);
  accounts[SUPERMARKET] = ACCOUNT_GUARD.merchant;
  const unguarded = found(plain);
  expect(unguarded.hits.some(({ core }) => core.includes(SUPERMARKET))).toBe(true);
  expect(scoreOf(unguarded, SUPERMARKET)).toBeGreaterThan(0);
  const detection = found({ ...plain, guarded: { edges: new Uint8Array(plain.graph.edgeCount), accounts } });
  expect(detection.hits.some(({ core }) => core.includes(SUPERMARKET))).toBe(false);
  expect(membersOf(detection).flat()).not.toContain(SUPERMARKET);
  expect(scoreOf(detection, SUPERMARKET)).toBe(0);
  for (const own of membersOf(detection)) {
    expect(STARTS.filter((first) => own.includes(first)).length).toBeLessThan(2);
  }
  expect(detection.ringCounts['hits-without-core']).toBeGreaterThan(0);
});
