import { Worker } from 'node:worker_threads';
import type { Task, TaskDone, WorkerSetup } from './tasks.ts';

export interface PoolOptions {
  readonly threads: number;
  readonly setup: WorkerSetup;
  readonly tasks: readonly Task[];
  /** Called for every task as it ends, in the order in which they end. */
  readonly onDone: (done: TaskDone) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Beside this file, in the sources as in the built package. */
const EXTENSION = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
const ENTRY = new URL(`./worker${EXTENSION}`, import.meta.url);
/** Run from the sources, `#folder` leads to `src/`; a thread does not see the flag under every starter. */
const FLAGS = EXTENSION === '.ts' ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [];

/** Each thread takes the next task when it is free. A thread that fails ends all; an abort does too, and gives false. */
export async function runTasks({ threads, setup, tasks, onDone, signal }: PoolOptions): Promise<boolean> {
  if (signal?.aborted === true) return false;
  const workers = Array.from({ length: Math.min(threads, tasks.length) }, () => {
    return new Worker(ENTRY, { workerData: setup, execArgv: FLAGS });
  });
  let next = 0;
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        const task = tasks[next];
        if (task === undefined) return resolve();
        next += 1;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage(task);
      };
      worker.on('message', (done: TaskDone) => {
        // First the next task, so that the thread does not wait for what is done with the last one.
        give();
        onDone(done);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`a worker thread ended with ${code}`)));
      give();
    });
  const aborted = new Promise<'aborted'>((resolve) => {
    signal?.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  try {
    return (await Promise.race([Promise.all(workers.map(work)), aborted])) !== 'aborted';
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
