/** `npm run check`: everything but the tests. Each check runs even when an earlier one failed. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const CHECKS = ['types', 'lint', 'format:check', 'unused', 'architecture', 'rules'];

const failed = CHECKS.filter((script) => {
  process.stdout.write(`\n== ${script}\n`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: resolve(import.meta.dirname, '..'),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status !== 0;
});

process.stdout.write(failed.length === 0 ? '\nall checks passed\n' : `\nfailed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
