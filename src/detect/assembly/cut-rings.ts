import { DisjointSets, leiden } from '#graph';
import type { CaseView } from '../case-view.ts';
import type { Hit } from '../hits.ts';
import { groupsOf, type LinkLevels } from './components.ts';
import { isTooLarge, type RingLimits } from './extent.ts';
import { accountGraph, type AccountGraph } from './fifo-weights.ts';
import type { RingStop } from './ring.ts';
import { joinBySharedAccounts, joinByTransfers } from './shared-links.ts';

/** Of the order in which communities are searched; any other would do. */
const SEED = 20_240_305;
/** γ starts at 1 and doubles as long as a part is too large. */
const RESOLUTIONS = [1, 2, 4, 8, 16, 32, 64] as const;

/** A ring's hits as places in the list of hits, rising. */
export interface CutGroup {
  readonly places: readonly number[];
  readonly stopped?: RingStop;
  /** Too large still, because one hit is, or because its hits cannot be told apart. */
  readonly isTooLarge?: boolean;
}

export interface CutInput {
  readonly view: CaseView;
  readonly hits: readonly Hit[];
  readonly levels: LinkLevels;
  readonly limits: RingLimits;
  readonly skip: Uint8Array;
}

/**
 * RING-4: the components of all links among the given places (whole components); those too large without links (iv), then
 * without (iii), then cut by communities.
 */
export function cutRings(input: CutInput, places: Iterable<number>): CutGroup[] {
  const { levels } = input;
  const rings: CutGroup[] = [];
  for (const whole of groupsOf(places, levels.control)) {
    if (isFine(input, whole)) {
      rings.push({ places: whole });
      continue;
    }
    for (const part of groupsOf(whole, levels.onward)) {
      if (isFine(input, part)) {
        rings.push({ places: part, stopped: 'control-links-dropped' });
        continue;
      }
      for (const group of groupsOf(part, levels.accounts)) {
        if (isFine(input, group)) {
          rings.push({ places: group, stopped: 'onward-links-dropped' });
        } else rings.push(...cutByCommunities(input, group, 0));
      }
    }
  }
  return rings;
}

function isFine({ view, hits, limits }: CutInput, places: readonly number[]): boolean {
  return !isTooLarge(
    view,
    places.map((place) => hits[place]!),
    limits,
  );
}

/** A hit is never cut: it goes where most of its core is. */
function cutByCommunities(input: CutInput, places: readonly number[], step: number): CutGroup[] {
  const resolution = RESOLUTIONS[step];
  if (places.length === 1 || resolution === undefined) {
    const isStillTooLarge = !isFine(input, places);
    return [
      {
        places,
        ...(step > 0 ? { stopped: 'cut-by-communities' } : {}),
        ...(isStillTooLarge ? { isTooLarge: true } : {}),
      },
    ];
  }
  const hits = places.map((place) => input.hits[place]!);
  const accounts = accountGraph(input.view, hits, input.skip);
  const { community } = leiden(accounts.graph, { resolution, seed: SEED });
  const byCommunity = Map.groupBy(places, (place) => homeOf(input.hits[place]!, accounts, community));
  const rings: CutGroup[] = [];
  for (const group of byCommunity.values()) {
    for (const linked of linkedGroups(input, group)) {
      if (isFine(input, linked)) rings.push({ places: linked, stopped: 'cut-by-communities' });
      else rings.push(...cutByCommunities(input, linked, step + 1));
    }
  }
  return rings;
}

/** The community of most of a hit's core accounts, of equals the first. */
function homeOf(hit: Hit, { nodeOf }: AccountGraph, community: Uint32Array): number {
  const counts = new Map<number, number>();
  for (const account of hit.core) {
    const name = community[nodeOf.get(account)!]!;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [[home]] = [...counts].toSorted(([a, ofA], [b, ofB]) => ofB - ofA || a - b) as [[number, number]];
  return home;
}

/** Hits of one community that no link among them holds together are rings of their own. */
function linkedGroups({ view, hits }: CutInput, places: readonly number[]): number[][] {
  const own = places.map((place) => hits[place]!);
  const sets = new DisjointSets(own.length);
  joinByTransfers(view.graph, own, sets);
  joinBySharedAccounts(own, sets);
  return groupsOf(own.keys(), sets).map((group) => group.map((i) => places[i]!));
}
