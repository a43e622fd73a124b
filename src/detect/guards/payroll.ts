import type { Parameters } from '#model';
import { ACCOUNT_GUARD, EDGE_GUARD, type CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { numberOf } from '../parameters.ts';
import type { EdgeCalendar } from './china-time.ts';
import { medianDwell } from './dwell.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';
import { PAYROLL_PARAMETERS } from './guard-parameters.ts';
import { median, variation } from './measures.ts';

const CONDITIONS = 6;

/**
 * Wages by what they do: the same people, about the same day of the month, about the same amount, and the people keep
 * the money. Where the payees' statements show that they do not, it is no payroll; where no statement is at hand, that
 * condition is the one that may be missing. Words count for nothing.
 */
export const payroll: Guard = {
  id: 'payroll',
  version: 1,
  title: { zh: '代发工资', en: 'Payroll' },
  parameters: PAYROLL_PARAMETERS,
  damps: ['fan-out', 'spread'],
  accountBit: ACCOUNT_GUARD.payroll,
  measure: measurePayrolls,
};

/** Payments of one payer to one payee on the usual day. */
interface Wage {
  readonly payee: number;
  readonly edges: readonly number[];
  readonly months: readonly number[];
  readonly variation: number;
  /** All payments to the payee, on whatever day. */
  readonly all: number;
}

function measurePayrolls(context: GuardContext, parameters: Parameters): GuardDraft[] {
  const { view } = context;
  const { regularPayees, calendar } = context.histories;
  const drafts: GuardDraft[] = [];
  for (const [payer, payees] of regularPayees.entries()) {
    if (payees < numberOf(parameters, 'minimumPayees')) continue;
    const found = judge({ view, calendar }, parameters, payer);
    if (!found) continue;
    drafts.push({ account: payer, share: found.share, values: found.values });
    for (const { payee, edges } of found.wages) {
      if (context.voidBetween(payer, payee) !== undefined) continue;
      for (const e of edges) context.edges[e]! |= EDGE_GUARD.payroll;
    }
  }
  return drafts;
}

interface Dated {
  readonly view: CaseView;
  readonly calendar: EdgeCalendar;
}

function judge(dated: Dated, parameters: Parameters, payer: number) {
  const { view } = dated;
  const least = (id: string): number => numberOf(parameters, id);
  const { wages, usualDay, paidElsewhere } = wagesOf(dated, parameters, payer);
  const recurring = wages.filter(({ months }) => months.length >= 2);
  if (recurring.length === 0) return undefined;
  const onDay = recurring.reduce((sum, { edges }) => sum + edges.length, 0);
  const values = {
    payees: recurring.length,
    months: new Set(recurring.flatMap(({ months }) => months)).size,
    usualDay,
    onDayShare: onDay / recurring.reduce((sum, { all }) => sum + all, 0),
    recurringShare: recurring.length / wages.length,
    payeeVariation: median(recurring.map((wage) => wage.variation)),
    paidElsewhere,
  };
  const met = [
    values.onDayShare >= least('recurringShare'),
    values.payees >= least('minimumPayees'),
    values.months >= least('minimumMonths'),
    values.recurringShare >= least('recurringShare'),
    values.payeeVariation <= least('payeeVariation'),
  ].filter(Boolean).length;
  if (met + 1 < least('minimumConditions')) return undefined;
  const kept = keptFor(view, recurring, least('measuredPayees'));
  if (kept.payees > 0 ? kept.dwellSeconds < least('dwellSeconds') : met < least('minimumConditions')) return undefined;
  const all = met + (kept.payees > 0 ? 1 : 0);
  const steady = recurring.filter((wage) => wage.variation <= least('payeeVariation'));
  const dwell = {
    dwellSeconds: kept.payees === 0 ? 'unknown' : Math.min(kept.dwellSeconds, view.to - view.from),
    measuredPayees: kept.payees,
  };
  return { share: all / CONDITIONS, values: { met: all, of: CONDITIONS, ...values, ...dwell }, wages: steady };
}

/** The payer's payments around the day of the month on which most of its payees are paid. */
function wagesOf({ view, calendar }: Dated, parameters: Parameters, payer: number) {
  const { graph } = view;
  const { dayOfMonth, month } = calendar;
  const tolerance = numberOf(parameters, 'dayTolerance');
  const byPayee = new Map<number, number[]>();
  const payeesOfDay = Array.from({ length: 32 }, () => new Set<number>());
  for (let i = graph.outOffsets[payer]!; i < graph.outOffsets[payer + 1]!; i += 1) {
    const e = graph.outEdges[i]!;
    const own = byPayee.get(graph.dst[e]!);
    if (own) own.push(e);
    else byPayee.set(graph.dst[e]!, [e]);
    payeesOfDay[dayOfMonth[e]!]!.add(graph.dst[e]!);
  }
  let [usualDay, most] = [0, 0];
  for (let candidate = 1; candidate <= 31; candidate += 1) {
    let count = 0;
    for (let other = 1; other <= 31; other += 1) {
      if (daysApart(candidate, other) <= tolerance) count += payeesOfDay[other]!.size;
    }
    if (count > most) [usualDay, most] = [candidate, count];
  }
  const wages: Wage[] = [];
  for (const [payee, all] of byPayee) {
    const edges = all.filter((e) => daysApart(dayOfMonth[e]!, usualDay) <= tolerance);
    if (edges.length === 0) continue;
    const months = [...new Set(edges.map((e) => month[e]!))];
    wages.push({ payee, edges, months, variation: variation(edges.map((e) => graph.amount[e]!)), all: all.length });
  }
  return { wages, usualDay, paidElsewhere: byPayee.size - wages.length };
}

/** Round the end of the month: the 30th and the 1st are two days apart. */
function daysApart(a: number, b: number): number {
  const apart = Math.abs(a - b);
  return Math.min(apart, 31 - apart);
}

/** How long the payees with a statement keep this money, in the median; what has not left stays for ever. */
function keptFor(view: CaseView, wages: readonly Wage[], most: number) {
  const covered = wages.filter(({ payee }) => isSubject(view.accounts, payee));
  const step = Math.max(1, covered.length / most);
  const dwells: number[] = [];
  for (let at = 0; at < covered.length; at += step) {
    const { payee, edges } = covered[Math.floor(at)]!;
    const own = new Set(edges);
    const isMeasured = (entry: number): boolean => own.has(view.ledger.edge[entry]!);
    const currency = view.graph.currency[edges[0]!]!;
    const dwell = medianDwell(view, { account: payee, currency, isMeasured, of: 'all' });
    if (dwell !== undefined) dwells.push(dwell);
  }
  return { dwellSeconds: median(dwells), payees: dwells.length };
}
