import { evidenceOf, type Workspace } from '#lake';

/** Source rows and content fingerprint of every edge that a finding names, looked up once. */
export interface EvidenceBook {
  /** `file#row`, the payer's leg first. */
  sourcesOf(edges: readonly number[]): string[];
  fingerprintsOf(edges: readonly number[]): string[];
}

export async function openEvidenceBook(
  workspace: Workspace,
  edgeTransfer: Uint32Array,
  edges: ReadonlySet<number>,
): Promise<EvidenceBook> {
  const wanted = Uint32Array.from(edges, (edge) => edgeTransfer[edge] ?? 0).toSorted();
  const found = await evidenceOf(workspace, wanted);
  const position = new Map(Array.from(wanted, (transfer, i) => [transfer, i]));
  const at = (edge: number): number => {
    const i = position.get(edgeTransfer[edge] ?? -1);
    if (i === undefined) throw new RangeError(`edge ${edge} was not looked up`);
    return i;
  };
  return {
    sourcesOf: (list) => list.flatMap((edge) => found.sources[at(edge)] ?? []),
    fingerprintsOf: (list) => list.map((edge) => (found.fingerprints[at(edge)] ?? 0n).toString(16).padStart(16, '0')),
  };
}
