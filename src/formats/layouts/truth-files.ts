import { basename } from 'node:path/posix';

import type { SkippedSource } from '#model';

import { headerNames } from './header-name.ts';
import type { SniffHead } from './layout.ts';

type Reason = Pick<SkippedSource, 'code' | 'values' | 'severity'>;

const TRUTH_NAME =
  /^(truth_.*|ring_truth|number_truth|alert_members|benign_patterns|false_alert_rings)\.(csv|csv\.gz|parquet)$/i;

/** Headers of the truth files of the contract and of the public sets, by their exact set of names. */
const TRUTH_HEADERS: readonly string[] = [
  'account,label',
  'account,role,tier,ring',
  'account,trade',
  'file,row,label',
  'ring,typology,file,row',
  'ring,typology,account',
  'account,from,to,ignore',
  'file,row,value',
  'attempt_id,typology,detail,row_no',
  'number,scenario,customer_type,profile,imei,is_simbox',
];

/** Names that only truth files have together, whatever else stands beside them. */
const TRUTH_MARKS: readonly (readonly string[])[] = [
  ['nodeid', 'isfraud'],
  ['alert_id', 'typology', 'account_id'],
  ['pattern_id', 'pattern', 'row'],
];

const NOT_NEEDED_MARKS: readonly (readonly string[])[] = [['account_id', 'init_balance']];

/** A file that is left out because its name says that it holds truth; null for any other. */
export function truthByName(file: string): Reason | null {
  return TRUTH_NAME.test(basename(file)) ? skip('truth-file', 'name') : null;
}

/** A file that is left out because its header says so: truth, or accounts of a public set that no step needs. */
export function truthByHeader(head: SniffHead): Reason | null {
  const first = head.records[0] ?? [];
  if (/^BEGIN LAUNDERING ATTEMPT\b/.test((first[0] ?? '').trim())) return skip('truth-file', 'content');
  const keys = headerNames(first).map((name) => name.key);
  const has = (marks: readonly string[]): boolean => marks.every((mark) => keys.includes(mark));
  const sorted = keys
    .filter((key) => key !== '')
    .toSorted()
    .join(',');
  if (TRUTH_HEADERS.some((header) => header.split(',').toSorted().join(',') === sorted))
    return skip('truth-file', 'header');
  if (TRUTH_MARKS.some(has)) return skip('truth-file', 'header');
  return NOT_NEEDED_MARKS.some(has) ? skip('not-needed', 'header') : null;
}

function skip(code: string, by: string): Reason {
  return { code, values: { by }, severity: 'skip' };
}
