import type { Problem, SkippedSource, SourceTable } from '#model';

import { discoverInputs } from '../bytes/index.ts';
import type { Head, SourcePart } from '../bytes/source-part.ts';
import { applyMapping, mappingsForFile, type MappedTable } from './apply-mapping.ts';
import { HEADER_SCAN_RECORDS } from './define-layout.ts';
import type { LayoutMatch } from './layout.ts';
import { type Mapping } from './mapping.ts';
import { isOwnTable } from './own-outputs.ts';
import { readHead } from './read-head.ts';
import { closestLayout, sniffLayout } from './registry.ts';
import { hasTable } from './table-content.ts';
import { truthByHeader, truthByName } from './truth-files.ts';

export interface OpenOptions {
  readonly mapping?: Mapping;
}

export interface OpenedSources {
  readonly tables: readonly SourceTable[];
  readonly skipped: readonly SkippedSource[];
}

type Outcome = { readonly table: SourceTable } | { readonly skipped: Omit<SkippedSource, 'file'> };

/**
 * Files and folders into tables that can be spooled. A mapping with `files` goes before the formats, one without them after.
 * Everything that is not a table is in `skipped`, with a code: truth-file, own-output, not-needed, empty, no-table,
 * missing-columns (format, missing), mixed-units, unknown-table, mapping-unmatched, and the codes of discovery, reading
 * and mapping.
 */
export async function openSources(inputs: readonly string[], options: OpenOptions = {}): Promise<OpenedSources> {
  const mapping = options.mapping ?? [];
  const discovered = await discoverInputs(inputs);
  const tables: SourceTable[] = [];
  const skipped: SkippedSource[] = discovered.skipped.map((source) => ({ ...source, ...truthByName(source.file) }));
  for (const part of discovered.parts) {
    const outcome = await openPart(part, mapping);
    if ('table' in outcome) tables.push(outcome.table);
    else skipped.push({ file: part.file, ...outcome.skipped });
  }
  const files = discovered.parts.map((part) => part.file);
  return { tables, skipped: [...skipped, ...unmatchedPatterns(mapping, files)] };
}

async function openPart(part: SourcePart, mapping: Mapping): Promise<Outcome> {
  const named = truthByName(part.file);
  if (named !== null) return { skipped: named };
  const deepest = Math.max(0, ...mapping.map((table) => table.headerRow ?? 0));
  const head = await readHead(part, Math.max(HEADER_SCAN_RECORDS, deepest + 1));
  if (!head.ok) return refused(head.problem);
  if (head.value.records.every((record) => record.every((cell) => cell.trim() === ''))) {
    return leftOut('empty');
  }
  // Before any mapping: a pattern like *.csv means case files.
  if (isOwnTable(head.value)) return leftOut('own-output');
  const chosen = mappingsForFile(mapping, part.file);
  if (chosen.length > 0) return byMapping(part, head.value, chosen);
  return truthOrTable(
    part,
    head.value,
    mapping.filter((table) => table.files === undefined),
  );
}

function truthOrTable(part: SourcePart, head: Head, fallback: Mapping): Outcome {
  const truth = truthByHeader(head);
  if (truth !== null) return { skipped: truth };
  const match = sniffLayout(head);
  if (match !== null)
    return Number.isNaN(match.amountUnit)
      ? refused({ code: 'mixed-units', values: {} })
      : { table: tableOf(part, head, match) };
  const mapped = fallback.length > 0 ? byMapping(part, head, fallback) : null;
  if (mapped !== null && 'table' in mapped) return mapped;
  const near = closestLayout(head);
  if (near !== null) {
    return refused({ code: 'missing-columns', values: { format: near.layout, missing: near.missing.join(', ') } });
  }
  if (mapped === null && !hasTable(part, head)) return leftOut('no-table');
  return (
    mapped ??
    refused({ code: 'unknown-table', values: { columns: Math.max(...head.records.map((record) => record.length)) } })
  );
}

function byMapping(part: SourcePart, head: Head, mapping: Mapping): Outcome {
  let problem: Problem = { code: 'unknown-table', values: {} };
  for (const table of mapping) {
    const mapped = applyMapping(table, head);
    if (mapped.ok) return { table: mappedTableOf(part, head, mapped.value) };
    problem = mapped.problem;
  }
  return refused(problem);
}

function tableOf(part: SourcePart, head: Head, match: LayoutMatch): SourceTable {
  const { layout } = match;
  return {
    ...placeOf(part, head),
    format: layout.id,
    kind: layout.kind,
    width: match.width,
    headerRecords: head.encoding === 'parquet' ? 0 : match.headerRecord + 1,
    fields: match.fields,
    header: match.header,
    literalNumbers: layout.literalNumbers,
    wholeLedger: layout.wholeLedger,
    amountUnit: match.amountUnit,
    timeUnit: match.timeUnit,
    defaultCurrency: layout.defaultCurrency,
    skippedColumns: match.skippedColumns,
  };
}

function mappedTableOf(part: SourcePart, head: Head, mapped: MappedTable): SourceTable {
  const { mapping } = mapped;
  const isTransfers = mapping.kind === 'transfers';
  const words = { in: mapping.directionIn ?? [], out: mapping.directionOut ?? [] };
  return {
    ...placeOf(part, head),
    format: 'mapping',
    kind: mapping.kind,
    width: mapped.header.length,
    headerRecords: head.encoding === 'parquet' ? 0 : mapped.headerRecords,
    fields: mapped.fields,
    header: mapped.header,
    literalNumbers: mapping.literalNumbers ?? isTransfers,
    wholeLedger: mapping.wholeLedger ?? isTransfers,
    amountUnit: mapped.amountUnit,
    timeUnit: 'text',
    defaultCurrency: mapping.currency ?? 'CNY',
    skippedColumns: mapped.skippedColumns,
    ...(words.in.length + words.out.length === 0 ? {} : { directionWords: words }),
    ...(mapping.constants === undefined ? {} : { constants: mapping.constants }),
  };
}

function placeOf(
  part: SourcePart,
  head: Head,
): Pick<SourceTable, 'file' | 'location' | 'encoding' | 'delimiter' | 'date1904'> {
  return {
    file: part.file,
    location: part.location,
    encoding: head.encoding,
    delimiter: head.delimiter,
    ...(head.date1904 === undefined ? {} : { date1904: head.date1904 }),
  };
}

function unmatchedPatterns(mapping: Mapping, files: readonly string[]): SkippedSource[] {
  return mapping
    .filter((table) => table.files !== undefined && !files.some((file) => mappingsForFile([table], file).length > 0))
    .map((table) => ({
      file: (table.files ?? []).join(', '),
      code: 'mapping-unmatched',
      values: {},
      severity: 'refused',
    }));
}

function leftOut(code: string): Outcome {
  return { skipped: { code, values: {}, severity: 'skip' } };
}

function refused(problem: Problem): Outcome {
  return { skipped: { code: problem.code, values: problem.values, severity: 'refused' } };
}
