import type { CaseView } from '../case-view.ts';
import { coverageSeconds, isSubject } from '../coverage.ts';
import { TIME_PRECISION } from '#model';
import { isGuardedTrade } from './affinity.ts';
import { collectionSessions, creditRuns } from './collection-sessions.ts';
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
  common: { readonly minimumCredits: number; readonly windowSeconds: number },
): SessionSearch {
  const skip = new Uint8Array(view.ledger.edge.length);
  const sessions = new Map<number, CollectionSession[]>();
  const notAssessable: number[] = [];
  let guardedCollectors = 0;
  for (let account = 0; account < view.accounts.count; account += 1) {
    if (!isSubject(view.accounts, account)) continue;
    const { currencies, dayCredits } = glance(view, account);
    const found: CollectionSession[] = [];
    let unknownAmounts = false;
    for (const currency of currencies) {
      const settings = settingsOf[currency];
      if (settings) found.push(...collectionSessions(view, { account, currency }, { settings, skip }));
      else if (
        creditRuns(
          view,
          { account, currency },
          settingsOf.find((one) => one)!,
        ).length > 0
      )
        unknownAmounts = true;
    }
    if (found.length > 0 && isGuardedTrade(view, account)) guardedCollectors += 1;
    else for (const session of found) listOf(sessions, session.currency).push(session);
    const isUnjudged = unknownAmounts || dayCredits >= common.minimumCredits;
    const isTooShort = coverageSeconds(view.accounts, account) < common.windowSeconds;
    if (found.length === 0 && (isUnjudged || isTooShort)) notAssessable.push(account);
  }
  for (const list of sessions.values()) list.sort((a, b) => a.from - b.from || a.credits[0]! - b.credits[0]!);
  return { sessions, notAssessable, guardedCollectors };
}

function listOf(sessions: Map<number, CollectionSession[]>, currency: number): CollectionSession[] {
  const list = sessions.get(currency) ?? [];
  sessions.set(currency, list);
  return list;
}

/** Currencies of the account's credits and how many of those are known to the day only. */
function glance({ ledger }: CaseView, account: number): { currencies: number[]; dayCredits: number } {
  const currencies: number[] = [];
  let dayCredits = 0;
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry += 1) {
    if (!(ledger.amount[entry]! > 0)) continue;
    if (ledger.precision[entry] === TIME_PRECISION.day) dayCredits += 1;
    if (!currencies.includes(ledger.currency[entry]!)) currencies.push(ledger.currency[entry]!);
  }
  return { currencies, dayCredits };
}
