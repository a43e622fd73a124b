import type { ColumnContent, ContentKind } from './column-content.ts';
import type { HeaderName } from './header-name.ts';
import { isLabelColumn } from './label-columns.ts';
import { similarity, tokenSimilarity, wordTokens } from './similarity.ts';

export type ReasonCode =
  | 'name-exact'
  | 'name-similar'
  | 'name-contains'
  | 'content-fits'
  | 'content-only'
  | 'content-contradicts'
  | 'content-empty';

export interface Reason {
  readonly code: ReasonCode;
  readonly value: number;
}

/** How well one column carries one field, 0 to 1, and why. */
export interface ColumnScore {
  readonly field: string;
  readonly column: number;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

// A number that begins with a date looks like a time: 20260105000001.
const NUMBERS: readonly ContentKind[] = ['card', 'identifier', 'phone', 'id-number', 'amount', 'time', 'text'];
const CODES: readonly ContentKind[] = ['identifier', 'card', 'amount', 'phone', 'time', 'text'];

/** What the cells of a field may look like; fields not listed hold any text. */
const FITS: Readonly<Record<string, readonly ContentKind[]>> = {
  time: ['time', 'time-of-day'],
  date: ['time'],
  amount: ['amount'],
  amountIn: ['amount'],
  amountOut: ['amount'],
  balance: ['amount'],
  counterBalance: ['amount'],
  direction: ['direction'],
  currency: ['currency'],
  ownCard: NUMBERS,
  ownAccount: NUMBERS,
  counterNumber: NUMBERS,
  counterAccount: NUMBERS,
  payer: NUMBERS,
  payee: NUMBERS,
  ownId: ['id-number'],
  counterId: ['id-number'],
  serial: CODES,
  orderNumber: CODES,
};

/** Fields that content alone may propose, with the confidence it gives. */
const CONTENT_ONLY: Readonly<Record<string, number>> = { time: 0.5, direction: 0.5, currency: 0.5, amount: 0.4 };
const HAN = /\p{Script=Han}/u;
const LEAST_CONFIDENCE = 0.4;
const LEAST_SIMILARITY = 0.6;

/** Candidates of all fields for all columns that reach the least confidence, best first. */
export function scoreColumns(
  names: readonly HeaderName[],
  contents: readonly ColumnContent[],
  aliases: ReadonlyMap<string, readonly string[]>,
): ColumnScore[] {
  const scores: ColumnScore[] = [];
  names.forEach((name, column) => {
    const content = contents[column];
    if (content === undefined || isLabelColumn(name.key)) return;
    for (const [field, keys] of aliases) {
      const score = combine(field, nameReason(name, keys), content);
      if (score.confidence >= LEAST_CONFIDENCE) scores.push({ field, column, ...score });
    }
  });
  return scores.toSorted((a, b) => b.confidence - a.confidence || a.column - b.column);
}

function nameReason(name: HeaderName, aliases: readonly string[]): Reason | null {
  const key = name.key.replace(/#\d+$/, '');
  if (key === '') return null;
  const at = aliases.indexOf(key);
  // Names of the formats come first in the list: a little surer than the later ones.
  if (at >= 0) return { code: 'name-exact', value: 1 - Math.min(at, 40) / 1000 };
  const tokens = wordTokens(name.text);
  let best: Reason | null = null;
  for (const alias of aliases) {
    const reason = HAN.test(key) ? alikeHan(key, alias) : alikeLatin(tokens, alias);
    if (reason !== null && reason.value > (best?.value ?? 0)) best = reason;
  }
  return best;
}

function alikeHan(key: string, alias: string): Reason | null {
  if (!HAN.test(alias)) return null;
  const alike = similarity(key, alias);
  if (alike >= LEAST_SIMILARITY) return { code: 'name-similar', value: alike * 0.9 };
  const contained = alias.length >= 2 && key.length >= 2 && (key.includes(alias) || alias.includes(key));
  return contained ? { code: 'name-contains', value: 0.5 } : null;
}

/** Latin names by whole words: letters alone make `gender` look like `sender`. */
function alikeLatin(tokens: readonly string[], alias: string): Reason | null {
  const alike = tokenSimilarity(tokens, wordTokens(alias));
  return alike >= LEAST_SIMILARITY ? { code: 'name-similar', value: alike * 0.9 } : null;
}

function combine(
  field: string,
  name: Reason | null,
  content: ColumnContent,
): Pick<ColumnScore, 'confidence' | 'reasons'> {
  const allowed = FITS[field];
  const fits = allowed?.includes(content.kind) ?? false;
  if (name === null) {
    const alone = fits && content.kind !== 'text' ? (CONTENT_ONLY[field] ?? 0) : 0;
    return { confidence: alone, reasons: [{ code: 'content-only', value: content.share }] };
  }
  if (content.kind === 'empty')
    return { confidence: name.value * 0.7, reasons: [name, { code: 'content-empty', value: 1 }] };
  if (allowed === undefined) return { confidence: name.value * 0.85, reasons: [name] };
  if (fits)
    return {
      confidence: Math.min(1, name.value * 0.8 + 0.2),
      reasons: [name, { code: 'content-fits', value: content.share }],
    };
  return { confidence: name.value * 0.3, reasons: [name, { code: 'content-contradicts', value: content.share }] };
}
