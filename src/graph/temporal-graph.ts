/** Bits of `TemporalGraph.kind`. Only edges with `pattern` set are in the adjacency lists. */
export const EDGE_KIND = {
  /** Neither a self-loop nor a reversal pair nor a transfer of clearing. */
  pattern: 1,
  /** The order of this edge among its ties is assumed, not known. */
  orderAssumed: 2,
  reversal: 4,
} as const;

/** Precision codes of `TemporalGraph.precision`, coarser is larger. */
export const PRECISION = { second: 0, minute: 1, day: 2 } as const;
export const PRECISION_SECONDS = [1, 60, 86_400] as const;

/**
 * The temporal multigraph in typed arrays over one buffer. Edge id = position in the total order of
 * definitions.md (t, serial, content fingerprint of the file, row); `t` never falls from one edge to the next.
 */
export interface TemporalGraph {
  readonly buffer: ArrayBufferLike;
  readonly vertexCount: number;
  readonly edgeCount: number;
  readonly src: Uint32Array;
  readonly dst: Uint32Array;
  /** Seconds since the workspace's epoch (always > 0). */
  readonly t: Uint32Array;
  readonly precision: Uint8Array;
  /** Index into the case view's currencies. */
  readonly currency: Uint8Array;
  readonly kind: Uint8Array;
  /** Minor units, an exact integer. */
  readonly amount: Float64Array;
  /** CSR of pattern edges by source, edge ids rising. */
  readonly outOffsets: Uint32Array;
  readonly outEdges: Uint32Array;
  readonly inOffsets: Uint32Array;
  readonly inEdges: Uint32Array;
}
