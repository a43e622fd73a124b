import type { SourceTable } from '#model';

import type { Engine } from './engine.ts';
import { KEY_BREAK } from './load-dictionaries.ts';
import type { SourceCells } from './load-source.ts';
import { fastMoneySql, fastTimeSql, timeInRangeSql, type TimeSql } from './normalise-fast.ts';

export interface LoadWarning {
  readonly code: string;
  readonly count: number;
  /** What is counted, where the number alone does not say it. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface LoadCounts {
  /** Records that the source gave, without those that no field list could be cut from. */
  readonly records: number;
  readonly warnings: readonly LoadWarning[];
}

export interface StagedTime extends TimeSql {
  /** What goes through #model's rule where `ms` is NULL. */
  readonly key: string;
}

/** Step n of AMLSim's calendar is 2020-01-01 + n days. */
const STEP_EPOCH_MS = Date.UTC(2020, 0, 1) - 28_800_000;

/** SQL of the time of a row over the columns `time` and `date` (and `typed_time` of a Parquet file). */
export function stagedTime(cells: SourceCells, table: SourceTable): StagedTime {
  if (table.timeUnit === 'day-step') {
    const step = 'CASE WHEN try_cast(time AS INTEGER) BETWEEN 0 AND 29000 THEN try_cast(time AS INTEGER) END';
    return {
      parsed: step,
      ms: `${STEP_EPOCH_MS} + parsed_time * 86400000::BIGINT`,
      precision: '2',
      key: 'NULL::VARCHAR',
    };
  }
  const type = cells.typeOf('time');
  if (type !== undefined && (type === 'DATE' || type.startsWith('TIMESTAMP'))) {
    return {
      parsed: 'typed_time::TIMESTAMP',
      ms: timeInRangeSql('parsed_time'),
      precision: type === 'DATE' ? '2' : '0',
      key: 'NULL::VARCHAR',
    };
  }
  if (!cells.has('date')) return { ...fastTimeSql('time', null), key: 'time' };
  return {
    ...fastTimeSql('time', 'date'),
    key: `CASE WHEN date IS NOT NULL OR time IS NOT NULL THEN concat(date, '${KEY_BREAK}', time) END`,
  };
}

export function stagedMoney(field: string): string {
  return `${fastMoneySql(field)} AS ${field}_4`;
}

/** Above this many records a table is read twice rather than held in memory between the two passes. */
const STAGED_RECORDS = 200_000;

/** The cells as a temporary table, or as the subquery that they are. */
export async function stagedCells(engine: Engine, cells: string, records: number): Promise<string> {
  if (records > STAGED_RECORDS) return cells;
  await engine.run(`CREATE OR REPLACE TEMP TABLE staged AS FROM ${cells}`);
  return 'staged';
}
