import { minorUnitExponent, type Language } from '#model';

/** Minor units as a decimal text, exact: 123456789 CNY -> `1234567.89`. */
export function minorToDecimal(minor: number, currency: string): string {
  const digits = minorUnitExponent(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const ZH_STEPS = [
  [1e8, '亿'],
  [1e4, '万'],
] as const;
const EN_STEPS = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const;

/** Axis labels: at most three significant figures, no currency. */
export function formatCompact(minor: number, currency: string, language: Language): string {
  const value = Math.abs(minor) / 10 ** minorUnitExponent(currency);
  const steps = language === 'zh' ? ZH_STEPS : EN_STEPS;
  for (const [size, word] of steps) if (value >= size) return significant(value / size) + word;
  return significant(value);
}

/** 1,234 */
export function formatCount(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 0.834 -> `83.4%`; whole numbers without decimals. */
export function formatShare(value: number): string {
  return `${(value * 100).toFixed(1).replace(/\.0$/, '')}%`;
}

const UNITS = [
  ['day', 86_400, '天'],
  ['hour', 3_600, '小时'],
  ['minute', 60, '分钟'],
  ['second', 1, '秒'],
] as const;

/** A duration in words, its two largest units: `3 天 4 小时`, `3 days 4 hours`. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds));
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first === -1) return language === 'zh' ? '0 秒' : '0 seconds';
  let rest = whole;
  const words: string[] = [];
  for (const [en, size, zh] of UNITS.slice(first, first + 2)) {
    const value = Math.floor(rest / size);
    rest -= value * size;
    if (value > 0) words.push(language === 'zh' ? `${value} ${zh}` : `${value} ${en}${value === 1 ? '' : 's'}`);
  }
  return words.join(' ');
}

/** ISO 8601 (`2024-03-05T14:07:33+08:00`) as `2024-03-05 14:07:33`; a date stays a date. */
export function formatInstant(iso: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/.exec(iso);
  if (match === null) return iso;
  return match[2] === undefined ? (match[1] ?? iso) : `${match[1]} ${match[2]}`;
}

export function formatDate(iso: string): string {
  return formatInstant(iso).slice(0, 10);
}

/** Unix seconds at an offset from UTC, as `2024-03-05 14:07:33`. */
export function formatUnix(seconds: number, offsetSeconds: number): string {
  return new Date((seconds + offsetSeconds) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1e3).toFixed(1)} kB`;
}

function significant(value: number): string {
  if (value >= 100) return formatCount(value);
  return value >= 10 ? trim(value.toFixed(1)) : trim(value.toFixed(2));
}

function trim(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
