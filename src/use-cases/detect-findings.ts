import { detectInParallel } from '#compute';
import type { Findings, ImportReport } from '#contract';
import type { CaseView, Detection } from '#detect';
import {
  accountIdentities,
  accountTimelines,
  appendAccess,
  buildCaseView,
  evidenceRows,
  importReport,
  investigatorTables,
  withSpan,
  type AccountGroups,
  type Workspace,
} from '#lake';
import {
  fail,
  formatInstant,
  ok,
  type AccountIdentity,
  type Language,
  type Preset,
  type Problem,
  type Result,
} from '#model';
import { PICTURE_LIMIT, TIMELINE_LIMIT, type EvidenceRow, type ReportData } from '#report';

import type { Configuration } from './configuration.ts';
import type { Disclosure } from './disclosure.ts';
import { openEvidenceBook } from './evidence-book.ts';
import { buildFindings, type BuiltDocument } from './findings-document.ts';
import { digest } from './finding-ids.ts';
import { citedEdges, listedRows, namedAccounts } from './findings-scope.ts';
import { accountsOfPictures, drawPicture, planPictures, type PicturePlan } from './flow-pictures.ts';
import { accountsAroundCore, describeNotSuspected } from './not-suspected.ts';
import type { OnProgress, StageClock } from './progress.ts';
import { isoOf } from './published-ring.ts';
import { protectedAccounts, protectionNotices } from './protection-notices.ts';
import { buildRun } from './run-document.ts';
import { PROGRAM_VERSION } from './version.ts';
import { importWarnings, refusedWarnings, smallLedgerWarnings } from './warnings.ts';
import { outputFiles, writeImportFiles, writeOutputs } from './write-outputs.ts';

export interface DetectRequest {
  readonly out: string;
  readonly preset: Preset;
  readonly guards: boolean;
  readonly language: Language;
  readonly configuration: Configuration;
  readonly disclosure: Disclosure;
  /** Unix milliseconds, both ends included. */
  readonly from?: number;
  readonly to?: number;
  readonly top?: number;
  readonly focus?: readonly string[];
  readonly groups?: AccountGroups;
  /** What the import before has to say beyond its report. */
  readonly importWarnings?: readonly Problem[];
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface DetectOutcome {
  readonly findings: Findings;
  readonly summary: ReportData;
  /** What run.json keeps and the terminal prints. */
  readonly warnings: readonly Problem[];
}

/** Subjects that findings.json lists unless `--top` says otherwise; findings.parquet has everyone scored. */
const LISTED_SUBJECTS = 5000;
/** Rows of each investigator's table in the report and workbook; the whole tables come with `export`. */
const TABLE_ROWS = 2000;
/** Evidence rows that the report shows under one reason, ring or hit. */
const SHOWN_EVIDENCE = 60;
/** Hits whose evidence the report shows. */
const SHOWN_HITS = 200;

/**
 * Case view, detectors, hits, rings, scores and every output file. Problems: `no-transfers`, `stopped`, and those of
 * the parameters.
 */
export function detectFindings(
  workspace: Workspace,
  request: DetectRequest,
  clock: StageClock,
): Promise<Result<DetectOutcome>> {
  return withSpan(workspace, { from: request.from, to: request.to }, (spanned) => detectShown(spanned, request, clock));
}

async function detectShown(
  workspace: Workspace,
  request: DetectRequest,
  clock: StageClock,
): Promise<Result<DetectOutcome>> {
  const stage = (name: string, done = 0, total = 0): void => {
    clock.enter(name);
    request.onProgress?.({ stage: name, done, total, unit: 'share' });
  };
  stage('case-view');
  const { view, edgeTransfer } = await buildCaseView(workspace, {
    shared: true,
    ...(request.from === undefined ? {} : { from: request.from }),
    ...(request.to === undefined ? {} : { to: request.to }),
  });
  if (view.ledger.edge.length === 0) return await nothingToDetect(workspace, request);
  stage('detect');
  const detected = await detectInParallel(
    view,
    {
      preset: request.preset,
      guards: request.guards,
      overrides: request.configuration.parameters ?? {},
      ...(request.configuration.detectors === undefined ? {} : { only: request.configuration.detectors }),
      onProgress: ({ detector, done, total }) =>
        request.onProgress?.({ stage: 'detect', done, total, unit: 'share', detail: detector }),
    },
    request.signal === undefined ? {} : { signal: request.signal },
  );
  if (!detected.ok) return detected;
  if (request.signal?.aborted === true) return fail('stopped', { done: 0, total: 0 });
  const made = await describe({ workspace, request, view, edgeTransfer, detection: detected.value, stage, clock });
  stage('report');
  await writeOutputs(workspace, {
    ...made,
    scores: detected.value.scores,
    out: request.out,
    finishRun: () =>
      buildRun({ workspace, request, view, detection: detected.value, stages: clock.stop(), ...made.runParts }),
  });
  if (request.disclosure.unmask !== undefined) {
    await appendAccess(workspace, { action: 'detect', ...request.disclosure.unmask });
  }
  return ok({ findings: made.findings, summary: made.data, warnings: made.warnings });
}

/** The reasons are worth more than nothing: what was read and what was rejected is written all the same. */
async function nothingToDetect(workspace: Workspace, request: DetectRequest): Promise<Result<never>> {
  const imported = await importReport(workspace);
  await writeImportFiles(workspace, { out: request.out, imported, language: request.language });
  const { read, rejected } = imported.total.rows;
  const day = (ms: number | undefined): string => (ms === undefined ? '…' : formatInstant(ms, 2));
  const span =
    request.from === undefined && request.to === undefined ? {} : { from: day(request.from), to: day(request.to) };
  return fail('no-transfers', { read, rejected, ...span });
}

interface DescribeInput {
  readonly workspace: Workspace;
  readonly request: DetectRequest;
  readonly view: CaseView;
  readonly edgeTransfer: Uint32Array;
  readonly detection: Detection;
  readonly stage: (name: string, done?: number, total?: number) => void;
  readonly clock: StageClock;
}

async function describe(input: DescribeInput): Promise<{
  findings: Findings;
  imported: ImportReport;
  data: ReportData;
  unmask: boolean;
  runParts: { createdAt: string; version: string; caps: Record<string, number>; warnings: Problem[] };
  warnings: Problem[];
}> {
  const { workspace, request, view, edgeTransfer, detection, stage } = input;
  const unmask = request.disclosure.unmask !== undefined;
  stage('tables');
  const tables = await investigatorTables(workspace, {
    unmask,
    limit: TABLE_ROWS,
    ...(request.focus === undefined ? {} : { focus: request.focus }),
    ...(request.groups === undefined ? {} : { groups: request.groups }),
  });
  stage('score');
  const listed = listedRows(detection, request.top ?? LISTED_SUBJECTS);
  const evidence = await openEvidenceBook(workspace, edgeTransfer, citedEdges(detection, listed));
  const plans = planPictures(view, detection, request.groups === undefined ? [] : pictureGroups(tables.groups));
  const around = accountsAroundCore(view, detection);
  const inNeed = await protectedAccounts(workspace, view);
  const shown = new Set([
    ...accountsOfPictures(view, plans),
    ...[...around.listed, ...inNeed].map(({ account }) => account),
  ]);
  const identities = await identitiesOf(workspace, namedAccounts(view, detection, listed, shown), unmask);
  const imported = await importReport(workspace);
  const createdAt = new Date().toISOString();
  const version = PROGRAM_VERSION;
  const document = buildFindings({
    view,
    detection,
    listed,
    identities,
    evidence,
    protection: protectionNotices(inNeed, identities),
    run: {
      program: 'duanka',
      version,
      preset: request.preset,
      created_at: createdAt,
      workspace: workspace.dir,
      masked: !unmask && !workspace.openData,
      open_data: workspace.openData,
      from: isoOf(view, view.from),
      to: isoOf(view, view.to),
      fingerprint: digest(imported.files.map((file) => file.fingerprint ?? '').toSorted()),
    },
  });
  const { findings } = document;
  const caps = {
    subjects_not_listed: (findings.counts['subjects'] ?? 0) - listed.length,
    reason_evidence_cut: document.reasonsCut,
    ...Object.fromEntries(Object.entries(tables.cut).map(([table, cut]) => [`table_rows_cut.${table}`, cut])),
  };
  const warnings: Problem[] = [
    ...(request.importWarnings ?? []),
    ...importWarnings(imported),
    ...smallLedgerWarnings(view.graph.edgeCount),
    ...tables.unknown.focus.map((number) => ({ code: 'focus-unknown', values: { number: shortened(number) } })),
    ...tables.unknown.groups.map((number) => ({
      code: 'group-account-unknown',
      values: { number: shortened(number) },
    })),
  ];
  // The terminal has said what was refused already; run.json keeps it with the warnings.
  const runParts = { createdAt, version, caps, warnings: [...warnings, ...refusedWarnings(imported)] };
  const localTime = (seconds: number): string => isoOf(view, seconds).slice(0, 19).replace('T', ' ');
  const evidenceShown = await shownEvidence(input, listed, unmask);
  const timelines = await timelinesOf(input, listed);
  const data: ReportData = {
    language: request.language,
    findings,
    importReport: imported,
    run: await buildRun({ workspace, request, view, detection, stages: input.clock.snapshot(), ...runParts }),
    tables,
    identities: new Map([...identities.values()].map((identity) => [identity.id, identity])),
    evidence: evidenceShown,
    timelines,
    pictures: plans.map((plan) =>
      drawPicture(view, { ...plan, id: publishedId(plan, document) }, identities, localTime),
    ),
    notSuspected: describeNotSuspected(view, detection, { around, identities }),
    ...(request.disclosure.unmask === undefined ? {} : { stamp: request.disclosure.unmask }),
    files: outputFiles(request.out),
  };
  return { findings, imported, data, unmask, runParts, warnings };
}

async function identitiesOf(
  workspace: Workspace,
  accounts: ReadonlySet<number>,
  unmask: boolean,
): Promise<Map<number, AccountIdentity>> {
  const found = await accountIdentities(workspace, accounts, { unmask });
  return new Map(found.map((identity) => [identity.account, identity]));
}

function publishedId(plan: PicturePlan, document: BuiltDocument): string {
  if (plan.kind === 'ring') return document.findings.rings[Number(plan.id)]?.id ?? '';
  return plan.kind === 'hit' ? (document.hitIdOf[Number(plan.id)] ?? '') : plan.id;
}

function pictureGroups(groups: ReportData['tables']['groups']): { name: string; accounts: number[] }[] {
  return groups.map((row) => ({ name: row.group, accounts: row.members.map((member) => member.account) }));
}

async function shownEvidence(
  input: DescribeInput,
  listed: readonly number[],
  unmask: boolean,
): Promise<Map<string, EvidenceRow>> {
  const { workspace, detection, edgeTransfer } = input;
  const transfers = new Set<number>();
  for (const row of listed.slice(0, TIMELINE_LIMIT)) {
    for (const reason of detection.scores.reasons.get(detection.scores.account[row] ?? -1) ?? []) {
      for (const edge of reason.evidence.slice(0, SHOWN_EVIDENCE)) transfers.add(edgeTransfer[edge] ?? 0);
    }
  }
  const patterns = [
    ...detection.rings.slice(0, PICTURE_LIMIT).map((ring) => ring.transfers),
    ...detection.hits
      .filter((hit) => hit.subsumedBy < 0)
      .slice(0, SHOWN_HITS)
      .map((hit) => hit.evidence),
  ];
  for (const edges of patterns)
    for (const edge of edges.slice(0, SHOWN_EVIDENCE)) transfers.add(edgeTransfer[edge] ?? 0);
  const rows = await evidenceRows(workspace, Uint32Array.from(transfers), { unmask });
  const shown = new Map<string, EvidenceRow>();
  for (const row of rows) for (const source of row.sources) shown.set(source, row);
  return shown;
}

async function timelinesOf(input: DescribeInput, listed: readonly number[]): Promise<ReportData['timelines']> {
  const { workspace, detection, edgeTransfer } = input;
  const accounts = listed.slice(0, TIMELINE_LIMIT).map((row) => detection.scores.account[row] ?? 0);
  const evidence = new Set<number>();
  for (const account of accounts) {
    for (const reason of detection.scores.reasons.get(account) ?? []) {
      for (const edge of reason.evidence) evidence.add(edgeTransfer[edge] ?? 0);
    }
  }
  const found = await accountTimelines(workspace, accounts, evidence);
  return new Map([...found.values()].map((timeline) => [timeline.subject, timeline]));
}

/** A number that the user gave and that is not in the data: enough of it to recognise, not all of it. */
function shortened(number: string): string {
  return number.length <= 4 ? number : `…${number.slice(-4)}`;
}
