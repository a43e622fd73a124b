import { ENTRY_FLAG } from '#ledger';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { CASH_OUT_PARAMETERS } from './cash-out-parameters.ts';
import { hasFlag, knowsWords } from './entry-words.ts';
import { edgesOf, judgeAccounts, VALUE_RULE_OFF, type Judgement } from './judge-accounts.ts';
import { markedFlow, reversedEntries } from './marked-flow.ts';

/** CASH-OUT: what was transferred in is taken in cash within a day. */
export const cashOut: Detector<CaseView> = {
  id: 'cash-out',
  version: 1,
  title: { zh: '转入后随即取现', en: 'Transferred in, taken out in cash' },
  subject: 'account',
  family: 'exit',
  parameters: CASH_OUT_PARAMETERS,
  run: findCashOut,
};

function findCashOut(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const { ledger } = view;
  const hasWords = knowsWords(view);
  const leastMinor = view.currencies.map((code) => amountFor(parameters, 'minimumAmountMinor', code));
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const onwardSeconds = numberOf(parameters, 'onwardSeconds');
  const minimumShare = numberOf(parameters, 'minimumShare');
  const skip = reversedEntries(ledger);
  const isCash = hasFlag(ledger, ENTRY_FLAG.cash);
  return judgeAccounts(view, parameters, {
    code: 'cash-out',
    neededSeconds: windowSeconds + onwardSeconds,
    priced: leastMinor.map((minor) => minor !== undefined),
    judge(line): Judgement {
      if (!hasWords) return 'gap';
      const minimumCreditsMinor = leastMinor[line.currency]!;
      const found = markedFlow(ledger, line, skip, {
        windowSeconds,
        onwardSeconds,
        minimumCredits: 1,
        minimumCreditsMinor,
        minimumShare,
        isCredit: (entry) => !isCash(entry),
        isDebit: isCash,
      });
      if (!found) return undefined;
      const { creditsMinor, matchedMinor, share, credits, debits } = found;
      return {
        strength: strengthOf(share, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: {
          creditsMinor,
          creditCount: credits.length,
          cashMinor: matchedMinor,
          cashCount: debits.length,
          share,
          windowSeconds,
          onwardSeconds,
          currency: view.currencies[line.currency] ?? '',
          minimumAmountMinor: minimumCreditsMinor,
          minimumShare,
        },
        evidence: edgesOf(ledger, [...credits, ...debits]),
        from: ledger.t[credits[0]!]!,
        to: Math.max(...debits.map((entry) => ledger.t[entry]!)),
      };
    },
  });
}
