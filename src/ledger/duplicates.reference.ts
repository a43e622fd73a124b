import type { DuplicateInput } from './duplicates.ts';

/** [DUP-1] from its words: multiplicity per file after in-file de-duplication, then the maximum over files. */
export function findDuplicatesReference(input: DuplicateInput): Uint8Array {
  const rows = Array.from(input.file, (file, row) => ({ file, row, key: `${input.hashHi[row]}:${input.hashLo[row]}` }));
  const duplicate = new Uint8Array(rows.length);
  for (const equal of Map.groupBy(rows, (row) => row.key).values()) {
    const files = [...Map.groupBy(equal, (row) => row.file).values()].map((copies) => {
      const first = copies[0]?.row ?? 0;
      return input.hasBalance[first] === 1 && input.amountIsZero[first] === 0 ? copies.slice(0, 1) : copies;
    });
    const largest = Math.max(...files.map((copies) => copies.length));
    const keep = Array.from(
      { length: largest },
      (_, copy) => files.find((copies) => copies.length > copy)?.[copy]?.row,
    );
    for (const { row } of equal) duplicate[row] = keep.includes(row) ? 0 : 1;
  }
  return duplicate;
}
