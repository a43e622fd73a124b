import { buildTemporalGraph, EDGE_KIND } from '#graph';
import type { LedgerColumns } from '#ledger';
import { ACCOUNT_FLAG, type AccountColumns } from '#model';
import type { CaseView, ReportColumns } from './case-view.ts';

export const HOUR = 3600;
export const DAY = 86_400;

export interface TransferDraft {
  readonly from: number;
  readonly to: number;
  /** Seconds; the fixture's data begin at DAY. */
  readonly t: number;
  /** Minor units. */
  readonly amount?: number;
  readonly currency?: number;
  readonly precision?: number;
  readonly kind?: number;
}

export interface CaseDraft {
  readonly transfers: readonly TransferDraft[];
  readonly accountCount?: number;
  /** Accounts without own rows. */
  readonly boundary?: readonly number[];
  readonly kinds?: Readonly<Record<number, number>>;
  /** [from, to] of single accounts; the data's span otherwise. */
  readonly coverage?: Readonly<Record<number, readonly [number, number]>>;
  readonly currencies?: readonly string[];
  readonly reports?: Partial<ReportColumns>;
  /** Length of the data; by default 60 days. */
  readonly days?: number;
}

/** A case of plain transfers: every account's ledger holds its transfers, without balances. */
export function caseOf(draft: CaseDraft): CaseView {
  const transfers = draft.transfers.toSorted((a, b) => a.t - b.t);
  const accountCount =
    draft.accountCount ?? transfers.reduce((most, { from, to }) => Math.max(most, from + 1, to + 1), 0);
  const span = { from: DAY, to: DAY + (draft.days ?? 60) * DAY - 1 };
  const graph = buildTemporalGraph({
    vertexCount: accountCount,
    src: transfers.map(({ from }) => from),
    dst: transfers.map(({ to }) => to),
    t: transfers.map(({ t }) => t),
    precision: transfers.map(({ precision }) => precision ?? 0),
    currency: transfers.map(({ currency }) => currency ?? 0),
    kind: transfers.map(({ kind }) => kind ?? EDGE_KIND.pattern),
    amount: transfers.map(({ amount }) => amount ?? 100_000),
  });
  return {
    graph,
    ledger: ledgerOf(transfers, accountCount),
    accounts: accountsOf(draft, accountCount, span),
    summary: new Uint16Array(transfers.length),
    currencies: draft.currencies ?? ['CNY'],
    epochSeconds: 0,
    ...span,
    reports: { ...NO_REPORTS, ...draft.reports },
  };
}

const NO_REPORTS: ReportColumns = {
  victimAccount: new Uint32Array(0),
  victimEdge: new Int32Array(0),
  victimAmount: new Float64Array(0),
  victimCurrency: new Uint8Array(0),
  victimPaidAt: new Uint32Array(0),
  victimCase: new Uint32Array(0),
  involvedAccount: new Uint32Array(0),
  involvedSince: new Uint32Array(0),
};

function ledgerOf(transfers: readonly TransferDraft[], accountCount: number): LedgerColumns {
  const entries = Array.from({ length: accountCount }, (): { edge: number; sign: number }[] => []);
  for (const [edge, { from, to }] of transfers.entries()) {
    entries[from]!.push({ edge, sign: -1 });
    entries[to]!.push({ edge, sign: 1 });
  }
  const flat = entries.flat();
  const offsets = new Uint32Array(accountCount + 1);
  for (const [v, own] of entries.entries()) offsets[v + 1] = offsets[v]! + own.length;
  return {
    offsets,
    edge: Int32Array.from(flat, ({ edge }) => edge),
    amount: Float64Array.from(flat, ({ edge, sign }) => sign * (transfers[edge]!.amount ?? 100_000)),
    currency: Uint8Array.from(flat, ({ edge }) => transfers[edge]!.currency ?? 0),
    t: Uint32Array.from(flat, ({ edge }) => transfers[edge]!.t),
    precision: Uint8Array.from(flat, ({ edge }) => transfers[edge]!.precision ?? 0),
    balanceAfter: new Float64Array(flat.length).fill(Number.NaN),
    flags: new Uint16Array(flat.length),
  };
}

function accountsOf(
  draft: CaseDraft,
  count: number,
  span: { readonly from: number; readonly to: number },
): AccountColumns {
  const accounts = {
    count,
    kind: new Uint8Array(count),
    flags: new Uint8Array(count).fill(ACCOUNT_FLAG.covered),
    coveredFrom: new Uint32Array(count).fill(span.from),
    coveredTo: new Uint32Array(count).fill(span.to),
    openedAt: new Uint32Array(count),
    holder: new Int32Array(count).fill(-1),
    outlet: new Int32Array(count).fill(-1),
    institution: new Int32Array(count).fill(-1),
  };
  for (const v of draft.boundary ?? []) {
    accounts.flags[v] = 0;
    accounts.coveredFrom[v] = 0;
    accounts.coveredTo[v] = 0;
  }
  for (const [v, kind] of Object.entries(draft.kinds ?? {})) accounts.kind[Number(v)] = kind;
  for (const [v, [from, to]] of Object.entries(draft.coverage ?? {})) {
    accounts.coveredFrom[Number(v)] = from;
    accounts.coveredTo[Number(v)] = to;
  }
  return accounts;
}
