import type { HiddenCase } from './hide-case.ts';

/** By value: taint on a transfer against its stolen value; of edges: half or more of the amount tainted. */
export interface TraceScore {
  readonly valueRecall: number;
  readonly valuePrecision: number;
  readonly edgeRecall: number;
  readonly edgePrecision: number;
  readonly edgeF1: number;
}

/** Without the victims' own reported transfers. */
export function scoreTrace({ count, amount, stolen, reported }: HiddenCase, taint: Float64Array): TraceScore {
  let [value, tainted, both] = [0, 0, 0];
  let [edges, flagged, right] = [0, 0, 0];
  for (let k = 0; k < count; k++) {
    if (reported[k] === 1) continue;
    value += stolen[k]!;
    tainted += taint[k]!;
    both += Math.min(taint[k]!, stolen[k]!);
    const found = taint[k]! > 0 && 2 * taint[k]! >= amount[k]!;
    edges += Number(stolen[k]! > 0);
    flagged += Number(found);
    right += Number(found && stolen[k]! > 0);
  }
  const [edgeRecall, edgePrecision] = [right / edges, flagged === 0 ? 0 : right / flagged];
  return {
    valueRecall: both / value,
    valuePrecision: tainted === 0 ? 0 : both / tainted,
    edgeRecall,
    edgePrecision,
    edgeF1: right === 0 ? 0 : (2 * edgeRecall * edgePrecision) / (edgeRecall + edgePrecision),
  };
}

export function meanScore(scores: readonly TraceScore[]): TraceScore {
  const mean = (of: keyof TraceScore): number => scores.reduce((sum, score) => sum + score[of], 0) / scores.length;
  return {
    valueRecall: mean('valueRecall'),
    valuePrecision: mean('valuePrecision'),
    edgeRecall: mean('edgeRecall'),
    edgePrecision: mean('edgePrecision'),
    edgeF1: mean('edgeF1'),
  };
}
