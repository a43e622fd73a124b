/**
 * The warm thread of `npm run mutate`: runs one test file against one planted fault at a time. Every run loads the files
 * that depend on the faulty one anew (a query in their address makes them new modules); all others stay loaded.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { takeTests } from './bare-vitest.ts';
import type { RunRequest, TestFailure } from './mutation-runner.ts';

const BARE_VITEST = new URL('./bare-vitest.ts', import.meta.url).href;
const root = `${pathToFileURL(String(workerData)).href}/`;
const stripped = new Map<string, string>();

let path = '';
let text = '';
let affected: ReadonlySet<string> = new Set();
let planting = 0;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'vitest' && context.parentURL?.startsWith(root) === true) {
      return { url: BARE_VITEST, shortCircuit: true };
    }
    const found = next(specifier, context);
    return affected.has(relativePath(found.url)) && !found.url.includes('?')
      ? { ...found, url: `${found.url}?planting=${planting}` }
      : found;
  },
  load(url, context, next) {
    if (!url.startsWith(root) || !url.includes('?planting=')) return next(url, context);
    const file = url.slice(0, url.indexOf('?'));
    return {
      format: 'module',
      source: relativePath(file) === path ? strip(text) : strippedFile(file),
      shortCircuit: true,
    };
  },
});

function relativePath(url: string): string {
  return url.startsWith(root) ? decodeURI(url.slice(root.length)) : '';
}

function strip(source: string): string {
  return stripTypeScriptTypes(source, { mode: 'strip' });
}

function strippedFile(url: string): string {
  let source = stripped.get(url);
  if (source === undefined) {
    source = strip(readFileSync(fileURLToPath(url), 'utf8'));
    stripped.set(url, source);
  }
  return source;
}

async function runTests(test: string): Promise<TestFailure | undefined> {
  takeTests();
  let name = 'does not load';
  try {
    await import(new URL(test, root).href);
    const tests = takeTests();
    if (tests.length === 0) throw new Error('no test in it');
    for (const each of tests) {
      name = each.name;
      await each.body();
    }
  } catch (error) {
    return { test, name, message: String(error instanceof Error ? error.message : error).slice(0, 500) };
  }
  return undefined;
}

async function answer(request: RunRequest): Promise<void> {
  if (request.planting !== planting) ({ planting, path, text, affected } = request);
  const failure = await runTests(request.test);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage({ failure });
}

parentPort?.on('message', (request: RunRequest) => void answer(request));
