import { DisjointSets } from '#graph';
import type { CaseView } from '../case-view.ts';
import { controlPeers } from '../control-links.ts';
import type { Hit } from '../hits.ts';
import { BalanceBook } from './card.ts';
import { groupsOf } from './components.ts';
import { controlGroups } from './control-groups.ts';
import { describeRing, type RingContext } from './describe-ring.ts';
import { explainedStrengths } from './explained-strength.ts';
import { RING_LIMITS, type RingLimits } from './extent.ts';
import { footingOf } from './footing.ts';
import { LotBook } from './lot-book.ts';
import type { Ring, RingLinks } from './ring.ts';
import { joinBySharedAccounts, joinByTransfers } from './shared-links.ts';
import { possibleCore } from './subjects.ts';
import { skippedEntries } from './tiers.ts';
import { groupHits, hasStrongHit, type GroupInput, type LinkedGroup } from './weak-hits.ts';

export interface RingAssembly {
  /** Those that are shown (RING-9), strongest first. */
  readonly rings: readonly Ring[];
  /** Groups without a strong hit: no rings to a reader, but what the roles of their members rest on. */
  readonly weak: readonly Ring[];
  /** Caps and stops, by code. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface AssemblyOptions extends Partial<RingLimits> {
  /** RING-4: accounts that something else than a pattern speaks against; none when absent. */
  readonly seen?: ReadonlySet<number>;
  /** RING-11: whether who receives most of a ring's money is core of it; false when absent. */
  readonly receivers?: boolean;
}

/**
 * RING-1 to RING-11: surviving hits with a core, linked, stopped where they run into one another, and described. Cores
 * name possible core accounts only (`withPossibleCores`).
 */
export function assembleRings(view: CaseView, hits: readonly Hit[], options: AssemblyOptions = {}): RingAssembly {
  const { seen = new Set(), receivers = false, ...limits } = options;
  const strengths = explainedStrengths(hits);
  const { firm, loose } = footingOf({ view, hits, strengths, seen });
  const skip = skippedEntries(view);
  const { pairs: controlled } = controlPeers(view);
  const lots = new LotBook(view, skip);
  const context = {
    view,
    lots,
    control: controlGroups(controlled),
    balances: new BalanceBook(view, lots),
    ...(receivers ? { receivers: possibleCore(view) } : {}),
  };
  const linking = { view, strengths, controlled, skip, limits: { ...RING_LIMITS, ...limits } };
  const ofFirm = ringsOf(context, { ...linking, hits: firm });
  const ofLoose = ringsOf(context, { ...linking, hits: loose });
  const rings = ofFirm.rings.filter((ring) => hasStrongHit(ring, strengths));
  const weak = [...ofFirm.rings.filter((ring) => !hasStrongHit(ring, strengths)), ...ofLoose.rings];
  const groups = [...ofFirm.groups, ...ofLoose.groups];
  return {
    rings: rings.toSorted((a, b) => b.strength - a.strength || a.hits[0]! - b.hits[0]!),
    weak,
    counts: {
      'hits-without-core': hits.filter((hit) => hit.subsumedBy < 0 && hit.core.length === 0).length,
      'onward-pairs-left-out': groups.reduce((most, { levels }) => Math.max(most, levels.onwardPairsLeftOut), 0),
      'rings-cut': rings.filter((ring) => ring.stopped !== undefined).length,
      'rings-too-large': groups.filter((group) => group.isTooLarge === true).length,
      'rings-of-weak-hits': weak.length,
    },
  };
}

function ringsOf(
  context: RingContext,
  input: GroupInput,
): { readonly rings: readonly Ring[]; readonly groups: readonly LinkedGroup[] } {
  const { view, hits } = input;
  const groups = groupHits(input);
  const rings = withOwnTransfers(hits, groups).map(({ group, transfers }) =>
    describeRing(context, {
      hits: group.places.map((place) => hits[place]!),
      transfers,
      links: linksOf(view, hits, group),
      ...(group.stopped === undefined ? {} : { stopped: group.stopped }),
    }),
  );
  return { rings, groups };
}

interface OwnedGroup {
  readonly group: LinkedGroup;
  readonly transfers: readonly number[];
}

/**
 * RING-2 for rings: a transfer that hits of two rings hold goes to the ring of the strongest of them. A ring that keeps
 * none of its own joins the ring that has them.
 */
function withOwnTransfers(hits: readonly Hit[], groups: readonly LinkedGroup[]): OwnedGroup[] {
  const groupOf = new Int32Array(hits.length);
  for (const [i, { places }] of groups.entries()) for (const place of places) groupOf[place] = i;
  const owner = new Map<number, number>();
  const owned = groups.map(() => 0);
  for (const [place, { evidence }] of hits.entries()) {
    for (const e of evidence) {
      if (owner.has(e)) continue;
      owner.set(e, groupOf[place]!);
      owned[groupOf[place]!]! += 1;
    }
  }
  const places = groups.map((group) => [...group.places]);
  const transfers: number[][] = groups.map(() => []);
  for (const [e, group] of owner) transfers[group]!.push(e);
  for (const [i, group] of groups.entries()) {
    if (owned[i]! > 0) continue;
    places[owner.get(hits[group.places[0]!]!.evidence[0]!)!]!.push(...group.places);
    places[i] = [];
  }
  return groups.flatMap((group, i) =>
    places[i]!.length === 0
      ? []
      : [
          {
            group: { ...group, places: places[i]!.toSorted((a, b) => a - b) },
            transfers: transfers[i]!.toSorted((a, b) => a - b),
          },
        ],
  );
}

function linksOf(view: CaseView, hits: readonly Hit[], { places, stopped, levels, linked }: LinkedGroup): RingLinks {
  // What was cut, or took in the hits of a ring without transfers of its own, is held by what its own hits share.
  if (stopped === 'cut-by-communities' || linked.length !== places.length) {
    return linksWithin(
      view,
      places.map((place) => hits[place]!),
    );
  }
  const parts = [levels.transfers, levels.accounts, levels.onward, levels.control].map(
    (sets) => groupsOf(linked, sets).length,
  );
  const [byTransfers = 0, byAccounts = 0, byOnward = 0, byControl = 0] = parts;
  return {
    transfers: places.length - byTransfers,
    accounts: byTransfers - byAccounts,
    onward: byAccounts - byOnward,
    control: byOnward - byControl,
  };
}

function linksWithin({ graph }: CaseView, hits: readonly Hit[]): RingLinks {
  const sets = new DisjointSets(hits.length);
  joinByTransfers(graph, hits, sets);
  const byTransfers = groupsOf(hits.keys(), sets).length;
  joinBySharedAccounts(hits, sets);
  const byAccounts = groupsOf(hits.keys(), sets).length;
  return { transfers: hits.length - byTransfers, accounts: byTransfers - byAccounts, onward: 0, control: 0 };
}
