import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';

import {
  blockTexts,
  FILL_IN,
  printableDraft,
  withFillIns,
  WIDE_TABLE,
  type DocumentBlock,
  type DocumentDraft,
} from '../documents/document-block.ts';
import { withoutTimes } from './without-times.ts';

/** A4 with margins of an official letter, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1417, topAndBottom: 1077 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' } as const;
const TITLE_FONT = { ...FONT, eastAsia: '黑体' } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const;
const FRAME = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 } as const;
const GREY = '595959';
const LIST = 'list';
const SHADE = { label: 'F5F5F5', head: 'ECECEC' } as const;

/** The only file that knows the Word library. Bytes of a .docx file, the same bytes for the same draft. */
export async function writeWord(input: DocumentDraft): Promise<Uint8Array> {
  const draft = printableDraft(input);
  const small = (text: string): TextRun => new TextRun({ text, size: 16, color: GREY, font: FONT });
  const document = new Document({
    creator: 'duanka',
    lastModifiedBy: 'duanka',
    title: draft.title,
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 21, language: { value: 'en-GB', eastAsia: 'zh-CN' } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: LIST,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '·',
              style: {
                run: { font: 'Times New Roman', bold: true },
                paragraph: { indent: { left: 320, hanging: 200 } },
              },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.topAndBottom, right: PAGE.margin, bottom: PAGE.topAndBottom, left: PAGE.margin },
          },
        },
        headers: { default: new Header({ children: [new Paragraph({ children: [small(draft.header)] })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  small(`${draft.footer}  `),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16, font: FONT }),
                ],
              }),
            ],
          }),
        },
        children: draft.blocks.flatMap((block) => render(block, draft.language === 'en')),
      },
    ],
  });
  const properties = { path: 'docProps/core.xml', data: coreProperties(draft.title) };
  return withoutTimes(new Uint8Array(await Packer.toBuffer(document, undefined, [properties])));
}

/** Without the times that the library would take from the clock: the date of a document stands in its text. */
function coreProperties(title: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties' +
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>duanka</dc:creator><cp:lastModifiedBy>duanka</cp:lastModifiedBy>` +
    '</cp:coreProperties>'
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** 黑体 is a bold face by itself; the Latin one is not. */
function render(block: DocumentBlock, bold: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [
        paragraph(
          { text: block.text, size: 36, font: TITLE_FONT, bold },
          { heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER, spacing: { before: 0, after: 160 } },
        ),
      ];
    case 'heading':
      return [
        paragraph(
          { text: block.text, size: 24, font: TITLE_FONT, bold },
          { heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 150, after: 60 } },
        ),
      ];
    case 'banner':
      return [
        paragraph(
          { text: block.text, bold: true },
          {
            alignment: AlignmentType.CENTER,
            spacing: { before: 60, after: 200 },
            border: { top: FRAME, bottom: FRAME, left: FRAME, right: FRAME },
          },
        ),
      ];
    case 'note':
      return [paragraph({ text: block.text, size: 18, color: GREY }, { spacing: { before: 40, after: 120 } })];
    case 'paragraph':
      return [paragraph({ text: block.text }, { spacing: { before: 60, after: 60 } })];
    case 'list':
      return block.items.map((text) =>
        paragraph({ text }, { numbering: { reference: LIST, level: 0 }, spacing: { after: 40 } }),
      );
    case 'fields':
      return [table(withFillIns(block.rows), { widths: [0.32, 0.68], labels: true })];
    case 'table':
      return [
        table([block.header, ...block.rows], {
          widths: block.widths ?? block.header.map(() => 1 / block.header.length),
          hasHeader: true,
          right: new Set(block.right),
        }),
      ];
    case 'signatures':
      return blockTexts(block).map((text, place) =>
        paragraph({ text }, { keepNext: place < block.labels.length - 1, spacing: { before: 150 } }),
      );
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

interface RunOptions {
  readonly text: string;
  readonly size?: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly font?: typeof FONT | typeof TITLE_FONT;
}

/** A line break in a text stays one. */
function runs({ text, color = '000000', ...options }: RunOptions): TextRun[] {
  return text
    .split('\n')
    .map(
      (line, place) => new TextRun({ font: FONT, color, ...options, text: line, ...(place > 0 ? { break: 1 } : {}) }),
    );
}

function paragraph(run: RunOptions, options: IParagraphOptions): Paragraph {
  return new Paragraph({ ...options, children: runs(run) });
}

interface TableOptions {
  readonly widths: readonly number[];
  readonly hasHeader?: boolean;
  /** Every first cell is the label of its row. */
  readonly labels?: boolean;
  readonly right?: ReadonlySet<number>;
}

function table(rows: readonly (readonly string[])[], options: TableOptions): Table {
  const sum = options.widths.reduce((total, share) => total + share, 0);
  const widths = options.widths.map((share) => Math.floor((share / sum) * TEXT_WIDTH));
  const size = options.hasHeader === true && options.widths.length > WIDE_TABLE ? 17 : 20;
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: rows.map((cells, place) => {
      const isHead = options.hasHeader === true && place === 0;
      const fill = (column: number): string | undefined =>
        isHead ? SHADE.head : options.labels === true && column === 0 ? SHADE.label : undefined;
      return new TableRow({
        tableHeader: isHead,
        cantSplit: true,
        children: cells.map((text, column) => {
          const shade = fill(column);
          const isRight = options.right?.has(column) === true && !isHead;
          return new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            margins: { top: text === FILL_IN ? 40 : 20, bottom: text === FILL_IN ? 40 : 20, left: 80, right: 80 },
            ...(shade === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade } }),
            children: [
              paragraph(
                { text, size, bold: isHead },
                { alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT },
              ),
            ],
          });
        }),
      });
    }),
  });
}
