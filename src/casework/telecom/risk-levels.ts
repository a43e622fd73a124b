import type { RestrictionDegree, RiskLevel, VerificationMethod } from './telecom-state.ts';

/**
 * Article 11 asks for checks that differ by risk and leaves the levels to the carriers: this table is the program's own. What is riskier
 * may always be checked more strictly, never less.
 */
export const METHODS_OF_RISK: Readonly<Record<RiskLevel, readonly VerificationMethod[]>> = {
  low: ['online-live', 'network-identity', 'outlet'],
  medium: ['online-live', 'outlet'],
  high: ['outlet'],
};

/** Its own as well: a number of low risk is never stopped altogether. */
export const DEGREES_OF_RISK: Readonly<Record<RiskLevel, readonly RestrictionDegree[]>> = {
  low: ['limit-outgoing'],
  medium: ['limit-outgoing', 'suspend'],
  high: ['limit-outgoing', 'suspend'],
};
