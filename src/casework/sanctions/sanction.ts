import type { Confidence, DeterminationBasis, LegalValueId, Measure, SanctionRoute } from '#law';

import type { Delivery } from '../delivery.ts';
import type { PersonFact } from '../people/person.ts';
import type { RecordHead, RecordRef } from '../record.ts';
import type { ActCount } from './count-acts.ts';
import type { Conviction, SanctionAct } from './sanction-act.ts';
import type { SanctionNotice } from './sanction-notice.ts';

export const SANCTION_STAGES = [
  'proposed',
  'withdrawn',
  'declined',
  'determined',
  'served',
  'in-force',
  'expired',
  'lifted',
] as const;
/**
 * `determined`: nothing may be carried out yet; `served`: the written notice was; `in-force`: institutions were instructed;
 * `expired`: the term is over; `lifted`: ended before, or as never lawful.
 */
export type SanctionStage = (typeof SANCTION_STAGES)[number];

/** Who is sanctioned, as known when it was proposed. */
export interface SanctionSubject {
  readonly personId: string;
  readonly isUnit: boolean;
  readonly name: string;
  readonly idNumber?: string;
  /** Under 18 on the day of the first act; `unknown` without a birth, and then treated as a minor wherever that protects. */
  readonly minor: boolean | 'unknown';
  /** Told beside a minor; no subject of anything. */
  readonly guardian?: string;
}

export const SECTORS = ['bank', 'payment-institution', 'carrier', 'credit'] as const;
export type Sector = (typeof SECTORS)[number];

export const KEPT_SERVICES = [
  'direct-debit-tax',
  'direct-debit-social-security',
  'direct-debit-utilities',
  'limited-account',
  'counter-service',
  'incoming-payments',
  'basic-phone',
] as const;
/** What stays: existing direct debits, a new account of limited functions, counter service, incoming payments, one basic number. */
export type KeptService = (typeof KEPT_SERVICES)[number];

export const INSTRUCTIONS = [
  'apply',
  'lift',
  'report-credit',
  'withdraw-credit',
  'delete-credit',
  'publish',
  'unpublish',
] as const;
export type SanctionInstruction = (typeof INSTRUCTIONS)[number];

export interface SanctionOrder extends Delivery {
  readonly instruction: SanctionInstruction;
  readonly sector: Sector;
  readonly measures: readonly Measure[];
  readonly kept: readonly KeptService[];
  /** The one telephone number that stays in use. */
  readonly keptNumber?: string;
  /** Order that this one undoes or repeats. */
  readonly undoes?: string;
  readonly overdueMs?: number;
}

/** One measure with its own source and term. Days in China; `endsOn` is the last nominal day, before a roll to a working day. */
export interface SanctionMeasure {
  readonly measure: Measure;
  readonly rule: string;
  readonly article: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** Years and the legal value that holds them; absent: the text names no term, and it ends with the others. */
  readonly years?: number;
  readonly value?: LegalValueId;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly endedMs?: number;
}

/** On what a determination rests: both dates, the packs of both, what carries it, and what was chosen by whom. */
export interface SanctionBasis {
  readonly firstActOn: string;
  readonly lastActOn: string;
  readonly decidedOn: string;
  /** Pack whose rules it applies. */
  readonly pack: string;
  readonly confidence: Confidence;
  /** One for each kind of act and day that counts, with all packs in force. */
  readonly bases: readonly DeterminationBasis[];
  /** Packs of the days of the acts where they are others than those of the decision. */
  readonly differing?: { readonly act: string; readonly decision: string };
  readonly choice?: SanctionChoice;
  /** Codes of what is not known about the pack. */
  readonly open: readonly string[];
}

/** A lawyer's choice, with the reason, where packs differ or a pack has two terms. */
export interface SanctionChoice {
  readonly pack: string;
  readonly rule?: string;
  readonly by: string;
  readonly reason: string;
}

export interface Determination {
  readonly level: 'city' | 'province' | 'national';
  readonly agency: string;
  readonly by: string;
  readonly atMs: number;
  readonly basis: SanctionBasis;
  readonly count?: ActCount;
  /** Why a person below the numbers has to be sanctioned all the same; province level. */
  readonly belowThreshold?: string;
  /** In writing: facts, evidence, weighing. Kept as the explanation that PIPL 24 gives a right to; no program writes it. */
  readonly reasons: string;
  readonly leniency: readonly PersonFact[];
  readonly isCapped: boolean;
  /** Entered later from the papers of its time: document number. */
  readonly past?: string;
}

export const CREDIT_LISTS = ['financial-credit-database', 'serious-dishonesty'] as const;
export type CreditList = (typeof CREDIT_LISTS)[number];

export interface CreditReport {
  readonly list: CreditList;
  readonly basis: string;
  readonly to: string;
  readonly order: string;
  readonly reportedMs: number;
  /** From when the five years of negative information count. */
  readonly runsFromMs?: number;
  readonly endedMs?: number;
  readonly ended?: 'withdrawn' | 'expired';
}

export interface Publication {
  readonly where: 'credit-china';
  readonly maskedName: string;
  readonly to: string;
  readonly order: string;
  readonly fromMs: number;
  readonly until: string;
  readonly endedMs?: number;
}

export interface Hearing {
  readonly atMs: number;
  readonly told: 'person' | 'guardian' | 'both';
  /** What the person said in defence; empty: nothing. */
  readonly statement: string;
  readonly answer: string;
}

export interface MinorReview {
  readonly by: string;
  readonly atMs: number;
  readonly guardianToldOn: string;
  readonly reasons: string;
}

export const SERVICE_METHODS = ['in-person', 'post', 'refused'] as const;
type ServiceMethod = (typeof SERVICE_METHODS)[number];

export interface Service {
  /** `refused`: the receiver would not take it, and it was left there before a witness (留置送达). */
  readonly method: ServiceMethod;
  readonly servedOn: string;
  readonly receiver: string;
  readonly guardianServedOn?: string;
  /** Of a refused service: who saw it, and why it was refused as far as was said. */
  readonly witness?: string;
  readonly reason?: string;
}

export const END_CAUSES = [
  'expired',
  'term-over',
  'old-terms-ended',
  'appeal-upheld',
  'not-my-card',
  'determination-changed',
] as const;
/** `term-over`: lifted by hand after the term. */
export type EndCause = (typeof END_CAUSES)[number];

export interface SanctionEnd {
  readonly cause: EndCause;
  readonly by?: RecordRef;
  readonly reason?: string;
}

export interface SanctionState extends RecordHead {
  readonly kind: 'sanction';
  readonly personId: string;
  readonly stage: SanctionStage;
  readonly route: SanctionRoute;
  readonly subject: SanctionSubject;
  readonly acts: readonly SanctionAct[];
  readonly conviction?: Conviction;
  /** An administrative penalty is proposed beside it: then the person must be told and heard first (行政处罚法 44, 45). */
  readonly hasPenalty: boolean;
  readonly proposal: { readonly by: string; readonly atMs: number; readonly reasons: string };
  readonly leniency: readonly PersonFact[];
  readonly hearing?: Hearing;
  readonly minorReview?: MinorReview;
  readonly choice?: SanctionChoice;
  readonly determination?: Determination;
  readonly measures: readonly SanctionMeasure[];
  readonly notice?: SanctionNotice;
  readonly service?: Service;
  readonly orders: readonly SanctionOrder[];
  readonly credit: readonly CreditReport[];
  readonly publication?: Publication;
  /** Items that an upheld objection took out of the acts. */
  readonly struckItems: readonly string[];
  /** The acts without them; the determination keeps the count that it was made on. */
  readonly recount?: ActCount;
  readonly end?: SanctionEnd;
  readonly endMs?: number;
  /** Alarm of a term that is over while nothing lifts it by itself. */
  readonly termOverdueMs?: number;
}
