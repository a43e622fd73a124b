import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectEncoding } from './encoding.ts';
import { encodeGb18030 } from './gb18030.ts';
import type { TextEncoding } from './source-part.ts';
import { createTranscoder } from './transcode.ts';

function decode(
  bytes: Buffer,
  encoding: TextEncoding,
  sizes: readonly number[] = [1 << 20],
): { text: string; nul: number; replaced: number } {
  const transcoder = createTranscoder(encoding, false);
  const out: Buffer[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    out.push(Buffer.from(transcoder.push(bytes.subarray(at, at + size), false)));
    at += size;
  }
  out.push(Buffer.from(transcoder.push(Buffer.alloc(0), true)));
  return { text: Buffer.concat(out).toString('utf8'), ...transcoder.counts };
}

const awkward = [
  0x00, 0x0a, 0x22, 0x2c, 0x30, 0x39, 0x41, 0x7f, 0x80, 0x81, 0x84, 0x90, 0x95, 0xa4, 0xb2, 0xe2, 0xe4, 0xb8, 0xad,
  0xd8, 0xdc, 0xf0, 0x9f, 0xfe, 0xff,
];
const bytesSoup = fc
  .array(fc.oneof(fc.constantFrom(...awkward), fc.integer({ min: 0, max: 255 })), { maxLength: 40 })
  .map((list) => Buffer.from(list));
const cuts = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });

describe('decoding', () => {
  test('[ENC-4] any bytes in any chunks decode as the platform decodes them whole', () => {
    fc.assert(
      fc.property(
        bytesSoup,
        cuts,
        fc.constantFrom<TextEncoding>('gb18030', 'utf-8', 'utf-16le', 'utf-16be'),
        (bytes, sizes, encoding) => {
          expect(decode(bytes, encoding, sizes).text).toBe(
            new TextDecoder(encoding).decode(bytes).replaceAll('\0', ''),
          );
        },
      ),
      { seed: 2, numRuns: 6000 },
    );
  });

  test('[ENC-4] a cut GB18030 character leaves the comma, quote and line end after it alone', () => {
    for (const next of [',', '"', '\n', '\r', '\t']) {
      expect(decode(Buffer.from([0xb2, next.charCodeAt(0)]), 'gb18030')).toEqual({
        text: `\ufffd${next}`,
        nul: 0,
        replaced: 1,
        wellFormed: 0,
      });
    }
  });

  test('[ENC-6] NULs are dropped and counted in every encoding', () => {
    expect(decode(Buffer.from('a\0\0b\0'), 'utf-8')).toMatchObject({ text: 'ab', nul: 3 });
    expect(decode(Buffer.from('a\0b', 'utf16le'), 'utf-16le')).toMatchObject({ text: 'ab', nul: 1 });
    expect(decode(Buffer.from([0xb2, 0xe2, 0, 0x41]), 'gb18030')).toMatchObject({ text: '测A', nul: 1 });
  });
});

describe('GB18030 encoding', () => {
  test('[ENC-5] every character of the basic plane comes back, but for the 19 given up', () => {
    const decoder = new TextDecoder('gb18030');
    const lost: number[] = [];
    for (let unit = 0; unit < 0x10000; unit++) {
      if (unit >= 0xd800 && unit < 0xe000) continue;
      const text = `a${String.fromCharCode(unit)}`;
      if (decoder.decode(encodeGb18030(text)) !== text) lost.push(unit);
    }
    expect(lost.length).toBe(19);
    expect(lost.every((unit) => unit >= 0xe000 && unit < 0xf900)).toBe(true);
  });

  test('[ENC-5] any text comes back, in one, two and four bytes', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(!/[\ue000-\uf8ff]/.test(value));
        expect(new TextDecoder('gb18030', { ignoreBOM: true }).decode(encodeGb18030(value))).toBe(value);
      }),
      { seed: 3, numRuns: 1000 },
    );
    expect([...encodeGb18030('A测é😀')]).toEqual([0x41, 0xb2, 0xe2, 0xa8, 0xa6, 0x94, 0x39, 0xfc, 0x36]);
  });
});

describe('detection', () => {
  const text = '交易时间,交易金额\r\n2024-01-01,12.50,测试甲\r\n';

  test('[ENC-1] a byte order mark, the zero bytes of UTF-16, well-formed UTF-8, else GB18030', () => {
    expect(detectEncoding(Buffer.from(`\ufeff${text}`), true)).toBe('utf-8');
    expect(detectEncoding(Buffer.from(text), true)).toBe('utf-8');
    expect(detectEncoding(Buffer.from('a,b\n1,2\n'), true)).toBe('utf-8');
    expect(detectEncoding(encodeGb18030(text), true)).toBe('gb18030');
    expect(detectEncoding(Buffer.from(text, 'utf16le'), true)).toBe('utf-16le');
    expect(detectEncoding(Buffer.from(text, 'utf16le').swap16(), true)).toBe('utf-16be');
    expect(detectEncoding(Buffer.from(`\ufeff${text}`, 'utf16le'), true)).toBe('utf-16le');
  });

  test('[ENC-1] a sample cut inside a character is not damage; a file that ends there is', () => {
    const cut = Buffer.from('测').subarray(0, 2);
    expect(detectEncoding(cut, false)).toBe('utf-8');
    expect(detectEncoding(cut, true)).toBe('gb18030');
  });

  test('[ENC-2] UTF-8 with one cut character in many is UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(text.repeat(5)), Buffer.from('测').subarray(0, 2), Buffer.from(',1\n')]);
    expect(detectEncoding(bytes, true)).toBe('utf-8');
    expect(decode(bytes, 'utf-8')).toMatchObject({ replaced: 1, text: `${text.repeat(5)}\ufffd,1\n` });
    expect(detectEncoding(encodeGb18030(text.repeat(5)), true)).toBe('gb18030');
  });
});
