import { GUARD_VOID_ZH, GUARDS_ZH } from './guards-zh.ts';
import { LABELS_ZH, type LabelKey } from './labels-zh.ts';
import { PROBLEMS_ZH, QUALITY_ZH, REJECTED_ZH } from './problems-zh.ts';
import { REASONS_ZH } from './reasons-zh.ts';
import { TERMS_ZH, type TermSet } from './terms-zh.ts';
import type { ValueReader } from './value-reader.ts';

export type { LabelKey, TermSet };

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;

/** Every word of one language. `en` has the same keys. */
export type Texts = Readonly<Record<TermSet, Readonly<Record<string, string>>>> & {
  readonly labels: Readonly<Record<LabelKey, string>>;
  readonly reasons: Sentences;
  readonly guardReasons: Sentences;
  readonly guardVoids: Readonly<Record<string, string>>;
  readonly problems: Sentences;
  readonly quality: Sentences;
  readonly rejected: Readonly<Record<string, string>>;
};

export const zh: Texts = {
  ...TERMS_ZH,
  labels: LABELS_ZH,
  reasons: REASONS_ZH,
  guardReasons: GUARDS_ZH,
  guardVoids: GUARD_VOID_ZH,
  problems: PROBLEMS_ZH,
  quality: QUALITY_ZH,
  rejected: REJECTED_ZH,
};
