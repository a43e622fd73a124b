import type { MoneyColumns } from '#ledger';
import {
  assembleTrace,
  compareTraces,
  freezeList,
  openLines,
  traceByLines,
  type AssembledTrace,
  type FreezeLine,
  type HeldByPolicy,
  type JudgementMark,
  type LinePolicy,
} from '#trace';

import type { PolicyWork, TraceWork } from './trace-work.ts';

/** Which policies a freeze line's confidence is judged by, whether they were asked for or not. */
const COMPARED: readonly LinePolicy[] = ['fifo', 'lifo'];

export interface FreezeFound {
  readonly lines: readonly FreezeLine[];
  /** By account: movement that brought most of the victim money that is there, and what it carried. */
  readonly broughtBy: ReadonlyMap<number, number>;
}

/** The freeze list of a trace: what the first policy sees, as sure as FIFO, LIFO and all policies asked for agree. */
export function freezeOf(
  work: TraceWork,
  traces: readonly { readonly work: PolicyWork; readonly assembled: AssembledTrace }[],
): FreezeFound {
  const [first] = traces;
  if (first === undefined) return { lines: [], broughtBy: new Map() };
  const { money, bounds } = work;
  const main = first.assembled;
  const held = heldByPolicy(work, traces, main);
  const entered = main.accounts.filter((account) => account.entered);
  const carrying = new Set(main.edges.map(({ movement }) => movement));
  const reached = entered.map(({ account }) => account);
  const marks = knownMarks(work);
  return {
    lines: freezeList({ money, held, reached, carrying, until: bounds.until, marks }),
    broughtBy: largestCredits(money, main),
  };
}

/** [FRZ-14] Holders to be protected, and accounts that victims paid from: money that came back to them is theirs. */
function knownMarks({ money, sources, protectedHolders }: TraceWork): ReadonlyMap<number, readonly JudgementMark[]> {
  const marks = new Map<number, JudgementMark[]>();
  const mark = (account: number, word: JudgementMark): void => {
    if (account >= 0) marks.set(account, [...(marks.get(account) ?? []), word]);
  };
  for (const account of protectedHolders) mark(account, 'protected-holder');
  const reported = sources.filter(({ isReport }) => isReport);
  const payers = new Set(reported.map(({ movement }) => money.movements.payer[movement] ?? -1));
  for (const account of payers) mark(account, 'reporting-victim');
  return marks;
}

function heldByPolicy(
  work: TraceWork,
  traces: readonly { readonly work: PolicyWork; readonly assembled: AssembledTrace }[],
  main: AssembledTrace,
): HeldByPolicy[] {
  const { money, sources, bounds, exits, policies } = work;
  const companions = COMPARED.filter((policy) => !policies.has(policy)).map((policy) =>
    assembleTrace(money, traceByLines(openLines(money, policy), { sources, bounds, exits }), sources),
  );
  const compared = compareTraces([...traces.map(({ assembled }) => assembled), ...companions]);
  const ties = new Map<number, { least: number; most: number }>();
  for (const { ties: ranges } of policies.values()) {
    for (const { account, heldLeast, heldMost } of ranges) {
      const known = ties.get(account) ?? { least: heldLeast, most: heldMost };
      ties.set(account, { least: Math.min(known.least, heldLeast), most: Math.max(known.most, heldMost) });
    }
  }
  const layers = layersOf([main, ...companions, ...traces.map(({ assembled }) => assembled)]);
  // Pro rata leaves a fen on everybody: who is listed is for the first policy, FIFO and LIFO to say.
  const deciding = [main.policy, ...COMPARED];
  return compared
    .filter(({ held }) => deciding.some((policy) => (held[policy] ?? 0) > 0))
    .map(({ account, held, least, most }) => {
      const heldMinor = held[main.policy] ?? 0;
      const tied = ties.get(account);
      return {
        account,
        layer: layers.get(account) ?? 0,
        heldMinor,
        leastMinor: Math.min(least, heldMinor, tied?.least ?? Infinity),
        mostMinor: Math.max(most, heldMinor, tied?.most ?? 0),
      };
    });
}

/** Layer of each account by the first of the traces that knows it. */
function layersOf(traces: readonly AssembledTrace[]): ReadonlyMap<number, number> {
  const layers = new Map<number, number>();
  for (const { accounts } of traces)
    for (const { account, layer } of accounts) if (!layers.has(account)) layers.set(account, layer);
  return layers;
}

/** The transfer that a stop request of the account names: the one that brought most victim money, the earlier of equals. */
function largestCredits({ movements }: MoneyColumns, { edges }: AssembledTrace): ReadonlyMap<number, number> {
  const most = new Map<number, { movement: number; taint: number }>();
  for (const { movement, taint } of edges) {
    const payee = movements.payee[movement] ?? -1;
    if (payee < 0) continue;
    const known = most.get(payee);
    if (known === undefined || taint > known.taint) most.set(payee, { movement, taint });
  }
  return new Map([...most].map(([account, { movement }]) => [account, movement]));
}
