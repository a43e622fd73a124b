/** What a Word draft is made of, before any library sees it. An empty value is a place to fill in by hand. */
export type WordBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
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

export interface WordDraft {
  /** Document title in the file's properties. */
  readonly title: string;
  /** Stands on top of every page: draft, case, purpose. */
  readonly header: string;
  /** Stands at the foot of every page before the page number. */
  readonly footer: string;
  readonly blocks: readonly WordBlock[];
}
