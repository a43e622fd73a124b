import { expect, test } from 'vitest';
import { findingsSchema } from '#contract';
import type { CaseView, Ring } from '#detect';
import type { AccountIdentity } from '#model';
import { countRings, publishedRing } from './published-ring.ts';

const RING: Ring = {
  hits: [0],
  strength: 0.512345,
  from: 86_400,
  to: 90_000,
  throughput: 1000,
  currency: 0,
  members: [
    { account: 0, roles: [{ role: 'collection', share: 0.98765 }], tier: 1 },
    {
      account: 1,
      roles: [
        { role: 'relay', share: 0.8 },
        { role: 'pool', share: 0.9 },
      ],
      tier: 2,
      tierTo: 3,
    },
    { account: 2, roles: [{ role: 'unclear', share: 0 }] },
  ],
  periphery: { payers: 3, merchants: 1, boundary: 2, others: 0 },
  transfers: [4],
  links: { transfers: 1, accounts: 0, onward: 0, control: 0 },
  card: {
    inMinor: 1200,
    outMinor: 900,
    institutions: [{ institution: 3, accounts: 3 }],
    firstActivity: 80_000,
    lastActivity: 0,
    left: { minor: 300, byBalance: 1, byLots: 1, unknown: 1 },
    missing: [{ account: 7, minor: 500, transfers: 2, coreAccounts: 1 }],
    missingMore: 4,
  },
  stopped: 'cut-by-communities',
};

const identityOf = (account: number): AccountIdentity => ({
  account,
  id: `a${account}`,
  display: `6200****${account}`,
  institution: account === 2 ? '' : '测试银行',
  kind: 'personal',
  covered: account < 7,
  coveredFrom: '',
  coveredTo: '',
});

test('[RING-7] the published ring has the card with masked numbers, roles and tiers counted, and fits the schema', () => {
  const view = { currencies: ['CNY'], epochSeconds: 0 } as unknown as CaseView;
  const ring = publishedRing(
    {
      view,
      identityOf,
      hits: [{ id: 'h_1', key: 'k_1' }],
      evidence: { sourcesOf: (edges) => Array.from(edges, (e) => `f#${e}`) },
    },
    RING,
  );
  expect(findingsSchema.shape.rings.element.parse(ring)).toEqual(ring);
  expect(ring.members).toEqual([
    { subject: 'a0', roles: [{ role: 'collection', share: 0.9877 }], tier: 1 },
    {
      subject: 'a1',
      roles: [
        { role: 'relay', share: 0.8 },
        { role: 'pool', share: 0.9 },
      ],
      tier: 2,
      tier_to: 3,
    },
    { subject: 'a2', roles: [{ role: 'unclear', share: 0 }] },
  ]);
  expect(ring.card).toMatchObject({
    roles: { collection: 1, relay: 1, pool: 1, exit: 0, unclear: 1 },
    tiers: [
      { tier: 1, accounts: 1 },
      { tier: 2, accounts: 1 },
    ],
    one_way: 1200,
    institutions: [
      { name: '测试银行', accounts: 2 },
      { name: '', accounts: 1 },
    ],
    last_activity: '',
    missing: [{ subject: 'a7', display: '6200****7', amount: 500, transfers: 2, core_accounts: 1 }],
    missing_more: 4,
  });
  expect(ring.stopped).toBe('cut-by-communities');
});

test('[RING-9] the counts name rings of several core accounts and groups of one apart', () => {
  const [one, two] = [1, 2].map((members) => ({ ...RING, members: RING.members.slice(0, members) }));
  expect(countRings([one!, two!, RING, one!, one!])).toEqual({ rings: 2, rings_of_one: 3 });
  expect(countRings([])).toEqual({ rings: 0, rings_of_one: 0 });
});
