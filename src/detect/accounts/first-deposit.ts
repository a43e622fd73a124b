import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, numberOf } from '../parameters.ts';
import { FIRST_DEPOSIT_PARAMETERS } from './first-deposit-parameters.ts';
import { BOOKED_BY_BANK, edgesOf, judgeAccounts, VALUE_RULE_OFF, type Judgement } from './judge-accounts.ts';

/** FIRST-DEPOSIT: a small first deposit after the opening, taken out at once. */
export const firstDeposit: Detector<CaseView> = {
  id: 'first-deposit',
  version: 1,
  title: { zh: '开户存入小额、随即取走', en: 'A small first deposit, taken out at once' },
  subject: 'account',
  family: 'opening',
  annexFeature: 'K7',
  parameters: FIRST_DEPOSIT_PARAMETERS,
  run: findTested,
};

function findTested(view: CaseView, parameters: Parameters): DetectorOutput {
  const { ledger, accounts } = view;
  const mostMinor = view.currencies.map((code) => amountFor(parameters, 'maximumDepositMinor', code));
  if (mostMinor.every((minor) => minor === 0)) return VALUE_RULE_OFF;
  const depositSeconds = numberOf(parameters, 'depositSeconds');
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const minimumShare = numberOf(parameters, 'minimumShare');
  return judgeAccounts(view, parameters, {
    code: 'first-deposit',
    skip: BOOKED_BY_BANK,
    neededSeconds: depositSeconds + windowSeconds,
    priced: mostMinor.map((minor) => minor !== undefined),
    judge({ account, currency, entries, coveredFrom, coveredTo }): Judgement {
      const opened = accounts.openedAt[account]!;
      // The first entry on hand is the first of all only if the account was opened inside the coverage.
      if (opened === 0 || opened < coveredFrom) return 'gap';
      const [first] = entries;
      if (first === undefined) return undefined;
      const depositMinor = ledger.amount[first]!;
      const depositedAt = ledger.t[first]!;
      const isLate = depositedAt > opened + depositSeconds;
      if (depositMinor <= 0 || depositMinor > mostMinor[currency]! || isLate) return undefined;
      let [takenMinor, last] = [0, 0];
      while (last + 1 < entries.length) {
        const next = entries[last + 1]!;
        if (ledger.amount[next]! > 0 || ledger.t[next]! > depositedAt + windowSeconds) break;
        takenMinor -= ledger.amount[next]!;
        last += 1;
      }
      if (takenMinor < minimumShare * depositMinor) {
        return depositedAt + windowSeconds > coveredTo && last + 1 === entries.length ? 'gap' : undefined;
      }
      const tested = entries.subarray(0, last + 1);
      return {
        strength: numberOf(parameters, 'strengthTaken'),
        values: {
          depositMinor,
          takenMinor,
          share: takenMinor / depositMinor,
          afterOpeningSeconds: Math.max(depositedAt - opened, 0),
          takenAfterSeconds: ledger.t[tested.at(-1)!]! - depositedAt,
          currency: view.currencies[currency] ?? '',
          maximumDepositMinor: mostMinor[currency]!,
          windowSeconds,
          minimumShare,
        },
        evidence: edgesOf(ledger, tested),
        from: depositedAt,
        to: ledger.t[tested.at(-1)!]!,
      };
    },
  });
}
