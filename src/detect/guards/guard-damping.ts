import type { Damping } from '../score.ts';
import type { GuardFinding } from './guard.ts';

/** g of an account for one detector: the strongest guard that damps the detector or its whole family. */
export function guardDamping(findings: readonly GuardFinding[]): Damping {
  const acting = new Map<number, GuardFinding[]>();
  for (const finding of findings) {
    if (finding.damping === 0) continue;
    const known = acting.get(finding.account);
    if (known) known.push(finding);
    else acting.set(finding.account, [finding]);
  }
  return (account, family, detector) => {
    let strongest = 0;
    for (const { damps, damping } of acting.get(account) ?? []) {
      if (damps.includes(family) || damps.includes(detector)) strongest = Math.max(strongest, damping);
    }
    return strongest;
  };
}
