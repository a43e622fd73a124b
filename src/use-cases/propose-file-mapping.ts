import { discoverInputs, proposeMapping, readHead, recognisePart, type MappingProposal } from '#formats';
import { fail, ok, type Result, type SkippedSource } from '#model';

const SAMPLE_RECORDS = 200;

export interface MappedFiles {
  readonly proposals: readonly MappingProposal[];
  /** Parts that need no mapping, or that no mapping can read, each with its reason. */
  readonly others: readonly SkippedSource[];
}

/**
 * A mapping for each unknown table of a file or folder (every sheet, every member), its preview masked. Problems:
 * `no-usable-input` where there is nothing to look at.
 */
export async function proposeFileMapping(path: string): Promise<Result<MappedFiles>> {
  const { parts, skipped } = await discoverInputs([path]);
  const proposals: MappingProposal[] = [];
  const others: SkippedSource[] = [...skipped];
  for (const part of parts) {
    const head = await readHead(part, SAMPLE_RECORDS);
    const known = head.ok ? recognisePart(part, head.value) : { ...head.problem, severity: 'refused' as const };
    if (known === null && head.ok) proposals.push(proposeMapping(part, head.value));
    else if (known !== null) others.push({ file: part.file, ...known });
  }
  if (parts.length > 0) return ok({ proposals, others });
  const [first] = skipped;
  return first === undefined
    ? fail('no-usable-input', { inputs: 1, skipped: 0 })
    : fail(first.code, { file: first.file, ...first.values });
}
