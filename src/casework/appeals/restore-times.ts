import type { Casework } from '../record.ts';
import { recordOf } from '../record-of.ts';
import { detectorId } from '../detector-feedback/detector-feedback.ts';
import type { AppealState, Restored } from './appeal.ts';
import { sentOf } from './restriction.ts';

/** Days from restriction to lift, over people whose restriction fell on appeal. Below this many records a median says little. */
export const SMALL_SAMPLE = 20;

export interface Spread {
  readonly people: number;
  readonly records: number;
  /** Absent: no record tells when the restriction began. */
  readonly medianDays?: number;
  readonly longestDays?: number;
  /** Records that tell no begin. */
  readonly unknown: number;
  readonly isSmallSample: boolean;
}

/** `confirmed`: lifts that the institution answered as done; the days to its answer. */
export interface InstitutionSpread extends Spread {
  readonly institution: string;
  readonly confirmed: number;
  readonly awaited: number;
  readonly medianDoneDays?: number;
}

export interface RestoreTimes {
  readonly all: Spread;
  readonly byDetector: readonly (Spread & { readonly detector: string })[];
  readonly byInstitution: readonly InstitutionSpread[];
  /** Sanctions that were right but not lifted when their term was over: not among the wrongly restricted. */
  readonly expiredNotLifted: number;
}

interface Case {
  readonly personId: string;
  readonly restored: Restored;
  readonly liftedMs: number;
}

/** Wrongly restricted people and how long it took until they were restored: the appeals that were upheld, wholly or in part. */
export function restoreTimes(casework: Casework): RestoreTimes {
  const appeals = [...((casework.appeal ?? new Map()) as ReadonlyMap<string, AppealState>).values()];
  const fallen = appeals.flatMap(({ personId, decision }) =>
    decision === undefined
      ? []
      : decision.restored.map((restored) => ({
          personId,
          restored,
          liftedMs: decision.atMs,
          isExpired: decision.ground === 'expired',
        })),
  );
  const cases = fallen.filter(({ isExpired, restored }) => !isExpired && restored.record.kind !== 'person');
  const detectors = groupBy(cases, ({ restored }) => restored.detectors.map(detectorId));
  const institutions = groupBy(cases, ({ restored }) => restored.institutions);
  return {
    all: spreadOf(cases),
    byDetector: detectors.map(([detector, those]) => ({ detector, ...spreadOf(those) })),
    byInstitution: institutions.map(([institution, those]) => institutionOf(institution, those, casework)),
    expiredNotLifted: fallen.filter(({ isExpired }) => isExpired).length,
  };
}

function spreadOf(cases: readonly Case[]): Spread {
  const days = cases.flatMap(({ restored: { sinceMs }, liftedMs }) =>
    sinceMs === undefined ? [] : [daysBetween(sinceMs, liftedMs)],
  );
  return {
    people: new Set(cases.map(({ personId }) => personId)).size,
    records: cases.length,
    ...(days.length === 0 ? {} : { medianDays: medianOf(days), longestDays: Math.max(...days) }),
    unknown: cases.length - days.length,
    isSmallSample: cases.length < SMALL_SAMPLE,
  };
}

/** Instructions that went out with the decision, and when the institution answered them. */
function institutionOf(institution: string, cases: readonly Case[], casework: Casework): InstitutionSpread {
  const sent = cases.flatMap(({ restored, liftedMs }) =>
    sentOf(recordOf(casework, restored.record))
      .filter(({ to, orderedMs }) => to === institution && orderedMs === liftedMs)
      .map(({ receipt }) => ({ receipt, sinceMs: restored.sinceMs ?? liftedMs })),
  );
  const done = sent.flatMap(({ receipt, sinceMs }) =>
    receipt?.result === 'done' ? [daysBetween(sinceMs, receipt.atMs)] : [],
  );
  return {
    institution,
    ...spreadOf(cases),
    confirmed: done.length,
    awaited: sent.length - done.length,
    ...(done.length === 0 ? {} : { medianDoneDays: medianOf(done) }),
  };
}

function groupBy(
  cases: readonly Case[],
  keysOf: (one: Case) => readonly string[],
): readonly (readonly [string, readonly Case[]])[] {
  const groups = new Map<string, Case[]>();
  for (const one of cases) for (const key of new Set(keysOf(one))) groups.set(key, [...(groups.get(key) ?? []), one]);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function daysBetween(fromMs: number, toMs: number): number {
  return (toMs - fromMs) / 86_400_000;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
