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

/** Detectors, hits, rings and scores of one case. Problems as in `runDetectors`. */
export function detectCase(view: CaseView, options: DetectOptions & { readonly damping?: Damping }): Result<Detection> {
  const runs = runDetectors(view, options);
  if (!runs.ok) return runs;
  const hits = rankHits(runs.value, view.graph.edgeCount);
  return ok({
    preset: options.preset,
    runs: runs.value,
    hits,
    rings: assembleRings(view, hits),
    scores: scoreAccounts(view.accounts, runs.value, options.damping),
  });
}
