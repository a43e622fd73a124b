import { selfCheckRecord } from './self-check/self-check-record.ts';
import { detectorRecord } from './detector-feedback/detector-record.ts';
import { appealRecord } from './appeals/appeal-record.ts';
import { exhibitRecord } from './exhibits/exhibit-record.ts';
import { leadRecord } from './leads/lead-record.ts';
import { tipRecord } from './tips/tip-record.ts';
import { warningRecord } from './warnings/warning-record.ts';
import { measureRecord } from './measures/measure-record.ts';
import { personRecord } from './people/person-record.ts';
import { privacyRequestRecord } from './privacy/privacy-request-record.ts';
import type { RecordKind, RecordModule } from './record.ts';
import { legalSettingRecord } from './settings/legal-setting.ts';
import { returnRecord } from './returns/return-record.ts';
import { sanctionRecord } from './sanctions/sanction-record.ts';
import { screeningRecord } from './screening/screening-record.ts';
import { suspiciousReportRecord } from './suspicious-reports/suspicious-report.ts';
import { telecomRecord } from './telecom/telecom-record.ts';

/** Every kind of record, one module each. The frame hands a module only what it made itself, so that its own types may be narrower. */
const MODULES = [
  legalSettingRecord,
  measureRecord,
  personRecord,
  warningRecord,
  tipRecord,
  exhibitRecord,
  leadRecord,
  appealRecord,
  detectorRecord,
  selfCheckRecord,
  suspiciousReportRecord,
  privacyRequestRecord,
  returnRecord,
  screeningRecord,
  telecomRecord,
  sanctionRecord,
] as unknown as readonly RecordModule[];

const BY_KIND: ReadonlyMap<RecordKind, RecordModule> = new Map(MODULES.map((module) => [module.kind, module]));

export function recordModules(): readonly RecordModule[] {
  return MODULES;
}

export function recordModule(kind: RecordKind): RecordModule {
  const module = BY_KIND.get(kind);
  if (module === undefined) throw new RangeError(`no module for records of kind ${kind}`);
  return module;
}
