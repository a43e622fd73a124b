import type { VertexCycle } from '#graph';
import { compareEvidence } from '../evidence.ts';
import type { FoundPattern } from './ring-output.ts';

export interface CyclePattern extends FoundPattern {
  readonly surprise: number;
}

/** A circle as a pattern: every account of it is core. */
export function toCyclePattern(
  { accounts, edges, shortestSpanSeconds }: VertexCycle,
  described: Pick<CyclePattern, 'typology' | 'surprise' | 'windowSeconds' | 'values'>,
): CyclePattern {
  return { ...described, accounts, core: accounts, evidence: edges, spanSeconds: shortestSpanSeconds };
}

/** Most surprising first; of equals by evidence, then the shorter window. */
export function compareCycles(a: CyclePattern, b: CyclePattern): number {
  return b.surprise - a.surprise || compareEvidence(a.evidence, b.evidence) || a.windowSeconds - b.windowSeconds;
}
