import { isUtf8 } from 'node:buffer';
import { utf16Order } from './sniff.ts';
import type { TextEncoding } from './source-part.ts';
import { bomLength, completeUtf8Length, speaksForUtf8, weighUtf8 } from './transcode.ts';

/**
 * Encoding of a text from its first bytes: byte order mark; UTF-16 by its NULs; UTF-8 if well-formed, or damaged in no more
 * than one of ten multi-byte sequences; else GB18030. `whole`: no more bytes follow, so a cut sequence at the end is damage.
 */
export function detectEncoding(sample: Buffer, whole: boolean): TextEncoding {
  if (bomLength(sample, 'utf-8') > 0) return 'utf-8';
  if (bomLength(sample, 'gb18030') > 0) return 'gb18030';
  const wide = utf16Order(sample);
  if (wide !== undefined) return wide;
  const bytes = whole ? sample : sample.subarray(0, completeUtf8Length(sample));
  if (isUtf8(bytes)) return 'utf-8';
  return speaksForUtf8(weighUtf8(bytes)) ? 'utf-8' : 'gb18030';
}
