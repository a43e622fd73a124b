import type { Language } from '#model';

/** What a document is made of, before any library sees it. Word and PDF are written from the same blocks. */
export type DocumentBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** Boxed, before everything else: what this paper is not. */
  | { readonly kind: 'banner'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** An empty value is a place to fill in by hand. */
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Columns whose cells stand on the right. */
      readonly right?: readonly number[];
      /** Shares of the text's width by column; equal unless told. */
      readonly widths?: readonly number[];
    }
  | { readonly kind: 'signatures'; readonly labels: readonly string[] }
  | { readonly kind: 'page-break' };

export interface DocumentDraft {
  /** Document title in the file's properties. */
  readonly title: string;
  readonly language: Language;
  /** Stands on top of every page: draft, case, purpose. */
  readonly header: string;
  /** Stands at the foot of every page before the page number. */
  readonly footer: string;
  readonly blocks: readonly DocumentBlock[];
}

const HAN = /\p{Script=Han}/u;

/** A place to fill in by hand. */
export const FILL_IN = '＿＿＿＿＿＿＿＿';

/** Table of more columns than this is set smaller. */
export const WIDE_TABLE = 4;

/** Rows of fields as they are printed: what is empty is a place to fill in. */
export function withFillIns(rows: readonly (readonly [label: string, value: string])[]): [string, string][] {
  return rows.map(([label, value]) => [label, value === '' ? FILL_IN : value]);
}

/** Every text of a block in reading order, as it is printed. */
export function blockTexts(block: DocumentBlock): readonly string[] {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'banner':
    case 'note':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'fields':
      return withFillIns(block.rows).flat();
    case 'table':
      return [block.header, ...block.rows].flat();
    case 'signatures':
      return block.labels.map((label) => `${label}${HAN.test(label) ? '：' : ': '}${FILL_IN}`);
    case 'page-break':
      return [];
  }
}

/**
 * The same draft with nothing in it that no file can hold or that would move other text about: control characters and signs that
 * turn the direction of writing become spaces, unpaired surrogates the replacement mark. Line breaks stay.
 */
export function printableDraft(draft: DocumentDraft): DocumentDraft {
  return mapTexts(draft, printable);
}

const UNPRINTABLE =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;

function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(UNPRINTABLE, ' ');
}

/** The same draft with every text put through `change`. */
export function mapTexts(draft: DocumentDraft, change: (text: string) => string): DocumentDraft {
  const { title, header, footer, blocks } = draft;
  return {
    ...draft,
    title: change(title),
    header: change(header),
    footer: change(footer),
    blocks: blocks.map((block) => mapBlock(block, change)),
  };
}

function mapBlock(block: DocumentBlock, change: (text: string) => string): DocumentBlock {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'banner':
    case 'note':
    case 'paragraph':
      return { ...block, text: change(block.text) };
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'fields':
      return { ...block, rows: block.rows.map(([label, value]) => [change(label), change(value)] as const) };
    case 'table':
      return { ...block, header: block.header.map(change), rows: block.rows.map((row) => row.map(change)) };
    case 'signatures':
      return { ...block, labels: block.labels.map(change) };
    case 'page-break':
      return block;
  }
}
