import { UnreadableSource } from '../unreadable-source.ts';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;

/** Events of an XML part in UTF-8. Names come without their prefix, as byte ranges; text and attribute ranges hold entities still. */
export interface XmlHandler {
  open(bytes: Buffer, name: number, nameEnd: number, attributesEnd: number): void;
  close(bytes: Buffer, name: number, nameEnd: number): void;
  text(bytes: Buffer, start: number, end: number, raw: boolean): void;
}

/** A token longer than this is no spreadsheet (a cell holds 32,767 characters). */
const MAX_TOKEN = 16 << 20;

/** Non-validating scanner over chunks: elements, text, CDATA, comments and instructions. Document types are refused. */
export class XmlScanner {
  readonly #handler: XmlHandler;
  #work: Buffer = Buffer.alloc(0);
  #held = 0;
  #depth = 0;
  #seenRoot = false;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  push(chunk: Buffer): void {
    let bytes = chunk;
    const held = this.#held;
    if (held > 0) {
      this.#reserve(held + chunk.length);
      chunk.copy(this.#work, held);
      bytes = this.#work.subarray(0, held + chunk.length);
    }
    const used = this.#scan(bytes);
    this.#held = bytes.length - used;
    if (this.#held > MAX_TOKEN) throw new UnreadableSource('xlsx-damaged', { reason: 'token' });
    if (this.#held === 0) return;
    if (bytes === chunk) this.#reserve(this.#held);
    bytes.copy(this.#work, 0, used);
  }

  #reserve(size: number): void {
    if (size <= this.#work.length) return;
    const grown = Buffer.allocUnsafe(Math.max(size, this.#work.length * 2));
    this.#work.copy(grown, 0, 0, this.#held);
    this.#work = grown;
  }

  end(): void {
    if (this.#depth !== 0 || !this.#seenRoot) throw new UnreadableSource('xlsx-damaged', { reason: 'xml-cut' });
  }

  #scan(bytes: Buffer): number {
    const handler = this.#handler;
    const end = bytes.length;
    let at = 0;
    while (at < end) {
      if (bytes[at] !== LT) {
        const next = bytes.indexOf(LT, at);
        if (next < 0) return at;
        if (this.#depth > 0) handler.text(bytes, at, next, false);
        at = next;
        continue;
      }
      if (at + 1 >= end) return at;
      const second = bytes[at + 1]!;
      if (second === 0x21 || second === 0x3f) {
        const next = this.#special(bytes, at, end);
        if (next < 0) return at;
        at = next;
        continue;
      }
      const close = tagEnd(bytes, at + 1, end);
      if (close < 0) return at;
      const isClose = second === SLASH;
      let name = isClose ? at + 2 : at + 1;
      let nameEnd = name;
      for (; nameEnd < close; nameEnd++) {
        const byte = bytes[nameEnd]!;
        if (byte <= 0x20 || byte === SLASH) break;
        if (byte === COLON) name = nameEnd + 1;
      }
      if (isClose) {
        this.#depth--;
        handler.close(bytes, name, nameEnd);
      } else {
        this.#seenRoot = true;
        const empty = bytes[close - 1] === SLASH;
        handler.open(bytes, name, nameEnd, empty ? close - 1 : close);
        if (empty) handler.close(bytes, name, nameEnd);
        else this.#depth++;
      }
      at = close + 1;
    }
    return end;
  }

  /** Comment, CDATA, instruction: position behind it, or -1. */
  #special(bytes: Buffer, at: number, end: number): number {
    if (bytes[at + 1] === 0x3f) return behind(bytes, '?>', at + 2);
    if (at + 9 > end) return -1;
    const start = bytes.toString('latin1', at, at + 9);
    if (start.startsWith('<!--')) return behind(bytes, '-->', at + 4);
    if (start === '<![CDATA[') {
      const next = behind(bytes, ']]>', at + 9);
      if (next > 0) this.#handler.text(bytes, at + 9, next - 3, true);
      return next;
    }
    throw new UnreadableSource('xlsx-damaged', { reason: 'doctype' });
  }
}

/** Value of an attribute (name without prefix) in the tag text [start, end), entities resolved; undefined if absent. */
export function attribute(bytes: Buffer, start: number, end: number, name: string): string | undefined {
  const tag = bytes.toString('utf8', start, end);
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot|apos);/g, (_, entity: string) => {
    if (entity.startsWith('#')) {
      const point = entity[1] === 'x' ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    }
    return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[entity] ?? '';
  });
}

/** Excel writes control characters of a string as `_x000D_`, and a literal `_x` as `_x005F_x`. */
export function unescapeString(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

export function rangeIs(bytes: Buffer, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false;
  for (let i = 0; i < name.length; i++) if (bytes[start + i] !== name.charCodeAt(i)) return false;
  return true;
}

/** The `>` of a tag; one inside an attribute's quotes does not count. */
function tagEnd(bytes: Buffer, from: number, end: number): number {
  let quote = 0;
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) {
      return at;
    } else if (byte === 0x22 || byte === 0x27) {
      quote = byte;
    }
  }
  return -1;
}

function behind(bytes: Buffer, mark: string, from: number): number {
  const at = bytes.indexOf(mark, from, 'latin1');
  return at < 0 ? -1 : at + mark.length;
}
