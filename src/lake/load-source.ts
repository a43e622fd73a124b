import type { SourceTable } from '#model';

import { sqlName, sqlText, type Engine } from './engine.ts';
import { firstCellSql, trimmedSql } from './normalise-cells.ts';

export type LoadSource = { readonly spoolPath: string } | { readonly parquetPath: string };

export interface SourceCells {
  /** FROM clause that gives `row` and the trimmed columns `t0`, `t1` … of the fields asked for. */
  readonly from: string;
  /** SQL of a canonical field's text in that clause; NULL where the table has no such field. */
  field(name: string): string;
  has(name: string): boolean;
  /** Type of a Parquet column that carries the field alone; undefined for text. */
  typeOf(name: string): string | undefined;
  /** Untrimmed column of a typed field. */
  typed(name: string): string;
}

/** Where a table's cells come from: the spool CSV, or a Parquet file that DuckDB reads where it lies. */
export async function sourceCells(
  engine: Engine,
  table: SourceTable,
  source: LoadSource,
  fields: readonly string[],
): Promise<SourceCells> {
  const columnsOf = (name: string) => table.fields[name] ?? [];
  const used = [...new Set(fields.flatMap(columnsOf))].sort((a, b) => a - b);
  const types = 'parquetPath' in source ? await parquetTypes(engine, source.parquetPath) : undefined;
  const nameOf = (column: number) => (types === undefined ? `c${column + 1}` : sqlName(types[column]?.name ?? ''));
  const typeOf = (name: string) => (columnsOf(name).length === 1 ? types?.[columnsOf(name)[0] ?? -1]?.type : undefined);
  const typedColumns = new Set(fields.filter((name) => isTyped(typeOf(name))).flatMap(columnsOf));
  const cells = used.map((column) =>
    typedColumns.has(column)
      ? `CAST(${nameOf(column)} AS VARCHAR) AS t${column}, ${nameOf(column)} AS v${column}`
      : `${trimmedSql(types === undefined ? nameOf(column) : `CAST(${nameOf(column)} AS VARCHAR)`)} AS t${column}`,
  );
  const reader =
    'parquetPath' in source ? parquetReader(source.parquetPath) : spoolReader(source.spoolPath, table.width);
  const row = types === undefined ? 'c0::INTEGER' : '(file_row_number + 1)::INTEGER';
  return {
    from: `(SELECT ${[`${row} AS row`, ...cells].join(',\n')} FROM ${reader})`,
    field(name) {
      const cell = firstCellSql(columnsOf(name).map((column) => `t${column}`));
      const constant = table.constants?.[name];
      if (constant === undefined) return cell;
      // A blank record stays blank.
      return `coalesce(${cell}, CASE WHEN ${firstCellSql(used.map((column) => `t${column}`))} IS NOT NULL THEN ${sqlText(constant)} END)`;
    },
    has: (name) => columnsOf(name).length > 0 || table.constants?.[name] !== undefined,
    typeOf: (name) => (isTyped(typeOf(name)) ? typeOf(name) : undefined),
    typed: (name) => `v${columnsOf(name)[0]}`,
  };
}

function isTyped(type: string | undefined): boolean {
  return type !== undefined && type !== 'VARCHAR';
}

async function parquetTypes(engine: Engine, path: string): Promise<{ readonly name: string; readonly type: string }[]> {
  const rows = await engine.rows<{ column_name: string; column_type: string }>(
    `DESCRIBE SELECT * FROM read_parquet(${sqlText(path)})`,
  );
  return rows.map(({ column_name: name, column_type: type }) => ({ name, type }));
}

function parquetReader(path: string): string {
  return `read_parquet(${sqlText(path)}, file_row_number = true)`;
}

/** A record of the source has at most 1 MiB; UTF-8 and doubled quotes can make it four times as long. */
const LONGEST_LINE = 4 * 2 ** 20;

function spoolReader(path: string, width: number): string {
  const columns = Array.from({ length: width + 1 }, (_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  return `read_csv(${sqlText(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"',
    new_line = '\\n', max_line_size = ${LONGEST_LINE}, buffer_size = ${2 * LONGEST_LINE}, columns = {${columns}})`;
}
