import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { BOOKED_BY_BANK, edgesOf, judgeAccounts, type Finding } from './judge-accounts.ts';
import { NEW_ACCOUNT_PARAMETERS } from './new-account-parameters.ts';
import { Turnover } from './turnover.ts';

/** NEW: much soon after the opening, by one of three conditions. */
export const newAccount: Detector<CaseView> = {
  id: 'new-account',
  version: 1,
  title: { zh: '新开户短期内大额或频繁', en: 'New account, soon in heavy use' },
  subject: 'account',
  family: 'opening',
  parameters: NEW_ACCOUNT_PARAMETERS,
  run: findBursts,
};

interface Condition {
  readonly windowSeconds: number;
  /** By currency; undefined: no amount for it. Absent: a count. */
  readonly leastMinor?: readonly (number | undefined)[];
}

function findBursts(view: CaseView, parameters: Parameters): DetectorOutput {
  const { ledger, accounts } = view;
  const amounts = (id: string) => view.currencies.map((code) => amountFor(parameters, id, code));
  const conditions: readonly Condition[] = [
    { windowSeconds: numberOf(parameters, 'longSeconds'), leastMinor: amounts('longAmountMinor') },
    { windowSeconds: numberOf(parameters, 'shortSeconds'), leastMinor: amounts('shortAmountMinor') },
    { windowSeconds: numberOf(parameters, 'countSeconds') },
  ];
  const longest = Math.max(...conditions.map(({ windowSeconds }) => windowSeconds));
  const minimumCount = numberOf(parameters, 'minimumCount');
  const turnover = new Turnover(ledger, view.currencies.length);

  const meets = (entries: Uint32Array, opened: number, condition: Condition) => {
    const until = opened + condition.windowSeconds;
    turnover.clear();
    let start = 0;
    for (const entry of entries) {
      if (ledger.t[entry]! > until) break;
      if (ledger.t[entry]! >= opened) turnover.add(entry);
      else start += 1;
    }
    const { times, currency, unpriced, sumMinor } = turnover.against(condition.leastMinor ?? []);
    const isCount = condition.leastMinor === undefined;
    const over = isCount ? turnover.count / minimumCount : times;
    return {
      over,
      unpriced: !isCount && unpriced,
      inWindow: entries.subarray(start, start + turnover.count),
      values: {
        condition: isCount ? 'count' : 'amount',
        windowSeconds: condition.windowSeconds,
        transfers: turnover.count,
        turnoverMinor: sumMinor,
        currency: view.currencies[currency] ?? '',
        minimumAmountMinor: condition.leastMinor?.[currency] ?? 0,
        minimumCount,
      },
    };
  };

  return judgeAccounts(view, parameters, {
    code: 'new-account',
    skip: BOOKED_BY_BANK,
    together: true,
    neededSeconds: longest,
    judge({ account, entries, coveredFrom, coveredTo }) {
      const opened = accounts.openedAt[account]!;
      if (opened === 0) return 'gap';
      const met = conditions.map((condition) => meets(entries, opened, condition));
      const best = met.reduce((most, one) => (one.over > most.over ? one : most));
      if (best.over < 1) {
        const isInside = coveredFrom <= opened && opened + longest <= coveredTo;
        return isInside && !met.some(({ unpriced }) => unpriced) ? undefined : 'gap';
      }
      const { inWindow } = best;
      const finding: Finding = {
        strength: strengthOf(best.over, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: best.values,
        evidence: edgesOf(ledger, inWindow),
        from: ledger.t[inWindow[0]!]!,
        to: ledger.t[inWindow.at(-1)!]!,
      };
      return finding;
    },
  });
}
