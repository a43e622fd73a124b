import { fail, ok, type Bilingual, type Result } from '#model';

import type { LegalTextId } from './legal-texts.ts';
import { LEGAL_VALUES, type LegalValueId } from './legal-values.ts';
import { certainFrom, type Confidence, type PackStart } from './rule-pack.ts';

export type LegalUnit = 'hours' | 'calendar-days' | 'working-days' | 'months' | 'years' | 'count' | 'switch';

/** A number that a text sets: a term, a threshold, how often. Without `value` no text is known that sets it. */
export interface LegalValueRule {
  readonly id: string;
  readonly title: Bilingual;
  readonly unit: LegalUnit;
  readonly value?: number;
  readonly article: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** Text that sets it, and the days between which that text can begin a clock. */
  readonly pack: LegalTextId;
  readonly from?: PackStart;
  readonly to?: string;
  /** Switch that says how the days are counted, where the text does not: 0 calendar days, 1 working days. */
  readonly countedBy?: LegalValueId;
}

/** What a named person set or switched on, by id of the legal value. */
export type LegalSettings = ReadonlyMap<string, LegalSetting>;

export interface LegalSetting {
  readonly value: number;
  readonly by: string;
  readonly atMs: number;
}

export interface LegalValue {
  readonly rule: LegalValueRule;
  readonly value: number;
  /** Who switched it on or set it; absent: fixed by an official text that was read in full. */
  readonly setBy?: string;
}

/**
 * The number that is in force here. [T] is fixed; [T-ocr] and [S] wait until a named person has switched them on; everything else,
 * and what no text sets, waits until a named person has given a value. `day` (local date): on which it must be in force. Problems:
 * `legal-value-not-switched-on`, `legal-value-not-set`, `legal-value-not-yet-in-force`, `legal-value-no-longer-in-force`.
 */
export function legalValue(id: LegalValueId, settings: LegalSettings, day?: string): Result<LegalValue> {
  const rule: LegalValueRule = LEGAL_VALUES[id];
  const { from, to } = rule;
  if (day !== undefined && from !== undefined && day < certainFrom({ from }))
    return fail('legal-value-not-yet-in-force', { id, from: certainFrom({ from }), day });
  if (day !== undefined && to !== undefined && day > to) return fail('legal-value-no-longer-in-force', { id, to, day });
  if (rule.confidence === 'T' && rule.value !== undefined) return ok({ rule, value: rule.value });
  const setting = settings.get(id);
  if (setting !== undefined) return ok({ rule, value: setting.value, setBy: setting.by });
  return hasDefault(rule)
    ? fail('legal-value-not-switched-on', { id, confidence: rule.confidence, value: rule.value ?? 0 })
    : fail('legal-value-not-set', { id, confidence: rule.confidence });
}

/** Only what was read in an optical reading or a secondary source stands as a default to be switched on. */
export function hasDefault({ confidence, value }: LegalValueRule): boolean {
  return value !== undefined && (confidence === 'T-ocr' || confidence === 'S');
}
