import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { traceRunSchema, traceSchema, type Trace, type TraceEvaluation, type TraceRun } from '#contract';
import { evaluateTrace, inSampleInputs, parseTruth, type TraceTruth } from '#evaluate';
import { resolveSources, transferTable, type Workspace } from '#lake';
import { fail, ok, type Result } from '#model';

import { readCsv } from './read-csv.ts';
import { withFinishedWorkspace } from './workspace-session.ts';

export interface EvaluateTraceRequest {
  /** An output folder of `trace`. */
  readonly dir: string;
  readonly truth: readonly string[];
  readonly inSample: boolean;
}

/** Whether a folder is one that `trace` wrote. */
export function isTraceFolder(dir: string): boolean {
  return existsSync(join(dir, 'trace.json'));
}

/**
 * Compares each policy of a trace with the stolen value of transfers (truth files `file,row,value`). Problems:
 * `truth-without-values`, those of the truth files, of the folder and of its workspace, `in-sample`.
 */
export async function evaluateTraceFolder(request: EvaluateTraceRequest): Promise<Result<TraceEvaluation>> {
  const folder = readFolder(request.dir);
  if (!folder.ok) return folder;
  const { trace, run } = folder.value;
  const measuredOn = run.inputs.map((input) => input.fingerprint);
  const both = inSampleInputs(run.chosen_on, measuredOn);
  if (both.length > 0 && !request.inSample) return fail('in-sample', { inputs: both.length });
  const rows = readValues(request.truth);
  if (!rows.ok) return rows;
  return withFinishedWorkspace(run.workspace, async (workspace) => {
    const { stolen, unresolved } = await stolenByTransfer(workspace, rows.value);
    const names = Object.keys(trace.policies);
    const sources = names.flatMap((name) => trace.policies[name]?.edges.map(({ source }) => source) ?? []);
    const own = trace.victims.flatMap(({ sources: paid }) => paid.map(({ source }) => source[0] ?? ''));
    const transferOf = await resolveIds(workspace, [...sources, ...own]);
    const truth: TraceTruth = { stolen, own: new Set(own.map((source) => transferOf.get(source) ?? -1)) };
    const { amountMinor } = await transferTable(workspace);
    const traced = names.map((policy) => {
      const edges = trace.policies[policy]?.edges ?? [];
      return {
        policy,
        transfer: edges.map(({ source }) => transferOf.get(source) ?? -1),
        taint: edges.map(({ taint }) => taint),
      };
    });
    return ok({
      schema: 'duanka/trace-evaluation/1',
      chosen_on: [...run.chosen_on],
      measured_on: measuredOn,
      in_sample: both.length > 0,
      currency: trace.currency,
      truth: { transfers: stolen.size, unresolved, own_payments: truth.own.size },
      policies: evaluateTrace(traced, truth, (transfer) => amountMinor[transfer] ?? Infinity),
    });
  });
}

interface ValueRow {
  readonly file: string;
  readonly row: number;
  readonly value: number;
}

function readValues(paths: readonly string[]): Result<ValueRow[]> {
  const rows: ValueRow[] = [];
  for (const path of paths) {
    const table = readCsv(path);
    if (!table.ok) return table;
    const [header = [], ...cells] = table.value;
    const parsed = parseTruth(header, cells);
    if (!parsed.ok) return fail(parsed.problem.code, { file: basename(path), ...parsed.problem.values });
    if (parsed.value.kind !== 'values') return fail('truth-without-values', { file: basename(path) });
    rows.push(...parsed.value.rows);
  }
  return ok(rows);
}

/** [TEV-4] Two rows of one transfer tell of the same money: the larger value counts. */
async function stolenByTransfer(
  workspace: Workspace,
  rows: readonly ValueRow[],
): Promise<{ stolen: Map<number, number>; unresolved: number }> {
  const transfers = await resolveSources(workspace, rows);
  const stolen = new Map<number, number>();
  let unresolved = 0;
  rows.forEach(({ value }, i) => {
    const transfer = transfers[i] ?? -1;
    if (transfer < 0) unresolved += 1;
    else stolen.set(transfer, Math.max(value, stolen.get(transfer) ?? 0));
  });
  return { stolen, unresolved };
}

async function resolveIds(workspace: Workspace, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const distinct = [...new Set(ids)];
  const references = distinct.map((id) => {
    const hash = id.lastIndexOf('#');
    return { file: id.slice(0, hash), row: Number(id.slice(hash + 1)) };
  });
  const transfers = await resolveSources(workspace, references);
  return new Map(distinct.map((id, i) => [id, transfers[i] ?? -1]));
}

function readFolder(dir: string): Result<{ trace: Trace; run: TraceRun }> {
  const missing = ['trace.json', 'run.json'].filter((name) => !existsSync(join(dir, name)));
  if (missing.length > 0) return fail('not-an-output-folder', { dir, missing: missing.join(', ') });
  try {
    return ok({
      trace: traceSchema.parse(JSON.parse(readFileSync(join(dir, 'trace.json'), 'utf8'))),
      run: traceRunSchema.parse(JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8'))),
    });
  } catch (error) {
    return fail('output-damaged', {
      dir,
      message: error instanceof Error ? error.message.slice(0, 200) : String(error),
    });
  }
}
