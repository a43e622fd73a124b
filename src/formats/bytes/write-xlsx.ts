import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { TextReader, ZipWriter } from '@zip.js/zip.js';
import type { Rows } from './write-csv.ts';
import { SHEET_ROWS } from './xlsx/sheet-rows.ts';

export interface SheetContent {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: Rows;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const BLOCK = 1 << 16;

/**
 * Writes a workbook in one pass, mode 0600. Every cell is text in text format ('@'), so that no program turns a card number
 * into a number. RangeError above 1,048,576 rows or for a sheet name that Excel refuses.
 */
export async function writeXlsx(path: string, sheets: readonly SheetContent[]): Promise<void> {
  for (const { name } of sheets) if (!/^[^[\]:*?/\\]{1,31}$/.test(name)) throw new RangeError(`sheet name: ${name}`);
  const zip = new ZipWriter(Writable.toWeb(createWriteStream(path, { mode: 0o600 })) as WritableStream<Uint8Array>, {
    level: 5,
  });
  const text = async (name: string, content: string): Promise<void> => {
    await zip.add(name, new TextReader(XML + content));
  };
  await text('[Content_Types].xml', contentTypes(sheets.length));
  await text(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  await text('xl/workbook.xml', workbookXml(sheets));
  await text('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
  await text('xl/styles.xml', STYLES);
  for (const [i, sheet] of sheets.entries()) {
    await zip.add(`xl/worksheets/sheet${i + 1}.xml`, ReadableStream.from(sheetXml(sheet)));
  }
  await zip.close();
}

async function* sheetXml({ header, rows }: SheetContent): AsyncGenerator<Uint8Array> {
  let block = `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;
  let row = 0;
  const add = (cells: readonly string[]): void => {
    row++;
    if (row > SHEET_ROWS) throw new RangeError(`more than ${SHEET_ROWS} rows`);
    block += rowXml(row, cells);
  };
  if (header.length > 0) add(header);
  for await (const cells of rows) {
    add(cells);
    if (block.length > BLOCK) {
      yield Buffer.from(block, 'utf8');
      block = '';
    }
  }
  yield Buffer.from(`${block}</sheetData></worksheet>`, 'utf8');
}

function rowXml(row: number, cells: readonly string[]): string {
  let xml = `<row r="${row}">`;
  for (const [column, cell] of cells.entries()) {
    if (cell !== '')
      xml += `<c r="${columnName(column)}${row}" s="1" t="inlineStr"><is><t xml:space="preserve">${stringXml(cell)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

/** Characters that XML cannot hold become `_xHHHH_`, and a literal `_xHHHH_` is kept from being read as one. */
function stringXml(text: string): string {
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'))
    .toWellFormed();
}

function columnName(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(0x41 + ((n - 1) % 26)) + name;
  return name;
}

function attributeXml(text: string): string {
  return stringXml(text).replaceAll('"', '&quot;');
}

function workbookXml(sheets: readonly SheetContent[]): string {
  const list = sheets
    .map(({ name }, i) => `<sheet name="${attributeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('');
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list}</sheets></workbook>`;
}

function workbookRelations(count: number): string {
  const sheet = (i: number): string =>
    `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`;
  const list = Array.from({ length: count }, (_, i) => sheet(i)).join('');
  return `<Relationships xmlns="${PACKAGE}/relationships">${list}<Relationship Id="rId${count + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}

function contentTypes(count: number): string {
  const part = (name: string, kind: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const sheets = Array.from({ length: count }, (_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet')).join('');
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${sheets}</Types>`;
}

/** Style 1 is text format (built-in 49). */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;
