import type { Bilingual } from '#model';

import { certainFrom, type Confidence, type PackStart } from './rule-pack.ts';

/** A text that sets numbers: terms, counts, switches. Days are local dates `YYYY-MM-DD`. */
export interface LegalText {
  readonly id: string;
  readonly title: Bilingual;
  /** Number under which it was issued. */
  readonly number?: string;
  /** GB/T 2260 code of where it is in force. */
  readonly region: string;
  /** First day in force; absent: none known, and then no clock is refused for its day. */
  readonly from?: PackStart;
  /** How sure the first day is, where less sure than the text. */
  readonly fromConfidence?: Confidence;
  /** Last day on which it can begin a clock; absent: in force. */
  readonly to?: string;
  readonly confidence: Confidence;
  /** Codes of what is not known about it. */
  readonly open: readonly string[];
}

/** First day on which the text is certainly in force. */
export function textFrom({ from }: LegalText): string | undefined {
  return from === undefined ? undefined : certainFrom({ from });
}
