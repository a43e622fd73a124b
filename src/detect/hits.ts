import { TYPOLOGIES, type HitDraft } from '#model';
import { compareEvidence } from './evidence.ts';
import type { DetectorRun } from './run-detectors.ts';
import { findSubsumers } from './subsume.ts';

/** A hit's id is its place in the list: strongest first, of equals by evidence, so that no renumbering changes it. */
export interface Hit extends HitDraft {
  readonly id: number;
  readonly detector: string;
  /** RING-2: the hit that explains this one's transfers; -1 for a finding of its own. */
  readonly subsumedBy: number;
}

/** All runs' hits in rank order, with RING-2 applied. */
export function rankHits(runs: readonly DetectorRun[], edgeCount: number): readonly Hit[] {
  const drafts = runs.flatMap(({ detector, hits }) => hits.map((hit) => ({ ...hit, detector: detector.id })));
  drafts.sort(
    (a, b) =>
      b.strength - a.strength ||
      compareEvidence(a.evidence, b.evidence) ||
      TYPOLOGIES.indexOf(a.typology) - TYPOLOGIES.indexOf(b.typology),
  );
  const subsumers = findSubsumers(drafts, edgeCount);
  return drafts.map((draft, id) => ({ ...draft, id, subsumedBy: subsumers[id]! }));
}
