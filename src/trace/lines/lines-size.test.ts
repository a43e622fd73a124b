import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { randomCase } from '../money.generator.ts';
import { LINE_POLICIES, openLines } from './open-lines.ts';
import { traceByLines } from './trace-by-lines.ts';

test('[LINE-14] only reached accounts are worked out, and an account has at most one line more than entries', () => {
  fc.assert(
    fc.property(randomCase({ accounts: 8, movements: 60 }), ({ money, ...trace }) => {
      for (const policy of LINE_POLICIES) {
        const lines = openLines(money, policy);
        const fixed = lines.size().usedBytes;
        const { counts } = traceByLines(lines, trace);
        const { accountsOpened, entriesOpened, lines: written, usedBytes } = lines.size();
        expect(accountsOpened).toBe(counts.accountsVisited);
        expect(written).toBeLessThanOrEqual(policy === 'match-first' ? entriesOpened + accountsOpened : 0);
        if (policy === 'match-first') {
          const uncovered = usedBytes - fixed - entriesOpened * 4 - written * 28;
          expect(uncovered % 12).toBe(0);
          expect(uncovered / 12).toBeGreaterThanOrEqual(counts.uncoveredDebits);
        } else {
          const blocks = (usedBytes - accountsOpened * 33) / 36;
          expect(blocks).toBeGreaterThanOrEqual(entriesOpened / 64);
          expect(blocks).toBeLessThanOrEqual(entriesOpened / 64 + accountsOpened);
        }
        expect(entriesOpened).toBeLessThanOrEqual(money.ledger.amount.length);
      }
    }),
    { seed: 15, numRuns: 100 },
  );
});
