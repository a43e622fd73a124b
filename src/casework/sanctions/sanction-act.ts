import type { Act } from '#law';

import type { ItemKind } from '../people/person.ts';

/**
 * One act of the person whose record it is: there is no field for anybody else's. What was done with the same things on the same day
 * is one act with `times`.
 */
export interface SanctionAct {
  readonly id: string;
  /** `verification-help` counts apart from trading, `impersonation` without a number. */
  readonly act: Act;
  /** Day in China, `YYYY-MM-DD`. */
  readonly day: string;
  readonly items: readonly ActItem[];
  readonly times: number;
  /** Ids of those to whom, or from whom. */
  readonly counterparties: readonly string[];
  readonly evidence: readonly string[];
}

export interface ActItem {
  readonly number: string;
  readonly kind: ItemKind;
}

export const OFFENCES = [
  'telecom-fraud',
  'helping-network-crime',
  'credit-card-management',
  'personal-information',
  'concealing-proceeds',
  'organising-border-crossing',
  'other-linked-offence',
] as const;
/** Offences of 联合惩戒办法 3 (1), which ends with “等”. */
export type Offence = (typeof OFFENCES)[number];

export const SENTENCES = ['custodial', 'suspended', 'non-custodial'] as const;
export type Sentence = (typeof SENTENCES)[number];

/** Days `YYYY-MM-DD`. */
export interface Conviction {
  readonly judgment: string;
  readonly court: string;
  readonly offence: Offence;
  /** First day on which the judgment found an act: whether the person was a minor. */
  readonly actedOn: string;
  readonly effectiveOn: string;
  readonly sentence: Sentence;
  /** Day on which a custodial sentence was served; absent: not yet. */
  readonly servedOn?: string;
}
