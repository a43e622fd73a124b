import type { TemporalGraph } from '#graph';
import type { LedgerColumns } from '#ledger';
import type { AccountColumns } from '#model';

/** What detectors see, and all they see. The lake builds it once per run. */
export interface CaseView {
  readonly graph: TemporalGraph;
  readonly ledger: LedgerColumns;
  readonly accounts: AccountColumns;
  /** ENTRY_FLAG bits by edge. */
  readonly summary: Uint16Array;
  /** Currency codes; `graph.currency` and `ledger.currency` index them. */
  readonly currencies: readonly string[];
  /** Unix seconds of t = 0. */
  readonly epochSeconds: number;
  /** First and last second of the data, on the graph's clock. */
  readonly from: number;
  readonly to: number;
  readonly reports: ReportColumns;
}

/** Victim reports and case-involved lists, matched to accounts; times on the graph's clock, 0 = unknown. */
export interface ReportColumns {
  readonly victimAccount: Uint32Array;
  /** Edge of the reported transfer, -1 when none or several matched. */
  readonly victimEdge: Int32Array;
  readonly victimAmount: Float64Array;
  readonly victimCurrency: Uint8Array;
  readonly victimPaidAt: Uint32Array;
  /** Dense case number of each report. */
  readonly victimCase: Uint32Array;
  readonly involvedAccount: Uint32Array;
  readonly involvedSince: Uint32Array;
}
