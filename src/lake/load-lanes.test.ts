import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { STATEMENT_FIELDS } from '#model';

import { GOOD, inWorkspace, sourceTable } from './import.fixture.ts';
import { openLanes } from './load-lanes.ts';
import { loadTable } from './load-table.ts';
import { tableHashes } from './table-hashes.ts';
import type { Workspace } from './workspace.ts';

const NAMES = ['a.csv', 'b.csv', 'c.csv', '2:a.csv', 'd.csv', 'e.csv'];

test('[IMP-24] tables loaded side by side give what they give one by one: numbers, names and rows', async () => {
  let oneByOne: Record<string, string> = {};
  await inWorkspace(async (ws, dir) => {
    for (const [i, name] of NAMES.entries())
      await loadTable({
        workspace: ws,
        table: sourceTable('statement', name),
        source: { spoolPath: spoolOf(dir, i) },
        spool: spoolReport(i),
      });
    oneByOne = await tableHashes(ws);
  });
  await inWorkspace(async (ws, dir) => {
    const lanes = await openLanes(ws);
    const started = [];
    for (const [i, name] of NAMES.entries())
      started.push(await lanes.start(sourceTable('statement', name), { spoolPath: spoolOf(dir, i) }, spoolReport(i)));
    const reports = await Promise.all(started.map(({ done }) => done));
    await lanes.close();
    expect(reports.map((report) => report.ok && report.value.file)).toEqual(NAMES);
    expect(await files(ws)).toEqual(NAMES.map((id, file) => ({ file, id })));
    expect(await tableHashes(ws)).toEqual(oneByOne);
  });
});

test('[IMP-25] a table that fails takes those started after it along, so that numbers have no hole; the next import goes on', async () => {
  await inWorkspace(async (ws, dir) => {
    const lanes = await openLanes(ws);
    const first = await lanes.start(sourceTable('statement', 'a.csv'), { spoolPath: spoolOf(dir, 0) }, spoolReport(0));
    await first.done;
    // Counted as one more than the table has: it is not loaded (IMP-24).
    const bad = await lanes.start(
      sourceTable('statement', 'b.csv'),
      { spoolPath: spoolOf(dir, 1) },
      { ...spoolReport(1), records: rowsOf(1) + 1 },
    );
    const behind = await lanes.start(sourceTable('statement', 'c.csv'), { spoolPath: spoolOf(dir, 2) }, spoolReport(2));
    await expect(bad.done).rejects.toThrow(/b\.csv/);
    await expect(behind.done).rejects.toThrow(/b\.csv/);
    await lanes.close();
    expect(await files(ws)).toEqual([{ file: 0, id: 'a.csv' }]);
    const [left] = await ws.engine.rows<{ n: number }>('SELECT count(*) AS n FROM rows WHERE file != 0');
    expect(left?.n).toBe(0);
    const again = await openLanes(ws);
    const second = await again.start(sourceTable('statement', 'b.csv'), { spoolPath: spoolOf(dir, 1) }, spoolReport(1));
    await second.done;
    await again.close();
    expect(await files(ws)).toEqual([
      { file: 0, id: 'a.csv' },
      { file: 1, id: 'b.csv' },
    ]);
  });
});

/** Tables of falling length: without an order of commits the later ones would be done first. */
function rowsOf(i: number): number {
  return 4000 >> (2 * i);
}

function spoolOf(dir: string, i: number): string {
  const path = join(dir, `spool-${i}.csv`);
  const line = (row: number) =>
    [row, ...STATEMENT_FIELDS.map((field) => (field === 'serial' ? `S${i}-${row}` : (GOOD[field] ?? '')))].join(',');
  writeFileSync(path, Array.from({ length: rowsOf(i) }, (_, row) => `${line(row + 1)}\n`).join(''));
  return path;
}

function spoolReport(i: number): { records: number; bytes: number; fingerprint: string; rejected: never[] } {
  return { records: rowsOf(i), bytes: 1, fingerprint: `f${i}`, rejected: [] };
}

function files(ws: Workspace): Promise<{ file: number; id: string }[]> {
  return ws.engine.rows<{ file: number; id: string }>('SELECT file, id FROM files ORDER BY file');
}
