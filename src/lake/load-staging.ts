import type { SourceTable } from '#model';

import { KEY_BREAK } from './load-dictionaries.ts';
import type { SourceCells } from './load-source.ts';
import { fastMoneySql, fastTimeSql, timeInRangeSql } from './normalise-fast.ts';

export interface LoadWarning {
  readonly code: string;
  readonly count: number;
}

export interface LoadCounts {
  /** Records that the source gave, without those that no field list could be cut from. */
  readonly records: number;
  readonly warnings: readonly LoadWarning[];
}

export interface StagedTime {
  readonly ms: string;
  readonly precision: string;
  /** What goes through #model's rule where `ms` is NULL. */
  readonly key: string;
}

/** Step n of AMLSim's calendar is 2020-01-01 + n days. */
const STEP_EPOCH_MS = Date.UTC(2020, 0, 1) - 28_800_000;

/** SQL of the time of a row over the columns `time` and `date` (and `typed_time` of a Parquet file). */
export function stagedTime(cells: SourceCells, table: SourceTable): StagedTime {
  if (table.timeUnit === 'day-step') {
    return { ms: `CASE WHEN try_cast(time AS INTEGER) BETWEEN 0 AND 29000 THEN ${STEP_EPOCH_MS} + try_cast(time AS INTEGER) * 86400000::BIGINT END`, precision: '2', key: 'NULL::VARCHAR' };
  }
  const type = cells.typeOf('time');
  if (type?.startsWith('TIMESTAMP') === true) return { ms: timeInRangeSql('typed_time::TIMESTAMP'), precision: '0', key: 'NULL::VARCHAR' };
  if (type === 'DATE') return { ms: timeInRangeSql('typed_time::TIMESTAMP'), precision: '2', key: 'NULL::VARCHAR' };
  if (!cells.has('date')) return { ...fastTimeSql('time', null), key: 'time' };
  return { ...fastTimeSql('time', 'date'), key: `CASE WHEN date IS NOT NULL OR time IS NOT NULL THEN concat(date, '${KEY_BREAK}', time) END` };
}

export function stagedMoney(field: string): string {
  return `${fastMoneySql(field)} AS ${field}_4`;
}
