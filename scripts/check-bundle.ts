/** `npm run check:bundle`: unpacks the archive into an empty folder and uses it without Node on the path and, where allowed, without network. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './read-sources.ts';
import { tryProgram } from './try-program.ts';

const archive = globSync(`build/duanka-*-${process.platform}-${process.arch}.tar.gz`, { cwd: ROOT })[0];
if (archive === undefined) throw new Error('there is no archive in build/; run npm run bundle first');

const folder = mkdtempSync(join(tmpdir(), 'duanka-bundle-'));
try {
  const { status } = spawnSync('tar', ['-xzf', join(ROOT, archive), '-C', folder], { stdio: 'inherit' });
  const unpacked = globSync('duanka-*', { cwd: folder })[0];
  if (status !== 0 || unpacked === undefined) throw new Error(`${archive} does not unpack`);

  // The path holds nothing but what the launcher needs to follow a link: neither Node nor npm can be found.
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  const readlink = ['/usr/bin/readlink', '/bin/readlink'].find((path) => existsSync(path));
  if (readlink !== undefined) symlinkSync(readlink, join(tools, 'readlink'));
  const link = join(folder, 'linked');
  symlinkSync(join(unpacked, 'duanka'), link);

  const env = { PATH: tools, HOME: folder, LANG: 'C.UTF-8' };
  const offline = spawnSync('unshare', ['--net', 'true']).status === 0;
  for (const program of [join(folder, unpacked, 'duanka'), link]) {
    const work = join(folder, `work-${program === link ? 'link' : 'direct'}`);
    mkdirSync(work);
    tryProgram(
      offline
        ? { command: '/usr/bin/unshare', args: ['--net', program], folder: work, env }
        : { command: program, args: [], folder: work, env },
    );
  }
  process.stdout.write(`${archive} works without Node${offline ? ' and without network' : ''}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
