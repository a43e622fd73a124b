import type { FindingRing } from '#contract';

/** A group with a single core account is no ring to a reader: it is shown as its patterns, everywhere. */
export function ringsOfSeveral(rings: readonly FindingRing[]): readonly FindingRing[] {
  return rings.filter((ring) => ring.members.length > 1);
}
