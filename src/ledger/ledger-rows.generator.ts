import type { LedgerColumns } from './ledger-columns.ts';

export interface EntryDraft {
  readonly amount: number;
  readonly t: number;
  readonly precision?: 0 | 1 | 2;
  readonly balance?: number;
  readonly currency?: number;
  readonly edge?: number;
}

/** Test data only: a ledger from lists of entries, one list per account; edges are entry numbers unless told. */
export function toLedger(...accounts: readonly (readonly EntryDraft[])[]): LedgerColumns {
  const entries = accounts.flat();
  const offsets = new Uint32Array(accounts.length + 1);
  accounts.forEach((account, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + account.length;
  });
  return {
    offsets,
    edge: Int32Array.from(entries, ({ edge }, i) => edge ?? i),
    amount: Float64Array.from(entries, ({ amount }) => amount),
    currency: Uint8Array.from(entries, ({ currency }) => currency ?? 0),
    t: Uint32Array.from(entries, ({ t }) => t),
    precision: Uint8Array.from(entries, ({ precision }) => precision ?? 0),
    balanceAfter: Float64Array.from(entries, ({ balance }) => balance ?? Number.NaN),
    flags: new Uint16Array(entries.length),
  };
}
