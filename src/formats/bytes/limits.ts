/** Guards against hostile input. All are settings: pass a changed copy. */
export interface BytesLimits {
  /** A quoted field that never closes: physical lines and bytes after which it is given up. */
  readonly recordLines: number;
  readonly recordBytes: number;
  /** Bytes read at once from a source. */
  readonly chunkBytes: number;
  /** Sum of the unpacked sizes of one archive. */
  readonly archiveBytes: number;
  /** Unpacked : packed of one member, looked at from `ratioFromBytes` unpacked bytes on. */
  readonly memberRatio: number;
  readonly ratioFromBytes: number;
  readonly archiveMembers: number;
  /** An archive or workbook inside an archive, and JSON, are held in memory up to this size. */
  readonly inMemoryBytes: number;
}

export const DEFAULT_LIMITS: BytesLimits = {
  recordLines: 200,
  recordBytes: 1 << 20,
  chunkBytes: 1 << 20,
  archiveBytes: 64 * 2 ** 30,
  memberRatio: 250,
  ratioFromBytes: 64 * 2 ** 20,
  archiveMembers: 100_000,
  inMemoryBytes: 512 * 2 ** 20,
};
