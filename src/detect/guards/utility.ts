import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND, type Parameters } from '#model';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { amountFor, numberOf } from '../parameters.ts';
import { accountFlow, byPartner, partnerOf, type AccountFlow } from './account-flow.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';
import { UTILITY_PARAMETERS } from './guard-parameters.ts';
import { median } from './measures.ts';

const CONDITIONS = 4;
const OF_THE_BANK = ENTRY_FLAG.fee | ENTRY_FLAG.interest | ENTRY_FLAG.tax;

/**
 * Water, power, taxes, property management: many pay, and the same ones pay again a month or two later. That they do is
 * always needed, because everything else can be had by whoever collects small sums once.
 */
export const utility: Guard = {
  id: 'utility',
  version: 1,
  title: { zh: '公用事业、税费', en: 'Utility, tax or fee' },
  parameters: UTILITY_PARAMETERS,
  damps: ['fan-in', 'gather'],
  accountBit: ACCOUNT_GUARD.utility,
  measure: measureUtilities,
};

function measureUtilities(context: GuardContext, parameters: Parameters): GuardDraft[] {
  const { view } = context;
  const { payers, repeatedPayers } = context.histories;
  const recurringShare = numberOf(parameters, 'recurringShare');
  const minimumPayers = numberOf(parameters, 'minimumPayers');
  const drafts: GuardDraft[] = [];
  for (const [account, count] of payers.entries()) {
    if (count < Math.min(FEWEST_PAYERS, minimumPayers) || !isSubject(view.accounts, account)) continue;
    if (repeatedPayers[account]! < recurringShare * count) continue;
    const draft = judge(view, parameters, accountFlow(view, account));
    if (draft) drafts.push(draft);
  }
  return drafts;
}

/** Below as many payers there is no fan that could be damped. */
const FEWEST_PAYERS = 5;

function judge(view: CaseView, parameters: Parameters, flow: AccountFlow): GuardDraft | undefined {
  const { account } = flow;
  const least = (id: string): number => numberOf(parameters, id);
  const payers = byPartner(view, account, flow.credits);
  const gaps = { from: least('gapFromSeconds'), to: least('gapToSeconds') };
  const recurring = [...payers.values()].filter((own) => paysInTime(view, own, gaps)).length;
  const values = {
    payers: payers.size,
    recurringShare: payers.size === 0 ? 0 : recurring / payers.size,
    medianMinor: median(flow.credits.map((i) => view.ledger.amount[i]!)),
    currency: view.currencies[flow.currency] ?? '',
    personShare: personShare(view, flow),
  };
  if (values.recurringShare < least('recurringShare')) return undefined;
  const mostMinor = amountFor(parameters, 'medianMinor', values.currency);
  const met = [
    values.payers >= least('minimumPayers'),
    true,
    mostMinor !== undefined && values.medianMinor <= mostMinor,
    values.personShare <= least('personShare'),
  ].filter(Boolean).length;
  if (met < least('minimumConditions')) return undefined;
  return { account, share: met / CONDITIONS, values: { met, of: CONDITIONS, ...values } };
}

/** At least half of the payer's gaps, and one, are a period's. */
function paysInTime(
  { ledger }: CaseView,
  own: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  let inTime = 0;
  for (const [i, entry] of own.slice(1).entries()) {
    const gap = ledger.t[entry]! - ledger.t[own[i]!]!;
    if (gap >= from && gap <= to) inTime += 1;
  }
  return inTime > 0 && inTime * 2 >= own.length - 1;
}

/** Cash, and accounts that nothing shows to be a firm's, count as persons; the bank's own rows do not count. */
function personShare(view: CaseView, { account, debits }: AccountFlow): number {
  const { ledger, accounts } = view;
  let [all, toPersons] = [0, 0];
  for (const i of debits) {
    if ((ledger.flags[i]! & OF_THE_BANK) !== 0) continue;
    all -= ledger.amount[i]!;
    const partner = partnerOf(view, account, i);
    const kind = partner === -1 ? ACCOUNT_KIND.unknown : accounts.kind[partner];
    const isFirm =
      kind === ACCOUNT_KIND.corporate || kind === ACCOUNT_KIND.settlement || kind === ACCOUNT_KIND.clearing;
    if (!isFirm) toPersons -= ledger.amount[i]!;
  }
  return all === 0 ? 0 : toPersons / all;
}
