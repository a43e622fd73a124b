import { COMPANION_FIELDS, type SourceTable } from '#model';

import { sqlText, type Engine } from './engine.ts';
import { sourceCells, type LoadSource } from './load-source.ts';
import type { LoadCounts } from './load-staging.ts';

/** Words by which a bank's answer says that it did not answer. */
const TASK_FAILED = `(coalesce(result, '') || coalesce(storedState, '') LIKE '%失败%' OR coalesce(result, '') IN ('否', '0', '拒绝', '超时'))`;

/** Companion rows of one file into `companions`, their fields as texts. Runs inside the caller's transaction. */
export async function loadCompanion(
  engine: Engine,
  table: SourceTable,
  source: LoadSource,
  file: number,
): Promise<LoadCounts> {
  const fields: readonly string[] | undefined = COMPANION_FIELDS[table.kind as keyof typeof COMPANION_FIELDS];
  if (fields === undefined) throw new RangeError(`no companion table of kind ${table.kind}`);
  const cells = await sourceCells(engine, table, source, fields);
  const quoted = fields.map((field) => `${cells.field(field)} AS "${field}"`);
  const object = fields.map((field) => `${sqlText(field)}, "${field}"`);
  const blank = `coalesce(${fields.map((field) => `"${field}"`).join(', ')}) IS NULL`;
  await engine.run(`CREATE OR REPLACE TEMP TABLE staged AS SELECT row, ${quoted.join(', ')} FROM ${cells.from}`);
  await engine.run(
    `INSERT INTO companions SELECT ${file}, row, ${sqlText(table.kind)}, json_object(${object.join(', ')}) FROM staged WHERE NOT (${blank})`,
  );
  const failed = table.kind === 'tasks' ? `count(*) FILTER (${TASK_FAILED})` : '0';
  const [counted] = await engine.rows<{ n: number; failed: number }>(
    `SELECT count(*) AS n, ${failed} AS failed FROM staged`,
  );
  await engine.run('DROP TABLE staged');
  const failures = counted?.failed ?? 0;
  return { records: counted?.n ?? 0, warnings: failures > 0 ? [{ code: 'task-failed', count: failures }] : [] };
}
