import { expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import { ACCOUNT_KIND } from '#model';
import { EDGE_GUARD } from './case-view.ts';
import { caseOf, DAY, type CaseDraft } from './case.fixture.ts';
import { adoptPattern, novelEdges, patternData, patternGraph } from './pattern-graph.ts';

test('[NOVEL] the first and second transfer of a pair, from the first second of a coverage to its last', () => {
  const transfers = [5, 6, 7].map((day) => ({ from: 0, to: 1, t: day * DAY }));
  const novel = (coverage: CaseDraft['coverage'] & object, boundary: readonly number[]) =>
    Array.from(novelEdges(caseOf({ transfers, coverage, boundary })));
  expect(novel({ 0: [5 * DAY, 6 * DAY] }, [1])).toEqual([1, 1, 0]);
  expect(novel({ 0: [5 * DAY + 1, 6 * DAY - 1] }, [1])).toEqual([0, 0, 0]);
  expect(novel({ 1: [5 * DAY, 6 * DAY - 1] }, [0])).toEqual([1, 0, 0]);
  const reversal = { from: 2, to: 3, t: 4 * DAY, kind: EDGE_KIND.reversal };
  expect(Array.from(novelEdges(caseOf({ transfers: [reversal, ...transfers] })))).toEqual([0, 1, 1, 0]);
});

test('[GUARD-4] what leaves a pattern graph is counted by its reason', () => {
  const transfers = [
    { from: 0, to: 1, t: 2 * DAY },
    { from: 2, to: 3, t: 3 * DAY },
    { from: 2, to: 3, t: 4 * DAY },
    { from: 2, to: 3, t: 5 * DAY },
    { from: 4, to: 5, t: 6 * DAY },
    { from: 5, to: 4, t: 9 * DAY },
    { from: 6, to: 7, t: 7 * DAY },
    { from: 6, to: 8, t: 8 * DAY, kind: EDGE_KIND.reversal },
  ];
  const bare = caseOf({ transfers, kinds: { 1: ACCOUNT_KIND.clearing } });
  const edges = new Uint8Array(transfers.length);
  // By time the sixth.
  edges[5] = EDGE_GUARD.own;
  const view = { ...bare, guarded: { edges, accounts: new Uint16Array(9) } };
  const { graph, pairs: _pairs, ...taken } = patternGraph(view, true, EDGE_GUARD.own | EDGE_GUARD.rent);
  expect(taken).toEqual({ clearingEdges: 1, guardedEdges: 1, repeatedEdges: 1, repaidEdges: 2 });
  expect(Array.from(graph.outEdges)).toEqual([1, 2]);
  expect(patternGraph(view, false)).toMatchObject({ clearingEdges: 1, guardedEdges: 0, repeatedEdges: 0 });
});

test('[PAR-1] a pattern graph that another thread made is the one of the view', () => {
  const draft = { transfers: [5, 6, 7].map((day) => ({ from: 0, to: 1, t: day * DAY })) };
  const made = caseOf(draft);
  for (const novelOnly of [false, true]) {
    const data = patternData(made, novelOnly);
    // Nothing to take out: the view's own graph is not sent.
    expect(data.buffer === undefined).toBe(!novelOnly);
    const here = caseOf(draft);
    adoptPattern(here, data);
    const adopted = patternGraph(here, novelOnly);
    expect(adopted.repeatedEdges).toBe(novelOnly ? 1 : 0);
    expect(Array.from(adopted.graph.outEdges)).toEqual(Array.from(patternGraph(made, novelOnly).graph.outEdges));
    expect(adopted.graph === here.graph).toBe(!novelOnly);
  }
});
