import type { Bilingual } from '#model';

import type { LegalTextId } from './legal-texts.ts';
import type { LegalValueId } from './legal-values.ts';

/**
 * How sure a rule is: T official text read, T-ocr in an optical reading, S a secondary source, D a draft or a garbled copy, C seen
 * in systems, M general knowledge, I inferred. Only T is fixed; everything below is a setting that a named person switches on.
 */
export type Confidence = 'T' | 'T-ocr' | 'S' | 'D' | 'C' | 'M' | 'I';

export const ACT_VERBS = ['rent', 'lend', 'sell', 'buy'] as const;
/** What the acts are done with; the first four are in every pack, the others in the newer ones. */
export const ACT_OBJECTS = [
  'bank-account',
  'payment-account',
  'phone-card',
  'iot-card',
  'wallet',
  'fixed-phone',
  'telecom-line',
  'sms-port',
  'internet-account',
] as const;
/** `criminal-punishment`: punished for telecom fraud or a linked crime, whatever the act was. */
const OTHER_ACTS = ['impersonation', 'verification-help', 'organiser', 'criminal-punishment'] as const;

export type Act = `${(typeof ACT_VERBS)[number]}-${(typeof ACT_OBJECTS)[number]}` | (typeof OTHER_ACTS)[number];

/** Acts with cards and accounts that the sanction rules name. */
export const ACTS: readonly Act[] = [
  ...ACT_OBJECTS.flatMap((object) => ACT_VERBS.map((verb): Act => `${verb}-${object}`)),
  ...OTHER_ACTS,
];

export const MEASURES = [
  'no-non-counter',
  'no-non-counter-outgoing',
  'no-payment-account-business',
  'no-new-account',
  'no-new-payment-account-or-wallet',
  'credit-database',
  'serious-dishonesty-list',
  'public-exposure',
  'telecom-existing-limited',
  'telecom-no-new',
  'telecom-shut',
  'credit-record',
  'function-limits',
  'no-new-business',
  'administrative-penalty',
] as const;
export type Measure = (typeof MEASURES)[number];

export type SanctionRoute = 'police' | 'criminal';

export interface SanctionRule {
  readonly id: string;
  readonly article: string;
  readonly acts: readonly Act[];
  readonly measure: Measure;
  /** Who leads to it: a determination of the police, or a criminal punishment. */
  readonly route: SanctionRoute;
  /** Years; absent: the text names no term. */
  readonly termYears?: number;
  /** Legal value that holds the years, to be switched on before a term is counted by them. */
  readonly termValue?: LegalValueId;
  readonly confidence: Confidence;
  readonly source: string;
  /** Codes of what must be found besides the act, or of what stays: `city-level-determination`, `keeps-one-number` … */
  readonly conditions: readonly string[];
}

/** A day, or the days between which it must lie where only the month is known. */
export type PackStart = { readonly day: string } | { readonly earliest: string; readonly latest: string };

/** Rules of one text as data. Days are local dates `YYYY-MM-DD`. */
export interface RulePack {
  readonly id: LegalTextId;
  readonly title: Bilingual;
  /** GB/T 2260 code: 000000 the whole country, 370000 a province, 371300 a city. */
  readonly region: string;
  readonly from: PackStart;
  /** Last day on which it can carry a new measure; absent: in force. */
  readonly to?: string;
  readonly confidence: Confidence;
  readonly rules: readonly SanctionRule[];
  /** Codes of what is not known about it. */
  readonly open: readonly string[];
}

/** First day on which the pack is certainly in force. */
export function certainFrom({ from }: Pick<RulePack, 'from'>): string {
  return 'day' in from ? from.day : from.latest;
}

/** First day on which it may be in force. */
export function possibleFrom({ from }: Pick<RulePack, 'from'>): string {
  return 'day' in from ? from.day : from.earliest;
}

/** 371300 is under 370000 and 000000. */
export function isUnder(region: string, of: string): boolean {
  const prefix = of.replace(/(?:00)+$/, '');
  return region.startsWith(prefix);
}
