import type { Evaluation } from '#contract';

import { evaluateAccounts, type AccountFindings, type AccountFigures } from './evaluate-accounts.ts';
import { evaluateFindings, type FindingFigures } from './evaluate-findings.ts';
import { evaluateRoles, type FoundMember } from './evaluate-roles.ts';
import { evaluateTransfers } from './evaluate-transfers.ts';
import type { ExtendedClassification } from './classify.ts';
import type { Finding } from './findings.ts';
import type { Truth } from './truth.ts';

/** Columns by transfer number; payer and payee are dense accounts, -1 = nobody. */
export interface TransferColumns {
  readonly count: number;
  readonly payer: ArrayLike<number>;
  readonly payee: ArrayLike<number>;
  readonly amountMinor: ArrayLike<number>;
  readonly currency: ArrayLike<number>;
  /** Unix seconds. */
  readonly at: ArrayLike<number>;
}

export interface EvaluationInput {
  readonly chosenOn: readonly string[];
  readonly measuredOn: readonly string[];
  readonly inSample: boolean;
  readonly accounts: AccountFindings;
  readonly transfers: TransferColumns;
  /** Surviving hits in the order they are shown. */
  readonly hits: readonly Finding[];
  readonly rings: readonly Finding[];
  /** Members of the rings with what was said of them. */
  readonly members?: readonly FoundMember[];
  readonly truth: Truth;
  /** Uniform in [0, 1), seeded by the caller: for the bootstrap. */
  readonly random: () => number;
}

/** What `evaluate --json` prints; more keys than the contract names, none fewer. */
export interface EvaluationResult extends Evaluation {
  readonly accounts: ExtendedClassification | null;
  readonly accounts_core: ExtendedClassification | null;
  readonly transfers: ExtendedClassification | null;
  readonly hits: FindingFigures | null;
  readonly rings: (FindingFigures['all'] & Pick<FindingFigures, 'fragmentation' | 'merging'>) | null;
  readonly false_alarms: AccountFigures['false_alarms'];
  /** Accounts without a statement: never findings, their labels stand apart. */
  readonly boundary: AccountFigures['boundary'];
  readonly ignored: number;
  /** Lines of the truth that lead to no account or transfer of the workspace. */
  readonly unresolved: number;
}

/** Compares findings with the truth (definitions.md 10). Levels for which the truth says nothing are null. */
export function evaluate(input: EvaluationInput): EvaluationResult {
  const { truth } = input;
  const accounts = evaluateAccounts(input);
  const hits = truth.rings.length === 0 ? null : evaluateFindings(input, input.hits);
  const rings = truth.rings.length === 0 ? null : evaluateFindings(input, input.rings);
  return {
    schema: 'duanka/evaluation/1',
    chosen_on: [...input.chosenOn],
    measured_on: [...input.measuredOn],
    in_sample: input.inSample,
    accounts: accounts.all,
    accounts_core: accounts.core,
    transfers: evaluateTransfers(input),
    hits,
    rings: rings === null ? null : { ...rings.all, fragmentation: rings.fragmentation, merging: rings.merging },
    roles: evaluateRoles(input),
    false_alarms: accounts.false_alarms,
    boundary: accounts.boundary,
    ignored: accounts.ignored,
    unresolved: truth.unresolved,
  };
}

/** Fingerprints on which a set-up was both chosen and measured: figures on them are in-sample. */
export function inSampleInputs(chosenOn: readonly string[], measuredOn: readonly string[]): string[] {
  const chosen = new Set(chosenOn);
  return [...new Set(measuredOn)].filter((fingerprint) => chosen.has(fingerprint));
}
