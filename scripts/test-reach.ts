/** Which tests reach a source file through imports, and in what order they are asked. */
import { posix } from 'node:path';
import { FLOORS, type SourceFile } from './architecture.ts';
import { COLLECTED } from './bare-vitest.ts';

export interface TestReach {
  /** Every file that imports the file, directly or through others, and the file itself. */
  readonly dependantsOf: (path: string) => ReadonlySet<string>;
  /** Tests that reach the file: its own first, then by distance; by name in each. */
  readonly testsOf: (path: string) => readonly ReachingTest[];
}

type Distance = 0 | 1 | 2 | 3 | 4;

export interface ReachingTest {
  readonly path: string;
  /** 0 its own, 1 of its directory, 2 of the directories in it, 3 of its folder in `src`, 4 other. */
  readonly distance: Distance;
  /** Pure and without hooks: the warm thread can run it. Others are for vitest itself. */
  readonly isWarm: boolean;
}

/** All files of the project, tests among them; a text is only searched for imports. */
export function reachTests(files: readonly SourceFile[]): TestReach {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const importers = new Map<string, string[]>();
  for (const { path, text } of files) {
    for (const target of importsOf(path, text)) {
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [path]);
      else known.push(path);
    }
  }
  const dependantsOf = (path: string): ReadonlySet<string> => {
    const found = new Set([path]);
    for (const each of found) for (const importer of importers.get(each) ?? []) found.add(importer);
    return found;
  };
  const testsOf = (path: string): readonly ReachingTest[] => {
    const own = nearestTest(path, texts);
    return [...dependantsOf(path)]
      .filter((each) => each.endsWith('.test.ts'))
      .map((test) => ({
        path: test,
        distance: test === own ? 0 : distanceOf(path, test),
        isWarm: isWarm(test, texts.get(test) ?? ''),
      }))
      .toSorted((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1));
  };
  return { dependantsOf, testsOf };
}

function importsOf(path: string, text: string): readonly string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].flatMap(([, specifier = '']) => {
    if (specifier.startsWith('#')) return [`src/${specifier.slice(1)}/index.ts`];
    return specifier.startsWith('.') ? [posix.join(posix.dirname(path), specifier)] : [];
  });
}

/** `chain-surprise.ts` is tested by `chain-surprise.test.ts`, else by `chain.test.ts`. */
function nearestTest(path: string, texts: ReadonlyMap<string, string>): string | undefined {
  const words = posix.basename(path, '.ts').split('-');
  for (let count = words.length; count > 0; count -= 1) {
    const test = `${posix.dirname(path)}/${words.slice(0, count).join('-')}.test.ts`;
    if (texts.has(test)) return test;
  }
  return undefined;
}

function distanceOf(path: string, test: string): Distance {
  const directory = posix.dirname(path);
  if (directory === posix.dirname(test)) return 1;
  if (test.startsWith(`${directory}/`)) return 2;
  const folder = path.split('/').slice(0, 2).join('/');
  return test.startsWith(`${folder}/`) ? 3 : 4;
}

function isWarm(test: string, text: string): boolean {
  const [top, folder = ''] = test.split('/');
  if (top !== 'src' || FLOORS[folder]?.pure !== true) return false;
  const names = [...text.matchAll(/import\s*{([^}]*)}\s*from 'vitest'/g)].flatMap(([, list = '']) => list.split(','));
  return names.map((name) => name.trim()).every((name) => name === '' || COLLECTED.has(name));
}
