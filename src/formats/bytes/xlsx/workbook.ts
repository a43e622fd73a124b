import { createTranscoder } from '../transcode.ts';
import type { ZipArchive } from '../zip-archive.ts';
import { UnreadableSource } from '../unreadable-source.ts';
import { isBuiltInDate, isDateFormat } from './cell-text.ts';
import { attribute, rangeIs, unescapeString, unescapeXml, XmlScanner, type XmlHandler } from './xml-scanner.ts';

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly member: string }[];
  readonly date1904: boolean;
  readonly stylesMember: string | undefined;
  readonly stringsMember: string | undefined;
}

const RELS = '_rels/.rels';

/** Member that holds the workbook, if the archive is one at all (docx and ods are archives, too). */
export function workbookMember(archive: ZipArchive): string | undefined {
  for (const name of ['xl/workbook.xml', 'XL/WORKBOOK.XML', 'workbook.xml'])
    if (archive.find(name) !== undefined) return name;
  return archive.members.find(({ name }) => /(^|\/)workbook\.xml$/i.test(name) && archive.find(RELS) !== undefined)
    ?.name;
}

export async function openWorkbook(archive: ZipArchive): Promise<Workbook> {
  const member = workbookMember(archive);
  if (member === undefined) throw new UnreadableSource('xlsx-damaged', { reason: 'workbook' });
  const folder = member.slice(0, member.lastIndexOf('/') + 1);
  const relations = new Map<string, { target: string; kind: string }>();
  const relsMember = `${folder}_rels/${member.slice(folder.length)}.rels`;
  await scanMember(archive, relsMember, {
    ...SILENT,
    open(bytes, name, nameEnd, end) {
      if (!rangeIs(bytes, name, nameEnd, 'Relationship')) return;
      const target = attribute(bytes, nameEnd, end, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : resolvePath(folder, target);
      relations.set(attribute(bytes, nameEnd, end, 'Id') ?? '', {
        target: path,
        kind: (attribute(bytes, nameEnd, end, 'Type') ?? '').replace(/.*\//, ''),
      });
    },
  });
  const sheets: { name: string; member: string }[] = [];
  let date1904 = false;
  await scanMember(archive, member, {
    ...SILENT,
    open(bytes, name, nameEnd, end) {
      if (rangeIs(bytes, name, nameEnd, 'workbookPr'))
        date1904 = /^(1|true)$/.test(attribute(bytes, nameEnd, end, 'date1904') ?? '');
      if (!rangeIs(bytes, name, nameEnd, 'sheet')) return;
      const relation = relations.get(
        attribute(bytes, nameEnd, end, 'r:id') ?? attribute(bytes, nameEnd, end, '[a-z0-9]+:id') ?? '',
      );
      if (relation?.kind === 'worksheet')
        sheets.push({ name: attribute(bytes, nameEnd, end, 'name') ?? '', member: relation.target });
    },
  });
  const byKind = (kind: string): string | undefined =>
    [...relations.values()].find((relation) => relation.kind === kind)?.target;
  return { sheets, date1904, stylesMember: byKind('styles'), stringsMember: byKind('sharedStrings') };
}

/** Cell style index -> 1 where the style shows a date or time. */
export async function readDateStyles(archive: ZipArchive, workbook: Workbook): Promise<Uint8Array> {
  if (workbook.stylesMember === undefined || archive.find(workbook.stylesMember) === undefined)
    return new Uint8Array(0);
  const custom = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  await scanMember(archive, workbook.stylesMember, {
    ...SILENT,
    open(bytes, name, nameEnd, end) {
      if (rangeIs(bytes, name, nameEnd, 'numFmt')) {
        custom.set(
          Number(attribute(bytes, nameEnd, end, 'numFmtId')),
          attribute(bytes, nameEnd, end, 'formatCode') ?? '',
        );
      } else if (rangeIs(bytes, name, nameEnd, 'cellXfs')) {
        inCellFormats = true;
      } else if (inCellFormats && rangeIs(bytes, name, nameEnd, 'xf')) {
        formats.push(Number(attribute(bytes, nameEnd, end, 'numFmtId') ?? 0));
      }
    },
    close(bytes, name, nameEnd) {
      if (rangeIs(bytes, name, nameEnd, 'cellXfs')) inCellFormats = false;
    },
  });
  return Uint8Array.from(formats, (id) =>
    Number(custom.has(id) ? isDateFormat(custom.get(id) ?? '') : isBuiltInDate(id)),
  );
}

/** The shared strings in order; phonetic runs are left out. */
export async function readSharedStrings(archive: ZipArchive, workbook: Workbook): Promise<string[]> {
  const strings: string[] = [];
  if (workbook.stringsMember === undefined || archive.find(workbook.stringsMember) === undefined) return strings;
  let text = '';
  let inText = false;
  let phonetic = false;
  await scanMember(archive, workbook.stringsMember, {
    open(bytes, name, nameEnd) {
      if (rangeIs(bytes, name, nameEnd, 't')) inText = !phonetic;
      else if (rangeIs(bytes, name, nameEnd, 'si')) text = '';
      else if (rangeIs(bytes, name, nameEnd, 'rPh')) phonetic = true;
    },
    close(bytes, name, nameEnd) {
      if (rangeIs(bytes, name, nameEnd, 't')) inText = false;
      else if (rangeIs(bytes, name, nameEnd, 'si')) strings.push(unescapeString(text));
      else if (rangeIs(bytes, name, nameEnd, 'rPh')) phonetic = false;
    },
    text(bytes, start, end, raw) {
      if (!inText) return;
      const part = bytes.toString('utf8', start, end);
      text += raw ? part : unescapeXml(part);
    },
  });
  return strings;
}

const SILENT: XmlHandler = { open: () => undefined, close: () => undefined, text: () => undefined };

/** Runs the scanner over a member; XML in UTF-16 is turned into UTF-8 on the way. */
export async function scanMember(archive: ZipArchive, name: string, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler);
  for await (const chunk of utf8Chunks(archive, name)) scanner.push(chunk);
  scanner.end();
}

export async function* utf8Chunks(archive: ZipArchive, name: string): AsyncGenerator<Buffer> {
  const member = archive.find(name) ?? archive.members.find((other) => other.name.toLowerCase() === name.toLowerCase());
  if (member === undefined) throw new UnreadableSource('xlsx-damaged', { reason: name });
  let transcoder: ReturnType<typeof createTranscoder> | undefined;
  let first = true;
  for await (const chunk of archive.stream(member)) {
    if (first) {
      first = false;
      const mark = chunk.subarray(0, 2).toString('hex');
      if (mark === 'fffe' || mark === 'feff')
        transcoder = createTranscoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be', false);
    }
    yield transcoder === undefined ? chunk : transcoder.push(chunk, false);
  }
}

function resolvePath(folder: string, target: string): string {
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
