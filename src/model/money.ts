import { currencySymbol, currencyTitle, minorUnitExponent } from './currencies.ts';
import { fail, ok, type Result } from './result.ts';
import type { Language } from './text.ts';

export interface ParsedAmount {
  /** Signed, in minor units of the currency. */
  readonly minor: number;
  /** The text had more decimals than the currency, and they were not all zero. */
  readonly rounded: boolean;
}

/**
 * Reads an amount with exact decimal arithmetic (formats-exports 6.9 rule 5). `unit` is the header's unit in whole
 * currency units: 1, 10000 (万元) or 0.01 (分). Codes: `amount-empty`, `amount-unreadable`, `amount-too-large`.
 */
export function parseAmount(text: string, currency: string, unit = 1): Result<ParsedAmount> {
  const bare = text.normalize('NFKC').replaceAll(BLANKS, '').replaceAll('\u2212', '-');
  if (EMPTY.test(bare)) return fail('amount-empty');
  const inBrackets = /^\((.*)\)$/.exec(bare);
  const match = AMOUNT.exec(inBrackets?.[1] ?? bare);
  if (match === null) return fail('amount-unreadable');
  const [, signBefore, signAfter, whole = '', fraction = '', power] = match;
  if (whole === '' && fraction === '') return fail('amount-unreadable');
  if ((signBefore || signAfter) && inBrackets !== null) return fail('amount-unreadable');
  if (signBefore && signAfter) return fail('amount-unreadable');
  const exponent = Number(power ?? 0) + Math.round(Math.log10(unit)) + minorUnitExponent(currency);
  const negative = inBrackets !== null || signBefore === '-' || signAfter === '-';
  return toMinor(whole.replaceAll(',', '') + fraction, exponent - fraction.length, negative);
}

/** `¥1,234,567.89`; a currency without a symbol shows its title in Chinese (`瑞典克朗 1,234.50`), its code in English (`SEK 1,234.50`). */
export function formatAmount(minor: number, currency: string, language: Language = 'en'): string {
  const exponent = minorUnitExponent(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const fraction = exponent === 0 ? '' : `.${digits.slice(digits.length - exponent)}`;
  return `${minor < 0 ? '-' : ''}${currencyPrefix(currency, language)}${whole}${fraction}`;
}

/** Headline form with about three significant decimals: `¥123.46万`, `¥1.23亿`; in English `¥1.23M`. Small amounts stay whole. */
export function formatHeadlineAmount(minor: number, currency: string, language: Language): string {
  const units = Math.abs(minor) / 10 ** minorUnitExponent(currency);
  const step = HEADLINE_STEPS[language].find(([size]) => units >= size);
  if (step === undefined) return formatAmount(minor, currency, language);
  const [size, word] = step;
  const shown = (units / size).toFixed(2).replaceAll(/\B(?=(\d{3})+\.)/g, ',');
  return `${minor < 0 ? '-' : ''}${currencyPrefix(currency, language)}${shown}${word}`;
}

const HEADLINE_STEPS: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  zh: [
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ],
};

const BLANKS = /[\s\u200b\ufeff"'`]/g;
const EMPTY = /^(?:|\/|-+|null|nan|<nil>|无)$/i;
const CURRENCY_MARK = '(?:[¥$€£]|CNY|RMB|人民币)?';
/** Sign, currency mark, sign, whole part (plain or in groups of three), decimals, power of ten, 元. */
const AMOUNT = new RegExp(
  `^([-+]?)${CURRENCY_MARK}([-+]?)(\\d{1,3}(?:,\\d{3})+|\\d*)(?:\\.(\\d*))?(?:e([-+]?\\d{1,2}))?(?:元|圆)?$`,
  'i',
);

/** digits · 10^shift as a safe integer, rounded half away from zero. */
function toMinor(digits: string, shift: number, negative: boolean): Result<ParsedAmount> {
  const cut = Math.max(0, -shift);
  const padded = digits.padStart(cut + 1, '0');
  const kept = padded.slice(0, padded.length - cut) + '0'.repeat(Math.max(0, shift));
  const dropped = padded.slice(padded.length - cut);
  const up = dropped !== '' && dropped.charCodeAt(0) >= 53;
  const magnitude = BigInt(kept) + (up ? 1n : 0n);
  if (magnitude > BigInt(Number.MAX_SAFE_INTEGER)) return fail('amount-too-large');
  const value = Number(magnitude);
  return ok({ minor: negative && value !== 0 ? -value : value, rounded: /[1-9]/.test(dropped) });
}

function currencyPrefix(currency: string, language: Language): string {
  return currencySymbol(currency) || `${language === 'zh' ? currencyTitle(currency).zh : currency} `;
}
