import { headerNames } from './header-name.ts';
import type { SniffHead } from './layout.ts';

/** Column names that only tables of this program have together, whatever else stands beside them. */
const OWN_MARKS: readonly (readonly string[])[] = [
  // export: transfers, rows, accounts; tables by account (flow, next-level, requests, common, changes); groups; quality.
  ['transfer', 'payer_number', 'payee_number', 'legs', 'match', 'sources'],
  ['file', 'row', 'class', 'own_number', 'counter_number'],
  ['id', 'number', 'kind', 'holder_name', 'covered', 'covered_from'],
  ['id', 'number', 'holder_name', 'institution', 'kind'],
  ['group', 'members', 'one_way_minor'],
  ['code', 'file', 'row', 'number', 'values'],
  // rejected.csv and findings.parquet.
  ['file', 'row', 'code', 'reason', 'field'],
  ['id', 'display', 'index', 'band', 'score'],
].map((names) => names.map((name) => headerNames([name])[0]?.key ?? name));

/** Whether a table is one that this program wrote, by the names of its first record. */
export function isOwnTable(head: SniffHead): boolean {
  const keys = new Set(headerNames(head.records[0] ?? []).map((name) => name.key));
  return OWN_MARKS.some((marks) => marks.every((mark) => keys.has(mark)));
}
