import type { LedgerColumns } from '#ledger';
import { ACCOUNT_FLAG, ageAt, CHINA_OFFSET_MS, type AccountColumns } from '#model';

import type { Engine } from './engine.ts';
import type { ViewFacts, ViewSpan } from './view-facts.ts';

type RawAccounts = {
  readonly account: Uint32Array;
  readonly kind: Uint8Array;
  readonly flags: Uint8Array;
  readonly covered_from: Float64Array;
  readonly covered_to: Float64Array;
  readonly opened: Float64Array;
  readonly holder: Int32Array;
  readonly outlet: Int32Array;
  readonly institution: Int32Array;
};

/** Accounts as typed columns; coverage is cut to the span, an account covered only outside it is not covered. */
export async function readAccountColumns(engine: Engine, facts: ViewFacts, span: ViewSpan): Promise<AccountColumns> {
  const raw = await engine.columns<RawAccounts>(`
    SELECT account::UINTEGER AS account, kind, flags, coalesce(covered_from_ms, -1)::DOUBLE AS covered_from,
      coalesce(covered_to_ms, -1)::DOUBLE AS covered_to, coalesce(opened_ms, -1)::DOUBLE AS opened, coalesce(holder, -1) AS holder,
      ${denseIndex('outlet')} AS outlet, ${denseIndex('institution')} AS institution
    FROM accounts ORDER BY accounts.account`);
  const count = (raw.account.at(-1) ?? -1) + 1;
  const columns: AccountColumns = {
    count,
    kind: new Uint8Array(count),
    flags: new Uint8Array(count),
    coveredFrom: new Uint32Array(count),
    coveredTo: new Uint32Array(count),
    openedAt: new Uint32Array(count),
    holder: new Int32Array(count).fill(-1),
    outlet: new Int32Array(count).fill(-1),
    institution: new Int32Array(count).fill(-1),
  };
  for (let i = 0; i < raw.account.length; i += 1) {
    const account = raw.account[i]!;
    columns.kind[account] = raw.kind[i]!;
    columns.flags[account] = raw.flags[i]!;
    columns.holder[account] = raw.holder[i]!;
    columns.outlet[account] = raw.outlet[i]!;
    columns.institution[account] = raw.institution[i]!;
    columns.openedAt[account] = onClock(raw.opened[i]!, facts.epochSeconds);
    if ((raw.flags[i]! & ACCOUNT_FLAG.covered) === 0) continue;
    const from = Math.max(raw.covered_from[i]!, span.from ?? -Infinity);
    const to = Math.min(raw.covered_to[i]!, span.to ?? Infinity);
    if (from > to) {
      columns.flags[account] = raw.flags[i]! & ~ACCOUNT_FLAG.covered;
      continue;
    }
    columns.coveredFrom[account] = onClock(from, facts.epochSeconds);
    columns.coveredTo[account] = onClock(to, facts.epochSeconds);
  }
  return columns;
}

type Births = {
  readonly holder: Int32Array;
  readonly birth: Float64Array;
};

const ADULT_YEARS = 18;
const OLD_YEARS = 75;

/** Sets `protected` where the holder was under 18 or over 75 at the account's last ledger entry. */
export async function markProtected(
  engine: Engine,
  view: { accounts: AccountColumns; ledger: LedgerColumns; epochSeconds: number },
): Promise<void> {
  const { accounts, ledger, epochSeconds } = view;
  const births = await engine.columns<Births>(
    'SELECT holder, birth_ms::DOUBLE AS birth FROM holders WHERE birth_ms IS NOT NULL',
  );
  const birthOf = new Map<number, number>();
  for (let i = 0; i < births.holder.length; i += 1) birthOf.set(births.holder[i]!, births.birth[i]!);
  for (let account = 0; account < accounts.count && birthOf.size > 0; account += 1) {
    const birth = birthOf.get(accounts.holder[account]!);
    const end = ledger.offsets[account + 1]!;
    if (birth === undefined || end === ledger.offsets[account]!) continue;
    const age = ageAt(shanghaiDay(birth), shanghaiDay((ledger.t[end - 1]! + epochSeconds) * 1000));
    if (isProtectedAge(age)) accounts.flags[account]! |= ACCOUNT_FLAG.protected;
  }
}

/** Under 18 or over 75 full years. */
export function isProtectedAge(years: number): boolean {
  return years < ADULT_YEARS || years > OLD_YEARS;
}

export function shanghaiDay(ms: number): number {
  return Math.floor((ms + CHINA_OFFSET_MS) / 86_400_000);
}

function denseIndex(column: string): string {
  return `(CASE WHEN coalesce(${column}, '') = '' THEN -1 ELSE dense_rank() OVER (ORDER BY nullif(${column}, '') NULLS LAST) - 1 END)::INTEGER`;
}

/** Seconds on the view's clock; unknown (negative) is 0, known but before the clock's first second is 1. */
export function onClock(ms: number, epochSeconds: number): number {
  return ms < 0 ? 0 : Math.min(Math.max(Math.floor(ms / 1000) - epochSeconds, 1), 2 ** 32 - 1);
}
