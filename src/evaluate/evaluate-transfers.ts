import { classify, type ExtendedClassification } from './classify.ts';
import type { EvaluationInput } from './evaluate.ts';

/** Flagged = evidence of a surviving hit; its score is the strongest such hit's strength. */
export function evaluateTransfers({ hits, transfers, truth }: EvaluationInput): ExtendedClassification | null {
  if (truth.badTransfers === undefined) return null;
  const bad = new Uint8Array(transfers.count);
  for (const transfer of truth.badTransfers) bad[transfer] = 1;
  const isEvidence = new Uint8Array(transfers.count);
  const strength = new Float64Array(transfers.count);
  for (const hit of hits) {
    for (const transfer of hit.evidence) {
      isEvidence[transfer] = 1;
      strength[transfer] = Math.max(strength[transfer]!, hit.strength);
    }
  }
  return classify(
    {
      n: transfers.count,
      label: (transfer) => bad[transfer]!,
      score: (transfer) => strength[transfer]!,
      isFlagged: (transfer) => isEvidence[transfer] === 1,
    },
    'evidence of a surviving hit',
  );
}
