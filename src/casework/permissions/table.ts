import { MEASURE_ROWS } from './rows/measure-rows.ts';
import { SELF_CHECK_ROWS } from './rows/self-check-rows.ts';
import { DETECTOR_ROWS } from './rows/detector-rows.ts';
import { APPEAL_ROWS } from './rows/appeal-rows.ts';
import { EXHIBIT_ROWS } from './rows/exhibit-rows.ts';
import type { Permission } from './permission.ts';
import { LEAD_ROWS } from './rows/lead-rows.ts';
import { TIP_ROWS } from './rows/tip-rows.ts';
import { WARNING_ROWS } from './rows/warning-rows.ts';
import { PERSON_ROWS } from './rows/person-rows.ts';
import { PRIVACY_ROWS } from './rows/privacy-rows.ts';
import { READ_ROWS } from './rows/read-rows.ts';
import { RETURN_ROWS } from './rows/return-rows.ts';
import { SANCTION_ROWS } from './rows/sanction-rows.ts';
import { SCREENING_ROWS } from './rows/screening-rows.ts';
import { SETTING_ROWS } from './rows/setting-rows.ts';
import { SUSPICIOUS_REPORT_ROWS } from './rows/suspicious-report-rows.ts';
import { TELECOM_ROWS } from './rows/telecom-rows.ts';

/** The whole table, from which the checks and the published table are made. Rows lie by topic in `rows/`. */
export const PERMISSIONS: readonly Permission[] = [
  ...MEASURE_ROWS,
  ...READ_ROWS,
  ...SUSPICIOUS_REPORT_ROWS,
  ...PRIVACY_ROWS,
  ...PERSON_ROWS,
  ...WARNING_ROWS,
  ...TIP_ROWS,
  ...LEAD_ROWS,
  ...EXHIBIT_ROWS,
  ...SETTING_ROWS,
  ...TELECOM_ROWS,
  ...SCREENING_ROWS,
  ...RETURN_ROWS,
  ...APPEAL_ROWS,
  ...DETECTOR_ROWS,
  ...SELF_CHECK_ROWS,
  ...SANCTION_ROWS,
];
