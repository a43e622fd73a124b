import type { Trace, TraceRun } from '#contract';
import type { TaintPolicy } from '#ledger';
import {
  accountIdentities,
  appendAccess,
  buildMoneyView,
  currenciesOf,
  evidenceRows,
  protectedHolders,
  textMasker,
  type CreditStart,
  type MoneyView,
  type Workspace,
} from '#lake';
import {
  fail,
  formatInstant,
  isPersonName,
  maskName,
  ok,
  parseAmount,
  type Language,
  type Problem,
  type Result,
} from '#model';
import type { TraceData } from '#report';

import type { Disclosure } from './disclosure.ts';
import { StageClock, type OnProgress } from './progress.ts';
import { readVictimReports, type ReadReports } from './read-victim-reports.ts';
import { assembleWork, namedInWork, type AssembledWork } from './assembled-work.ts';
import { buildTrace } from './trace-document.ts';
import { resolveExits, type ExitLine, type KnownExits } from './trace-exits.ts';
import { buildTraceRun } from './trace-run-document.ts';
import { statementsReach } from './statements-reach.ts';
import { findStarts, nothingToTrace, sourcesOf, type TraceStarts } from './trace-starts.ts';
import { runPolicies, type TraceWork } from './trace-work.ts';
import { stoppable } from './trace-stop-forms.ts';
import { workspaceOf } from './trace-workspace.ts';
import { withFinishedWorkspace } from './workspace-session.ts';
import { traceFiles, writeTraceOutputs } from './write-trace-outputs.ts';

export interface TraceRequest {
  /** A workspace folder, or an output folder whose run.json names it. */
  readonly dir: string;
  readonly out: string;
  readonly reports: readonly string[];
  readonly useWorkspaceReports: boolean;
  readonly credits: readonly CreditStart[];
  /** In the order in which they are shown. */
  readonly policies: readonly TaintPolicy[];
  readonly layers: number;
  /** Unix milliseconds; by default the end of the data, or `coveredTo` where that is later. */
  readonly until?: number;
  /** Unix milliseconds to which all statements on hand reach (the banks' answer date); by default each one's last row. */
  readonly coveredTo?: number;
  /** Smallest part that is followed, in the currency's main unit. */
  readonly least?: string;
  readonly currency?: string;
  readonly exits?: readonly ExitLine[];
  readonly language: Language;
  readonly disclosure: Disclosure;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface TraceOutcome {
  readonly trace: Trace;
  readonly data: TraceData;
  readonly warnings: readonly Problem[];
}

/**
 * Follows the money of reported victims through the workspace's transfers and writes the trace's folder. Problems:
 * `nothing-to-trace` with the number of starts that were not found, `usage`, `stopped`, those of the report files and of
 * opening a workspace.
 */
export async function traceVictims(request: TraceRequest): Promise<Result<TraceOutcome>> {
  const dir = workspaceOf(request.dir);
  if (!dir.ok) return dir;
  const clock = new StageClock();
  clock.enter('open');
  try {
    return await withFinishedWorkspace(dir.value, (workspace) => traceIn(workspace, request, clock));
  } finally {
    clock.stop();
  }
}

async function traceIn(workspace: Workspace, request: TraceRequest, clock: StageClock): Promise<Result<TraceOutcome>> {
  const stage = (name: string, done = 0, total = 0, detail?: string): void => {
    clock.enter(name);
    request.onProgress?.({ stage: name, done, total, unit: 'share', ...(detail === undefined ? {} : { detail }) });
  };
  stage('reports');
  const reports = await readVictimReports(workspace, request.reports);
  if (!reports.ok) return reports;
  const starts = await findStarts(workspace, { ...request, lines: reports.value.lines }, await currenciesOf(workspace));
  if (starts.starts.length === 0) return nothingToTrace(starts);
  const leastMinor = leastOf(request.least, starts.currency);
  if (!leastMinor.ok) return leastMinor;
  stage('money');
  const view = statementsReach(await buildMoneyView(workspace, starts.currency), request.coveredTo);
  const sources = sourcesOf(starts, view);
  const exits = await resolveExits(workspace, request.exits ?? [], view.accountCount);
  const work = await runPolicies({
    view,
    victims: starts.victims,
    sources,
    bounds: { until: untilOf(request.until, view), layers: request.layers, leastMinor: leastMinor.value },
    exits: exits.ends,
    protectedHolders: await protectedHolders(workspace, view),
    policies: request.policies,
    onPolicy: (policy, done) => stage('trace', done, request.policies.length, policy),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  if (work === undefined || request.signal?.aborted === true) return fail('stopped', { done: 0, total: 0 });
  stage('report');
  const assembled = assembleWork(work);
  const found: Found = {
    ...{ workspace, request, reports: reports.value, starts },
    ...{ view, exits, work, assembled, clock },
  };
  const { data, finishRun } = await describe(found);
  await writeTraceOutputs({ data, assembled, workspace, out: request.out, finishRun });
  const { unmask } = request.disclosure;
  if (unmask !== undefined) await appendAccess(workspace, { action: 'trace', ...unmask });
  return ok({ trace: data.trace, data, warnings: data.trace.warnings });
}

interface Found {
  readonly workspace: Workspace;
  readonly request: TraceRequest;
  readonly reports: ReadReports;
  readonly starts: TraceStarts;
  readonly view: MoneyView;
  readonly exits: KnownExits;
  readonly work: TraceWork;
  readonly assembled: AssembledWork;
  readonly clock: StageClock;
}

async function describe(found: Found): Promise<{ data: TraceData; finishRun: () => Promise<TraceRun> }> {
  const { workspace, request, view, starts } = found;
  const unmask = request.disclosure.unmask !== undefined;
  const named = namedInWork(found.assembled);
  const identities = await accountIdentities(workspace, named.accounts, { unmask });
  const movements = [...named.movements].toSorted((a, b) => a - b);
  const rows = await evidenceRows(
    workspace,
    Uint32Array.from(movements, (movement) => view.movements.transfer[movement] ?? 0),
    { unmask },
  );
  const trace = buildTrace({
    ...found.assembled,
    currency: view.currency,
    identities: new Map(identities.map((identity) => [identity.account, identity])),
    evidence: new Map(rows.map((row, i) => [movements[i] ?? -1, row])),
    unmatched: starts.unmatched,
    warnings: warningsOf(found),
    shownVictim: await victimShown(workspace, starts.victims, unmask),
    isoOf: (t) => formatInstant((t + view.epochSeconds) * 1000),
  });
  const createdAt = new Date().toISOString();
  const run = (stages: TraceRun['stages']): Promise<TraceRun> =>
    buildTraceRun({
      ...found,
      trace,
      createdAt,
      stages,
      articleEightCut: found.assembled.articleEightCut,
      stopRequestsCut: stoppable(found.assembled).cut,
      leftOut: view.counts,
    });
  const data: TraceData = {
    language: request.language,
    trace,
    main: request.policies[0] ?? 'fifo',
    identities: new Map(identities.map((identity) => [identity.id, identity])),
    evidence: new Map(rows.map((row) => [row.sources[0] ?? '', row])),
    run: await run(stagesOf(found.clock.snapshot())),
    ...(request.disclosure.unmask === undefined ? {} : { stamp: request.disclosure.unmask }),
    files: traceFiles(request.out),
  };
  return { data, finishRun: () => run(stagesOf(found.clock.stop())) };
}

function stagesOf(records: ReturnType<StageClock['stop']>): TraceRun['stages'] {
  return records.map(({ stage, seconds, peak_memory_bytes }) => ({
    stage,
    seconds: Math.round(seconds * 1000) / 1000,
    peak_memory: peak_memory_bytes,
  }));
}

function warningsOf({ starts, exits, view, work }: Found): Problem[] {
  const others = starts.unmatched.filter(({ problem }) => problem.code === 'start-other-currency').length;
  return [
    ...(others > 0 ? [{ code: 'trace-other-currencies', values: { count: others, currency: starts.currency } }] : []),
    ...(view.counts.reversals > 0
      ? [{ code: 'trace-reversals-left-out', values: { count: view.counts.reversals } }]
      : []),
    ...(work.deferredCredits > 0 ? [{ code: 'trace-order-circles', values: { count: work.deferredCredits } }] : []),
    ...exits.warnings,
  ];
}

/** [TRC-9] A victim's id may be a number of a person or an account: masked like any text, and told apart if that makes two alike. */
export async function victimShown(
  workspace: Workspace,
  victims: readonly string[],
  unmask: boolean,
): Promise<(victim: number) => string> {
  if (unmask || workspace.openData) return (victim) => victims[victim] ?? '';
  const mask = await textMasker(workspace);
  const seen = new Map<string, number>();
  const shown = victims.map((victim) => {
    const masked = isPersonName(victim) ? maskName(victim) : mask(victim);
    const count = (seen.get(masked) ?? 0) + 1;
    seen.set(masked, count);
    return count === 1 ? masked : `${masked} (${count})`;
  });
  return (victim) => shown[victim] ?? '';
}

function untilOf(until: number | undefined, view: MoneyView): number {
  if (until === undefined) return view.to;
  return Math.max(0, Math.floor(until / 1000) - view.epochSeconds);
}

function leastOf(text: string | undefined, currency: string): Result<number> {
  if (text === undefined) return ok(0);
  const parsed = parseAmount(text, currency);
  if (!parsed.ok || parsed.value.minor < 0)
    return fail('usage', { reason: 'amount-unreadable', option: 'least', value: text });
  return ok(parsed.value.minor);
}
