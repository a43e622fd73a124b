export interface AccountNumber {
  /** Identifies the account; empty: the cell names none. */
  readonly main: string;
  /** Sub-account after the first `_`, else empty. */
  readonly suffix: string;
  /** Masked, damaged or shorter than six characters: a node of its own per file and string, never an alias. */
  readonly opaque: boolean;
}

/** [ACC-1] The account number of a statement cell. Plain and open layouts take numbers literally and do not come here. */
export function normaliseNumber(text: string): AccountNumber {
  const bare = text.normalize('NFKC').replaceAll(STRIPPED, '');
  const at = bare.indexOf('_');
  const suffix = at < 0 ? '' : bare.slice(at + 1);
  const main = at < 0 ? bare : bare.slice(0, at);
  if (PLACEHOLDER.test(main)) return { main: '', suffix, opaque: false };
  return { main, suffix, opaque: Array.from(main).length < 6 || MASKED.test(main) || isDamaged(main) };
}

/**
 * [ACC-2] A spreadsheet made a floating number of it: scientific notation, a float of more than 15 digits, or a cell of
 * type number with more than 15 digits. What is left cannot tell two cards apart.
 */
export function isDamagedNumber(text: string, isNumberCell = false): boolean {
  const bare = text.normalize('NFKC').replaceAll(STRIPPED, '');
  if (isDamaged(bare)) return true;
  return isNumberCell && /^\d{16,}$/.test(bare);
}

function isDamaged(bare: string): boolean {
  return SCIENTIFIC.test(bare) || LONG_FLOAT.test(bare);
}

/**
 * How a number is shown: at most its first six and last four characters. `bank:account` keeps the bank. At least a
 * third of the characters stay hidden, whatever the length.
 */
export function maskNumber(number: string): string {
  const colon = number.lastIndexOf(':');
  if (colon > 0 && colon < number.length - 1)
    return `${number.slice(0, colon + 1)}${maskNumber(number.slice(colon + 1))}`;
  const characters = Array.from(number);
  const [, head, tail] = SHOWN.find(([from]) => characters.length >= from) ?? [0, 0, 0];
  return `${characters.slice(0, head).join('')}****${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}

/** The last digit fits ISO/IEC 7812 (Luhn) and the length is a bank card's. Some domestic numbers do not fit: warn, never reject. */
export function looksLikeBankCard(number: string): boolean {
  return /^\d{16,19}$/.test(number) && luhnRemainder(number) === 0;
}

/** Luhn sum modulo 10 of a string of digits, the last digit being the check digit: 0 = fits. */
export function luhnRemainder(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    sum += i % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum % 10;
}

const STRIPPED = /[\s\u200b\u200e\u200f\ufeff"'`\u2018\u2019\u201c\u201d]/g;
const PLACEHOLDER = /^(?:|\/|-+|null|nan|<nil>|无|0+)$/i;
const MASKED = /[*\u2022\u25cf]|x{3,}/i;
const SCIENTIFIC = /^\d(?:\.\d+)?e\+?\d{1,3}$/i;
const LONG_FLOAT = /^\d{16,}\.\d*$/;
/** From this length on: characters shown at the start and at the end. */
const SHOWN: readonly (readonly [from: number, head: number, tail: number])[] = [
  [16, 6, 4],
  [12, 4, 4],
  [8, 2, 2],
  [4, 1, 1],
];
