/**
 * `npm test [-- vitest arguments]`: runs vitest and closes with the plain line `N passed, N failed`, which any CI can read.
 * A skipped test, a file that does not load and an error outside any test count as failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  /** What to print above the closing line: one line per failure that the runner's own output may not show. */
  readonly notes: readonly string[];
}

/** `selective`: the caller chose tests by name, so tests that were left out are no fault. */
export function countTests(report: VitestReport, exitCode: number, selective: boolean): TestCount {
  let passed = 0;
  let failed = 0;
  const notes: string[] = [];
  for (const file of report.testResults) {
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else if (status === 'failed') failed += 1;
      else if (!selective) {
        failed += 1;
        notes.push(`${status}: ${fullName}`);
      }
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) {
      failed += 1;
      notes.push(`did not load: ${relative(process.cwd(), file.name)} ${file.message ?? ''}`.trimEnd());
    }
  }
  if (exitCode !== 0 && failed === 0) {
    failed = 1;
    notes.push(`vitest ended with ${exitCode} although every test passed`);
  }
  if (passed === 0 && failed === 0) {
    failed = 1;
    notes.push('no test ran');
  }
  return { passed, failed, notes };
}

function runTests(vitestArguments: readonly string[]): TestCount {
  const root = resolve(import.meta.dirname, '..');
  const output = join(root, 'build', `test-results-${process.pid}.json`);
  mkdirSync(join(root, 'build'), { recursive: true });
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${output}`,
      ...vitestArguments,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const selective = vitestArguments.some((argument) => argument === '-t' || argument.startsWith('--testNamePattern'));
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(output, 'utf8')) as VitestReport;
  } catch {
    return { passed: 0, failed: 1, notes: [`vitest ended with ${status ?? 'a signal'} and wrote no report`] };
  } finally {
    rmSync(output, { force: true });
  }
  return countTests(report, status ?? 1, selective);
}

if (import.meta.main) {
  const { passed, failed, notes } = runTests(process.argv.slice(2));
  for (const note of notes) process.stdout.write(`${note}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
