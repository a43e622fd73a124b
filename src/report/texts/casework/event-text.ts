import type { EventHead, RecordKind } from '#casework';
import type { Bilingual, Language } from '#model';

import { LEGAL_SETTING_CLOCKS, sayLegalSetting } from './legal-setting-words.ts';
import { APPEAL_CLOCKS, sayAppeal } from './appeal-words.ts';
import { DETECTOR_CLOCKS, sayDetector } from './detector-words.ts';
import { saySelfCheck, SELF_CHECK_CLOCKS } from './self-check-words.ts';

type Say = (event: never, language: Language) => string;

/** What every kind of record says of its events. */
const SAY: Partial<Readonly<Record<RecordKind, Say>>> = {
  'legal-setting': sayLegalSetting,
  appeal: sayAppeal,
  detector: sayDetector,
  'self-check': saySelfCheck,
};

const CLOCKS: Readonly<Record<string, Bilingual>> = {
  ...LEGAL_SETTING_CLOCKS,
  ...APPEAL_CLOCKS,
  ...DETECTOR_CLOCKS,
  ...SELF_CHECK_CLOCKS,
};

/** One sentence without time and actor: what happened. Numbers and names are masked by whoever shows it. */
export function eventText(event: EventHead, language: Language): string {
  const say = SAY[event.record.kind] as ((event: EventHead, language: Language) => string) | undefined;
  return say?.(event, language) ?? event.type;
}

export function clockText(code: string, language: Language): string {
  return CLOCKS[code]?.[language] ?? code;
}
