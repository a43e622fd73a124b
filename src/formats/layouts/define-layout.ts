import { headerName, headerNames, type HeaderName } from './header-name.ts';
import { isLabelColumn } from './label-columns.ts';
import type { FieldColumns, Layout, LayoutMatch, LayoutSpec, NearMiss, SniffHead } from './layout.ts';

/** Header rows are looked for in the first 40 records [FMT-1]. */
export const HEADER_SCAN_RECORDS = 40;

const MONEY_FIELDS = ['amount', 'amountIn', 'amountOut', 'balance', 'counterBalance', 'available'];
/** A near miss has at least this many of the required columns, and fewer are missing than present. */
const NEAR_MISS_LEAST = 3;

/** Field -> comparison keys of its names, in the order of preference. */
type AliasKeys = ReadonlyMap<string, readonly string[]>;

/** Makes a format out of its description: sniffing, near misses and writing follow from names, required fields and forms. */
export function defineLayout(spec: LayoutSpec): Layout {
  const aliases = aliasKeysOf(spec);
  const known = new Set([...aliases.values()].flat());
  const fieldsOfForm = new Map(
    Object.entries(spec.forms).map(([form, header]) => [form, writtenFields(spec, header, aliases)]),
  );
  const layout: Layout = {
    ...spec,
    sniff: (head) => best(head, known, (names, record) => matchHeader({ layout, aliases, names, record, head })),
    nearMiss: (head) => nearMiss(spec, aliases, head),
    header: (form = spec.defaultForm) => spec.forms[form] ?? unknownForm(spec, form),
    cells: (row, form = spec.defaultForm) => {
      const prepared = spec.prepareRow?.(row, form) ?? row;
      const fields = fieldsOfForm.get(form) ?? unknownForm(spec, form);
      return fields.map((field) => (field === null ? '' : (prepared[field] ?? '')));
    },
  };
  return layout;
}

/** The records that a header is looked for in, as names. */
export function namesOfHead(head: SniffHead): readonly (readonly HeaderName[])[] {
  return head.names ?? head.records.slice(0, HEADER_SCAN_RECORDS).map(headerNames);
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
  return required
    .filter((group) => !group.some((fieldsTogether) => fieldsTogether.every(has)))
    .map((group) => group[0]?.[0] ?? '');
}

function aliasKeysOf(spec: LayoutSpec): AliasKeys {
  return new Map(
    Object.entries(spec.names).map(([field, names]) => [
      field,
      [...new Set(names.map((name) => headerName(name).key))],
    ]),
  );
}

function best(
  head: SniffHead,
  known: ReadonlySet<string>,
  match: (names: readonly HeaderName[], record: number) => Omit<LayoutMatch, 'score'> | null,
): LayoutMatch | null {
  let found: LayoutMatch | null = null;
  for (const [record, names] of namesOfHead(head).entries()) {
    const score = names.filter((name) => known.has(name.key)).length;
    if (score <= (found?.score ?? 0)) continue;
    const candidate = match(names, record);
    if (candidate !== null) found = { ...candidate, score };
  }
  return found;
}

function matchHeader(input: {
  readonly layout: Layout;
  readonly aliases: AliasKeys;
  readonly names: readonly HeaderName[];
  readonly record: number;
  readonly head: SniffHead;
}): Omit<LayoutMatch, 'score'> | null {
  const { layout, names, record } = input;
  const found = fieldColumns(input.aliases, names);
  if (missingFields(layout.required, found).length > 0) return null;
  const fields = layout.arrange?.(found, input.head.records.slice(record + 1)) ?? found;
  const keys = names.map((name) => name.key);
  return {
    layout,
    headerRecord: record,
    header: names.map((name) => name.text),
    width: names.length,
    fields,
    // A mixed table is turned away by its caller, so that it is named rather than unknown.
    amountUnit: amountUnitOf(fields, names) ?? Number.NaN,
    timeUnit: layout.timeUnit?.(fields, keys) ?? 'text',
    skippedColumns: names.filter((name) => isLabelColumn(name.key)).map((name) => name.text),
  };
}

/** Columns by field in the order of preference of the layout's names, not in that of the file. */
function fieldColumns(aliases: AliasKeys, names: readonly HeaderName[]): FieldColumns {
  const columnOfKey = new Map<string, number>();
  names.forEach((name, column) => {
    if (name.key !== '' && !columnOfKey.has(name.key)) columnOfKey.set(name.key, column);
  });
  const fields: Record<string, number[]> = {};
  for (const [field, keys] of aliases) {
    const columns = keys.map((key) => columnOfKey.get(key)).filter((column) => column !== undefined);
    if (columns.length > 0) fields[field] = columns;
  }
  return fields;
}

function nearMiss(spec: LayoutSpec, aliases: AliasKeys, head: SniffHead): NearMiss | null {
  let closest: NearMiss | null = null;
  for (const names of namesOfHead(head)) {
    const missing = missingFields(spec.required, fieldColumns(aliases, names));
    const present = spec.required.length - missing.length;
    if (missing.length === 0 || present < NEAR_MISS_LEAST || present <= missing.length) continue;
    if (closest === null || missing.length < closest.missing.length) {
      closest = { layout: spec.id, missing: missing.map((field) => spec.names[field]?.[0] ?? field), present };
    }
  }
  return closest;
}

/** The field written into each column of a form; of fields that share a name the later one of the description is written. */
function writtenFields(spec: LayoutSpec, header: readonly string[], aliases: AliasKeys): (string | null)[] {
  const fieldOfKey = new Map([...aliases].flatMap(([field, keys]) => keys.map((key) => [key, field] as const)));
  return headerNames(header).map(
    (name, column) => spec.writeOnly?.[header[column] ?? ''] ?? fieldOfKey.get(name.key) ?? null,
  );
}

function unknownForm(spec: LayoutSpec, form: string): never {
  throw new RangeError(`${spec.id} has no form ${form}`);
}
