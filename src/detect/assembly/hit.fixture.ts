import type { CaseView } from '../case-view.ts';
import { evidenceFields } from '../evidence.ts';
import type { Hit } from '../hits.ts';

/** A surviving hit over some edges of the view; amount and period follow from them. */
export function hitOf(view: CaseView, id: number, core: readonly number[], evidence: readonly number[]): Hit {
  return {
    id,
    detector: 'test',
    typology: 'cycle',
    strength: 0.5,
    core,
    subsumedBy: -1,
    ...evidenceFields(view.graph, evidence),
  };
}
