import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, listOf, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { DORMANT_PARAMETERS } from './dormant-parameters.ts';
import { BOOKED_BY_BANK, edgesOf, judgeAccounts, type AccountLine, type Finding } from './judge-accounts.ts';
import { Turnover } from './turnover.ts';

/** DORM: nothing by the customer for months, then much within a week. */
export const dormant: Detector<CaseView> = {
  id: 'dormant',
  version: 1,
  title: { zh: '长期不用后突然启用', en: 'Dormant, then active' },
  subject: 'account',
  family: 'rhythm',
  annexFeature: 'Z9',
  parameters: DORMANT_PARAMETERS,
  run: findAwakened,
};

function findAwakened(view: CaseView, parameters: Parameters): DetectorOutput {
  const { ledger, accounts } = view;
  const gaps = listOf(parameters, 'gapsSeconds').toSorted((a, b) => a - b);
  const shortest = gaps[0]!;
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const minimumCount = numberOf(parameters, 'minimumCount');
  const leastMinor = view.currencies.map((code) => amountFor(parameters, 'minimumAmountMinor', code));
  const turnover = new Turnover(ledger, view.currencies.length);

  const wakeAt = ({ entries }: AccountLine, start: number, gapSeconds: number): Finding | 'gap' | undefined => {
    const until = ledger.t[entries[start]!]! + windowSeconds;
    turnover.clear();
    for (const entry of entries.subarray(start)) {
      if (ledger.t[entry]! > until) break;
      turnover.add(entry);
    }
    const { times, currency, unpriced, sumMinor } = turnover.against(leastMinor);
    if (turnover.count < minimumCount && times < 1) return unpriced ? 'gap' : undefined;
    const woken = entries.subarray(start, start + turnover.count);
    return {
      strength: strengthOf(gapSeconds, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      values: {
        gapSeconds,
        gradeSeconds: gaps.findLast((gap) => gap <= gapSeconds) ?? 0,
        transfers: turnover.count,
        turnoverMinor: sumMinor,
        currency: view.currencies[currency] ?? '',
        windowSeconds,
        minimumCount,
        minimumAmountMinor: leastMinor[currency] ?? 0,
      },
      evidence: edgesOf(ledger, woken),
      from: ledger.t[woken[0]!]!,
      to: ledger.t[woken.at(-1)!]!,
    };
  };

  return judgeAccounts(view, parameters, {
    code: 'dormant',
    skip: BOOKED_BY_BANK,
    together: true,
    neededSeconds: shortest + windowSeconds,
    judge(line) {
      const { account, entries, coveredFrom, coveredTo } = line;
      const opened = accounts.openedAt[account]!;
      // An opening inside the coverage is the customer's own act; before it there is no dormancy.
      let last = opened >= coveredFrom ? opened : Infinity;
      let best: Finding | undefined;
      let isGap = false;
      for (const [i, entry] of entries.entries()) {
        const t = ledger.t[entry]!;
        const gapSeconds = t - last;
        last = t;
        if (gapSeconds < shortest) continue;
        const woken = wakeAt(line, i, gapSeconds);
        if (woken === 'gap' || (!woken && t + windowSeconds > coveredTo)) isGap = true;
        else if (woken && (!best || woken.strength > best.strength)) best = woken;
      }
      return best ?? (isGap ? 'gap' : undefined);
    },
  });
}
