import { sqlText, type Engine } from './engine.ts';

export interface ViewSpan {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export interface ViewFacts {
  readonly epochSeconds: number;
  /** First and last second of the data on the view's clock; 0 when there is no transfer. */
  readonly from: number;
  readonly to: number;
  readonly lastTransfer: number;
  readonly entries: number;
  /** Every transfer has both parties and one time, and no balance: each is two entries in the transfers' own order. */
  readonly isWhole: boolean;
  /** By number of transfers, falling; equal numbers by code. */
  readonly currencies: readonly string[];
}

const DAY_SECONDS = 86_400;
const MAX_SECONDS = 2 ** 32 - 1;

export async function readViewFacts(engine: Engine, span: ViewSpan): Promise<ViewFacts> {
  const [row] = await engine.rows<{
    first: number | null;
    last: number | null;
    last_transfer: number | null;
    entries: number;
    whole: boolean | null;
  }>(`
    SELECT min(least(t_ms, debit_ms, credit_ms)) // 1000 AS first, max(greatest(t_ms, debit_ms, credit_ms)) // 1000 AS last,
      max(transfer) AS last_transfer, count(payer) + count(payee) AS entries,
      bool_and(payer IS NOT NULL AND payee IS NOT NULL AND legs = 0 AND debit_ms IS NOT DISTINCT FROM t_ms AND credit_ms IS NOT DISTINCT FROM t_ms
        AND payer_balance_minor IS NULL AND payee_balance_minor IS NULL) AND NOT EXISTS (SELECT 1 FROM rows) AS whole
    FROM transfers WHERE ${spanCondition(span)}`);
  const codes = await engine.rows<{ currency: string }>(
    `SELECT currency FROM transfers WHERE ${spanCondition(span)} GROUP BY currency ORDER BY count(*) DESC, currency`,
  );
  if (codes.length > 256) throw new RangeError(`${codes.length} currencies, at most 256`);
  const first = row?.first ?? 0;
  const last = row?.last ?? 0;
  const epochSeconds = epochFor(first, last);
  return {
    epochSeconds,
    from: row?.first == null ? 0 : first - epochSeconds,
    to: row?.last == null ? 0 : last - epochSeconds,
    lastTransfer: row?.last_transfer ?? 0,
    entries: row?.entries ?? 0,
    isWhole: row?.whole === true,
    currencies: codes.map(({ currency }) => currency),
  };
}

/** 1970 unless the data do not fit into (0, 2^32) seconds of it; then a whole day before the first transfer. */
function epochFor(first: number, last: number): number {
  if (first >= 0 && last <= MAX_SECONDS && (first > 0 || last === 0)) return 0;
  const epoch = (Math.floor(first / DAY_SECONDS) - 1) * DAY_SECONDS;
  if (last - epoch > MAX_SECONDS)
    throw new RangeError(`the transfers span ${last - first} seconds, at most ${MAX_SECONDS}`);
  return epoch;
}

export function spanCondition(span: ViewSpan): string {
  const parts = [];
  if (span.from !== undefined) parts.push(`t_ms >= ${Math.trunc(span.from)}`);
  if (span.to !== undefined) parts.push(`t_ms <= ${Math.trunc(span.to)}`);
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

export function currencyCase(currencies: readonly string[], column = 'currency'): string {
  if (currencies.length <= 1) return '0::UTINYINT';
  const cases = currencies.map((code, index) => `WHEN ${sqlText(code)} THEN ${index}`);
  return `(CASE ${column} ${cases.join(' ')} END)::UTINYINT`;
}
