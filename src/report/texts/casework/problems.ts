import { APPEAL_PROBLEMS_EN, APPEAL_PROBLEMS_ZH } from './appeal-words.ts';
import { SELF_CHECK_PROBLEMS_EN, SELF_CHECK_PROBLEMS_ZH } from './self-check-words.ts';
import { LEAD_PROBLEMS_EN, LEAD_PROBLEMS_ZH } from './lead-words.ts';
import { PERSON_PROBLEMS_EN, PERSON_PROBLEMS_ZH } from './person-words.ts';
import { TIP_PROBLEMS_EN, TIP_PROBLEMS_ZH } from './tip-words.ts';
import { WARNING_PROBLEMS_EN, WARNING_PROBLEMS_ZH } from './warning-words.ts';
import { LAW_PROBLEMS_EN, LAW_PROBLEMS_ZH } from '../law-problems.ts';
import { FRAME_PROBLEMS_EN, FRAME_PROBLEMS_ZH } from './frame-problems.ts';
import { PERMISSION_PROBLEMS_EN, PERMISSION_PROBLEMS_ZH } from './permission-words.ts';
import { PRIVACY_PROBLEMS_EN, PRIVACY_PROBLEMS_ZH } from './privacy-words.ts';
import { SUSPICIOUS_REPORT_PROBLEMS_EN, SUSPICIOUS_REPORT_PROBLEMS_ZH } from './suspicious-report-words.ts';

/** Problems of casework, by topic. */
export const CASEWORK_PROBLEMS_ZH = {
  ...FRAME_PROBLEMS_ZH,
  ...WARNING_PROBLEMS_ZH,
  ...TIP_PROBLEMS_ZH,
  ...PERSON_PROBLEMS_ZH,
  ...LEAD_PROBLEMS_ZH,
  ...PERMISSION_PROBLEMS_ZH,
  ...PRIVACY_PROBLEMS_ZH,
  ...SUSPICIOUS_REPORT_PROBLEMS_ZH,
  ...LAW_PROBLEMS_ZH,
  ...APPEAL_PROBLEMS_ZH,
  ...SELF_CHECK_PROBLEMS_ZH,
};

export const CASEWORK_PROBLEMS_EN = {
  ...FRAME_PROBLEMS_EN,
  ...WARNING_PROBLEMS_EN,
  ...TIP_PROBLEMS_EN,
  ...PERSON_PROBLEMS_EN,
  ...LEAD_PROBLEMS_EN,
  ...PERMISSION_PROBLEMS_EN,
  ...PRIVACY_PROBLEMS_EN,
  ...SUSPICIOUS_REPORT_PROBLEMS_EN,
  ...LAW_PROBLEMS_EN,
  ...APPEAL_PROBLEMS_EN,
  ...SELF_CHECK_PROBLEMS_EN,
};
