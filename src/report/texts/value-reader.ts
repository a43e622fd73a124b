import { CHINA_OFFSET_MS, formatAmount, type Language, type Problem } from '#model';

import { formatCount, formatDuration, formatInstant, formatShare, formatUnix } from '../format.ts';

/** Reads the values of a code as the words of a sentence; a missing value shows as `?`, never as zero. */
export interface ValueReader {
  readonly has: (key: string) => boolean;
  readonly count: (key: string) => string;
  readonly amount: (key: string) => string;
  readonly share: (key: string) => string;
  readonly duration: (key: string) => string;
  /** Unix milliseconds as a date of Asia/Shanghai. */
  readonly date: (key: string) => string;
  readonly text: (key: string) => string;
  readonly number: (key: string) => number;
  /** First moment of the reason, as a date. */
  readonly since: string;
  /** First moment of the reason as `2024-03-05 14:07:33`; empty where unknown. */
  readonly from: string;
  /** The moment so many seconds after the first. */
  readonly until: (secondsKey: string) => string;
}

export function valueReader(values: Problem['values'], language: Language, from = ''): ValueReader {
  const number = (key: string) => {
    const value = values[key];
    return typeof value === 'number' ? value : Number.NaN;
  };
  const shown = (key: string, format: (value: number) => string) => {
    const value = number(key);
    return Number.isFinite(value) ? format(value) : String(values[key] ?? '?');
  };
  const currency = typeof values['currency'] === 'string' ? values['currency'] : 'CNY';
  return {
    has: (key) => values[key] !== undefined && values[key] !== '' && values[key] !== 'unknown',
    count: (key) => shown(key, formatCount),
    amount: (key) =>
      shown(key, (minor) => (minor < 0 || currency === '' ? MIXED[language] : formatAmount(minor, currency))),
    share: (key) => shown(key, formatShare),
    duration: (key) => shown(key, (seconds) => formatDuration(seconds, language)),
    date: (key) => shown(key, (ms) => formatUnix(ms / 1000, CHINA_OFFSET_MS / 1000).slice(0, 10)),
    text: (key) => String(values[key] ?? '?'),
    number,
    since: formatInstant(from).slice(0, 10),
    from: formatInstant(from),
    until: (key) => shown(key, (seconds) => formatUnix(Date.parse(from) / 1000 + seconds, CHINA_OFFSET_MS / 1000)),
  };
}

/** A pattern's amount is -1 where its transfers mix currencies. */
const MIXED: Readonly<Record<Language, string>> = { zh: '（多币种）', en: '(several currencies)' };

/** A code that has no sentence: itself and its values, so that nothing is hidden. */
export function bareCode(code: string, values: Problem['values']): string {
  const shown = Object.entries(values).map(([key, value]) => `${key}=${value}`);
  return shown.length === 0 ? code : `${code} (${shown.join(', ')})`;
}
