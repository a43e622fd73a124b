import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import {
  blockTexts,
  FILL_IN,
  mapTexts,
  printableDraft,
  WIDE_TABLE,
  withFillIns,
  type DocumentBlock,
  type DocumentDraft,
} from '../documents/document-block.ts';
import { documentWords } from '../documents/document-words.ts';
import { DOCUMENT_TEMPLATE } from './document-template.ts';
import { fontCharacters } from './font-characters.ts';
import { FONT_FAMILY, readFonts } from './fonts.ts';

/** Stands for a character that the font lacks, as printers have always marked it. */
const MISSING = '〓';

/**
 * Bytes of a PDF: tagged, searchable, fonts embedded, the same bytes for the same draft (no clock, no name of a machine). The only
 * file that knows the typesetter. What the font lacks is printed as 〓 and listed by its code at the end of the document.
 */
export async function writePdf(draft: DocumentDraft): Promise<Uint8Array> {
  const { compiler, has } = await (loading ??= typesetter());
  const { shown, missing } = replaceMissing(printableDraft(draft), has);
  const blocks = missing.length === 0 ? shown.blocks : [...shown.blocks, missingNote(draft, missing)];
  const input = JSON.stringify({ ...shown, font: FONT_FAMILY, fillIn: FILL_IN, blocks: blocks.map(forTemplate) });
  const compiled = compiler.compile({ mainFileContent: DOCUMENT_TEMPLATE, inputs: { draft: input } });
  const document = compiled.result;
  if (document === null)
    throw new Error(`typesetting failed: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
  const bytes = new Uint8Array(compiler.pdf(document, { creationTimestamp: 0 }));
  compiler.evictCache(0);
  return bytes;
}

interface Typesetter {
  readonly compiler: NodeCompiler;
  readonly has: (codePoint: number) => boolean;
}

let loading: Promise<Typesetter> | undefined;

/** Made once, and only when there is a document: the typesetter and its fonts take longer to load than a page to set. */
async function typesetter(): Promise<Typesetter> {
  const library = await import('@myriaddreamin/typst-ts-node-compiler');
  const fonts = readFonts();
  const covers = fonts.map((font) => fontCharacters(font));
  return {
    compiler: library.NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts] }] }),
    has: (codePoint) => covers.every((font) => font(codePoint)),
  };
}

function replaceMissing(
  draft: DocumentDraft,
  has: (codePoint: number) => boolean,
): { readonly shown: DocumentDraft; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const shown = mapTexts(draft, (text) => {
    let out = '';
    for (const character of text) {
      if (character === '\n' || has(character.codePointAt(0) ?? 0)) out += character;
      else {
        missing.add(character);
        out += MISSING;
      }
    }
    return out;
  });
  return { shown, missing: [...missing] };
}

function missingNote({ language }: DocumentDraft, missing: readonly string[]): DocumentBlock {
  const codes = missing.map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  const say = documentWords(language);
  return { kind: 'note', text: say('missingCharacters', { codes: codes.join(say('separator')) }) };
}

/** With everything that the template would otherwise have to know or to work out. */
function forTemplate(block: DocumentBlock): object {
  switch (block.kind) {
    case 'fields':
      return { ...block, rows: withFillIns(block.rows) };
    case 'table':
      return {
        ...block,
        right: block.right ?? [],
        widths: block.widths ?? block.header.map(() => 1 / block.header.length),
        small: block.header.length > WIDE_TABLE,
      };
    case 'signatures':
      return { ...block, labels: blockTexts(block) };
    default:
      return block;
  }
}
