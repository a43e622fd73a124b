/** Opens a workspace, says `open` on standard output and keeps it until standard input ends. */
import { ok } from '#model';
import { withWorkspace } from '#use-cases';

const outcome = await withWorkspace(process.argv[2] ?? '', { mode: 'create-or-open' }, async () => {
  process.stdout.write('open\n');
  for await (const _ of process.stdin);
  return ok(0);
});
process.exitCode = outcome.ok ? 0 : 1;
