import type { CaseView } from '../case-view.ts';
import type { LotBook } from './lot-book.ts';
import type { MissingStatement, MoneyLeft, RingCard } from './ring.ts';
import type { MemberFlow, RingScope } from './ring-flows.ts';

/** RING-7. Settings: least share of what left the core to an account without statement that asks for it, and how many are named. */
export const MISSING_RULES = { share: 0.02, listed: 20 } as const;

export interface CardInput {
  readonly view: CaseView;
  readonly scope: RingScope;
  readonly flows: readonly MemberFlow[];
  readonly balances: BalanceBook;
}

export function ringCard({ view, scope, flows, balances }: CardInput): RingCard {
  let [inMinor, outMinor] = [0, 0];
  for (const flow of flows) {
    inMinor += flow.inMinor - flow.inCoreMinor;
    outMinor += flow.outMinor - flow.outCoreMinor;
  }
  const members = flows.map(({ account }) => account);
  const missing = missingStatements(flows, outMinor);
  return {
    inMinor,
    outMinor,
    institutions: institutionsOf(view, members),
    ...activityOf(view, members),
    left: moneyLeft(members, scope.currency, balances),
    missing: missing.slice(0, MISSING_RULES.listed),
    missingMore: Math.max(0, missing.length - MISSING_RULES.listed),
  };
}

function institutionsOf({ accounts }: CaseView, members: readonly number[]): RingCard['institutions'] {
  const counts = new Map<number, number>();
  for (const account of members) {
    const institution = accounts.institution[account]!;
    counts.set(institution, (counts.get(institution) ?? 0) + 1);
  }
  return [...counts]
    .map(([institution, count]) => ({ institution, accounts: count }))
    .toSorted((a, b) => b.accounts - a.accounts || a.institution - b.institution);
}

function activityOf({ ledger }: CaseView, members: readonly number[]) {
  let [firstActivity, lastActivity] = [Infinity, 0];
  for (const account of members) {
    const [from, to] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
    if (from === to) continue;
    firstActivity = Math.min(firstActivity, ledger.t[from]!);
    lastActivity = Math.max(lastActivity, ledger.t[to - 1]!);
  }
  return { firstActivity: Number.isFinite(firstActivity) ? firstActivity : 0, lastActivity };
}

function moneyLeft(members: readonly number[], currency: number, balances: BalanceBook): MoneyLeft {
  const left = { minor: 0, byBalance: 0, byLots: 0, unknown: 0 };
  for (const account of members) {
    const { minor, source } = balances.leftOn(account, currency);
    left[source] += 1;
    left.minor += minor;
  }
  return left;
}

interface Left {
  readonly minor: number;
  readonly source: 'byBalance' | 'byLots' | 'unknown';
}

/** What stands on an account at the end of its statement; worked out once per account, however many rings it is in. */
export class BalanceBook {
  private readonly view: CaseView;
  private readonly lots: LotBook;
  private readonly known = new Map<number, Left>();

  constructor(view: CaseView, lots: LotBook) {
    this.view = view;
    this.lots = lots;
  }

  leftOn(account: number, currency: number): Left {
    const key = account * 256 + currency;
    let left = this.known.get(key);
    if (!left) {
      left = this.lastBalance(account, currency) ?? this.remainder(account, currency);
      this.known.set(key, left);
    }
    return left;
  }

  /** The last balance stated, with what was booked after it. */
  private lastBalance(account: number, currency: number): Left | undefined {
    const { ledger } = this.view;
    let after = 0;
    for (let i = ledger.offsets[account + 1]! - 1; i >= ledger.offsets[account]!; i -= 1) {
      if (ledger.currency[i] !== currency) continue;
      const balance = ledger.balanceAfter[i]!;
      if (!Number.isNaN(balance)) return { minor: Math.max(0, balance + after), source: 'byBalance' };
      after += ledger.amount[i]!;
    }
    return undefined;
  }

  /** Without any balance: the lots that nothing has spent, which is the least that can be left. */
  private remainder(account: number, currency: number): Left {
    const { ledger } = this.view;
    const lots = this.lots.lotsOf(account, currency);
    if (lots.entries.every((entry) => ledger.amount[entry]! < 0)) return { minor: 0, source: 'unknown' };
    let minor = lots.opening;
    for (const entry of lots.entries) minor += Math.max(0, ledger.amount[entry]!);
    for (const taken of lots.amount) minor -= taken;
    return { minor, source: 'byLots' };
  }
}

/** Accounts without a statement by what they took from the core in the period, most first. */
function missingStatements(flows: readonly MemberFlow[], outMinor: number): MissingStatement[] {
  const taken = new Map<number, { minor: number; transfers: number; first: number; payers: number }>();
  for (const { toUncovered } of flows) {
    for (const [account, { minor, transfers, first }] of toUncovered) {
      const row = taken.get(account) ?? { minor: 0, transfers: 0, first, payers: 0 };
      row.minor += minor;
      row.transfers += transfers;
      row.first = Math.min(row.first, first);
      row.payers += 1;
      taken.set(account, row);
    }
  }
  return [...taken]
    .filter(([, { minor }]) => minor > 0 && minor >= MISSING_RULES.share * outMinor)
    .toSorted(([, a], [, b]) => b.minor - a.minor || a.first - b.first)
    .map(([account, { minor, transfers, payers }]) => ({ account, minor, transfers, coreAccounts: payers }));
}
