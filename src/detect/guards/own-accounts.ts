import { EDGE_GUARD } from '../case-view.ts';
import { EdgeTally } from './edge-tally.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';

/** Both sides have the same ID number (ACC-4: never by name). The transfer leaves fan counts and stays everywhere else. */
export const ownAccounts: Guard = {
  id: 'own-accounts',
  version: 1,
  title: { zh: '本人账户之间', en: 'Between own accounts' },
  parameters: [],
  damps: [],
  measure: measureOwn,
};

function measureOwn(context: GuardContext): GuardDraft[] {
  const { graph, accounts } = context.view;
  const tally = new EdgeTally(context, EDGE_GUARD.own);
  const byPair = new Map<number, number[]>();
  for (let e = 0; e < graph.edgeCount; e += 1) {
    const [u, v] = [graph.src[e]!, graph.dst[e]!];
    if (u === v || accounts.holder[u]! < 0 || accounts.holder[u] !== accounts.holder[v]) continue;
    const key = Math.min(u, v) * accounts.count + Math.max(u, v);
    const edges = byPair.get(key);
    if (edges) edges.push(e);
    else byPair.set(key, [e]);
  }
  for (const edges of byPair.values()) tally.add(edges);
  return tally.drafts();
}
