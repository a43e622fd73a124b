/** Planted faults that no test can notice, because the program does the same with them, held against the sources. */
import type { Mutant } from './mutants.ts';

export interface EquivalentMutant {
  readonly path: string;
  /** The whole line without its margins; like lines of the file are all meant. */
  readonly source: string;
  readonly change: string;
  /** Which of several like changes of the line; without it all of them. */
  readonly nth?: number;
  readonly why: string;
}

export function findEquivalent(list: readonly EquivalentMutant[], mutant: Mutant): EquivalentMutant | undefined {
  return list.find(
    ({ path, source, change, nth }) =>
      path === mutant.path &&
      source === mutant.source &&
      change === mutant.change &&
      (nth === undefined || nth === mutant.nth),
  );
}

/** Entries that name no fault of today's sources: the line was changed, and the reason has to be thought over. */
export function staleEntries(
  list: readonly EquivalentMutant[],
  mutants: readonly Mutant[],
): readonly EquivalentMutant[] {
  return list.filter((entry) => !mutants.some((mutant) => findEquivalent([entry], mutant) !== undefined));
}
