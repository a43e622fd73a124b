/**
 * SQL of the plain spellings of times, amounts and numbers. What these do not decide (NULL) goes once per distinct text
 * through the rules of #model, so the SQL may know less than they do but must never differ (property tests).
 */

/** Unix ms and precision of the cell `x`; of `date` and `x` where the date stands in a column of its own. */
export function fastTimeSql(x: string, date: string | null): { readonly ms: string; readonly precision: string } {
  const whole = date === null ? x : `CASE WHEN strlen(${date}) = 10 AND strlen(${x}) = 8 THEN ${date} || ' ' || ${x}
    WHEN strlen(${date}) = 8 AND strlen(${x}) = 6 AND ${x} != '000000' THEN ${date} || ${x} END`;
  const digits = (format: string) => `try_strptime(${whole}, '${format}')`;
  const dashed = (format: string) =>
    `CASE substr(${whole}, 5, 1) WHEN '-' THEN ${digits(`%Y-%m-%d${format}`)} WHEN '/' THEN ${digits(`%Y/%m/%d${format}`)} END`;
  const parsed = `CASE strlen(${whole}) WHEN 19 THEN ${dashed(' %H:%M:%S')} WHEN 16 THEN ${dashed(' %H:%M')}
    WHEN 14 THEN ${digits('%Y%m%d%H%M%S')} WHEN 10 THEN ${dashed('')} WHEN 8 THEN ${digits('%Y%m%d')} END`;
  // Only strings made of digits in the right places: strptime itself takes one digit where two are meant.
  const shape = `translate(${whole}, '0123456789', '')`;
  const exact = `${shape} IN ('--', '//', '', '-- ::', '// ::', '-- :', '// :')`;
  return {
    ms: `CASE WHEN ${exact} THEN ${timeInRangeSql(parsed)} END`,
    precision: `CASE strlen(${whole}) WHEN 16 THEN 1 WHEN 10 THEN 2 WHEN 8 THEN 2 ELSE 0 END`,
  };
}

/** Unix ms of a timestamp without zone in China; NULL outside the years of #model's rule. */
export function timeInRangeSql(timestamp: string): string {
  return `CASE WHEN year(${timestamp}) BETWEEN 1990 AND 2100 THEN epoch_ms(${timestamp}) - 28800000 END`;
}

/** Ten-thousandths of the number in `x` as a BIGINT, for plain numbers of at most twelve characters and four decimals. */
export function fastMoneySql(x: string): string {
  return `CASE WHEN strlen(${x}) <= 12 AND translate(${x}, '0123456789.-', '') = ''
    AND (NOT contains(${x}, '.') OR strlen(${x}) - instr(${x}, '.') <= 4)
    THEN (try_cast(${x} AS DECIMAL(18, 4)) * 10000)::BIGINT END`;
}

/** Largest power of ten that ten-thousandths may be multiplied by without leaving a BIGINT. */
export const FAST_MONEY_SHIFT = 2;

/** Minor units from ten-thousandths, half away from zero; `shift` is a column: unit and currency exponents less four. */
export function minorSql(tenThousandths: string, shift: string): string {
  const divisor = `(10 ** -${shift})::BIGINT`;
  return `CASE WHEN ${shift} >= 0 THEN ${tenThousandths} * (10 ** ${shift})::BIGINT
    ELSE sign(${tenThousandths}) * ((abs(${tenThousandths}) + ${divisor} // 2) // ${divisor}) END`;
}

/** Whether `x` is a card or account number that needs no rule: digits, perhaps with sub-account parts, not all zeros. */
export function fastNumberSql(x: string): string {
  return `translate(${x}, '0123456789_', '') = '' AND NOT (starts_with(${x}, '0') AND ltrim(${x}, '0') = '')`;
}

/** Whether `x` is an ID number as it should be. */
export function fastIdSql(x: string): string {
  return `strlen(${x}) = 18 AND translate(${x}, '0123456789X', '') = '' AND NOT (starts_with(${x}, '0') AND ltrim(${x}, '0') = '')`;
}
