import type { CommandHead, EventHead, RecordHead, RecordRef } from '../record.ts';
import type { PrivacyAsk, RefusalGround } from './refusal-grounds.ts';

/** In whose name: one's own data, as guardian, as relative of somebody who died (个人信息保护法 49), or by power of attorney. */
export const STANDINGS = ['self', 'guardian', 'relative-of-dead', 'agent'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What was done: `erased` and `storage-only` for a deletion, `corrected` for a correction, `given` for the rest. */
export type PrivacyResult = 'given' | 'corrected' | 'erased' | 'storage-only';

export interface Withheld {
  readonly ground: RefusalGround;
  readonly what: string;
}

export interface PrivacyAnswer {
  readonly result: PrivacyResult | 'refused';
  readonly text: string;
  /** Why not, or why not all of it. */
  readonly withheld: readonly Withheld[];
  readonly by: string;
  readonly atMs: number;
}

export interface PrivacyRequestState extends RecordHead {
  readonly kind: 'privacy-request';
  /** Who asks; the person of the head. */
  readonly personId: string;
  /** Whose data. */
  readonly subjectId: string;
  readonly standing: Standing;
  readonly ask: PrivacyAsk;
  /** Records that it is confined to; empty: everything held about the subject. */
  readonly about: readonly RecordRef[];
  readonly text: string;
  readonly submittedMs: number;
  readonly stage: 'submitted' | 'accepted' | 'answered' | 'withdrawn';
  readonly owner?: string;
  readonly answer?: PrivacyAnswer;
  readonly servedMs?: number;
  /** The office's own time for an answer ran out. */
  readonly isOverdue: boolean;
}

interface Submission {
  readonly region: string;
  /** Agency that holds the data. */
  readonly holder: string;
  readonly requesterId: string;
  readonly subjectId: string;
  readonly standing: Standing;
  readonly ask: PrivacyAsk;
  readonly about: readonly RecordRef[];
  readonly text: string;
}

export type PrivacyRequestCommand = CommandHead &
  (
    | ({ readonly type: 'privacy-request.submit' } & Submission)
    | { readonly type: 'privacy-request.withdraw' }
    /** Identity and standing were checked; `proof` says by what. The officer is the owner from now on. */
    | { readonly type: 'privacy-request.accept'; readonly proof: string }
    | {
        readonly type: 'privacy-request.grant';
        readonly result: PrivacyResult;
        readonly text: string;
        readonly withheld: readonly Withheld[];
      }
    | { readonly type: 'privacy-request.refuse'; readonly ground: RefusalGround; readonly text: string }
    /** The answer reached the requester. */
    | { readonly type: 'privacy-request.record-service'; readonly how: string }
  );

export type PrivacyRequestEvent = EventHead &
  (
    | ({ readonly type: 'privacy-request.submitted' } & Submission)
    | { readonly type: 'privacy-request.withdrawn' }
    | { readonly type: 'privacy-request.accepted'; readonly proof: string }
    | {
        readonly type: 'privacy-request.granted';
        readonly ask: PrivacyAsk;
        readonly result: PrivacyResult;
        readonly text: string;
        readonly withheld: readonly Withheld[];
      }
    | {
        readonly type: 'privacy-request.refused';
        readonly ask: PrivacyAsk;
        readonly ground: RefusalGround;
        readonly text: string;
      }
    | { readonly type: 'privacy-request.served'; readonly how: string }
    | { readonly type: 'privacy-request.answer-overdue' }
  );
