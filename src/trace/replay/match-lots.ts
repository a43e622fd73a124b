import type { LotQueue } from '#ledger';

import { MATCH_FIRST } from '../lines/choose-lots.ts';

/** The lots that one credit left, from its last piece down to its first. */
interface CreditLots {
  readonly lots: readonly number[];
  readonly left: number;
}

/**
 * [TAINT-5] Match-first: of the credits of the last 72 h whose rest is within 2 % of the debit, the one that gives it most, of
 * equals the youngest, pays first. Where the latest two or more credits together match within 0.1 % and more closely, and for
 * what is left, LIFO.
 */
export function takeMatching(queue: LotQueue, amount: number, t: number): number {
  queue.startTake();
  let wanted = amount;
  for (const lot of matchingCredit(queue, amount, t)) wanted -= queue.takeFrom(lot, wanted);
  while (wanted > 0 && queue.newest >= 0) wanted -= queue.takeFrom(queue.newest, wanted);
  return wanted;
}

function matchingCredit(queue: LotQueue, amount: number, t: number): readonly number[] {
  const { tolerance, setTolerance } = MATCH_FIRST;
  const off = ({ left }: CreditLots): number => Math.abs(left - amount);
  const credits = latestCredits(queue, t);
  let best: CreditLots | undefined;
  for (const credit of credits) {
    if (off(credit) > amount * tolerance) continue;
    if (best === undefined || Math.min(credit.left, amount) > Math.min(best.left, amount)) best = credit;
  }
  if (best === undefined) return [];
  let sum = 0;
  const sums = credits.map(({ left }) => Math.abs((sum += left) - amount)).slice(1);
  const closest = Math.min(...sums.filter((difference) => difference <= amount * setTolerance));
  return closest < off(best) ? [] : best.lots;
}

/** Youngest first, back to the edge of the window. */
function latestCredits(queue: LotQueue, t: number): CreditLots[] {
  const credits: CreditLots[] = [];
  let [lots, left]: [number[], number] = [[], 0];
  let lot = queue.newest;
  while (lot >= 0 && credits.length < MATCH_FIRST.mostLots && t - queue.t[lot]! <= MATCH_FIRST.windowSeconds) {
    lots.push(lot);
    left += queue.left[lot]!;
    const older = queue.olderThan(lot);
    if (older < 0 || queue.parent[older] !== queue.parent[lot]) {
      credits.push({ lots, left });
      [lots, left] = [[], 0];
    }
    lot = older;
  }
  return credits;
}
