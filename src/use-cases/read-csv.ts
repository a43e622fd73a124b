import { readFileSync } from 'node:fs';

import { fail, ok, type Result } from '#model';

/** A small UTF-8 CSV held whole, blank records left out. Problem: `not-found`. Statement files never come this way. */
export function readCsv(path: string): Result<string[][]> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return fail('not-found', { file: path });
  }
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  return ok(lines.map((line) => (line.includes('"') ? quotedCells(line) : line.split(','))));
}

function quotedCells(line: string): string[] {
  const cells: string[] = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  }
  return cells;
}
