/**
 * `npm run mutate [-- --only PATH] [--comparisons] [--near] [--limit N] [--seed N]`: plants one small fault at a time in a
 * copy of the sources and runs the tests that reach the file, its own first. A fault that no test notices is a survivor: a
 * number or a comparison that nobody has pinned down. `--comparisons` leaves the moved defaults out, `--near` asks the
 * folder's own tests only. Takes minutes to hours; never part of CI.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { flipComparisons, moveDefaults, type Mutant } from './mutants.ts';
import { readSources, ROOT } from './read-sources.ts';

const COPIED = ['src', 'test', 'scripts', 'docs', 'bench', 'bin', 'package.json', 'tsconfig.json', 'vitest.config.ts'];
const PATIENCE = { factor: 4, leastSeconds: 30 };

interface Effort {
  readonly near: boolean;
  readonly seconds: number;
}

type Outcome = 'passed' | 'failed' | 'timeout';

interface Choice {
  readonly only: string;
  readonly defaults: boolean;
}

function findMutants({ only, defaults }: Choice): readonly Mutant[] {
  const files = readSources(['src/detect/**/*.ts', 'src/ledger/**/*.ts']).filter(
    ({ path }) => !/\.(?:test|reference|fixture|generator)\.ts$/.test(path) && path.includes(only),
  );
  return files.flatMap((file) => [
    ...(defaults && file.path.startsWith('src/detect/') ? moveDefaults(file) : []),
    ...flipComparisons(file),
  ]);
}

function copySources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'duanka-mutate-'));
  for (const name of COPIED)
    if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, 'build'));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function runVitest(copy: string, args: readonly string[], seconds: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [join(copy, 'node_modules', 'vitest', 'vitest.mjs'), ...args, '--run', '--bail=1', '--reporter=dot'],
      { cwd: copy, stdio: 'ignore', detached: true },
    );
    let outcome: Outcome | undefined;
    const timer = setTimeout(() => {
      outcome = 'timeout';
      // The whole group: an endless loop sits in a worker that a signal to vitest alone would not reach.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, seconds * 1000);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(outcome ?? (code === 0 ? 'passed' : 'failed'));
    });
  });
}

/**
 * The file's own test first, because it is quick and mostly enough; then the tests of its folder that import the file, then
 * every test that does. (`--dir` is no way to name the folder: vitest resolves `include` against it and finds nothing.)
 */
async function isNoticed(copy: string, mutant: Mutant, { near, seconds }: Effort): Promise<boolean> {
  const own = nearestTest(copy, mutant.path);
  if (own !== undefined && (await runVitest(copy, [own], seconds)) !== 'passed') return true;
  const [, folder = '', part = ''] = mutant.path.split('/');
  const elsewhere = ['--exclude=test/**', `--exclude=src/!(${folder})/**`];
  if (!part.endsWith('.ts'))
    elsewhere.push(`--exclude=src/${folder}/!(${part})/**`, `--exclude=src/${folder}/*.test.ts`);
  for (const excluded of near ? [elsewhere] : [elsewhere, []]) {
    const args = ['related', mutant.path, '--passWithNoTests', ...excluded];
    if ((await runVitest(copy, args, seconds)) !== 'passed') return true;
  }
  return false;
}

/** `chain-surprise.ts` is tested by `chain-surprise.test.ts`, else by `chain.test.ts`. */
function nearestTest(copy: string, path: string): string | undefined {
  const stem = path.replace(/\.ts$/, '');
  const folder = stem.slice(0, stem.lastIndexOf('/') + 1);
  const words = stem.slice(folder.length).split('-');
  for (let count = words.length; count > 0; count -= 1) {
    const test = `${folder}${words.slice(0, count).join('-')}.test.ts`;
    if (existsSync(join(copy, test))) return test;
  }
  return undefined;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      comparisons: { type: 'boolean', default: false },
      near: { type: 'boolean', default: false },
      limit: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const seed = Number(values.seed ?? 1);
  const all = findMutants({ only: values.only ?? '', defaults: !values.comparisons });
  const mutants = values.limit === undefined ? all : shuffled(all, seed).slice(0, Number(values.limit));
  const copy = copySources();
  const stop = (): never => {
    rmSync(copy, { recursive: true, force: true });
    process.exit(130);
  };
  process.on('SIGINT', stop);
  try {
    const started = performance.now();
    const folders = [...new Set(mutants.map(({ path }) => path.split('/').slice(0, 2).join('/')))];
    if (folders.length > 0 && (await runVitest(copy, folders, 900)) !== 'passed') {
      throw new Error(`the tests of ${folders.join(' and ')} fail without any fault planted, or there are none`);
    }
    const seconds = Math.max(PATIENCE.leastSeconds, ((performance.now() - started) / 1000) * PATIENCE.factor);
    const survivors = await plantEach(copy, mutants, { near: values.near, seconds });
    for (const { path, line, change } of survivors) process.stdout.write(`survived ${path}:${line} ${change}\n`);
    process.stdout.write(
      `${mutants.length} of ${all.length} faults planted, ${mutants.length - survivors.length} noticed, ${survivors.length} survived` +
        `${values.limit === undefined ? '' : ` (seed ${seed})`}\n`,
    );
    process.exitCode = survivors.length === 0 && mutants.length > 0 ? 0 : 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function plantEach(copy: string, mutants: readonly Mutant[], effort: Effort): Promise<readonly Mutant[]> {
  const originals = new Map(readSources(mutants.map(({ path }) => path)).map(({ path, text }) => [path, text]));
  const survivors: Mutant[] = [];
  const started = performance.now();
  for (const [index, mutant] of mutants.entries()) {
    writeFileSync(join(copy, mutant.path), mutant.text);
    const noticed = await isNoticed(copy, mutant, effort);
    writeFileSync(join(copy, mutant.path), originals.get(mutant.path) ?? '');
    if (!noticed) survivors.push(mutant);
    const left = ((performance.now() - started) / (index + 1)) * (mutants.length - index - 1);
    process.stderr.write(
      `[${index + 1}/${mutants.length}, ${survivors.length} survived, ${Math.ceil(left / 60_000)} min left] ` +
        `${noticed ? 'noticed ' : 'SURVIVED'} ${mutant.path}:${mutant.line} ${mutant.change}\n`,
    );
  }
  return survivors;
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const out = [...items];
  let state = seed >>> 0;
  for (let at = out.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [out[at], out[other]] = [out[other] as T, out[at] as T];
  }
  return out;
}

await main();
