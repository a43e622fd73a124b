import type { Agency, AgencyLevel } from '../actor.ts';
import type { Delivery, DeliveryReceipt } from '../delivery.ts';
import type { FindingRef } from '../finding-ref.ts';
import type { CommandHead, EventHead } from '../record.ts';
import type {
  LeadClockCode,
  LeadReason,
  LeadReasonCode,
  LeadResult,
  LeadSource,
  LeadSubject,
  Verification,
} from './lead.ts';

export interface NewDispatch {
  readonly id: string;
  readonly to: Agency;
}

/** A reason as it is given; the code may turn out to be none that a lead may rest on. */
export interface GivenReason {
  readonly code: LeadReasonCode | (string & {});
  readonly note: string;
}

interface Begins {
  readonly region: string;
  readonly caseNo?: string;
  readonly subjects: readonly LeadSubject[];
}

type Payload =
  | (Begins & { readonly type: 'lead.take-finding'; readonly finding: FindingRef; readonly foundMs: number })
  | (Begins & {
      readonly type: 'lead.enter';
      readonly source: LeadSource;
      readonly reasons: readonly GivenReason[];
    })
  | {
      readonly type: 'lead.add';
      readonly subjects: readonly LeadSubject[];
      readonly reasons: readonly GivenReason[];
    }
  | { readonly type: 'lead.drop-subject'; readonly subject: LeadSubject['id']; readonly reason: string }
  | { readonly type: 'lead.mark-returnee'; readonly subject: string; readonly isReturnee: boolean }
  | { readonly type: 'lead.dispatch'; readonly dispatches: readonly NewDispatch[] }
  | { readonly type: 'lead.pass-on'; readonly dispatch: NewDispatch; readonly reason: string }
  | { readonly type: 'lead.sign' }
  | {
      readonly type: 'lead.verify';
      readonly result: LeadResult;
      readonly note: string;
      readonly otherRegion?: string;
      readonly duplicateOf?: string;
    }
  | { readonly type: 'lead.feed-back' }
  | { readonly type: 'lead.accept'; readonly dispatch: string }
  | { readonly type: 'lead.return'; readonly dispatch: string; readonly missing: string }
  | { readonly type: 'lead.recall'; readonly dispatch: string; readonly reason: string }
  | { readonly type: 'lead.close'; readonly reason: string }
  | { readonly type: 'lead.reopen'; readonly reason: string }
  | { readonly type: 'lead.record-receipt'; readonly delivery: string; readonly receipt: DeliveryReceipt }
  | { readonly type: 'lead.update-finding'; readonly change: 'changed' | 'gone'; readonly finding: FindingRef };

/** `mark-returnee` has no reason and no note: the flag is seen, and says nothing. */
export type LeadCommand = CommandHead & Payload;

export type LeadEventPayload =
  | {
      readonly type: 'lead.entered';
      readonly region: string;
      readonly caseNo?: string;
      readonly owner: Agency;
      readonly source: LeadSource;
      readonly finding?: FindingRef;
      readonly subjects: readonly LeadSubject[];
      readonly reasons: readonly LeadReason[];
    }
  | {
      readonly type: 'lead.added';
      readonly subjects: readonly LeadSubject[];
      readonly reasons: readonly LeadReason[];
    }
  | { readonly type: 'lead.subject-dropped'; readonly subject: LeadSubject['id']; readonly reason: string }
  | { readonly type: 'lead.returnee-marked'; readonly subject: string; readonly isReturnee: boolean }
  | {
      readonly type: 'lead.dispatched';
      readonly dispatch: string;
      readonly from: Agency;
      readonly parent: string;
      readonly to: Agency;
      readonly path: 'down' | 'over';
      readonly reason?: string;
    }
  | { readonly type: 'lead.signed'; readonly dispatch: string; readonly timely?: boolean }
  | { readonly type: 'lead.verified'; readonly dispatch: string; readonly verification: Verification }
  | { readonly type: 'lead.fed-back'; readonly dispatch: string; readonly to: string; readonly timely?: boolean }
  | { readonly type: 'lead.accepted'; readonly dispatch: string }
  | { readonly type: 'lead.returned'; readonly dispatch: string; readonly missing: string }
  | { readonly type: 'lead.recalled'; readonly dispatch: string; readonly reason: string }
  | {
      readonly type: 'lead.closed';
      readonly result: LeadResult;
      readonly reason: string;
      readonly timely?: boolean;
      /** What is told to whoever gave the lead. */
      readonly report?: Delivery;
    }
  | { readonly type: 'lead.reopened'; readonly reason: string }
  | { readonly type: 'lead.receipt-recorded'; readonly delivery: string; readonly receipt: DeliveryReceipt }
  | { readonly type: 'lead.finding-updated'; readonly change: 'changed' | 'gone'; readonly finding: FindingRef }
  | {
      readonly type: 'lead.overdue';
      readonly code: LeadClockCode;
      /** The task or the report that is late. */
      readonly item: string;
      /** Level that is told. */
      readonly level: AgencyLevel;
    };

export type LeadEvent = EventHead & LeadEventPayload;
