/**
 * What the tests of the pure floors use of vitest, without its runner: `test` and `describe` only collect. The mutation
 * worker gives this to the tests in place of `vitest`, so that one warm thread can run them again and again.
 */
import { expect } from 'vitest';

export { expect };

/** A test file that imports anything else from vitest is left for vitest itself. */
export const COLLECTED: ReadonlySet<string> = new Set(['describe', 'expect', 'test']);

export interface CollectedTest {
  readonly name: string;
  readonly body: () => unknown;
}

type Body = (...row: readonly unknown[]) => unknown;

const titles: string[] = [];
let collected: CollectedTest[] = [];

/** The tests collected since the last call. */
export function takeTests(): readonly CollectedTest[] {
  const tests = collected;
  collected = [];
  return tests;
}

function addTest(name: string, ...rest: readonly unknown[]): void {
  const body = bodyAmong(name, rest);
  collected.push({ name: [...titles, name].join(' '), body: () => body() });
}

function addSuite(name: string, ...rest: readonly unknown[]): void {
  titles.push(name);
  bodyAmong(name, rest)();
  titles.pop();
}

/** The body stands before a time limit or behind options. */
function bodyAmong(name: string, rest: readonly unknown[]): Body {
  const body = rest.find((value): value is Body => typeof value === 'function');
  if (body === undefined) throw new Error(`no body: ${name}`);
  return body;
}

/** `each` spreads a row that is a list, `for` hands it over whole. */
function withRows(add: typeof addTest) {
  const over =
    (spreads: boolean) =>
    (rows: readonly unknown[]) =>
    (name: string, ...rest: readonly unknown[]): void => {
      const body = bodyAmong(name, rest);
      for (const row of rows) add(name, () => (spreads && Array.isArray(row) ? body(...row) : body(row)));
    };
  return Object.assign(add, { each: over(true), for: over(false) });
}

export const test = withRows(addTest);
export const describe = withRows(addSuite);
