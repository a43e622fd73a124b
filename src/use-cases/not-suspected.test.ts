import { expect, test } from 'vitest';

import type { CaseView, Detection } from '#detect';
import { ACCOUNT_FLAG, ACCOUNT_KIND } from '#model';

import { describeNotSuspected } from './not-suspected.ts';

/** ACCOUNT_GUARD bits. */
const MERCHANT = 1;
const LOAN = 16;

/** Account 0 is the core of one hit; 1 pays it, it pays 2 (a guarded shop), 3 (a clearing account) and 4 (a lender). */
function caseAround(): { view: CaseView; detection: Detection } {
  const { covered } = ACCOUNT_FLAG;
  const view = {
    currencies: ['CNY'],
    graph: { src: [1, 0, 0, 0], dst: [0, 2, 3, 4], amount: [100, 40, 30, 20], currency: [0, 0, 0, 0] },
    accounts: {
      kind: [0, 0, 0, ACCOUNT_KIND.settlement, 0],
      flags: [covered, covered, covered, covered, 0],
    },
    guarded: { accounts: [0, 0, MERCHANT, 0, LOAN], edges: [0, 0, 0, 0] },
  };
  const detection = {
    hits: [{ subsumedBy: -1, core: [0], evidence: [0, 1, 2, 3] }],
    scores: { account: [0], band: [2] },
  };
  return { view: view as unknown as CaseView, detection: detection as unknown as Detection };
}

test('[REP-42] guarded shops and clearing accounts are merchants under "not suspected", as on a ring’s card; a lender is none', () => {
  const { view, detection } = caseAround();
  const counts = (seen: CaseView) => {
    const { payers, payees, merchants, boundary } = describeNotSuspected(seen, detection, {
      around: { listed: [], more: 0 },
      identities: new Map(),
    });
    return { payers, payees, merchants, boundary };
  };
  expect(counts(view)).toEqual({ payers: 1, payees: 3, merchants: 2, boundary: 1 });
  const { guarded: _, ...unguarded } = view;
  expect(counts(unguarded).merchants).toBe(1);
});
