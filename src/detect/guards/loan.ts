import type { Parameters } from '#model';
import { ACCOUNT_GUARD, EDGE_GUARD, type CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { EdgeTally } from './edge-tally.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';
import { LOAN_PARAMETERS } from './guard-parameters.ts';

/** A larger sum comes, and equal sums go back month by month: repayments are like amounts for a reason. */
export const loan: Guard = {
  id: 'loan',
  version: 1,
  title: { zh: '借款与按月还款', en: 'Loan and monthly repayment' },
  parameters: LOAN_PARAMETERS,
  damps: [],
  accountBit: ACCOUNT_GUARD.loan,
  measure: measureLoans,
};

/** Two accounts that deal daily are no lender and borrower. */
const MOST_TRANSFERS = 400;

function measureLoans(context: GuardContext, parameters: Parameters): GuardDraft[] {
  const tally = new EdgeTally(context, EDGE_GUARD.loan);
  for (const { edges } of context.histories.pairs) {
    if (edges.length > MOST_TRANSFERS) continue;
    const paid = Map.groupBy(edges, (e) => context.view.graph.src[e]!);
    for (const debits of paid.values()) tally.add(loanEdges(context.view, edges, debits, parameters));
  }
  return tally.drafts();
}

/** The loan that whoever paid the debits got before from the other, and its repayments among them; none: no such loan. */
function loanEdges(
  { graph }: CaseView,
  edges: readonly number[],
  debits: readonly number[],
  parameters: Parameters,
): readonly number[] {
  const repaid = repayments(graph, debits, parameters);
  if (repaid.length < numberOf(parameters, 'minimumRepayments')) return [];
  const [first] = repaid;
  const before = edges.slice(0, edges.indexOf(first!)).filter((e) => !debits.includes(e));
  const lent = before.find((e) => isLarger(graph, e, first!));
  return lent === undefined ? [] : [lent, ...repaid];
}

/** The longest run of debits a month apart, each equal to the one before within the tolerance. */
function repayments(graph: CaseView['graph'], debits: readonly number[], parameters: Parameters): number[] {
  const [from, to] = [numberOf(parameters, 'gapFromSeconds'), numberOf(parameters, 'gapToSeconds')];
  const tolerance = numberOf(parameters, 'amountTolerance');
  const length = debits.map(() => 1);
  const before = debits.map(() => -1);
  for (const [i, e] of debits.entries()) {
    for (let j = i - 1; j >= 0; j -= 1) {
      const f = debits[j]!;
      const gap = graph.t[e]! - graph.t[f]!;
      if (gap > to) break;
      const isEqual =
        graph.currency[e] === graph.currency[f] &&
        Math.abs(graph.amount[e]! - graph.amount[f]!) <= tolerance * graph.amount[f]!;
      if (gap < from || !isEqual || length[j]! + 1 <= length[i]!) continue;
      length[i] = length[j]! + 1;
      before[i] = j;
    }
  }
  const run: number[] = [];
  for (let i = length.indexOf(Math.max(...length)); i >= 0; i = before[i]!) run.push(debits[i]!);
  return run.toReversed();
}

function isLarger({ amount, currency }: CaseView['graph'], lent: number, repaid: number): boolean {
  return currency[lent] === currency[repaid] && amount[lent]! > amount[repaid]!;
}
