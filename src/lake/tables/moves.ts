import { EDGE_KIND } from '#graph';
import { CHINA_OFFSET_MS } from '#model';

import { localTimeSql } from '../local-time.ts';
import { ownLegsSql } from '../own-legs.ts';

/** TAB-1: reversals and transfers of an account to itself are in the ledger, but move nothing. On columns of `transfers t`. */
export const MOVES = `(t.kind & ${EDGE_KIND.reversal}) = 0 AND t.payer IS DISTINCT FROM t.payee`;

/** Own legs (see `ownLegsSql`) that count in turnover; `condition` is on columns of `transfers t`. */
export function movesSql(condition = 'true'): string {
  return ownLegsSql(`${MOVES} AND (${condition})`);
}

/** Days on the calendar of Asia/Shanghai. */
export const LOCAL_DAY = `((own_ms + ${CHINA_OFFSET_MS}) // 86400000)`;

/** `first_at` and `last_at` of grouped moves, as precise as the source. */
export const FIRST_AND_LAST = `
  ${localTimeSql('min(own_ms)', 'arg_min(precision, own_ms)')} AS first_at,
  ${localTimeSql('max(own_ms)', 'arg_max(precision, own_ms)')} AS last_at`;
