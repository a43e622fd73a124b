import { ok, type Preset, type Result } from '#model';
import {
  assembleRings,
  possibleCore,
  roleWeights,
  seenAlone,
  withFanHubsAsPayers,
  withMemberships,
  withPossibleCores,
  type Ring,
} from './assembly/index.ts';
import type { CaseView } from './case-view.ts';
import { chanceSearches, lowerByChance } from './chance/index.ts';
import { guardDamping, measureGuards, planGuards, type GuardTable } from './guards/index.ts';
import { rankHits, type Hit } from './hits.ts';
import { runDetectors, runPlanned, type DetectOptions, type DetectorRun } from './run-detectors.ts';
import { scoreAccounts, type ScoreTable } from './score.ts';

export interface Detection {
  readonly preset: Preset;
  readonly runs: readonly DetectorRun[];
  /** Rank order; `hits[id].id === id`. */
  readonly hits: readonly Hit[];
  readonly rings: readonly Ring[];
  /** Caps and stops of the assembly, by code. */
  readonly ringCounts: Readonly<Record<string, number>>;
  readonly scores: ScoreTable;
  /** Absent where the guards were switched off. */
  readonly guards?: GuardTable;
}

export interface CaseOptions extends DetectOptions {
  /** Measure the guards before anything else (definitions.md 8); true when absent. */
  readonly guards?: boolean;
}

/** A view with its guards measured: what detectors, rings and scores of one run all rest on. */
export interface GuardedCase {
  readonly view: CaseView;
  readonly guards?: GuardTable;
}

/** Guards, detectors, hits, rings and scores of one case. Problems as in `runDetectors` and `guardCase`. */
export function detectCase(view: CaseView, options: CaseOptions): Result<Detection> {
  const guarded = guardCase(view, options);
  if (!guarded.ok) return guarded;
  const runs = runDetectors(guarded.value.view, options);
  if (!runs.ok) return runs;
  const { plan, views, replicates } = chanceSearches(guarded.value.view, runs.value);
  const byChance = [...views].flatMap((chance) => runPlanned(chance, plan));
  return ok(assembleDetection(guarded.value, options, lowerByChance(runs.value, byChance, replicates)));
}

/** The first step of a run. Problems: `parameter-unknown`, `parameter-invalid`. */
export function guardCase(view: CaseView, { guards = true, preset, overrides }: CaseOptions): Result<GuardedCase> {
  const { guarded: _before, ...bare } = view;
  const planned = planGuards(preset, overrides);
  if (!planned.ok) return planned;
  if (!guards) return ok({ view: bare });
  const table = measureGuards(bare, planned.value);
  return ok({ view: { ...bare, guarded: table.guarded }, guards: table });
}

/** Hits, rings and scores from what the detectors found, wherever they ran. */
export function assembleDetection(
  { view, guards }: GuardedCase,
  options: CaseOptions,
  runs: readonly DetectorRun[],
): Detection {
  // RING-1: guarded trades and reported victims leave every core before anything is linked or scored.
  const ranked = rankHits(runs, view.graph.edgeCount);
  const possible = possibleCore(view);
  const named = options.preset === 'statement' ? withFanHubsAsPayers(ranked) : ranked;
  const hits = withPossibleCores(named, possible);
  const damping = guards === undefined ? () => 0 : guardDamping(guards.findings);
  const { rings, weak, counts } = assembleRings(view, hits, {
    // In `structure` amounts mean little, and what is seen in them.
    ...(options.preset === 'statement' ? { seen: seenAlone(runs, damping), receivers: true } : {}),
  });
  const scored = withMemberships(runs, rings, view);
  return {
    preset: options.preset,
    runs: scored,
    hits,
    rings,
    ringCounts: counts,
    scores: scoreAccounts(view.accounts, scored, {
      damping,
      // RING-9: what members of weak rings do still counts in their scores.
      weight: roleWeights({ view, possible, hits: ranked, rings: [...rings, ...weak] }),
    }),
    ...(guards === undefined ? {} : { guards }),
  };
}
