/**
 * `npm run bench [-- NAME… [--OPTION…]]`: the measurements of `bench/`, one after the other, or those whose name contains NAME;
 * options go to each.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { ROOT } from './read-sources.ts';

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith('--'));
const wanted = given.filter((argument) => !argument.startsWith('--'));
const files = globSync('bench/*.ts', { cwd: ROOT })
  .filter((file) => !file.endsWith('.test.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => basename(file).includes(name)))
  .toSorted();
for (const file of files) {
  process.stdout.write(`\n== ${file}\n`);
  const { status } = spawnSync(process.execPath, ['--conditions=source', file, ...options], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
if (files.length === 0) {
  process.stderr.write('no such measurement in bench/\n');
  process.exitCode = 1;
}
