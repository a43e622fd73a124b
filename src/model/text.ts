export type Language = 'zh' | 'en';

/** The same words in both languages; neither may be missing. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
