import type { TaintPolicy } from '#ledger';
import { allocateReturn, type ArticleEight, type ReturnAllocation, type ReturnClaim, type ReturnGround } from '#trace';
import { ok, type Result } from '#model';

import type { TraceWork } from './trace-work.ts';

export interface ReturnQuestion {
  readonly work: TraceWork;
  readonly article: ArticleEight;
  /** Minor units by dense victim. */
  readonly compensated: readonly number[];
  /** Whose view is taken where no binding rule decides. */
  readonly policy: TaintPolicy;
}

export interface ReturnFound {
  readonly ground: ReturnGround;
  readonly allocation: ReturnAllocation;
  readonly basis: 'article-8' | 'no-binding-rule';
  /** Dense victims, in the order of `allocation.shares`. */
  readonly victims: readonly number[];
  /** Reported minor units that bear on the account, by place in `victims`. */
  readonly losses: readonly number[];
}

const GROUNDS: Readonly<Record<1 | 2 | 3, ReturnGround>> = { 1: 'single-source', 2: 'timestamps', 3: 'pro-rata' };

/**
 * [RETC-1] Whose claims a frozen account answers: what the deciding step of Article 8 gives each victim, pro rata each
 * victim's transfers to it; where the money came by other accounts only, what the chosen policy says is there. Nobody
 * claims more than the loss less compensation.
 */
export function returnClaims({ work, article, compensated, policy }: ReturnQuestion): Result<ReturnFound> {
  const direct = directLosses(work, article);
  const deciding = article.steps.find(({ decides }) => decides);
  const isBinding = deciding !== undefined && article.decidedBy !== 0;
  const ground = isBinding ? GROUNDS[deciding.step] : 'pro-rata';
  const shares = isBinding
    ? deciding.step === 3
      ? direct
      : new Map(deciding.shares.map(({ victim, least }) => [victim, least]))
    : heldBy(article, policy);
  const losses = isBinding ? direct : allLosses(work);
  const victims = [...shares.keys()].toSorted((a, b) => a - b);
  const claims = victims.map((victim): ReturnClaim => {
    const share = shares.get(victim) ?? 0;
    const owed = Math.max(0, (losses.get(victim) ?? 0) - (compensated[victim] ?? 0));
    return {
      victim: String(victim),
      lossMinor: share,
      compensatedMinor: Math.max(0, share - owed),
    };
  });
  const allocation = allocateReturn(article.frozen, claims);
  if (!allocation.ok) return allocation;
  return ok({
    ground,
    allocation: allocation.value,
    basis: isBinding ? 'article-8' : 'no-binding-rule',
    victims,
    losses: victims.map((victim) => losses.get(victim) ?? 0),
  });
}

/** Reported transfers credited to the account by the freeze. */
function directLosses({ money, sources }: TraceWork, { account, at }: ArticleEight): ReadonlyMap<number, number> {
  const { movements, ledger } = money;
  const losses = new Map<number, number>();
  const seen = new Set<number>();
  for (const { movement, victim } of sources) {
    const credit = movements.credit[movement] ?? -1;
    if (seen.has(movement) || movements.payee[movement] !== account || credit < 0) continue;
    if ((ledger.t[credit] ?? Infinity) > at) continue;
    seen.add(movement);
    losses.set(victim, (losses.get(victim) ?? 0) + (movements.amount[movement] ?? 0));
  }
  return losses;
}

function allLosses({ money, sources }: TraceWork): ReadonlyMap<number, number> {
  const losses = new Map<number, number>();
  const seen = new Set<number>();
  for (const { movement, victim } of sources) {
    if (seen.has(movement)) continue;
    seen.add(movement);
    losses.set(victim, (losses.get(victim) ?? 0) + (money.movements.amount[movement] ?? 0));
  }
  return losses;
}

function heldBy({ extension }: ArticleEight, policy: TaintPolicy): ReadonlyMap<number, number> {
  const row = extension?.byPolicy.find((line) => line.policy === policy);
  return new Map(row?.shares.map(({ victim, held }) => [victim, held]));
}
