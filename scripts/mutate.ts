/**
 * `npm run mutate [-- --only PATH …] [--comparisons] [--near] [--limit N] [--seed N]`: plants one small fault at a time in a
 * copy of the sources and runs the tests that reach the file, the nearest first. A fault that no test notices is a survivor:
 * a number or a comparison that nobody has pinned down. `--comparisons` leaves the moved defaults out, `--near` asks the
 * tests of the folder only (`src/detect`). Faults that change nothing are listed with their reason in equivalent-mutants.ts. About a second
 * a fault where the tests are pure (one warm thread runs them), minutes where vitest has to run the others; never part of CI.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SourceFile } from './architecture.ts';
import { EQUIVALENT_MUTANTS } from './equivalent-mutants.ts';
import { findEquivalent, staleEntries } from './equivalents.ts';
import { flipComparisons, moveDefaults, type Mutant } from './mutants.ts';
import { MutationRunner } from './mutation-runner.ts';
import { readSources, ROOT } from './read-sources.ts';
import { reachTests, type ReachingTest, type TestReach } from './test-reach.ts';

const COPIED = ['src', 'test', 'scripts', 'docs', 'bench', 'bin', 'package.json', 'tsconfig.json', 'vitest.config.ts'];
const TARGETS = ['detect', 'ledger', 'trace', 'law', 'casework'].map((folder) => `src/${folder}/**/*.ts`);
/** CPU seconds of one test file in the warm thread, from what it takes without a fault. */
const PATIENCE = { factor: 5, leastSeconds: 5, baselineSeconds: 300 };
const VITEST_SECONDS = 1200;
const OWN = 0;
const DIRECTORY = 1;
const FOLDER = 3;
const ANYWHERE = 4;

interface Judge {
  readonly copy: string;
  readonly reach: TestReach;
  readonly runner: MutationRunner;
  /** CPU seconds without a fault; Infinity where the test fails then: it would notice everything. */
  readonly costs: Map<string, number>;
}

type Verdict = 'noticed' | 'equivalent' | 'survived' | 'noticed though equivalent';

function findMutants(sources: readonly SourceFile[], defaults: boolean): readonly Mutant[] {
  return sources.flatMap((file) => [
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

/** What a warm test takes without a fault, measured when first asked for. */
async function costOf({ runner, costs }: Judge, test: string): Promise<number> {
  const known = costs.get(test);
  if (known !== undefined) return known;
  const planting = { path: '', text: '', affected: new Set([test]) };
  const { failure, cpuSeconds } = await runner.run(planting, test, PATIENCE.baselineSeconds);
  if (failure !== undefined)
    process.stderr.write(`fails without any fault planted: ${test}: ${failure.name}: ${failure.message}\n`);
  costs.set(test, failure === undefined ? cpuSeconds : Infinity);
  return failure === undefined ? cpuSeconds : Infinity;
}

/** The tests up to a distance, in the order in which they are asked: near ones first, among equals the quick ones. */
function warmTests(judge: Judge, path: string, farthest: number): readonly string[] {
  const cost = (test: ReachingTest): number => judge.costs.get(test.path) ?? PATIENCE.leastSeconds;
  return judge.reach
    .testsOf(path)
    .filter(({ isWarm, distance }) => isWarm && distance <= farthest)
    .toSorted((a, b) => a.distance - b.distance || cost(a) - cost(b))
    .map((test) => test.path);
}

async function isNoticedWarm(judge: Judge, mutant: Mutant, farthest: number): Promise<boolean> {
  const planting = { path: mutant.path, text: mutant.text, affected: judge.reach.dependantsOf(mutant.path) };
  for (const test of warmTests(judge, mutant.path, farthest)) {
    const cost = await costOf(judge, test);
    if (cost === Infinity) continue;
    const limit = Math.max(PATIENCE.leastSeconds, cost * PATIENCE.factor);
    const { failure } = await judge.runner.run(planting, test, limit);
    if (failure !== undefined) return true;
  }
  return false;
}

/** Tests that need databases, processes or hooks: vitest runs them on the copy. */
async function isNoticedByVitest(judge: Judge, mutant: Mutant, farthest: number): Promise<boolean> {
  const tests = judge.reach.testsOf(mutant.path).filter(({ isWarm, distance }) => !isWarm && distance <= farthest);
  if (tests.length === 0) return false;
  const file = join(judge.copy, mutant.path);
  const [original] = readSources([mutant.path], judge.copy);
  writeFileSync(file, mutant.text);
  const passed = await runVitest(
    judge.copy,
    tests.map(({ path }) => path),
  );
  writeFileSync(file, original?.text ?? '');
  return !passed;
}

function runVitest(copy: string, tests: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [join(copy, 'node_modules', 'vitest', 'vitest.mjs'), ...tests, '--run', '--bail=1', '--reporter=dot'],
      { cwd: copy, stdio: 'ignore', detached: true },
    );
    // The whole group: an endless loop sits in a worker that a signal to vitest alone would not reach.
    const end = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(end, VITEST_SECONDS * 1000);
    process.once('SIGINT', end);
    child.on('exit', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', end);
      resolve(code === 0);
    });
  });
}

/** A fault that is said to change nothing is only held against the tests beside the file: none of them may notice it. */
async function judgeMutant(judge: Judge, mutant: Mutant, near: boolean): Promise<Verdict> {
  if (findEquivalent(EQUIVALENT_MUTANTS, mutant) !== undefined)
    return (await isNoticedWarm(judge, mutant, DIRECTORY)) ? 'noticed though equivalent' : 'equivalent';
  const farthest = near ? FOLDER : ANYWHERE;
  const noticed = (await isNoticedWarm(judge, mutant, farthest)) || (await isNoticedByVitest(judge, mutant, farthest));
  return noticed ? 'noticed' : 'survived';
}

async function plantEach(
  judge: Judge,
  mutants: readonly Mutant[],
  near: boolean,
): Promise<ReadonlyMap<Mutant, Verdict>> {
  const verdicts = new Map<Mutant, Verdict>();
  const started = performance.now();
  let survived = 0;
  for (const mutant of mutants) {
    const verdict = await judgeMutant(judge, mutant, near);
    verdicts.set(mutant, verdict);
    if (verdict === 'survived') survived += 1;
    const left = ((performance.now() - started) / verdicts.size) * (mutants.length - verdicts.size);
    process.stderr.write(
      `[${verdicts.size}/${mutants.length}, ${survived} survived, ${Math.ceil(left / 60_000)} min left] ` +
        `${verdict === 'survived' ? 'SURVIVED' : verdict} ${mutant.path}:${mutant.line} ${mutant.change}\n`,
    );
  }
  return verdicts;
}

/** Prints what was not simply noticed, and the sum. */
function report(verdicts: ReadonlyMap<Mutant, Verdict>, planned: string): boolean {
  const counts: Record<Verdict, number> = { noticed: 0, equivalent: 0, survived: 0, 'noticed though equivalent': 0 };
  for (const [mutant, verdict] of verdicts) {
    counts[verdict] += 1;
    const { path, line, change } = mutant;
    const why = findEquivalent(EQUIVALENT_MUTANTS, mutant)?.why;
    if (verdict !== 'noticed')
      process.stdout.write(`${verdict} ${path}:${line} ${change}${why === undefined ? '' : `: ${why}`}\n`);
  }
  const contradicted = counts['noticed though equivalent'];
  process.stdout.write(
    `${planned} faults planted, ${counts.noticed + contradicted} noticed, ` +
      `${counts.equivalent} equivalent, ${counts.survived} survived`,
  );
  return verdicts.size > 0 && counts.survived + contradicted === 0;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [''] },
      comparisons: { type: 'boolean', default: false },
      near: { type: 'boolean', default: false },
      limit: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const seed = Number(values.seed ?? 1);
  const copy = copySources();
  const runner = new MutationRunner(copy);
  const removeCopy = (): void => rmSync(copy, { recursive: true, force: true });
  process.on('exit', removeCopy);
  process.on('SIGINT', () => process.exit(130));
  try {
    const sources = readSources(TARGETS, copy).filter(
      ({ path }) => !/\.(?:test|reference|fixture|generator)\.ts$/.test(path),
    );
    const stale = staleEntries(EQUIVALENT_MUTANTS, findMutants(sources, true));
    for (const { path, source, change } of stale)
      process.stdout.write(`no such line any more ${path}: ${change} in ${source}\n`);
    if (stale.length > 0) throw new Error(`${stale.length} entries of equivalent-mutants.ts match no line`);
    const chosen = sources.filter(({ path }) => values.only.some((part) => path.includes(part)));
    const all = findMutants(chosen, !values.comparisons);
    const mutants = values.limit === undefined ? all : shuffled(all, seed).slice(0, Number(values.limit));
    const reach = reachTests(readSources(['src/**/*.ts', 'test/**/*.ts', 'scripts/*.ts'], copy));
    const started = performance.now();
    const judge: Judge = { copy, reach, runner, costs: new Map() };
    const tests = new Set(mutants.flatMap(({ path }) => warmTests(judge, path, OWN)));
    for (const test of tests)
      if ((await costOf(judge, test)) === Infinity) throw new Error(`${test} fails without any fault planted`);
    const verdicts = await plantEach(judge, mutants, values.near);
    const isClean = report(verdicts, `${mutants.length} of ${all.length}`);
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    process.stdout.write(`${values.limit === undefined ? '' : ` (seed ${seed})`}, ${minutes} min\n`);
    process.exitCode = isClean ? 0 : 1;
  } finally {
    await runner.close();
    removeCopy();
  }
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
