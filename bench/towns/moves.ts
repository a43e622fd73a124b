import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { findingsSchema } from '#contract';

/** Accounts across the flag, and accounts whose index is another, when a guard is off. */
export type Moves = Record<`${'criminal' | 'other'} ${'flagged more' | 'flagged less' | 'index moved'}`, number>;

export const NO_MOVES: Moves = {
  'criminal flagged more': 0,
  'criminal flagged less': 0,
  'other flagged more': 0,
  'other flagged less': 0,
  'criminal index moved': 0,
  'other index moved': 0,
};

type Bands = ReadonlyMap<string, { readonly flagged: boolean; readonly index: number }>;

/** `watch` is not flagged, as in `evaluate`. */
export function bandsOf(out: string): Bands {
  const findings = findingsSchema.parse(JSON.parse(readFileSync(join(out, 'findings.json'), 'utf8')));
  return new Map(
    findings.subjects.map(({ number = '', band, index }) => [number, { flagged: band !== 'watch', index }]),
  );
}

export function movesBetween(before: Bands, after: Bands, criminal: ReadonlySet<string>): Moves {
  const moves = { ...NO_MOVES };
  for (const account of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(account), after.get(account)];
    const who = criminal.has(account) ? 'criminal' : 'other';
    if (a?.index !== b?.index) moves[`${who} index moved`] += 1;
    if ((a?.flagged ?? false) === (b?.flagged ?? false)) continue;
    moves[`${who} flagged ${b?.flagged === true ? 'more' : 'less'}`] += 1;
  }
  return moves;
}

export function addMoves(sum: Moves, more: Moves): Moves {
  const kinds = Object.keys(NO_MOVES) as (keyof Moves)[];
  return Object.fromEntries(kinds.map((kind) => [kind, sum[kind] + more[kind]])) as Moves;
}
