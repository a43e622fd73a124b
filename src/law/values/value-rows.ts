import type { LegalTextId } from '../legal-texts.ts';
import type { LegalUnit } from '../legal-value.ts';
import type { Confidence } from '../rule-pack.ts';

/** Without a value: no text is known that sets it, or only one that may not be relied on; a named person must give one. */
export type ValueRow = readonly [
  id: string,
  value: number | undefined,
  unit: LegalUnit,
  article: string,
  zh: string,
  en: string,
];

/** Values of one text, all known alike surely. */
export interface ValuesOfText {
  readonly text: LegalTextId;
  readonly confidence: Confidence;
  readonly values: readonly ValueRow[];
}
