import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import type { Hit } from '../hits.ts';

/** Guards of an ordinary trade: who holds one is periphery by its trade. A loan or a rent is nobody's trade. */
export const TRADE_GUARDS =
  ACCOUNT_GUARD.merchant | ACCOUNT_GUARD.payroll | ACCOUNT_GUARD.utility | ACCOUNT_GUARD.clearing;

/** RING-1, by account: 1 = may be core. Covered, of no guarded trade, and not the payer of a reported transfer. */
export function possibleCore(view: CaseView): Uint8Array {
  const { accounts, guarded } = view;
  const possible = new Uint8Array(accounts.count);
  for (const v of possible.keys()) {
    possible[v] = isSubject(accounts, v) && ((guarded?.accounts[v] ?? 0) & TRADE_GUARDS) === 0 ? 1 : 0;
  }
  for (const victim of reportedVictims(view)) possible[victim] = 0;
  return possible;
}

export function reportedVictims(view: CaseView): Set<number> {
  const victims = new Set<number>();
  for (const e of view.reports.victimEdge) if (e >= 0) victims.add(view.graph.src[e]!);
  return victims;
}

/** RING-1: hits whose cores, sources and payers name possible core accounts only. A hit may keep no core: it is no one's finding. */
export function withPossibleCores(hits: readonly Hit[], possible: Uint8Array): readonly Hit[] {
  const isPossible = (account: number): boolean => possible[account] === 1;
  return hits.map((hit) => {
    const { core, sources, payers } = hit;
    if ([core, sources ?? [], payers ?? []].every((named) => named.every(isPossible))) return hit;
    return {
      ...hit,
      core: core.filter(isPossible),
      ...(sources === undefined ? {} : { sources: sources.filter(isPossible) }),
      ...(payers === undefined ? {} : { payers: payers.filter(isPossible) }),
    };
  });
}

/** RING-1 in `statement`: a fan's hub that pays out is a payer to the rest of its ring, and core where it stands alone. */
export function withFanHubsAsPayers(hits: readonly Hit[]): readonly Hit[] {
  return hits.map((hit) => (hit.typology === 'fan-out' ? { ...hit, payers: hit.core } : hit));
}
