import type { CaseView } from '#detect';
import { graphFromBuffer } from '#graph';

/** A case view as data that threads share without copying: the graph is its buffer, every column lies in shared memory. */
export type SharedView = Omit<CaseView, 'graph'> & { readonly graph: ArrayBufferLike };

/** Columns that are not in shared memory yet are copied into it; those that are stay where they are. */
export function shareView(view: CaseView): SharedView {
  return {
    ...view,
    graph: sharedBuffer(view.graph.buffer),
    ledger: shareColumns(view.ledger),
    accounts: shareColumns(view.accounts),
    summary: sharedColumn(view.summary),
    reports: shareColumns(view.reports),
    ...(view.entries === undefined ? {} : { entries: shareColumns(view.entries) }),
    ...(view.openings === undefined ? {} : { openings: shareColumns(view.openings) }),
    ...(view.control === undefined ? {} : { control: shareColumns(view.control) }),
    ...(view.networks === undefined ? {} : { networks: shareColumns(view.networks) }),
    ...(view.guarded === undefined ? {} : { guarded: shareColumns(view.guarded) }),
  };
}

export function openView(shared: SharedView): CaseView {
  return { ...shared, graph: graphFromBuffer(shared.graph) };
}

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Every array of the record in shared memory; other values as they are. */
export function shareColumns<T extends object>(columns: T): T {
  const shared = Object.entries(columns).map(([name, column]) => [
    name,
    ArrayBuffer.isView(column) ? sharedColumn(column as Column) : column,
  ]);
  return Object.fromEntries(shared) as T;
}

function sharedColumn<T extends Column>(column: T): T {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const buffer = new SharedArrayBuffer(column.byteLength);
  const Kind = column.constructor as new (buffer: SharedArrayBuffer) => T;
  const shared = new Kind(buffer);
  shared.set(column);
  return shared;
}

function sharedBuffer(buffer: ArrayBufferLike): ArrayBufferLike {
  if (buffer instanceof SharedArrayBuffer) return buffer;
  const shared = new SharedArrayBuffer(buffer.byteLength);
  new Uint8Array(shared).set(new Uint8Array(buffer));
  return shared;
}
