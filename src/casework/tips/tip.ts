import type { LeadSubject } from '../leads/lead.ts';
import type { Casework, RecordHead } from '../record.ts';

export const TIP_TOPICS = [
  'card-trade',
  'sim-box',
  'run-points',
  'recruiting',
  'fraud-call',
  'insider',
  'other',
] as const;
export type TipTopic = (typeof TIP_TOPICS)[number];

/** Who reported, where he gave his name: protected (反电信网络诈骗法 30), and read only with a permission of its own. */
export interface Reporter {
  readonly name: string;
  readonly contact: string;
}

export const TIP_ENDS = ['no-substance', 'not-competent', 'duplicate', 'false', 'abusive'] as const;
export type TipEnd = (typeof TIP_ENDS)[number];

export interface TipState extends RecordHead {
  readonly kind: 'tip';
  readonly topic: TipTopic;
  readonly text: string;
  readonly subjects: readonly Omit<LeadSubject, 'isReturnee'>[];
  /** Digest of the receipt code; the code itself is with the reporter alone. */
  readonly receipt: string;
  /** Absent: anonymous; then nothing of the reporter was kept. */
  readonly reporter?: Reporter;
  readonly receivedMs: number;
  readonly status: 'received' | 'in-triage' | 'lead' | 'closed';
  readonly statusMs: number;
  readonly lead?: string;
  readonly end?: { readonly end: TipEnd; readonly reason: string };
  readonly rewarded?: { readonly amountMinor: number; readonly atMs: number };
}

export function tipsOf(casework: Casework): readonly TipState[] {
  return [...((casework.tip ?? new Map()) as ReadonlyMap<string, TipState>).values()];
}

/** What whoever holds the receipt code is told: no content, no names, no result. */
export interface TipReceiptState {
  readonly status: 'received' | 'in-work' | 'closed';
  readonly sinceMs: number;
}

/** By the digest of the code; undefined where there is none such. A tip that became a lead is in work until its end is known elsewhere. */
export function tipByReceipt(casework: Casework, receipt: string): TipReceiptState | undefined {
  const tip = receipt === '' ? undefined : tipsOf(casework).find((known) => known.receipt === receipt);
  if (tip === undefined) return undefined;
  const status = tip.status === 'received' || tip.status === 'closed' ? tip.status : 'in-work';
  return { status, sinceMs: tip.statusMs };
}

/** The tip as everybody but who may read the reporter sees it. */
export function withoutReporter(tip: TipState): TipState {
  const { reporter: _, ...rest } = tip;
  return rest;
}
