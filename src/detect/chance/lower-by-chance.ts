import type { HitDraft, SignalDraft, Typology } from '#model';

import type { CaseView } from '../case-view.ts';
import { patternGraph } from '../pattern-graph.ts';
import type { DetectorRun, PlannedRun } from '../run-detectors.ts';
import { chanceBound, lowered, strengthsByTypology } from './chance-bound.ts';
import { chanceView } from './chance-view.ts';

/**
 * Shapes that need more than numbers of payers and payees: exchanging payees keeps those, so that it says nothing of fans
 * and of what stands around one account.
 */
const BY_SHAPE: ReadonlySet<string> = new Set(['chain', 'cycle', 'cycle-any-order', 'scatter-gather', 'layered']);
/** Small ledgers are searched several times by chance. */
const PAIRS_WANTED = 20_000;
const MOST_REPLICATES = 5;
/** Larger ledgers are not searched again; the run says so. */
const MOST_TRANSFERS = 2_000_000;
const SEED = 20_241_126;

/** What is to be searched again by chance: the plan and the views, none where nothing was found or the ledger is too large. */
export function chanceSearches(
  view: CaseView,
  runs: readonly DetectorRun[],
): { readonly plan: readonly PlannedRun[]; readonly views: Iterable<CaseView>; readonly replicates: number } {
  const plan = runs.filter(({ detector, hits }) => BY_SHAPE.has(detector.id) && hits.length > 0);
  if (plan.length === 0 || view.graph.edgeCount > MOST_TRANSFERS) return { plan: [], views: [], replicates: 0 };
  const onlyNovel = plan.every(({ parameters }) => parameters['novelOnly'] !== 0);
  const pairs = patternGraph(view, onlyNovel).pairs().pairCount;
  const replicates = Math.min(MOST_REPLICATES, Math.max(1, Math.ceil(PAIRS_WANTED / Math.max(1, pairs))));
  return { plan, views: viewsOf(view, plan, replicates), replicates };
}

function* viewsOf(view: CaseView, plan: readonly PlannedRun[], replicates: number): Generator<CaseView> {
  for (let replicate = 0; replicate < replicates; replicate += 1) yield chanceView(view, plan, SEED + replicate);
}

/**
 * [CHANCE-1] Strengths of ring hits and reasons, none above what chance leaves of them in this very ledger. `byChance`: what the
 * same detectors found in the ledgers by chance.
 */
export function lowerByChance(
  runs: readonly DetectorRun[],
  byChance: readonly DetectorRun[],
  replicates: number,
): readonly DetectorRun[] {
  if (replicates === 0) return runs;
  const searched = new Set(byChance.map(({ detector }) => detector.id));
  const own = runs.filter(({ detector }) => searched.has(detector.id));
  const found = strengthsByTypology(own);
  const chance = strengthsByTypology(byChance);
  const bounds = new Map(
    [...found].map(([typology, strengths]) => [
      typology,
      chanceBound({ found: strengths, byChance: chance.get(typology) ?? [], replicates }),
    ]),
  );
  const lower = <T extends HitDraft | SignalDraft>(typology: string, draft: T): T => {
    const bound = bounds.get(typology as Typology)?.(draft.strength) ?? 1;
    return draft.strength <= bound ? draft : { ...draft, strength: lowered(draft.strength, bound) };
  };
  return runs.map((run) => {
    if (!searched.has(run.detector.id)) return run;
    const hits = run.hits.map((hit) => lower(hit.typology, hit));
    const changed = hits.filter((hit, i) => hit !== run.hits[i]).length;
    return {
      ...run,
      hits,
      signals: run.signals.map((signal) => lower(signal.code, signal)),
      counts: { ...run.counts, 'lowered-by-chance': changed },
    };
  });
}
