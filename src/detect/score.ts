import { FAMILY_CEILING, type Band, type Family, type SignalDraft } from '#model';
import type { AccountColumns } from '#model';
import { isSubject } from './coverage.ts';
import type { DetectorRun } from './run-detectors.ts';

export const FAMILIES = Object.keys(FAMILY_CEILING) as readonly Family[];
export const BANDS: readonly Band[] = ['none', 'watch', 'medium', 'high'];

/** Definitions 9: what a ring's strength counts for a member whose role is unclear. */
const ROLE_UNCLEAR_WEIGHT = 0.5;

/** What a reason's strength is multiplied by before it is the m of its family: in family `ring` the weight of the role. */
export type FamilyWeight = (account: number, family: Family, detector: string) => number;

const UNCLEAR: FamilyWeight = (_account, family) => (family === 'ring' ? ROLE_UNCLEAR_WEIGHT : 1);

/** A family supports a band only from this c·m on. */
const SUPPORT = 0.15;

/** Damping g ∈ [0, 1] of a detector's reason on an account (guards); only `flow` and `rhythm` are ever damped. */
export type Damping = (account: number, family: Family, detector: string) => number;

export interface Reason extends SignalDraft {
  readonly detector: string;
  readonly family: Family;
}

/** Everyone scored, compactly: row i is about `account[i]`. */
export interface ScoreTable {
  readonly account: Uint32Array;
  /** S in [0, 1]. An index, not a probability. */
  readonly score: Float64Array;
  /** Position in BANDS. */
  readonly band: Uint8Array;
  /** c·m·(1 − g) by row and family: `support[i * FAMILIES.length + f]`. */
  readonly support: Float64Array;
  /** m and g of the reason that gives m·(1 − g) of the family, same layout; m holds the role's weight. */
  readonly strength: Float64Array;
  readonly damping: Float64Array;
  /** Shares of S by row and family, same layout; a row sums to S. */
  readonly contribution: Float64Array;
  /** Reasons by dense account, strongest first. */
  readonly reasons: ReadonlyMap<number, readonly Reason[]>;
  /** Detectors that could not judge an account, by dense account: gaps, not zeros. */
  readonly notAssessable: ReadonlyMap<number, readonly string[]>;
}

export interface ScoreOptions {
  /** No guard damps when absent. */
  readonly damping?: Damping | undefined;
  /** Every member of a ring is `role unclear` when absent. */
  readonly weight?: FamilyWeight;
}

/** Scores every covered account (RING-1: nobody else) from the runs' signals. */
export function scoreAccounts(
  accounts: AccountColumns,
  runs: readonly DetectorRun[],
  { damping = () => 0, weight = UNCLEAR }: ScoreOptions = {},
): ScoreTable {
  const reasons = collectReasons(accounts, runs);
  const subjects: number[] = [];
  for (const v of accounts.flags.keys()) if (isSubject(accounts, v)) subjects.push(v);
  const width = FAMILIES.length;
  const table = {
    account: Uint32Array.from(subjects),
    score: new Float64Array(subjects.length),
    band: new Uint8Array(subjects.length),
    support: new Float64Array(subjects.length * width),
    strength: new Float64Array(subjects.length * width),
    damping: new Float64Array(subjects.length * width),
    contribution: new Float64Array(subjects.length * width),
    reasons,
    notAssessable: collectGaps(accounts, runs),
  };
  for (const [row, account] of subjects.entries()) {
    const own = reasons.get(account);
    if (!own) continue;
    measureFamilies(table, { row, account, damping, weight }, own);
    const support = table.support.subarray(row * width, (row + 1) * width);
    const score = combine(support);
    table.score[row] = score;
    table.band[row] = BANDS.indexOf(bandOf(score, table.strength.subarray(row * width, (row + 1) * width)));
    contributions(score, support, table.contribution.subarray(row * width, (row + 1) * width));
  }
  return table;
}

/** S = 1 − Π(1 − c·m·(1 − g)). */
export function combine(support: ArrayLike<number>): number {
  let rest = 1;
  for (let f = 0; f < support.length; f += 1) rest *= 1 - support[f]!;
  return 1 - rest;
}

/** The number that is shown: 0 to 100 with one decimal. */
export function indexOf(score: number): number {
  return Math.round(score * 1000) / 10;
}

/** `strength`: m in the order of FAMILIES; a family supports a band by c·m, damped or not. `report` counts as two. */
export function bandOf(score: number, strength: ArrayLike<number>): Band {
  let families = 0;
  for (const [f, family] of FAMILIES.entries()) {
    if (FAMILY_CEILING[family] * strength[f]! >= SUPPORT) families += family === 'report' ? 2 : 1;
  }
  if (score >= 0.8 && families >= 3) return 'high';
  if (score >= 0.55 && families >= 2) return 'medium';
  return score >= 0.3 ? 'watch' : 'none';
}

/**
 * Splits S over the families in proportion to −ln(1 − support): in that measure the families add up, so the shares do
 * not depend on an order and their sum is S. Written into `shares`.
 */
export function contributions(
  score: number,
  support: ArrayLike<number>,
  shares: Float64Array = new Float64Array(support.length),
): Float64Array {
  let sum = 0;
  for (let f = 0; f < support.length; f += 1) {
    shares[f] = support[f] === 0 ? 0 : -Math.log1p(-support[f]!);
    sum += shares[f]!;
  }
  if (sum === 0) return shares;
  for (const [f, share] of shares.entries()) shares[f] = (score * share) / sum;
  return shares;
}

/** Of each family the reason with the largest m·(1 − g); of equals the first. */
function measureFamilies(
  table: Pick<ScoreTable, 'support' | 'strength' | 'damping'>,
  { row, account, damping, weight }: { row: number; account: number; damping: Damping; weight: FamilyWeight },
  reasons: readonly Reason[],
): void {
  for (const { family, strength, detector } of reasons) {
    const at = row * FAMILIES.length + FAMILIES.indexOf(family);
    const g = family === 'flow' || family === 'rhythm' ? damping(account, family, detector) : 0;
    const m = weight(account, family, detector) * strength;
    const value = FAMILY_CEILING[family] * m * (1 - g);
    if (value <= table.support[at]!) continue;
    table.support[at] = value;
    table.strength[at] = m;
    table.damping[at] = g;
  }
}

function collectReasons(accounts: AccountColumns, runs: readonly DetectorRun[]): Map<number, readonly Reason[]> {
  const reasons = new Map<number, Reason[]>();
  for (const { detector, signals } of runs) {
    for (const signal of signals) {
      if (!isSubject(accounts, signal.account)) continue;
      const reason = { ...signal, detector: detector.id, family: detector.family };
      const list = reasons.get(signal.account);
      if (list) list.push(reason);
      else reasons.set(signal.account, [reason]);
    }
  }
  for (const list of reasons.values()) {
    list.sort(
      (a, b) => FAMILY_CEILING[b.family] * b.strength - FAMILY_CEILING[a.family] * a.strength || a.from - b.from,
    );
  }
  return reasons;
}

/** Accounts with the same gaps share one list: there are few kinds and many accounts. */
function collectGaps(accounts: AccountColumns, runs: readonly DetectorRun[]): Map<number, readonly string[]> {
  const lists: (readonly string[])[] = [[]];
  const listOf = new Uint32Array(accounts.count);
  for (const { detector, notAssessable } of runs) {
    const longer = new Map<number, number>();
    for (const account of notAssessable) {
      if (!isSubject(accounts, account)) continue;
      const before = listOf[account]!;
      let list = longer.get(before);
      if (list === undefined) {
        list = lists.push([...lists[before]!, detector.id]) - 1;
        longer.set(before, list);
      }
      listOf[account] = list;
    }
  }
  const gaps = new Map<number, readonly string[]>();
  for (const [account, list] of listOf.entries()) if (list > 0) gaps.set(account, lists[list]!);
  return gaps;
}
