import type { TraceEvaluation, TraceFigures } from '#contract';

/** What one policy says of transfers, each once. */
export interface TracedTransfers {
  readonly policy: string;
  readonly transfer: ArrayLike<number>;
  /** Minor units of victim money on each. */
  readonly taint: ArrayLike<number>;
}

export interface TraceTruth {
  /** Stolen minor units by transfer. */
  readonly stolen: ReadonlyMap<number, number>;
  /** Transfers that victims made themselves. */
  readonly own: ReadonlySet<number>;
}

/**
 * [TEV-1] [TEV-2] [TEV-3] A trace against the stolen value of transfers, by value and by transfer, with and without the victims'
 * own payments. `amountOf`: minor units of any transfer.
 */
export function evaluateTrace(
  traced: readonly TracedTransfers[],
  truth: TraceTruth,
  amountOf: (transfer: number) => number,
): TraceEvaluation['policies'] {
  const nobody: ReadonlySet<number> = new Set();
  return Object.fromEntries(
    traced.map((policy) => [
      policy.policy,
      {
        all: figuresOf(policy, { ...truth, own: nobody }, amountOf),
        without_own_payments: figuresOf(policy, truth, amountOf),
      },
    ]),
  );
}

/** `truth.own` is left out on both sides. */
function figuresOf(policy: TracedTransfers, truth: TraceTruth, amountOf: (transfer: number) => number): TraceFigures {
  const sums = { stolen: 0, taint: 0, both: 0 };
  const edges = { truth: 0, found: 0, both: 0 };
  for (const [transfer, stolen] of truth.stolen) {
    if (truth.own.has(transfer)) continue;
    sums.stolen += stolen;
    if (isMostOf(stolen, amountOf(transfer))) edges.truth += 1;
  }
  for (let i = 0; i < policy.transfer.length; i += 1) {
    const transfer = policy.transfer[i]!;
    if (truth.own.has(transfer)) continue;
    const taint = policy.taint[i]!;
    const stolen = truth.stolen.get(transfer) ?? 0;
    sums.taint += taint;
    sums.both += Math.min(taint, stolen);
    if (!isMostOf(taint, amountOf(transfer))) continue;
    edges.found += 1;
    if (isMostOf(stolen, amountOf(transfer))) edges.both += 1;
  }
  const [recall, precision] = [share(edges.both, edges.truth), share(edges.both, edges.found)];
  return {
    value: { recall: share(sums.both, sums.stolen), precision: share(sums.both, sums.taint), ...sums },
    edges: { recall, precision, f1: harmonicMean(recall, precision), ...edges },
  };
}

function isMostOf(part: number, amount: number): boolean {
  return part > 0 && 2 * part >= amount;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function harmonicMean(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
