import type { BytesLimits } from './limits.ts';

export type ReferenceRecord =
  | { readonly cells: string[]; readonly start: number; readonly end: number }
  | { readonly rejected: string; readonly start: number; readonly end: number };

type State = 'start' | 'field' | 'quoted' | 'quote';

/**
 * The slow, plain reading of a CSV text: the state machine of Python's `_csv.c` one character at a time, plus [CSV-5], [CSV-6]
 * and [CSV-7]. Positions are UTF-16 offsets. `width` 0: [CSV-6] is off.
 */
export function parseCsvReference(
  text: string,
  options: {
    delimiter: string;
    headerRecords: number;
    width: number;
    limits: Pick<BytesLimits, 'recordLines' | 'recordBytes'>;
  },
): ReferenceRecord[] {
  const records: ReferenceRecord[] = [];
  let start = 0;
  while (start < text.length) {
    const swallow = options.width >= 8 && records.length >= options.headerRecords ? options.width - 1 : Infinity;
    const record = readRecord(text, start, { ...options, swallow });
    records.push(record);
    start = record.end;
  }
  return records;
}

function readRecord(
  text: string,
  start: number,
  options: { delimiter: string; swallow: number; limits: Pick<BytesLimits, 'recordLines' | 'recordBytes'> },
): ReferenceRecord {
  const { delimiter, swallow, limits } = options;
  const firstLineEnd = lineEnd(text, start);
  const notClosed: ReferenceRecord = { rejected: 'quote-not-closed', start, end: firstLineEnd };
  const cells: string[] = [];
  let state: State = 'start';
  let cell = '';
  let size = 0;
  let breaks = 0;
  let cellBreaks = 0;
  let cellDelimiters = 0;
  for (let at = start; ; at++) {
    const char = text[at];
    if (size >= limits.recordBytes) {
      return state === 'quoted' || state === 'quote'
        ? notClosed
        : { rejected: 'record-too-long', start, end: lineEnd(text, at) };
    }
    size += sizeOf(text, at);
    const ends = char === undefined || char === '\n' || char === '\r';
    if (state === 'quoted') {
      if (char === undefined) return notClosed;
      if (char === '"') {
        state = 'quote';
        continue;
      }
      if (char === delimiter) cellDelimiters++;
      if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) {
        breaks++;
        cellBreaks++;
        if (breaks >= limits.recordLines) return notClosed;
      }
      cell += char;
      continue;
    }
    if (state === 'quote') {
      if (char === '"') {
        cell += '"';
        state = 'quoted';
        continue;
      }
      if (cellBreaks > 0 && ((!ends && char !== delimiter) || cellDelimiters >= swallow)) return notClosed;
    }
    if (ends) {
      if (at > start) cells.push(cell);
      return { cells, start, end: char === undefined ? at : lineEnd(text, at) };
    }
    if (char === delimiter) {
      cells.push(cell);
      cell = '';
      state = 'start';
    } else if (char === '"' && state === 'start') {
      state = 'quoted';
      cellBreaks = 0;
      cellDelimiters = 0;
    } else {
      cell += char;
      state = 'field';
    }
  }
}

/** UTF-8 bytes of the character at `at`, the second half of a pair counting none. */
function sizeOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return 0;
  if (unit >= 0xd800 && unit <= 0xdbff) return 4;
  return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\n') return at + 1;
    if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1;
  }
  return text.length;
}
