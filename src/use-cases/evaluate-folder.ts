import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { findingsSchema, runSchema, type Findings, type RunFile } from '#contract';
import {
  dataDays,
  evaluate,
  inSampleInputs,
  parseTruth,
  truthOf,
  truthReferences,
  verdictsOn,
  type EvaluationResult,
  type Finding,
  type FoundMember,
  type Truth,
  type TruthFile,
  type TruthFiles,
} from '#evaluate';
import {
  accountsById,
  accountTable,
  readScores,
  resolveAccounts,
  resolveSources,
  transferTable,
  type Workspace,
} from '#lake';
import { ACCOUNT_FLAG, fail, ok, parseInstant, type Result } from '#model';
import { seededRandom } from '#simulate';

import { readCsv } from './read-csv.ts';
import { withFinishedWorkspace } from './workspace-session.ts';
import { writeVerdicts } from './write-verdicts.ts';

export interface EvaluateRequest {
  /** An output folder of `investigate` or `detect`. */
  readonly dir: string;
  readonly truth: readonly string[];
  /** Rings of the same shape with an innocent label: counted apart. */
  readonly falseAlerts: readonly string[];
  readonly inSample: boolean;
  /** Folder for `hits.csv` and `rings.csv`: what became of each hit and of each truth ring. */
  readonly verdicts?: string;
}

const BOOTSTRAP_SEED = 20_201_010;

/**
 * Compares the findings in a folder with truth files (definitions.md 10). Problems: `not-an-output-folder`,
 * `workspace-missing` and the like, `in-sample` with the fingerprints' number, those of the truth files, and
 * `truth-of-other-data` with the first file no line of which leads to the workspace.
 */
export async function evaluateFolder(request: EvaluateRequest): Promise<Result<EvaluationResult>> {
  const folder = readFolder(request.dir);
  if (!folder.ok) return folder;
  const { findings, run } = folder.value;
  const measuredOn = run.inputs.map((input) => input.fingerprint);
  const both = inSampleInputs(run.chosen_on, measuredOn);
  if (both.length > 0 && !request.inSample) return fail('in-sample', { inputs: both.length });
  const files = readTruthFiles(request);
  if (!files.ok) return files;
  return withFinishedWorkspace(run.workspace, async (workspace) => {
    const accounts = await accountTable(workspace, ACCOUNT_FLAG.covered);
    const truth = await resolveTruth(workspace, files.value, { request, accountCount: accounts.count });
    if (!truth.ok) return truth;
    const transfers = await transferTable(workspace);
    const input = {
      chosenOn: run.chosen_on,
      measuredOn,
      inSample: both.length > 0,
      accounts: {
        covered: accounts.covered,
        ...(await readBands(workspace, join(request.dir, 'findings.parquet'), accounts.count)),
        days: dataDays(transfers),
      },
      transfers,
      ...(await readFindings(workspace, findings)),
      truth: truth.value,
      random: seededRandom(BOOTSTRAP_SEED).next,
    };
    if (request.verdicts !== undefined) {
      const surviving = findings.hits.filter((hit) => hit.subsumed_by === undefined);
      writeVerdicts(request.verdicts, surviving, verdictsOn(input, input.hits));
    }
    return ok(evaluate(input));
  });
}

function readFolder(dir: string): Result<{ findings: Findings; run: RunFile }> {
  const names = ['findings.json', 'run.json', 'findings.parquet'];
  const missing = names.filter((name) => !existsSync(join(dir, name)));
  if (missing.length > 0) return fail('not-an-output-folder', { dir, missing: missing.join(', ') });
  try {
    const findings = findingsSchema.parse(JSON.parse(readFileSync(join(dir, 'findings.json'), 'utf8')));
    const run = runSchema.parse(JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8')));
    return ok({ findings, run });
  } catch (error) {
    return fail('output-damaged', {
      dir,
      message: error instanceof Error ? error.message.slice(0, 200) : String(error),
    });
  }
}

function readTruthFiles(request: EvaluateRequest): Result<TruthFiles> {
  const truth = readEach(request.truth);
  if (!truth.ok) return truth;
  const falseAlerts = readEach(request.falseAlerts);
  if (!falseAlerts.ok) return falseAlerts;
  return ok({ truth: truth.value, falseAlerts: falseAlerts.value });
}

function readEach(paths: readonly string[]): Result<TruthFile[]> {
  const files: TruthFile[] = [];
  for (const path of paths) {
    const table = readCsv(path);
    if (!table.ok) return table;
    const [header = [], ...rows] = table.value;
    const parsed = parseTruth(header, rows);
    if (!parsed.ok) return fail(parsed.problem.code, { file: basename(path), ...parsed.problem.values });
    files.push(parsed.value);
  }
  return ok(files);
}

async function resolveTruth(
  workspace: Workspace,
  files: TruthFiles,
  { request, accountCount }: { readonly request: EvaluateRequest; readonly accountCount: number },
): Promise<Result<Truth>> {
  const references = truthReferences(files);
  const accounts = await resolveAccounts(workspace, references.accounts);
  const transfers = await resolveSources(workspace, references.sources);
  const foreign = fileOfOtherData(files, accounts, transfers);
  if (foreign !== undefined) {
    const path = [...request.truth, ...request.falseAlerts][foreign.file] ?? '';
    return fail('truth-of-other-data', { file: basename(path), rows: foreign.rows });
  }
  return ok(truthOf({ files, accounts, transfers, accountCount }));
}

/** [EVAL-28] The first file that names accounts or rows none of which is in the workspace. */
function fileOfOtherData(
  files: TruthFiles,
  accounts: ArrayLike<number>,
  transfers: ArrayLike<number>,
): { file: number; rows: number } | undefined {
  const [nextAccounts, nextTransfers] = [Array.from(accounts).values(), Array.from(transfers).values()];
  for (const [file, one] of [...files.truth, ...(files.falseAlerts ?? [])].entries()) {
    const named = truthReferences({ truth: [one] });
    const led = [
      ...named.accounts.map(() => nextAccounts.next().value ?? -1),
      ...named.sources.map(() => nextTransfers.next().value ?? -1),
    ];
    if (led.length > 0 && led.every((place) => place < 0)) return { file, rows: led.length };
  }
  return undefined;
}

async function readBands(
  workspace: Workspace,
  path: string,
  accountCount: number,
): Promise<{ score: Float64Array; isHigh: Uint8Array; isMedium: Uint8Array }> {
  const scores = await readScores(workspace, path);
  const score = new Float64Array(accountCount);
  const isHigh = new Uint8Array(accountCount);
  const isMedium = new Uint8Array(accountCount);
  scores.account.forEach((account, i) => {
    score[account] = scores.score[i] ?? 0;
    isHigh[account] = scores.band[i] === 'high' ? 1 : 0;
    isMedium[account] = scores.band[i] === 'medium' ? 1 : 0;
  });
  return { score, isHigh, isMedium };
}

async function readFindings(
  workspace: Workspace,
  findings: Findings,
): Promise<{ hits: Finding[]; rings: Finding[]; members: FoundMember[] }> {
  const surviving = findings.hits.filter((hit) => hit.subsumed_by === undefined);
  const typologyOf = new Map(surviving.map((hit) => [hit.id, hit.typology]));
  const drafts = [
    ...surviving.map((hit) => ({ ...hit, sources: hit.evidence, members: hit.core })),
    ...findings.rings.map((ring) => ({
      ...ring,
      typology: commonTypology(ring.hits.map((id) => typologyOf.get(id) ?? '')),
      sources: ring.transfers,
      members: ring.members.map((member) => member.subject),
    })),
  ];
  const transferOf = await resolveEvidence(
    workspace,
    drafts.flatMap((draft) => draft.sources),
  );
  const accountOf = await accountsById(
    workspace,
    drafts.flatMap((draft) => draft.members),
  );
  const built = drafts.map((draft): Finding => ({
    typology: draft.typology,
    strength: draft.strength,
    evidence: rising(draft.sources.map((source) => transferOf.get(source) ?? -1)),
    core: rising(draft.members.map((id) => accountOf.get(id) ?? -1)),
    from: secondsOf(draft.from),
    to: secondsOf(draft.to),
  }));
  const members = findings.rings.flatMap((ring) =>
    ring.members.map(({ subject, roles, tier }) => ({
      account: accountOf.get(subject) ?? -1,
      roles,
      ...(tier === undefined ? {} : { tier }),
    })),
  );
  return { hits: built.slice(0, surviving.length), rings: built.slice(surviving.length), members };
}

/** A ring of one typology has it; a mixed one is `layered`, which is typed together with its neighbours. */
function commonTypology(typologies: readonly string[]): string {
  const distinct = new Set(typologies);
  const [only] = distinct;
  return distinct.size === 1 && only !== undefined ? only : 'layered';
}

async function resolveEvidence(workspace: Workspace, sources: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const distinct = [...new Set(sources)];
  const references = distinct.map((source) => {
    const hash = source.lastIndexOf('#');
    return { file: source.slice(0, hash), row: Number(source.slice(hash + 1)) };
  });
  const transfers = await resolveSources(workspace, references);
  return new Map(distinct.map((source, i) => [source, transfers[i] ?? -1]));
}

function rising(numbers: readonly number[]): Uint32Array {
  return Uint32Array.from(new Set(numbers.filter((number) => number >= 0))).toSorted();
}

function secondsOf(text: string): number {
  const instant = parseInstant(text);
  return instant.ok ? instant.value.ms / 1000 : 0;
}
