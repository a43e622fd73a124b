import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { encodeGb18030 } from './gb18030.ts';
import type { BytesLimits } from './limits.ts';
import { readHead } from './read-head.ts';
import type { PartSpool, SourcePart, SpoolOptions } from './source-part.ts';
import { spoolPart } from './spool-part.ts';

/** Files for the tests of this folder. */

export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'duanka-bytes-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Member {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly password?: string;
  /** The name in GB18030 without a flag, as Chinese Windows writes it. */
  readonly gbName?: boolean;
}

export async function zipOf(members: readonly Member[]): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter());
  for (const { name, content, password, gbName } of members) {
    await zip.add(name, new Uint8ArrayReader(Buffer.from(content as string)), {
      ...(password === undefined ? {} : { password }),
      ...(gbName === true
        ? { encodeText: (text: string) => Uint8Array.from(encodeGb18030(text)), useUnicodeFileNames: false }
        : {}),
    });
  }
  return Buffer.from(await zip.close());
}

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';

export interface BookParts {
  /** Sheet name -> content of `<sheetData>`. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly sheetAttributes?: string;
}

/** A workbook from pieces of its XML, as odd as the test needs it. */
export function bookOf(parts: BookParts): Promise<Buffer> {
  const names = Object.keys(parts.sheets);
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${kind}/${type}" Target="${target}"/>`;
  const sheets = names
    .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" ${parts.sheetAttributes ?? ''} r:id="rId${i + 1}"/>`)
    .join('');
  return zipOf([
    { name: '[Content_Types].xml', content: TYPES },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns:r="${kind}">${parts.workbookPr ?? ''}<sheets>${sheets}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${names.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/s${i + 1}.xml`)).join('')}${relation('rIdS', 'sharedStrings', '/xl/strings.xml')}${relation('rIdT', 'styles', 'styles.xml')}</Relationships>`,
    },
    { name: 'xl/strings.xml', content: `<sst>${parts.strings ?? ''}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet>${parts.styles ?? ''}</styleSheet>` },
    ...names.map((name, i) => ({
      name: `xl/worksheets/s${i + 1}.xml`,
      content: `<worksheet><sheetData>${parts.sheets[name] ?? ''}</sheetData></worksheet>`,
    })),
  ]);
}

/** Spools a part whose head is read first; the lines without their LF. */
export async function spoolOf(
  part: SourcePart,
  folder: string,
  options: Partial<SpoolOptions> & { width: number },
  limits?: BytesLimits,
): Promise<{ report: PartSpool; text: string }> {
  const head = await readHead(part);
  if (!head.ok) throw new Error(head.problem.code);
  const out = join(folder, 'spool.csv');
  const spooled = await spoolPart(part, { ...head.value, headerRecords: 0, timeColumns: [], out, ...options }, limits);
  if (!spooled.ok) throw new Error(spooled.problem.code);
  return { report: spooled.value, text: await readFile(out, 'utf8') };
}
