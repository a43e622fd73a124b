import { normaliseNumber } from '#model';

/**
 * The key under which a card, account or telephone number is one and the same, however it is spelt: blanks, full-width digits, quotes,
 * a sub-account, hyphens between digits and the country code of a mobile number make no other item. For comparing, never for showing.
 */
export function itemKey(text: string): string {
  const { main } = normaliseNumber(text);
  const bare = main === '' ? nameKey(text) : main;
  if (!/^\+?\d[\d-]*$/.test(bare)) return bare;
  const digits = bare.replaceAll(/[+-]/g, '');
  return MOBILE_WITH_COUNTRY.exec(digits)?.[1] ?? digits;
}

export function isSameItem(a: string, b: string): boolean {
  return itemKey(a) === itemKey(b);
}

/** An id or name of somebody: blanks and full-width letters make no other. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u200b\ufeff]/g, '');
}

const MOBILE_WITH_COUNTRY = /^(?:00)?86(1\d{10})$/;
