import { stripTypeScriptTypes } from 'node:module';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { flipComparisons, moveDefaults } from '../scripts/mutants.ts';

const changes = (text: string): readonly string[] =>
  flipComparisons({ path: 'a.ts', text }).map(({ line, change }) => `${line} ${change}`);

test('[MUT-1] every comparison is flipped once, and nothing else in the file changes', () => {
  const text = 'if (a < b && c >= d) x = a === b;\nif (a !== b || a <= b || a > b) y();\n';
  expect(changes(text)).toEqual(['1 < → <=', '1 >= → >', '1 === → !==', '2 !== → ===', '2 <= → <', '2 > → >=']);
  expect(flipComparisons({ path: 'a.ts', text })[0]?.text).toBe(text.replace('a < b', 'a <= b'));
});

test('[MUT-1] types, arrows, comments and texts are no comparisons', () => {
  expect(
    changes(`const f = (a: Map<string, number>) => a; // a < b\nconst s = ' a > b ';\ntype T = Array<number>;`),
  ).toEqual([]);
});

const descriptor = (unit: string, value: string): string =>
  `const p = { id: 'a', unit: '${unit}', default: ${value}, source: 's' };`;

/** What the moved default evaluates to: the mutant is run. */
function moved(unit: string, value: string): readonly unknown[] {
  return moveDefaults({ path: 'a.ts', text: descriptor(unit, value) }).map(({ text }) =>
    JSON.parse(String(runInNewContext(`${stripTypeScriptTypes(text)};\nJSON.stringify(p.default)`))),
  );
}

test('[MUT-2] a default moves by a quarter up and down, each preset apart', () => {
  expect(moved('seconds', '{ statement: 24 * 3600, structure: 100 }')).toEqual([
    { statement: 108_000, structure: 100 },
    { statement: 64_800, structure: 100 },
    { statement: 86_400, structure: 125 },
    { statement: 86_400, structure: 75 },
  ]);
  expect(moved('share', '{ statement: 0.8, structure: 0.8 }')[1]).toEqual({ statement: 0.8 * 0.75, structure: 0.8 });
});

test('[MUT-2] a small count moves by one at least, a list moves whole, a switch turns over', () => {
  expect(moved('count', '{ statement: 2, structure: 2 }').slice(0, 2)).toEqual([
    { statement: 3, structure: 2 },
    { statement: 1, structure: 2 },
  ]);
  expect(moved('seconds', '{ statement: [100, 200], structure: 1 }')[0]).toEqual({
    statement: [125, 250],
    structure: 1,
  });
  expect(moved('switch', '{ statement: 1, structure: 0 }')).toEqual([
    { statement: 0, structure: 0 },
    { statement: 1, structure: 1 },
  ]);
});

test('[MUT-2] a default that a function makes moves in both presets at once', () => {
  const text = `const both = (n) => ({ statement: n, structure: n }); ${descriptor('count', 'both(4)')}`;
  expect(moveDefaults({ path: 'a.ts', text }).map(({ change }) => change)).toEqual([
    'both(4) × 1.25',
    'both(4) × 0.75',
  ]);
});

test('[MUT-2] a default without a unit is no parameter', () => {
  expect(
    moveDefaults({
      path: 'a.ts',
      text: `const o = { a: { unit: 'x' }, b: { default: 1 } }; switch (a) { default: f(); }`,
    }),
  ).toEqual([]);
});
