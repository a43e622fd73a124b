import type { Delivery } from '../delivery.ts';
import type { RecordHead, RecordRef } from '../record.ts';

/** Which sentence of Article 8 the return rests on: one inflow, timestamps, or pro rata. Only pro rata has a public notice. */
export const RETURN_GROUNDS = ['single-source', 'timestamps', 'pro-rata'] as const;
export type ReturnGround = (typeof RETURN_GROUNDS)[number];

export interface BankAccount {
  readonly number: string;
  /** Agency id of the bank or payment institution. */
  readonly institution: string;
}

/** A victim to whom frozen money may belong. Ids are those of the reports. */
export interface ReturnVictim {
  readonly victim: string;
  readonly caseNo: string;
  /** Accounts that the money came from (Article 7). Cash paid in has none. */
  readonly sources: readonly BankAccount[];
  /** Paid in as cash: bank entry and statement must agree (Article 9). */
  readonly isCash: boolean;
  /** Police told the victim, of their own motion (Article 6). */
  readonly told?: { readonly atMs: number; readonly by: string };
  readonly application?: ReturnApplication;
  readonly ownership?: { readonly isClear: boolean; readonly note: string; readonly atMs: number; readonly by: string };
  readonly setAside?: { readonly reason: SetAsideReason; readonly note: string };
  /** Compensation and money paid back, from whomever, earlier payouts on this freeze included. */
  readonly compensatedMinor: number;
}

/** Annex 1, in person or by an agent whose papers were checked (Article 5). */
export interface ReturnApplication {
  readonly atMs: number;
  readonly by: 'victim' | 'agent';
  /** An account that the money came from, else another of the victim with the reason. */
  readonly to: BankAccount;
  readonly otherReason?: string;
}

/** `false-victim`: no victim at all; `not-found`: the share goes with the case file. */
export type SetAsideReason = 'false-victim' | 'not-found' | 'waived' | 'compensated';

export interface ReturnShareGiven {
  readonly victim: string;
  /** Proven loss. */
  readonly lossMinor: number;
  readonly compensatedMinor: number;
  /** What the share is made of: at most the loss less compensation; less where less of it was traced to the account. */
  readonly claimMinor: number;
  readonly payoutMinor: number;
}

/** Shares as tracing made them: casework checks them and does not make them. */
export interface ReturnAllocationGiven {
  readonly ground: ReturnGround;
  /** `no-binding-rule`: the money came by other accounts, and the method is a choice. */
  readonly basis: 'article-8' | 'no-binding-rule';
  /** Formula and tracing policy, as shown to whoever decides. */
  readonly method: string;
  readonly currency: string;
  readonly shares: readonly ReturnShareGiven[];
  /** Stays frozen in the original term. */
  readonly leftMinor: number;
}

export interface ReturnProposal extends ReturnAllocationGiven {
  readonly by: string;
  readonly atMs: number;
  /** Where the table of the flow of funds and the report asking for approval lie. */
  readonly flowTable: string;
  readonly report: string;
}

export interface ReturnObjection {
  readonly id: string;
  readonly objector: string;
  readonly ground: string;
  readonly atMs: number;
  readonly decision?: {
    readonly by: string;
    readonly atMs: number;
    readonly isUpheld: boolean;
    readonly reason: string;
  };
}

export interface ReturnPayment {
  readonly victim: string;
  readonly amountMinor: number;
  readonly to: BankAccount;
  readonly atMs: number;
}

/** Last term of the freeze. */
export interface FreezeTermNoted {
  readonly rule: string;
  readonly fromMs: number;
  readonly endsMs: number;
}

/** Frozen money of one freeze on its way back to the victims; a later victim starts the next. */
export interface ReturnState extends RecordHead {
  readonly kind: 'return';
  readonly measure: RecordRef;
  /** Id of the freeze on the measure record. */
  readonly freeze: string;
  readonly account: BankAccount;
  readonly currency: string;
  readonly frozenMinor: number;
  /** 1 for the first on this freeze. */
  readonly number: number;
  readonly previous?: RecordRef;
  /** As the measure had it when it was last looked at. */
  readonly freezeTerm?: FreezeTermNoted;
  readonly isFreezeAlarmed: boolean;
  readonly stage: 'checking' | 'proposed' | 'noticed' | 'decided' | 'ordered' | 'carried-out' | 'closed';
  readonly victims: readonly ReturnVictim[];
  readonly proposal?: ReturnProposal;
  /** `endsMs`: 24:00 of its last day. */
  readonly notice?: { readonly fromMs: number; readonly endsMs: number; readonly place: string; readonly by: string };
  readonly objections: readonly ReturnObjection[];
  readonly decision?: { readonly by: string; readonly atMs: number; readonly number: string };
  readonly payments: readonly ReturnPayment[];
  readonly failures: readonly { readonly victim: string; readonly reason: string; readonly atMs: number }[];
  readonly deliveries: readonly Delivery[];
  readonly alarmed: readonly string[];
}

/** Shares that the bank still has to pay. */
export function unpaidShares({ proposal, payments }: ReturnState): readonly ReturnShareGiven[] {
  const paid = new Set(payments.map(({ victim }) => victim));
  return (proposal?.shares ?? []).filter(({ victim, payoutMinor }) => payoutMinor > 0 && !paid.has(victim));
}

/** What is still frozen: nobody's share, and shares that could not be paid. */
export function remainingMinor({ frozenMinor, payments }: ReturnState): number {
  return payments.reduce((left, { amountMinor }) => left - amountMinor, frozenMinor);
}

/** Somebody was compensated or ownership was disputed after the shares were made: they have to be made anew. */
export function isStale({ proposal, victims }: ReturnState): boolean {
  return (proposal?.shares ?? []).some(({ victim, compensatedMinor }) => {
    const known = victims.find((each) => each.victim === victim);
    return known?.compensatedMinor !== compensatedMinor || known.ownership?.isClear !== true;
  });
}

export function isReturnOver({ stage }: ReturnState): boolean {
  return stage === 'carried-out' || stage === 'closed';
}

export function victimOf({ victims }: ReturnState, victim: string): ReturnVictim | undefined {
  return victims.find((each) => each.victim === victim);
}
