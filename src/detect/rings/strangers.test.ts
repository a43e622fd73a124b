import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { patternGraph } from '../pattern-graph.ts';
import { runOne } from '../run.fixture.ts';
import { amongStrangers, strangerEdges } from './strangers.ts';

const transfer = fc.record({
  from: fc.nat({ max: 5 }),
  to: fc.nat({ max: 5 }),
  t: fc.integer({ min: 1, max: 20 }).map((step) => DAY + step * 8 * HOUR),
});

test('[TREE-5] strangers: all transfers between the two, either way, within one occasion, as the definition read plainly', () => {
  fc.assert(
    fc.property(
      fc.array(transfer, { maxLength: 40, size: 'max' }),
      fc.constantFrom(0, 8 * HOUR, DAY, 3 * DAY),
      (drafts, occasion) => {
        const transfers = drafts.filter(({ from, to }) => from !== to);
        const view = caseOf({ transfers, accountCount: 6 });
        const { graph } = view;
        const keep = strangerEdges(graph, graph, occasion);
        for (let e = 0; e < graph.edgeCount; e += 1) {
          const ends = [graph.src[e], graph.dst[e]];
          const times = transfers.filter(({ from, to }) => ends.includes(from) && ends.includes(to)).map(({ t }) => t);
          expect(keep[e]).toBe(Math.max(...times) - Math.min(...times) <= occasion ? 1 : 0);
        }
      },
    ),
    { seed: 71, numRuns: 100 },
  );
});

/** Four payers of account 0; the first has another transfer with it `later` days on. */
function payments(later: TransferDraft[]): TransferDraft[] {
  const credits = [1, 2, 3, 4].map((from) => ({ from, to: 0, t: 10 * DAY + from * HOUR }));
  return [...credits, ...later];
}

test('[TREE-5] in the structure preset a fan counts partners met on one occasion of 4 d only', () => {
  const fans = (later: TransferDraft[], preset: 'statement' | 'structure' = 'structure') =>
    runOne(caseOf({ transfers: payments(later) }), 'fan-in', { minimumPartners: 4 }, preset).hits.length;
  expect(fans([])).toBe(1);
  expect(fans([{ from: 1, to: 0, t: 14 * DAY + HOUR }])).toBe(1);
  expect(fans([{ from: 1, to: 0, t: 14 * DAY + HOUR + 1 }])).toBe(0);
  expect(fans([{ from: 0, to: 1, t: 30 * DAY, amount: 7 }])).toBe(0);
  expect(fans([{ from: 0, to: 1, t: 30 * DAY, amount: 7 }], 'statement')).toBe(1);
});

test('[TREE-5] without an occasion everyone stays', () => {
  const view = caseOf({ transfers: payments([]) });
  const pattern = patternGraph(view, false);
  expect(amongStrangers(view, pattern, 0)).toBe(pattern);
  expect(amongStrangers(view, pattern, DAY)).toBe(amongStrangers(view, pattern, DAY));
});
