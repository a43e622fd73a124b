import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlowPicture } from '../report-data.ts';
import { CORE_LIMIT, EDGE_LIMIT, layoutPicture, NODE } from './picture-layout.ts';
import { edgeWidth } from './picture-svg.ts';

const picture = fc
  .record({
    core: fc.integer({ min: 1, max: CORE_LIMIT + 8 }),
    around: fc.integer({ min: 0, max: 30 }),
    edges: fc.array(fc.tuple(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 1e9 }), fc.nat(99)), {
      maxLength: 160,
    }),
  })
  .map(({ core, around, edges }): FlowPicture => {
    const count = core + around;
    const nodes = Array.from({ length: count }, (_, i) => ({
      id: `n${i}`,
      display: `****${i}`,
      institution: '',
      core: i < core,
      kind: i % 2 === 0 ? 'personal' : 'corporate',
      covered: true,
    }));
    return {
      id: 'h',
      kind: 'hit',
      currency: 'CNY',
      nodes,
      edges: edges.map(([from, to, amountMinor, at]) => ({
        from: `n${from % count}`,
        to: `n${to % count}`,
        amountMinor,
        count: 1,
        firstAt: `2024-03-05 00:${String(at).padStart(2, '0')}`,
        lastAt: '',
      })),
    };
  });

test('[REP-11] every account is drawn or folded, and the folds say how many', () => {
  fc.assert(
    fc.property(picture, (given) => {
      const layout = layoutPicture(given);
      const drawn = layout.nodes.filter((node) => node.node !== undefined).length;
      const folded = layout.nodes.reduce((sum, node) => sum + (node.fold?.count ?? 0), 0);
      expect(drawn + folded).toBe(given.nodes.length);
      expect(folded).toBe(layout.folded.payers + layout.folded.payees + layout.folded.core);
      expect(drawn).toBe(Math.min(CORE_LIMIT, given.nodes.filter((node) => node.core).length));
      expect(layout.nodes.filter((node) => node.node?.core === false)).toEqual([]);
      const amounts = layout.flows.map((flow) => flow.amountMinor);
      expect(layout.edges.map((edge) => edge.amountMinor)).toEqual(
        amounts.toSorted((a, b) => b - a).slice(0, EDGE_LIMIT),
      );
      expect(layout.nodes.reduce((sum, node) => sum + node.outMinor, 0)).toBe(
        amounts.reduce((sum, minor) => sum + minor, 0),
      );
    }),
    { seed: 5, numRuns: 100 },
  );
});

test('[REP-11] positions are the same for any order of accounts and flows, and no two boxes overlap', () => {
  fc.assert(
    fc.property(picture, (given) => {
      const places = (one: FlowPicture) =>
        layoutPicture(one)
          .nodes.map((node) => [node.id, node.x, node.y, node.inMinor, node.outMinor].join(' '))
          .sort();
      const shuffled = { ...given, nodes: given.nodes.toReversed(), edges: given.edges.toReversed() };
      expect(places(shuffled)).toEqual(places(given));
      const { nodes } = layoutPicture(given);
      for (const a of nodes) {
        for (const b of nodes) {
          if (a !== b && a.x === b.x) expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(NODE.height);
        }
      }
    }),
    { seed: 6, numRuns: 60 },
  );
});

test('[REP-11] money flows to the right: payers, collection, relay, next level; what comes back runs backwards', () => {
  const node = (id: string, core: boolean) => ({
    id,
    display: id,
    institution: '',
    core,
    kind: 'personal',
    covered: true,
  });
  const edge = (from: string, to: string, firstAt: string) => ({
    from,
    to,
    amountMinor: 100,
    count: 1,
    firstAt,
    lastAt: firstAt,
  });
  const layout = layoutPicture({
    id: 'h',
    kind: 'ring',
    currency: 'CNY',
    nodes: [node('victim', false), node('first', true), node('second', true), node('shop', false)],
    edges: [
      edge('victim', 'first', '1'),
      edge('first', 'second', '2'),
      edge('second', 'shop', '3'),
      edge('second', 'first', '4'),
    ],
  });
  const column = (id: string) => layout.nodes.find((one) => one.id === id)?.column;
  expect([column('fold:payers:personal'), column('first'), column('second'), column('fold:payees:personal')]).toEqual([
    0, 1, 2, 3,
  ]);
  expect(layout.edges.find((one) => one.from.id === 'second' && one.to.id === 'first')).toBeDefined();
});

test('[REP-11] tiers decide the layers where every core account has one', () => {
  const node = (id: string, tier: number) => ({
    id,
    display: id,
    institution: '',
    core: true,
    kind: 'personal',
    covered: true,
    tier,
  });
  const layout = layoutPicture({
    id: 'r',
    kind: 'ring',
    currency: 'CNY',
    nodes: [node('c', 3), node('a', 1), node('b', 1)],
    edges: [],
  });
  expect(Object.fromEntries(layout.nodes.map((one) => [one.id, one.column]))).toEqual({ a: 0, b: 0, c: 2 });
});

test('[REP-11] an edge is wider by the logarithm of its amount', () => {
  expect(edgeWidth(1_000, 1_000)).toBe(7);
  expect(edgeWidth(100, 1_000)).toBe(5);
  expect(edgeWidth(1, 1_000)).toBe(1);
  expect(edgeWidth(0, 1_000)).toBe(1);
});
