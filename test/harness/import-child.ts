/**
 * Imports in a process of its own, and dies where it is told to.
 *
 *   node --conditions=source test/harness/import-child.ts WORKSPACE INPUT [--die-at STAGE] [--die-on N] [--die-after-ms MS]
 *
 * Kills itself with SIGKILL at the N-th event of a stage, or so many milliseconds after it. Ends with 9 when the import was
 * over before that, so that nobody takes an import that ran through for one that was cut.
 */
import { parseArgs } from 'node:util';
import { tableHashes } from '#lake';
import { ok } from '#model';
import { importFiles, withWorkspace } from '#use-cases';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'die-at': { type: 'string' },
    'die-on': { type: 'string', default: '1' },
    'die-after-ms': { type: 'string', default: '0' },
  },
});
const [workspaceDir = '', input = ''] = positionals;
const wanted = Number(values['die-on']);
const delay = Number(values['die-after-ms']);
const stages = new Map<string, number>();

function onProgress({ stage }: { readonly stage: string }): void {
  const seen = (stages.get(stage) ?? 0) + 1;
  stages.set(stage, seen);
  if (stage !== values['die-at'] || seen !== wanted) return;
  if (delay === 0) process.kill(process.pid, 'SIGKILL');
  else setTimeout(() => process.kill(process.pid, 'SIGKILL'), delay);
}

const outcome = await withWorkspace(workspaceDir, { mode: 'create-or-open', openData: true }, async (workspace) => {
  const imported = await importFiles(workspace, { inputs: [input], onProgress });
  if (!imported.ok) return imported;
  return ok({ hashes: await tableHashes(workspace), stages: Object.fromEntries(stages) });
});
if (!outcome.ok) {
  process.stderr.write(`${JSON.stringify(outcome.problem)}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${JSON.stringify(outcome.value)}\n`);
  if (values['die-at'] !== undefined) process.exitCode = 9;
}
