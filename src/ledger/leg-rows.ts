/**
 * One side's statement rows that succeeded and are no duplicates, in the total order ≺ of definitions.md
 * (t, serial, content fingerprint of the file, row). 44 bytes per row.
 */
export interface LegRows {
  readonly count: number;
  /** Dense account of the statement. */
  readonly own: Int32Array;
  /** Dense account that the row names by number; -1 = none. */
  readonly counter: Int32Array;
  readonly counterIsClearing: Uint8Array;
  /** Dense name ids of the own holder and of the counterparty; -1 = none. Only for counting K4; names never join. */
  readonly ownName: Int32Array;
  readonly counterName: Int32Array;
  /** 1 = credit (in), -1 = debit (out). */
  readonly direction: Int8Array;
  /** Minor units, positive. */
  readonly amount: Float64Array;
  readonly currency: Uint8Array;
  /** Unix milliseconds of the start of the unit of precision. */
  readonly tMs: Float64Array;
  /** TIME_PRECISION codes. */
  readonly precision: Uint8Array;
  /** Hash of the serial number; 0 = none. */
  readonly serial: BigUint64Array;
  /** Institution of the own account; -1 = unknown. */
  readonly institution: Int32Array;
  /** 1 = the text says 次日, 普通 or 延时, or the channel is an ATM. */
  readonly slow: Uint8Array;
}

/** ACC-5 coverage by dense account, Unix milliseconds, both ends included; from > to = a boundary account. */
export interface Coverage {
  readonly fromMs: Float64Array;
  readonly toMs: Float64Array;
}

/** [LEG-2] Windows of the time between debit and credit. */
export interface LegSettings {
  /** The credit's clock may run ahead of the debit's by this much. */
  readonly earlySeconds: number;
  readonly sameInstitutionSeconds: number;
  /** Two institutions, or one of them unknown. */
  readonly otherInstitutionSeconds: number;
  readonly slowSeconds: number;
  /** Calendar days between the stamps when a precision is day. */
  readonly dayPrecisionDays: number;
  /** Zone of the calendar day. */
  readonly zoneOffsetMs: number;
}

export const LEG_SETTINGS: LegSettings = {
  earlySeconds: 120,
  sameInstitutionSeconds: 60,
  otherInstitutionSeconds: 300,
  slowSeconds: 93_600,
  dayPrecisionDays: 1,
  zoneOffsetMs: 28_800_000,
};
