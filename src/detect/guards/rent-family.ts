import type { Parameters } from '#model';
import { ACCOUNT_GUARD, EDGE_GUARD } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { localDay } from './china-time.ts';
import { EdgeTally } from './edge-tally.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';
import { RENT_PARAMETERS } from './guard-parameters.ts';
import { longestRun } from './measures.ts';
import type { PairHistory } from './pair-histories.ts';

const MONTH_DAYS = { from: 28, to: 31 };

/**
 * The same two people over months: each pays the other, or one pays month by month. Whoever has many such partners is
 * no family: the two-way customers of a gambling pool, or a payer of many (for whom the payroll guard asks more).
 */
export const rentFamily: Guard = {
  id: 'rent-family',
  version: 1,
  title: { zh: '房租与家庭往来', en: 'Rent or family' },
  parameters: RENT_PARAMETERS,
  damps: [],
  accountBit: ACCOUNT_GUARD.rent,
  measure: measureRents,
};

interface Regular {
  readonly history: PairHistory;
  readonly isTwoWay: boolean;
  /** Payers that pay month by month; none, one or both sides. */
  readonly monthlyPayers: readonly number[];
}

function measureRents(context: GuardContext, parameters: Parameters): GuardDraft[] {
  const regular: Regular[] = [];
  const twoWay = new Map<number, number>();
  const monthlyPayees = new Map<number, number>();
  const count = (counts: Map<number, number>, account: number): void => {
    counts.set(account, (counts.get(account) ?? 0) + 1);
  };
  for (const history of context.histories.pairs) {
    const found = regularOf(context, history, parameters);
    if (!found) continue;
    regular.push(found);
    for (const payer of found.monthlyPayers) count(monthlyPayees, payer);
    if (found.isTwoWay) for (const side of [history.a, history.b]) count(twoWay, side);
  }
  const [mostTwoWay, mostPayees] = [numberOf(parameters, 'maximumTwoWay'), numberOf(parameters, 'maximumPayees')];
  const tally = new EdgeTally(context, EDGE_GUARD.rent);
  for (const { history, isTwoWay, monthlyPayers } of regular) {
    const isFamily = isTwoWay && [history.a, history.b].every((side) => twoWay.get(side)! <= mostTwoWay);
    const isRent = monthlyPayers.some((payer) => monthlyPayees.get(payer)! <= mostPayees);
    if (isFamily || isRent) tally.add(history.edges);
  }
  return tally.drafts();
}

/** Undefined: over too few months. */
function regularOf(context: GuardContext, history: PairHistory, parameters: Parameters): Regular | undefined {
  const { view, histories } = context;
  const { graph } = view;
  const fewest = numberOf(parameters, 'minimumMonths');
  const tolerance = numberOf(parameters, 'dayTolerance');
  const months = new Set<number>();
  for (const e of history.edges) months.add(histories.calendar.month[e]!);
  if (months.size < fewest) return undefined;
  const paidBy = (payer: number): number[] => history.edges.filter((e) => graph.src[e] === payer);
  const [byA, byB] = [paidBy(history.a), paidBy(history.b)];
  const isMonthly = (edges: readonly number[]): boolean => {
    if (edges.length > 2 * (months.size + 1)) return false;
    const days = edges.map((e) => localDay(view, graph.t[e]!));
    const run = longestRun(days, MONTH_DAYS.from - tolerance, MONTH_DAYS.to + tolerance);
    // Most of what is paid is paid by the month: a daily customer also pays a month apart.
    return run >= fewest && run * 2 > edges.length;
  };
  const isTwoWay = byA.length > 0 && byB.length > 0;
  const monthlyPayers = [...(isMonthly(byA) ? [history.a] : []), ...(isMonthly(byB) ? [history.b] : [])];
  return { history, isTwoWay, monthlyPayers };
}
