import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { byteOrderMark, encodeText, type HostileEncoding } from './encoder.ts';

/** Text into a file, encoded a piece at a time. */
export class TextSink {
  private readonly file: number;
  private readonly encoding: HostileEncoding;
  private pending = '';

  constructor(path: string, encoding: HostileEncoding) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = openSync(path, 'w');
    this.encoding = encoding;
    writeSync(this.file, byteOrderMark(encoding));
  }

  write(text: string): void {
    this.pending += text;
    if (this.pending.length > 1 << 19) this.flush();
  }

  writeBytes(bytes: Buffer): void {
    this.flush();
    writeSync(this.file, bytes);
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    if (this.pending === '') return;
    writeSync(this.file, encodeText(this.pending, this.encoding));
    this.pending = '';
  }
}
