import { open } from 'node:fs/promises';

/** Bytes that can be read at any place: a file on disk, or a member held in memory. */
export interface RandomSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
  stream(chunkBytes: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

export async function openFileSource(path: string): Promise<RandomSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  const read = async (offset: number, length: number): Promise<Buffer> => {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  };
  return { size, read, stream: (chunkBytes) => chunks(read, size, chunkBytes), close: () => handle.close() };
}

export function bufferSource(buffer: Buffer): RandomSource {
  const read = (offset: number, length: number): Promise<Buffer> =>
    Promise.resolve(buffer.subarray(offset, offset + length));
  return {
    size: buffer.length,
    read,
    stream: (chunkBytes) => chunks(read, buffer.length, chunkBytes),
    close: () => Promise.resolve(),
  };
}

/** Reads the next chunk while the caller works on this one. */
async function* chunks(read: RandomSource['read'], size: number, chunkBytes: number): AsyncGenerator<Buffer> {
  let pending = read(0, chunkBytes);
  for (let offset = 0; offset < size;) {
    const chunk = await pending;
    if (chunk.length === 0) return;
    offset += chunk.length;
    pending = offset < size ? read(offset, chunkBytes) : Promise.resolve(Buffer.alloc(0));
    // A reader that stops early must not leave a rejection behind.
    pending.catch(() => undefined);
    yield chunk;
  }
}
