import type { RejectedRecord } from '#model';
import type { CellBuffer, CutProblem, RecordSink } from './record-cutter.ts';
import type { Delimiter } from './source-part.ts';

const LF = 0x0a;
const COMMA = 0x2c;
const QUOTE = 0x22;

export interface SpoolCounts {
  /** Records after the header. */
  records: number;
  padded: number;
  trimmed: number;
  multiLine: number;
}

/** Makes spool lines: record number, `width` cells, comma, LF, quotes where needed. The caller empties it with `take`. */
export class SpoolLines implements RecordSink {
  readonly counts: SpoolCounts = { records: 0, padded: 0, trimmed: 0, multiLine: 0 };
  readonly rejected: RejectedRecord[] = [];
  readonly #width: number;
  readonly #delimiter: number;
  #headerLeft: number;
  #out: Buffer = Buffer.allocUnsafe(1 << 16);
  #length = 0;

  constructor(shape: { width: number; headerRecords: number; delimiter: Delimiter }) {
    this.#width = shape.width;
    this.#headerLeft = shape.headerRecords;
    this.#delimiter = shape.delimiter.charCodeAt(0);
  }

  get length(): number {
    return this.#length;
  }

  /** The lines made since the last call; valid until the next record. */
  take(): Buffer {
    const lines = this.#out.subarray(0, this.#length);
    this.#length = 0;
    return lines;
  }

  raw(bytes: Buffer, start: number, end: number, fields: number): void {
    if (this.#inHeader()) return;
    const size = end - start;
    this.#begin(size);
    const out = this.#out;
    let to = this.#length;
    if (this.#delimiter !== COMMA) {
      for (let i = start; i < end; i++) out[to++] = bytes[i] === this.#delimiter ? COMMA : bytes[i]!;
    } else if (size > 48) {
      bytes.copy(out, to, start, end);
      to += size;
    } else {
      for (let i = start; i < end; i++) out[to++] = bytes[i]!;
    }
    this.#length = to;
    this.#finish(Math.max(fields, 1), fields > 0);
  }

  cells(cells: CellBuffer): void {
    if (this.#inHeader()) return;
    if (cells.breaks > 0) this.counts.multiLine++;
    let count = cells.count;
    if (count > this.#width) {
      const from = cells.ends[this.#width - 1] ?? 0;
      if (!isBlank(cells.bytes, from, cells.length)) {
        this.#reject('too-many-fields', String(count));
        return;
      }
      this.counts.trimmed++;
      count = this.#width;
    }
    this.#begin(cells.length * 2 + count * 3);
    let start = 0;
    for (let i = 0; i < count; i++) {
      const end = cells.ends[i]!;
      if (i > 0) this.#out[this.#length++] = COMMA;
      this.#cell(cells.bytes, start, end);
      start = end;
    }
    this.#finish(Math.max(count, 1), count > 0);
  }

  /** A record whose cells are strings already (workbooks, JSON). Extra cells are `width` and beyond. */
  texts(texts: readonly string[]): void {
    if (this.#inHeader()) return;
    let count = texts.length;
    if (count > this.#width) {
      if (texts.slice(this.#width).some((text) => !/^[ \t\u00a0\u3000]*$/.test(text))) {
        this.#reject('too-many-fields', String(count));
        return;
      }
      this.counts.trimmed++;
      count = this.#width;
    }
    let line = '';
    for (let i = 0; i < count; i++) {
      const text = texts[i] ?? '';
      if (i > 0) line += ',';
      line += /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    }
    this.#begin(line.length * 3);
    this.#length += this.#out.write(line, this.#length);
    this.#finish(Math.max(count, 1), false);
  }

  reject(code: CutProblem): void {
    if (!this.#inHeader()) this.#reject(code, '');
  }

  #inHeader(): boolean {
    if (this.#headerLeft === 0) return false;
    this.#headerLeft--;
    return true;
  }

  #reject(code: string, field: string): void {
    this.counts.records++;
    this.rejected.push({ row: this.counts.records, code, field });
  }

  #begin(room: number): void {
    const row = ++this.counts.records;
    const needed = this.#length + room + this.#width + 24;
    if (needed > this.#out.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.#out.length * 2, needed));
      this.#out.copy(grown, 0, 0, this.#length);
      this.#out = grown;
    }
    let digits = 1;
    for (let power = 10; power <= row; power *= 10) digits++;
    let rest = row;
    for (let at = this.#length + digits - 1; at >= this.#length; at--) {
      const tenth = Math.floor(rest / 10);
      this.#out[at] = 0x30 + rest - tenth * 10;
      rest = tenth;
    }
    this.#length += digits;
    this.#out[this.#length++] = COMMA;
  }

  #finish(count: number, counted: boolean): void {
    if (counted && count < this.#width) this.counts.padded++;
    for (let i = count; i < this.#width; i++) this.#out[this.#length++] = COMMA;
    this.#out[this.#length++] = LF;
  }

  #cell(bytes: Buffer, start: number, end: number): void {
    const out = this.#out;
    let to = this.#length;
    let special = false;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === COMMA || byte === QUOTE || byte === LF || byte === 0x0d) {
        special = true;
        break;
      }
      out[to++] = byte;
    }
    if (special) {
      to = this.#length;
      out[to++] = QUOTE;
      for (let i = start; i < end; i++) {
        const byte = bytes[i]!;
        if (byte === QUOTE) out[to++] = QUOTE;
        out[to++] = byte;
      }
      out[to++] = QUOTE;
    }
    this.#length = to;
  }
}

/** Only spaces, tabs, no-break and full-width spaces. */
function isBlank(bytes: Buffer, start: number, end: number): boolean {
  return /^[ \t\u00a0\u3000]*$/.test(bytes.toString('utf8', start, end));
}
