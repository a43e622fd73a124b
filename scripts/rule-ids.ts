/** Rule ids in documents (`- **[ID]** …`) against rule ids at the start of test names (`test('[ID] …')`). */
import { lineOf, maskSource } from './mask-source.ts';
import type { SourceFile } from './architecture.ts';

export interface Place {
  readonly id: string;
  readonly path: string;
  readonly line: number;
}

export interface RuleReport {
  readonly rules: readonly Place[];
  readonly tests: readonly Place[];
  readonly withoutTest: readonly Place[];
  readonly withoutRule: readonly Place[];
  /** Second and later places that define an id. */
  readonly duplicates: readonly Place[];
}

const ID = String.raw`\[(?<id>[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*)\]`;

export function compareRules(documents: readonly SourceFile[], testFiles: readonly SourceFile[]): RuleReport {
  const rules = documents.flatMap((file) => places(file, new RegExp(String.raw`^- \*\*${ID}\*\*`, 'gm'), file.text));
  const tests = testFiles.flatMap(findTestIds);
  const defined = new Set(rules.map(({ id }) => id));
  const tested = new Set(tests.map(({ id }) => id));
  const seen = new Set<string>();
  return {
    rules,
    tests,
    withoutTest: rules.filter(({ id }) => !tested.has(id)),
    withoutRule: tests.filter(({ id }) => !defined.has(id)),
    duplicates: rules.filter(({ id }) => seen.size === seen.add(id).size),
  };
}

/** A name may carry several ids: `[LEG-2] [LEG-4] …`. Names in comments and in other strings do not count. */
function findTestIds(file: SourceFile): readonly Place[] {
  const code = maskSource(file.text);
  const found: Place[] = [];
  for (const call of code.matchAll(/(?<![.\w$])(?:test|it|describe)\b(?:\s*\.\s*\w+)*/g)) {
    const open = openingQuote(code, call.index + call[0].length);
    if (open === undefined) continue;
    const name = file.text.slice(open + 1);
    const ids = new RegExp(String.raw`^(?:${ID.replace('?<id>', '')}\s*)+`).exec(name)?.[0] ?? '';
    for (const match of ids.matchAll(new RegExp(ID, 'g'))) {
      found.push({ id: match.groups?.['id'] ?? '', path: file.path, line: lineOf(file.text, open) });
    }
  }
  return found;
}

/** Position of the quote of the name in `test('…`, `test.each([…])('…` and test.prop({…})('…`. */
function openingQuote(code: string, from: number): number | undefined {
  let at = from;
  for (let calls = 0; calls < 2; calls += 1) {
    const call = /^\s*(?:<[^()]*?>)?\s*\(\s*(?<quote>['"`])?/.exec(code.slice(at));
    if (call === null) return undefined;
    if (call.groups?.['quote'] !== undefined) return at + call[0].length - 1;
    at = closingBracket(code, code.indexOf('(', at)) + 1;
  }
  return undefined;
}

function closingBracket(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return code.length;
}

function places(file: SourceFile, pattern: RegExp, text: string): readonly Place[] {
  return [...text.matchAll(pattern)].map((match) => ({
    id: match.groups?.['id'] ?? '',
    path: file.path,
    line: lineOf(text, match.index),
  }));
}
