import { DuckDBInstance } from '@duckdb/node-api';

export type QueryRow = Readonly<Record<string, unknown>>;

/** Questions about files (`read_csv`, `read_parquet`), with a database of its own and no part of the product. */
export async function queryFiles<T>(use: (query: (sql: string) => Promise<QueryRow[]>) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return await use(async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS());
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

export function quoted(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}
