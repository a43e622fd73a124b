import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { zipOf } from './zip-file.ts';
import type { Cell } from './forms.ts';
import type { Random } from './random.ts';

const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>';
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`;
const WORKBOOK = `<workbook xmlns="${MAIN}" xmlns:r="${KIND}"><sheets><sheet name="交易明细" sheetId="1" r:id="rId1"/><sheet name="Sheet2" sheetId="2" r:id="rId2"/></sheets></workbook>`;
const RELATIONS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${KIND}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${KIND}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${KIND}/styles" Target="styles.xml"/></Relationships>`;
const PACKAGE = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** Rows into the first sheet of a workbook, as a person's spreadsheet saves them: amounts and times often as numbers. */
export class SheetSink {
  private readonly path: string;
  private readonly random: Random;
  private readonly pieces: Buffer[] = [];
  private pending = `<worksheet xmlns="${MAIN}"><sheetData>`;
  private row = 0;

  constructor(path: string, random: Random) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.random = random;
  }

  write(cells: readonly string[], kinds?: readonly Cell[]): void {
    this.row += 1;
    let xml = `<row r="${this.row}">`;
    for (let i = 0; i < cells.length; i++) {
      const text = cells[i] ?? '';
      if (text !== '') xml += this.cell(`${columnName(i)}${this.row}`, text, kinds?.[i] ?? '');
    }
    this.pending += `${xml}</row>`;
    if (this.pending.length > 1 << 19) this.flush();
  }

  /** `damage` strikes the bytes of the finished file. */
  close(damage: (bytes: Buffer) => Buffer = (bytes) => bytes): void {
    this.pending += '</sheetData></worksheet>';
    this.flush();
    const text = (content: string): Buffer =>
      Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`);
    const bytes = zipOf([
      { name: '[Content_Types].xml', content: text(CONTENT_TYPES) },
      { name: '_rels/.rels', content: text(PACKAGE) },
      { name: 'xl/workbook.xml', content: text(WORKBOOK) },
      { name: 'xl/_rels/workbook.xml.rels', content: text(RELATIONS) },
      { name: 'xl/styles.xml', content: text(STYLES) },
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.concat(this.pieces) },
      { name: 'xl/worksheets/sheet2.xml', content: text(`<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`) },
    ]);
    writeFileSync(this.path, damage(bytes));
  }

  private flush(): void {
    this.pieces.push(Buffer.from(this.pending));
    this.pending = '';
  }

  private cell(place: string, text: string, kind: Cell): string {
    const number = this.asNumber(text, kind);
    if (number !== undefined) return number.replace('@', place);
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
  }

  private asNumber(text: string, kind: Cell): string | undefined {
    if (kind === 'amount' || kind === 'amountIn' || kind === 'amountOut' || kind === 'balance') {
      return /^-?\d{1,12}(\.\d\d)?$/.test(text) && this.random.chance(0.7)
        ? `<c r="@"><v>${Number(text)}</v></c>`
        : undefined;
    }
    if (kind === 'card' && /^\d\.\d+E\+18$/.test(text))
      return `<c r="@"><v>${String(BigInt(Math.round(Number(text))))}</v></c>`;
    if (kind !== 'time' || !this.random.chance(0.4)) return undefined;
    const match = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/.exec(text);
    if (match === null || Number(match[1]) < 2000) return undefined;
    const [y, mo, d, h, mi, s] = match.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const dayMs = Date.UTC(y, mo - 1, d);
    const seconds = (h * 60 + mi) * 60 + s;
    // A whole serial number is a day: midnight to the second would lose its precision; odd clocks and dates stay text.
    if (
      (match[4] !== undefined && seconds === 0) ||
      h > 23 ||
      mi > 59 ||
      s > 59 ||
      new Date(dayMs).getUTCMonth() !== mo - 1
    )
      return undefined;
    return `<c r="@" s="1"><v>${dayMs / 86_400_000 + 25_569 + seconds / 86_400}</v></c>`;
  }
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
