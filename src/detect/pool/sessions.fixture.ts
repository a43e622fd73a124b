import type { CaseView } from '../case-view.ts';
import { collectionSessions } from './collection-sessions.ts';
import type { CollectionSession, SessionSettings } from './session-settings.ts';

/** The defaults of the detector, in minor units of yuan. */
export const SESSION_SETTINGS: SessionSettings = {
  gapSeconds: 1800,
  minimumCredits: 5,
  minimumPayers: 4,
  onwardSeconds: 7200,
  minimumShare: 0.8,
  balanceShare: 0.05,
  balanceMinor: 100_000,
  setsHeldApart: true,
};

/** Sessions of one account in the first currency. */
export function sessionsOf(
  view: CaseView,
  account: number,
  settings: Partial<SessionSettings> = {},
): CollectionSession[] {
  const skip = new Uint8Array(view.ledger.edge.length);
  return collectionSessions(view, { account, currency: 0 }, { settings: { ...SESSION_SETTINGS, ...settings }, skip });
}
