import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';

import type { WordBlock, WordDraft } from './word-block.ts';

/** A4 with margins of an official letter, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1417, topAndBottom: 1077 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' } as const;
const TITLE_FONT = { ...FONT, eastAsia: '黑体' } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const;
const FILL_IN = '＿＿＿＿＿＿＿＿';

/** The only file that knows the Word library. Bytes of a .docx file. */
export async function writeWord(draft: WordDraft): Promise<Uint8Array> {
  const small = (text: string): TextRun => new TextRun({ text, size: 16, color: '595959', font: FONT });
  const document = new Document({
    creator: 'duanka',
    lastModifiedBy: 'duanka',
    title: draft.title,
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
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
        children: draft.blocks.flatMap(render),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function render(block: WordBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [
        paragraph([run(block.text, { size: 36, font: TITLE_FONT })], { alignment: AlignmentType.CENTER, after: 120 }),
      ];
    case 'heading':
      return [paragraph([run(block.text, { size: 24, font: TITLE_FONT })], { before: 140, after: 60 })];
    case 'note':
      return [paragraph([run(block.text, { size: 18, color: '595959' })], { after: 120 })];
    case 'paragraph':
      return [paragraph([run(block.text)], { after: 80 })];
    case 'fields':
      return [
        table(
          block.rows.map(([label, value]) => [label, value === '' ? FILL_IN : value]),
          { widths: [0.32, 0.68] },
        ),
      ];
    case 'table':
      return [
        table([block.header, ...block.rows], {
          widths: block.widths ?? block.header.map(() => 1 / block.header.length),
          hasHeader: true,
          right: new Set(block.right),
        }),
      ];
    case 'signatures':
      return block.labels.map((label) => paragraph([run(`${label}：${FILL_IN}`)], { before: 140 }));
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function run(text: string, options: { size?: number; font?: typeof FONT | typeof TITLE_FONT; color?: string } = {}) {
  return new TextRun({ text, font: FONT, ...options });
}

function paragraph(
  children: readonly ParagraphChild[],
  options: { alignment?: 'center'; before?: number; after?: number } = {},
): Paragraph {
  const { alignment, before = 0, after = 0 } = options;
  return new Paragraph({ children: [...children], spacing: { before, after }, ...(alignment ? { alignment } : {}) });
}

function table(
  rows: readonly (readonly string[])[],
  options: { readonly widths: readonly number[]; readonly hasHeader?: boolean; readonly right?: ReadonlySet<number> },
): Table {
  const widths = options.widths.map((share) => Math.floor(share * TEXT_WIDTH));
  const size = options.hasHeader === true && options.widths.length > 4 ? 17 : 20;
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: rows.map((cells, place) => {
      const isHead = options.hasHeader === true && place === 0;
      return new TableRow({
        tableHeader: isHead,
        cantSplit: true,
        children: cells.map(
          (text, column) =>
            new TableCell({
              width: { size: widths[column] ?? 0, type: WidthType.DXA },
              margins: { top: 20, bottom: 20, left: 80, right: 80 },
              children: [
                new Paragraph({
                  alignment: options.right?.has(column) === true && !isHead ? AlignmentType.RIGHT : AlignmentType.LEFT,
                  children: [new TextRun({ text, size, font: FONT, bold: isHead })],
                }),
              ],
            }),
        ),
      });
    }),
  });
}
