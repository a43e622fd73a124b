import type { SkippedSource } from '#model';
import { compareIds, encodeName, isIgnoredName, sheetId } from './file-id.ts';
import { DEFAULT_LIMITS, type BytesLimits } from './limits.ts';
import { isOwnFile, isOwnWorkbook } from './own-file.ts';
import { bufferSource, openFileSource, type RandomSource } from './random-source.ts';
import { sniff, type Sniffed } from './sniff.ts';
import type { SourcePart } from './source-part.ts';
import { problemOf, UnreadableSource } from './unreadable-source.ts';
import { ignoredFiles, walkInputs } from './walk-inputs.ts';
import { openWorkbook, workbookMember } from './xlsx/workbook.ts';
import { openZip, type ZipArchive, type ZipMember } from './zip-archive.ts';

const HEAD_BYTES = 1 << 16;

export interface Discovered {
  readonly parts: SourcePart[];
  readonly skipped: SkippedSource[];
}

/**
 * Everything readable inside files and folders, sorted by id, and everything that is not, with the reason. Kinds are told by
 * content. Codes of refusals: not-found, no-permission, not-a-file, broken-link, file-name, unreadable, empty, xls, xlsx-password
 * (an encrypted workbook), ole, xlsb, html-xls, xml-xls, html, xml, document, rar, 7z, gz, compressed, pdf, image, binary,
 * password, zip-damaged, zip-split, zip-bomb, zip-nested, xlsx-damaged, member-damaged, member-too-large,
 * duplicate-member, unsafe-path, parquet-in-archive; skips: same-file, same-folder, ignored-files (count: hidden files,
 * lock files and leavings of operating systems, one line an INPUT or archive), own-output, own-output-folder.
 */
export async function discoverInputs(
  inputs: readonly string[],
  limits: BytesLimits = DEFAULT_LIMITS,
): Promise<Discovered> {
  const { files, skipped } = await walkInputs(inputs);
  const parts: SourcePart[] = [];
  const found: Discovered = { parts, skipped };
  for (const file of files) {
    const place: Place = { id: file.id, path: file.path, depth: 0 };
    await guarded(found, file.id, async () => {
      const source = await openFileSource(file.path);
      try {
        await addSource(found, place, source, limits);
      } finally {
        await source.close();
      }
    });
  }
  parts.sort((a, b) => compareIds(a.file, b.file));
  skipped.sort((a, b) => compareIds(a.file, b.file));
  return found;
}

interface Place {
  readonly id: string;
  readonly path: string;
  readonly member?: string;
  /** Archives around it. */
  readonly depth: number;
}

async function addSource(found: Discovered, place: Place, source: RandomSource, limits: BytesLimits): Promise<void> {
  const head = await source.read(0, HEAD_BYTES);
  const kind = sniff(head);
  if (kind === 'zip') {
    const opened = await openZip(source, limits);
    if (!opened.ok) {
      const damaged =
        /\.xls[xm]$/i.test(place.id) && opened.problem.code === 'zip-damaged' ? 'xlsx-damaged' : opened.problem.code;
      throw new UnreadableSource(damaged, opened.problem.values);
    }
    await addArchive(found, place, opened.value, source.size);
  } else if (kind === 'ole') {
    throw new UnreadableSource(oleCode(await source.read(0, 64 << 20)));
  } else {
    addPlain(found, place, { kind, head, bytes: source.size });
  }

  async function addArchive(into: Discovered, at: Place, archive: ZipArchive, bytes: number): Promise<void> {
    if (workbookMember(archive) !== undefined) {
      if (await isOwnWorkbook(archive)) {
        into.skipped.push(ownOutput(at.id));
        return;
      }
      const { sheets } = await openWorkbook(archive);
      if (sheets.length === 0) throw new UnreadableSource('empty');
      for (const { name } of sheets) {
        into.parts.push({
          file: sheetId(at.id, name),
          location: { ...locationOf(at), sheet: name },
          container: 'xlsx',
          bytes,
        });
      }
      return;
    }
    const document = documentCode(archive);
    if (document !== undefined) throw new UnreadableSource(document);
    if (at.depth > 1) throw new UnreadableSource('zip-nested');
    if (archive.members.length === 0) throw new UnreadableSource('empty');
    await addMembers(into, at, archive, limits);
  }
}

async function addMembers(found: Discovered, place: Place, archive: ZipArchive, limits: BytesLimits): Promise<void> {
  const names = new Set<string>();
  const ignored: string[] = [];
  for (const member of archive.members) {
    const id = `${place.id}/${member.name.split('/').map(encodeName).join('/')}`;
    if (member.isUnsafe) {
      found.skipped.push({ file: id, code: 'unsafe-path', values: {}, severity: 'refused' });
      continue;
    }
    if (member.name.split('/').some(isIgnoredName)) {
      ignored.push(id);
      continue;
    }
    if (names.has(member.name)) {
      found.skipped.push({ file: id, code: 'duplicate-member', values: {}, severity: 'refused' });
      continue;
    }
    names.add(member.name);
    const path = place.member === undefined ? member.name : `${place.member}/${member.name}`;
    await guarded(found, id, () =>
      addMember(found, { id, path: place.path, member: path, depth: place.depth + 1 }, { archive, member, limits }),
    );
  }
  if (ignored.length > 0) found.skipped.push(ignoredFiles(ignored));
}

async function addMember(
  found: Discovered,
  place: Place,
  { archive, member, limits }: { archive: ZipArchive; member: ZipMember; limits: BytesLimits },
): Promise<void> {
  if (member.encrypted) throw new UnreadableSource('password');
  if (member.bytes === 0) throw new UnreadableSource('empty');
  const head = await headOf(archive, member);
  const kind = sniff(head);
  if (kind === 'zip' || kind === 'ole') {
    await addSource(found, place, bufferSource(await archive.read(member)), limits);
  } else {
    addPlain(found, place, { kind, head, bytes: member.bytes });
  }
}

function addPlain(
  found: Discovered,
  place: Place,
  { kind, head, bytes }: { readonly kind: Sniffed; readonly head: Buffer; readonly bytes: number },
): void {
  if ((kind === 'json' || kind === 'html') && isOwnFile(head)) {
    found.skipped.push(ownOutput(place.id));
    return;
  }
  if (kind === 'parquet' && place.member !== undefined) throw new UnreadableSource('parquet-in-archive');
  if (kind === 'text' || kind === 'json' || kind === 'parquet') {
    found.parts.push({ file: place.id, location: locationOf(place), container: kind, bytes });
    return;
  }
  const asSheet = /\.xls[xmb]?$/i.test(place.id);
  throw new UnreadableSource(kind === 'biff' ? 'xls' : kind === 'html' && asSheet ? 'html-xls' : kind);
}

function ownOutput(file: string): SkippedSource {
  return { file, code: 'own-output', values: {}, severity: 'skip' };
}

async function headOf(archive: ZipArchive, member: ZipMember): Promise<Buffer> {
  for await (const chunk of archive.stream(member)) return chunk.subarray(0, HEAD_BYTES);
  return Buffer.alloc(0);
}

function locationOf(place: Place): SourcePart['location'] {
  return place.member === undefined ? { path: place.path } : { path: place.path, member: place.member };
}

/** Old Office container: a workbook, an encrypted new one, or something else. Its directory names are UTF-16. */
function oleCode(bytes: Buffer): string {
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage') || has('EncryptionInfo')) return 'xlsx-password';
  return has('Workbook') || has('Book') ? 'xls' : 'ole';
}

function documentCode(archive: ZipArchive): string | undefined {
  if (archive.find('xl/workbook.bin') !== undefined) return 'xlsb';
  if (
    archive.find('[Content_Types].xml') !== undefined &&
    archive.members.some(({ name }) => /^(word|ppt|visio)\//.test(name))
  )
    return 'document';
  return archive.find('mimetype') !== undefined && archive.find('content.xml') !== undefined ? 'document' : undefined;
}

async function guarded(found: Discovered, id: string, add: () => Promise<void>): Promise<void> {
  try {
    await add();
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    found.skipped.push({ file: id, code: problem.code, values: problem.values, severity: 'refused' });
  }
}
