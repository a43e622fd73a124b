import type { CaseView } from '../case-view.ts';
import type { ControlPairs } from '../control-links.ts';
import type { Hit } from '../hits.ts';
import { groupsOf, linkHits, type LinkLevels } from './components.ts';
import { cutRings, type CutGroup } from './cut-rings.ts';
import type { RingLimits } from './extent.ts';
import type { Ring } from './ring.ts';

/** RING-4. Setting: of hits below this strength fewer than one in ten is right. */
export const WEAK_HIT = 0.1;

export interface GroupInput {
  readonly view: CaseView;
  readonly hits: readonly Hit[];
  /** By hit id (RING-10). */
  readonly strengths: ReadonlyMap<number, number>;
  readonly controlled: ControlPairs;
  readonly skip: Uint8Array;
  readonly limits: RingLimits;
}

/** RING-9: whether a ring is shown as one. Strengths by hit id (RING-10). */
export function hasStrongHit(ring: Pick<Ring, 'hits'>, strengths: ReadonlyMap<number, number>): boolean {
  return ring.hits.some((id) => strengths.get(id)! >= WEAK_HIT);
}

/** A ring's hits, and the links that hold them. */
export interface LinkedGroup extends CutGroup {
  /** Sets of the links among `linked`, whose items are places in the list of hits. */
  readonly levels: LinkLevels;
  /** Where the ring's hits stand in `levels`. */
  readonly linked: readonly number[];
}

/**
 * RING-3 and RING-4: the hits of each ring. Weak hits join rings of their own and may belong to one ring of strong hits,
 * but never make one of two: where they would, strong and weak hits are linked apart.
 */
export function groupHits(input: GroupInput): LinkedGroup[] {
  const { view, hits, strengths, limits, skip } = input;
  const levels = linkHits(view, hits, input);
  const strong = hits.flatMap(({ id }, place) => (strengths.get(id)! >= WEAK_HIT ? [place] : []));
  const ofStrong = linkHits(
    view,
    strong.map((place) => hits[place]!),
    input,
  );
  const strongSet = new Map(strong.map((place, i) => [place, ofStrong.control.find(i)]));
  const whole: number[] = [];
  const apart: { strong: number[]; weak: number[] } = { strong: [], weak: [] };
  for (const places of groupsOf(hits.keys(), levels.control)) {
    const sets = new Set(places.map((place) => strongSet.get(place)).filter((set) => set !== undefined));
    // Without weak hits the component is one set of strong ones.
    if (sets.size < 2) whole.push(...places);
    else for (const place of places) (strongSet.has(place) ? apart.strong : apart.weak).push(place);
  }
  const groups: LinkedGroup[] = cutRings({ view, hits, levels, limits, skip }, whole).map((group) => ({
    ...group,
    levels,
    linked: group.places,
  }));
  for (const places of [apart.strong, apart.weak]) groups.push(...groupApart(input, places));
  return groups;
}

function groupApart(input: GroupInput, places: readonly number[]): LinkedGroup[] {
  const { view, limits, skip } = input;
  const hits = places.map((place) => input.hits[place]!);
  const levels = linkHits(view, hits, input);
  return cutRings({ view, hits, levels, limits, skip }, hits.keys()).map((group) => ({
    stopped: 'weak-hits-apart',
    ...group,
    places: group.places.map((i) => places[i]!),
    levels,
    linked: group.places,
  }));
}
