import { ENTRY_FLAG } from '#ledger';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { CASH_IN_PARAMETERS } from './cash-in-parameters.ts';
import { hasFlag, knowsWords } from './entry-words.ts';
import { edgesOf, judgeAccounts, VALUE_RULE_OFF, type Judgement } from './judge-accounts.ts';
import { markedFlow, reversedEntries } from './marked-flow.ts';

/** CASH-IN (存现): cash is paid in again and again and transferred on within a day. */
export const cashIn: Detector<CaseView> = {
  id: 'cash-in',
  version: 1,
  title: { zh: '多次存现后随即转出', en: 'Cash paid in, transferred on' },
  subject: 'account',
  family: 'flow',
  parameters: CASH_IN_PARAMETERS,
  run: findCashIn,
};

function findCashIn(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const { ledger } = view;
  const hasWords = knowsWords(view);
  const leastMinor = view.currencies.map((code) => amountFor(parameters, 'minimumAmountMinor', code));
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const onwardSeconds = numberOf(parameters, 'onwardSeconds');
  const minimumShare = numberOf(parameters, 'minimumShare');
  const minimumCredits = numberOf(parameters, 'minimumDeposits');
  const skip = reversedEntries(ledger);
  const isCash = hasFlag(ledger, ENTRY_FLAG.cash);
  return judgeAccounts(view, parameters, {
    code: 'cash-in',
    neededSeconds: windowSeconds + onwardSeconds,
    priced: leastMinor.map((minor) => minor !== undefined),
    judge(line): Judgement {
      if (!hasWords) return 'gap';
      const minimumCreditsMinor = leastMinor[line.currency]!;
      const found = markedFlow(ledger, line, skip, {
        windowSeconds,
        onwardSeconds,
        minimumCredits,
        minimumCreditsMinor,
        minimumShare,
        isCredit: isCash,
        isDebit: (entry) => !isCash(entry),
      });
      if (!found) return undefined;
      const { creditsMinor, matchedMinor, share, credits, debits } = found;
      return {
        strength: strengthOf(
          credits.length,
          numberOf(parameters, 'strengthFrom'),
          numberOf(parameters, 'strengthFull'),
        ),
        values: {
          deposits: credits.length,
          depositedMinor: creditsMinor,
          passedOnMinor: matchedMinor,
          share,
          windowSeconds,
          onwardSeconds,
          currency: view.currencies[line.currency] ?? '',
          minimumDeposits: minimumCredits,
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
