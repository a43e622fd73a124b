import { type Result, type SourceTable } from '#model';

import type { Engine } from './engine.ts';
import type { LoadSource } from './load-source.ts';
import { isSmall, loadTable, markUnderived, nextFile, type LoadedSpool, type LoadReport } from './load-table.ts';
import type { Workspace } from './workspace.ts';

export interface LoadLanes {
  /**
   * Starts to load a table, when the tables before it leave room; the outer promise is resolved then. Tables are
   * numbered and committed in the order of the calls: what an import leaves behind does not depend on the lanes.
   */
  start(
    table: SourceTable,
    source: LoadSource,
    spool: LoadedSpool,
  ): Promise<{ readonly done: Promise<Result<LoadReport>> }>;
  /** Waits for what was started, whatever becomes of it. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const LANES = 2;

interface Running {
  readonly name: string;
  readonly fingerprint: string;
  readonly engine: Engine;
  readonly done: Promise<unknown>;
}

/**
 * Loads small statement tables side by side, one thread each: most of the work on a table of some ten thousand rows is
 * of a kind that DuckDB does not divide. Large tables, which it does, and whole transfers, which number accounts as they
 * come, go alone.
 */
export async function openLanes(workspace: Workspace): Promise<LoadLanes> {
  // The workspace's own connection stays free for questions.
  const engines: Engine[] = [];
  const running = new Set<Running>();
  let next = await nextFile(workspace.engine);
  let last: Promise<unknown> = Promise.resolve();
  const settle = async () => {
    await Promise.allSettled(Array.from(running, ({ done }) => done));
  };
  const freeEngine = async () => {
    while (running.size >= LANES) await Promise.race(Array.from(running, ({ done }) => done.catch(() => undefined)));
    const used = new Set(Array.from(running, ({ engine }) => engine));
    let engine = engines.find((one) => !used.has(one));
    if (engine === undefined) engines.push((engine = await workspace.engine.fork()));
    return engine;
  };
  return {
    settle,
    start: async (table, source, spool) => {
      const name = table.file.replace(/^\d+:/, '');
      const isAlone = table.kind !== 'statement' || !isSmall(spool);
      if (isAlone || [...running].some((other) => other.name === name || other.fingerprint === spool.fingerprint))
        await settle();
      const engine = await freeEngine();
      if (running.size === 0) await markUnderived(workspace.engine);
      const done = loadTable({ workspace, table, source, spool, place: { engine, file: next++, before: last } });
      last = done;
      const entry: Running = { name, fingerprint: spool.fingerprint, engine, done };
      running.add(entry);
      done.then(
        () => running.delete(entry),
        () => running.delete(entry),
      );
      if (isAlone) await settle();
      return { done };
    },
    close: async () => {
      await settle();
      for (const engine of engines) engine.close();
    },
  };
}
