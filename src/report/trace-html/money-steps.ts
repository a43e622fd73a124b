import { endsOf, secondsOf, type TraceEdge, type TracePage } from './trace-page.ts';

/** Sums up to and with a second: reported = held + exited at each. */
export interface MoneyStep {
  readonly at: number;
  readonly reported: number;
  readonly held: number;
  readonly exited: number;
  /** Victim money moved in this second alone. */
  readonly moved: number;
}

type Steps = readonly MoneyStep[];

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch drawn large holds so much of all that moved, in so little of the time. */
const DENSE_VALUE = 0.6;
const DENSE_TIME = 0.1;

/** Reported, held and left money over time, one step a second in which something moved, rising. */
export function moneySteps(page: Pick<TracePage, 'policy' | 'sourceVictims'>): MoneyStep[] {
  const changes = Map.groupBy(page.policy.edges, ({ at }) => secondsOf(at));
  let reported = 0;
  let exited = 0;
  return [...changes]
    .toSorted(([a], [b]) => a - b)
    .map(([at, edges]) => {
      let moved = 0;
      for (const edge of edges) {
        moved += edge.taint;
        reported += reportedBy(edge, page);
        for (const { end, amount } of endsOf(edge)) if (end !== 'goes-on') exited += amount;
      }
      return { at, reported, held: reported - exited, exited, moved };
    });
}

/** Of a movement that is itself reported, all but the part that other victims' money had in it. */
function reportedBy(edge: TraceEdge, page: Pick<TracePage, 'sourceVictims'>): number {
  if (!page.sourceVictims.has(edge.source)) return 0;
  const ended = endsOf(edge).filter(({ end }) => end === 'reported-again');
  return edge.taint - ended.reduce((sum, { amount }) => sum + amount, 0);
}

/** The shortest stretch in which most of the money moved, if it is a small part of the whole time; else undefined. */
export function denseStretch(steps: Steps, to: number): Stretch | undefined {
  const first = steps[0]?.at;
  if (first === undefined) return undefined;
  const wanted = DENSE_VALUE * steps.reduce((sum, { moved }) => sum + moved, 0);
  let best: Stretch | undefined;
  let sum = 0;
  let left = 0;
  for (const step of steps) {
    sum += step.moved;
    for (let start = steps[left]; start !== undefined && sum - start.moved >= wanted; start = steps[++left])
      sum -= start.moved;
    const from = steps[left]?.at ?? first;
    if (sum >= wanted && (best === undefined || step.at - from < best.to - best.from)) best = { from, to: step.at };
  }
  if (best === undefined || best.to - best.from >= (to - first) * DENSE_TIME) return undefined;
  const margin = Math.max(2, Math.round((best.to - best.from) * 0.06));
  return { from: best.from - margin, to: Math.min(to, best.to + margin) };
}

/** The sums at a second. */
export function stepAt(steps: Steps, at: number): MoneyStep {
  let found: MoneyStep = { at, reported: 0, held: 0, exited: 0, moved: 0 };
  for (const step of steps) {
    if (step.at > at) break;
    found = step;
  }
  return { ...found, at };
}

/** Victim money that came to each layer, in equal parts of a stretch. */
export interface LayerStrip {
  readonly layer: number;
  readonly total: number;
  readonly first: number;
  readonly last: number;
  readonly bins: readonly number[];
}

export function layerStrips(edges: readonly TraceEdge[], { from, to }: Stretch, columns: number): LayerStrip[] {
  const inside = edges.filter(({ at }) => secondsOf(at) >= from && secondsOf(at) <= to);
  return [...Map.groupBy(inside, ({ layer }) => layer)]
    .toSorted(([a], [b]) => a - b)
    .map(([layer, own]) => {
      const bins = Array.from({ length: columns }, () => 0);
      for (const { at, taint } of own) {
        const column = Math.min(columns - 1, Math.floor(((secondsOf(at) - from) / (to - from)) * columns));
        bins[column] = (bins[column] ?? 0) + taint;
      }
      const times = own.map(({ at }) => secondsOf(at));
      return {
        layer,
        total: own.reduce((sum, { taint }) => sum + taint, 0),
        first: times.reduce((a, b) => Math.min(a, b)),
        last: times.reduce((a, b) => Math.max(a, b)),
        bins,
      };
    });
}
