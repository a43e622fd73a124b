/** `npm run check:package`: packs the package, installs it into an empty folder and uses it there with the machine's own Node. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment, installPackage, packPackage } from './packed-package.ts';
import { tryProgram } from './try-program.ts';

const NEEDED = [
  'bin/duanka',
  'bin/package.json',
  'dist/cli/main.js',
  'dist/law/calendar-cn.NOTICE',
  'LICENSE',
  'NOTICE',
  'README.md',
  'package.json',
];

const folder = mkdtempSync(join(tmpdir(), 'duanka-package-'));
try {
  const archive = packPackage(folder);
  const files = spawnSync('tar', ['-tzf', archive], { encoding: 'utf8' }).stdout.trim().split('\n');
  const missing = NEEDED.filter((file) => !files.includes(`package/${file}`));
  if (missing.length > 0) throw new Error(`missing in the package: ${missing.join(', ')}`);
  const stray = files.filter((file) => /\.test\.js$|^package\/(src|test|scripts|bench)\//.test(file));
  if (stray.length > 0) throw new Error(`should not be in the package: ${stray.join(', ')}`);
  process.stdout.write(`package: ${files.length} files, ${(statSync(archive).size / 1e6).toFixed(2)} MB\n`);

  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{ "private": true }\n');
  installPackage(archive, empty);
  tryProgram({ command: 'npx', args: ['--no-install', 'duanka'], folder: empty, env: cleanEnvironment() });
  process.stdout.write('the packed package works\n');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
