import type { Detector, DetectorOutput, Parameters } from '#model';
import { LEFT_OUT, type CaseView } from '../case-view.ts';
import { coverageSeconds, isSubject } from '../coverage.ts';
import { isOn, numberOf } from '../parameters.ts';
import { patternGraph } from '../pattern-graph.ts';
import { strengthOf } from '../strength.ts';
import { GATHER_PARAMETERS } from './gather-parameters.ts';
import { GatherSearch } from './gather-search.ts';

/** GATHER: many pay in, then most of it leaves to one or two. Code 3006 of the bank-police platform, proposed. */
export const gather: Detector<CaseView> = {
  id: 'gather',
  version: 1,
  title: { zh: '分散转入、集中转出', en: 'Gathered in, passed on to few' },
  subject: 'account',
  family: 'flow',
  featureCode: '3006',
  annexFeature: 'Z2',
  parameters: GATHER_PARAMETERS,
  leavesOut: LEFT_OUT.flow,
  run: findGatherers,
};

function findGatherers(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) {
    return { hits: [], signals: [], notAssessable: new Uint32Array(0), counts: { 'value-rule-off': 1 } };
  }
  const { graph } = patternGraph(view, false, LEFT_OUT.flow);
  const search = new GatherSearch(graph, parameters, view.guarded?.edges);
  const signals = [];
  const notAssessable = [];
  const needed = numberOf(parameters, 'windowSeconds') + numberOf(parameters, 'onwardSeconds');
  for (const account of view.accounts.flags.keys()) {
    if (!isSubject(view.accounts, account)) continue;
    const best = search.best(account);
    if (!best) {
      if (coverageSeconds(view.accounts, account) < needed) notAssessable.push(account);
      continue;
    }
    signals.push({
      account,
      strength: strengthOf(best.payers, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      code: 'gather',
      values: {
        payers: best.payers,
        windowSeconds: numberOf(parameters, 'windowSeconds'),
        inflowMinor: best.inflow,
        payees: best.payees,
        passedOnMinor: best.passedOn,
        passedOnShare: best.passedOn / best.inflow,
        leftBeforeMinor: best.leftBefore,
        onwardSeconds: numberOf(parameters, 'onwardSeconds'),
        currency: view.currencies[best.currency] ?? '',
        minimumPayers: numberOf(parameters, 'minimumPayers'),
        minimumShare: numberOf(parameters, 'minimumShare'),
      },
      evidence: best.evidence,
      from: graph.t[best.evidence[0]!]!,
      to: graph.t[best.evidence.at(-1)!]!,
    });
  }
  return {
    hits: [],
    signals,
    notAssessable: Uint32Array.from(notAssessable),
    counts: { 'hub-skips': search.hubSkips },
  };
}
