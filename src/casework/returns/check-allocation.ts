import { legalValue, type LegalSettings } from '#law';
import { fail, type Result } from '#model';

import { victimOf, type ReturnAllocationGiven, type ReturnShareGiven, type ReturnState } from './return-state.ts';

/**
 * Whether shares may be proposed: whole amounts of the freeze's currency that sum up to it, nobody above the claim, nobody without an
 * application and clear ownership, nobody left out. Problems: `return-currency-differs`, `return-amount-invalid`, `return-victim-twice`,
 * `return-victim-unknown`, `return-victim-set-aside`, `return-not-applied`, `return-ownership-open`, `return-compensation-differs`,
 * `return-claim-wrong`, `return-above-claim`, `return-victim-open`, `return-one-victim-only`, `return-nobody-paid`,
 * `return-sum-wrong`.
 */
export function checkAllocation(state: ReturnState, allocation: ReturnAllocationGiven): Result<never> | undefined {
  const { shares, leftMinor, currency, ground } = allocation;
  if (currency !== state.currency) return fail('return-currency-differs', { given: currency, frozen: state.currency });
  const amounts = [leftMinor, ...shares.flatMap(amountsOf)];
  const wrong = amounts.find((amount) => !Number.isSafeInteger(amount) || amount < 0);
  if (wrong !== undefined) return fail('return-amount-invalid', { amount: wrong });
  const seen = new Set<string>();
  for (const share of shares) {
    const { victim } = share;
    if (seen.has(victim)) return fail('return-victim-twice', { victim });
    seen.add(victim);
    const problem = checkShare(state, share);
    if (problem !== undefined) return problem;
  }
  const open = state.victims.find(({ victim, setAside }) => setAside === undefined && !seen.has(victim));
  if (open !== undefined) return fail('return-victim-open', { victim: open.victim });
  const paid = shares.filter(({ payoutMinor }) => payoutMinor > 0);
  if (ground === 'single-source' && paid.length > 1) return fail('return-one-victim-only', { victims: paid.length });
  if (paid.length === 0) return fail('return-nobody-paid');
  const sum = sumOf([leftMinor, ...paid.map(({ payoutMinor }) => payoutMinor)]);
  return sum === BigInt(state.frozenMinor)
    ? undefined
    : fail('return-sum-wrong', { sum: Number(sum), frozen: state.frozenMinor });
}

/**
 * Pro rata stands on a formula that no text we could read sets: somebody has to have said that it is this program's (pay = F · L / ΣL,
 * to the unit), or that it is another, which is not checked. Problems: those of the legal value, `return-not-proportional`.
 */
export function checkFormula(
  { shares, leftMinor }: ReturnAllocationGiven,
  frozenMinor: number,
  settings: LegalSettings,
): Result<never> | undefined {
  const formula = legalValue('return-formula', settings);
  if (!formula.ok) return formula;
  if (formula.value.value !== 1) return undefined;
  const claims = sumOf(shares.map(({ claimMinor }) => claimMinor));
  const paid = BigInt(frozenMinor - leftMinor);
  const least = claims < BigInt(frozenMinor) ? claims : BigInt(frozenMinor);
  const isFair = shares.every(({ claimMinor, payoutMinor }) => {
    const distance = BigInt(payoutMinor) * claims - paid * BigInt(claimMinor);
    return distance < claims && -distance < claims;
  });
  return isFair && paid === least ? undefined : fail('return-not-proportional');
}

function checkShare(state: ReturnState, share: ReturnShareGiven): Result<never> | undefined {
  const { victim, lossMinor, compensatedMinor, claimMinor, payoutMinor } = share;
  const known = victimOf(state, victim);
  if (known === undefined) return fail('return-victim-unknown', { victim });
  if (known.setAside !== undefined) return fail('return-victim-set-aside', { victim });
  if (known.application === undefined) return fail('return-not-applied', { victim });
  if (known.ownership?.isClear !== true) return fail('return-ownership-open', { victim });
  if (known.compensatedMinor !== compensatedMinor)
    return fail('return-compensation-differs', { victim, given: compensatedMinor, recorded: known.compensatedMinor });
  if (claimMinor > Math.max(0, lossMinor - compensatedMinor)) return fail('return-claim-wrong', { victim });
  return payoutMinor > claimMinor ? fail('return-above-claim', { victim, payout: payoutMinor }) : undefined;
}

function amountsOf({ lossMinor, compensatedMinor, claimMinor, payoutMinor }: ReturnShareGiven): readonly number[] {
  return [lossMinor, compensatedMinor, claimMinor, payoutMinor];
}

function sumOf(amounts: readonly number[]): bigint {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
}
