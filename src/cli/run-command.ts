import type { Language, Problem, Result } from '#model';
import { problemText } from '#report';
import type { OnProgress } from '#use-cases';

import { EXIT, exitCodeOf } from './exit-codes.ts';
import { progressLine } from './progress-line.ts';

const DOUBLE_SIGNAL_MILLISECONDS = 500;

export interface CommandContext {
  readonly language: Language;
  readonly onProgress: OnProgress;
  /** Aborted by Ctrl-C: the command stops at the next safe point and can be resumed. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Runs one command: progress and messages on standard error, problems into exit codes. */
export async function runCommand(
  language: Language,
  body: (context: CommandContext) => Promise<Result<number | void>>,
): Promise<void> {
  const progress = progressLine(process.stderr, language);
  const stop = new AbortController();
  let stoppedAt = 0;
  const onInterrupt = (): void => {
    if (stop.signal.aborted) {
      // A terminal or `timeout` may send one stop twice, to the process and to its group.
      if (Date.now() - stoppedAt > DOUBLE_SIGNAL_MILLISECONDS) process.exit(EXIT.stopped);
      return;
    }
    stoppedAt = Date.now();
    stop.abort();
    progress.done();
    process.stderr.write(language === 'zh' ? '正在停止（再按一次强制退出）…\n' : 'stopping (press again to force) …\n');
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    const outcome = await body({
      language,
      onProgress: progress.on,
      signal: stop.signal,
      say: (line) => {
        progress.done();
        process.stderr.write(`${line}\n`);
      },
    });
    progress.done();
    if (outcome.ok) {
      process.exitCode = outcome.value ?? EXIT.done;
    } else {
      sayProblem(outcome.problem, language);
      process.exitCode = exitCodeOf(outcome.problem.code);
    }
  } catch (error) {
    const problem = outputProblem(error);
    if (problem === undefined) throw error;
    progress.done();
    sayProblem(problem, language);
    process.exitCode = exitCodeOf(problem.code);
  } finally {
    progress.done();
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

const OUTPUT_ERRORS = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENAMETOOLONG',
  'EMFILE',
]);

/** A place that cannot be written to is the user's to mend, not a defect. Inputs that cannot be read never come here. */
function outputProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && OUTPUT_ERRORS.has(code))
    return { code: 'cannot-write', values: { path: path ?? '', reason: code } };
  if (/No space left on device/i.test(error.message))
    return { code: 'cannot-write', values: { path: '', reason: 'ENOSPC' } };
  return /Cannot open file|Could not create directory|Read-only file system/i.test(error.message)
    ? { code: 'cannot-write', values: { path: '', reason: error.message.slice(0, 160) } }
    : undefined;
}

export function sayProblem(problem: Problem, language: Language): void {
  process.stderr.write(`${problemText(problem, language)}\n`);
}
