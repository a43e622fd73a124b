import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { skipBrokerEntries } from '../guards/index.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { INTER_BANK_PARAMETERS } from './inter-bank-parameters.ts';
import { edgesOf, judgeAccounts, VALUE_RULE_OFF, type Judgement } from './judge-accounts.ts';
import { markedFlow, reversedEntries } from './marked-flow.ts';

/** INTER-BANK: received from other institutions and sent on to other institutions, with little kept. */
export const interBank: Detector<CaseView> = {
  id: 'inter-bank',
  version: 1,
  title: { zh: '跨行收款并跨行转出', en: 'Received from and sent to other institutions' },
  subject: 'account',
  family: 'flow',
  annexFeature: 'Z7',
  parameters: INTER_BANK_PARAMETERS,
  run: findInterBank,
};

function findInterBank(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const { ledger, accounts } = view;
  const leastMinor = view.currencies.map((code) => amountFor(parameters, 'minimumAmountMinor', code));
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const onwardSeconds = numberOf(parameters, 'onwardSeconds');
  const minimumShare = numberOf(parameters, 'minimumShare');
  const minimumInstitutions = numberOf(parameters, 'minimumInstitutions');
  const skip = skipBrokerEntries(view, reversedEntries(ledger));
  const institutionBehind = counterpartyInstitutions(view);
  return judgeAccounts(view, parameters, {
    code: 'inter-bank',
    neededSeconds: windowSeconds + onwardSeconds,
    priced: leastMinor.map((minor) => minor !== undefined),
    judge(line): Judgement {
      const { account, currency, entries } = line;
      const own = accounts.institution[account]!;
      const institutionOf = (entry: number): number => institutionBehind(account, entry);
      // An unknown institution is neither the own one nor another.
      const isKnown = (entry: number): boolean => institutionOf(entry) !== -1;
      if (own === -1 || !entries.some(isKnown)) return 'gap';
      const isOther = (entry: number): boolean => isKnown(entry) && institutionOf(entry) !== own;
      const institutions = (list: readonly number[]): number => new Set(list.map(institutionOf)).size;
      const found = markedFlow(ledger, line, skip, {
        windowSeconds,
        onwardSeconds,
        minimumCredits: 1,
        minimumCreditsMinor: leastMinor[currency]!,
        minimumShare,
        isCredit: isOther,
        isDebit: isOther,
        fits: (credits, debits) => institutions([...credits, ...debits]) >= minimumInstitutions,
      });
      if (!found) return undefined;
      const { creditsMinor, matchedMinor, share, credits, debits } = found;
      const count = institutions([...credits, ...debits]);
      return {
        strength: strengthOf(count, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: {
          institutions: count,
          institutionsIn: institutions(credits),
          institutionsOut: institutions(debits),
          creditsMinor,
          sentMinor: matchedMinor,
          share,
          windowSeconds,
          onwardSeconds,
          currency: view.currencies[currency] ?? '',
          minimumInstitutions,
          minimumAmountMinor: leastMinor[currency]!,
          minimumShare,
        },
        evidence: edgesOf(ledger, [...credits, ...debits]),
        from: ledger.t[credits[0]!]!,
        to: Math.max(...debits.map((entry) => ledger.t[entry]!)),
      };
    },
  });
}

/** The institution of the other side of an account's entry; -1 = unknown or nobody. */
function counterpartyInstitutions({ ledger, graph, accounts }: CaseView): (account: number, entry: number) => number {
  return (account, entry) => {
    const edge = ledger.edge[entry]!;
    if (edge === -1) return -1;
    return accounts.institution[graph.src[edge] === account ? graph.dst[edge]! : graph.src[edge]!]!;
  };
}
