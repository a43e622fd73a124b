/** A hit or a ring as it is judged. Subsumed hits are reasons of another (RING-2), no findings: leave them out. */
export interface Finding {
  readonly typology: string;
  readonly strength: number;
  /** Transfers, rising, each once. */
  readonly evidence: Uint32Array;
  /** Dense core accounts, rising, each once. */
  readonly core: Uint32Array;
  /** Unix seconds of the first and last evidence. */
  readonly from: number;
  readonly to: number;
}
