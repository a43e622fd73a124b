import { join } from 'node:path';
import { ROOT, runProgram } from './run-program.ts';

export interface Imported {
  readonly hashes: Readonly<Record<string, string>>;
  /** Number of progress events by stage. */
  readonly stages: Readonly<Record<string, number>>;
}

export interface Death {
  readonly stage: string;
  /** Which event of the stage. */
  readonly on: number;
  readonly afterMs?: number;
}

export interface KillOutcome extends Death {
  /** False: the import was over before the blow fell. */
  readonly killed: boolean;
  /** Tables whose content differs from an undisturbed import. */
  readonly different: readonly string[];
  readonly resumeSeconds: number;
}

/** Every named stage of an import, in order (`importFiles` and `deriveTransfers`). */
export const IMPORT_STAGES = [
  'discover',
  'read',
  'load',
  'accounts',
  'coverage',
  'duplicates',
  'legs',
  'transfers',
  'reversals',
  'quality',
  'commit',
] as const;

/** An import in a child process that runs through. */
export async function importUndisturbed(workspace: string, input: string): Promise<Imported & { seconds: number }> {
  const run = await child([workspace, input]);
  if (run.code !== 0) throw new Error(`the import failed (${run.code ?? run.signal ?? ''}): ${run.stderr}`);
  return { ...(JSON.parse(run.stdout) as Imported), seconds: run.seconds };
}

/** Kills an import as told, runs it again to its end, and compares every table with `expected`. */
export async function killAndResume(
  workspace: string,
  input: string,
  plan: { death: Death; expected: Imported },
): Promise<KillOutcome> {
  const { death, expected } = plan;
  const args = [
    workspace,
    input,
    '--die-at',
    death.stage,
    '--die-on',
    String(death.on),
    '--die-after-ms',
    String(death.afterMs ?? 0),
  ];
  const cut = await child(args);
  if (cut.signal !== 'SIGKILL' && cut.code !== 9)
    throw new Error(`the import failed before it was killed: ${cut.stderr}`);
  const resumed = await importUndisturbed(workspace, input);
  const tables = new Set([...Object.keys(expected.hashes), ...Object.keys(resumed.hashes)]);
  return {
    ...death,
    killed: cut.signal === 'SIGKILL',
    different: [...tables].filter((table) => expected.hashes[table] !== resumed.hashes[table]),
    resumeSeconds: resumed.seconds,
  };
}

function child(args: readonly string[]): ReturnType<typeof runProgram> {
  return runProgram([
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    '--conditions=source',
    join(ROOT, 'test/harness/import-child.ts'),
    ...args,
  ]);
}
