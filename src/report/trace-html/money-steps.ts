import { endsOf, secondsOf, type TraceEdge, type TracePage } from './trace-page.ts';

/** Sums up to and with a second: reported = held + exited at each. */
export interface MoneyStep {
  readonly at: number;
  readonly reported: number;
  readonly held: number;
  readonly exited: number;
}

/** Reported, held and left money over time, one step a second in which something moved, rising. */
export function moneySteps(page: Pick<TracePage, 'policy' | 'sourceVictims'>): MoneyStep[] {
  const changes = new Map<number, { reported: number; exited: number }>();
  for (const edge of page.policy.edges) {
    const at = secondsOf(edge.at);
    const change = changes.get(at) ?? { reported: 0, exited: 0 };
    change.reported += reportedBy(edge, page);
    for (const { end, amount } of endsOf(edge)) if (end !== 'goes-on') change.exited += amount;
    changes.set(at, change);
  }
  let reported = 0;
  let exited = 0;
  return [...changes]
    .toSorted(([a], [b]) => a - b)
    .map(([at, change]) => {
      reported += change.reported;
      exited += change.exited;
      return { at, reported, held: reported - exited, exited };
    });
}

/** Of a movement that is itself reported, all but the part that other victims' money had in it. */
function reportedBy(edge: TraceEdge, page: Pick<TracePage, 'sourceVictims'>): number {
  if (!page.sourceVictims.has(edge.source)) return 0;
  const ended = endsOf(edge).filter(({ end }) => end === 'reported-again');
  return edge.taint - ended.reduce((sum, { amount }) => sum + amount, 0);
}

/** The shortest stretch that holds nine tenths of the steps, if it is less than a fifth of the whole; else undefined. */
export function denseStretch(
  steps: readonly MoneyStep[],
  to: number,
): { readonly from: number; readonly to: number } | undefined {
  const first = steps[0]?.at;
  if (first === undefined || steps.length < 10) return undefined;
  const span = Math.ceil(steps.length * 0.9);
  let best: { from: number; to: number } | undefined;
  for (let i = 0; i + span <= steps.length; i++) {
    const from = steps[i]?.at ?? 0;
    const end = steps[i + span - 1]?.at ?? 0;
    if (best === undefined || end - from < best.to - best.from) best = { from, to: end };
  }
  if (best === undefined || best.to - best.from >= (to - first) / 5) return undefined;
  const margin = Math.max(1, Math.round((best.to - best.from) * 0.04));
  return { from: best.from - margin, to: Math.min(to, best.to + margin) };
}

/** The sums at a second. */
export function stepAt(steps: readonly MoneyStep[], at: number): MoneyStep {
  let found: MoneyStep = { at, reported: 0, held: 0, exited: 0 };
  for (const step of steps) {
    if (step.at > at) break;
    found = step;
  }
  return { ...found, at };
}
