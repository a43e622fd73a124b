import { expect, test } from 'vitest';

import type { DocumentDraft } from '../documents/document-block.ts';
import { fontCharacters } from './font-characters.ts';
import { readFonts } from './fonts.ts';
import { pdfPages } from './pdf-text.fixture.ts';
import { writePdf } from './write-pdf.ts';

const draft = (...paragraphs: readonly string[]): DocumentDraft => ({
  ...{ title: '题', language: 'zh', header: '眉', footer: '脚' },
  blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })),
});

test('[PDF-1] both weights have all 20,902 unified characters and most of the rare ones of names', () => {
  const [regular, bold] = readFonts().map((font) => fontCharacters(font));
  const count = (from: number, to: number): number => {
    let found = 0;
    for (let code = from; code <= to; code += 1) if (regular?.(code) === true && bold?.(code) === true) found += 1;
    return found;
  };
  expect(count(0x4e_00, 0x9f_a5)).toBe(20_902);
  expect(count(0x34_00, 0x4d_b5)).toBeGreaterThan(6570);
  for (const character of '堃喆㛃㑇犇骉燚·＿〓〔〕￥¥÷×Σ')
    expect(regular?.(character.codePointAt(0) ?? 0), character).toBe(true);
  for (const code of [0x0a, 0x2_0b_b7, 0xe0_00, 0x10_ff_ff]) expect(regular?.(code)).toBe(false);
});

test('[PDF-2] fonts are embedded as subsets, the text is tagged and in the language of the document', async () => {
  const bytes = Buffer.from(await writePdf(draft('测试', 'plain'))).toString('latin1');
  expect(bytes).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC-Regular/);
  expect(bytes).toContain('/FontFile2');
  expect(bytes).toContain('/Marked true');
  expect(bytes).toContain('/Lang (zh-CN)');
  expect(bytes).not.toMatch(/CreationDate|ModDate/);
  expect(bytes.length).toBeLessThan(40_000);
});

test('[PDF-3] a long run of digits is broken where it does not fit, and is one number to a search', async () => {
  const number = '6200000000000000011';
  const blocks: DocumentDraft['blocks'] = [
    {
      kind: 'table',
      header: ['一', '二', '三', '四', '五', '六', '七', '八'],
      rows: [Array.from({ length: 8 }, () => number)],
    },
  ];
  const [page = ''] = pdfPages(await writePdf({ ...draft(), blocks }));
  expect(page.split(number)).toHaveLength(9);
});

test('[PDF-4] many pages: every page has header, footer and its number of all', async () => {
  const pages = pdfPages(await writePdf(draft(...Array.from({ length: 200 }, (_, row) => `第 ${row} 段`))));
  expect(pages.length).toBeGreaterThan(3);
  for (const [place, page] of pages.entries()) {
    expect(page.startsWith('眉')).toBe(true);
    expect(page.replaceAll(' ', '')).toContain(`脚${place + 1}/${pages.length}`);
  }
});
