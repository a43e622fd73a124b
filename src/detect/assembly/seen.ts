import type { Family } from '#model';
import type { DetectorRun } from '../run-detectors.ts';
import type { Damping } from '../score.ts';

/** RING-4. Setting: from this strength on, damped, a reason of the account's own speaks against it. */
const STRONG_REASON = 0.5;
const SPEAKING: ReadonlySet<Family> = new Set(['flow', 'control', 'report']);

/**
 * RING-4: accounts that detectors of single accounts hold something strong against, in families `flow`, `control` and
 * `report`. A fan's own reason is none of these: it is what the weak hit is made of.
 */
export function seenAlone(runs: readonly DetectorRun[], damping: Damping): ReadonlySet<number> {
  const seen = new Set<number>();
  for (const { detector, signals } of runs) {
    if (detector.subject !== 'account' || !SPEAKING.has(detector.family)) continue;
    for (const { account, strength } of signals) {
      const g = detector.family === 'flow' ? damping(account, detector.family, detector.id) : 0;
      if (strength * (1 - g) >= STRONG_REASON) seen.add(account);
    }
  }
  return seen;
}
