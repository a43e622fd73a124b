import { DEFAULT_LIMITS, type BytesLimits } from './limits.ts';
import { bufferSource, openFileSource, type RandomSource } from './random-source.ts';
import type { SourcePart } from './source-part.ts';
import { UnreadableSource } from './unreadable-source.ts';
import { openZip, type ZipArchive, type ZipMember } from './zip-archive.ts';

export interface OpenBytes {
  readonly size: number;
  stream(): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** The bytes of a text, JSON or Parquet part, from disk or out of its archives. */
export async function openPartBytes(part: SourcePart, limits: BytesLimits = DEFAULT_LIMITS): Promise<OpenBytes> {
  const source = await openFileSource(part.location.path);
  const { member } = part.location;
  if (member === undefined) {
    return { size: source.size, stream: () => source.stream(limits.chunkBytes), close: () => source.close() };
  }
  const inner = await openMember(source, member, limits);
  return { size: inner.member.bytes, stream: () => inner.archive.stream(inner.member), close: () => inner.close() };
}

/** A part's file or member as random access: workbooks, and archives in archives. */
export async function openPartSource(part: SourcePart, limits: BytesLimits = DEFAULT_LIMITS): Promise<RandomSource> {
  const source = await openFileSource(part.location.path);
  if (part.location.member === undefined) return source;
  const inner = await openMember(source, part.location.member, limits);
  try {
    return bufferSource(await inner.archive.read(inner.member));
  } finally {
    await inner.close();
  }
}

interface OpenMember {
  readonly archive: ZipArchive;
  readonly member: ZipMember;
  close(): Promise<void>;
}

/** `a/b.csv`, or `inner.zip/a/b.csv` where the outer archive has no such member. */
async function openMember(source: RandomSource, name: string, limits: BytesLimits): Promise<OpenMember> {
  const archive = await unzip(source, limits);
  const direct = archive.find(name);
  if (direct !== undefined) return { archive, member: direct, close: () => archive.close() };
  for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
    const outer = archive.find(name.slice(0, slash));
    if (outer === undefined) continue;
    const inner = await unzip(bufferSource(await archive.read(outer)), limits);
    const member = inner.find(name.slice(slash + 1));
    if (member === undefined) continue;
    await archive.close();
    return { archive: inner, member, close: () => inner.close() };
  }
  await archive.close();
  throw new UnreadableSource('not-found', { member: name });
}

async function unzip(source: RandomSource, limits: BytesLimits): Promise<ZipArchive> {
  const opened = await openZip(source, limits);
  if (opened.ok) return opened.value;
  await source.close();
  throw new UnreadableSource(opened.problem.code, opened.problem.values);
}
