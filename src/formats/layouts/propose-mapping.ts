import { maskText } from '#model';

import type { Head, SourcePart } from '../bytes/source-part.ts';
import { columnContent, type ColumnContent, type ContentKind } from './column-content.ts';
import { HEADER_SCAN_RECORDS } from './define-layout.ts';
import { directionWord } from './direction-words.ts';
import { headerName, headerNames, type HeaderName } from './header-name.ts';
import { aliasKeys } from './map-aliases.ts';
import { CONSTANT_PLACEHOLDER, missingForKind, requiredOfKind, type TableMapping } from './mapping.ts';
import { maskPreview } from './mask-preview.ts';
import { ownConstants } from './preamble.ts';
import { scoreColumns, type ColumnScore, type Reason } from './score-columns.ts';

export interface ColumnProposal {
  /** 1-based column of the source. */
  readonly column: number;
  /** As in the source, long numbers masked: the header may be missing. */
  readonly name: string;
  readonly content: ContentKind;
  /** The canonical field it is proposed for, if any. */
  readonly field: string | null;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

export interface MappingProposal {
  readonly file: string;
  /** 1-based record of the header, 0 if there is none. */
  readonly headerRow: number;
  readonly columns: readonly ColumnProposal[];
  /** Ready for `--mapping`, once `missing` is empty. */
  readonly mapping: TableMapping;
  /** Required fields that neither a column nor the lines above the table give; a constant of them is to be filled in. */
  readonly missing: readonly string[];
  /** Up to ten rows in canonical fields, numbers and names masked, long cells cut. */
  readonly preview: readonly Readonly<Record<string, string>>[];
}

const PREVIEW_ROWS = 10;
const KINDS = ['statement', 'transfers'] as const;

interface Draft {
  readonly kind: (typeof KINDS)[number];
  readonly chosen: readonly ColumnScore[];
  readonly missing: readonly string[];
  /** Mean of the confidences of the required fields. */
  readonly sureness: number;
}

/** Fields that a second column of the same meaning may fill where the first is empty. */
const FALLBACK_FIELDS = ['payer', 'payee', 'counterNumber'];

/** Proposes how an unknown table could be read, from its header names and from what its cells look like. Data only. */
export function proposeMapping(
  part: Pick<SourcePart, 'file'>,
  head: Pick<Head, 'records'>,
  sampleRecords?: Head['records'],
): MappingProposal {
  const headerRow = findHeaderRow(head.records);
  const width = Math.max(0, ...head.records.map((record) => record.length));
  const names =
    headerRow === 0
      ? Array.from({ length: width }, (_, i) => headerName(`column ${i + 1}`))
      : headerNames(head.records[headerRow - 1] ?? []);
  const sample = (sampleRecords ?? head.records.slice(headerRow)).filter((record) => isDataRecord(record, names));
  const contents = names.map((_, column) => columnContent(sample.map((record) => record[column] ?? '')));
  const draft = bestDraft(headerRow === 0 ? names.map((name) => ({ ...name, key: '' })) : names, contents);
  const constants = constantsOf(draft, head.records.slice(0, Math.max(0, headerRow - 1)));
  return {
    file: part.file,
    headerRow,
    columns: names.map((name, column) =>
      describeColumn({ name, column, content: contents[column], chosen: draft.chosen }),
    ),
    mapping: mappingOf({ draft, names, headerRow, sample, contents, constants }),
    missing: draft.missing.filter((field) => (constants[field] ?? CONSTANT_PLACEHOLDER) === CONSTANT_PLACEHOLDER),
    preview: maskPreview(sample.slice(0, PREVIEW_ROWS).map((record) => mapRow(record, draft.chosen))),
  };
}

/** The record with most known names and most words; numbers and dates speak against it. 0: none looks like a header. */
function findHeaderRow(records: Head['records']): number {
  const known = new Set(KINDS.flatMap((kind) => [...aliasKeys(kind).values()].flat()));
  let best = 0;
  let bestScore = 0;
  for (const [index, record] of records.slice(0, HEADER_SCAN_RECORDS).entries()) {
    const names = headerNames(record).filter((name) => name.key !== '');
    if (names.length < 2) continue;
    const words = names.filter((name) =>
      ['name', 'text', 'identifier', 'direction', 'currency'].includes(columnContent([name.text]).kind),
    );
    const hits = names.filter((name) => known.has(name.key)).length;
    const data = names.length - words.length;
    const score = words.length === 0 ? 0 : hits * 4 + words.length - data * 3;
    if (score > bestScore) [best, bestScore] = [index + 1, score];
  }
  return best;
}

/** Footers and separator lines fill hardly any column. */
function isDataRecord(record: readonly string[], names: readonly HeaderName[]): boolean {
  const filled = record.filter((cell) => cell.trim() !== '').length;
  return filled >= Math.min(Math.max(2, names.length / 4), names.length);
}

function bestDraft(names: readonly HeaderName[], contents: readonly ColumnContent[]): Draft {
  const drafts = KINDS.map((kind): Draft => {
    const chosen = assign(scoreColumns(names, contents, aliasKeys(kind)));
    const sure = (field: string): number => chosen.find((score) => score.field === field)?.confidence ?? 0;
    return {
      kind,
      chosen,
      missing: missingForKind(kind, Object.fromEntries(chosen.map((score) => [score.field, 1]))),
      sureness: requiredOfKind(kind).reduce(
        (sum, group) => sum + Math.max(...group.flat().map(sure)) / requiredOfKind(kind).length,
        0,
      ),
    };
  });
  const [first] = drafts.toSorted((a, b) => a.missing.length - b.missing.length || b.sureness - a.sureness);
  return first ?? { kind: 'statement', chosen: [], missing: [], sureness: 0 };
}

/** Best score first: one column a field, one field a column; a pair of amount columns and one amount column exclude each other. */
function assign(scores: readonly ColumnScore[]): ColumnScore[] {
  const chosen: ColumnScore[] = [];
  for (const score of scores) {
    if (chosen.some((other) => other.column === score.column)) continue;
    if (chosen.some((other) => other.field === score.field) && !isFallback(score)) continue;
    chosen.push(score);
  }
  const has = (field: string): boolean => chosen.some((score) => score.field === field);
  const pair = has('amountIn') && has('amountOut');
  const dropped = pair && !has('direction') ? ['amount'] : has('amount') ? ['amountIn', 'amountOut'] : [];
  return chosen.filter((score) => !dropped.includes(score.field));
}

function isFallback(score: ColumnScore): boolean {
  return (
    FALLBACK_FIELDS.includes(score.field) &&
    score.confidence >= 0.6 &&
    score.reasons.some((reason) => reason.code === 'name-exact')
  );
}

function describeColumn(input: {
  readonly name: HeaderName;
  readonly column: number;
  readonly content: ColumnContent | undefined;
  readonly chosen: readonly ColumnScore[];
}): ColumnProposal {
  const { name, column, content, chosen } = input;
  const score = chosen.find((one) => one.column === column);
  return {
    column: column + 1,
    name: maskText(name.text),
    content: content?.kind ?? 'empty',
    field: score?.field ?? null,
    confidence: score?.confidence ?? 0,
    reasons: score?.reasons ?? [],
  };
}

function mappingOf(input: {
  readonly draft: Draft;
  readonly names: readonly HeaderName[];
  readonly headerRow: number;
  readonly sample: Head['records'];
  readonly contents: readonly ColumnContent[];
  readonly constants: Readonly<Record<string, string>>;
}): TableMapping {
  const { draft, names, headerRow, sample, contents, constants } = input;
  const columnOf = (score: ColumnScore): string | number =>
    headerRow === 0 ? score.column + 1 : (names[score.column]?.text ?? '');
  const amount = draft.chosen.find((score) => score.field.startsWith('amount'));
  const unit = amount === undefined ? null : (names[amount.column]?.unit ?? null);
  const direction = draft.chosen.find((score) => score.field === 'direction');
  return {
    kind: draft.kind,
    columns: columnsByField(draft.chosen, columnOf),
    headerRow,
    ...(unit === null || unit === 1 ? {} : { amountUnit: unit }),
    ...(Object.keys(constants).length === 0 ? {} : { constants }),
    ...(draft.kind === 'transfers' ? transferSettings(draft, contents) : {}),
    // An id of a payment app is no card number with a sub-account behind its `_`.
    ...(/[a-z]/i.test(constants['ownCard'] ?? '') ? { literalNumbers: true } : {}),
    ...(direction === undefined ? {} : directionSettings(sample.map((record) => record[direction.column] ?? ''))),
  };
}

/** A personal statement has no column of its own number: it stands above the table, or the user knows it. */
function constantsOf(draft: Draft, preamble: Head['records']): Readonly<Record<string, string>> {
  if (draft.kind !== 'statement' || !draft.missing.includes('ownCard')) return {};
  const { ownCard = CONSTANT_PLACEHOLDER, ownName } = ownConstants(preamble);
  const hasName = draft.chosen.some((score) => score.field === 'ownName');
  return { ownCard, ...(ownName === undefined || hasName ? {} : { ownName }) };
}

/** In the order of the file; a fallback column after the one it stands in for. */
function columnsByField(
  chosen: readonly ColumnScore[],
  columnOf: (score: ColumnScore) => string | number,
): TableMapping['columns'] {
  const columns: Record<string, (string | number)[]> = {};
  const isSecond = (score: ColumnScore): boolean => chosen.find((other) => other.field === score.field) !== score;
  const ordered = chosen.toSorted((a, b) => Number(isSecond(a)) - Number(isSecond(b)) || a.column - b.column);
  for (const score of ordered) (columns[score.field] ??= []).push(columnOf(score));
  return Object.fromEntries(
    Object.entries(columns).map(([field, list]) => [field, list.length === 1 ? (list[0] ?? '') : list]),
  );
}

/** Whether a foreign table is a whole ledger cannot be seen in it: proposed openly, for the user to change. */
function transferSettings(
  draft: Draft,
  contents: readonly ColumnContent[],
): Pick<TableMapping, 'literalNumbers' | 'wholeLedger'> {
  const sides = draft.chosen.filter((score) => score.field === 'payer' || score.field === 'payee');
  return { literalNumbers: sides.every((score) => contents[score.column]?.kind !== 'card'), wholeLedger: true };
}

function directionSettings(cells: readonly string[]): Pick<TableMapping, 'directionIn' | 'directionOut'> {
  const words = [...new Set(cells.map((cell) => cell.trim()))];
  const inWords = words.filter((word) => directionWord(word) === 'in');
  const outWords = words.filter((word) => directionWord(word) === 'out');
  return {
    ...(inWords.length > 0 ? { directionIn: inWords } : {}),
    ...(outWords.length > 0 ? { directionOut: outWords } : {}),
  };
}

function mapRow(record: readonly string[], chosen: readonly ColumnScore[]): Readonly<Record<string, string>> {
  const row: Record<string, string> = {};
  for (const score of chosen) row[score.field] ||= (record[score.column] ?? '').trim();
  return row;
}
