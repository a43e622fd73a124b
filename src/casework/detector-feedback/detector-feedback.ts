import type { FindingRef } from '../finding-ref.ts';
import { makeEvent } from '../make-event.ts';
import type { Context, EventHead, RecordRef } from '../record.ts';
import type { DetectorEvent, FeedbackOutcome } from './detector.ts';

export interface Feedback {
  readonly outcome: FeedbackOutcome;
  /** Why, as the record that tells it says: the ground of an appeal, the result of a lead. */
  readonly cause: string;
  readonly from: RecordRef;
}

/** One event for each detector and version that gave the finding its reasons; of the record of kind `detector`. */
export function detectorFeedback(
  finding: FindingRef,
  { outcome, cause, from }: Feedback,
  context: Pick<Context, 'nowMs' | 'actor'>,
): readonly EventHead[] {
  const detectors = new Map(finding.detectors.map((one) => [detectorId(one), one]));
  return [...detectors].map(([id, { id: detector, version }]) =>
    makeEvent({ kind: 'detector', id }, context, {
      type: 'detector.outcome-noted',
      detector,
      version,
      finding: finding.id,
      outcome,
      cause,
      from: { kind: from.kind, id: from.id },
    } satisfies Omit<DetectorEvent, 'record' | 'atMs' | 'recordedMs' | 'by'>),
  );
}

export function detectorId({ id, version }: { readonly id: string; readonly version: string }): string {
  return `${id}@${version}`;
}
