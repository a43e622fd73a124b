import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diamondsReference } from './diamonds.reference.ts';
import { DiamondSearch, type Diamond, type DiamondCounts, type DiamondQuery } from './diamonds.ts';
import { wedgeWorth } from './diamond-worth.ts';
import { EDGE_NUMBERS, edgeDraftOf, toGraph, type EdgeDraft } from './graph.fixture.ts';
import { indexPairs } from './pairs.ts';
import { surprise } from './surprise.ts';
import type { TemporalGraph } from './temporal-graph.ts';

const numbers = fc.tuple(
  fc.nat({ max: EDGE_NUMBERS.src }),
  fc.nat({ max: EDGE_NUMBERS.dst }),
  fc.nat({ max: EDGE_NUMBERS.step }),
  fc.nat({ max: EDGE_NUMBERS.rest }),
);
/** A third of the graphs have day stamps throughout: the order inside a day is unknown. */
const edgeDrafts = fc
  .tuple(fc.array(numbers.map(edgeDraftOf), { minLength: 10, maxLength: 40, size: 'max' }), fc.nat({ max: 2 }))
  .map(([drafts, days]) =>
    days > 0 ? drafts : drafts.map((draft): EdgeDraft => ({ ...draft, t: draft.t * 4320, precision: 2 })),
  );

const SHAPES = ['through', 'through-any-order', 'into', 'out-of'] as const;

const QUERY: DiamondQuery = {
  shape: 'through',
  minimumMiddles: 2,
  windowsSeconds: [100],
  hubCap: Infinity,
  stepLimit: Infinity,
};

function search(
  graph: TemporalGraph,
  query: Partial<DiamondQuery>,
  stepBudget = Infinity,
): { found: Diamond[]; counts: DiamondCounts } {
  const found: Diamond[] = [];
  const counts = new DiamondSearch(graph, { ...QUERY, ...query }).run(
    { from: 0, to: graph.vertexCount, stepBudget },
    (diamond) => found.push(diamond),
  );
  return { found, counts };
}

function inOrder(diamonds: readonly Diamond[]): readonly Diamond[] {
  const key = (d: Diamond): number[] => [d.first, d.second, d.windowSeconds, ...d.edges];
  return diamonds.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)];
    const at = x.findIndex((value, i) => value !== y[i]);
    return at < 0 ? 0 : (x[at] ?? -1) - (y[at] ?? -1);
  });
}

test('[SG-1] diamonds of all four shapes equal the reference, whatever window, hub cap and number of middles', () => {
  let most = 0;
  fc.assert(
    fc.property(
      edgeDrafts,
      fc.constantFrom(...SHAPES),
      fc.constantFrom([40], [100, 20], [1000], [86_400, 300_000]),
      fc.integer({ min: 2, max: 3 }),
      fc.constantFrom(2, 4, Infinity),
      (drafts, shape, windowsSeconds, minimumMiddles, hubCap) => {
        const graph = toGraph(drafts, 5);
        const query = { ...QUERY, shape, windowsSeconds, minimumMiddles, hubCap };
        const { found } = search(graph, query);
        most = Math.max(most, found.length);
        expect(inOrder(found)).toEqual(inOrder(diamondsReference(graph, query)));
      },
    ),
    { seed: 41, numRuns: 300 },
  );
  expect(most).toBeGreaterThan(5);
});

const draft = (src: number, dst: number, t: number, precision = 0): EdgeDraft => ({ src, dst, t, precision });

test('[SG-2] strictly before needs the first time and its precision to lie before the second', () => {
  const minute = (gap: number): TemporalGraph =>
    toGraph([draft(0, 1, 600, 1), draft(0, 2, 600, 1), draft(1, 3, 600 + gap, 1), draft(2, 3, 600 + gap, 1)]);
  expect(search(minute(59), {}).found).toEqual([]);
  expect(search(minute(60), {}).found).toHaveLength(1);
  expect(search(minute(0), { shape: 'through-any-order' }).found).toHaveLength(1);
});

test('[SG-2] both ends of the window count, parallel transfers are one middle, every wedge of the best window is evidence', () => {
  const graph = toGraph([
    draft(0, 1, 100),
    draft(0, 1, 110),
    draft(0, 2, 120),
    draft(1, 3, 150),
    draft(2, 3, 200),
    draft(0, 4, 210),
    draft(4, 3, 220),
  ]);
  expect(search(graph, { windowsSeconds: [120, 119, 109] }).found).toEqual([
    { first: 0, second: 3, middles: [1, 2, 4], edges: [0, 1, 2, 3, 4, 5, 6], windowSeconds: 120 },
    { first: 0, second: 3, middles: [1, 2, 4], edges: [1, 2, 3, 4, 5, 6], windowSeconds: 119 },
    { first: 0, second: 3, middles: [1, 2], edges: [0, 1, 2, 3, 4], windowSeconds: 109 },
  ]);
  expect(search(graph, { minimumMiddles: 4 }).found).toEqual([]);
});

test('[SG-3] hubs are passed over and counted; a search beyond its limit is stopped, counted, and gives nothing', () => {
  const graph = toGraph([draft(0, 1, 100), draft(0, 2, 100), draft(4, 1, 101), draft(1, 3, 120), draft(2, 3, 120)]);
  expect(search(graph, { hubCap: 2 })).toMatchObject({ found: [{ first: 0 }], counts: { hubSkips: 0 } });
  expect(search(graph, { hubCap: 1 })).toMatchObject({ found: [], counts: { hubSkips: 1 } });
  expect(search(graph, { stepLimit: 1 })).toMatchObject({ found: [], counts: { stoppedSearches: 1 } });
  const { found, counts } = search(graph, {}, 0);
  expect([found.length, counts.stoppedSearches > 0]).toEqual([0, true]);
});

test('[SG-4] leaving out what chance explains leaves out nothing that is clearly more surprising', () => {
  let kept = 0;
  let left = 0;
  fc.assert(
    fc.property(
      edgeDrafts,
      fc.constantFrom(...SHAPES),
      fc.constantFrom(100, 1000, 300_000),
      fc.integer({ min: 0, max: 25 }),
      (drafts, shape, windowSeconds, least) => {
        const graph = toGraph(drafts, 5);
        const pairs = indexPairs(graph);
        const dataSeconds = Math.max(1, graph.t.at(-1)! - graph.t[0]!);
        const query = { shape, windowsSeconds: [windowSeconds] };
        const all = search(graph, query).found;
        const some = search(graph, { ...query, worth: wedgeWorth({ graph, pairs, least, dataSeconds }) }).found;
        const surprising = all.filter(({ edges, middles }) => {
          const spanSeconds = graph.t[edges.at(-1)!]! - graph.t[edges[0]!]!;
          const nats = surprise({ graph, pairs, edges, accountCount: middles.length + 2, spanSeconds, dataSeconds });
          return nats > least + (middles.length * Math.log(graph.vertexCount)) / 2;
        });
        expect(all).toEqual(expect.arrayContaining(some));
        expect(some).toEqual(expect.arrayContaining(surprising));
        kept += some.length;
        left += all.length - some.length;
      },
    ),
    { seed: 44, numRuns: 200 },
  );
  expect([kept > 50, left > 50]).toEqual([true, true]);
});
