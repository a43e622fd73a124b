import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from './case.fixture.ts';
import { CONTROL_KIND } from './case-view.ts';
import { controlPeers } from './control-links.ts';
import { controlPeersReference } from './control-links.reference.ts';
import { controlOf, factsCaseOf, type UseDraft } from './facts.fixture.ts';

const MAC = CONTROL_KIND.mac;

function used(identifier: number, account: number, from = 2 * DAY, to = from): UseDraft {
  return { identifier, kind: MAC, account, from, to };
}

test('[CTRL-1] accounts of one holder are no peers of each other, an unknown holder is another one', () => {
  const view = factsCaseOf({
    accountCount: 5,
    holders: { 0: 7, 1: 7, 2: 8 },
    uses: [used(1, 0), used(1, 1), used(1, 2), used(1, 3), used(1, 4)],
  });
  const { peers, holders, pairs } = controlPeers(view);
  expect([...peers]).toEqual([3, 3, 4, 4, 4]);
  expect([...holders]).toEqual([3, 3, 3, 3, 3]);
  expect(pairs.count).toBe(9);
});

test('[CTRL-1] an identifier of more than 50 accounts links nobody and is counted', () => {
  const users = (n: number) => Array.from({ length: n }, (_, account) => used(1, account));
  const view = (n: number) => factsCaseOf({ accountCount: 51, uses: users(n) });
  expect(controlPeers(view(50)).peers[0]).toBe(49);
  expect(controlPeers(view(50)).wideIdentifiers).toBe(0);
  expect(controlPeers(view(51)).peers[0]).toBe(0);
  expect(controlPeers(view(51)).wideIdentifiers).toBe(1);
});

test('[CTRL-1] a handset that lay still for more than 30 days between two accounts is a second-hand one', () => {
  const view = (gap: number) =>
    factsCaseOf({ accountCount: 2, uses: [used(1, 0, 2 * DAY, 3 * DAY), used(1, 1, 3 * DAY + gap, 50 * DAY)] });
  expect([...controlPeers(view(30 * DAY)).peers]).toEqual([1, 1]);
  expect([...controlPeers(view(30 * DAY + 1)).peers]).toEqual([0, 0]);
});

test('[CTRL-1] a pair has one row, with all kinds and the time from the first use to the last', () => {
  const uses = [
    used(1, 0, 5 * DAY, 6 * DAY),
    used(1, 1, 7 * DAY, 8 * DAY),
    { identifier: 2, kind: CONTROL_KIND.device, account: 0, from: 3 * DAY, to: 4 * DAY },
    { identifier: 2, kind: CONTROL_KIND.device, account: 1, from: 3 * DAY, to: 3 * DAY },
  ];
  const { pairs } = controlPeers(factsCaseOf({ accountCount: 2, uses }));
  expect([pairs.count, pairs.a[0], pairs.b[0], pairs.kinds[0], pairs.from[0], pairs.to[0]]).toEqual([
    1,
    0,
    1,
    (1 << MAC) | (1 << CONTROL_KIND.device),
    3 * DAY,
    8 * DAY,
  ]);
  expect(controlPeers(factsCaseOf({ accountCount: 2 })).pairs.count).toBe(0);
});

test('[CTRL-1] equals the reference that looks at every pair of uses', () => {
  const use = fc.record({
    identifier: fc.nat({ max: 5 }),
    account: fc.nat({ max: 7 }),
    from: fc.integer({ min: 1, max: 20 }),
    length: fc.nat({ max: 6 }),
  });
  const uses = fc.uniqueArray(use, {
    maxLength: 24,
    selector: ({ identifier, account }) => identifier * 100 + account,
  });
  const holders = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(uses, holders, (drafts, holder) => {
      const control = controlOf(
        drafts.map(({ identifier, account, from, length }) => ({
          identifier,
          kind: identifier % 4,
          account,
          from,
          to: from + length,
        })),
      );
      const { accounts } = factsCaseOf({ accountCount: 8, holders: Object.fromEntries(holder.entries()) });
      const rule = { maximumAccounts: 5, maximumGapSeconds: 3 };
      const found = controlPeers({ accounts, control }, rule);
      const { pairs } = found;
      expect({
        pairs: Array.from(pairs.a, (a, i) => ({
          a,
          b: pairs.b[i],
          kinds: pairs.kinds[i],
          from: pairs.from[i],
          to: pairs.to[i],
        })),
        peers: [...found.peers],
        holders: [...found.holders],
        wideIdentifiers: found.wideIdentifiers,
      }).toEqual(controlPeersReference({ accounts, control }, rule));
    }),
    { seed: 4, numRuns: 300 },
  );
});
