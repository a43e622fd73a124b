import { ITEM_KINDS, personOf, type ItemKind } from '../people/person.ts';
import type { Casework } from '../record.ts';
import type { SelfCheckRow } from './self-check.ts';

/** Counts and masked institutions; a row of the answer is named by its place in a dispute. */
export interface SelfCheckAnswer {
  readonly total: number;
  readonly kinds: readonly { readonly kind: ItemKind; readonly count: number }[];
  readonly rows: readonly SelfCheckRow[];
}

/**
 * Which cards stand in a person's name: every kind, zero or not, and masked institutions. Nothing but the register of items is read,
 * so that the answer is the same whatever else is known of the person; a person who is not known gets the answer of one without cards.
 */
export function selfCheckAnswer(casework: Casework, personId: string): SelfCheckAnswer {
  return answerOf(selfCheckRows(casework, personId));
}

export function answerOf(rows: readonly SelfCheckRow[]): SelfCheckAnswer {
  const kinds = ITEM_KINDS.map((kind) => ({ kind, count: sum(rows.filter((row) => row.kind === kind)) }));
  return {
    total: sum(rows),
    kinds,
    rows: rows.map(({ kind, institution, count }) => ({ kind, institution: maskInstitution(institution), count })),
  };
}

/** With the institutions as they are, in the order of the answer. */
export function selfCheckRows(casework: Casework, personId: string): readonly SelfCheckRow[] {
  const counts = new Map<string, SelfCheckRow>();
  for (const { kind, institution, status } of personOf(casework, personId)?.items ?? []) {
    if (status === 'removed') continue;
    const key = `${kind} ${institution}`;
    counts.set(key, { kind, institution, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].toSorted(
    (a, b) =>
      ITEM_KINDS.indexOf(a.kind) - ITEM_KINDS.indexOf(b.kind) ||
      compare(maskInstitution(a.institution), maskInstitution(b.institution)) ||
      a.count - b.count ||
      compare(a.institution, b.institution),
  );
}

/** First two characters, never the whole name: enough to know one's own bank again. */
export function maskInstitution(name: string): string {
  const characters = Array.from(name);
  return `${characters.slice(0, Math.min(2, characters.length - 1)).join('')}**`;
}

function sum(rows: readonly SelfCheckRow[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
