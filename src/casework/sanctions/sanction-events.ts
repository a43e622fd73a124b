import type { SanctionRoute } from '#law';

import type { DeliveryReceipt } from '../delivery.ts';
import type { PersonFact } from '../people/person.ts';
import type { EventHead, RecordHead } from '../record.ts';
import type { ActCount } from './count-acts.ts';
import type { Conviction, SanctionAct } from './sanction-act.ts';
import type { SanctionNotice } from './sanction-notice.ts';
import type {
  CreditReport,
  Determination,
  Hearing,
  MinorReview,
  Publication,
  SanctionChoice,
  SanctionEnd,
  SanctionMeasure,
  SanctionOrder,
  SanctionSubject,
  Service,
} from './sanction.ts';

interface Begun {
  readonly head: Pick<RecordHead, 'region' | 'agencies' | 'caseNo' | 'finding'>;
  readonly subject: SanctionSubject;
  readonly acts: readonly SanctionAct[];
  readonly leniency: readonly PersonFact[];
  readonly reasons: string;
}

type Happened =
  | (Begun & {
      readonly type: 'sanction.proposed';
      readonly route: SanctionRoute;
      readonly conviction?: Conviction;
      readonly hasPenalty: boolean;
    })
  | { readonly type: 'sanction.withdrawn'; readonly reason: string }
  | { readonly type: 'sanction.heard'; readonly hearing: Hearing }
  | { readonly type: 'sanction.minor-reviewed'; readonly review: MinorReview }
  | { readonly type: 'sanction.pack-chosen'; readonly choice: SanctionChoice }
  | { readonly type: 'sanction.declined'; readonly reason: string }
  | {
      readonly type: 'sanction.determined';
      readonly determination: Determination;
      readonly measures: readonly SanctionMeasure[];
      /** As the person's record says now; absent: as when it was proposed. */
      readonly subject?: SanctionSubject;
    }
  | {
      readonly type: 'sanction.sentence-served';
      readonly servedOn: string;
      readonly measures: readonly SanctionMeasure[];
      readonly isCapped: boolean;
    }
  /** Another determination made terms in a row longer than the cap: this one ends earlier. */
  | { readonly type: 'sanction.term-capped'; readonly measures: readonly SanctionMeasure[] }
  | { readonly type: 'sanction.notice-issued'; readonly notice: SanctionNotice }
  | { readonly type: 'sanction.notice-served'; readonly service: Service }
  | { readonly type: 'sanction.instructed'; readonly orders: readonly SanctionOrder[] }
  | { readonly type: 'sanction.lift-repeated'; readonly order: SanctionOrder }
  | { readonly type: 'sanction.answered'; readonly order: string; readonly receipt: DeliveryReceipt }
  | { readonly type: 'sanction.receipt-overdue'; readonly order: string; readonly to: string }
  /** A lift that nobody confirmed: 到期未解除. */
  | { readonly type: 'sanction.lift-overdue'; readonly order: string; readonly to: string }
  | { readonly type: 'sanction.term-overdue'; readonly endsOn: string }
  | {
      readonly type: 'sanction.measures-ended';
      /** Ids of the rules whose terms are over. */
      readonly rules: readonly string[];
      readonly end: SanctionEnd;
      /** Nothing is left: the sanction is over. */
      readonly isLast: boolean;
      readonly orders: readonly SanctionOrder[];
    }
  | { readonly type: 'sanction.lifted'; readonly end: SanctionEnd; readonly orders: readonly SanctionOrder[] }
  | { readonly type: 'sanction.items-struck'; readonly items: readonly string[]; readonly count: ActCount }
  | { readonly type: 'sanction.credit-reported'; readonly report: CreditReport; readonly order: SanctionOrder }
  | {
      readonly type: 'sanction.credit-expired';
      readonly list: CreditReport['list'];
      readonly order: SanctionOrder;
    }
  | { readonly type: 'sanction.published'; readonly publication: Publication; readonly order: SanctionOrder }
  | { readonly type: 'sanction.publication-ended'; readonly order: SanctionOrder }
  | (Begun & {
      readonly type: 'sanction.past-recorded';
      readonly determination: Determination;
      readonly measures: readonly SanctionMeasure[];
      readonly service: Service;
      readonly orders: readonly SanctionOrder[];
    });

export type SanctionEvent = EventHead & Happened;
export type SanctionEventPayload = Happened;
