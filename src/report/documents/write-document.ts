import { writePdf } from '../pdf/write-pdf.ts';
import { writeWord } from '../word/write-word.ts';
import type { DocumentDraft } from './document-block.ts';

export const DOCUMENT_FORMATS = ['docx', 'pdf'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Bytes of the file; the same draft gives the same bytes, and the same words in both formats. */
export async function writeDocument(draft: DocumentDraft, format: DocumentFormat): Promise<Uint8Array> {
  return format === 'docx' ? writeWord(draft) : writePdf(draft);
}
