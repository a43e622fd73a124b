import { expect, test } from 'vitest';

import { problemText } from '#report';

import { smallLedgerWarnings } from './warnings.ts';

test('[REP-44] a ledger of fewer than 30 transfers is said to be too small for rings to stand out', () => {
  expect(smallLedgerWarnings(30)).toEqual([]);
  const [warning] = smallLedgerWarnings(29);
  expect(warning).toEqual({ code: 'ledger-small', values: { transfers: 29, least: 30 } });
  expect(warning === undefined ? '' : problemText(warning, 'en')).toMatch(
    /^a ledger of 29 transfers \(below 30\): too small/,
  );
});
