import { CHINA_OFFSET_MS, TIME_PRECISION, type Detector, type DetectorOutput, type Parameters } from '#model';
import { binomialTail } from '../binomial-tail.ts';
import type { CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { BOOKED_BY_BANK, edgesOf, judgeAccounts, type Judgement } from './judge-accounts.ts';
import { NIGHT_PARAMETERS } from './night-parameters.ts';

/** NIGHT: most of what the customer does happens between 22:00 and 06:00 in China. */
export const night: Detector<CaseView> = {
  id: 'night',
  version: 1,
  title: { zh: '夜间交易集中', en: 'Mostly at night' },
  subject: 'account',
  family: 'rhythm',
  parameters: NIGHT_PARAMETERS,
  run: findNightly,
};

const DAY = 86_400;

function findNightly(view: CaseView, parameters: Parameters): DetectorOutput {
  const { ledger } = view;
  const [from, to] = [numberOf(parameters, 'nightFromSeconds'), numberOf(parameters, 'nightToSeconds')];
  const nightSeconds = (((to - from) % DAY) + DAY) % DAY;
  const shift = view.epochSeconds + CHINA_OFFSET_MS / 1000 - from;
  const minimumCount = numberOf(parameters, 'minimumCount');
  const minimumShare = numberOf(parameters, 'minimumShare');
  const maximumChance = numberOf(parameters, 'chance');
  const isNight = (entry: number): boolean => (((ledger.t[entry]! + shift) % DAY) + DAY) % DAY < nightSeconds;
  return judgeAccounts(view, parameters, {
    code: 'night',
    skip: BOOKED_BY_BANK,
    together: true,
    neededSeconds: DAY,
    leastEntries: minimumCount,
    judge({ entries }): Judgement {
      if (entries.length < minimumCount) return undefined;
      let timed = 0;
      let atNight = 0;
      for (const entry of entries) {
        if (ledger.precision[entry] === TIME_PRECISION.day) continue;
        timed += 1;
        if (isNight(entry)) atNight += 1;
      }
      // With day stamps alone nothing is known of the hour.
      if (timed < minimumCount) return 'gap';
      const share = atNight / timed;
      if (share < minimumShare || binomialTail(atNight, timed, nightSeconds / DAY) >= maximumChance) return undefined;
      const inNight = entries.filter((entry) => ledger.precision[entry] !== TIME_PRECISION.day && isNight(entry));
      return {
        strength: strengthOf(share, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: {
          transfers: timed,
          atNight,
          share,
          nightFromHour: from / 3600,
          nightToHour: to / 3600,
          minimumCount,
          minimumShare,
        },
        evidence: edgesOf(ledger, inNight),
        from: ledger.t[inNight[0]!]!,
        to: ledger.t[inNight.at(-1)!]!,
      };
    },
  });
}
