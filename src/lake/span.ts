import { sqlName } from './engine.ts';
import { spanCondition, type ViewSpan } from './view-facts.ts';
import type { Workspace } from './workspace.ts';

/**
 * [SPAN-1] Does `work` on a workspace that shows only the transfers of a span (Unix milliseconds, both ends included):
 * while it runs, a temporary view of the name `transfers` stands before the table, so that every query, whoever wrote
 * it, speaks of the same transfers. What was read at import stays what it was.
 */
export async function withSpan<T>(
  ws: Workspace,
  span: Partial<ViewSpan>,
  work: (spanned: Workspace) => Promise<T>,
): Promise<T> {
  const { from, to } = span;
  if (from === undefined && to === undefined) return work(ws);
  const [database] = await ws.engine.rows<{ name: string }>('SELECT current_database() AS name');
  await ws.engine.run(
    `CREATE OR REPLACE TEMP VIEW transfers AS FROM ${sqlName(database?.name ?? '')}.main.transfers WHERE ${spanCondition({ from, to })}`,
  );
  try {
    return await work({ ...ws, span: { from, to } });
  } finally {
    await ws.engine.run('DROP VIEW temp.main.transfers');
  }
}
