import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findEquivalent, staleEntries, type EquivalentMutant } from '../scripts/equivalents.ts';
import { flipComparisons } from '../scripts/mutants.ts';
import { MutationRunner } from '../scripts/mutation-runner.ts';
import { reachTests } from '../scripts/test-reach.ts';

const SOURCES = {
  'src/model/count.ts': `export function countTo(n: number): number {\n  let i = 0;\n  while (i < n) i += 1;\n  return i;\n}\n`,
  'src/model/index.ts': `export { countTo } from './count.ts';\n`,
  'src/model/other.ts': `export const loaded: number[] = [];\n`,
  'src/model/count.test.ts': `import { describe, expect, test } from 'vitest';
import { countTo } from './count.ts';
import { loaded } from './other.ts';
loaded.push(1);
describe('counts', () => {
  test.each([[0, 0], [3, 3]])('%i', (n, count) => expect(countTo(n)).toBe(count), 1000);
  test('waits', async () => { await Promise.resolve(); expect(loaded.length).toBeGreaterThan(0); });
});\n`,
};

const root = mkdtempSync(join(tmpdir(), 'duanka-runner-'));
mkdirSync(join(root, 'src', 'model'), { recursive: true });
writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module' }));
for (const [path, text] of Object.entries(SOURCES)) writeFileSync(join(root, path), text);
const runner = new MutationRunner(root);
afterAll(async () => {
  await runner.close();
  rmSync(root, { recursive: true });
});

const files = Object.entries(SOURCES).map(([path, text]) => ({ path, text }));
const reach = reachTests(files);
const TEST = 'src/model/count.test.ts';
const plant = (from: string, to: string) => ({
  path: 'src/model/count.ts',
  text: SOURCES['src/model/count.ts'].replace(from, to),
  affected: reach.dependantsOf('src/model/count.ts'),
});

test('[MUT-3] one warm thread runs a test file again and again, each time on the fault it is given', async () => {
  expect((await runner.run(plant('', ''), TEST, 5)).failure).toBeUndefined();
  expect((await runner.run(plant('i < n', 'i <= n'), TEST, 5)).failure).toMatchObject({
    test: TEST,
    name: 'counts %i',
  });
  expect((await runner.run(plant('', ''), TEST, 5)).failure).toBeUndefined();
  expect((await runner.run(plant('return i', 'return i)'), TEST, 5)).failure?.name).toBe('does not load');
});

test('[MUT-3] a fault that never ends, or that takes the thread with it, is noticed; the next run has a new thread', async () => {
  expect((await runner.run(plant('i += 1', 'i += 0'), TEST, 1)).failure?.name).toBe('does not end');
  const ends = plant('let i = 0', 'let i = 0; process.exit(1)');
  expect((await runner.run(ends, TEST, 1)).failure?.name).toBe('ends the thread');
  expect((await runner.run(plant('', ''), TEST, 5)).failure).toBeUndefined();
});

test('[MUT-4] tests that reach the file by imports, its own first, then its directory, its folder, the others', () => {
  const importing = (path: string, what: string) => ({ path, text: `import { a } from '${what}';\n` });
  const tree = reachTests([
    { path: 'src/detect/rings/chain.ts', text: 'export const a = 1;\n' },
    { path: 'src/detect/rings/chain-surprise.ts', text: "import type { a } from './chain.ts';\n" },
    importing('src/detect/rings/chain.test.ts', './chain-surprise.ts'),
    importing('src/detect/rings/a.test.ts', './chain.ts'),
    importing('src/detect/rings/unrelated.test.ts', './other.ts'),
    importing('src/detect/index.ts', './rings/chain.ts'),
    importing('src/detect/detect-case.test.ts', './index.ts'),
    importing('src/trace/trace.test.ts', '#detect'),
    importing('src/lake/lake.test.ts', '#detect'),
    { path: 'src/trace/hooks.test.ts', text: "import { beforeAll, test } from 'vitest';\nimport '#detect';\n" },
  ]);
  const testsOf = (path: string) =>
    tree.testsOf(path).map((one) => `${one.distance} ${one.path.split('/').at(-1)}${one.isWarm ? '' : ' by vitest'}`);
  expect(testsOf('src/detect/rings/chain.ts')).toEqual([
    '0 chain.test.ts',
    '1 a.test.ts',
    '3 detect-case.test.ts',
    '4 lake.test.ts by vitest',
    '4 hooks.test.ts by vitest',
    '4 trace.test.ts',
  ]);
  expect(testsOf('src/detect/rings/chain-surprise.ts')).toEqual(['0 chain.test.ts']);
  expect(testsOf('src/detect/index.ts')[0]).toBe('1 detect-case.test.ts');
  expect(tree.testsOf('src/detect/registry.ts')).toEqual([]);
});

test('[MUT-5] an entry names a line by its text and the change; one that matches no line is stale', () => {
  const text = 'const x = a < b && c < d;\nconst y = e < f;\n';
  const [first, second, third] = flipComparisons({ path: 'a.ts', text });
  const entry: EquivalentMutant = {
    path: 'a.ts',
    source: 'const x = a < b && c < d;',
    change: '< → <=',
    nth: 2,
    why: 'no reason',
  };
  const { nth: _, ...both } = entry;
  expect([first, second, third].map((mutant) => findEquivalent([entry], mutant!)?.why)).toEqual([
    undefined,
    'no reason',
    undefined,
  ]);
  expect([first, second, third].map((mutant) => findEquivalent([both], mutant!) === both)).toEqual([true, true, false]);
  const moved = flipComparisons({ path: 'a.ts', text: `\n\n  ${text}` });
  const changed = flipComparisons({ path: 'a.ts', text: text.replace('c < d', 'c < e') });
  expect([staleEntries([entry], moved), staleEntries([entry], changed)]).toEqual([[], [entry]]);
  expect(staleEntries([{ ...entry, nth: 3 }], moved)).toHaveLength(1);
});
