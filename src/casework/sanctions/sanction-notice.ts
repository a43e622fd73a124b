import type { Bilingual } from '#model';
import type { Act, Confidence, Measure, SanctionRoute } from '#law';

import type { ActCount } from './count-acts.ts';
import type { Conviction } from './sanction-act.ts';
import type { KeptService } from './sanction.ts';

/** What the notice of a determination says, wholly: 联合惩戒办法 12 and 反电信网络诈骗法 32. There is no place for a suspicious-transaction report. */
export interface SanctionNotice {
  readonly noticeNo: string;
  readonly sanctionId: string;
  readonly caseNo?: string;
  readonly issuedOn: string;
  readonly issuedBy: string;
  readonly recipient: {
    readonly isUnit: boolean;
    /** In full: the notice goes to the person. */
    readonly name: string;
    readonly idNumber?: string;
    readonly isMinor: boolean;
    readonly guardian?: string;
  };
  readonly route: SanctionRoute;
  readonly determinedOn: string;
  readonly basis: {
    readonly pack: string;
    readonly title: Bilingual;
    readonly articles: readonly string[];
    readonly source: string;
    readonly confidence: Confidence;
    readonly choice?: { readonly by: string; readonly reason: string };
    readonly belowThreshold?: string;
  };
  readonly acts: readonly NoticeAct[];
  readonly count?: ActCount;
  readonly conviction?: Conviction;
  readonly reasons: string;
  readonly measures: readonly NoticeMeasure[];
  readonly term: {
    readonly years?: number;
    /** Absent: the term begins when the sentence has been served. */
    readonly from?: string;
    readonly to?: string;
    readonly isCapped: boolean;
  };
  readonly kept: readonly KeptService[];
  readonly appeal: NoticeAppeal;
  readonly leniency: readonly { readonly kind: string; readonly day: string; readonly note: string }[];
}

export interface NoticeAct {
  readonly act: Act;
  readonly day: string;
  /** Masked. */
  readonly items: readonly string[];
  readonly times: number;
  readonly counterparties: number;
  readonly isCounted: boolean;
}

export interface NoticeMeasure {
  readonly measure: Measure;
  readonly article: string;
  readonly years?: number;
  readonly from?: string;
  readonly to?: string;
}

/** To whom, how and with what the person can object. */
export interface NoticeAppeal {
  /** The police that determined, and the institutions that carry out. */
  readonly to: readonly string[];
  readonly channel: string;
  readonly papers: readonly string[];
  /** Days for the answer as set here; absent: not set. */
  readonly answerDays?: number;
}
