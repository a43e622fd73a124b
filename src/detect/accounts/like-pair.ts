import type { Detector, DetectorOutput, Parameters, SignalDraft } from '#model';
import { EDGE_GUARD, type CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { isOn, numberOf } from '../parameters.ts';
import { patternGraph } from '../pattern-graph.ts';
import { strengthOf } from '../strength.ts';
import { compareFindings, reasonsOutput, VALUE_RULE_OFF } from './judge-accounts.ts';
import { LIKE_PAIR_PARAMETERS } from './like-pair-parameters.ts';
import { likeTransfers, type LikePairRule, type LikeTransfers } from './like-pair-search.ts';
import { workingDayNumbers, type WorkingDayNumbers } from './working-day-numbers.ts';

/** PAIR: the same payer pays the same payee like amounts again and again. Code 3008 of the bank-police platform, proposed. */
export const likePair: Detector<CaseView> = {
  id: 'like-pair',
  version: 1,
  title: { zh: '同一收付款人频繁且数额相近', en: 'Like amounts between the same two' },
  subject: 'account',
  family: 'rhythm',
  featureCode: '3008',
  parameters: LIKE_PAIR_PARAMETERS,
  run: findLikePairs,
};

/** These damp like amounts (definitions.md 8): their transfers do not count. */
const LEFT_OUT = EDGE_GUARD.own | EDGE_GUARD.loan | EDGE_GUARD.rent;

interface Reason extends SignalDraft {
  readonly occurrences: number;
}

function findLikePairs(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const rule: LikePairRule = {
    moreThan: numberOf(parameters, 'moreThan'),
    workingDays: numberOf(parameters, 'workingDays'),
    tolerance: numberOf(parameters, 'tolerance'),
  };
  const days = workingDayNumbers(view);
  const best = new Map<number, Reason>();
  let guarded = 0;
  const readPairs = pairReader(view, rule.moreThan, () => (guarded += 1));
  for (const payer of view.accounts.flags.keys()) {
    for (const edges of readPairs(payer)) {
      const found = likeTransfers(view.graph, edges, rule, days);
      if (!found) continue;
      for (const [account, direction] of sidesOf(view, found)) {
        const signal = toSignal(view, parameters, { account, direction, found });
        const known = best.get(account);
        const [winner = signal] = known ? [known, signal].toSorted(compareFindings) : [signal];
        best.set(account, { ...winner, occurrences: (known?.occurrences ?? 0) + 1 });
      }
    }
  }
  const signals = [...best.values()].map(({ occurrences, ...signal }) => ({
    ...signal,
    values: { ...signal.values, occurrences },
  }));
  const notAssessable = shortCoverage(view, rule, days).filter((account) => !best.has(account));
  return reasonsOutput({ signals, notAssessable, counts: { 'guarded-transfers': guarded } }, parameters);
}

/** The transfers to each payee in one currency, of payers who pay anybody more often than `moreThan`. */
function pairReader(view: CaseView, moreThan: number, onGuarded: () => void) {
  const { graph } = patternGraph(view, false);
  const { outOffsets, outEdges, dst, currency } = graph;
  const guards = view.guarded?.edges;
  const paid = new Uint32Array(graph.vertexCount);
  return (payer: number): readonly (readonly number[])[] => {
    const edges = outEdges.subarray(outOffsets[payer], outOffsets[payer + 1]);
    let isOften = false;
    for (const e of edges) {
      paid[dst[e]!]! += 1;
      if (paid[dst[e]!]! > moreThan) isOften = true;
    }
    for (const e of edges) paid[dst[e]!] = 0;
    if (!isOften) return [];
    const lists = new Map<number, number[]>();
    for (const e of edges) {
      if (guards !== undefined && (guards[e]! & LEFT_OUT) !== 0) {
        onGuarded();
        continue;
      }
      const key = dst[e]! * 256 + currency[e]!;
      const list = lists.get(key);
      if (list) list.push(e);
      else lists.set(key, [e]);
    }
    return [...lists.values()];
  };
}

/** Both, but not who reported one of these very payments: a victim is no subject (RING-1). */
function sidesOf({ graph, accounts, reports }: CaseView, { edges }: LikeTransfers) {
  const sides: [number, 'in' | 'out'][] = [];
  const [payer, payee] = [graph.src[edges[0]!]!, graph.dst[edges[0]!]!];
  const isVictim = reports.victimEdge.some((e) => edges.includes(e));
  if (isSubject(accounts, payer) && !isVictim) sides.push([payer, 'out']);
  if (isSubject(accounts, payee)) sides.push([payee, 'in']);
  return sides;
}

/** ACC-5: a coverage without so many working days cannot show that nothing was found. */
function shortCoverage({ accounts }: CaseView, rule: LikePairRule, days: WorkingDayNumbers): number[] {
  const short: number[] = [];
  for (const account of accounts.flags.keys()) {
    if (!isSubject(accounts, account)) continue;
    const [first, last] = [days.dayAt(accounts.coveredFrom[account]!), days.dayAt(accounts.coveredTo[account]!)];
    if (days.between(first, last) < rule.workingDays) short.push(account);
  }
  return short;
}

function toSignal(
  { graph, currencies }: CaseView,
  parameters: Parameters,
  input: { readonly account: number; readonly direction: 'in' | 'out'; readonly found: LikeTransfers },
): Reason {
  const { edges, leastMinor, mostMinor, workingDays, assumed } = input.found;
  let amount = 0;
  for (const e of edges) amount += graph.amount[e]!;
  return {
    account: input.account,
    strength: strengthOf(edges.length, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
    code: 'like-pair',
    values: {
      direction: input.direction,
      transfers: edges.length,
      workingDays,
      amountMinor: amount,
      leastMinor,
      mostMinor,
      currency: currencies[graph.currency[edges[0]!]!] ?? '',
      moreThan: numberOf(parameters, 'moreThan'),
      maximumWorkingDays: numberOf(parameters, 'workingDays'),
      tolerance: numberOf(parameters, 'tolerance'),
      assumedCalendar: assumed ? 1 : 0,
      occurrences: 1,
    },
    evidence: edges,
    from: graph.t[edges[0]!]!,
    to: graph.t[edges.at(-1)!]!,
    occurrences: 1,
  };
}
