import { sqlText } from './engine.ts';
import type { Workspace } from './workspace.ts';
import { writeCsv } from './write-csv.ts';

/**
 * `rejected.csv`: file, row, code, reason, field, value; UTF-8 with BOM for Excel, mode 0600. `reasonOf` gives the
 * sentence of a code; the value stands only where the field is not personal.
 */
export async function writeRejected(workspace: Workspace, path: string, reasonOf: (code: string) => string): Promise<void> {
  const codes = await workspace.engine.rows<{ code: string }>('SELECT DISTINCT code FROM rejected ORDER BY code');
  const reasons = codes.map(({ code }) => `WHEN ${sqlText(code)} THEN ${sqlText(reasonOf(code))}`);
  const reason = reasons.length === 0 ? "''" : `CASE r.code ${reasons.join(' ')} END`;
  const sql = `SELECT f.id AS file, r.row, r.code, ${reason} AS reason, r.field, ${SHOWN_VALUE} AS value
    FROM rejected r JOIN files f USING (file) ORDER BY f.id, r.row, r.code`;
  await writeCsv(workspace, { sql, path });
}

/** Cells may stand in the wrong column: a run of 15 digits or a phone in a time or an amount is somebody's number after all. */
const SHOWN_VALUE = `regexp_replace(regexp_replace(coalesce(r.value, ''), '[0-9]{11,}([0-9]{3}[0-9Xx])', '****\\1', 'g'),
  '(^|[^0-9])1[0-9]{6}([0-9]{4})($|[^0-9])', '\\1****\\2\\3', 'g')`;
