import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './read-sources.ts';

/** What npm and Node tell their own scripts; settings of the user (registry, certificates, cache) stay. */
const OF_THIS_CHECKOUT =
  /^(?:INIT_CWD|NODE|NODE_OPTIONS|NODE_PATH|npm_(?!config_).*|npm_config_(?:local_|global_)?prefix)$/;

/** The environment of someone who has only Node and npm: nothing of this checkout's scripts and tools. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OF_THIS_CHECKOUT.test(name));
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !/node_modules|node-gyp-bin/.test(folder));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}

/** Builds and packs this package into `folder`; gives the path of the archive. */
export function packPackage(folder: string): string {
  runNpm(['pack', '--silent', '--pack-destination', folder], ROOT, process.env);
  const archive = globSync('duanka-*.tgz', { cwd: folder })[0];
  if (archive === undefined) throw new Error(`npm pack left no archive in ${folder}`);
  return join(folder, archive);
}

export function installPackage(archive: string, folder: string): void {
  runNpm(
    ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', '--omit=dev', '--prefix', folder, archive],
    folder,
    cleanEnvironment(),
  );
}

function runNpm(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): void {
  const { status, error } = spawnSync('npm', args, {
    cwd,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}`);
}
