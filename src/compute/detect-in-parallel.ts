import { availableParallelism } from 'node:os';
import {
  adoptPattern,
  assembleDetection,
  chanceSearches,
  detectCase,
  guardCase,
  lowerByChance,
  patternData,
  patternGraph,
  planDetectors,
  runPlanned,
  type CaseOptions,
  type CaseView,
  type Detection,
  type DetectorRun,
  type PatternData,
  type PlannedRun,
} from '#detect';
import { fail, ok, type DetectorOutput, type Result } from '#model';
import { unpackOutput, type PackedOutput } from './packed-output.ts';
import { openView, shareColumns, shareView, type SharedView } from './shared-view.ts';
import type { Task } from './tasks.ts';
import { runTasks } from './worker-pool.ts';

export interface ParallelOptions {
  /** Worker threads; by default one per processor, 8 at most. */
  readonly threads?: number;
  /** Transfers below which starting threads costs more than it saves. */
  readonly smallEdgeCount?: number;
  readonly signal?: AbortSignal;
}

const SMALL = 200_000;
const MOST_THREADS = 8;

/**
 * `detectCase` on worker threads, with exactly its result. Columns outside shared memory are copied into it, so that a
 * view built with `shared: true` saves memory. Small cases stay in this thread. Problems: those of `detectCase`, `stopped`.
 */
export async function detectInParallel(
  view: CaseView,
  options: CaseOptions,
  parallel: ParallelOptions = {},
): Promise<Result<Detection>> {
  const { threads = Math.min(MOST_THREADS, availableParallelism()), smallEdgeCount = SMALL, signal } = parallel;
  if (threads < 2 || view.graph.edgeCount < smallEdgeCount) return detectCase(view, options);
  const plan = planDetectors(options);
  if (!plan.ok) return plan;
  const guarded = guardCase(view, options);
  if (!guarded.ok) return guarded;
  const shared = shareView(guarded.value.view);
  const here = openView(shared);
  const patterns = patternsOf(here, plan.value);
  for (const pattern of patterns) adoptPattern(here, pattern);
  const found = await runPlan(
    { threads, signal, onProgress: options.onProgress },
    { here, shared, patterns },
    plan.value,
  );
  if (found === undefined) return fail('stopped', { done: 0, total: 0 });
  const chance = chanceSearches(here, found);
  const byChance: DetectorRun[] = [];
  for (const other of chance.views) {
    // What is small enough to be searched several times is searched faster than threads start.
    const again =
      chance.replicates > 1
        ? runPlanned(other, chance.plan)
        : await runPlan(
            { threads, signal, onProgress: undefined },
            { here: other, shared: shareView(other), patterns: patternsOf(other, chance.plan) },
            chance.plan,
          );
    if (again === undefined) return fail('stopped', { done: 0, total: 0 });
    byChance.push(...again);
  }
  const runs = lowerByChance(found, byChance, chance.replicates);
  return ok(assembleDetection({ ...guarded.value, view: here }, options, runs));
}

interface Threads {
  readonly threads: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: CaseOptions['onProgress'];
}

interface OpenedCase {
  readonly here: CaseView;
  readonly shared: SharedView;
  readonly patterns: readonly PatternData[];
}

/** A plan on worker threads; undefined when it was stopped. */
async function runPlan(
  { threads, signal, onProgress }: Threads,
  { here, shared, patterns }: OpenedCase,
  plan: readonly PlannedRun[],
): Promise<readonly DetectorRun[] | undefined> {
  const gathering = new Gathering(here, plan, onProgress);
  const isWhole = await runTasks({
    threads,
    setup: { view: shared, patterns },
    tasks: gathering.tasks(),
    onDone: ({ id, output }) => gathering.take(id, output),
    signal,
  });
  return isWhole ? gathering.runs() : undefined;
}

/** The searched graphs are made once, here, and not once in every thread. */
function patternsOf(view: CaseView, plan: readonly PlannedRun[]): PatternData[] {
  const made = new Map<string, PatternData>();
  for (const { detector, parameters } of plan) {
    const { novelOnly } = parameters;
    if (novelOnly === undefined && detector.leavesOut === undefined) continue;
    const data = patternData(view, novelOnly === 1, detector.leavesOut);
    let pairIndex = made.get(data.kind)?.pairIndex;
    // Parts, in every thread, and their join, here, ask for the pairs.
    if (detector.parts && !pairIndex) {
      pairIndex = shareColumns(patternGraph(view, novelOnly === 1, detector.leavesOut).pairs());
    }
    made.set(data.kind, { ...data, ...(pairIndex === undefined ? {} : { pairIndex }) });
  }
  return [...made.values()];
}

/** Puts the outputs of tasks, which end in any order, into the order of the plan. */
class Gathering {
  private readonly view: CaseView;
  private readonly plan: readonly PlannedRun[];
  private readonly onProgress: CaseOptions['onProgress'];
  private readonly places: { readonly run: number; readonly part: number }[] = [];
  private readonly parts: unknown[][];
  private readonly missing: number[];
  private readonly outputs: (DetectorOutput | undefined)[];
  private done = 0;

  constructor(view: CaseView, plan: readonly PlannedRun[], onProgress: CaseOptions['onProgress']) {
    this.view = view;
    this.plan = plan;
    this.onProgress = onProgress;
    this.parts = plan.map(() => []);
    this.missing = plan.map(() => 1);
    this.outputs = plan.map(() => undefined);
    onProgress?.({ detector: plan[0]?.detector.id ?? '', done: 0, total: plan.length });
  }

  /** Whole detectors first, because a part fills the time that a thread has left. */
  tasks(): Task[] {
    const tasks: Task[] = [];
    const add = (run: number, part?: number): void => {
      const planned = this.plan[run];
      if (!planned) return;
      this.places.push({ run, part: part ?? 0 });
      const { detector, parameters } = planned;
      tasks.push({ id: tasks.length, detector: detector.id, parameters, ...(part === undefined ? {} : { part }) });
    };
    for (const [run, { detector }] of this.plan.entries()) if (!detector.parts) add(run);
    for (const [run, { detector, parameters }] of this.plan.entries()) {
      if (!detector.parts) continue;
      const count = detector.parts.count(this.view, parameters);
      this.missing[run] = count;
      if (count === 0) this.finish(run);
      for (let part = 0; part < count; part += 1) add(run, part);
    }
    return tasks;
  }

  take(id: number, output: unknown): void {
    const { run, part } = this.places[id] ?? { run: 0, part: 0 };
    const parts = this.parts[run];
    if (!parts) return;
    parts[part] = output;
    const left = (this.missing[run] ?? 1) - 1;
    this.missing[run] = left;
    if (left === 0) this.finish(run);
  }

  runs(): DetectorRun[] {
    return this.plan.map((planned, run) => {
      const output = this.outputs[run];
      if (!output) throw new Error(`${planned.detector.id} gave no result`);
      return { ...planned, ...output };
    });
  }

  private finish(run: number): void {
    const planned = this.plan[run];
    const parts = this.parts[run];
    if (!planned || !parts) return;
    const { detector, parameters } = planned;
    this.outputs[run] = detector.parts
      ? detector.parts.join(this.view, parameters, parts)
      : unpackOutput(parts[0] as PackedOutput);
    this.parts[run] = [];
    this.done += 1;
    const waiting = this.plan[this.outputs.indexOf(undefined)];
    this.onProgress?.({ detector: waiting?.detector.id ?? '', done: this.done, total: this.plan.length });
  }
}
