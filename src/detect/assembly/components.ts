import { DisjointSets } from '#graph';
import type { CaseView } from '../case-view.ts';
import type { ControlPairs } from '../control-links.ts';
import type { Hit } from '../hits.ts';
import { joinByControl } from './control-joins.ts';
import { hitsByAccount } from './hits-by-account.ts';
import { joinByOnwardFlow } from './onward-links.ts';
import { joinBySharedAccounts, joinByTransfers } from './shared-links.ts';

/** RING-3: sets of hits after each kind of link, weaker kinds on top of stronger ones. Places in the list of hits. */
export interface LinkLevels {
  readonly transfers: DisjointSets;
  readonly accounts: DisjointSets;
  readonly onward: DisjointSets;
  readonly control: DisjointSets;
  /** Pairs of hits that no onward flow was measured for (cap). */
  readonly onwardPairsLeftOut: number;
}

export interface LinkInput {
  readonly controlled: ControlPairs;
  /** Ledger entries left out of lots. */
  readonly skip: Uint8Array;
}

export function linkHits(view: CaseView, hits: readonly Hit[], { controlled, skip }: LinkInput): LinkLevels {
  const byAccount = hitsByAccount(hits, view.accounts.count);
  const transfers = new DisjointSets(hits.length);
  joinByTransfers(view.graph, hits, transfers);
  const accounts = copyOf(transfers, hits);
  joinBySharedAccounts(hits, accounts);
  const onward = copyOf(accounts, hits);
  const onwardPairsLeftOut = joinByOnwardFlow(view, hits, { byAccount, sets: onward, skip });
  const control = copyOf(onward, hits);
  joinByControl(hits, controlled, { byAccount, sets: control });
  return { transfers, accounts, onward, control, onwardPairsLeftOut };
}

/** The given places by their set, each list in the order given. */
export function groupsOf(places: Iterable<number>, sets: DisjointSets): number[][] {
  const groups = new Map<number, number[]>();
  for (const place of places) {
    const name = sets.find(place);
    const group = groups.get(name);
    if (group) group.push(place);
    else groups.set(name, [place]);
  }
  return [...groups.values()];
}

function copyOf(sets: DisjointSets, hits: readonly Hit[]): DisjointSets {
  const copy = new DisjointSets(hits.length);
  for (const i of hits.keys()) copy.join(sets.find(i), i);
  return copy;
}
