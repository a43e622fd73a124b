import type { Role } from '../../actor.ts';
import type { Permission } from '../permission.ts';

function row(verb: string, roles: readonly Role[], basis: string, notAfter?: readonly string[]): Permission {
  return {
    action: `suspicious-report.${verb}`,
    roles,
    kinds: ['bank', 'payment-institution'],
    level: 'outlet',
    scope: 'agency',
    purposes: ['risk-control'],
    ...(notAfter === undefined ? {} : { notAfter }),
    basis,
  };
}

const WORKED_ON = ['suspicious-report.draft', 'suspicious-report.analyse', 'suspicious-report.follow-up'];

/** Drafts of suspicious-transaction reports: the institution's own people and nobody else. */
export const SUSPICIOUS_REPORT_ROWS: readonly Permission[] = [
  row('draft', ['bank-analyst'], '反洗钱法 35'),
  row('analyse', ['bank-analyst'], '银发〔2017〕117号'),
  row('approve', ['bank-head'], '银发〔2017〕117号', WORKED_ON),
  row('send-back', ['bank-head'], 'sense', WORKED_ON),
  row('drop', ['bank-head'], 'sense', WORKED_ON),
  row('record-submission', ['bank-analyst', 'bank-head'], '反洗钱法 35'),
  row('follow-up', ['bank-analyst'], '银发〔2017〕117号'),
];
