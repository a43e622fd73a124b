import { FAMILY_CEILING, type Band, type Family } from '#model';

import { sqlText, type Column } from './engine.ts';
import type { Workspace } from './workspace.ts';

/** Everyone scored, as columns of equal length; `account` is the dense index and stays inside the process. */
export interface ScoreColumns {
  readonly account: Int32Array;
  /** S of definitions.md 9, 0..1. */
  readonly score: Float64Array;
  readonly band: readonly Band[];
  /** Contribution of each family to S. */
  readonly families: Readonly<Record<Family, Float64Array>>;
}

const FAMILIES = Object.keys(FAMILY_CEILING) as Family[];

/** Writes findings.parquet: one row per scored account, strongest first; `number` only where full values may be shown. */
export async function writeScores(
  workspace: Workspace,
  scores: ScoreColumns,
  out: string,
  options: { readonly unmask: boolean },
): Promise<void> {
  const { engine } = workspace;
  const columns: Record<string, Column> = { account: scores.account, score: scores.score, band: scores.band };
  for (const family of FAMILIES) columns[family] = scores.families[family];
  await engine.createTemporary('scores', columns);
  const number = options.unmask ? 'a.number' : "''";
  await engine.run(
    `COPY (SELECT a.id, a.display, ${number} AS number, round(100 * s.score, 1) AS index, s.band, s.score,
       ${FAMILIES.map((family) => `s."${family}"`).join(', ')},
       a.covered_from_ms, a.covered_to_ms
     FROM scores s JOIN accounts a USING (account) ORDER BY s.score DESC, a.id)
     TO ${sqlText(out)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await engine.run('DROP TABLE IF EXISTS temp.scores');
}

/** Reads findings.parquet back for `evaluate`: dense account, score and band. */
export async function readScores(
  workspace: Workspace,
  path: string,
): Promise<{ readonly account: Int32Array; readonly score: Float64Array; readonly band: readonly string[] }> {
  return await workspace.engine.columns(
    `SELECT a.account, p.score, p.band FROM read_parquet(${sqlText(path)}) p JOIN accounts a ON a.id = p.id ORDER BY a.account`,
  );
}
