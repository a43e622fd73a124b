import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { BOOKED_BY_BANK, edgesOf, isShorter, judgeAccounts, type Judgement } from './judge-accounts.ts';
import { SURGE_PARAMETERS } from './surge-parameters.ts';

/** SURGE: within a week many times as many entries as the account had per week before. */
export const surge: Detector<CaseView> = {
  id: 'surge',
  version: 1,
  title: { zh: '交易笔数突然增多', en: 'A sudden rise in the number of entries' },
  subject: 'account',
  family: 'rhythm',
  annexFeature: 'Z5',
  parameters: SURGE_PARAMETERS,
  run: findSurges,
};

function findSurges(view: CaseView, parameters: Parameters): DetectorOutput {
  const { ledger, accounts } = view;
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const lookBackSeconds = numberOf(parameters, 'lookBackSeconds');
  const minimumCount = numberOf(parameters, 'minimumCount');
  const minimumTimes = numberOf(parameters, 'minimumTimes');
  const usualAtLeast = numberOf(parameters, 'usualAtLeast');
  const neededSeconds = windowSeconds + lookBackSeconds;
  return judgeAccounts(view, parameters, {
    code: 'surge',
    skip: BOOKED_BY_BANK,
    together: true,
    neededSeconds,
    leastEntries: minimumCount,
    judge({ account, entries, coveredFrom }): Judgement {
      if (entries.length < minimumCount || isShorter(accounts, account, neededSeconds)) return undefined;
      // Before the opening there was nothing to be busy with.
      const since = Math.max(coveredFrom, accounts.openedAt[account]!);
      let best: { times: number; first: number; last: number; usual: number } | undefined;
      let start = 0;
      for (const [last, entry] of entries.entries()) {
        const from = ledger.t[entry]! - windowSeconds;
        while (ledger.t[entries[start]!]! < from) start += 1;
        const count = last + 1 - start;
        if (count < minimumCount || from - since < lookBackSeconds) continue;
        const usual = (start * windowSeconds) / (from - since);
        const times = count / Math.max(usual, usualAtLeast);
        if (times >= minimumTimes && (!best || times > best.times)) best = { times, first: start, last, usual };
      }
      if (!best) return undefined;
      const busy = entries.subarray(best.first, best.last + 1);
      return {
        strength: strengthOf(best.times, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: {
          transfers: busy.length,
          windowSeconds,
          usualTransfers: Math.round(best.usual * 10) / 10,
          times: Math.round(best.times * 10) / 10,
          usualAtLeast,
          minimumCount,
          minimumTimes,
        },
        evidence: edgesOf(ledger, busy),
        from: ledger.t[busy[0]!]!,
        to: ledger.t[busy.at(-1)!]!,
      };
    },
  });
}
