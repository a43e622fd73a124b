import type { Workspace } from './workspace.ts';

export type Cell = string | number | bigint | boolean | null;

export interface ResultPage {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The header has not been written yet; the first page may be empty. */
  readonly first: boolean;
}

const PAGE_ROWS = 50_000;

/** A query's rows page by page, held in a temporary table meanwhile, so that a long result does not lie in memory twice. */
export async function* readPages(ws: Workspace, sql: string): AsyncGenerator<ResultPage> {
  await ws.engine.run(
    `CREATE OR REPLACE TEMP TABLE exported AS SELECT row_number() OVER () AS page_row, * FROM (${sql})`,
  );
  try {
    const described = await ws.engine.rows<{ column_name: string }>(
      'DESCRIBE SELECT * EXCLUDE (page_row) FROM exported',
    );
    const names = described.map(({ column_name }) => column_name);
    const [count] = await ws.engine.rows<{ n: number }>('SELECT count(*) AS n FROM exported');
    for (let from = 0; from === 0 || from < (count?.n ?? 0); from += PAGE_ROWS) {
      const page = await ws.engine.rows(
        `SELECT * EXCLUDE (page_row) FROM exported WHERE page_row > ${from} AND page_row <= ${from + PAGE_ROWS} ORDER BY page_row`,
      );
      yield { names, rows: page.map((row) => names.map((name) => row[name] ?? null)), first: from === 0 };
    }
  } finally {
    await ws.engine.run('DROP TABLE IF EXISTS temp.exported');
  }
}
