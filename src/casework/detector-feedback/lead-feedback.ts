import type { FindingRef } from '../finding-ref.ts';
import type { LeadEventPayload } from '../leads/lead-events.ts';
import type { Context, EventHead, RecordRef } from '../record.ts';
import { detectorFeedback } from './detector-feedback.ts';
import type { FeedbackOutcome } from './detector.ts';

export interface LeadOfFinding {
  readonly record: RecordRef;
  /** Of the lead before; a lead that begins brings its own. */
  readonly finding?: FindingRef | undefined;
}

/** What a lead that was taken from a finding tells its detectors: pending when it begins, confirmed or false when it is closed. */
export function leadFeedback(
  payloads: readonly LeadEventPayload[],
  { record, finding }: LeadOfFinding,
  context: Pick<Context, 'nowMs' | 'actor'>,
): readonly EventHead[] {
  return payloads.flatMap((payload) => {
    const outcome = outcomeOf(payload);
    const from = payload.type === 'lead.entered' ? payload.finding : finding;
    return outcome === undefined || from === undefined
      ? []
      : detectorFeedback(from, { outcome, cause: CAUSES[outcome], from: record }, context);
  });
}

function outcomeOf(payload: LeadEventPayload): 'pending' | 'confirmed' | 'false-positive' | undefined {
  if (payload.type === 'lead.entered') return 'pending';
  if (payload.type !== 'lead.closed') return undefined;
  if (payload.result === 'confirmed') return 'confirmed';
  return payload.result === 'not-confirmed' ? 'false-positive' : undefined;
}

const CAUSES = {
  pending: 'lead-taken',
  confirmed: 'lead-confirmed',
  'false-positive': 'lead-not-confirmed',
} as const satisfies Partial<Readonly<Record<FeedbackOutcome, string>>>;
