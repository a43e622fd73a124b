/** A finding as casework keeps it: enough to find it again and to tell the detector what became of it. */
export interface FindingRef {
  readonly id: string;
  readonly key: string;
  readonly run: string;
  /** Ids of the detectors that gave its reasons, with their versions. */
  readonly detectors: readonly { readonly id: string; readonly version: string }[];
  /** Reason codes. */
  readonly reasons: readonly string[];
}
