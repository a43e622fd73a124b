import { ok, type Result } from '#model';

import { explainAct, type ActExplained } from './explain-act.ts';
import type { Act } from './rule-pack.ts';
import { SANCTION_PACKS } from './sanction-packs.ts';

/** A place and the day of the decision; the act is of the same day unless it is given. */
export interface RegimeCase {
  readonly region: string;
  readonly decidedAt: string;
  readonly actedAt?: string;
}

export interface RegimeAnswer extends ActExplained {
  readonly region: string;
  readonly acted_at: string;
  readonly decided_at: string;
}

export interface RegimesCompared {
  readonly act: Act;
  readonly regimes: readonly RegimeAnswer[];
}

/** The two regimes of 2021: Linyi (Shandong), five years and one card; Taizhou (Zhejiang), two years and one number. */
export const REGIMES_OF_2021: readonly RegimeCase[] = [
  { region: '371300', decidedAt: '2021-04-20' },
  { region: '331000', decidedAt: '2021-01-10' },
];

/** What the same act meant at several places and days, side by side; days after `today` are said to be. Problems: those of `explainAct`. */
export function compareRegimes(act: Act, cases: readonly RegimeCase[], today?: string): Result<RegimesCompared> {
  const regimes: RegimeAnswer[] = [];
  for (const { region, decidedAt, actedAt = decidedAt } of cases) {
    const answer = explainAct({ act, actedAt, decidedAt, region }, SANCTION_PACKS, today);
    if (!answer.ok) return answer;
    regimes.push({ region, acted_at: actedAt, decided_at: decidedAt, ...answer.value });
  }
  return ok({ act, regimes });
}
