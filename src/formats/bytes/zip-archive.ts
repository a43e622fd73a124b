import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { configure, ERR_SPLIT_ZIP_FILE, Reader, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { fail, ok, type Result } from '#model';
import type { BytesLimits } from './limits.ts';
import type { RandomSource } from './random-source.ts';
import { UnreadableSource } from './unreadable-source.ts';

export interface ZipMember {
  /** Decoded name with `/`. */
  readonly name: string;
  /** The name leads out of the archive's own folder: absolute, with a drive, or with `..`. */
  readonly isUnsafe: boolean;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly encrypted: boolean;
  readonly entry: FileEntry;
}

export interface ZipArchive {
  readonly members: readonly ZipMember[];
  find(name: string): ZipMember | undefined;
  stream(member: ZipMember): AsyncGenerator<Buffer>;
  /** The whole member in memory; UnreadableSource above `inMemoryBytes`. */
  read(member: ZipMember): Promise<Buffer>;
  close(): Promise<void>;
}

configure({ useWebWorkers: false });

/** Opens an archive. Codes: zip-damaged, zip-split, zip-bomb. */
export async function openZip(source: RandomSource, limits: BytesLimits): Promise<Result<ZipArchive>> {
  const reader = new ZipReader(new SourceReader(source), {
    strictness: 'tolerant',
    filenameValidation: 'tolerant',
    decodeText: decodeName,
  });
  const members: ZipMember[] = [];
  let total = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      total += entry.uncompressedSize;
      if (total > limits.archiveBytes || members.length >= limits.archiveMembers)
        return fail('zip-bomb', { bytes: total, members: members.length });
      members.push({
        name: memberName(entry.filename),
        isUnsafe: isUnsafeName(entry.filename),
        bytes: entry.uncompressedSize,
        packedBytes: entry.compressedSize,
        encrypted: entry.encrypted,
        entry,
      });
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return fail(message === ERR_SPLIT_ZIP_FILE ? 'zip-split' : 'zip-damaged', { reason: message });
  }
  const byName = new Map(members.toReversed().map((member) => [member.name, member]));
  return ok({
    members,
    find: (name) => byName.get(name),
    stream: (member) => streamMember(member, limits),
    read: (member) => readMember(member, limits),
    async close() {
      await reader.close();
      await source.close();
    },
  });
}

class SourceReader extends Reader<RandomSource> {
  readonly #source: RandomSource;

  constructor(source: RandomSource) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array> {
    return this.#source.read(index, length);
  }
}

/** Windows in Chinese writes names in GBK without saying so; other writers forget the UTF-8 flag. */
function decodeName(raw: Uint8Array, encoding: string, type: 'filename' | 'comment'): string | undefined {
  if (type === 'comment' || encoding === 'utf-8') return undefined;
  return isUtf8(raw) ? Buffer.from(raw).toString('utf8') : new TextDecoder('gb18030').decode(raw);
}

function memberName(name: string): string {
  return (name.includes('/') ? name : name.replaceAll('\\', '/')).replace(/^(\.?\/)+/, '');
}

function isUnsafeName(name: string): boolean {
  return /^[/\\]|^[a-z]:/i.test(name) || name.split(/[/\\]/).includes('..');
}

async function readMember(member: ZipMember, limits: BytesLimits): Promise<Buffer> {
  if (member.bytes > limits.inMemoryBytes) {
    throw new UnreadableSource('member-too-large', { bytes: member.bytes, limit: limits.inMemoryBytes });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of streamMember(member, limits)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Unpacked bytes in chunks, never more than the directory promised; length and checksum are verified at the end. */
async function* streamMember(member: ZipMember, limits: BytesLimits): AsyncGenerator<Buffer> {
  const { entry } = member;
  if (entry.encrypted) throw new UnreadableSource('password');
  if (member.bytes > limits.ratioFromBytes && member.bytes > member.packedBytes * limits.memberRatio) {
    throw new UnreadableSource('zip-bomb', { bytes: member.bytes, packed: member.packedBytes });
  }
  const stop = new AbortController();
  let total = 0;
  let checksum = 0;
  try {
    for await (const chunk of unpacked(entry, stop.signal)) {
      total += chunk.length;
      if (total > member.bytes) throw new UnreadableSource('zip-bomb', { bytes: total, promised: member.bytes });
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (total !== member.bytes || checksum !== entry.crc32)
      throw new UnreadableSource('member-damaged', { reason: 'checksum' });
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
    throw new UnreadableSource(
      'member-damaged',
      { reason: error instanceof Error ? error.message : String(error) },
      error,
    );
  } finally {
    stop.abort();
  }
}

/** Deflate goes through zlib in large steps, twice as fast as through a web stream; other methods are left to the library. */
function unpacked(entry: FileEntry, signal: AbortSignal): AsyncIterable<Buffer> {
  const deflated = entry.compressionMethod === DEFLATE;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const source = Readable.fromWeb(readable);
  entry.getData(writable, { passThrough: deflated, signal }).catch((error: unknown) => {
    source.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  if (!deflated) return source;
  const inflate = createInflateRaw({ chunkSize: 1 << 18 });
  // Errors of either end surface in the loop that reads `inflate`.
  pipeline(source, inflate, () => undefined);
  return inflate;
}

const DEFLATE = 8;
