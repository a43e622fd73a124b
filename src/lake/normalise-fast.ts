/**
 * SQL of the plain spellings of times, amounts and numbers. What these do not decide (NULL) goes once per distinct text
 * through the rules of #model, so the SQL may know less than they do but must never differ (property tests).
 * Measured per cell: a constant regular expression 60-110 ns, `translate` 700 ns.
 */

const DIGITS2 = '[0-9]{1,2}';
const DASHED = `[0-9]{4}(-${DIGITS2}-|/${DIGITS2}/)${DIGITS2}([ T]${DIGITS2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?)?`;
/** ISO 8601 with a zone, to the second. */
const ZONED = '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})';

export interface TimeSql {
  /** Timestamp without zone, for an inner query as `parsed_time`: a CASE over it would otherwise parse twice. */
  readonly parsed: string;
  /** Unix ms, over `parsed_time`. */
  readonly ms: string;
  readonly precision: string;
}

/** Time of the cell `time`; of `date` and `time` where the date stands in a column of its own. */
export function fastTimeSql(time: string, date: string | null): TimeSql {
  const whole =
    date === null
      ? time
      : `CASE WHEN ${date} IS NOT NULL AND strlen(${time}) = 8 AND contains(${time}, ':') THEN ${date} || ' ' || ${time}
          WHEN strlen(${date}) = 8 AND strlen(${time}) = 6 AND ${time} != '000000' THEN ${date} || ${time} END`;
  const parsed = `CASE WHEN regexp_full_match(${whole}, '${DASHED}') THEN try_cast(${whole} AS TIMESTAMP)
    WHEN strlen(${whole}) >= 20 AND regexp_full_match(${whole}, '${ZONED}') THEN make_timestamp(epoch_us(try_cast(${whole} AS TIMESTAMPTZ)) + 28800000000)
    WHEN strlen(${whole}) = 14 AND NOT regexp_matches(${whole}, '[^0-9]') THEN try_strptime(${whole}, '%Y%m%d%H%M%S')
    WHEN strlen(${whole}) = 8 AND NOT regexp_matches(${whole}, '[^0-9]') THEN try_strptime(${whole}, '%Y%m%d') END`;
  const colons = `strlen(${whole}) - strlen(replace(${whole}, ':', ''))`;
  return {
    parsed,
    ms: timeInRangeSql('parsed_time'),
    precision: `CASE strlen(${whole}) WHEN 19 THEN 0 WHEN 14 THEN CASE WHEN contains(${whole}, ':') THEN 1 ELSE 0 END
      ELSE CASE ${colons} WHEN 0 THEN 2 WHEN 1 THEN 1 ELSE 0 END END`,
  };
}

/** Unix ms of a timestamp without zone in China; NULL outside the years of #model's rule. */
export function timeInRangeSql(timestamp: string): string {
  return `CASE WHEN ${timestamp} BETWEEN TIMESTAMP '1990-01-01' AND TIMESTAMP '2100-12-31 23:59:59.999' THEN epoch_ms(${timestamp}) - 28800000 END`;
}

/** Ten-thousandths of the number in `x` as a BIGINT, for plain numbers of at most twelve characters and four decimals (exact in a double). */
export function fastMoneySql(x: string): string {
  return `CASE WHEN strlen(${x}) <= 12 AND regexp_full_match(${x}, '-?[0-9]+(\\.[0-9]{0,4})?')
    THEN round(try_cast(${x} AS DOUBLE) * 10000)::BIGINT END`;
}

/**
 * Minor units from ten-thousandths, half away from zero, NULL beyond a safe integer; `shift` is SQL or a number: unit
 * and currency exponents less four.
 */
export function minorSql(tenThousandths: string, shift: string | number): string {
  const safe = (minor: string) => `CASE WHEN abs(${minor}) <= ${Number.MAX_SAFE_INTEGER} THEN ${minor} END`;
  const up = (power: string) => safe(`(${tenThousandths}::HUGEINT * ${power})`);
  if (typeof shift === 'number')
    return shift >= 0 ? up(String(10 ** shift)) : safe(roundedDivision(tenThousandths, String(10 ** -shift)));
  const power = (n: string) => `(10 ** ${n})::BIGINT`;
  return `CASE WHEN ${shift} = -2 THEN ${safe(roundedDivision(tenThousandths, '100'))} WHEN ${shift} >= 0 THEN ${up(power(`(${shift})`))}
    ELSE ${safe(roundedDivision(tenThousandths, power(`-(${shift})`)))} END`;
}

/** Whether minor units of `minorSql` lost decimals that were not zero. */
export function minorRoundedSql(tenThousandths: string, shift: string | number): string {
  if (typeof shift === 'number') return shift >= 0 ? 'false' : `(${tenThousandths} % ${10 ** -shift} != 0)`;
  return `(${shift} < 0 AND ${tenThousandths} % (10 ** -(${shift}))::BIGINT != 0)`;
}

function roundedDivision(dividend: string, divisor: string): string {
  return `sign(${dividend}) * ((abs(${dividend}) + ${divisor} // 2) // ${divisor})`;
}

/** Whether `x` is a card or account number that needs no rule: digits, perhaps with sub-account parts, not all zeros. */
export function fastNumberSql(x: string): string {
  return `(NOT regexp_matches(${x}, '[^0-9_]') AND (${x} BETWEEN '1' AND '9~' OR regexp_matches(${x}, '^0*[1-9]')))`;
}

/** Whether `x` is an ID number as it should be. */
export function fastIdSql(x: string): string {
  return `(regexp_full_match(${x}, '[0-9]{17}[0-9X]') AND ltrim(${x}, '0') != '')`;
}
