import { dayOf, type Detector, type DetectorOutput, type Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { edgesOf, judgeAccounts, VALUE_RULE_OFF, type AccountLine, type Judgement } from './judge-accounts.ts';
import { LOW_BALANCE_PARAMETERS } from './low-balance-parameters.ts';

/** LOW-BALANCE: at the end of its busy days the account is as good as empty, measured by what went through. */
export const lowBalance: Detector<CaseView> = {
  id: 'low-balance',
  version: 1,
  title: { zh: '余额相对交易额过低', en: 'Next to no balance against the turnover' },
  subject: 'account',
  family: 'flow',
  annexFeature: 'Z4',
  parameters: LOW_BALANCE_PARAMETERS,
  run: findEmptied,
};

function findEmptied(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const { ledger } = view;
  const minimumDays = numberOf(parameters, 'minimumDays');
  const maximumRatio = numberOf(parameters, 'maximumRatio');
  const leastMinor = view.currencies.map((code) => amountFor(parameters, 'minimumCreditsMinor', code));
  return judgeAccounts(view, parameters, {
    code: 'low-balance',
    neededSeconds: (minimumDays - 1) * 86_400,
    leastEntries: minimumDays,
    priced: leastMinor.map((minor) => minor !== undefined),
    judge(line): Judgement {
      const { entries, currency } = line;
      const least = leastMinor[currency]!;
      let credits = 0;
      let debits = 0;
      for (const entry of entries) {
        credits += Math.max(ledger.amount[entry]!, 0);
        debits += Math.max(-ledger.amount[entry]!, 0);
      }
      if (credits < least) return undefined;
      const { days, balances } = daysOf(view, line);
      if (days < minimumDays) return undefined;
      // Without balances nothing can be said, however much went through.
      if (balances.length < minimumDays) return 'gap';
      const balance = median(balances);
      const turnover = (credits + debits) / 2 / days;
      const ratio = Math.max(balance, 0) / turnover;
      if (ratio > maximumRatio) return undefined;
      return {
        strength: strengthOf(1 - ratio, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: {
          days,
          balanceDays: balances.length,
          balanceMinor: Math.max(Math.round(balance), 0),
          creditsMinor: credits,
          debitsMinor: debits,
          turnoverMinor: Math.round(turnover),
          ratio,
          currency: view.currencies[currency] ?? '',
          minimumCreditsMinor: least,
          minimumDays,
          maximumRatio,
        },
        evidence: edgesOf(ledger, entries),
        from: ledger.t[entries[0]!]!,
        to: ledger.t[entries.at(-1)!]!,
      };
    },
  });
}

/** Days in China with an entry, and the last known balance of each that has one. */
function daysOf({ ledger, epochSeconds }: CaseView, { entries }: AccountLine) {
  const balances: number[] = [];
  let days = 0;
  let day = Number.NaN;
  let known = Number.NaN;
  for (const entry of entries) {
    const own = dayOf((epochSeconds + ledger.t[entry]!) * 1000);
    if (own !== day) {
      if (!Number.isNaN(known)) balances.push(known);
      known = Number.NaN;
      day = own;
      days += 1;
    }
    const balance = ledger.balanceAfter[entry]!;
    if (!Number.isNaN(balance)) known = balance;
  }
  if (!Number.isNaN(known)) balances.push(known);
  return { days, balances };
}

function median(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  const middle = rising.length >> 1;
  return rising.length % 2 === 1 ? rising[middle]! : (rising[middle - 1]! + rising[middle]!) / 2;
}
