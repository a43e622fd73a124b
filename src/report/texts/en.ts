import { GUARD_VOID_EN, GUARDS_EN } from './guards-en.ts';
import { LABELS_EN } from './labels-en.ts';
import { PROBLEMS_EN, QUALITY_EN, REJECTED_EN } from './problems-en.ts';
import { REASONS_EN } from './reasons-en.ts';
import { TERMS_EN } from './terms-en.ts';
import type { Texts } from './zh.ts';

export const en: Texts = {
  ...TERMS_EN,
  labels: LABELS_EN,
  reasons: REASONS_EN,
  guardReasons: GUARDS_EN,
  guardVoids: GUARD_VOID_EN,
  problems: PROBLEMS_EN,
  quality: QUALITY_EN,
  rejected: REJECTED_EN,
};
