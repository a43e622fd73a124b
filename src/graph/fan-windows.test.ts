import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { burstEdges, fanBursts, type FanBurst, type FanDirection } from './fan-bursts.ts';
import { fanBurstsReference, fanWindowReference, type ReferenceBurst } from './fan-windows.reference.ts';
import { fanWindows } from './fan-windows.ts';
import { EDGE_NUMBERS, edgeDraftOf, toGraph, type EdgeDraft } from './graph.fixture.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

const numbers = fc.tuple(
  fc.nat({ max: EDGE_NUMBERS.src }),
  fc.nat({ max: EDGE_NUMBERS.dst }),
  fc.nat({ max: EDGE_NUMBERS.step }),
  fc.nat({ max: EDGE_NUMBERS.rest }),
);
const edgeDrafts = (most: number): fc.Arbitrary<EdgeDraft[]> =>
  fc.array(numbers.map(edgeDraftOf), { maxLength: most, size: 'max' });

const window = fc.constantFrom(0, 20, 40, 100, 1000);

function bursts(graph: TemporalGraph, direction: FanDirection, k: number, windowSeconds: number): ReferenceBurst[] {
  const found: FanBurst[] = [];
  fanBursts(graph, { direction, minimumPartners: k, windowSeconds }, (burst) => found.push(burst));
  return found.map((burst) => ({
    hub: burst.hub,
    partners: burst.partners,
    edges: burstEdges(graph, direction, burst),
    runFrom: burst.runFrom,
    runTo: burst.runTo,
  }));
}

test('[FAN-1] the four streaming values per transfer, fan and degree, equal the reference', () => {
  fc.assert(
    fc.property(edgeDrafts(40), window, (drafts, windowSeconds) => {
      const graph = toGraph(drafts, 5);
      const { fan, degree } = fanWindows(graph, windowSeconds);
      for (let e = 0; e < graph.edgeCount; e += 1) {
        if ((graph.kind[e]! & EDGE_KIND.pattern) === 0) {
          expect([fan.sourceOut[e], degree.destinationIn[e]]).toEqual([0, 0]);
          continue;
        }
        const { source, destination } = fanWindowReference(graph, windowSeconds, e);
        expect({ fanOut: fan.sourceOut[e], fanIn: fan.sourceIn[e] }).toEqual({
          fanOut: source.fanOut,
          fanIn: source.fanIn,
        });
        expect({ fanOut: fan.destinationOut[e], fanIn: fan.destinationIn[e] }).toEqual({
          fanOut: destination.fanOut,
          fanIn: destination.fanIn,
        });
        expect([degree.sourceOut[e], degree.sourceIn[e], degree.destinationOut[e], degree.destinationIn[e]]).toEqual([
          source.degreeOut,
          source.degreeIn,
          destination.degreeOut,
          destination.degreeIn,
        ]);
      }
    }),
    { seed: 11, numRuns: 100 },
  );
});

test('[FAN-2] bursts equal the reference: maximal runs, the best window of each with its transfers', () => {
  fc.assert(
    fc.property(edgeDrafts(40), window, fc.integer({ min: 1, max: 4 }), (drafts, windowSeconds, k) => {
      const graph = toGraph(drafts, 5);
      for (const direction of ['in', 'out'] as const) {
        expect(bursts(graph, direction, k, windowSeconds)).toEqual(
          fanBurstsReference(graph, direction, k, windowSeconds),
        );
      }
    }),
    { seed: 12, numRuns: 100 },
  );
});

test('[FAN-2] both ends of the window count, parallel transfers are one partner, the earliest of equal windows wins', () => {
  const graph = toGraph([
    { src: 1, dst: 0, t: 100 },
    { src: 1, dst: 0, t: 110 },
    { src: 2, dst: 0, t: 200 },
    { src: 3, dst: 0, t: 210 },
  ]);
  expect(bursts(graph, 'in', 2, 100)).toEqual([{ hub: 0, partners: 3, edges: [1, 2, 3], runFrom: 2, runTo: 3 }]);
  expect(bursts(graph, 'in', 2, 99)).toEqual([{ hub: 0, partners: 2, edges: [1, 2], runFrom: 2, runTo: 3 }]);
  expect(bursts(graph, 'in', 4, 1000)).toEqual([]);
});
