import { discoverInputs, proposeMapping, readHead, type MappingProposal } from '#formats';
import { fail, ok, type Result } from '#model';

const SAMPLE_RECORDS = 200;

/** A mapping for each table of the file (every sheet, every member). Problems: `no-usable-input` or what stopped the reading. */
export async function proposeFileMapping(path: string): Promise<Result<readonly MappingProposal[]>> {
  const { parts, skipped } = await discoverInputs([path]);
  const proposals: MappingProposal[] = [];
  for (const part of parts) {
    const head = await readHead(part, SAMPLE_RECORDS);
    if (!head.ok) return head;
    proposals.push(proposeMapping(part, head.value));
  }
  if (proposals.length > 0) return ok(proposals);
  const [first] = skipped;
  return first === undefined ? fail('no-usable-input', { inputs: 1, skipped: 0 }) : fail(first.code, { file: first.file, ...first.values });
}
