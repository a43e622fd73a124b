import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { edgesOf, judgeAccounts, VALUE_RULE_OFF, type Judgement } from './judge-accounts.ts';
import { PROBE_PARAMETERS } from './probe-parameters.ts';
import { ProbeSearch, type ProbeLimits, type ProbeRule } from './probe-search.ts';

/** PROBE: a small amount from a stranger, then a large one within a day. */
export const probe: Detector<CaseView> = {
  id: 'probe',
  version: 1,
  title: { zh: '小额试探后大额转入', en: 'A small test, then large' },
  subject: 'account',
  family: 'rhythm',
  annexFeature: 'Z8',
  parameters: PROBE_PARAMETERS,
  run: findProbes,
};

function findProbes(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const { ledger } = view;
  const rule: ProbeRule = {
    lookBackSeconds: numberOf(parameters, 'lookBackSeconds'),
    windowSeconds: numberOf(parameters, 'windowSeconds'),
    times: numberOf(parameters, 'times'),
  };
  const limits = view.currencies.map((code) => limitsOf(parameters, code));
  const search = new ProbeSearch(view, rule);
  return judgeAccounts(view, parameters, {
    code: 'probe',
    neededSeconds: rule.lookBackSeconds + rule.windowSeconds,
    priced: limits.map((one) => one !== undefined),
    judge(line): Judgement {
      const own = limits[line.currency]!;
      const found = search.find(line, own);
      if (found.length === 0) return undefined;
      const largest = found.reduce((one, two) => (ledger.amount[two.follow]! > ledger.amount[one.follow]! ? two : one));
      return {
        strength: strengthOf(found.length, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: {
          occurrences: found.length,
          samePayer: found.filter((one) => search.payerOf(one.probe) === search.payerOf(one.follow)).length,
          probeMinor: ledger.amount[largest.probe]!,
          followMinor: ledger.amount[largest.follow]!,
          afterSeconds: ledger.t[largest.follow]! - ledger.t[largest.probe]!,
          currency: view.currencies[line.currency] ?? '',
          probeMostMinor: own.most,
          followLeastMinor: own.follow,
          times: rule.times,
          windowSeconds: rule.windowSeconds,
        },
        evidence: edgesOf(
          ledger,
          found.flatMap((one) => [one.probe, one.follow]),
        ),
        from: ledger.t[found[0]!.probe]!,
        to: Math.max(...found.map((one) => ledger.t[one.follow]!)),
      };
    },
  });
}

/** Undefined: an amount is missing for this currency. */
function limitsOf(parameters: Parameters, currency: string): ProbeLimits | undefined {
  const least = amountFor(parameters, 'probeLeastMinor', currency);
  const most = amountFor(parameters, 'probeMostMinor', currency);
  const follow = amountFor(parameters, 'followLeastMinor', currency);
  if (least === undefined || most === undefined || follow === undefined) return undefined;
  return { least, most, follow };
}
