/** Runs test files against planted faults in one warm thread, and ends the thread when a fault never returns. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A file of the copy with a fault in it, and the files that have to be loaded anew for it. */
export interface Planting {
  readonly path: string;
  readonly text: string;
  readonly affected: ReadonlySet<string>;
}

export interface RunRequest extends Planting {
  readonly planting: number;
  readonly test: string;
}

export interface TestFailure {
  readonly test: string;
  readonly name: string;
  readonly message: string;
}

export interface TestRun {
  readonly failure?: TestFailure;
  readonly cpuSeconds: number;
}

/** Modules that were loaded anew are never unloaded: a fresh thread now and then gives their memory back. */
const PLANTINGS_A_THREAD = 150;
const HEAP_MB = 2048;
const LOOK_MILLISECONDS = 500;
/** A thread that waits for something uses no CPU: it is given this many times its limit on the clock. */
const WALL_FACTOR = 60;

export class MutationRunner {
  readonly #root: string;
  #worker: Worker | undefined;
  #planting = 0;
  #planted: Planting | undefined;

  /** `root`: the copy of the project that the tests are loaded from. */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * One test file against one planting. A test that needs more than `limitSeconds` of CPU (not of the clock: a busy machine
   * is no endless loop), or that takes the thread down with it, has noticed the fault.
   */
  async run(planting: Planting, test: string, limitSeconds: number): Promise<TestRun> {
    if (planting !== this.#planted) await this.#nextPlanting(planting);
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const before = process.cpuUsage();
    const started = performance.now();
    const used = (): number => {
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    };
    const stopped = new AbortController();
    const ended = (message: unknown) => ({
      failure: { test, name: 'ends the thread', message: String(message) },
      isAlive: false,
    });
    const isOver = new Promise<{ readonly failure: TestFailure }>((resolve) => {
      const timer = setInterval(() => {
        if (used() < limitSeconds && performance.now() - started < limitSeconds * WALL_FACTOR * 1000) return;
        resolve({ failure: { test, name: 'does not end', message: `${limitSeconds} s` } });
      }, LOOK_MILLISECONDS);
      stopped.signal.addEventListener('abort', () => clearInterval(timer));
    });
    const request: RunRequest = { ...planting, planting: this.#planting, test };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(request);
    const reply = once(worker, 'message', { signal: stopped.signal }).then(
      ([message]: readonly { readonly failure?: TestFailure }[]) => ({ ...message, isAlive: true }),
      ended,
    );
    const exit = once(worker, 'exit', { signal: stopped.signal }).then(ended, ended);
    const result = await Promise.race([reply, exit, isOver.then((over) => ({ ...over, isAlive: false }))]);
    stopped.abort();
    if (!result.isAlive) await this.close();
    return { ...(result.failure === undefined ? {} : { failure: result.failure }), cpuSeconds: used() };
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #nextPlanting(planting: Planting): Promise<void> {
    this.#planted = planting;
    this.#planting += 1;
    if (this.#planting % PLANTINGS_A_THREAD === 0) await this.close();
  }

  #start(): Worker {
    return new Worker(new URL('./mutation-worker.ts', import.meta.url), {
      execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      workerData: this.#root,
    });
  }
}
