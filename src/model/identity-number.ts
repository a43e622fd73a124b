import { fail, ok, type Result } from './result.ts';

export interface ResidentId {
  /** 18 characters, X in upper case; a 15-digit number is completed with 19 and its check character. */
  readonly number: string;
  /** First six digits as they stood; area codes change over time and are not checked. */
  readonly area: string;
  /** Day number of birth (days since 1970-01-01, negative before). */
  readonly birthDay: number;
}

/** Resident identity number, GB 11643. Codes: `resident-id-form`, `resident-id-birth`, `resident-id-check`. */
export function parseResidentId(text: string): Result<ResidentId> {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s"']/g, '')
    .toUpperCase();
  const old = /^\d{15}$/.test(bare);
  if (!old && !/^\d{17}[\dX]$/.test(bare)) return fail('resident-id-form');
  const body = old ? `${bare.slice(0, 6)}19${bare.slice(6)}` : bare.slice(0, 17);
  const [year, month, day] = [Number(body.slice(6, 10)), Number(body.slice(10, 12)), Number(body.slice(12, 14))];
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (year < 1850 || year > 2100 || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day)
    return fail('resident-id-birth');
  const check = residentIdCheck(body);
  if (!old && check !== bare[17]) return fail('resident-id-check');
  return ok({ number: body + check, area: body.slice(0, 6), birthDay: ms / 86_400_000 });
}

/** Check character of 17 digits (ISO 7064 MOD 11-2). */
export function residentIdCheck(body: string): string {
  return '10X98765432'.charAt(weightedSum(body, RESIDENT_WEIGHTS, '0123456789') % 11);
}

/** Full years on a day; a birthday on 29 February is reached on 1 March of other years. Age at the event, not today. */
export function ageAt(birthDay: number, day: number): number {
  const birth = new Date(birthDay * 86_400_000);
  const at = new Date(day * 86_400_000);
  const years = at.getUTCFullYear() - birth.getUTCFullYear();
  const before = at.getUTCMonth() - birth.getUTCMonth() || at.getUTCDate() - birth.getUTCDate();
  return before < 0 ? years - 1 : years;
}

/** Unified social credit code, GB 32100. Codes: `uscc-form`, `uscc-check`. */
export function parseUscc(text: string): Result<string> {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s"']/g, '')
    .toUpperCase();
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(bare)) return fail('uscc-form');
  return usccCheck(bare.slice(0, 17)) === bare[17] ? ok(bare) : fail('uscc-check');
}

/** Check character of the first 17 characters (modulo 31). */
export function usccCheck(body: string): string {
  return USCC_CHARACTERS.charAt((31 - (weightedSum(body, USCC_WEIGHTS, USCC_CHARACTERS) % 31)) % 31);
}

const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function weightedSum(body: string, weights: readonly number[], characters: string): number {
  return weights.reduce((sum, weight, i) => sum + weight * characters.indexOf(body.charAt(i)), 0);
}
