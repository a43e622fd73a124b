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
  const wanted = Uint32Array.from(edges).toSorted();
  const found = await evidenceOf(
    workspace,
    wanted.map((edge) => edgeTransfer[edge] ?? 0),
  );
  // By edge: where it stands among the wanted, + 1. Hits and rings name a transfer again and again.
  const position = new Uint32Array(edgeTransfer.length);
  for (const [i, edge] of wanted.entries()) position[edge] = i + 1;
  const at = (edge: number): number => {
    const place = position[edge] ?? 0;
    if (place === 0) throw new RangeError(`edge ${edge} was not looked up`);
    return place - 1;
  };
  return {
    sourcesOf: (list) => list.flatMap((edge) => found.sources[at(edge)] ?? []),
    fingerprintsOf: (list) => list.map((edge) => (found.fingerprints[at(edge)] ?? 0n).toString(16).padStart(16, '0')),
  };
}
