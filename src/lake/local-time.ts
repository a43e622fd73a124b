import { CHINA_OFFSET_MS } from '#model';

/** Text in Asia/Shanghai as precise as the source: `2024-03-05 14:07:33`, `2024-03-05 14:07`, `2024-03-05`. */
export function localTimeSql(ms: string, precision: string): string {
  const local = `make_timestamp((${ms} + ${CHINA_OFFSET_MS}) * 1000)`;
  return `CASE ${precision} WHEN 0 THEN strftime(${local}, '%Y-%m-%d %H:%M:%S') WHEN 1 THEN strftime(${local}, '%Y-%m-%d %H:%M') ELSE strftime(${local}, '%Y-%m-%d') END`;
}

/** ISO 8601 with +08:00, milliseconds only where there are some; a day's time is its first second. */
export function isoTimeSql(ms: string): string {
  const local = `make_timestamp((${ms} + ${CHINA_OFFSET_MS}) * 1000)`;
  return `strftime(${local}, '%Y-%m-%dT%H:%M:%S') || CASE WHEN (${ms}) % 1000 = 0 THEN '' ELSE strftime(${local}, '.%g') END || '+08:00'`;
}
