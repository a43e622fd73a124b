import { headerName, headerNames, type HeaderName } from './header-name.ts';
import { isLabelColumn } from './label-columns.ts';
import type { CanonicalRow, FieldColumns, Layout, LayoutMatch, LayoutSpec, NearMiss, SniffHead } from './layout.ts';

/** Header rows are looked for in the first 40 records (formats-exports.md 6.9, rule 1). */
export const HEADER_SCAN_RECORDS = 40;

const MONEY_FIELDS = ['amount', 'amountIn', 'amountOut', 'balance', 'counterBalance', 'available'];
/** A near miss has at least this many of the required columns, and fewer are missing than present. */
const NEAR_MISS_LEAST = 3;

/** Makes a format out of its description: sniffing, near misses and writing follow from names, required fields and forms. */
export function defineLayout(spec: LayoutSpec): Layout {
  const fieldOfKey = keysOf(spec);
  const layout: Layout = {
    ...spec,
    sniff: (head) => best(head, (names, record) => matchHeader({ layout, fieldOfKey, names, record, head })),
    nearMiss: (head) => nearMiss(spec, fieldOfKey, head),
    header: (form) => formOf(spec, form),
    cells: (row, form) => cellsOf(spec, fieldOfKey, row, form),
  };
  return layout;
}

/** The factor of the amount columns, or null where the money columns of one table name different units. */
export function amountUnitOf(fields: FieldColumns, names: readonly HeaderName[]): number | null {
  const units = MONEY_FIELDS.flatMap((field) => fields[field] ?? [])
    .map((column) => names[column]?.unit ?? null)
    .filter((unit) => unit !== null);
  const first = units[0] ?? 1;
  return units.every((unit) => unit === first) ? first : null;
}

/** The groups of required fields that these columns do not fill, each by its first field. */
export function missingFields(required: LayoutSpec['required'], fields: FieldColumns): string[] {
  const has = (field: string): boolean => (fields[field]?.length ?? 0) > 0;
  return required.filter((group) => !group.some((fieldsTogether) => fieldsTogether.every(has))).map((group) => group[0]?.[0] ?? '');
}

function keysOf(spec: LayoutSpec): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [field, names] of Object.entries(spec.names)) {
    for (const name of names) map.set(headerName(name).key, field);
  }
  return map;
}

function best(
  head: SniffHead,
  match: (names: readonly HeaderName[], record: number) => LayoutMatch | null,
): LayoutMatch | null {
  let found: LayoutMatch | null = null;
  for (let record = 0; record < Math.min(head.records.length, HEADER_SCAN_RECORDS); record += 1) {
    const candidate = match(headerNames(head.records[record] ?? []), record);
    if (candidate !== null && candidate.score > (found?.score ?? 0)) found = candidate;
  }
  return found;
}

function matchHeader(input: {
  readonly layout: Layout;
  readonly fieldOfKey: ReadonlyMap<string, string>;
  readonly names: readonly HeaderName[];
  readonly record: number;
  readonly head: SniffHead;
}): LayoutMatch | null {
  const { layout, names, record } = input;
  const found = fieldColumns(layout, names);
  if (missingFields(layout.required, found).length > 0) return null;
  const fields = layout.arrange?.(found, input.head.records.slice(record + 1)) ?? found;
  return {
    layout,
    headerRecord: record,
    header: names.map((name) => name.text),
    width: names.length,
    fields,
    // A mixed table is turned away by its caller, so that it is named rather than unknown.
    amountUnit: amountUnitOf(fields, names) ?? Number.NaN,
    timeUnit: layout.timeUnit?.(fields, names.map((name) => name.key)) ?? 'text',
    skippedColumns: names.filter((name) => isLabelColumn(name.key)).map((name) => name.text),
    score: names.filter((name) => input.fieldOfKey.has(name.key)).length,
  };
}

/** Columns by field in the order of preference of the layout's names, not in that of the file. */
function fieldColumns(spec: LayoutSpec, names: readonly HeaderName[]): FieldColumns {
  const columnOfKey = new Map<string, number>();
  names.forEach((name, column) => {
    if (name.key !== '' && !columnOfKey.has(name.key)) columnOfKey.set(name.key, column);
  });
  const fields: Record<string, number[]> = {};
  for (const [field, aliases] of Object.entries(spec.names)) {
    const columns = new Set<number>();
    for (const alias of aliases) {
      const column = columnOfKey.get(headerName(alias).key);
      if (column !== undefined) columns.add(column);
    }
    if (columns.size > 0) fields[field] = [...columns];
  }
  return fields;
}

function nearMiss(spec: LayoutSpec, fieldOfKey: ReadonlyMap<string, string>, head: SniffHead): NearMiss | null {
  let closest: NearMiss | null = null;
  for (const record of head.records.slice(0, HEADER_SCAN_RECORDS)) {
    const names = headerNames(record);
    if (!names.some((name) => fieldOfKey.has(name.key))) continue;
    const missing = missingFields(spec.required, fieldColumns(spec, names));
    const present = spec.required.length - missing.length;
    if (missing.length === 0 || present < NEAR_MISS_LEAST || present <= missing.length) continue;
    if (closest === null || missing.length < closest.missing.length) {
      closest = { layout: spec.id, missing: missing.map((field) => spec.names[field]?.[0] ?? field), present };
    }
  }
  return closest;
}

function formOf(spec: LayoutSpec, form: string | undefined): readonly string[] {
  const id = form ?? Object.keys(spec.forms)[0] ?? '';
  const header = spec.forms[id];
  if (header === undefined) throw new RangeError(`${spec.id} has no form ${id}`);
  return header;
}

function cellsOf(spec: LayoutSpec, fieldOfKey: ReadonlyMap<string, string>, row: CanonicalRow, form?: string): string[] {
  const header = formOf(spec, form);
  const prepared = spec.prepareRow?.(row, form ?? Object.keys(spec.forms)[0] ?? '') ?? row;
  return headerNames(header).map((name, column) => {
    const field = spec.writeOnly?.[header[column] ?? ''] ?? fieldOfKey.get(name.key);
    return field === undefined ? '' : (prepared[field] ?? '');
  });
}
