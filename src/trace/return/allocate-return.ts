import { fail, ok, type Result } from '#model';

/** Which sentence of Article 8 a return rests on: one inflow, timestamps, or pro rata. Only pro rata has a public notice. */
export type ReturnGround = 'single-source' | 'timestamps' | 'pro-rata';

/** What one victim is still owed by the case account. */
export interface ReturnClaim {
  readonly victim: string;
  /** Proven loss in minor units. */
  readonly lossMinor: number;
  /** Compensation already received, from whomever; deducted. */
  readonly compensatedMinor: number;
}

export interface ReturnShare {
  readonly victim: string;
  /** L: loss less compensation, never below 0. */
  readonly claimMinor: number;
  readonly payoutMinor: number;
  /** 1: one minor unit of the rounding remainder is in the payout. */
  readonly roundedUpMinor: 0 | 1;
}

export interface ReturnAllocation {
  readonly frozenMinor: number;
  /** ΣL. */
  readonly claimsMinor: number;
  readonly shares: readonly ReturnShare[];
  /** Frozen money that nobody is owed: stays frozen in the original term. */
  readonly leftMinor: number;
}

/**
 * Pro rata return of frozen money: pay_i = min(L_i, F · L_i / ΣL), our reading of Article 8 (3) of the 2016 return rule
 * (its annex 4, the official formula, was not found) with Article 9 of 法释〔2011〕7号: compensation is deducted. Rounded down
 * to the minor unit; the units left over go one each to the largest remainders, ties to the larger claim, then to the
 * smaller victim id; nobody gets more than L_i. Exact: sums to min(F, ΣL). Problems: `return-amount-invalid`,
 * `return-victim-twice`.
 */
export function allocateReturn(frozenMinor: number, claims: readonly ReturnClaim[]): Result<ReturnAllocation> {
  const amounts = [frozenMinor, ...claims.flatMap(({ lossMinor, compensatedMinor }) => [lossMinor, compensatedMinor])];
  const wrong = amounts.find((amount) => !Number.isSafeInteger(amount) || amount < 0);
  if (wrong !== undefined) return fail('return-amount-invalid', { amount: wrong });
  const seen = new Set<string>();
  for (const { victim } of claims) {
    if (seen.has(victim)) return fail('return-victim-twice', { victim });
    seen.add(victim);
  }
  const owed = claims.map(({ victim, lossMinor, compensatedMinor }) => ({
    victim,
    claim: Math.max(0, lossMinor - compensatedMinor),
  }));
  const total = owed.reduce((sum, { claim }) => sum + BigInt(claim), 0n);
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) return fail('return-amount-invalid', { amount: Number(total) });
  const paid = BigInt(frozenMinor) < total ? BigInt(frozenMinor) : total;
  const parts = owed.map(({ victim, claim }) => {
    const product = paid * BigInt(claim);
    const floor = total === 0n ? 0n : product / total;
    return { victim, claim, floor, remainder: product - floor * total };
  });
  const unrounded = Number(paid - parts.reduce((sum, { floor }) => sum + floor, 0n));
  const lucky = new Set(parts.toSorted(byRemainder).slice(0, unrounded));
  return ok({
    frozenMinor,
    claimsMinor: Number(total),
    shares: parts.map((part) => {
      const roundedUpMinor = lucky.has(part) ? 1 : 0;
      const payoutMinor = Number(part.floor) + roundedUpMinor;
      return { victim: part.victim, claimMinor: part.claim, payoutMinor, roundedUpMinor };
    }),
    leftMinor: frozenMinor - Number(paid),
  });
}

interface Part {
  readonly victim: string;
  readonly claim: number;
  readonly floor: bigint;
  readonly remainder: bigint;
}

function byRemainder(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return b.claim - a.claim || (a.victim < b.victim ? -1 : 1);
}
