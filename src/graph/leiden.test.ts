import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestModularity, modularityReference } from './leiden.reference.ts';
import { leiden, type WeightedGraph } from './leiden.ts';

type Matrix = number[][];

function matrixOf(nodes: number, edges: readonly (readonly [number, number, number])[]): Matrix {
  const matrix = Array.from({ length: nodes }, () => Array.from({ length: nodes }, () => 0));
  for (const [a, b, weight] of edges) {
    if (a === b || a >= nodes || b >= nodes) continue;
    matrix[a]![b]! += weight;
    matrix[b]![a]! += weight;
  }
  return matrix;
}

function graphOf(matrix: Matrix): WeightedGraph {
  const rows = matrix.map((row) => row.flatMap((weight, j) => (weight > 0 ? [{ j, weight }] : [])));
  const offsets = Uint32Array.from([0, ...rows.map(({ length }) => length)]);
  for (let i = 1; i < offsets.length; i += 1) offsets[i]! += offsets[i - 1]!;
  return {
    nodeCount: matrix.length,
    offsets,
    neighbours: Uint32Array.from(rows.flat(), ({ j }) => j),
    weights: Float64Array.from(rows.flat(), ({ weight }) => weight),
  };
}

function isConnected(matrix: Matrix, members: readonly number[]): boolean {
  const seen = new Set(members.slice(0, 1));
  for (const node of seen) for (const other of members) if (matrix[node]![other]! > 0) seen.add(other);
  return seen.size === members.length;
}

const graphs = fc.record({
  nodes: fc.integer({ min: 2, max: 40 }),
  edges: fc.array(fc.tuple(fc.nat(39), fc.nat(39), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 120 }),
  resolution: fc.constantFrom(0.5, 1, 2, 8),
  seed: fc.nat(),
});

test('[LEIDEN-1] communities are connected, modularity is what it says and never falls, and one seed gives one result', () => {
  let several = 0;
  fc.assert(
    fc.property(graphs, ({ nodes, edges, resolution, seed }) => {
      const matrix = matrixOf(nodes, edges);
      const found = leiden(graphOf(matrix), { resolution, seed });
      expect(found.community.length).toBe(nodes);
      const groups = [...Map.groupBy(found.community.keys(), (i) => found.community[i]!).values()];
      expect(groups.length).toBe(found.count);
      if (groups.length > 1 && groups.length < nodes) several += 1;
      for (const group of groups) expect(isConnected(matrix, group)).toBe(true);
      for (const [i, value] of found.modularity.entries()) {
        if (i > 0) expect(value).toBeGreaterThanOrEqual(found.modularity[i - 1]! - 1e-9);
      }
      if (found.modularity.length > 0) {
        const singles = modularityReference(matrix, Array.from(matrix.keys()), resolution);
        const reached = modularityReference(matrix, found.community, resolution);
        expect(reached).toBeGreaterThanOrEqual(found.modularity.at(-1)! - 1e-9);
        expect(reached).toBeGreaterThanOrEqual(singles - 1e-9);
      }
      expect(leiden(graphOf(matrix), { resolution, seed })).toEqual(found);
    }),
    { seed: 62, numRuns: 300 },
  );
  expect(several).toBeGreaterThan(100);
});

test('[LEIDEN-2] on small graphs the modularity is within a twentieth of the best of all partitions', () => {
  const small = fc.record({
    edges: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 5 })), { minLength: 3, maxLength: 14 }),
    seed: fc.nat(),
  });
  let exact = 0;
  let all = 0;
  fc.assert(
    fc.property(small, ({ edges, seed }) => {
      const matrix = matrixOf(7, edges);
      if (matrix.every((row) => row.every((weight) => weight === 0))) return;
      const reached = modularityReference(matrix, leiden(graphOf(matrix), { resolution: 1, seed }).community, 1);
      const best = bestModularity(matrix, 1);
      expect(reached).toBeGreaterThanOrEqual(best - 0.05);
      all += 1;
      if (reached > best - 1e-9) exact += 1;
    }),
    { seed: 63, numRuns: 150 },
  );
  expect(exact / all).toBeGreaterThan(0.8);
});

test('[LEIDEN-3] two cliques with one edge between them are two communities, a clique is one, nothing is nothing', () => {
  const clique = (from: number, to: number): [number, number, number][] => {
    const edges: [number, number, number][] = [];
    for (let a = from; a < to; a += 1) for (let b = a + 1; b < to; b += 1) edges.push([a, b, 1]);
    return edges;
  };
  const options = { resolution: 1, seed: 1 };
  const two = leiden(graphOf(matrixOf(12, [...clique(0, 6), ...clique(6, 12), [5, 6, 1]])), options);
  expect([...two.community]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  expect(leiden(graphOf(matrixOf(6, clique(0, 6))), options).count).toBe(1);
  expect(leiden(graphOf(matrixOf(3, [])), options)).toMatchObject({ count: 3, modularity: [] });
});
