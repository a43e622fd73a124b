import { LEG_SETTINGS, type LegRows } from './leg-rows.ts';
import { isTooEarly, isTooLate } from './leg-window.ts';

export type ReferenceClass = 1 | 2 | 3;

/** [LEG-1..3] Strength of an out-row and an in-row as candidates, 0 = none, word for word and without any index. */
export function candidateStrength(rows: LegRows, out: number, inn: number): 0 | ReferenceClass {
  const at = <T>(column: ArrayLike<T>, row: number): T | undefined => column[row];
  const [a, b] = [at(rows.own, out), at(rows.own, inn)];
  if (a === b || at(rows.direction, out) !== -1 || at(rows.direction, inn) !== 1) return 0;
  if (at(rows.amount, out) !== at(rows.amount, inn) || at(rows.currency, out) !== at(rows.currency, inn)) return 0;
  if (isTooEarly({ rows, settings: LEG_SETTINGS }, out, inn) || isTooLate({ rows, settings: LEG_SETTINGS }, out, inn))
    return 0;
  const isSilent = (row: number): boolean => at(rows.counter, row) === -1 || at(rows.counterIsClearing, row) === 1;
  const outNames = !isSilent(out) && at(rows.counter, out) === b;
  const inNames = !isSilent(inn) && at(rows.counter, inn) === a;
  if (outNames && inNames) return at(rows.serial, out) === at(rows.serial, inn) && at(rows.serial, out) !== 0n ? 1 : 2;
  return (outNames && isSilent(inn)) || (inNames && isSilent(out)) ? 3 : 0;
}

/** Size of a maximum matching among the free rows of one class, by augmenting paths over all pairs. */
export function maximumMatching(rows: LegRows, free: (row: number) => boolean, strength: ReferenceClass): number {
  const indices = Array.from({ length: rows.count }, (_, row) => row).filter(free);
  const candidates = new Map<number, number[]>();
  for (const out of indices)
    candidates.set(
      out,
      indices.filter((inn) => candidateStrength(rows, out, inn) === strength),
    );
  const outOf = new Map<number, number>();
  const reach = (out: number, seen: Set<number>): boolean => {
    for (const inn of candidates.get(out) ?? []) {
      if (seen.has(inn)) continue;
      seen.add(inn);
      const holder = outOf.get(inn);
      if (holder !== undefined && !reach(holder, seen)) continue;
      outOf.set(inn, out);
      return true;
    }
    return false;
  };
  return indices.filter((out) => reach(out, new Set())).length;
}
