import type { Measure, SanctionRoute } from '#law';

import type { DeliveryReceipt } from '../delivery.ts';
import type { FindingRef } from '../finding-ref.ts';
import type { CommandHead } from '../record.ts';
import type { Conviction, SanctionAct } from './sanction-act.ts';
import type { CreditList, Hearing, Sector, Service } from './sanction.ts';

interface Belongs {
  readonly region: string;
  /** Agencies that take part from the start. */
  readonly agencies: readonly string[];
  readonly caseNo?: string;
  readonly finding?: FindingRef;
  /** Whose acts they are; nobody else can be named anywhere. */
  readonly personId: string;
}

export interface OrderRequest {
  readonly id: string;
  readonly to: string;
  readonly sector: Sector;
  /** Carriers: the number that stays. */
  readonly keptNumber?: string;
}

type Payload =
  | (Belongs & {
      readonly type: 'sanction.propose';
      readonly route: SanctionRoute;
      readonly acts: readonly SanctionAct[];
      readonly conviction?: Conviction;
      readonly hasPenalty: boolean;
      readonly reasons: string;
    })
  | { readonly type: 'sanction.withdraw'; readonly reason: string }
  | {
      readonly type: 'sanction.hear';
      readonly told: Hearing['told'];
      readonly statement: string;
      readonly answer: string;
    }
  | { readonly type: 'sanction.review-minor'; readonly guardianToldOn: string; readonly reasons: string }
  | { readonly type: 'sanction.choose-pack'; readonly pack: string; readonly rule?: string; readonly reason: string }
  | { readonly type: 'sanction.decline'; readonly reason: string }
  | {
      readonly type: 'sanction.determine';
      readonly pack: string;
      /** Fewer than the pack's; absent: all of them. */
      readonly measures?: readonly Measure[];
      readonly reasons: string;
      readonly belowThreshold?: string;
    }
  | { readonly type: 'sanction.record-served'; readonly servedOn: string }
  | {
      readonly type: 'sanction.issue-notice';
      readonly noticeNo: string;
      readonly channel: string;
      readonly papers: readonly string[];
    }
  | ({ readonly type: 'sanction.serve-notice' } & Service)
  | { readonly type: 'sanction.instruct'; readonly orders: readonly OrderRequest[] }
  | { readonly type: 'sanction.repeat-lift'; readonly order: string; readonly id: string }
  | {
      readonly type: 'sanction.answer';
      readonly order: string;
      readonly result: DeliveryReceipt['result'];
      readonly reason?: string;
    }
  | {
      readonly type: 'sanction.report-credit';
      readonly list: CreditList;
      readonly basis: string;
      readonly order: string;
      readonly to: string;
    }
  | { readonly type: 'sanction.publish'; readonly order: string; readonly to: string; readonly until: string }
  | { readonly type: 'sanction.lift'; readonly cause: 'determination-changed' | 'term-over'; readonly reason: string }
  | (Belongs & {
      readonly type: 'sanction.record-past';
      readonly acts: readonly SanctionAct[];
      readonly pack: string;
      /** Ids of the pack's rules that were applied. */
      readonly rules: readonly string[];
      readonly decidedOn: string;
      readonly decidedBy: string;
      readonly decidedLevel: 'city' | 'province';
      readonly document: string;
      readonly servedOn: string;
      /** Institutions that carry it out, as the papers show. */
      readonly orders: readonly OrderRequest[];
      readonly reasons: string;
    });

export type SanctionCommand = CommandHead & Payload;
export type SanctionCommandOf<T extends Payload['type']> = Extract<SanctionCommand, { readonly type: T }>;

export const SANCTION_COMMANDS = [
  'sanction.propose',
  'sanction.withdraw',
  'sanction.hear',
  'sanction.review-minor',
  'sanction.choose-pack',
  'sanction.decline',
  'sanction.determine',
  'sanction.record-served',
  'sanction.issue-notice',
  'sanction.serve-notice',
  'sanction.instruct',
  'sanction.repeat-lift',
  'sanction.answer',
  'sanction.report-credit',
  'sanction.publish',
  'sanction.lift',
  'sanction.record-past',
] as const satisfies readonly Payload['type'][];
