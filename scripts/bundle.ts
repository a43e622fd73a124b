/**
 * `npm run bundle`: one archive for a machine without network and without Node:
 * `duanka` (launcher), `node/` (Node 24), `node_modules/` (the packed package and what it needs to run).
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { installPackage, packPackage } from './packed-package.ts';
import { ROOT } from './read-sources.ts';

const LAUNCHER = `#!/bin/sh
# Starts the program with the Node beside it, from any folder and through any link.
self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=\${self%/*}/$target ;;
  esac
done
case $self in
  */*) here=\${self%/*} ;;
  *) here=. ;;
esac
exec "$here/node/bin/node" --disable-warning=ExperimentalWarning "$here/node_modules/duanka/dist/cli/main.js" "$@"
`;

/** Only for building against a library; never read when it runs. */
const NOT_NEEDED = ['**/*.map', '**/*.d.ts', '**/*.d.mts', '**/*.d.cts'];

if (process.platform === 'win32') throw new Error('the bundle is made on Linux or macOS');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
const name = `duanka-${version}-${process.platform}-${process.arch}`;
const build = join(ROOT, 'build');
const stage = join(build, name);
rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });

const archive = packPackage(stage);
writeFileSync(join(stage, 'package.json'), '{ "private": true }\n');
installPackage(archive, stage);
rmSync(archive);
for (const file of ['package.json', 'package-lock.json', 'node_modules/.package-lock.json', 'node_modules/.bin']) {
  rmSync(join(stage, file), { recursive: true, force: true });
}
takeNode();
for (const file of globSync(NOT_NEEDED, { cwd: join(stage, 'node_modules') }))
  rmSync(join(stage, 'node_modules', file));
for (const file of ['LICENSE', 'NOTICE', 'README.md']) cpSync(join(ROOT, file), join(stage, file));
writeFileSync(join(stage, 'duanka'), LAUNCHER);
chmodSync(join(stage, 'duanka'), 0o755);

const target = join(build, `${name}.tar.gz`);
rmSync(target, { force: true });
const { status } = spawnSync('tar', ['-czf', target, '-C', build, name], { stdio: 'inherit' });
if (status !== 0) throw new Error(`tar ended with ${status}`);
rmSync(stage, { recursive: true, force: true });
process.stdout.write(`${target}: ${(statSync(target).size / 1e6).toFixed(1)} MB\n`);

/** Node comes from its platform package; without one (macOS) the Node that runs this script is taken. */
function takeNode(): void {
  const packaged = join(stage, 'node_modules', `node-${process.platform}-${process.arch}`);
  mkdirSync(join(stage, 'node', 'bin'), { recursive: true });
  if (!existsSync(packaged)) {
    cpSync(process.execPath, join(stage, 'node', 'bin', 'node'));
    return;
  }
  renameSync(join(packaged, 'bin', 'node'), join(stage, 'node', 'bin', 'node'));
  renameSync(join(packaged, 'LICENSE'), join(stage, 'node', 'LICENSE'));
  rmSync(packaged, { recursive: true, force: true });
}
