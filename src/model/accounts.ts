/** Kinds of a vertex; the values of `AccountColumns.kind`. */
export const ACCOUNT_KIND = {
  unknown: 0,
  personal: 1,
  corporate: 2,
  settlement: 3,
  payment: 4,
  clearing: 5,
  opaque: 6,
} as const;

/** Bits of `AccountColumns.flags`. */
export const ACCOUNT_FLAG = {
  /** ACC-5: own rows are on hand; a boundary account has none. */
  covered: 1,
  /** Named by a victim report as the first credited account. */
  reported: 2,
  /** On a case-involved list. */
  caseInvolved: 4,
  /** Holder younger than 18 or older than 75 at the last activity (protection notices only, never a score). */
  protected: 8,
  internalNumber: 16,
} as const;

/** Typed columns by dense account index (ACC-6). Times are seconds since the workspace's epoch; 0 = unknown. */
export interface AccountColumns {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly flags: Uint8Array;
  readonly coveredFrom: Uint32Array;
  readonly coveredTo: Uint32Array;
  readonly openedAt: Uint32Array;
  /** Dense holder index by ID number; -1 = unknown (ACC-4). */
  readonly holder: Int32Array;
  readonly outlet: Int32Array;
  readonly institution: Int32Array;
}
