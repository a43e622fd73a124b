import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fontCharacters } from '../pdf/font-characters.ts';
import { readFonts } from '../pdf/fonts.ts';
import { pdfPages } from '../pdf/pdf-text.fixture.ts';
import { writePdf } from '../pdf/write-pdf.ts';
import { wordParts } from '../word/word-text.fixture.ts';
import { writeWord } from '../word/write-word.ts';
import { allDrafts, noticeDraft, UNMASK } from './all-drafts.fixture.ts';
import { blockTexts, printableDraft, type DocumentDraft } from './document-block.ts';
import { NOTICE } from './notice.fixture.ts';
import { DOCUMENT_FORMATS, writeDocument } from './write-document.ts';

const LANGUAGES = ['zh', 'en'] as const;
const ZH = { language: 'zh' } as const;

/** As it is read aloud: a line for each text, blocks apart. */
function asText({ header, footer, blocks }: DocumentDraft): string {
  const body = blocks.map((block) =>
    block.kind === 'page-break' ? '-- page --' : blockTexts(block).join(block.kind === 'table' ? ' | ' : '\n'),
  );
  return [`^ ${header}`, ...body, `$ ${footer}`].join('\n\n').concat('\n');
}

const bare = (text: string): string => text.replaceAll(/\s/g, '');
const wordsOf = (draft: DocumentDraft): string[] =>
  draft.blocks.flatMap((block) => blockTexts(block)).map((text) => bare(text));

/** Every text stands in what was read, one after the other. */
function expectInOrder(read: string, texts: readonly string[]): void {
  let from = 0;
  for (const text of texts) {
    const at = read.indexOf(text, from);
    expect(at, `“${text}” after “${read.slice(Math.max(0, from - 30), from)}”`).toBeGreaterThanOrEqual(from);
    from = at + text.length;
  }
}

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(Object.keys(allDrafts('zh')))('[PAPER-1] %s says what its golden file says', async (name) => {
    await expect(asText(allDrafts(language, UNMASK)[name]!)).toMatchFileSnapshot(`golden/${name}.${language}.txt`);
  });

  test.each(Object.keys(allDrafts('zh')))('[PAPER-2] %s has the same words in Word and PDF, in order', async (name) => {
    const draft = allDrafts(language)[name]!;
    const parts = await wordParts(await writeDocument(draft, 'docx'));
    expectInOrder(bare(parts['word/document.xml'] ?? ''), wordsOf(draft));
    expect(parts['word/header1.xml']).toContain(draft.header);
    const pages = pdfPages(await writeDocument(draft, 'pdf')).map(bare);
    expectInOrder(pages.join(''), wordsOf(draft));
    for (const page of pages) {
      expect(page).toContain(bare(draft.header));
      expect(page).toContain(bare(draft.footer));
    }
  });
});

describe('the same bytes', () => {
  test.each(DOCUMENT_FORMATS)(
    '[PAPER-3] the same draft gives the same bytes, whatever was written before (%s)',
    async (format) => {
      const hash = async (draft: DocumentDraft) =>
        createHash('sha256')
          .update(await writeDocument(draft, format))
          .digest('hex');
      const drafts = allDrafts('zh');
      const first = await Promise.all(Object.values(drafts).map(hash));
      // The clock of an archive has steps of two seconds.
      await new Promise((resolve) => setTimeout(resolve, 2100));
      const again: string[] = [];
      for (const draft of Object.values(allDrafts('zh')).toReversed()) again.unshift(await hash(draft));
      expect(again).toEqual(first);
      expect(new Set(first).size).toBe(first.length);
    },
  );
});

/** Whatever people type: signs of the typesetter, of XML, other scripts, characters that no file can hold. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 24 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('#*_[]{}()$@\\/"\'`<>&~=+-^|;:,.%! \n\t甲乙测试aA09')),
    maxLength: 24,
  }),
  fc.constantFrom(
    '#panic()',
    '#sys.inputs',
    '*粗*_斜_',
    '$x^2$',
    '@ref <label>',
    '// 注',
    '/* c */',
    '\\u{41}',
    ']]>',
    '{codes}',
  ),
);
const HAS = fontCharacters(readFonts()[0] ?? new Uint8Array());
const lacking = (text: string): string[] =>
  Array.from(text).filter((one) => one !== '\n' && !HAS(one.codePointAt(0) ?? 0));
/** Composed characters are one; what has no width leaves no trace in a text layer. */
const plain = (text: string): string =>
  bare(text)
    .normalize('NFC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');

test('[PAPER-4] any text is printed as it is and none is taken for an instruction; what the font lacks is named by its code', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, anyText, async (title, text, cell) => {
      const draft: DocumentDraft = {
        ...{ title, language: 'zh', header: `眉${text}`, footer: `脚${cell}` },
        blocks: [
          { kind: 'title', text: `题${title}` },
          { kind: 'paragraph', text: `段${text}` },
          { kind: 'list', items: [`项${cell}`] },
          { kind: 'fields', rows: [[`栏${text}`, `值${cell}`]] },
          { kind: 'table', header: [`头${title}`, '乙'], rows: [[`格${text}`, `格${cell}`]] },
          { kind: 'signatures', labels: [`签${title}`] },
        ],
      };
      const texts = printableDraft(draft).blocks.flatMap((block) => blockTexts(block));
      const read = plain(pdfPages(await writePdf(draft)).join(''));
      const missing = new Set(texts.flatMap(lacking));
      const marked = (one: string): string =>
        Array.from(one)
          .map((each) => (missing.has(each) ? '〓' : each))
          .join('');
      expectInOrder(
        read,
        texts.map((one) => plain(marked(one))),
      );
      for (const one of missing) expect(read).toContain(`U+${one.codePointAt(0)?.toString(16).toUpperCase()}`);
      const parts = await wordParts(await writeWord(draft));
      expectInOrder(plain(parts['word/document.xml'] ?? ''), texts.map(plain));
    }),
    { seed: 20261124, numRuns: 150 },
  );
});

test('[PAPER-5] a name with a character that the font lacks is printed with 〓 and its code, in Word as it is', async () => {
  const recipient = { ...NOTICE.recipient, name: '测\u{20BB7}' };
  const draft = noticeDraft({ ...NOTICE, recipient }, { ...ZH, unmask: UNMASK });
  const read = pdfPages(await writePdf(draft)).join('');
  expect(read).toContain('测〓');
  expect(read).toMatch(/字库未收录的字符以“〓”代替，正式件须手工填写：U\+20BB7。/);
  expect((await wordParts(await writeWord(draft)))['word/document.xml']).toContain('测\u{20BB7}');
  expect(pdfPages(await writePdf(noticeDraft(NOTICE, ZH))).join('')).not.toContain('〓');
});
