import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { pdfPages } from '../pdf/pdf-text.fixture.ts';
import { writePdf } from '../pdf/write-pdf.ts';
import { wordParts } from '../word/word-text.fixture.ts';
import { allDrafts, noticeDraft, UNMASK } from './all-drafts.fixture.ts';
import { blockTexts, type DocumentDraft } from './document-block.ts';
import { MINOR_NOTICE, NOTICE } from './notice.fixture.ts';
import { sanctionNoticeDraft } from './sanction-notice-draft.ts';
import { sanctionNoticeForm } from './sanction-notice-form-of.ts';
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
  test.each(Object.keys(allDrafts('zh')))('[DOC-1] %s says what its golden file says', async (name) => {
    await expect(asText(allDrafts(language, UNMASK)[name]!)).toMatchFileSnapshot(`golden/${name}.${language}.txt`);
  });

  test.each(Object.keys(allDrafts('zh')))('[DOC-2] %s has the same words in Word and PDF, in order', async (name) => {
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
  test.each(DOCUMENT_FORMATS)('[DOC-3] the same draft gives the same bytes, whatever was written before (%s)', async (format) => {
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
  });
});

/** Whatever people type: signs of the typesetter, of XML, other scripts, characters that no file can hold. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 24 }),
  fc.string({ unit: fc.constantFrom(...'#*_[]{}()$@\\/"\'`<>&~=+-^|;:,.%! \n\t甲乙测试aA09'), maxLength: 24 }),
  fc.constantFrom('#panic()', '#sys.inputs', '*粗*_斜_', '$x^2$', '@ref <label>', '// 注释', '/* c */', '\\u{41}', ']]>', '{codes}'),
);
const FORM = sanctionNoticeForm(NOTICE, { ...ZH, unmask: UNMASK });

test('[DOC-4] any text is printed as it is and nothing of it is taken for an instruction; what the font lacks is named by its code', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, anyText, async (name, reasons, item) => {
      const made = sanctionNoticeDraft(
        {
          ...FORM,
          recipient: { ...FORM.recipient, name: `甲${name}` },
          reasons: `乙${reasons}`,
          leniency: [`丙${item}`],
          acts: FORM.acts.map((act) => ({ ...act, items: `丁${item}` })),
        },
        { ...ZH, unmask: UNMASK },
      );
      if (!made.ok) return;
      const draft: DocumentDraft = { ...made.value, title: name };
      const shown = (text: string): string => bare(printed(text));
      const read = pdfPages(await writePdf(draft)).map(bare).join('');
      for (const text of [`甲${name}`, `乙${reasons}`, `丙${item}`, `丁${item}`])
        expect(withoutMissing(read)).toContain(withoutMissing(shown(text)));
      for (const character of read.includes('〓') ? lacking(`${name}${reasons}${item}`) : [])
        expect(read).toContain(`U+${character.codePointAt(0)?.toString(16).toUpperCase()}`);
      const word = bare((await wordParts(await writeDocument(draft, 'docx')))['word/document.xml'] ?? '');
      for (const text of [`甲${name}`, `乙${reasons}`, `丙${item}`]) expect(word).toContain(shown(text));
    }),
    { seed: 20261124, numRuns: 120 },
  );
});
