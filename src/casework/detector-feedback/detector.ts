import type { EventHead, RecordHead, RecordRef } from '../record.ts';

export const FEEDBACK_OUTCOMES = ['pending', 'confirmed', 'false-positive', 'wrong-person'] as const;
/**
 * What became of a finding. `wrong-person`: the account is what the finding says, but the person in whose name it stands did not open
 * it; it counts on neither side of the precision.
 */
export type FeedbackOutcome = (typeof FEEDBACK_OUTCOMES)[number];

export interface FindingOutcome {
  readonly finding: string;
  readonly outcome: FeedbackOutcome;
  readonly cause: string;
  /** Lead or appeal that told it. */
  readonly from: RecordRef;
  readonly atMs: number;
}

/** One detector in one version, and what became of each of its findings. The id is `<detector>@<version>`. */
export interface DetectorState extends RecordHead {
  readonly kind: 'detector';
  readonly detector: string;
  readonly version: string;
  readonly outcomes: readonly FindingOutcome[];
}

export interface DetectorEvent extends EventHead {
  readonly type: 'detector.outcome-noted';
  readonly detector: string;
  readonly version: string;
  readonly finding: string;
  readonly outcome: FeedbackOutcome;
  readonly cause: string;
  readonly from: RecordRef;
}
