import type { BytesLimits } from './limits.ts';
import type { Delimiter } from './source-part.ts';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** Byte classes of the fast scan; 0 = ordinary. */
const CLASS_DELIMITER = 1;
const CLASS_LINE_END = 2;
const CLASS_QUOTE = 3;
const CLASS_COMMA = 4;

/** A quoted field that holds as many delimiters as a whole record has swallowed records; asked from this width on. */
const SWALLOW_WIDTH = 8;

export type CutProblem = 'quote-not-closed' | 'record-too-long';

/** Receives the records of a text in order; each call is one record. */
export interface RecordSink {
  /** A record without quotes and without commas that are data, of at most `width` fields: bytes [start, end) as they are. */
  raw(bytes: Buffer, start: number, end: number, fields: number): void;
  /** A record that had to be taken apart. `cells` is reused by the next call. */
  cells(cells: CellBuffer): void;
  reject(code: CutProblem, bytes: Buffer, start: number, end: number): void;
}

export interface CutterOptions {
  readonly delimiter: Delimiter;
  readonly headerRecords: number;
  /** Width of a data record; 0 = not known yet: every record is taken apart. */
  readonly width: number;
  readonly limits: Pick<BytesLimits, 'recordLines' | 'recordBytes'>;
}

/** The cells of one record: unquoted bytes of cell i are [ends[i - 1], ends[i]). */
export class CellBuffer {
  bytes: Buffer = Buffer.allocUnsafe(4096);
  ends: Int32Array = new Int32Array(64);
  count = 0;
  length = 0;
  /** Line breaks inside quoted cells. */
  breaks = 0;

  clear(): void {
    this.count = 0;
    this.length = 0;
    this.breaks = 0;
  }

  append(source: Buffer, start: number, end: number): void {
    const size = end - start;
    if (this.length + size > this.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + size));
      this.bytes.copy(grown, 0, 0, this.length);
      this.bytes = grown;
    }
    if (size > 48) source.copy(this.bytes, this.length, start, end);
    else for (let i = 0; i < size; i++) this.bytes[this.length + i] = source[start + i]!;
    this.length += size;
  }

  endCell(): void {
    if (this.count === this.ends.length) {
      const grown = new Int32Array(this.ends.length * 2);
      grown.set(this.ends);
      this.ends = grown;
    }
    this.ends[this.count++] = this.length;
  }

  texts(): string[] {
    const texts: string[] = [];
    let start = 0;
    for (let i = 0; i < this.count; i++) {
      const end = this.ends[i]!;
      texts.push(this.bytes.toString('utf8', start, end));
      start = end;
    }
    return texts;
  }
}

/**
 * Cuts UTF-8 text into records with the semantics of Python's `csv.reader` (default dialect, lines ended by LF, CRLF or CR),
 * except that a quote that never closes takes only its own line with it ([CSV-5]). Records without a quote take a fast path.
 */
export class RecordCutter {
  readonly #sink: RecordSink;
  readonly #options: CutterOptions;
  readonly #classes = new Uint8Array(256);
  readonly #delimiter: number;
  readonly #cells = new CellBuffer();
  #work: Buffer = Buffer.alloc(0);
  #held = 0;
  #skippingLine = false;
  #records = 0;

  constructor(sink: RecordSink, options: CutterOptions) {
    this.#sink = sink;
    this.#options = options;
    this.#delimiter = options.delimiter.charCodeAt(0);
    this.#classes[COMMA] = CLASS_COMMA;
    this.#classes[this.#delimiter] = CLASS_DELIMITER;
    this.#classes[LF] = CLASS_LINE_END;
    this.#classes[CR] = CLASS_LINE_END;
    this.#classes[QUOTE] = CLASS_QUOTE;
  }

  /** Takes the next bytes; `last` when no more follow. Held between calls: one unfinished record at most. */
  push(text: Buffer, last: boolean): void {
    let bytes = text;
    let end = text.length;
    if (this.#held > 0) {
      end += this.#held;
      if (end > this.#work.length) {
        const grown = Buffer.allocUnsafe(Math.max(end, this.#work.length * 2));
        this.#work.copy(grown, 0, 0, this.#held);
        this.#work = grown;
      }
      text.copy(this.#work, this.#held);
      bytes = this.#work;
    }
    const used = this.#cutAll(bytes, end, last);
    this.#held = end - used;
    if (this.#held > this.#work.length) this.#work = Buffer.allocUnsafe(Math.max(this.#held * 2, 1 << 16));
    if (this.#held > 0) bytes.copy(this.#work, 0, used, end);
  }

  #cutAll(bytes: Buffer, end: number, last: boolean): number {
    const { width, headerRecords, limits } = this.#options;
    const classes = this.#classes;
    let start = 0;
    while (start < end) {
      if (this.#skippingLine) {
        const next = nextLine(bytes, start, end, last);
        if (next < 0) return last ? end : lineRest(bytes, end);
        this.#skippingLine = false;
        start = next;
        continue;
      }
      const bound = Math.min(end, start + limits.recordBytes);
      const allowed = this.#records < headerRecords ? 0 : width;
      let delimiters = 0;
      let at = start;
      let simple = allowed > 0;
      let lineEnd = false;
      for (; at < bound; at++) {
        const kind = classes[bytes[at]!]!;
        if (kind === 0) continue;
        if (kind === CLASS_DELIMITER) {
          delimiters++;
        } else if (kind === CLASS_LINE_END) {
          lineEnd = true;
          break;
        } else {
          simple = false;
          if (kind === CLASS_QUOTE) break;
        }
      }
      if (simple && delimiters < allowed && (lineEnd || (last && at === end && at < start + limits.recordBytes))) {
        let next = at;
        if (lineEnd) {
          next = at + 1;
          if (bytes[at] === CR) {
            if (next === end && !last) return start;
            if (next < end && bytes[next] === LF) next++;
          }
        }
        this.#sink.raw(bytes, start, at, at === start ? 0 : delimiters + 1);
        this.#records++;
        start = next;
        continue;
      }
      const next = this.#cutOne(bytes, start, end, last);
      if (next < 0) return start;
      start = next;
    }
    return end;
  }

  /** Takes one record apart. Position after it, or -1: its end is not in the bytes yet. */
  #cutOne(bytes: Buffer, start: number, end: number, last: boolean): number {
    const cells = this.#cells;
    cells.clear();
    const limit = start + this.#options.limits.recordBytes;
    const bound = Math.min(end, limit);
    let at = start;
    for (;;) {
      // At the start of a cell; the only place where a quote opens one.
      if (at < bound && bytes[at] === QUOTE) {
        at = this.#quoted(bytes, { start, at: at + 1, bound, limit, last });
        if (at === MORE) return -1;
        if (at === NOT_CLOSED) return this.#rejectLine('quote-not-closed', bytes, { start, end, last });
      }
      const from = at;
      while (at < bound) {
        const byte = bytes[at]!;
        if (byte === this.#delimiter || byte === LF || byte === CR) break;
        at++;
      }
      if (at === bound) {
        if (bound === limit) {
          this.#sink.reject('record-too-long', bytes, start, at);
          this.#records++;
          this.#skippingLine = true;
          return at;
        }
        if (!last) return -1;
      }
      cells.append(bytes, from, at);
      const byte = at < bound ? bytes[at]! : LF;
      if (byte === this.#delimiter) {
        cells.endCell();
        at++;
        continue;
      }
      // A blank line has no cells; Python says the same.
      if (at > start) cells.endCell();
      if (at < bound) at++;
      if (byte === CR) {
        if (at === end && !last) return -1;
        if (at < end && bytes[at] === LF) at++;
      }
      this.#sink.cells(cells);
      this.#records++;
      return at;
    }
  }

  /** Reads a quoted cell from behind its opening quote; position behind the closing one, or MORE, or NOT_CLOSED. */
  #quoted(bytes: Buffer, span: { start: number; at: number; bound: number; limit: number; last: boolean }): number {
    const { bound, limit, last } = span;
    const { headerRecords, width, limits } = this.#options;
    const cells = this.#cells;
    const swallowed = width >= SWALLOW_WIDTH && this.#records >= headerRecords ? width - 1 : Infinity;
    let delimiters = 0;
    let breaks = 0;
    let at = span.at;
    let from = at;
    for (; at < bound; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        if (at + 1 === bound && !(last && bound < limit)) break;
        const after = at + 1 < bound ? bytes[at + 1]! : LF;
        cells.append(bytes, from, at);
        if (after === QUOTE) {
          at++;
          from = at;
          continue;
        }
        const closed = after === this.#delimiter || after === LF || after === CR;
        if (breaks > 0 && (!closed || delimiters >= swallowed)) return NOT_CLOSED;
        cells.breaks += breaks;
        return at + 1;
      }
      if (byte === this.#delimiter) {
        delimiters++;
      } else if (byte === LF || (byte === CR && at + 1 < bound && bytes[at + 1] !== LF)) {
        breaks++;
        if (cells.breaks + breaks >= limits.recordLines) return NOT_CLOSED;
      }
    }
    return bound === limit || last ? NOT_CLOSED : MORE;
  }

  #rejectLine(code: CutProblem, bytes: Buffer, span: { start: number; end: number; last: boolean }): number {
    const next = nextLine(bytes, span.start, span.end, span.last);
    const stop = next >= 0 ? next : span.last ? span.end : lineRest(bytes, span.end);
    this.#sink.reject(code, bytes, span.start, stop);
    this.#records++;
    if (next < 0 && !span.last) this.#skippingLine = true;
    return stop;
  }
}

const MORE = -1;
const NOT_CLOSED = -2;

/** Start of the line after the one at `from`; -1 when the bytes end first. */
function nextLine(bytes: Buffer, from: number, end: number, last: boolean): number {
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === LF) return at + 1;
    if (byte === CR) {
      if (at + 1 < end) return bytes[at + 1] === LF ? at + 2 : at + 1;
      return last ? end : -1;
    }
  }
  return -1;
}

/** While a line is skipped only a CR at the very end must be kept: an LF may follow it. */
function lineRest(bytes: Buffer, end: number): number {
  return bytes[end - 1] === CR ? end - 1 : end;
}
