import { z } from 'zod';

import { COMPANION_FIELDS, STATEMENT_FIELDS, TRANSFER_FIELDS, fail, ok, type Result, type TableKind } from '#model';

import { missingFields } from './define-layout.ts';
import { anyOf, type RequiredGroup } from './layout.ts';
import { closestWord } from './similarity.ts';

const KINDS = [
  'statement',
  'transfers',
  ...(Object.keys(COMPANION_FIELDS) as (keyof typeof COMPANION_FIELDS)[]),
] as const;

const columnSchema = z.union([z.string().min(1), z.int().min(1)]);

const tableMappingSchema = z.strictObject({
  /** What the table holds. */
  kind: z.enum(KINDS),
  /** Canonical field -> header name, 1-based column, or a list of them (the first non-empty one wins). */
  columns: z.record(z.string(), z.union([columnSchema, z.array(columnSchema).min(1)])),
  /** 1-based record of the header; 0: there is none. Left out: the first record that has all the names. */
  headerRow: z.int().min(0).max(1000).optional(),
  /** Canonical field -> text that stands where the table has no such column or an empty cell: the holder of a personal statement. */
  constants: z.record(z.string(), z.string().min(1)).optional(),
  amountUnit: z.number().positive().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  literalNumbers: z.boolean().optional(),
  wholeLedger: z.boolean().optional(),
  directionIn: z.array(z.string()).optional(),
  directionOut: z.array(z.string()).optional(),
  /** Patterns of files that are read by this mapping even if a format recognises them. */
  files: z.array(z.string().min(1)).optional(),
});

export type TableMapping = Readonly<z.infer<typeof tableMappingSchema>>;
/** What a mapping file holds: one table mapping or a list of them. */
export type Mapping = readonly TableMapping[];

/** What a proposal writes where only the user knows the text. */
export const CONSTANT_PLACEHOLDER = '?';

const REQUIRED: Partial<Record<TableKind, readonly RequiredGroup[]>> = {
  statement: [anyOf('ownCard', 'ownAccount'), anyOf('time', 'date'), anyOf('amount', 'amountIn', 'amountOut')],
  transfers: [anyOf('time'), anyOf('payer'), anyOf('payee'), anyOf('amount')],
  'victim-reports': [anyOf('paidAt'), anyOf('toAccount'), anyOf('amount')],
  'case-involved': [anyOf('account')],
  openings: [anyOf('account'), anyOf('openedAt')],
  logins: [anyOf('account'), anyOf('at')],
};

/** Canonical fields of a kind of table. */
export function fieldsOfKind(kind: TableKind): readonly string[] {
  if (kind === 'statement') return STATEMENT_FIELDS;
  return kind === 'transfers' ? TRANSFER_FIELDS : COMPANION_FIELDS[kind];
}

/** What a table of a kind must have to be of use. */
export function requiredOfKind(kind: TableKind): readonly RequiredGroup[] {
  return REQUIRED[kind] ?? [];
}

/** Required fields of a kind that a set of columns does not give. */
export function missingForKind(kind: TableKind, columns: Readonly<Record<string, unknown>>): string[] {
  const present = Object.fromEntries(Object.keys(columns).map((field) => [field, [0]]));
  return missingFields(requiredOfKind(kind), present);
}

/**
 * A mapping file's text, checked. Problems: `mapping-not-json`, `mapping-shape` (path, issue), `mapping-unknown-field`
 * (fields, suggestions), `mapping-missing-field` (fields), `mapping-constant-open` (fields), `mapping-needs-columns`.
 */
export function readMapping(text: string, path = ''): Result<Mapping> {
  const json = parseJson(text);
  if (!json.ok) return fail('mapping-not-json', { file: path });
  const list = Array.isArray(json.value) ? json.value : [json.value];
  const mappings: TableMapping[] = [];
  for (const [index, item] of list.entries()) {
    const parsed = tableMappingSchema.safeParse(item);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const at = [index, ...(issue?.path ?? [])].join('.');
      const keys = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : '';
      return fail('mapping-shape', { file: path, path: at, issue: issue?.code ?? '', keys });
    }
    const checked = checkFields(parsed.data, path);
    if (!checked.ok) return checked;
    mappings.push(parsed.data);
  }
  return mappings.length === 0 ? fail('mapping-needs-columns', { file: path }) : ok(mappings);
}

function parseJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
  } catch {
    return fail('not-json');
  }
}

function checkFields(mapping: TableMapping, file: string): Result<TableMapping> {
  const known = fieldsOfKind(mapping.kind);
  const constants = mapping.constants ?? {};
  const fields = [...new Set([...Object.keys(mapping.columns), ...Object.keys(constants)])];
  if (Object.keys(mapping.columns).length === 0) return fail('mapping-needs-columns', { file });
  const unknown = fields.filter((field) => !known.includes(field));
  if (unknown.length > 0) {
    const suggestions = unknown.map((field) => closestWord(field, known) ?? '?');
    return fail('mapping-unknown-field', {
      file,
      kind: mapping.kind,
      fields: unknown.join(', '),
      suggestions: suggestions.join(', '),
    });
  }
  const missing = missingForKind(mapping.kind, { ...mapping.columns, ...constants });
  if (missing.length > 0)
    return fail('mapping-missing-field', { file, kind: mapping.kind, fields: missing.join(', ') });
  const open = Object.keys(constants).filter((field) => constants[field] === CONSTANT_PLACEHOLDER);
  if (open.length > 0) return fail('mapping-constant-open', { file, fields: open.join(', ') });
  const named = Object.values(mapping.columns)
    .flat()
    .filter((column) => typeof column === 'string');
  return mapping.headerRow === 0 && named.length > 0
    ? fail('mapping-names-without-header', { file, names: named.join(', ') })
    : ok(mapping);
}
