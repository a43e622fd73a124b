import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { inCausalOrder } from '../causal-order.ts';
import { randomCase } from '../money.generator.ts';
import { traceByReplay } from '../replay/trace-by-replay.ts';
import { LINE_POLICIES, openLines } from './open-lines.ts';
import { traceByLines } from './trace-by-lines.ts';
import { traceUnits } from './units.reference.ts';

describe.each(LINE_POLICIES)('%s', (policy) => {
  test('[LINE-1] the walk along lines is the walk of every minor unit by itself', () => {
    fc.assert(
      fc.property(randomCase(), ({ money, ...trace }) => {
        expect(traceByLines(openLines(money, policy), trace)).toEqual(traceUnits(money, policy, trace));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('[LINE-2] lines give what the lot-by-lot replay gives', () => {
    fc.assert(
      fc.property(randomCase(), ({ money, ...trace }) => {
        const causal = inCausalOrder(money);
        const replayed = traceByReplay(causal.money, { policy, causal: inCausalOrder(causal.money), ...trace });
        expect(traceByLines(openLines(causal.money, policy), trace)).toEqual(replayed);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});
