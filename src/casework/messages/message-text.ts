import { CHINA_OFFSET_MS, fail, minorUnitExponent, ok, parseAmount, type Result } from '#model';

/** `yyyyMMddHHmmss` in China. */
export function messageTime(ms: number): string {
  return new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
}

/** Unix milliseconds. A time that is none (30 February, hour 24) is `message-field-unreadable`. */
export function readMessageTime(field: string, text: string): Result<number> {
  const iso = text.replace(/^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/, '$1-$2-$3T$4:$5:$6Z');
  const ms = Date.parse(iso) - CHINA_OFFSET_MS;
  return iso !== text && !Number.isNaN(ms) && messageTime(ms) === text ? ok(ms) : unreadable(field);
}

/** In whole units with the currency's decimals: `1234.50`. */
export function messageAmount(minor: number, currency: string): string {
  const exponent = minorUnitExponent(currency);
  const digits = String(minor).padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Minor units. What is negative, rounded or no plain decimal number is `message-field-unreadable`. */
export function readMessageAmount(field: string, text: string, currency: string): Result<number> {
  if (!/^\d+(?:\.\d+)?$/.test(text)) return unreadable(field);
  const parsed = parseAmount(text, currency);
  return parsed.ok && !parsed.value.rounded ? ok(parsed.value.minor) : unreadable(field);
}

export function unreadable(field: string): Result<never> {
  return fail('message-field-unreadable', { field });
}
