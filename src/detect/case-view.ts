import type { TemporalGraph } from '#graph';
import type { LedgerColumns } from '#ledger';
import type { AccountColumns, CalendarTable } from '#model';

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
  /** Holidays and make-up working days; absent: Monday to Friday, said to be assumed. */
  readonly calendar?: CalendarTable;
  /** Absent where no source says any of it (plain tables). */
  readonly entries?: EntryFacts;
  readonly openings?: OpeningColumns;
  readonly control?: ControlColumns;
  readonly networks?: NetworkColumns;
  /** What the guards found (definitions.md 8); absent before they ran and with `--no-guards`. */
  readonly guarded?: GuardedColumns;
}

/** By ledger entry: dense ids of what the row says beside the money, -1 = not said. */
export interface EntryFacts {
  readonly terminal: Int32Array;
  readonly ip: Int32Array;
  readonly mac: Int32Array;
  /** Six-digit area code (GB/T 2260) that the place or outlet names; -1 = unknown. Overseas: the entry's flag. */
  readonly area: Int32Array;
  readonly merchant: Int32Array;
}

/** One row per opening that a source tells of; dense ids, -1 = not said; times on the graph's clock, 0 = unknown. */
export interface OpeningColumns {
  readonly account: Uint32Array;
  readonly openedAt: Uint32Array;
  readonly closedAt: Uint32Array;
  readonly holder: Int32Array;
  readonly institution: Int32Array;
  readonly outlet: Int32Array;
  readonly staff: Int32Array;
  readonly phone: Int32Array;
  readonly device: Int32Array;
  readonly address: Int32Array;
  readonly agent: Int32Array;
  /** 1: the holder's document is a resident ID card; 0: another kind; 255: not said. */
  readonly residentDocument: Uint8Array;
}

export const CONTROL_KIND = { device: 0, mac: 1, terminal: 2, phone: 3 } as const;

/** Who used which device, MAC, terminal or contact phone, one row per account and identifier, by identifier. */
export interface ControlColumns {
  readonly identifier: Uint32Array;
  readonly kind: Uint8Array;
  readonly account: Uint32Array;
  /** First and last time seen on the graph's clock; 0 and the end of the data where no time is known (a contact phone). */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * From which public address on the net an account paid or logged in: one row per address, account and day of
 * Asia/Shanghai, by address, then time. A whole house or firm shares an address: it is no control link.
 */
export interface NetworkColumns {
  readonly identifier: Uint32Array;
  readonly account: Uint32Array;
  /** First and last time on that day, on the graph's clock. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Bits of `GuardedColumns.edges`. */
export const EDGE_GUARD = { own: 1, payroll: 2, rent: 4, loan: 8, refund: 16, broker: 32 } as const;

/** EDGE_GUARD bits that the measures of a kind leave out (definitions.md 8, "damps"). */
export const LEFT_OUT = {
  fan: EDGE_GUARD.own | EDGE_GUARD.payroll | EDGE_GUARD.rent,
  /** Money gathered or spread may come from, or go on to, the holder's own accounts: only the counted side leaves those out. */
  flow: EDGE_GUARD.payroll | EDGE_GUARD.rent,
  cycle: EDGE_GUARD.refund,
  likeAmounts: EDGE_GUARD.loan | EDGE_GUARD.rent,
} as const;

/** Bits of `GuardedColumns.accounts`: guards that hold and are not void. `broker`: the customer, not the broker. */
export const ACCOUNT_GUARD = {
  merchant: 1,
  payroll: 2,
  utility: 4,
  clearing: 8,
  loan: 16,
  rent: 32,
  broker: 64,
} as const;

export interface GuardedColumns {
  readonly edges: Uint8Array;
  readonly accounts: Uint16Array;
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
