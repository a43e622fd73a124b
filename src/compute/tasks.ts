import { adoptPattern, DETECTORS, type CaseView, type PatternData } from '#detect';
import type { Parameters } from '#model';
import { packOutput, buffersOf } from './packed-output.ts';
import { openView, type SharedView } from './shared-view.ts';

/** What a worker thread gets once, when it starts. */
export interface WorkerSetup {
  readonly view: SharedView;
  readonly patterns: readonly PatternData[];
}

/** One detector, or one part of it. */
export interface Task {
  readonly id: number;
  readonly detector: string;
  readonly parameters: Parameters;
  readonly part?: number;
}

/** `output`: a PackedOutput of a whole detector, or what its part gives. */
export interface TaskDone {
  readonly id: number;
  readonly output: unknown;
}

export function openSetup({ view, patterns }: WorkerSetup): CaseView {
  const opened = openView(view);
  for (const pattern of patterns) adoptPattern(opened, pattern);
  return opened;
}

export function runTask(view: CaseView, task: Task): { readonly done: TaskDone; readonly transfer: ArrayBuffer[] } {
  const { id, parameters, part } = task;
  const detector = DETECTORS.find((candidate) => candidate.id === task.detector);
  if (!detector) throw new Error(`no detector ${task.detector}`);
  if (part !== undefined) {
    return { done: { id, output: detector.parts?.runPart(view, parameters, part) }, transfer: [] };
  }
  const output = packOutput(detector.run(view, parameters));
  return { done: { id, output }, transfer: buffersOf(output) };
}
