import type { CaseView } from '../case-view.ts';
import { coverageSeconds, isSubject } from '../coverage.ts';
import { TIME_PRECISION } from '#model';
import { isGuardedTrade } from './affinity.ts';
import { collectionSessions, creditRuns, type RunSettings } from './collection-sessions.ts';
import type { CollectionSession, SessionSettings } from './session-settings.ts';

export interface SessionSearch {
  /** By currency, in the order of their first credit. */
  readonly sessions: ReadonlyMap<number, readonly CollectionSession[]>;
  /** Covered accounts without a session that could not be judged: too short a coverage, day stamps, no amounts. */
  readonly notAssessable: readonly number[];
  readonly guardedCollectors: number;
}

/**
 * Sessions of all covered accounts. `settingsOf` gives the settings of a currency, undefined where there are none.
 * One pass over the ledger; only accounts with a run of credits get their lots.
 */
export function searchSessions(
  view: CaseView,
  settingsOf: readonly (SessionSettings | undefined)[],
  common: RunSettings & { readonly windowSeconds: number },
): SessionSearch {
  const skip = new Uint8Array(view.ledger.edge.length);
  const sessions = new Map<number, CollectionSession[]>();
  const notAssessable: number[] = [];
  let guardedCollectors = 0;
  for (const account of view.accounts.flags.keys()) {
    if (!isSubject(view.accounts, account)) continue;
    const { dayCredits, longestRun } = glance(view, account, common.gapSeconds);
    const found: CollectionSession[] = [];
    let isUnjudged = dayCredits >= common.minimumCredits;
    for (const currency of longestRun < common.minimumCredits ? [] : currenciesOf(view, account)) {
      const settings = settingsOf[currency];
      if (settings) found.push(...collectionSessions(view, { account, currency }, { settings, skip }));
      else if (creditRuns(view, { account, currency }, common).length > 0) isUnjudged = true;
    }
    if (found.length === 0) {
      const isTooShort = coverageSeconds(view.accounts, account) < common.windowSeconds;
      if (isUnjudged || isTooShort) notAssessable.push(account);
    } else if (isGuardedTrade(view, account)) {
      guardedCollectors += 1;
    } else {
      for (const session of found) listOf(sessions, session.currency).push(session);
    }
  }
  for (const list of sessions.values()) list.sort((a, b) => a.from - b.from || a.credits[0]! - b.credits[0]!);
  return { sessions, notAssessable, guardedCollectors };
}

function listOf(sessions: Map<number, CollectionSession[]>, currency: number): CollectionSession[] {
  const list = sessions.get(currency) ?? [];
  sessions.set(currency, list);
  return list;
}

/** Credits known to the day only, and the longest run of the others, whoever they come from: most accounts end here. */
function glance({ ledger }: CaseView, account: number, gapSeconds: number): { dayCredits: number; longestRun: number } {
  const { amount, precision, t } = ledger;
  let [dayCredits, longestRun, run, last] = [0, 0, 0, 0];
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry += 1) {
    if (!(amount[entry]! > 0)) continue;
    if (precision[entry] === TIME_PRECISION.day) {
      dayCredits += 1;
      continue;
    }
    run = t[entry]! - last <= gapSeconds ? run + 1 : 1;
    last = t[entry]!;
    longestRun = Math.max(longestRun, run);
  }
  return { dayCredits, longestRun };
}

function currenciesOf({ ledger }: CaseView, account: number): number[] {
  return [...new Set(ledger.currency.subarray(ledger.offsets[account], ledger.offsets[account + 1]))];
}
