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
  const { src, dst } = graph;
  const { holder } = accounts;
  const tally = new EdgeTally(context, EDGE_GUARD.own);
  for (const [e, from] of src.entries()) {
    if (from === dst[e]) continue;
    const own = holder[from]!;
    if (own !== -1 && own === holder[dst[e]!]) tally.mark(e);
  }
  return tally.drafts();
}
