import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { buffersOf, packOutput, unpackOutput } from './packed-output.ts';

const signals = fc.array(
  fc.record({
    account: fc.nat(),
    strength: fc.double({ min: 0, max: 1, noNaN: true }),
    code: fc.constantFrom('fan-in', 'cycle'),
    values: fc.oneof(
      fc.record({ partners: fc.nat(), currency: fc.constantFrom('CNY', 'USD', '') }),
      fc.record({ usual: fc.oneof(fc.double({ noNaN: true }), fc.constant('unknown')) }),
      fc.constant({}),
    ),
    evidence: fc.array(fc.nat(), { maxLength: 5 }),
    from: fc.nat(),
    to: fc.nat(),
  }),
  { maxLength: 30 },
);

test('[PAR-5] what comes out of columns is what went in, also after the way to another thread', () => {
  fc.assert(
    fc.property(signals, fc.array(fc.nat({ max: 99 })), (drafts, gaps) => {
      const output = { hits: [], signals: drafts, notAssessable: Uint32Array.from(gaps), counts: { 'hits-cut': 3 } };
      const packed = packOutput(output);
      const sent = structuredClone(packed, { transfer: buffersOf(packed) });
      const own = drafts.map((draft) => ({ ...draft, values: { ...draft.values } }));
      expect(unpackOutput(sent)).toEqual({ ...output, notAssessable: Uint32Array.from(gaps), signals: own });
      expect(packed.signals.strength.length).toBe(0);
    }),
    { seed: 42, numRuns: 100 },
  );
});
