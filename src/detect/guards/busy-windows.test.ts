import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf, DAY, type TransferDraft } from '../case.fixture.ts';
import { busyWindows } from './busy-windows.ts';

test('[GUARD-CLEARING] equals the count of payers and payees in every window, the first that is busy enough', () => {
  const transfer = fc
    .tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }), fc.nat({ max: 12 }))
    .filter(([from, to]) => from !== to)
    .map(([from, to, t]): TransferDraft => ({ from, to, t: DAY + t }));
  const least = fc.record({ payers: fc.integer({ min: 1, max: 3 }), payees: fc.integer({ min: 1, max: 3 }) });
  let seen = 0;
  fc.assert(
    fc.property(fc.array(transfer, { maxLength: 20 }), least, (transfers, asked) => {
      const { graph } = caseOf({ transfers, accountCount: 5 });
      const search = busyWindows(graph);
      for (let account = 0; account < 5; account += 1) {
        const windows = Array.from(graph.t, (end, last) => {
          const inside = Array.from(graph.t, (_, e) => e).filter((e) => e <= last && graph.t[e]! >= end - 3);
          const payers = new Set(inside.filter((e) => graph.dst[e] === account).map((e) => graph.src[e]));
          const payees = new Set(inside.filter((e) => graph.src[e] === account).map((e) => graph.dst[e]));
          return {
            payers: payers.size,
            payees: payees.size,
            isOwn: [graph.src[last], graph.dst[last]].includes(account),
          };
        });
        const first = windows.find(
          ({ payers, payees, isOwn }) => isOwn && payers >= asked.payers && payees >= asked.payees,
        );
        if (first) seen += 1;
        const expected = first && { payers: first.payers, payees: first.payees };
        expect(search(account, asked, 3)).toEqual(expected);
      }
    }),
    { seed: 73, numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(50);
});
