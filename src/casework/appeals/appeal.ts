import type { Problem } from '#model';

import type { AgencyKind, AgencyLevel } from '../actor.ts';
import type { Delivery, DeliveryReceipt } from '../delivery.ts';
import type { CommandHead, EventHead, RecordHead, RecordRef } from '../record.ts';
import type { AppealBasis, RemedyRule } from './appeal-bases.ts';

/** One record that is contested, by one basis. */
export interface Contested {
  readonly record: RecordRef;
  readonly basis: AppealBasis;
  /** Numbers to which it is confined; absent: all of it. */
  readonly items?: readonly string[];
}

export interface ContestedOnTicket extends Contested {
  readonly sinceMs: number;
}

/** Who decided the contested measures and who carried them out: agency ids. Either must accept the ticket. */
export interface Bodies {
  readonly decided: readonly string[];
  readonly executed: readonly string[];
  /** Who holds the credit data; absent: who executed. */
  readonly credit?: readonly string[];
}

/** Where the ticket lies: always one agency; its officer once somebody has taken it. */
export interface Owner {
  readonly agency: string;
  readonly kind?: AgencyKind;
  readonly level?: AgencyLevel;
  readonly officer?: string;
  readonly officerName?: string;
  readonly sinceMs: number;
}

export interface Reviewer {
  readonly id: string;
  readonly name: string;
}

export const PAPER_KINDS = [
  'identity',
  'identity-lost',
  'signature',
  'photo',
  'branch-video',
  'contract',
  'transaction',
  'judgment',
  'other',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export interface Paper {
  readonly kind: PaperKind;
  readonly name: string;
  readonly atMs: number;
  readonly by: string;
}

export interface Statement {
  readonly text: string;
  readonly atMs: number;
  readonly by: string;
}

export const CHECK_RESULTS = ['opened-by-person', 'opened-by-other', 'cannot-tell'] as const;
export const DECISION_OUTCOMES = ['upheld', 'partly', 'rejected'] as const;
export const REPLY_METHODS = ['in-person', 'post', 'electronic'] as const;
export const REPLY_RECEIVERS = ['person', 'guardian', 'representative'] as const;
export const BODY_PARTS = ['decided', 'executed', 'credit'] as const satisfies readonly (keyof Bodies)[];

/** What an institution found about one item: who opened it. */
export interface ItemCheck {
  readonly number: string;
  readonly result: (typeof CHECK_RESULTS)[number];
  readonly note: string;
  readonly atMs: number;
  readonly by: string;
  readonly agency: string;
}

/** Why a contested measure falls. `finding-wrong`: the finding itself did not hold; the others say nothing about the finding. */
export const UPHELD_GROUNDS = [
  'finding-wrong',
  'not-my-card',
  'unrelated-to-case',
  'not-proportionate',
  'procedure',
  'expired',
  'credit-data-wrong',
] as const;
export type UpheldGround = (typeof UPHELD_GROUNDS)[number];

export interface Remedy extends Omit<RemedyRule, 'opensWith'> {
  readonly basis: AppealBasis;
  readonly dueMs?: number;
  /** Why no last day is named. */
  readonly problem?: Problem;
}

/** A record that a decision ended, kept for the statistics of restored people. */
export interface Restored {
  readonly record: RecordRef;
  readonly items?: readonly string[];
  /** When the restriction was first ordered; absent: the record tells none. */
  readonly sinceMs?: number;
  readonly institutions: readonly string[];
  readonly detectors: readonly { readonly id: string; readonly version: string }[];
}

export interface Decision {
  readonly outcome: (typeof DECISION_OUTCOMES)[number];
  readonly ground?: UpheldGround;
  readonly reasons: string;
  readonly by: string;
  readonly atMs: number;
  readonly restored: readonly Restored[];
  /** Items that go to the case as opened by an unknown person. */
  readonly openedByUnknown: readonly string[];
  readonly remedies: readonly Remedy[];
}

export interface Overdue {
  readonly basis: AppealBasis;
  readonly level: AgencyLevel;
  readonly atMs: number;
}

export type FiledAs = 'person' | 'guardian' | 'counter' | 'interested';

/** One ticket. It keeps its number, its clocks and an owner from the filing to the end. */
export interface AppealState extends RecordHead {
  readonly kind: 'appeal';
  readonly personId: string;
  readonly filed: { readonly atMs: number; readonly by: string; readonly as: FiledAs; readonly selfCheck?: RecordRef };
  readonly status: 'filed' | 'papers-asked' | 'accepted' | 'in-review' | 'decided' | 'withdrawn';
  readonly acceptedMs?: number;
  readonly contested: readonly ContestedOnTicket[];
  readonly bodies: Bodies;
  readonly owner: Owner;
  readonly earlierOwners: readonly Owner[];
  /** Agency to which a transfer is offered; the owner stays until it is taken over. */
  readonly offeredTo?: string;
  readonly reviewer?: Reviewer;
  readonly statements: readonly Statement[];
  readonly papers: readonly Paper[];
  readonly lacking: readonly PaperKind[];
  readonly checks: readonly ItemCheck[];
  readonly overdue: readonly Overdue[];
  /** Bases whose clock had no end when they came onto the ticket. */
  readonly unclocked: readonly AppealBasis[];
  readonly deliveries: readonly Delivery[];
  readonly lateReceipts: readonly string[];
  readonly decision?: Decision;
  /** The written answer; only with it the clocks of the ticket are over. */
  readonly reply?: Reply;
}

/** The decision in writing, with its reasons and remedies, as it reached the person or whoever answers for the person. */
export interface Reply {
  readonly method: (typeof REPLY_METHODS)[number];
  readonly receiver: (typeof REPLY_RECEIVERS)[number];
  readonly atMs: number;
  /** Counted from the day on which it was served. */
  readonly remedies: readonly Remedy[];
}

interface Filing {
  readonly region: string;
  readonly personId: string;
  readonly caseNo?: string;
  readonly bodies: Bodies;
  readonly contested: readonly Contested[];
  readonly statement: string;
  readonly papers: readonly { readonly kind: PaperKind; readonly name: string }[];
}

export type FileCommand = CommandHead &
  Filing &
  (
    | {
        readonly type: 'appeal.file' | 'appeal.file-as-guardian' | 'appeal.file-as-interested';
        /** Body to which it is given. */
        readonly to: string;
        readonly selfCheck?: RecordRef;
      }
    | {
        readonly type: 'appeal.take-in';
        /** How the officer saw who the person is. */
        readonly identified: string;
      }
  );

export type AppealCommand =
  | FileCommand
  | (CommandHead &
      (
        | { readonly type: 'appeal.ask-papers'; readonly lacking: readonly PaperKind[] }
        | { readonly type: 'appeal.add-paper'; readonly paper: PaperKind; readonly name: string }
        | { readonly type: 'appeal.add-statement'; readonly text: string }
        | { readonly type: 'appeal.add-contested'; readonly contested: readonly Contested[] }
        | { readonly type: 'appeal.accept' }
        | { readonly type: 'appeal.offer-transfer'; readonly to: string; readonly reason: string }
        | { readonly type: 'appeal.take-over' }
        | { readonly type: 'appeal.assign'; readonly reviewer: Reviewer }
        | {
            readonly type: 'appeal.check-items';
            readonly results: readonly { readonly number: string; readonly result: ItemCheck['result'] }[];
            readonly note: string;
          }
        | { readonly type: 'appeal.note-receipt'; readonly delivery: string; readonly receipt: DeliveryReceipt }
        | {
            readonly type: 'appeal.decide';
            readonly outcome: Decision['outcome'];
            readonly ground?: UpheldGround;
            readonly reasons: string;
            /** Partly upheld: what of the contested falls. */
            readonly upheld?: readonly Contested[];
          }
        | {
            readonly type: 'appeal.serve-reply';
            readonly method: Reply['method'];
            readonly receiver: Reply['receiver'];
          }
        | {
            readonly type: 'appeal.add-body';
            readonly body: string;
            readonly part: keyof Bodies;
            readonly reason: string;
          }
        | { readonly type: 'appeal.withdraw'; readonly reason: string }
      ));

export type AppealEvent = EventHead &
  (
    | {
        readonly type: 'appeal.filed';
        readonly region: string;
        readonly agencies: readonly string[];
        readonly personId: string;
        readonly caseNo?: string;
        readonly as: FiledAs;
        readonly selfCheck?: RecordRef;
        readonly identified?: string;
        readonly bodies: Bodies;
        readonly contested: readonly Contested[];
        readonly owner: Owner;
        readonly statement: string;
        readonly papers: readonly Paper[];
        readonly deliveries: readonly Delivery[];
      }
    | {
        readonly type: 'appeal.clock-missing';
        readonly basis: AppealBasis;
        readonly rule: string;
        readonly code: string;
      }
    | { readonly type: 'appeal.papers-asked'; readonly lacking: readonly PaperKind[] }
    | { readonly type: 'appeal.paper-added'; readonly paper: Paper }
    | { readonly type: 'appeal.statement-added'; readonly statement: Statement }
    | {
        readonly type: 'appeal.contested-added';
        readonly contested: readonly Contested[];
        readonly agencies: readonly string[];
        readonly deliveries: readonly Delivery[];
      }
    | { readonly type: 'appeal.accepted'; readonly owner: Owner }
    | { readonly type: 'appeal.transfer-offered'; readonly to: string; readonly reason: string }
    | { readonly type: 'appeal.taken-over'; readonly owner: Owner }
    | { readonly type: 'appeal.assigned'; readonly reviewer: Reviewer }
    | { readonly type: 'appeal.items-checked'; readonly checks: readonly ItemCheck[] }
    | { readonly type: 'appeal.receipt-noted'; readonly delivery: string; readonly receipt: DeliveryReceipt }
    | { readonly type: 'appeal.receipt-overdue'; readonly delivery: string; readonly to: string }
    | {
        readonly type: 'appeal.overdue';
        readonly basis: AppealBasis;
        readonly rule: string;
        readonly level: AgencyLevel;
      }
    | ({ readonly type: 'appeal.decided'; readonly deliveries: readonly Delivery[] } & Omit<Decision, 'by' | 'atMs'>)
    | ({ readonly type: 'appeal.reply-served' } & Omit<Reply, 'atMs'>)
    | {
        readonly type: 'appeal.body-added';
        readonly body: string;
        readonly part: keyof Bodies;
        readonly reason: string;
      }
    | { readonly type: 'appeal.withdrawn'; readonly reason: string; readonly deliveries: readonly Delivery[] }
  );
