import { localDateOf } from '#law';
import type { Problem } from '#model';

import type { MeasureState } from '../measures/measure-state.ts';
import { standingMeasures } from '../measures/standing.ts';
import type { RecordHead } from '../record.ts';
import { isStanding } from '../sanctions/lift-sanction.ts';
import { lastDay } from '../sanctions/sanction-terms.ts';
import type { SanctionState } from '../sanctions/sanction.ts';

/**
 * What is contested as expired has a term, and it is over. A measure whose term runs, or that has none, does not fall on this ground;
 * where the calendar does not reach its end the one counted without holidays is taken. Problem: `term-not-over` (value `last`).
 */
export function checkTermOver(record: RecordHead | undefined, nowMs: number): Problem | undefined {
  const last = runsUntil(record, nowMs);
  return last === undefined ? undefined : { code: 'term-not-over', values: { last } };
}

/** Last day of a term that runs, empty where there is none; undefined: over. */
function runsUntil(record: RecordHead | undefined, nowMs: number): string | undefined {
  if (record?.kind === 'sanction') {
    const sanction = record as SanctionState;
    const last = lastDay(sanction.measures);
    return isStanding(sanction) && (last === undefined || last >= localDateOf(nowMs)) ? (last ?? '') : undefined;
  }
  if (record?.kind === 'measure') {
    const running = standingMeasures(record as MeasureState, nowMs).find(({ isPastNominalEnd }) => !isPastNominalEnd);
    if (running === undefined) return undefined;
    return running.endsMs === undefined ? '' : localDateOf(running.endsMs - 1);
  }
  return record?.kind === 'telecom' ? '' : undefined;
}
