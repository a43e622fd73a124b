import type { Bilingual, TableKind } from '#model';

import type { HeaderName } from './header-name.ts';

/** Canonical field -> text as it stands in the file. */
export type CanonicalRow = Readonly<Record<string, string>>;

/** Fields that must all be there; a group of them holds alternatives. */
export type RequiredGroup = readonly (readonly string[])[];

/** Canonical field -> 0-based columns that may carry it, first non-empty one wins. */
export type FieldColumns = Readonly<Record<string, readonly number[]>>;

/** What a source format looks like. Everything that reads, writes, documents or proposes it derives from this description. */
export interface LayoutSpec {
  readonly id: string;
  readonly title: Bilingual;
  readonly kind: TableKind;
  /** Canonical field -> its header names, the format's own first, then aliases in order of preference. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly required: readonly RequiredGroup[];
  /** The form that is written where none is asked for. */
  readonly defaultForm: string;
  /** Header texts in file order by form. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
  /** Header text -> field, for columns that are written but never read. */
  readonly writeOnly?: Readonly<Record<string, string>>;
  /** Fields from the names as found, where columns bear on one another; `sample` are the records below the header. */
  readonly arrange?: (fields: FieldColumns, sample: readonly (readonly string[])[]) => FieldColumns;
  /** Canonical row before it is written, where a form splits or joins fields. */
  readonly prepareRow?: (row: CanonicalRow, form: string) => CanonicalRow;
  readonly literalNumbers: boolean;
  readonly wholeLedger: boolean;
  readonly timeUnit?: (fields: FieldColumns, names: readonly string[]) => 'text' | 'day-step';
  readonly defaultCurrency: string;
}

export interface LayoutMatch {
  readonly layout: Layout;
  /** 0-based record of the header. */
  readonly headerRecord: number;
  readonly header: readonly string[];
  readonly width: number;
  readonly fields: FieldColumns;
  readonly amountUnit: number;
  readonly timeUnit: 'text' | 'day-step';
  readonly skippedColumns: readonly string[];
  /** Columns of the header that the layout knows. */
  readonly score: number;
}

/** Most, not all, of the required columns are there. */
export interface NearMiss {
  readonly layout: string;
  readonly missing: readonly string[];
  readonly present: number;
}

export interface SniffHead {
  readonly records: readonly (readonly string[])[];
  /** Header names of the first records, where a caller that asks many layouts has made them already. */
  readonly names?: readonly (readonly HeaderName[])[];
}

export interface Layout extends LayoutSpec {
  readonly sniff: (head: SniffHead) => LayoutMatch | null;
  readonly nearMiss: (head: SniffHead) => NearMiss | null;
  /** The header texts of a form. */
  readonly header: (form?: string) => readonly string[];
  /** One canonical row as the cells of a form (`writeTable` writes a file of them). */
  readonly cells: (row: CanonicalRow, form?: string) => string[];
}

/** A required group with one field per alternative. */
export function anyOf(...fields: readonly string[]): RequiredGroup {
  return fields.map((field) => [field]);
}

/** Header texts in file order, from lines of them separated by commas. */
export function columnList(...lines: readonly string[]): string[] {
  return lines.join(',').split(',');
}
