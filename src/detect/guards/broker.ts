import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND, type Parameters } from '#model';
import { ACCOUNT_GUARD, EDGE_GUARD, type CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { numberOf } from '../parameters.ts';
import { hasSameHolder, partnerOf } from './account-flow.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft, VoidReason } from './guard.ts';
import { BROKER_PARAMETERS } from './guard-parameters.ts';

/**
 * Money into securities, funds and bank products and back. The words are half of it; the other half is that it comes back
 * to the same holder. It guards the customer's rows only: to the one who takes the money these words give nothing.
 */
export const broker: Guard = {
  id: 'broker',
  version: 1,
  title: { zh: '券商与银行产品', en: 'Broker or bank product' },
  parameters: BROKER_PARAMETERS,
  damps: [],
  accountBit: ACCOUNT_GUARD.broker,
  measure: measureBrokers,
};

/** Broker rows of one account with one other side, in order; -1: with the bank itself. */
interface Dealing {
  readonly partner: number;
  readonly entries: number[];
  sentMinor: number;
  receivedMinor: number;
}

function measureBrokers(context: GuardContext, parameters: Parameters): GuardDraft[] {
  const { accounts } = context.view;
  const drafts: GuardDraft[] = [];
  for (const account of accounts.flags.keys()) {
    if (!isSubject(accounts, account)) continue;
    const draft = judge(context, account, parameters);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function judge(context: GuardContext, account: number, parameters: Parameters): GuardDraft | undefined {
  const { view } = context;
  const returnedShare = numberOf(parameters, 'returnedShare');
  const most = numberOf(parameters, 'maximumPartners');
  const held = dealingsOf(view, account).filter((dealing) => comesBack(view, account, dealing, returnedShare));
  if (held.length === 0 || held.length > most) return undefined;
  let voidedBy: VoidReason | undefined;
  let [transfers, sentMinor, receivedMinor] = [0, 0, 0];
  for (const { partner, entries, ...sums } of held) {
    const voided = partner === -1 ? context.voidOf(account) : context.voidBetween(account, partner);
    voidedBy ??= voided;
    if (voided !== undefined) continue;
    transfers += entries.length;
    sentMinor += sums.sentMinor;
    receivedMinor += sums.receivedMinor;
    for (const i of entries) if (view.ledger.edge[i] !== -1) context.edges[view.ledger.edge[i]!]! |= EDGE_GUARD.broker;
  }
  const values = { transfers, sentMinor, receivedMinor };
  return { account, share: 1, values, ...(transfers > 0 || voidedBy === undefined ? {} : { voidedBy }) };
}

function dealingsOf(view: CaseView, account: number): Dealing[] {
  const { ledger } = view;
  const dealings = new Map<string, Dealing>();
  for (let i = ledger.offsets[account]!; i < ledger.offsets[account + 1]!; i += 1) {
    if ((ledger.flags[i]! & ENTRY_FLAG.broker) === 0) continue;
    const partner = partnerOf(view, account, i);
    const key = `${partner} ${ledger.currency[i]}`;
    const dealing = dealings.get(key) ?? { partner, entries: [], sentMinor: 0, receivedMinor: 0 };
    dealings.set(key, dealing);
    dealing.entries.push(i);
    dealing.sentMinor += Math.max(-ledger.amount[i]!, 0);
    dealing.receivedMinor += Math.max(ledger.amount[i]!, 0);
  }
  return [...dealings.values()];
}

/** A person is no broker, unless it is oneself; and where nothing shows a firm, the customer is who sends first. */
function comesBack(view: CaseView, account: number, dealing: Dealing, returnedShare: number): boolean {
  const { partner, entries, sentMinor, receivedMinor } = dealing;
  if (hasSameHolder(view, account, partner)) return true;
  const kind = partner === -1 ? ACCOUNT_KIND.corporate : view.accounts.kind[partner];
  if (kind === ACCOUNT_KIND.personal) return false;
  if (kind !== ACCOUNT_KIND.corporate && view.ledger.amount[entries[0]!]! > 0) return false;
  const [less, more] = [Math.min(sentMinor, receivedMinor), Math.max(sentMinor, receivedMinor)];
  return less > 0 && less >= returnedShare * more;
}
