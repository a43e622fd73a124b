import { ACCOUNT_KIND, type Parameters } from '#model';
import { ACCOUNT_GUARD } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { busyWindows } from './busy-windows.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';
import { CLEARING_PARAMETERS } from './guard-parameters.ts';

/**
 * An account that everybody pays and that pays everybody is a place of clearing, whatever its name: no node of a pattern.
 * The dated table of names has made the others clearing accounts already, and they are no subject.
 */
export const clearing: Guard = {
  id: 'clearing',
  version: 1,
  title: { zh: '清算账户', en: 'Clearing account' },
  parameters: CLEARING_PARAMETERS,
  damps: ['flow', 'rhythm'],
  accountBit: ACCOUNT_GUARD.clearing,
  measure: measureClearing,
};

function measureClearing({ view }: GuardContext, parameters: Parameters): GuardDraft[] {
  const { accounts, graph } = view;
  const search = busyWindows(graph);
  const least = { payers: numberOf(parameters, 'minimumPayers'), payees: numberOf(parameters, 'minimumPayees') };
  const drafts: GuardDraft[] = [];
  for (const [account, kind] of accounts.kind.entries()) {
    if (kind === ACCOUNT_KIND.clearing) continue;
    const found = search(account, least, numberOf(parameters, 'windowSeconds'));
    if (found) drafts.push({ account, share: 1, values: { ...found } });
  }
  return drafts;
}
