import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface ProgramRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Largest resident memory of the process, bytes; 0 where the system does not tell. */
  readonly peakBytes: number;
  /** Time on processors, all threads; tells more than `seconds` on a machine that others use too. */
  readonly cpuSeconds: number;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Sends SIGINT, as Ctrl-C does, when this shows on standard error. */
  readonly interruptOn?: RegExp;
}

/** `bin/duanka ARGUMENTS` as a user starts it. */
export function runDuanka(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramRun> {
  return runProgram([process.execPath, join(ROOT, 'bin', 'duanka'), ...args], options);
}

export async function runProgram(command: readonly string[], options: ProgramOptions = {}): Promise<ProgramRun> {
  const [file = '', ...args] = command;
  const started = performance.now();
  const { interruptOn, ...spawnOptions } = options;
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...spawnOptions });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  let interrupted = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (interrupted || interruptOn?.test(stderr) !== true) return;
    interrupted = true;
    child.kill('SIGINT');
  });
  let peakBytes = 0;
  let cpuSeconds = 0;
  const sample = setInterval(() => {
    peakBytes = Math.max(peakBytes, highWaterBytes(child.pid));
    cpuSeconds = Math.max(cpuSeconds, processorSeconds(child.pid));
  }, 20);
  const { code, signal } = await new Promise<Pick<ProgramRun, 'code' | 'signal'>>((done, fail) => {
    child.on('error', fail);
    child.on('close', (exitCode, exitSignal) => done({ code: exitCode, signal: exitSignal }));
  });
  clearInterval(sample);
  return { code, signal, stdout, stderr, seconds: (performance.now() - started) / 1000, peakBytes, cpuSeconds };
}

/** VmHWM only grows, so the last sample before the end is the peak but for the last few milliseconds. */
function highWaterBytes(pid: number | undefined): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

const TICKS_PER_SECOND = 100;

function processorSeconds(pid: number | undefined): number {
  try {
    const fields =
      readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
        .split(') ')
        .at(-1)
        ?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}
