import type { Detector, DetectorOutput, Parameters, SignalDraft } from '#model';
import { LEFT_OUT, type CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { patternGraph } from '../pattern-graph.ts';
import { strengthOf } from '../strength.ts';
import { compareFindings, isShorter, reasonsOutput, VALUE_RULE_OFF } from './judge-accounts.ts';
import { SPREAD_PARAMETERS } from './spread-parameters.ts';
import { SpreadSearch, type Spreading } from './spread-search.ts';

/** SPREAD: what few paid in leaves at once to many. Code 3007 of the bank-police platform, proposed. */
export const spread: Detector<CaseView> = {
  id: 'spread',
  version: 1,
  title: { zh: '集中转入、分散转出', en: 'Received from few, spread to many' },
  subject: 'account',
  family: 'flow',
  featureCode: '3007',
  annexFeature: 'Z1',
  parameters: SPREAD_PARAMETERS,
  leavesOut: LEFT_OUT.flow,
  run: findSpreaders,
};

function findSpreaders(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const { graph } = patternGraph(view, false, LEFT_OUT.flow);
  const search = new SpreadSearch(graph, parameters, view.guarded?.edges);
  const fullAmount = view.currencies.map((code) => amountFor(parameters, 'fullAmountMinor', code));
  const needed = numberOf(parameters, 'windowSeconds') + numberOf(parameters, 'onwardSeconds');
  const signals: SignalDraft[] = [];
  const notAssessable: number[] = [];
  let withoutAmount = 0;
  for (const account of view.accounts.flags.keys()) {
    if (!isSubject(view.accounts, account)) continue;
    const found: SignalDraft[] = [];
    let isUnpriced = false;
    for (const one of search.best(account)) {
      const full = fullAmount[one.currency];
      if (full === undefined) {
        isUnpriced = true;
        withoutAmount += 1;
        continue;
      }
      found.push(toSignal(view, parameters, { account, found: one, full }));
    }
    const [best] = found.toSorted(compareFindings);
    if (best) signals.push(best);
    else if (isUnpriced || isShorter(view.accounts, account, needed)) notAssessable.push(account);
  }
  const counts = { 'currencies-without-amount': withoutAmount, 'hub-skips': search.hubSkips };
  return reasonsOutput({ signals, notAssessable, counts }, parameters);
}

function toSignal(
  { graph, currencies }: CaseView,
  parameters: Parameters,
  { account, found, full }: { readonly account: number; readonly found: Spreading; readonly full: number },
): SignalDraft {
  const [from, to] = [numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')];
  const { payers, inflow, payees, paidOut, evidence } = found;
  return {
    account,
    strength: strengthOf(payees, from, to) * (full === 0 ? 1 : Math.min(1, inflow / full)),
    code: 'spread',
    values: {
      payers,
      windowSeconds: numberOf(parameters, 'windowSeconds'),
      inflowMinor: inflow,
      payees,
      paidOutMinor: paidOut,
      paidOutShare: paidOut / inflow,
      onwardSeconds: numberOf(parameters, 'onwardSeconds'),
      currency: currencies[found.currency] ?? '',
      minimumPayees: numberOf(parameters, 'minimumPayees'),
      maximumPayers: numberOf(parameters, 'maximumPayers'),
      minimumShare: numberOf(parameters, 'minimumShare'),
    },
    evidence,
    from: graph.t[evidence[0]!]!,
    to: graph.t[evidence.at(-1)!]!,
  };
}
