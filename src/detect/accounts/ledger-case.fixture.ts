import type { LedgerColumns } from '#ledger';
import type { CaseView } from '../case-view.ts';
import { caseOf, type CaseDraft, type TransferDraft } from '../case.fixture.ts';

/** An entry without a counterparty (cash, fee, interest). */
export interface RowDraft {
  readonly account: number;
  readonly t: number;
  /** Minor units, credits positive, debits negative. */
  readonly amount: number;
  readonly flags?: number;
  readonly balance?: number;
  readonly currency?: number;
  readonly precision?: number;
}

export interface LedgerDraft extends Omit<CaseDraft, 'transfers'> {
  /** `flags`: of both entries. */
  readonly transfers?: readonly (TransferDraft & { readonly flags?: number })[];
  readonly rows?: readonly RowDraft[];
  readonly openedAt?: Readonly<Record<number, number>>;
  readonly institutions?: Readonly<Record<number, number>>;
}

interface Entry extends RowDraft {
  readonly edge: number;
}

/** A case of transfers and of rows that have no counterparty, with flags and balances. */
export function ledgerCase(draft: LedgerDraft): CaseView {
  const transfers = (draft.transfers ?? []).toSorted((a, b) => a.t - b.t);
  const rows = draft.rows ?? [];
  const accountCount = Math.max(
    draft.accountCount ?? 1,
    ...transfers.map(({ from, to }) => Math.max(from, to) + 1),
    ...rows.map(({ account }) => account + 1),
  );
  const view = caseOf({ ...draft, transfers, accountCount });
  const entries: Entry[] = rows.map((row) => ({ ...row, edge: -1 }));
  for (const [edge, { from, to, amount = 100_000, ...rest }] of transfers.entries()) {
    entries.push({ ...rest, account: from, amount: -amount, edge }, { ...rest, account: to, amount, edge });
  }
  for (const [account, t] of Object.entries(draft.openedAt ?? {})) view.accounts.openedAt[Number(account)] = t;
  for (const [account, at] of Object.entries(draft.institutions ?? {})) view.accounts.institution[Number(account)] = at;
  return { ...view, ledger: ledgerOf(entries, accountCount) };
}

function ledgerOf(unsorted: readonly Entry[], accountCount: number): LedgerColumns {
  const entries = unsorted.toSorted((a, b) => a.account - b.account || a.t - b.t || a.edge - b.edge);
  const offsets = new Uint32Array(accountCount + 1);
  for (const { account } of entries) offsets[account + 1]! += 1;
  for (let v = 0; v < accountCount; v += 1) offsets[v + 1]! += offsets[v]!;
  return {
    offsets,
    edge: Int32Array.from(entries, ({ edge }) => edge),
    amount: Float64Array.from(entries, ({ amount }) => amount),
    currency: Uint8Array.from(entries, ({ currency }) => currency ?? 0),
    t: Uint32Array.from(entries, ({ t }) => t),
    precision: Uint8Array.from(entries, ({ precision }) => precision ?? 0),
    balanceAfter: Float64Array.from(entries, ({ balance }) => balance ?? Number.NaN),
    flags: Uint16Array.from(entries, ({ flags }) => flags ?? 0),
  };
}
