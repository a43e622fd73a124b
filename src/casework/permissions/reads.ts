import { RECORD_KINDS } from '../record.ts';

/**
 * What may be read or taken out, beside the commands. `<kind>.read` shows a record with its names and numbers masked; the others show
 * or hand out more than that, or something that is no record.
 */
export const READS: readonly string[] = [
  ...RECORD_KINDS.map((kind) => `${kind}.read`),
  /** The notice that was served, by the person it is about. */
  'sanction.read-notice',
  'measure.read-notice',
  'telecom.read-notice',
  /** Who gave a tip. */
  'tip.read-reporter',
  /** Names and numbers of a person in full. */
  'person.unmask',
  /** All records of a case in one file; with names and numbers in full. */
  'package.export',
  'package.unmask',
  'audit.read',
  'audit.checkpoint',
  /** Who opened the drafts of suspicious-transaction reports: the log that lies apart. */
  'suspicious-report.read-log',
];
