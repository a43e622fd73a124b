export const HOSTILE_ENCODINGS = ['gb18030', 'utf-8', 'utf-8-bom', 'utf-16le-bom', 'utf-16be-bom', 'utf-16le'] as const;
export type HostileEncoding = (typeof HOSTILE_ENCODINGS)[number];

export function byteOrderMark(encoding: HostileEncoding): Buffer {
  if (encoding === 'utf-8-bom') return Buffer.from([0xef, 0xbb, 0xbf]);
  if (encoding === 'utf-16le-bom') return Buffer.from([0xff, 0xfe]);
  return encoding === 'utf-16be-bom' ? Buffer.from([0xfe, 0xff]) : Buffer.alloc(0);
}

/** Text to bytes. GB18030 comes from a table that the platform's own decoder gives. */
export function encodeText(text: string, encoding: HostileEncoding): Buffer {
  if (encoding === 'gb18030') return encodeGb18030(text);
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') return Buffer.from(text, 'utf8');
  const little = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be-bom' ? little.swap16() : little;
}

/** The first bytes of a character whose rest is missing, as a cut file ends. */
export function halfCharacter(encoding: HostileEncoding): Buffer {
  if (encoding.startsWith('utf-16')) return Buffer.from([0x6d]);
  return Buffer.from([encoding === 'gb18030' ? 0xb2 : 0xe6]);
}

let table: Uint16Array | undefined;

/** Two-byte code of every character that has one; 0 = none. */
function twoByteTable(): Uint16Array {
  if (table !== undefined) return table;
  const decoder = new TextDecoder('gb18030', { fatal: false });
  const codes = new Uint16Array(65_536);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const unit = text.charCodeAt(0);
      if (text.length === 1 && unit !== 0xfffd && codes[unit] === 0) codes[unit] = (lead << 8) | trail;
    }
  }
  table = codes;
  return codes;
}

function encodeGb18030(text: string): Buffer {
  const codes = twoByteTable();
  const out = Buffer.allocUnsafe(text.length * 4);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      out[at++] = unit;
    } else if (unit >= 0xd800 && unit < 0xdc00) {
      at = fourBytes(out, at, SUPPLEMENTARY + (text.codePointAt(i++) ?? 0) - 0x10000);
    } else {
      const code = codes[unit] ?? 0;
      if (code === 0) {
        at = fourBytes(out, at, fourByteIndex(unit));
      } else {
        out[at++] = code >> 8;
        out[at++] = code & 0xff;
      }
    }
  }
  return out.subarray(0, at);
}

const SUPPLEMENTARY = 189_000;
const fourByteCodes = new Map<number, number>();

/** Place of a character of the basic plane among the four-byte codes, found by asking the decoder. */
function fourByteIndex(unit: number): number {
  if (fourByteCodes.size === 0) {
    const decoder = new TextDecoder('gb18030');
    const bytes = Buffer.alloc(4);
    for (let index = 0; index < 39_420; index++) {
      fourBytes(bytes, 0, index);
      fourByteCodes.set(decoder.decode(bytes).charCodeAt(0), index);
    }
  }
  const index = fourByteCodes.get(unit);
  if (index === undefined) throw new RangeError(`no code for U+${unit.toString(16)}`);
  return index;
}

function fourBytes(out: Buffer, at: number, index: number): number {
  out[at] = 0x81 + Math.floor(index / 12_600);
  out[at + 1] = 0x30 + (Math.floor(index / 1260) % 10);
  out[at + 2] = 0x81 + (Math.floor(index / 10) % 126);
  out[at + 3] = 0x30 + (index % 10);
  return at + 4;
}
