import { TIME_PRECISION, TIME_PRECISION_MS } from '#model';
import type { LegRows, LegSettings } from './leg-rows.ts';

const DAY_MS = TIME_PRECISION_MS[TIME_PRECISION.day];
const MINUTE_MS = TIME_PRECISION_MS[TIME_PRECISION.minute];

export interface LegContext {
  readonly rows: LegRows;
  readonly settings: LegSettings;
}

/**
 * [LEG-2] The credit lies too far before the debit: no true times inside the two stamps are within the allowed lead.
 * (A debit at 00:00:30 may have its credit stamped with the day before.)
 */
export function isTooEarly({ rows, settings }: LegContext, out: number, inn: number): boolean {
  const earliest = rows.tMs[out]! - settings.earlySeconds * 1000;
  const precision = rows.precision[inn]!;
  return precision === TIME_PRECISION.second
    ? rows.tMs[inn]! < earliest
    : rows.tMs[inn]! + TIME_PRECISION_MS[precision as 1 | 2] <= earliest;
}

/** [LEG-2] The credit lies too long after the debit, compared in the coarser precision of the two. */
export function isTooLate(context: LegContext, out: number, inn: number): boolean {
  const { rows, settings } = context;
  const [tOut, tIn] = [rows.tMs[out]!, rows.tMs[inn]!];
  const coarser = Math.max(rows.precision[out]!, rows.precision[inn]!);
  if (coarser === TIME_PRECISION.day) return dayOf(tIn, settings) - dayOf(tOut, settings) > settings.dayPrecisionDays;
  const unit = coarser === TIME_PRECISION.minute ? MINUTE_MS : 1;
  const between = (Math.floor(tIn / unit) - Math.floor(tOut / unit)) * unit;
  return between > latestSeconds(context, out, inn) * 1000;
}

/** The longest a credit can lie before or after its debit, for cutting a search. */
export function searchReachMs(settings: LegSettings): { before: number; after: number } {
  const seconds = Math.max(settings.slowSeconds, settings.otherInstitutionSeconds, settings.sameInstitutionSeconds);
  return {
    before: settings.earlySeconds * 1000 + DAY_MS,
    after: Math.max(seconds * 1000 + MINUTE_MS, (settings.dayPrecisionDays + 1) * DAY_MS),
  };
}

function dayOf(ms: number, settings: LegSettings): number {
  return Math.floor((ms + settings.zoneOffsetMs) / DAY_MS);
}

function latestSeconds({ rows, settings }: LegContext, out: number, inn: number): number {
  if (rows.slow[out] === 1 || rows.slow[inn] === 1) return settings.slowSeconds;
  const institution = rows.institution[out]!;
  return institution >= 0 && institution === rows.institution[inn]
    ? settings.sameInstitutionSeconds
    : settings.otherInstitutionSeconds;
}
