import { matchesGlob } from 'node:path/posix';

import { fail, ok, type Result } from '#model';

import { amountUnitOf, HEADER_SCAN_RECORDS } from './define-layout.ts';
import { headerName, headerNames, type HeaderName } from './header-name.ts';
import { isLabelColumn } from './label-columns.ts';
import type { FieldColumns, SniffHead } from './layout.ts';
import type { Mapping, TableMapping } from './mapping.ts';

export interface MappedTable {
  readonly mapping: TableMapping;
  /** 0-based record where the data begin. */
  readonly headerRecords: number;
  readonly header: readonly string[];
  readonly fields: FieldColumns;
  readonly amountUnit: number;
  readonly skippedColumns: readonly string[];
}

/** The mappings that name this file by a pattern of its path or of its last part. */
export function mappingsForFile(mapping: Mapping, file: string): Mapping {
  const base = file.slice(file.lastIndexOf('/') + 1);
  return mapping.filter((table) => table.files?.some((glob) => matchesGlob(file, glob) || matchesGlob(base, glob)));
}

/** Columns of a table under a mapping. Problems: `mapping-column-missing` (columns), `mixed-units`. */
export function applyMapping(mapping: TableMapping, head: SniffHead): Result<MappedTable> {
  const located = locateHeader(mapping, head);
  if (!located.ok) return located;
  const { names, headerRecords } = located.value;
  const resolved = resolveColumns(mapping, names);
  if (!resolved.ok) return resolved;
  const unit = mapping.amountUnit ?? amountUnitOf(resolved.value, names);
  if (unit === null) return fail('mixed-units');
  const used = new Set(Object.values(resolved.value).flat());
  return ok({
    mapping,
    headerRecords,
    header: names.map((name) => name.text),
    fields: resolved.value,
    amountUnit: unit,
    skippedColumns: names
      .filter((name, column) => isLabelColumn(name.key) && !used.has(column))
      .map((name) => name.text),
  });
}

interface LocatedHeader {
  readonly names: readonly HeaderName[];
  readonly headerRecords: number;
}

function locateHeader(mapping: TableMapping, head: SniffHead): Result<LocatedHeader> {
  if (mapping.headerRow === 0) {
    const width = Math.max(0, ...head.records.map((record) => record.length));
    return ok({ names: Array.from({ length: width }, (_, i) => headerName(`column ${i + 1}`)), headerRecords: 0 });
  }
  if (mapping.headerRow !== undefined) {
    const record = head.records[mapping.headerRow - 1];
    if (record === undefined) return fail('mapping-header-row', { row: mapping.headerRow });
    return ok({ names: headerNames(record), headerRecords: mapping.headerRow });
  }
  const wanted = wantedKeys(mapping);
  let fewest: readonly string[] = wanted;
  for (const [index, record] of head.records.slice(0, HEADER_SCAN_RECORDS).entries()) {
    const names = headerNames(record);
    const keys = new Set(names.map((name) => name.key));
    const missing = wanted.filter((key) => !keys.has(key));
    if (missing.length === 0) return ok({ names, headerRecords: index + 1 });
    if (missing.length < fewest.length) fewest = missing;
  }
  return fail('mapping-column-missing', { columns: fewest.join(', ') });
}

function wantedKeys(mapping: TableMapping): string[] {
  return Object.values(mapping.columns)
    .flat()
    .filter((column) => typeof column === 'string')
    .map((column) => headerName(column).key);
}

function resolveColumns(mapping: TableMapping, names: readonly HeaderName[]): Result<FieldColumns> {
  const fields: Record<string, number[]> = {};
  const missing: string[] = [];
  for (const [field, columns] of Object.entries(mapping.columns)) {
    fields[field] = [columns].flat().map((column) => {
      const at =
        typeof column === 'number' ? column - 1 : names.findIndex((name) => name.key === headerName(column).key);
      if (at < 0 || at >= names.length) missing.push(String(column));
      return at;
    });
  }
  return missing.length > 0 ? fail('mapping-column-missing', { columns: missing.join(', ') }) : ok(fields);
}
