import { buildTemporalGraph } from './build-temporal-graph.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

export interface EdgeDraft {
  readonly src: number;
  readonly dst: number;
  readonly t: number;
  readonly amount?: number;
  readonly currency?: number;
  readonly precision?: number;
  readonly kind?: number;
}

/** Sorted by time; ties keep their order. */
export function toGraph(drafts: readonly EdgeDraft[], vertexCount?: number): TemporalGraph {
  const edges = drafts.toSorted((a, b) => a.t - b.t);
  return buildTemporalGraph({
    vertexCount: vertexCount ?? edges.reduce((most, { src, dst }) => Math.max(most, src + 1, dst + 1), 0),
    src: edges.map(({ src }) => src),
    dst: edges.map(({ dst }) => dst),
    t: edges.map(({ t }) => t),
    precision: edges.map(({ precision }) => precision ?? 0),
    currency: edges.map(({ currency }) => currency ?? 0),
    kind: edges.map(({ kind }) => kind ?? EDGE_KIND.pattern),
    amount: edges.map(({ amount }) => amount ?? 100),
  });
}

const AMOUNTS = [80, 90, 100, 105, 111, 200] as const;

/** Largest values of the four numbers that `edgeDraftOf` reads. */
export const EDGE_NUMBERS = { src: 4, dst: 4, step: 11, rest: 6 * 4 * 3 * 4 - 1 } as const;

/** Small and dense graphs: ties, self-loops, parallel edges, edges outside the patterns, mixed precision and currency. */
export function edgeDraftOf([src, dst, step, rest]: readonly [number, number, number, number]): EdgeDraft {
  return {
    src,
    dst,
    t: (step + 1) * 20,
    amount: AMOUNTS[rest % 6]!,
    currency: Math.floor(rest / 6) % 4 === 3 ? 1 : 0,
    precision: Math.floor(rest / 24) % 3 === 2 ? 1 : 0,
    kind: Math.floor(rest / 72) % 4 === 3 ? 0 : EDGE_KIND.pattern,
  };
}

export interface Density {
  readonly count: number;
  readonly accounts: number;
  /** Distinct times. */
  readonly steps: number;
  readonly unitSeconds: number;
}

/** Evenly random edges from a seed: unlike shrinkable arrays, dense enough for long cycles of parallel transfers. */
export function randomDrafts(seed: number, { count, accounts, steps, unitSeconds }: Density): EdgeDraft[] {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return Array.from({ length: count }, () => {
    const src = below(accounts);
    return {
      src,
      dst: (src + 1 + below(accounts - 1)) % accounts,
      t: (1 + below(steps)) * unitSeconds,
      amount: AMOUNTS[below(6)]!,
      currency: below(8) === 0 ? 1 : 0,
      precision: unitSeconds > 1 && below(3) === 0 ? 1 : 0,
      kind: below(10) === 0 ? 0 : EDGE_KIND.pattern,
    };
  });
}
