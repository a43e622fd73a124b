import { describe, expect, test } from 'vitest';
import {
  allowedFolders,
  checkArchitecture,
  findImports,
  findImpurities,
  FLOORS,
  printFloors,
} from '../scripts/architecture.ts';
import { maskSource } from '../scripts/mask-source.ts';
import { readSources } from '../scripts/read-sources.ts';

const messages = (path: string, text: string, others: readonly string[] = []): readonly string[] =>
  checkArchitecture([{ path, text }, ...others.map((other) => ({ path: other, text: '' }))]).map(
    ({ message }) => message,
  );

describe('the sources', () => {
  const files = readSources(['src/**/*.ts']);

  test('[ARCH-1] a folder imports only from lower floors, through their index', () => {
    process.stdout.write(`${printFloors(files)}\n`);
    expect(files.length).toBeGreaterThan(10);
    expect(checkArchitecture(files)).toEqual([]);
  });

  test('[ARCH-1] the table has every folder of src and nothing is on its own floor’s list', () => {
    for (const folder of new Set(files.map(({ path }) => path.split('/')[1] ?? '')))
      expect(FLOORS).toHaveProperty(folder);
    for (const folder of Object.keys(FLOORS)) {
      for (const other of allowedFolders(folder)) expect(FLOORS[other]?.floor).toBeLessThan(FLOORS[folder]?.floor ?? 0);
    }
  });
});

describe('the checker, on planted files', () => {
  test.each([
    [
      'a higher floor',
      'src/ledger/a.ts',
      `import { x } from '#detect';`,
      'ledger (floor 2) may not import detect (floor 3)',
    ],
    ['a neighbour', 'src/graph/a.ts', `export * from '#ledger';`, 'graph (floor 2) may not import ledger (floor 2)'],
    [
      'a type of a higher floor',
      'src/model/a.ts',
      `import type { X } from '#graph';`,
      'model (floor 1) may not import graph (floor 2)',
    ],
    [
      'a dynamic import',
      'src/lake/a.ts',
      `const x = await import('#report');`,
      'lake (floor 5) may not import report (floor 5)',
    ],
    [
      'an import type',
      'src/model/a.ts',
      `type X = import('#lake').Lake;`,
      'model (floor 1) may not import lake (floor 5)',
    ],
    [
      'an import over several lines',
      'src/model/a.ts',
      `import {\n  x,\n  y,\n} from '#cli';`,
      'model (floor 1) may not import cli (floor 9)',
    ],
    ['a test too', 'src/graph/a.test.ts', `import { x } from '#cli';`, 'graph (floor 2) may not import cli (floor 9)'],
    [
      'the detectors in the simulator',
      'src/simulate/a.ts',
      `import { x } from '#ledger';`,
      'simulate (floor 3) may not import ledger (floor 2)',
    ],
    [
      'its own name',
      'src/graph/a.ts',
      `import { x } from '#graph';`,
      `#graph is the file's own folder; import it relatively`,
    ],
    [
      'past the index',
      'src/detect/a.ts',
      `import { x } from '#graph/csr';`,
      '#graph/csr reaches past the index of a folder',
    ],
    [
      'an unknown folder',
      'src/detect/a.ts',
      `import { x } from '#utils';`,
      '#utils is no folder of the table of floors',
    ],
    [
      'over the fence',
      'src/detect/a.ts',
      `import { x } from '../graph/index.ts';`,
      '../graph/index.ts leaves the folder; import #folder',
    ],
    ['no extension', 'src/detect/a.ts', `import { x } from './b';`, './b lacks its extension'],
    ['a missing file', 'src/detect/a.ts', `import { x } from './b.ts';`, './b.ts does not exist'],
    [
      'Node in a pure folder',
      'src/detect/a.ts',
      `import { readFileSync } from 'node:fs';`,
      'a pure folder imports node:fs',
    ],
    ['Node by its bare name', 'src/lake/a.ts', `import fs from 'fs';`, 'fs is written node:fs'],
    ['a side effect', 'src/model/a.ts', `import 'node:process';`, 'a pure folder imports node:process'],
    [
      'a library in a pure folder',
      'src/model/a.ts',
      `import { z } from 'zod';`,
      'a pure folder imports the package zod',
    ],
    [
      'the database outside the lake',
      'src/report/a.ts',
      `import { DuckDBInstance } from '@duckdb/node-api';`,
      'only lake may import @duckdb/node-api',
    ],
    ['a stray folder', 'src/helpers/a.ts', ``, 'lies in no folder of the table of floors'],
  ])('[ARCH-1] %s is a problem', (_what, path, text, message) => {
    expect(messages(path, text)).toEqual([message]);
  });

  test.each([
    ['Date.now()', 'Date.now'],
    ['new Date()', 'new Date()'],
    ['new Date', 'new Date()'],
    ['Math.random()', 'Math.random'],
    ['performance.now()', 'performance'],
    ['setTimeout(() => 1, 2)', 'timer'],
    ['process.env', 'process'],
    ['process["env"]', 'process'],
    ['globalThis', 'globalThis'],
    ['crypto.randomUUID()', 'crypto'],
    ['fetch("x")', 'fetch'],
    ['`${Date.now()}`', 'Date.now'],
  ])('[ARCH-2] %s in a pure folder is a problem', (expression, name) => {
    expect(messages('src/graph/a.ts', `export const x = ${expression};\n`)).toEqual([`a pure folder uses ${name}`]);
    expect(messages('src/graph/a.test.ts', `export const x = ${expression};\n`)).toEqual([]);
    expect(messages('src/lake/a.ts', `export const x = ${expression};\n`)).toEqual([]);
  });

  test.each([
    'new Date(1)',
    'Date.UTC(2020, 1)',
    'row.process.env',
    'a.fetch(1)',
    `'Math.random()'`,
    '/process.env/',
    '`Date.now() ${1}`',
    '1 // Date.now()',
    '1 /* Math.random() */',
  ])('[ARCH-2] %s is none', (expression) => {
    expect(findImpurities(`export const x = ${expression};\n`)).toEqual([]);
  });

  test('[ARCH-1] imports down, side by side and of text in quotes are no problem', () => {
    const text = `import { a } from '#model';\nimport { b } from './b.ts';\n// import '#cli'\nconst c = "import x from '#cli'";\n`;
    expect(messages('src/graph/a.ts', text, ['src/graph/b.ts'])).toEqual([]);
    expect(findImports(text).map(({ specifier }) => specifier)).toEqual(['#model', './b.ts']);
  });

  test('[ARCH-3] a circle of files is a problem, one of types is not', () => {
    const circle = (keyword: string): readonly string[] =>
      checkArchitecture([
        { path: 'src/graph/a.ts', text: `${keyword} { b } from './b.ts';` },
        { path: 'src/graph/b.ts', text: `import { a } from './a.ts';` },
      ]).map(({ message }) => message);
    expect(circle('import')).toEqual(['imports itself in a circle: src/graph/a.ts → src/graph/b.ts → src/graph/a.ts']);
    expect(circle('import type')).toEqual([]);
  });

  test('[ARCH-4] more than 500 lines are a problem, tables of data excepted', () => {
    expect(messages('src/graph/a.ts', '\n'.repeat(501))).toEqual(['501 lines; at most 500']);
    expect(messages('src/graph/a.ts', '\n'.repeat(500))).toEqual([]);
    expect(messages('src/model/words.data.ts', '\n'.repeat(501))).toEqual([]);
  });

  test('[ARCH-5] masking keeps length, lines and code, and blanks comments, texts and patterns', () => {
    const source = 'a = "x\\"y"; // c\nb = /["\'/]/g / 2; `t ${c + `u${d}`} v` /* e\nf */ < g';
    const masked = maskSource(source);
    expect(masked).toBe('a = "    ";     \nb = /     /g / 2; `  ${c + ` ${d}`}  `     \n     < g');
    expect(masked.length).toBe(source.length);
  });
});
