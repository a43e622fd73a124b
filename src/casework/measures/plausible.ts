import { CURRENCIES, type Problem } from '#model';

import { oneOf } from '../one-of.ts';

/** What lies before is a moment that nobody gave, or seconds read as milliseconds. A bound of ours. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

/** A moment that was, or is now. */
export function isPast(ms: unknown, nowMs: number): boolean {
  return Number.isSafeInteger(ms) && (ms as number) >= EARLIEST_MS && (ms as number) <= nowMs;
}

/** Minor units of something that moved. */
export function isSum(minor: unknown): boolean {
  return Number.isSafeInteger(minor) && (minor as number) > 0;
}

const CODES: readonly string[] = CURRENCIES.map(({ code }) => code);

export function currencyOff(currency: string): Problem | undefined {
  return oneOf(CODES, currency, 'currency');
}

/** Blanks, full-width letters and case make no other name (STOP-2). */
export function isSameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}
