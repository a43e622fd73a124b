import type { EvaluationInput } from './evaluate.ts';
import type { Finding } from './findings.ts';
import type { TruthRing } from './truth.ts';

/** mulberry32, so that tests are the same on every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function finding(evidence: readonly number[], strength = 1, more: Partial<Finding> = {}): Finding {
  return {
    typology: 'cycle',
    strength,
    evidence: Uint32Array.from(evidence),
    core: new Uint32Array(0),
    from: 0,
    to: 0,
    ...more,
  };
}

export function ring(members: readonly number[], typology = 'cycle', id = members.join()): TruthRing {
  return { id, typology, members: Uint32Array.from(members) };
}

/** `count` transfers of 1.00 among nobody, one per second, and no accounts; replace what a test needs. */
export function evaluationInput(more: Partial<EvaluationInput> & { readonly count?: number }): EvaluationInput {
  const count = more.count ?? 100;
  const none = new Int32Array(count).fill(-1);
  return {
    chosenOn: [],
    measuredOn: [],
    inSample: false,
    accounts: { covered: [], score: [], isHigh: [], isMedium: [], days: 30 },
    transfers: {
      count,
      payer: none,
      payee: none,
      amountMinor: new Float64Array(count).fill(100),
      currency: new Uint8Array(count),
      at: Float64Array.from({ length: count }, (_, i) => 1000 + i),
    },
    hits: [],
    rings: [],
    truth: { rings: [], ringsBy: 'transfers', falseAlerts: [], ignored: [], unresolved: 0 },
    random: seeded(1),
    ...more,
  };
}
