/** The floors of docs/architecture.md and the check that holds them against the imports. */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { lineOf, maskSource } from './mask-source.ts';

interface Floor {
  readonly floor: number;
  readonly pure: boolean;
}

const pure = (floor: number): Floor => ({ floor, pure: true });
const shell = (floor: number): Floor => ({ floor, pure: false });

export const FLOORS: Readonly<Record<string, Floor>> = {
  model: pure(1),
  ledger: pure(2),
  graph: pure(2),
  law: pure(2),
  learn: pure(2),
  contract: pure(2),
  detect: pure(3),
  trace: pure(3),
  casework: pure(3),
  simulate: pure(3),
  screen: pure(4),
  evaluate: pure(4),
  formats: shell(5),
  lake: shell(5),
  compute: shell(5),
  store: shell(5),
  report: shell(5),
  'use-cases': shell(6),
  jobs: shell(7),
  server: shell(8),
  cli: shell(9),
};

/** Folders that may see fewer lower floors than their floor allows. */
const ONLY: Readonly<Record<string, readonly string[]>> = { simulate: ['model'] };

/** The one pure folder with a library: the published schemas. */
const PURE_PACKAGES: Readonly<Record<string, readonly string[]>> = { contract: ['zod'] };

/** Libraries that only one folder may touch, so that they can be replaced. */
const PACKAGE_HOME: Readonly<Record<string, string>> = {
  '@duckdb/node-api': 'lake',
  '@duckdb/node-bindings': 'lake',
  commander: 'cli',
};

/** Tests are data and text for the most part; code that is not has to stay readable in one sitting. */
const MAX_LINES = 500;
const LONG_DATA = [/^src\/report\/texts\//, /\.data\.ts$/, /\.test\.ts$/];

const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\s*\.\s*now\b/g, 'Date.now'],
  [/\bnew\s+Date\s*(?:\(\s*\)|(?![\s\w(.]))/g, 'new Date()'],
  [/(?<!new\s+)(?<![.\w$])Date\s*\(\s*\)/g, 'Date()'],
  [/\bTemporal\s*\.\s*Now\b/g, 'Temporal.Now'],
  [/\bMath\s*\.\s*random\b/g, 'Math.random'],
  [/(?<![.\w$])performance\s*\.\s*\w/g, 'performance'],
  [/(?<![.\w$])(?:setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(/g, 'timer'],
  [/(?<![.\w$])process\s*(?:\?\.|\.|\[)/g, 'process'],
  [/(?<![.\w$])globalThis\b/g, 'globalThis'],
  [/(?<![.\w$])crypto\s*\.\s*\w/g, 'crypto'],
  [/(?<![.\w$])console\s*\.\s*\w/g, 'console'],
  [/(?<![.\w$])fetch\s*\(/g, 'fetch'],
  [/(?<![.\w$])Buffer\s*\.\s*\w/g, 'Buffer'],
  [/\bnew\s+(?:Worker|MessageChannel|BroadcastChannel)\b/g, 'thread'],
  [/\bAtomics\s*\.\s*wait(?:Async)?\b/g, 'thread'],
];

export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface ArchitectureProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export interface ImportEdge {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly line: number;
}

interface ImportInPlace {
  readonly path: string;
  readonly folder: string;
  readonly edge: ImportEdge;
  /** Every source file, to see whether a relative import exists. */
  readonly paths: ReadonlySet<string>;
}

/** Folders whose index a folder may import. */
export function allowedFolders(folder: string): readonly string[] {
  const own = FLOORS[folder];
  if (own === undefined) return [];
  const lower = Object.keys(FLOORS).filter((other) => (FLOORS[other]?.floor ?? Infinity) < own.floor);
  const only = ONLY[folder];
  return only === undefined ? lower : lower.filter((other) => only.includes(other));
}

export function findImports(text: string): readonly ImportEdge[] {
  const code = maskSource(text);
  const edges: ImportEdge[] = [];
  const patterns = [
    /\b(?:import|export)(?<type>\s+type\b)?\b[^;'"`()]*?\bfrom\s*(?<quote>['"])/g,
    /\bimport\s*(?<quote>['"])/g,
    /\b(?:import|require)\s*\(\s*(?<quote>['"`])/g,
  ];
  for (const pattern of patterns) {
    for (const match of code.matchAll(pattern)) {
      const start = match.index + match[0].length;
      const end = text.indexOf(match.groups?.['quote'] ?? "'", start);
      edges.push({
        specifier: text.slice(start, end),
        typeOnly: match.groups?.['type'] !== undefined,
        line: lineOf(text, start),
      });
    }
  }
  return edges.toSorted((a, b) => a.line - b.line);
}

export function checkArchitecture(files: readonly SourceFile[]): readonly ArchitectureProblem[] {
  const paths = new Set(files.map(({ path }) => path));
  const problems: ArchitectureProblem[] = [];
  const relativeImports = new Map<string, string[]>();
  for (const file of files) {
    const folder = /^src\/([^/]+)\//.exec(file.path)?.[1];
    const report = (line: number, message: string): void => void problems.push({ path: file.path, line, message });
    if (folder === undefined || FLOORS[folder] === undefined) {
      report(1, 'lies in no folder of the table of floors');
      continue;
    }
    for (const edge of findImports(file.text)) {
      const message = checkImport({ path: file.path, folder, edge, paths });
      if (message !== undefined) report(edge.line, message);
      if (edge.specifier.startsWith('.') && !edge.typeOnly) {
        const target = posix.join(posix.dirname(file.path), edge.specifier);
        relativeImports.set(file.path, [...(relativeImports.get(file.path) ?? []), target]);
      }
    }
    if (FLOORS[folder].pure && !isTest(file.path)) {
      for (const { line, name } of findImpurities(file.text)) report(line, `a pure folder uses ${name}`);
    }
    const lines = file.text.split('\n').length - 1;
    if (lines > MAX_LINES && !LONG_DATA.some((pattern) => pattern.test(file.path))) {
      report(MAX_LINES, `${lines} lines; at most ${MAX_LINES}`);
    }
  }
  for (const circle of findCircles(relativeImports)) {
    problems.push({ path: circle[0] ?? '', line: 1, message: `imports itself in a circle: ${circle.join(' → ')}` });
  }
  return problems;
}

export function findImpurities(text: string): readonly { readonly line: number; readonly name: string }[] {
  const code = maskSource(text);
  return IMPURE.flatMap(([pattern, name]) =>
    [...code.matchAll(pattern)].map((match) => ({ line: lineOf(text, match.index), name })),
  );
}

export function printFloors(files: readonly SourceFile[]): string {
  const used = new Map<string, Set<string>>();
  for (const { path, text } of files) {
    const folder = path.split('/')[1] ?? '';
    for (const { specifier } of findImports(text)) {
      if (specifier.startsWith('#')) used.set(folder, (used.get(folder) ?? new Set()).add(specifier.slice(1)));
    }
  }
  const rows = Object.entries(FLOORS).map(([folder, { floor, pure: isPure }]) => {
    const allowed = allowedFolders(folder).map((other) =>
      used.get(folder)?.has(other) === true ? `${other}*` : other,
    );
    return `${floor}  ${folder.padEnd(10)} ${isPure ? 'pure ' : 'shell'}  ${allowed.join(' ') || '–'}`;
  });
  return ['floor, folder, kind, folders it may import (* = does)', ...rows].join('\n');
}

function checkImport({ path, folder, edge, paths }: ImportInPlace): string | undefined {
  const { specifier } = edge;
  const inPureCode = FLOORS[folder]?.pure === true && !isTest(path);
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier);
    if (!target.startsWith(`src/${folder}/`)) return `${specifier} leaves the folder; import #folder`;
    if (!paths.has(target) && /\.[cm]?[jt]s$/.test(specifier)) return `${specifier} does not exist`;
    return /\.[a-z]+$/.test(specifier) ? undefined : `${specifier} lacks its extension`;
  }
  if (specifier.startsWith('#')) {
    const other = specifier.slice(1);
    if (other.includes('/')) return `${specifier} reaches past the index of a folder`;
    if (FLOORS[other] === undefined) return `${specifier} is no folder of the table of floors`;
    if (other === folder) return `${specifier} is the file's own folder; import it relatively`;
    if (allowedFolders(folder).includes(other)) return undefined;
    return `${folder} (floor ${FLOORS[folder]?.floor}) may not import ${other} (floor ${FLOORS[other].floor})`;
  }
  if (specifier.startsWith('node:')) return inPureCode ? `a pure folder imports ${specifier}` : undefined;
  if (builtinModules.includes(specifier)) return `${specifier} is written node:${specifier}`;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (inPureCode && PURE_PACKAGES[folder]?.includes(name) !== true) return `a pure folder imports the package ${name}`;
  const home = PACKAGE_HOME[name];
  return home === undefined || home === folder ? undefined : `only ${home} may import ${name}`;
}

/** Each circle once, from its first file in the order of names. */
function findCircles(imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at !== -1) circles.push([...trail.slice(at), path]);
    if (at !== -1 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of [...imports.keys()].toSorted()) visit(path, []);
  return circles;
}

function isTest(path: string): boolean {
  return /\.(test|fixture|generator)\.ts$/.test(path);
}
