import type { CollectionSession } from './session-settings.ts';

export interface SessionDraft extends Partial<CollectionSession> {
  readonly account: number;
}

/** A session with what a test does not say filled in. */
export function sessionOf(draft: SessionDraft): CollectionSession {
  return {
    currency: 0,
    from: 1000,
    to: draft.from ?? 1000,
    inflowMinor: 1_000_000,
    outflowMinor: 1_000_000,
    matchedMinor: 1_000_000,
    credits: [draft.account],
    payers: [],
    debits: [],
    ...draft,
  };
}
