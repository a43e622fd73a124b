import { sqlText } from './engine.ts';
import type { Workspace } from './workspace.ts';
import { writeCsv } from './write-csv.ts';

/**
 * `rejected.csv`: file, row, code, reason, field, value; UTF-8 with BOM for Excel, mode 0600. `reasonOf` gives the
 * sentence of a code; the value stands only where the field is not personal.
 */
export async function writeRejected(
  workspace: Workspace,
  path: string,
  reasonOf: (code: string) => string,
): Promise<void> {
  const codes = await workspace.engine.rows<{ code: string }>('SELECT DISTINCT code FROM rejected ORDER BY code');
  const reasons = codes.map(({ code }) => `WHEN ${sqlText(code)} THEN ${sqlText(reasonOf(code))}`);
  const reason = reasons.length === 0 ? "''" : `CASE r.code ${reasons.join(' ')} END`;
  const sql = `SELECT f.id AS file, r.row, r.code, ${reason} AS reason, r.field, ${SHOWN_VALUE} AS value
    FROM rejected r JOIN files f USING (file) ORDER BY f.id, r.row, r.code`;
  await writeCsv(workspace, { sql, path });
}

/**
 * Cells may stand in the wrong column, and then a time or an amount is somebody's number, a direction word a name: a
 * value is shown only where it looks like its kind.
 */
const SHOWN_VALUE = `CASE
  WHEN r.field = 'time' AND regexp_full_match(r.value, '${timePattern()}') THEN r.value
  WHEN r.field IN ('amount', 'amountIn', 'amountOut') AND regexp_full_match(r.value, '[-+0-9.,， /¥￥$元]*') AND NOT regexp_matches(r.value, '[0-9]{11}')
    AND length(regexp_replace(r.value, '[^0-9]', '', 'g')) <= 15 THEN r.value
  WHEN r.field = 'direction' AND regexp_full_match(r.value, '[借贷收付进出入支转存取来往账帐款方正反负冲退调其他未知不明0-9CDRINOUTcdrinout+*/ -]{1,4}') THEN r.value
  ELSE '' END`;

/** A date with separators, a time of day, both, or eight digits. */
function timePattern(): string {
  const n = '[0-9]{1,2}';
  const date = `[0-9]{1,4}(?:[-/.年]${n}){1,2}(?:月${n})?[月日]?`;
  const clock = `${n}(?:[:.时点]${n}){1,2}[分秒]?(?:[.][0-9]{1,6})?(?:Z|[-+]${n}:?[0-9]{2})?`;
  return `(?:${date})?[ T]*(?:${clock})?|[0-9]{8}(?: ${clock})?`;
}
