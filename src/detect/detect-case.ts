import { ok, type Preset, type Result } from '#model';
import type { CaseView } from './case-view.ts';
import { rankHits, type Hit } from './hits.ts';
import { assembleRings, type Ring } from './rings.ts';
import { runDetectors, type DetectOptions, type DetectorRun } from './run-detectors.ts';
import { scoreAccounts, type Damping, type ScoreTable } from './score.ts';

export interface Detection {
  readonly preset: Preset;
  readonly runs: readonly DetectorRun[];
  /** Rank order; `hits[id].id === id`. */
  readonly hits: readonly Hit[];
  readonly rings: readonly Ring[];
  readonly scores: ScoreTable;
}

export interface CaseOptions extends DetectOptions {
  readonly damping?: Damping;
}

/** Detectors, hits, rings and scores of one case. Problems as in `runDetectors`. */
export function detectCase(view: CaseView, options: CaseOptions): Result<Detection> {
  const runs = runDetectors(view, options);
  return runs.ok ? ok(assembleDetection(view, options, runs.value)) : runs;
}

/** Hits, rings and scores from what the detectors found, wherever they ran. */
export function assembleDetection(view: CaseView, options: CaseOptions, runs: readonly DetectorRun[]): Detection {
  const hits = rankHits(runs, view.graph.edgeCount);
  return {
    preset: options.preset,
    runs,
    hits,
    rings: assembleRings(view, hits),
    scores: scoreAccounts(view.accounts, runs, options.damping),
  };
}
