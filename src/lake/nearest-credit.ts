import type { Instant, TimePrecision } from '#model';

import { distanceMs } from './match-reports.ts';
import { resolveAccounts } from './resolve-accounts.ts';
import type { Workspace } from './workspace.ts';

/** A start that somebody names: an account, and when money came in. */
export interface CreditStart {
  readonly account: string;
  readonly at: Instant;
}

export interface FoundCredit {
  /** Dense account, -1 = unknown. */
  readonly account: number;
  /** -1 where `code` says why there is none. */
  readonly transfer: number;
  /** Empty where there is none. */
  readonly currency: string;
  readonly code?: 'start-account-unknown' | 'start-no-credit' | 'start-several-credits';
}

const DAY_MS = 86_400_000;

/** [TRC-6] The credit of each account nearest to its time within 24 h, by the account's own leg; equally near ones are not chosen from. */
export async function nearestCredits(ws: Workspace, starts: readonly CreditStart[]): Promise<FoundCredit[]> {
  const accounts = await resolveAccounts(
    ws,
    starts.map(({ account }) => account),
  );
  const found: FoundCredit[] = [];
  for (const [i, { at }] of starts.entries()) found.push(await nearestCredit(ws, accounts[i] ?? -1, at));
  return found;
}

async function nearestCredit(ws: Workspace, account: number, at: Instant): Promise<FoundCredit> {
  if (account < 0) return { account, transfer: -1, currency: '', code: 'start-account-unknown' };
  const credits = await ws.engine.rows<{ transfer: number; ms: number; precision: number; currency: string }>(`
    SELECT t.transfer, coalesce(t.credit_ms, t.t_ms) AS ms, t.precision, t.currency FROM transfers t
    WHERE t.payee = ${account} AND coalesce(t.credit_ms, t.t_ms) BETWEEN ${at.ms - 2 * DAY_MS} AND ${at.ms + 2 * DAY_MS}
    ORDER BY t.transfer`);
  const distances = credits.map(({ ms, precision }) => distanceMs(at, { ms, precision: precision as TimePrecision }));
  const least = Math.min(...distances);
  if (!(least <= DAY_MS)) return { account, transfer: -1, currency: '', code: 'start-no-credit' };
  const nearest = credits.filter((_, i) => distances[i] === least);
  const [only] = nearest;
  if (only === undefined || nearest.length > 1)
    return { account, transfer: -1, currency: '', code: 'start-several-credits' };
  return { account, transfer: only.transfer, currency: only.currency };
}
