import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layeredTrace } from '../fixtures/layered-trace.ts';
import type { TraceData } from '../trace-data.ts';
import { FLOW_COLUMN, FLOW_NODES, flowGraph, type FlowGraph } from './flow-graph.ts';
import { layFlow } from './flow-layout.ts';
import { flowSvg } from './flow-svg.ts';
import { sumOf, tracePage } from './trace-page.ts';

const shape = fc.record({
  layers: fc.integer({ min: 1, max: 9 }),
  width: fc.integer({ min: 1, max: 60 }),
  victims: fc.integer({ min: 1, max: 60 }),
  payments: fc.integer({ min: 1, max: 4 }),
});

function drawn(graph: FlowGraph, kind: string): number {
  return sumOf(graph.nodes.filter((node) => node.kind === kind).map(({ amount }) => amount));
}

test('[TRP-3] every account, victim and minor unit is in the picture or counted in a fold, however small the limit', () => {
  fc.assert(
    fc.property(shape, fc.integer({ min: 3, max: FLOW_COLUMN }), (given, limit) => {
      const page = tracePage(layeredTrace(given));
      const graph = flowGraph(page, limit);
      expect(graph.nodes.length).toBeLessThanOrEqual(FLOW_NODES);
      const perColumn = Map.groupBy(graph.nodes, ({ column }) => column);
      for (const nodes of perColumn.values()) expect(nodes.length).toBeLessThanOrEqual(limit);
      const shownAccounts = graph.nodes.filter(({ kind }) => kind === 'account');
      expect(shownAccounts.length + graph.folded.accounts).toBe(page.policy.accounts.length);
      const held = sumOf(shownAccounts.map((node) => node.held)) + graph.folded.held;
      expect(held).toBe(page.policy.totals.held);
      expect(drawn(graph, 'victim') + drawn(graph, 'fold-victims')).toBe(page.policy.totals.reported);
      expect(drawn(graph, 'out')).toBe(page.policy.totals.exited);
      const whole = flowGraph(page, 10_000);
      expect(sumOf(graph.edges.map(({ taint }) => taint))).toBe(sumOf(whole.edges.map(({ taint }) => taint)));
    }),
    { seed: 11, numRuns: 60 },
  );
});

test('[TRP-3] the smallest of a layer are folded: nothing folded is larger than what is drawn', () => {
  const page = tracePage(layeredTrace({ layers: 3, width: 41, victims: 40, payments: 3 }));
  const graph = flowGraph(page, 10);
  const layer = graph.nodes.filter(({ column, kind }) => column === 2 && kind === 'account');
  const fold = graph.nodes.find(({ column, kind }) => column === 2 && kind === 'fold');
  const all = page.policy.accounts.filter((account) => account.layer === 2).map(({ received }) => received);
  const largest = all.toSorted((a, b) => b - a).slice(0, layer.length);
  expect(layer.map(({ amount }) => amount).sort((a, b) => b - a)).toEqual(largest);
  expect([fold?.count, fold?.amount]).toEqual([all.length - layer.length, sumOf(all) - sumOf(largest)]);
});

test('[TRP-3] money of another report, and of accounts that are not followed, stands where it ended', () => {
  const data = layeredTrace({ layers: 2, width: 7, victims: 7, payments: 1 });
  const page = tracePage(data);
  const graph = flowGraph(page, FLOW_COLUMN);
  const bare = graph.nodes.find((node) => node.account?.covered === false);
  expect(bare?.column).toBe(2);
  const out = graph.edges.find(({ from, to }) => from === bare?.key && to === 'x:no-statement');
  expect(out?.taint).toBe(bare?.amount);
  const again = withEnds(data);
  const ends = flowGraph(tracePage(again), FLOW_COLUMN);
  expect(ends.edges.some(({ from, to }) => from.startsWith('p:') && to === 'x:reported-again')).toBe(true);
});

/** The first reported movement also carries ten fen of another victim. */
function withEnds(data: TraceData): TraceData {
  const { fifo } = data.trace.policies;
  if (fifo === undefined) throw new Error('no fifo');
  const edges = fifo.edges.map((edge, i) =>
    i > 0
      ? edge
      : {
          ...edge,
          taint: edge.taint + 10,
          ends: [
            { end: 'goes-on', amount: edge.taint },
            { end: 'reported-again', amount: 10 },
          ],
        },
  );
  return { ...data, trace: { ...data.trace, policies: { ...data.trace.policies, fifo: { ...fifo, edges } } } };
}

test('[TRP-4] the same trace in another order of rows is the same picture, byte for byte', () => {
  fc.assert(
    fc.property(shape, (given) => {
      const data = layeredTrace(given);
      const { fifo } = data.trace.policies;
      if (fifo === undefined) throw new Error('no fifo');
      const turned = { ...fifo, edges: fifo.edges.toReversed(), accounts: fifo.accounts.toReversed() };
      const other = { ...data, trace: { ...data.trace, policies: { ...data.trace.policies, fifo: turned } } };
      const svg = (of: TraceData): string =>
        flowSvg(layFlow(flowGraph(tracePage(of), 10)), tracePage(of), 'flow').markup;
      expect(svg(other)).toBe(svg(data));
    }),
    { seed: 12, numRuns: 20 },
  );
});

test('[TRP-4] layers stand from left to right, inside a layer the account that money reached first on top', () => {
  const page = tracePage(layeredTrace({ layers: 5, width: 6, victims: 4, payments: 3 }));
  const { at } = layFlow(flowGraph(page, FLOW_COLUMN));
  const accounts = [...at.values()].filter(({ node }) => node.kind === 'account');
  const wrong = accounts.flatMap((a) =>
    accounts.filter(
      (b) =>
        (a.node.column < b.node.column && a.x >= b.x) ||
        (a.node.column === b.node.column && a.node.at < b.node.at && a.y >= b.y),
    ),
  );
  expect([accounts.length > 12, wrong]).toEqual([true, []]);
});
