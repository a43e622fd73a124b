import type { Parameters } from '#model';
import { ACCOUNT_GUARD, EDGE_GUARD, type CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { EdgeTally } from './edge-tally.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';
import { LOAN_PARAMETERS } from './guard-parameters.ts';
import type { PairHistory } from './pair-histories.ts';

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
  const fewest = numberOf(parameters, 'minimumRepayments');
  for (const history of context.histories.pairs) {
    if (history.edges.length <= fewest || history.edges.length > MOST_TRANSFERS) continue;
    tally.add(loanEdges(context.view, history, history.a, parameters) ?? []);
    tally.add(loanEdges(context.view, history, history.b, parameters) ?? []);
  }
  return tally.drafts();
}

/** The loan that `borrower` got from the other, and its repayments. */
function loanEdges(
  { graph }: CaseView,
  { edges }: PairHistory,
  borrower: number,
  parameters: Parameters,
): number[] | undefined {
  const fewest = numberOf(parameters, 'minimumRepayments');
  const credits: number[] = [];
  const debits: number[] = [];
  for (const e of edges) (graph.dst[e] === borrower ? credits : debits).push(e);
  if (credits.length === 0 || debits.length < fewest) return undefined;
  const repaid = repayments(graph, debits, parameters);
  if (repaid.length < fewest) return undefined;
  const lent = credits.find((e) => e < repaid[0]! && isLarger(graph, e, repaid[0]!));
  return lent === undefined ? undefined : [lent, ...repaid];
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
