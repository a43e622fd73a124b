/**
 * GB18030 tables, derived once from the platform's own decoder, so that decoding and encoding cannot disagree with it.
 * Two bytes: lead 0x81-0xFE, trail 0x40-0xFE. Four bytes: 0x81-0xFE, 0x30-0x39, 0x81-0xFE, 0x30-0x39.
 */

/** Four-byte sequences below this pointer are in the basic plane; from ASTRAL_POINTER on they count up from U+10000. */
const BASIC_POINTERS = 39_420;
const ASTRAL_POINTER = 189_000;
const LAST_POINTER = ASTRAL_POINTER + 0xfffff;
const TRAILS = 191;
/** 84 31 A4 37. */
const REPLACEMENT_POINTER = 39_417;

export interface Gb18030Tables {
  /** `(lead - 0x81) * 191 + (trail - 0x40)` -> code unit, 0 = not assigned. */
  readonly twoByte: Uint16Array;
  /** Four-byte pointer -> code unit, 0 = not assigned. */
  readonly fourByte: Uint16Array;
  /** Code unit -> `lead << 8 | trail`, 0 = none. */
  readonly toTwoByte: Uint16Array;
  /** Code unit -> four-byte pointer + 1, 0 = none. */
  readonly toFourByte: Uint16Array;
}

let tables: Gb18030Tables | undefined;

export function gb18030Tables(): Gb18030Tables {
  tables ??= buildTables();
  return tables;
}

/** Code point of a four-byte pointer, or 0 where none is assigned. */
export function codePointOfPointer(pointer: number, fourByte: Uint16Array): number {
  if (pointer < BASIC_POINTERS) return fourByte[pointer] ?? 0;
  if (pointer >= ASTRAL_POINTER && pointer <= LAST_POINTER) return pointer - ASTRAL_POINTER + 0x10000;
  return 0;
}

/** Text to GB18030 bytes. A lone surrogate, and the 19 private-use characters that GB 18030 gave up, become U+FFFD's sequence. */
export function encodeGb18030(text: string): Buffer {
  const { toTwoByte, toFourByte } = gb18030Tables();
  const out = Buffer.allocUnsafe(text.length * 4);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let unit = text.charCodeAt(i);
    if (unit < 0x80) {
      out[at++] = unit;
      continue;
    }
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
      if (unit < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
        i++;
        at = writePointer(out, at, ASTRAL_POINTER + (unit - 0xd800) * 0x400 + (next - 0xdc00));
        continue;
      }
      unit = 0xfffd;
    }
    const pair = toTwoByte[unit] ?? 0;
    if (pair !== 0) {
      out[at++] = pair >> 8;
      out[at++] = pair & 0xff;
    } else {
      at = writePointer(out, at, (toFourByte[unit] || REPLACEMENT_POINTER + 1) - 1);
    }
  }
  return out.subarray(0, at);
}

function writePointer(out: Buffer, at: number, pointer: number): number {
  out[at] = 0x81 + Math.floor(pointer / 12_600);
  out[at + 1] = 0x30 + (Math.floor(pointer / 1260) % 10);
  out[at + 2] = 0x81 + (Math.floor(pointer / 10) % 126);
  out[at + 3] = 0x30 + (pointer % 10);
  return at + 4;
}

function buildTables(): Gb18030Tables {
  const twoByte = decodeAll(126 * TRAILS, 2, (out, at, i) => {
    out[at] = 0x81 + Math.floor(i / TRAILS);
    out[at + 1] = 0x40 + (i % TRAILS);
  });
  const fourByte = decodeAll(BASIC_POINTERS, 4, (out, at, i) => {
    writePointer(out, at, i);
  });
  const toTwoByte = new Uint16Array(0x10000);
  const toFourByte = new Uint16Array(0x10000);
  // U+FFFD has a sequence of its own, which decodeAll cannot tell from the mark of an error.
  fourByte[REPLACEMENT_POINTER] = 0xfffd;
  twoByte.forEach((unit, i) => {
    if (unit !== 0 && toTwoByte[unit] === 0) {
      toTwoByte[unit] = ((0x81 + Math.floor(i / TRAILS)) << 8) | (0x40 + (i % TRAILS));
    }
  });
  fourByte.forEach((unit, pointer) => {
    if (unit !== 0 && toFourByte[unit] === 0) toFourByte[unit] = pointer + 1;
  });
  return { twoByte, fourByte, toTwoByte, toFourByte };
}

/** Decodes `count` sequences in one call, each followed by a line feed: a sequence gives one unit, or it is unassigned. */
function decodeAll(count: number, size: number, write: (out: Buffer, at: number, i: number) => void): Uint16Array {
  const bytes = Buffer.alloc(count * (size + 1), 0x0a);
  for (let i = 0; i < count; i++) write(bytes, i * (size + 1), i);
  const decoded = new TextDecoder('gb18030').decode(bytes).split('\n');
  const units = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const text = decoded[i] ?? '';
    if (text.length === 1 && text !== '\ufffd') units[i] = text.charCodeAt(0);
  }
  return units;
}
