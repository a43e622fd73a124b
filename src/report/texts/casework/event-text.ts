import type { EventHead, RecordKind } from '#casework';
import type { Bilingual, Language } from '#model';

import { EXHIBIT_CLOCKS, sayExhibit } from './exhibit-words.ts';
import { LEAD_CLOCKS, sayLead } from './lead-words.ts';
import { MEASURE_CLOCKS, sayMeasure } from './measure-words.ts';
import { PERSON_CLOCKS, sayPerson } from './person-words.ts';
import { TIP_CLOCKS, sayTip } from './tip-words.ts';
import { WARNING_CLOCKS, sayWarning } from './warning-words.ts';
import { LEGAL_SETTING_CLOCKS, sayLegalSetting } from './legal-setting-words.ts';
import { PRIVACY_CLOCKS, sayPrivacyRequest } from './privacy-words.ts';
import { saySuspiciousReport, SUSPICIOUS_REPORT_CLOCKS } from './suspicious-report-words.ts';
import { APPEAL_CLOCKS, sayAppeal } from './appeal-words.ts';
import { DETECTOR_CLOCKS, sayDetector } from './detector-words.ts';
import { saySelfCheck, SELF_CHECK_CLOCKS } from './self-check-words.ts';
import { RETURN_CLOCKS, sayReturn } from './return-words.ts';
import { SANCTION_CLOCKS, saySanction } from './sanction-words.ts';
import { sayScreening, SCREENING_CLOCKS } from './screening-words.ts';
import { sayTelecom, TELECOM_CLOCKS } from './telecom-words.ts';

type Say = (event: never, language: Language) => string;

/** What every kind of record says of its events. */
const SAY: Partial<Readonly<Record<RecordKind, Say>>> = {
  'legal-setting': sayLegalSetting,
  measure: sayMeasure,
  warning: sayWarning,
  tip: sayTip,
  exhibit: sayExhibit,
  person: sayPerson,
  lead: sayLead,
  'privacy-request': sayPrivacyRequest,
  'suspicious-report': saySuspiciousReport,
  appeal: sayAppeal,
  detector: sayDetector,
  'self-check': saySelfCheck,
  return: sayReturn,
  screening: sayScreening,
  telecom: sayTelecom,
  sanction: saySanction,
};

const CLOCKS: Readonly<Record<string, Bilingual>> = {
  ...LEGAL_SETTING_CLOCKS,
  ...MEASURE_CLOCKS,
  ...WARNING_CLOCKS,
  ...TIP_CLOCKS,
  ...EXHIBIT_CLOCKS,
  ...PERSON_CLOCKS,
  ...LEAD_CLOCKS,
  ...PRIVACY_CLOCKS,
  ...SUSPICIOUS_REPORT_CLOCKS,
  ...APPEAL_CLOCKS,
  ...DETECTOR_CLOCKS,
  ...SELF_CHECK_CLOCKS,
  ...RETURN_CLOCKS,
  ...SCREENING_CLOCKS,
  ...TELECOM_CLOCKS,
  ...SANCTION_CLOCKS,
};

/** One sentence without time and actor: what happened. Numbers and names are masked by whoever shows it. */
export function eventText(event: EventHead, language: Language): string {
  const say = SAY[event.record.kind] as ((event: EventHead, language: Language) => string) | undefined;
  return say?.(event, language) ?? event.type;
}

export function clockText(code: string, language: Language): string {
  return CLOCKS[code]?.[language] ?? code;
}
