import type { ReturnProposal } from '#contract';
import { TAINT_POLICIES, type TaintPolicy } from '#ledger';
import {
  accountIdentities,
  appendAccess,
  buildMoneyView,
  currenciesOf,
  evidenceRows,
  resolveAccounts,
  type MoneyView,
  type Workspace,
} from '#lake';
import { LEGAL_VALUES } from '#law';
import { fail, ok, parseAmount, type Language, type Result } from '#model';
import { articleEight, type ArticleEight } from '#trace';

import type { Disclosure } from './disclosure.ts';
import type { OnProgress } from './progress.ts';
import { readVictimReports } from './read-victim-reports.ts';
import { returnClaims, type ReturnFound } from './return-claims.ts';
import { compensationOf } from './return-compensation.ts';
import { buildReturn, movementsOfReturn } from './return-document.ts';
import { findStarts, nothingToTrace, sourcesOf, type UnmatchedStart } from './trace-starts.ts';
import { victimShown } from './trace-victims.ts';
import { runPolicies, type TraceWork } from './trace-work.ts';
import { workspaceOf } from './trace-workspace.ts';
import { withFinishedWorkspace } from './workspace-session.ts';
import { writeReturnOutputs } from './write-return-outputs.ts';

export interface ReturnRequest {
  readonly dir: string;
  readonly out: string;
  readonly reports: readonly string[];
  readonly useWorkspaceReports: boolean;
  /** The frozen account, as people write its number. */
  readonly account: string;
  /** Unix milliseconds of the freeze. */
  readonly atMs: number;
  /** Frozen sum in the currency's main unit; the balance by the ledger without it. */
  readonly frozen?: string;
  /** Compensation already received, by victim id. */
  readonly compensated: ReadonlyMap<string, string>;
  /** Whose view is taken where no binding rule decides. */
  readonly policy: Exclude<TaintPolicy, 'poison' | 'match-first'>;
  readonly noticeDays?: number;
  readonly layers: number;
  readonly language: Language;
  readonly disclosure: Disclosure;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface ReturnOutcome {
  readonly proposal: ReturnProposal;
  readonly files: Readonly<Record<string, string>>;
}

/** Everything of one question in dense numbers. */
export interface ReturnWork {
  readonly view: MoneyView;
  readonly work: TraceWork;
  readonly article: ArticleEight;
  readonly found: ReturnFound;
  readonly compensated: readonly number[];
  readonly unmatched: readonly UnmatchedStart[];
  readonly policy: TaintPolicy;
  readonly noticeDays: number;
  /** Frozen sum as it was given. */
  readonly frozenAskedMinor: number | undefined;
}

/**
 * Proposes whom a frozen sum goes back to: the order of Article 8 at the account, shares, and the three annex forms as Word
 * drafts. Problems: `nothing-to-trace`, `return-account-unknown`, `return-nothing-frozen`, `return-nobody`, `usage`,
 * those of the files and of opening a workspace.
 */
export async function returnFrozen(request: ReturnRequest): Promise<Result<ReturnOutcome>> {
  const dir = workspaceOf(request.dir);
  if (!dir.ok) return dir;
  return withFinishedWorkspace(dir.value, (workspace) => returnIn(workspace, request));
}

async function returnIn(workspace: Workspace, request: ReturnRequest): Promise<Result<ReturnOutcome>> {
  const stage = (name: string): void => request.onProgress?.({ stage: name, done: 0, total: 0, unit: 'share' });
  stage('reports');
  const reports = await readVictimReports(workspace, request.reports);
  if (!reports.ok) return reports;
  const question = { lines: reports.value.lines, useWorkspaceReports: request.useWorkspaceReports, credits: [] };
  const starts = await findStarts(workspace, question, await currenciesOf(workspace));
  if (starts.starts.length === 0) return nothingToTrace(starts);
  stage('money');
  const view = await buildMoneyView(workspace, starts.currency);
  const sources = sourcesOf(starts, view);
  stage('trace');
  const work = await runPolicies({
    view,
    victims: starts.victims,
    sources,
    bounds: { until: secondsOf(request.atMs, view), layers: request.layers, leastMinor: 0 },
    exits: new Uint8Array(view.accountCount),
    policies: TAINT_POLICIES,
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  if (work === undefined) return fail('stopped', { done: 0, total: 0 });
  const solved = await solve(workspace, { request, view, work, victims: starts.victims, unmatched: starts.unmatched });
  if (!solved.ok) return solved;
  stage('report');
  const outcome = await publish(workspace, request, solved.value);
  const { unmask } = request.disclosure;
  if (unmask !== undefined) await appendAccess(workspace, { action: 'return', ...unmask });
  return ok(outcome);
}

interface Question {
  readonly request: ReturnRequest;
  readonly view: MoneyView;
  readonly work: TraceWork;
  readonly victims: readonly string[];
  readonly unmatched: readonly UnmatchedStart[];
}

async function solve(workspace: Workspace, question: Question): Promise<Result<ReturnWork>> {
  const { request, view, work, victims, unmatched } = question;
  const [account = -1] = await resolveAccounts(workspace, [request.account]);
  if (account < 0) return fail('return-account-unknown');
  const compensated = compensationOf(request.compensated, victims, view.currency);
  if (!compensated.ok) return compensated;
  const frozen = frozenOf(request.frozen, view.currency);
  if (!frozen.ok) return frozen;
  const { sources, bounds, policies } = work;
  const article = articleEight(work.money, {
    account,
    at: bounds.until,
    frozenMinor: frozen.value,
    sources,
    traces: [...policies.values()].map(({ flows }) => flows),
  });
  if (article.frozen <= 0) return fail('return-nothing-frozen', { balance: article.balance });
  const found = returnClaims({ work, article, compensated: compensated.value, policy: request.policy });
  if (!found.ok) return found;
  if (found.value.allocation.claimsMinor === 0)
    return fail(found.value.victims.length === 0 ? 'return-nobody' : 'return-all-compensated');
  const noticeDays = request.noticeDays ?? LEGAL_VALUES['return-notice-days'].value;
  if (noticeDays === undefined) throw new Error('no length of the public notice is known');
  const { policy } = request;
  return ok({
    ...{ view, work, article, found: found.value, compensated: compensated.value, unmatched, policy, noticeDays },
    frozenAskedMinor: frozen.value,
  });
}

async function publish(workspace: Workspace, request: ReturnRequest, solved: ReturnWork): Promise<ReturnOutcome> {
  const unmask = request.disclosure.unmask !== undefined;
  const { view, work, article } = solved;
  const movements = movementsOfReturn(solved);
  const transfers = Uint32Array.from(movements, (movement) => view.movements.transfer[movement] ?? 0);
  const rows = await evidenceRows(workspace, transfers, { unmask });
  const [identity] = await accountIdentities(workspace, [article.account], { unmask });
  if (identity === undefined) throw new RangeError('the frozen account has no identity');
  const input = {
    ...solved,
    identity,
    evidence: new Map(rows.map((row, i) => [movements[i] ?? -1, row])),
    shownVictim: await victimShown(workspace, work.victims, unmask),
    createdAt: new Date().toISOString(),
  };
  const proposal = buildReturn(input);
  const files = await writeReturnOutputs({ ...input, proposal, request });
  return { proposal, files };
}

function secondsOf(ms: number, view: MoneyView): number {
  return Math.max(0, Math.floor(ms / 1000) - view.epochSeconds);
}

function frozenOf(text: string | undefined, currency: string): Result<number | undefined> {
  if (text === undefined) return ok(undefined);
  const parsed = parseAmount(text, currency);
  if (!parsed.ok || parsed.value.rounded || parsed.value.minor <= 0)
    return fail('usage', { reason: 'amount-unreadable', option: 'frozen', value: text });
  return ok(parsed.value.minor);
}
