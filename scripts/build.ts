/** `npm run build`: `src/` to `dist/` as plain JavaScript, because Node strips no types below `node_modules`. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FONT_FILES } from '../src/report/pdf/fonts.ts';
import { ROOT } from './read-sources.ts';

/** Everything in `src/` that is read at run time and not compiled. */
const ASSETS = 'src/**/*.{css,html,js,json,txt,csv,svg,woff2,NOTICE}';

const dist = join(ROOT, 'dist');
rmSync(dist, { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
  { cwd: ROOT, stdio: 'inherit' },
);
if (status !== 0) process.exit(1);

const assets = globSync(ASSETS, { cwd: ROOT, exclude: ['**/fixtures/**'] });
for (const asset of assets) {
  const target = join(dist, asset.slice('src'.length));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(ROOT, asset), target);
}

copyFonts();
const files = globSync('**/*.js', { cwd: dist });
const faults = files.flatMap((file) => findFaults(file));
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stderr.write(`dist: ${files.length} modules, ${assets.length} other files\n`);
process.exitCode = faults.length === 0 && existsSync(join(dist, 'cli', 'main.js')) ? 0 : 1;

/** Documents are set in two weights of a package that has nine: only those two go along, with their licence. */
function copyFonts(): void {
  const from = join(ROOT, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  const to = join(dist, 'report', 'pdf', 'fonts');
  for (const file of [...FONT_FILES, 'LICENSE_FONT']) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(from, file), join(to, file));
  }
}

/** A file named by its `.ts` name in a string (a worker, a script for the browser) would be missing in the package. */
function findFaults(file: string): readonly string[] {
  const text = readFileSync(join(dist, file), 'utf8');
  return [...text.matchAll(/new URL\(\s*(['"`])([^'"`]+)\1\s*,\s*import\.meta\.url/g)]
    .map((match) => match[2] ?? '')
    .filter((target) => !target.includes('${') && !existsSync(join(dist, dirname(file), target)))
    .map((target) => `dist/${file} names ${target}, which is not in the package`);
}
