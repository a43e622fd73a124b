import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { NO_GAP } from '#graph';

import { buildCaseView } from './build-case-view.ts';
import { sqlName, sqlText, type Engine, type NumericArray } from './engine.ts';
import { SOURCES_SQL, SOURCE_JOINS } from './evidence.ts';
import { featureColumns } from './feature-columns.ts';
import { isoTimeSql } from './local-time.ts';
import { dropTemporary } from './resolve-accounts.ts';
import type { Workspace } from './workspace.ts';
import { replaceWhole } from './write-whole.ts';

export interface FeatureOptions {
  /** Windows of the fan counts, four columns each. */
  readonly fanWindowsSeconds: readonly number[];
  readonly onProgress?: (stage: 'case-view' | 'features' | 'write-features', done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Transfers sorted and joined at a time: what bounds the memory. */
  readonly pageTransfers?: number;
}

const PAGE_TRANSFERS = 500_000;

/**
 * Writes one row of features per transfer in total order as Parquet, whole or not at all; resolves to the number of rows,
 * or undefined when stopped. Transfers outside the patterns (one party only, to itself, reversed, clearing) have NULL in
 * every feature.
 */
export async function writeFeatures(ws: Workspace, out: string, options: FeatureOptions): Promise<number | undefined> {
  const features = await computeFeatures(ws, options);
  const tmp = join(ws.dir, 'tmp');
  mkdirSync(tmp, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(tmp, 'features-'));
  try {
    const parts = await writeParts(ws.engine, features, { ...options, folder });
    return parts === undefined ? undefined : await replaceWhole(out, (path) => joinParts(ws.engine, parts, path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await dropTemporary(ws.engine, 'transfer_features');
  }
}

type Features = Readonly<Record<string, NumericArray>> & { readonly transfer: Uint32Array };

/** The view is let go when this returns. */
async function computeFeatures(ws: Workspace, { fanWindowsSeconds, onProgress }: FeatureOptions): Promise<Features> {
  onProgress?.('case-view', 0, 0);
  const { view, edgeTransfer } = await buildCaseView(ws);
  onProgress?.('features', 0, 0);
  return { transfer: edgeTransfer, ...featureColumns(view, fanWindowsSeconds) };
}

/** One file per range of transfers, each in order; undefined when stopped. */
async function writeParts(
  engine: Engine,
  features: Features,
  options: FeatureOptions & { readonly folder: string },
): Promise<readonly string[] | undefined> {
  const { folder, signal, onProgress, pageTransfers = PAGE_TRANSFERS } = options;
  const [counted] = await engine.rows<{ n: number }>(
    'SELECT coalesce(max(transfer) + 1, 0)::BIGINT AS n FROM transfers',
  );
  const end = counted?.n ?? 0;
  const parts: string[] = [];
  let edge = 0;
  for (let from = 0; from === 0 || from < end; from += pageTransfers) {
    if (signal?.aborted === true) return undefined;
    onProgress?.('write-features', from, end);
    let stop = edge;
    while (stop < features.transfer.length && features.transfer[stop]! < from + pageTransfers) stop += 1;
    await engine.createTemporary('transfer_features', sliceOf(features, edge, stop));
    edge = stop;
    const part = join(folder, `${parts.length}.parquet`);
    const sql = pageSql(Object.keys(features), from, from + pageTransfers);
    await engine.run(`COPY (${sql}) TO ${sqlText(part)} (FORMAT parquet, COMPRESSION zstd)`);
    parts.push(part);
  }
  return parts;
}

function sliceOf(features: Features, from: number, to: number): Record<string, NumericArray> {
  return Object.fromEntries(Object.entries(features).map(([name, column]) => [name, column.subarray(from, to)]));
}

const OWN_FORM = new Set(['transfer', 'pattern', 'pair_count', 'gap_seconds', 'is_novel']);

function pageSql(names: readonly string[], from: number, to: number): string {
  const counts = names.filter((name) => !OWN_FORM.has(name)).map((name) => `f.${sqlName(name)}`);
  return `
    SELECT t.transfer, ${isoTimeSql('t.t_ms')} AS time, coalesce(p.id, '') AS payer, coalesce(q.id, '') AS payee, f.pair_count,
      nullif(f.gap_seconds, ${NO_GAP}) AS gap_seconds, f.is_novel = 1 AS is_novel, ${counts.join(', ')}, ${SOURCES_SQL} AS sources
    FROM transfers t LEFT JOIN (SELECT * FROM transfer_features WHERE pattern = 1) f ON f.transfer = t.transfer
      LEFT JOIN accounts p ON p.account = t.payer LEFT JOIN accounts q ON q.account = t.payee ${SOURCE_JOINS}
    WHERE t.transfer >= ${from} AND t.transfer < ${to} ORDER BY t.transfer`;
}

/** Streams the parts into one file in their order, which DuckDB keeps only when told to. */
async function joinParts(engine: Engine, parts: readonly string[], path: string): Promise<number> {
  await engine.run('SET preserve_insertion_order = true');
  try {
    return await engine.run(
      `COPY (SELECT * FROM read_parquet([${parts.map(sqlText).join(', ')}])) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    await engine.run('SET preserve_insertion_order = false');
  }
}
