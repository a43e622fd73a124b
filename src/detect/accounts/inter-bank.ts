import type { LedgerColumns } from '#ledger';
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
  const institutionOf = counterpartyInstitutions(view);
  return judgeAccounts(view, parameters, {
    code: 'inter-bank',
    neededSeconds: windowSeconds + onwardSeconds,
    priced: leastMinor.map((minor) => minor !== undefined),
    judge({ account, currency, entries }): Judgement {
      const own = accounts.institution[account]!;
      // An unknown institution is neither the own one nor another.
      if (own < 0) return 'gap';
      const isOther = (entry: number): boolean => {
        const at = institutionOf(entry);
        return at >= 0 && at !== own;
      };
      const seen = directionsOf(ledger, { entries, institutionOf, own });
      if (seen === 'unknown') return 'gap';
      if (seen !== 'both') return undefined;
      const institutions = (list: readonly number[]): number => new Set(list.map(institutionOf)).size;
      const found = markedFlow(ledger, account, skip, {
        currency,
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

/** Does the account deal with other institutions at all, and both ways? */
function directionsOf(
  { amount }: LedgerColumns,
  {
    entries,
    institutionOf,
    own,
  }: {
    readonly entries: Uint32Array;
    readonly institutionOf: (entry: number) => number;
    readonly own: number;
  },
): 'unknown' | 'one' | 'both' {
  let [isKnown, isIn, isOut] = [false, false, false];
  for (const entry of entries) {
    const at = institutionOf(entry);
    if (at < 0) continue;
    isKnown = true;
    if (at === own) continue;
    if (amount[entry]! > 0) isIn = true;
    else isOut = true;
    if (isIn && isOut) return 'both';
  }
  return isKnown ? 'one' : 'unknown';
}

/** By ledger entry the institution of the other side; -1 = unknown or nobody. */
function counterpartyInstitutions({ ledger, graph, accounts }: CaseView): (entry: number) => number {
  return (entry) => {
    const edge = ledger.edge[entry]!;
    if (edge < 0) return -1;
    return accounts.institution[ledger.amount[entry]! > 0 ? graph.src[edge]! : graph.dst[edge]!]!;
  };
}
