import type { TraceFlows } from '../trace-flows.ts';

export interface FlowRow {
  readonly victim: number;
  readonly hop: number;
  readonly amount: number;
  readonly end: number;
}

export interface HeldRow {
  readonly account: number;
  readonly victim: number;
  readonly hop: number;
  readonly credit: number;
  readonly amount: number;
}

/** Rows of one movement after another; `finish` puts them in the order that TraceFlows promises. */
export class FlowRows {
  readonly #rows: (FlowRow & { readonly movement: number })[] = [];

  /** All rows of a movement at once; a (victim, hop, end) may come in several. */
  add(movement: number, rows: readonly FlowRow[]): void {
    for (const row of joined(rows)) this.#rows.push({ movement, ...row });
  }

  finish(): TraceFlows['flows'] {
    const rows = this.#rows.toSorted((a, b) => a.movement - b.movement || compareRows(a, b));
    return {
      count: rows.length,
      movement: Int32Array.from(rows, ({ movement }) => movement),
      victim: Int32Array.from(rows, ({ victim }) => victim),
      hop: Uint16Array.from(rows, ({ hop }) => hop),
      amount: Float64Array.from(rows, ({ amount }) => amount),
      end: Uint8Array.from(rows, ({ end }) => end),
    };
  }
}

function joined(rows: readonly FlowRow[]): readonly FlowRow[] {
  if (rows.length < 2) return rows;
  const out: FlowRow[] = [];
  for (const row of rows.toSorted(compareRows)) {
    const last = out.at(-1);
    if (last !== undefined && compareRows(last, row) === 0)
      out[out.length - 1] = { ...last, amount: last.amount + row.amount };
    else out.push(row);
  }
  return out;
}

function compareRows(a: FlowRow, b: FlowRow): number {
  return a.victim - b.victim || a.hop - b.hop || a.end - b.end;
}

/** One row per (account, victim, hop, credit), rising by these. */
export function toHeld(rows: readonly HeldRow[]): TraceFlows['held'] {
  const out: HeldRow[] = [];
  for (const row of rows.toSorted(compareHeld)) {
    const last = out.at(-1);
    if (last !== undefined && compareHeld(last, row) === 0)
      out[out.length - 1] = { ...last, amount: last.amount + row.amount };
    else if (row.amount > 0) out.push(row);
  }
  return {
    count: out.length,
    account: Int32Array.from(out, ({ account }) => account),
    victim: Int32Array.from(out, ({ victim }) => victim),
    hop: Uint16Array.from(out, ({ hop }) => hop),
    credit: Int32Array.from(out, ({ credit }) => credit),
    amount: Float64Array.from(out, ({ amount }) => amount),
  };
}

function compareHeld(a: HeldRow, b: HeldRow): number {
  return a.account - b.account || a.victim - b.victim || a.hop - b.hop || a.credit - b.credit;
}
