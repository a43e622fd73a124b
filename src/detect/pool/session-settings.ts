/** Settings of POOL 1; times in seconds, amounts in minor units of `currency`. */
export interface SessionSettings {
  /** g: longest pause between two credits of one session. */
  readonly gapSeconds: number;
  /** n_in and p. */
  readonly minimumCredits: number;
  readonly minimumPayers: number;
  /** Δ: what left by the session's end + Δ is its outflow. */
  readonly onwardSeconds: number;
  /** ρ: least share of the inflow that left by then. */
  readonly minimumShare: number;
  /** The balance then is at most the larger of this share of the inflow and this amount. */
  readonly balanceShare: number;
  readonly balanceMinor: number;
  /** Money held before the session neither leaves first nor counts as left. */
  readonly setsHeldApart: boolean;
}

/** In place of an edge: nobody stands on the other side (cash). */
export const NO_EDGE = -1;

/** POOL 1: a run of credits of one account that left again. Times on the graph's clock, of the account's own legs. */
export interface CollectionSession {
  readonly account: number;
  readonly currency: number;
  /** First and last credit. */
  readonly from: number;
  readonly to: number;
  readonly inflowMinor: number;
  /** What of its own money had left by `to` + Δ, last in first out: 1 − outflow / inflow is what the session left behind. */
  readonly outflowMinor: number;
  /** The same, first in first out: what POOL 1 and the sinks go by. */
  readonly matchedMinor: number;
  /** Edges of the credits, in the account's order. */
  readonly credits: readonly number[];
  /** Distinct payers, in the order of their first credit. */
  readonly payers: readonly number[];
  /** Debits that took the matched money; NO_EDGE for cash. */
  readonly debits: readonly { readonly edge: number; readonly amountMinor: number }[];
}
