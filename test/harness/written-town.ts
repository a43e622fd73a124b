import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Findings } from '#contract';
import { inScenarioTerms, type PlainFindings } from './compare-findings.ts';

/** One CSV file of a town; its rows hold no line breaks. */
interface TownFile {
  readonly path: string;
  readonly header: string;
  readonly rows: readonly string[];
}

/** How one and the same town is written down. */
export interface TownWriting {
  readonly number: (number: string) => string;
  /** Place of a row in its file; a bijection. */
  readonly place: (position: number, rows: number) => number;
  /** Files that each file becomes, row by row in turn. */
  readonly parts: number;
}

export const AS_SIMULATED: TownWriting = { number: (number) => number, place: (position) => position, parts: 1 };

/** Cards and the accounts behind them, both with as many digits as before. */
export function otherNumber(number: string): string {
  const prefix = number.startsWith('62000000') ? '62000004' : '9400';
  return prefix + number.slice(prefix.length).split('').toReversed().join('');
}

/** Numbers that stand for accounts and rows, the same in every writing of one town. */
export class TownTerms {
  readonly #accounts = new Map<string, number>();
  readonly #rows = new Map<string, number>();

  account(number: string): number {
    return numbered(this.#accounts, number);
  }

  /** Equal rows are one row: which of them is kept depends on where they stand. */
  row(path: string, text: string): number {
    return numbered(this.#rows, `${path} ${text}`);
  }
}

interface WrittenTown {
  readonly folder: string;
  readonly writing: TownWriting;
  /** `file#row` -> row of the town. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Numbers as written -> as simulated. */
  readonly numberOf: ReadonlyMap<string, string>;
}

export function readTown(folder: string): TownFile[] {
  return globSync('**/*.csv', { cwd: folder })
    .toSorted()
    .map((path) => {
      const [header = '', ...rows] = decode(readFileSync(join(folder, path)))
        .trimEnd()
        .split(/\r?\n/);
      return { path, header, rows };
    });
}

/** All files in UTF-8. */
export function writeTown(
  files: readonly TownFile[],
  folder: string,
  writing: TownWriting,
  terms: TownTerms,
): WrittenTown {
  const rowOf = new Map<string, number>();
  const numberOf = new Map<string, string>();
  const rename = (row: string): string =>
    row.replaceAll(/(?<!\d)(?:62000000\d{11}|9300\d{10})(?!\d)/g, (number) => {
      const other = writing.number(number);
      numberOf.set(other, number);
      return other;
    });
  for (const { path, header, rows } of files) {
    const placed: string[] = [];
    rows.forEach((row, position) => (placed[writing.place(position, rows.length)] = row));
    for (let part = 0; part < writing.parts; part += 1) {
      const own = placed.filter((_, at) => at % writing.parts === part);
      if (own.length === 0) continue;
      const name = writing.parts === 1 ? path : path.replace(/\.csv$/, `_${writing.parts - part}.csv`);
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), ['\uFEFF' + header, ...own.map(rename), ''].join('\n'));
      own.forEach((row, i) => rowOf.set(`${name}#${i + 1}`, terms.row(path, row)));
    }
  }
  return { folder, writing, rowOf, numberOf };
}

export function inTownTerms(
  findings: Findings,
  { folder, rowOf, numberOf }: WrittenTown,
  terms: TownTerms,
): PlainFindings {
  const accountOf = new Map(
    findings.subjects.map(({ number = '' }) => [number, terms.account(numberOf.get(number) ?? number)]),
  );
  return inScenarioTerms(findings, { folder, transferOf: rowOf, accountOf }, 0);
}

function numbered(known: Map<string, number>, key: string): number {
  const number = known.get(key) ?? known.size;
  known.set(key, number);
  return number;
}

/** The encodings that banks of a town answer in. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}
