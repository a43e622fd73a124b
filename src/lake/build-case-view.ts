import type { CaseView } from '#detect';
import { EDGE_KIND, buildTemporalGraph } from '#graph';
import { CHINA_CALENDAR } from '#law';
import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_FLAG, type AccountColumns } from '#model';

import type { Engine } from './engine.ts';
import { matchReports } from './match-reports.ts';
import { markProtected, readAccountColumns } from './view-accounts.ts';
import { readControl } from './view-control.ts';
import { hasEntryFacts, readEntryFacts } from './view-entry-facts.ts';
import { currencyCase, readViewFacts, spanCondition, type ViewFacts, type ViewSpan } from './view-facts.ts';
import { allocate, ledgerOfEdges, readLedger } from './view-ledger.ts';
import { openingColumns, readOpenings } from './view-openings.ts';
import type { Workspace } from './workspace.ts';

export interface CaseViewOptions {
  /** Unix milliseconds, both ends included; transfers outside are not in the view and coverage is cut to the span. */
  readonly from?: number;
  readonly to?: number;
  /** Puts graph and ledger into shared memory, for worker threads. */
  readonly shared?: boolean;
}

export interface BuiltCaseView {
  readonly view: CaseView;
  /** Edge of the graph -> `transfers.transfer`. */
  readonly edgeTransfer: Uint32Array;
}

/** The only maker of case views (architecture.md). Order comes from DuckDB; nothing is sorted here. */
export async function buildCaseView(ws: Workspace, options: CaseViewOptions = {}): Promise<BuiltCaseView> {
  const span: ViewSpan = { from: options.from, to: options.to };
  const facts = await readViewFacts(ws.engine, span);
  const accounts = await readAccountColumns(ws.engine, facts, span);
  const edges = await readEdges(ws.engine, facts, span);
  const summary = allocate(Uint16Array, edges.words.length, options.shared === true);
  fillSummary(summary, edges, accounts);
  const edgeTransfer = edges.transfer;
  const graph = buildTemporalGraph({ ...edges, vertexCount: accounts.count, shared: options.shared === true });
  const shared = options.shared === true;
  const rows: { ofEntry?: Int32Array } = {};
  const wantsRows = !facts.isWhole && (await hasEntryFacts(ws.engine));
  const ledger = facts.isWhole
    ? ledgerOfEdges(graph, { accountCount: accounts.count, summary, shared })
    : await readLedger(ws.engine, {
        facts,
        span,
        accountCount: accounts.count,
        edgeOf: edgeByTransfer(edgeTransfer, facts.lastTransfer),
        summary,
        shared,
        ...(wantsRows
          ? {
              onRows: ({ row, at, total }) => {
                rows.ofEntry ??= new Int32Array(total).fill(-1);
                rows.ofEntry.set(row, at);
              },
            }
          : {}),
      });
  const entries = rows.ofEntry === undefined ? undefined : await readEntryFacts(ws.engine, rows.ofEntry, shared);
  const openings = await readOpenings(ws, { accounts, epochSeconds: facts.epochSeconds });
  const { control, networks } = await readControl(ws, { facts, span, openings });
  const opened = openingColumns(openings, accounts);
  await markProtected(ws.engine, { accounts, ledger, epochSeconds: facts.epochSeconds });
  // Import marks the accounts of every report; in a span only its own reports count.
  if (span.from !== undefined || span.to !== undefined)
    for (let account = 0; account < accounts.count; account += 1) accounts.flags[account]! &= ~ACCOUNT_FLAG.reported;
  const reports = await matchReports(ws, { facts, edgeTransfer, span });
  for (const account of reports.columns.victimAccount) accounts.flags[account]! |= ACCOUNT_FLAG.reported;
  for (const account of reports.columns.involvedAccount) accounts.flags[account]! |= ACCOUNT_FLAG.caseInvolved;
  const view: CaseView = {
    graph,
    ledger,
    accounts,
    summary,
    currencies: facts.currencies,
    epochSeconds: facts.epochSeconds,
    from: facts.from,
    to: facts.to,
    reports: reports.columns,
    calendar: CHINA_CALENDAR,
    ...(entries === undefined ? {} : { entries }),
    ...(opened === undefined ? {} : { openings: opened }),
    ...(control === undefined ? {} : { control }),
    ...(networks === undefined ? {} : { networks }),
  };
  return { view, edgeTransfer };
}

type EdgeColumns = {
  readonly transfer: Uint32Array;
  readonly src: Uint32Array;
  readonly dst: Uint32Array;
  readonly t: Uint32Array;
  readonly precision: Uint8Array;
  readonly currency: Uint8Array;
  readonly kind: Uint8Array;
  readonly words: Uint16Array;
  readonly amount: Float64Array;
};

function readEdges(engine: Engine, facts: ViewFacts, span: ViewSpan): Promise<EdgeColumns> {
  return engine.columns<EdgeColumns>(`
    SELECT transfer::UINTEGER AS transfer, payer::UINTEGER AS src, payee::UINTEGER AS dst,
      ((t_ms - ${facts.epochSeconds * 1000}) // 1000)::UINTEGER AS t, precision, ${currencyCase(facts.currencies)} AS currency,
      kind, words, amount_minor::DOUBLE AS amount
    FROM transfers WHERE payer IS NOT NULL AND payee IS NOT NULL AND ${spanCondition(span)} ORDER BY transfers.transfer`);
}

function fillSummary(summary: Uint16Array, edges: EdgeColumns, accounts: AccountColumns): void {
  const { src, dst, kind, words } = edges;
  const { holder } = accounts;
  for (let e = 0; e < summary.length; e += 1) {
    let flags = words[e]!;
    if ((kind[e]! & EDGE_KIND.reversal) !== 0) flags |= ENTRY_FLAG.reversal;
    const payerHolder = holder[src[e]!]!;
    if (payerHolder >= 0 && payerHolder === holder[dst[e]!]!) flags |= ENTRY_FLAG.own;
    summary[e] = flags;
  }
}

function edgeByTransfer(edgeTransfer: Uint32Array, lastTransfer: number): Int32Array {
  const edgeOf = new Int32Array(lastTransfer + 1).fill(-1);
  for (let e = 0; e < edgeTransfer.length; e += 1) edgeOf[edgeTransfer[e]!] = e;
  return edgeOf;
}
