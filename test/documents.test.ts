import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readSources, ROOT } from '../scripts/read-sources.ts';

const documents = readSources(['*.md', 'docs/**/*.md', 'changes/*.md']);

test('[DOC-1] every link between the documents leads to a file', () => {
  const links = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?<target>[^)\s#]+)[^)]*\)/g)].map((match) => ({
      path,
      target: match.groups?.['target'] ?? '',
    })),
  );
  const local = links.filter(({ target }) => !/^[a-z]+:/.test(target));
  expect(local.length).toBeGreaterThan(10);
  expect(local.filter(({ path, target }) => !existsSync(join(ROOT, dirname(path), target)))).toEqual([]);
});

test('[DOC-2] every npm script that a document names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly scripts: object };
  const named = documents.flatMap(({ text }) =>
    [...text.matchAll(/\bnpm run ([a-z:]+)/g)].map((match) => match[1] ?? ''),
  );
  expect(new Set(named).size).toBeGreaterThan(5);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('[DOC-3] every decision has the four headings', () => {
  const decisions = documents.filter(({ path }) => path.startsWith('docs/adr/'));
  expect(decisions.length).toBeGreaterThan(5);
  for (const { path, text } of decisions) {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect({ path, headings }).toEqual({ path, headings: ['Context', 'Options', 'Decision', 'Consequences'] });
  }
});
