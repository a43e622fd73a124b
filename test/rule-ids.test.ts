import { expect, test } from 'vitest';
import { compareRules } from '../scripts/rule-ids.ts';

const ids = (places: readonly { readonly id: string }[]): readonly string[] => places.map(({ id }) => id);

function compare(document: string, tests: string): ReturnType<typeof compareRules> {
  return compareRules([{ path: 'docs/rules/a.md', text: document }], [{ path: 'src/a/a.test.ts', text: tests }]);
}

test('[RULE-1] a rule without a test and a test without a rule are both found, with their place', () => {
  const report = compare('# A\n\n- **[A-1]** one\n- **[A-2]** two\n', `test('[A-1] x', f);\n\ntest('[B-1] y', f);\n`);
  expect(report.withoutTest).toEqual([{ id: 'A-2', path: 'docs/rules/a.md', line: 4 }]);
  expect(report.withoutRule).toEqual([{ id: 'B-1', path: 'src/a/a.test.ts', line: 3 }]);
  expect(report.duplicates).toEqual([]);
});

test('[RULE-1] nothing is found when both sides agree', () => {
  const report = compare('- **[FAN]** a\n- **[SG-ANY-2]** b\n', `test('[FAN] x', f); it("[SG-ANY-2] y", f);`);
  expect([report.withoutTest, report.withoutRule, report.duplicates]).toEqual([[], [], []]);
});

test('[RULE-2] an id that is defined twice is found', () => {
  const report = compareRules(
    [
      { path: 'docs/rules/a.md', text: '- **[A-1]** one\n' },
      { path: 'docs/rules/b.md', text: 'text\n- **[A-1]** again\n' },
    ],
    [{ path: 'test/a.test.ts', text: `test('[A-1] x', f);` }],
  );
  expect(report.duplicates).toEqual([{ id: 'A-1', path: 'docs/rules/b.md', line: 2 }]);
});

test.each([
  ['a plain test', `test('[A-1] x', () => {});`],
  ['a template', 'test(`[A-1] x ${1}`, () => {});'],
  ['a line break before the name', `test(\n  '[A-1] x',\n  () => {},\n);`],
  ['a table of cases', `test.each([\n  ['(', f(1)],\n])('[A-1] %s', () => {});`],
  ['a table with a type', `test.each<[string, number]>([['a', 1]])('[A-1] %s', () => {});`],
  ['a group', `describe('[A-1] x', () => {});`],
  ['the second of two ids', `test('[B-1] [A-1] x', () => {});`],
])('[RULE-3] %s counts', (_what, text) => {
  expect(ids(compare('- **[A-1]** one\n- **[B-1]** two\n', text).tests)).toContain('A-1');
});

test.each([
  ['a comment', `// test('[A-1] x', f)`],
  ['a string', `const a = "test('[A-1] x', f)";`],
  ['an id in the middle of a name', `test('about [A-1]', f);`],
  ['another function', `suite.test('[A-1] x', f); contest('[A-1] x', f);`],
  ['an index', `test(cases[0], f);`],
])('[RULE-3] %s does not count', (_what, text) => {
  expect(ids(compare('', text).tests)).toEqual([]);
});

test('[RULE-3] only a list item that begins with the id defines a rule', () => {
  const report = compare('see [A-1] and **[A-2]**\n  - **[A-3]** nested\n- [A-4] plain\n- **[A-5]** rule\n', '');
  expect(ids(report.rules)).toEqual(['A-5']);
});
