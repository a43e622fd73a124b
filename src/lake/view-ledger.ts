import { EDGE_KIND, type TemporalGraph } from '#graph';
import { ENTRY_FLAG, type LedgerColumns } from '#ledger';

import type { Engine } from './engine.ts';
import { hasStatementRows, ownLegsSql, ownOrder } from './own-legs.ts';
import { currencyCase, spanCondition, type ViewFacts, type ViewSpan } from './view-facts.ts';

export interface LedgerRequest {
  readonly facts: ViewFacts;
  readonly span: ViewSpan;
  readonly accountCount: number;
  /** Transfer -> edge of the graph or -1. */
  readonly edgeOf: Int32Array;
  /** ENTRY_FLAG bits by edge. */
  readonly summary: Uint16Array;
  readonly shared: boolean;
  /** Called page by page with the `rowid` in `rows` of every entry, -1 where it has no row of its own. */
  readonly onRows?: (rows: { readonly row: Int32Array; readonly at: number; readonly total: number }) => void;
}

/** Bits that speak of the place of one side: only the account's own row may give them. */
const PLACE_FLAGS = ENTRY_FLAG.atm | ENTRY_FLAG.counter | ENTRY_FLAG.online | ENTRY_FLAG.overseas;
const NOT_PLACE_FLAGS = 0xffff & ~PLACE_FLAGS;

type EntryPage = {
  readonly transfer: Uint32Array;
  readonly amount: Float64Array;
  readonly currency: Uint8Array;
  readonly t: Uint32Array;
  readonly precision: Uint8Array;
  readonly balance: Float64Array;
  readonly words: Uint16Array;
  readonly row: Int32Array;
};

const PAGE_ENTRIES = 1_500_000;

/** Every account's entries in its own legs' order (LEG-5), read in pages of accounts so that little is held twice. */
export async function readLedger(engine: Engine, request: LedgerRequest): Promise<LedgerColumns> {
  const { accountCount, span } = request;
  const condition = spanCondition(span);
  const counts = await engine.columns<{ account: Uint32Array; n: Uint32Array }>(
    `SELECT account::UINTEGER AS account, count(*)::UINTEGER AS n FROM (${ownLegsSql(condition)}) e GROUP BY e.account`,
  );
  const offsets = allocate(Uint32Array, accountCount + 1, request.shared);
  for (let i = 0; i < counts.account.length; i += 1) offsets[counts.account[i]! + 1] = counts.n[i]!;
  for (let account = 0; account < accountCount; account += 1) offsets[account + 1]! += offsets[account]!;
  const total = offsets[accountCount]!;
  const ledger = emptyLedger(offsets, total, request.shared);
  const hasRows = await hasStatementRows(engine);
  let at = 0;
  for (let from = 0; from < accountCount;) {
    const to = pageEnd(offsets, from);
    if (offsets[to]! > offsets[from]!) {
      const legs = ownLegsSql(condition, { from, to });
      const page = await engine.columns<EntryPage>(pageSql(legs, request.facts, hasRows));
      fill(ledger, { page, at }, request);
      request.onRows?.({ row: page.row, at, total });
      at += page.transfer.length;
    }
    from = to;
  }
  if (at !== total) throw new Error(`read ${at} ledger entries, expected ${total}`);
  return ledger;
}

/**
 * The ledger of transfers that have both parties, one time and no balance: each is an entry of its payer and one of its
 * payee, and the edges' order is each account's. The time must not fall, as the graph makes sure.
 */
export function ledgerOfEdges(
  graph: TemporalGraph,
  input: Pick<LedgerRequest, 'accountCount' | 'summary' | 'shared'>,
): LedgerColumns {
  const { src, dst, amount, currency, t, precision, edgeCount } = graph;
  const { accountCount, summary, shared } = input;
  const offsets = allocate(Uint32Array, accountCount + 1, shared);
  for (let e = 0; e < edgeCount; e += 1) {
    offsets[src[e]! + 1]! += 1;
    offsets[dst[e]! + 1]! += 1;
  }
  for (let account = 0; account < accountCount; account += 1) offsets[account + 1]! += offsets[account]!;
  const ledger = emptyLedger(offsets, offsets[accountCount]!, shared);
  ledger.balanceAfter.fill(Number.NaN);
  const next = offsets.slice();
  for (let e = 0; e < edgeCount; e += 1) {
    for (let side = 0; side < 2; side += 1) {
      const account = side === 0 ? src[e]! : dst[e]!;
      const at = next[account]!;
      next[account] = at + 1;
      ledger.edge[at] = e;
      ledger.amount[at] = side === 0 ? -amount[e]! : amount[e]!;
      ledger.currency[at] = currency[e]!;
      ledger.t[at] = t[e]!;
      ledger.precision[at] = precision[e]!;
      ledger.flags[at] = summary[e]!;
    }
  }
  return ledger;
}

function pageSql(legs: string, facts: ViewFacts, hasRows: boolean): string {
  const { joins, order } = ownOrder(hasRows);
  const shared = `e.words & ${NOT_PLACE_FLAGS}::USMALLINT`;
  const words = hasRows
    ? `CASE WHEN r.words IS NOT NULL THEN r.words | (${shared}) WHEN e.own_row IS NULL THEN ${shared} ELSE e.words END`
    : `CASE WHEN e.own_row IS NULL THEN ${shared} ELSE e.words END`;
  return `
    SELECT transfer::UINTEGER AS transfer, signed::DOUBLE AS amount, ${currencyCase(facts.currencies, 'e.currency')} AS currency,
      ((e.own_ms - ${facts.epochSeconds * 1000}) // 1000)::UINTEGER AS t,
      ${hasRows ? 'coalesce(r.precision, e.precision)' : 'e.precision'} AS precision,
      coalesce(balance::DOUBLE, 'nan'::DOUBLE) AS balance, ${hasRows ? 'coalesce(r.rowid, -1)::INTEGER' : '-1::INTEGER'} AS row,
      (${words}) | CASE WHEN (e.kind & ${EDGE_KIND.reversal}) = 0 THEN 0::USMALLINT ELSE ${ENTRY_FLAG.reversal}::USMALLINT END AS words
    FROM (${legs}) e ${joins} ORDER BY e.account, ${order}`;
}

function pageEnd(offsets: Uint32Array, from: number): number {
  const limit = offsets[from]! + PAGE_ENTRIES;
  let to = from + 1;
  while (to < offsets.length - 1 && offsets[to + 1]! <= limit) to += 1;
  return to;
}

function fill(ledger: LedgerColumns, { page, at }: { page: EntryPage; at: number }, request: LedgerRequest): void {
  const { edgeOf, summary } = request;
  ledger.amount.set(page.amount, at);
  ledger.currency.set(page.currency, at);
  ledger.t.set(page.t, at);
  ledger.precision.set(page.precision, at);
  ledger.balanceAfter.set(page.balance, at);
  for (let i = 0; i < page.transfer.length; i += 1) {
    const edge = edgeOf[page.transfer[i]!]!;
    ledger.edge[at + i] = edge;
    ledger.flags[at + i] = page.words[i]! | (edge >= 0 ? summary[edge]! & NOT_PLACE_FLAGS : 0);
  }
}

function emptyLedger(offsets: Uint32Array, total: number, shared: boolean): LedgerColumns {
  return {
    offsets,
    edge: allocate(Int32Array, total, shared),
    amount: allocate(Float64Array, total, shared),
    currency: allocate(Uint8Array, total, shared),
    t: allocate(Uint32Array, total, shared),
    precision: allocate(Uint8Array, total, shared),
    balanceAfter: allocate(Float64Array, total, shared),
    flags: allocate(Uint16Array, total, shared),
  };
}

interface ArrayKind<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): T;
  new (buffer: SharedArrayBuffer): T;
}

export function allocate<T>(kind: ArrayKind<T>, length: number, shared: boolean): T {
  return shared ? new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT)) : new kind(length);
}
