import type { CellKind } from '../source-part.ts';
import { UnreadableSource } from '../unreadable-source.ts';
import type { ZipArchive } from '../zip-archive.ts';
import { numberText, serialText } from './cell-text.ts';
import { utf8Chunks } from './workbook.ts';
import { rangeIs, unescapeString, unescapeXml, XmlScanner, type XmlHandler } from './xml-scanner.ts';

/** The last row a worksheet can have. */
export const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;

export interface SheetRow {
  /** 1-based row of the sheet. */
  readonly number: number;
  readonly texts: readonly string[];
  readonly kinds: readonly CellKind[];
}

export interface SheetRules {
  readonly strings: readonly string[];
  readonly dateStyles: Uint8Array;
  readonly date1904: boolean;
  /** Columns where a number is a serial date whatever its format. */
  readonly timeColumns: ReadonlySet<number>;
  readonly onBytes?: (read: number) => void;
}

/** Rows that hold something, in order, a batch per chunk of the member. */
export async function* sheetRows(
  archive: ZipArchive,
  member: string,
  rules: SheetRules,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = new RowReader(rules);
  const scanner = new XmlScanner(reader);
  let read = 0;
  for await (const chunk of utf8Chunks(archive, member)) {
    read += chunk.length;
    rules.onBytes?.(read);
    scanner.push(chunk);
    if (reader.rows.length > 0) {
      yield reader.rows;
      reader.rows = [];
    }
  }
  scanner.end();
}

class RowReader implements XmlHandler {
  rows: SheetRow[] = [];
  readonly #rules: SheetRules;
  #texts: string[] = [];
  #kinds: CellKind[] = [];
  #row = 0;
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #filled = false;
  #inData = false;
  #inCell = false;
  #taking = false;
  #phonetic = false;

  constructor(rules: SheetRules) {
    this.#rules = rules;
  }

  open(bytes: Buffer, name: number, nameEnd: number, end: number): void {
    const first = bytes[name];
    const size = nameEnd - name;
    if (!this.#inData) {
      if (first === 0x73 && rangeIs(bytes, name, nameEnd, 'sheetData')) this.#inData = true;
    } else if (size === 1 && first === 0x63) {
      this.#openCell(bytes, nameEnd, end);
    } else if (size === 1 && (first === 0x76 || first === 0x74)) {
      this.#taking = this.#inCell && !this.#phonetic;
    } else if (rangeIs(bytes, name, nameEnd, 'row')) {
      this.#openRow(bytes, nameEnd, end);
    } else if (rangeIs(bytes, name, nameEnd, 'rPh')) {
      this.#phonetic = true;
    }
  }

  close(bytes: Buffer, name: number, nameEnd: number): void {
    if (!this.#inData) return;
    const first = bytes[name];
    const size = nameEnd - name;
    if (size === 1 && (first === 0x76 || first === 0x74)) this.#taking = false;
    else if (size === 1 && first === 0x63) this.#closeCell();
    else if (rangeIs(bytes, name, nameEnd, 'row')) this.#closeRow();
    else if (rangeIs(bytes, name, nameEnd, 'rPh')) this.#phonetic = false;
    else if (rangeIs(bytes, name, nameEnd, 'sheetData')) this.#inData = false;
  }

  text(bytes: Buffer, start: number, end: number, raw: boolean): void {
    if (!this.#taking) return;
    const part = end - start < 24 ? shortText(bytes, start, end) : bytes.toString('utf8', start, end);
    this.#value += raw ? part : unescapeXml(part);
  }

  #openRow(bytes: Buffer, start: number, end: number): void {
    let number = this.#row + 1;
    for (let at = start; (at = nextAttribute(bytes, at, end, ATTRIBUTE)) >= 0;) {
      if (ATTRIBUTE.letter === 0x72) number = digits(bytes, ATTRIBUTE.from, ATTRIBUTE.to);
    }
    if (!(number > this.#row && number <= SHEET_ROWS))
      throw new UnreadableSource('xlsx-damaged', { reason: 'row-order' });
    this.#row = number;
    this.#column = -1;
    this.#texts = [];
    this.#kinds = [];
    this.#filled = false;
  }

  #openCell(bytes: Buffer, start: number, end: number): void {
    this.#column++;
    this.#type = '';
    this.#style = 0;
    this.#value = '';
    this.#inCell = true;
    const attribute = ATTRIBUTE;
    for (let at = start; (at = nextAttribute(bytes, at, end, attribute)) >= 0;) {
      if (attribute.letter === 0x72) this.#column = columnOf(bytes, attribute.from, attribute.to);
      else if (attribute.letter === 0x73) this.#style = digits(bytes, attribute.from, attribute.to);
      else if (attribute.letter === 0x74) this.#type = typeOf(bytes, attribute.from, attribute.to);
    }
    if (!(this.#column >= 0 && this.#column < SHEET_COLUMNS))
      throw new UnreadableSource('xlsx-damaged', { reason: 'column' });
  }

  #closeCell(): void {
    this.#inCell = false;
    const column = this.#column;
    while (this.#texts.length < column) {
      this.#texts.push('');
      this.#kinds.push('');
    }
    const value = this.#value;
    let text = value;
    let kind: CellKind = 's';
    switch (this.#type) {
      case '':
      case 'n':
        ({ text, kind } = this.#number(value));
        break;
      case 's':
        text = value === '' ? '' : (this.#rules.strings[Number(value)] ?? '');
        break;
      case 'str':
      case 'inlineStr':
        text = unescapeString(value);
        break;
      case 'b':
        text = value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value;
        kind = 'b';
        break;
      case 'd':
        text = value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.0+)?Z?$/, '$1 $2').replace(/ 00:00:00$/, '');
        kind = 'd';
        break;
      default:
        kind = 'b';
    }
    this.#texts[column] = text;
    this.#kinds[column] = text === '' ? '' : kind;
    if (text !== '') this.#filled = true;
  }

  #number(value: string): { text: string; kind: CellKind } {
    if (value === '') return { text: '', kind: '' };
    const isDate = this.#rules.dateStyles[this.#style] === 1 || this.#rules.timeColumns.has(this.#column);
    if (!isDate && value.length <= 12 && /^(0|-?[1-9]\d*)$/.test(value)) return { text: value, kind: 'n' };
    const number = Number(value);
    if (Number.isNaN(number)) return { text: value, kind: 's' };
    const date = isDate ? serialText(number, this.#rules.date1904) : undefined;
    return date === undefined ? { text: numberText(number), kind: 'n' } : { text: date, kind: 'd' };
  }

  #closeRow(): void {
    if (this.#filled) this.rows.push({ number: this.#row, texts: this.#texts, kinds: this.#kinds });
  }
}

interface Attribute {
  /** The name's byte if it is one letter without prefix, else 0. */
  letter: number;
  from: number;
  to: number;
}
const ATTRIBUTE: Attribute = { letter: 0, from: 0, to: 0 };

/** Fills `found` with the next attribute and answers the position behind it; -1 when there is none. No allocation: runs per cell. */
function nextAttribute(bytes: Buffer, start: number, end: number, found: Attribute): number {
  let at = start;
  while (at < end && bytes[at]! <= 0x20) at++;
  if (at >= end) return -1;
  const name = at;
  while (at < end && bytes[at] !== 0x3d && bytes[at]! > 0x20) at++;
  found.letter = at - name === 1 ? bytes[name]! : 0;
  while (at < end && bytes[at] !== 0x22 && bytes[at] !== 0x27) at++;
  const quote = bytes[at];
  found.from = ++at;
  while (at < end && bytes[at] !== quote) at++;
  found.to = Math.min(at, end);
  return at + 1;
}

const TYPES: readonly string[] = ['s', 'n', 'str', 'inlineStr', 'b', 'e', 'd'];

function typeOf(bytes: Buffer, from: number, to: number): string {
  return TYPES.find((type) => rangeIs(bytes, from, to, type)) ?? '?';
}

function digits(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + bytes[i]! - 0x30;
  return value;
}

function columnOf(bytes: Buffer, from: number, to: number): number {
  let column = 0;
  for (let i = from; i < to; i++) {
    const letter = bytes[i]! & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column - 1;
}

/** Short ASCII text without a call into the runtime. */
function shortText(bytes: Buffer, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x80) return bytes.toString('utf8', start, end);
    text += String.fromCharCode(byte);
  }
  return text;
}
