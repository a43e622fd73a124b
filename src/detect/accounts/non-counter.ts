import { ENTRY_FLAG } from '#ledger';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { BOOKED_BY_BANK, judgeAccounts, type Judgement } from './judge-accounts.ts';
import { NON_COUNTER_PARAMETERS } from './non-counter-parameters.ts';

/** NON-COUNTER: nearly everything is done online or at machines. Weak by itself: so it is with most people. */
export const nonCounter: Detector<CaseView> = {
  id: 'non-counter',
  version: 1,
  title: { zh: '多为非柜面方式', en: 'Nearly all away from the counter' },
  subject: 'account',
  family: 'rhythm',
  annexFeature: 'Z14',
  parameters: NON_COUNTER_PARAMETERS,
  run: findNonCounter,
};

const AWAY = ENTRY_FLAG.online | ENTRY_FLAG.atm;
const SAID = AWAY | ENTRY_FLAG.counter;

function findNonCounter(view: CaseView, parameters: Parameters): DetectorOutput {
  const { ledger } = view;
  const minimumCount = numberOf(parameters, 'minimumCount');
  const minimumShare = numberOf(parameters, 'minimumShare');
  return judgeAccounts(view, parameters, {
    code: 'non-counter',
    skip: BOOKED_BY_BANK,
    together: true,
    neededSeconds: 0,
    leastEntries: minimumCount,
    judge({ entries }): Judgement {
      let said = 0;
      let away = 0;
      let first = 0;
      let last = 0;
      for (const entry of entries) {
        const flags = ledger.flags[entry]!;
        if ((flags & SAID) === 0) continue;
        said += 1;
        if ((flags & AWAY) !== 0) away += 1;
        last = ledger.t[entry]!;
        if (said === 1) first = last;
      }
      if (said < minimumCount) return entries.length < minimumCount ? undefined : 'gap';
      const share = away / said;
      if (share < minimumShare) return undefined;
      const full = strengthOf(share, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull'));
      return {
        strength: numberOf(parameters, 'strengthMost') * full,
        values: { transfers: entries.length, said, away, share, minimumCount, minimumShare },
        // A share of all entries: no transfer shows it more than another.
        evidence: [],
        from: first,
        to: last,
      };
    },
  });
}
