import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFirstMember } from './zip-file.ts';

/** How a file is laid out, as its maker says. */
export interface LaidOut {
  readonly path: string;
  readonly encoding: string;
  readonly delimiter: string;
  /** Lines before the first row. */
  readonly head: number;
  readonly width: number;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
/** A quoted cell of the generator has at most a few lines; a longer one is a quote that was never meant as one. */
const MOST_LINES = 5;

/**
 * Records of a file after its head, counted on its bytes alone: line ends outside quoted cells. A quoted cell counts as
 * one only if its closing quote is followed by a delimiter or a line end, a few lines on at most.
 */
export function countRecords(folder: string, layout: LaidOut): number {
  const inArchive = layout.path.indexOf('.zip/');
  if (inArchive < 0) return countInBytes(readFileSync(join(folder, layout.path)), layout);
  return countInBytes(readFirstMember(readFileSync(join(folder, layout.path.slice(0, inArchive + 4)))), layout);
}

export function countInBytes(bytes: Buffer, { encoding, delimiter, head, width }: Omit<LaidOut, 'path'>): number {
  const units = unitsOf(bytes, encoding);
  const cut = delimiter.charCodeAt(0);
  let lines = 0;
  let isCellStart = true;
  let isLineStart = true;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    if (unit === QUOTE && isCellStart) {
      const end = closingQuote(units, i, { cut, width });
      if (end > 0) i = end;
      isCellStart = false;
      isLineStart = false;
    } else if (unit === LF || unit === CR) {
      if (unit === CR && units[i + 1] === LF) i += 1;
      lines += 1;
      isCellStart = true;
      isLineStart = true;
    } else {
      isCellStart = unit === cut;
      isLineStart = false;
    }
  }
  return lines + (isLineStart ? 0 : 1) - head;
}

/** Position of the quote that closes the cell which opens at `open`; 0 = none that could be meant. */
function closingQuote(
  units: Uint8Array | Uint16Array,
  open: number,
  { cut, width }: { cut: number; width: number },
): number {
  let lines = 0;
  let cells = 0;
  for (let i = open + 1; i < units.length; i++) {
    const unit = units[i];
    if (unit === LF || (unit === CR && units[i + 1] !== LF)) lines += 1;
    if (unit === cut) cells += 1;
    if (lines > MOST_LINES || (lines > 0 && cells >= width - 1)) return 0;
    if (unit !== QUOTE) continue;
    if (units[i + 1] === QUOTE) i += 1;
    else return lines === 0 || isEnd(units[i + 1], cut) ? i : 0;
  }
  return 0;
}

function isEnd(unit: number | undefined, cut: number): boolean {
  return unit === undefined || unit === cut || unit === LF || unit === CR;
}

/** Bytes, or 16-bit units without the byte order mark. */
function unitsOf(bytes: Buffer, encoding: string): Uint8Array | Uint16Array {
  if (!encoding.startsWith('utf-16')) return bytes.subarray(encoding === 'utf-8-bom' ? 3 : 0);
  const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  if (encoding.startsWith('utf-16be')) whole.swap16();
  return new Uint16Array(whole.buffer, whole.byteOffset, whole.length / 2).subarray(encoding.endsWith('-bom') ? 1 : 0);
}
