import type { EquivalentMutant } from './equivalents.ts';

/** Flipped comparisons that change nothing, and why. `npm run mutate` plants them too and prints them apart. */
export const EQUIVALENT_MUTANTS: readonly EquivalentMutant[] = [];
