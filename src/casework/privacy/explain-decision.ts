import { fail, ok, type Result } from '#model';

import type { AgencyLevel } from '../actor.ts';
import type { AppealState } from '../appeals/appeal.ts';
import type { Casework, RecordRef } from '../record.ts';
import type { SanctionState } from '../sanctions/sanction.ts';

/** A decision as it is explained to the person it is about (个人信息保护法 24). No decision here is made by a machine. */
export interface DecisionExplained {
  readonly record: RecordRef;
  readonly atMs: number;
  readonly agency: string;
  readonly level?: AgencyLevel;
  /** Rule pack and sources of a determination; the grounds of an appeal's decision. */
  readonly basis: readonly string[];
  /** As the deciding person wrote them. */
  readonly reasons: string;
  readonly isAutomated: false;
}

/**
 * Why a determination or a decision on an appeal was made, for the person: a determination once its notice was served. Problem:
 * `privacy-no-such-decision`, also for what is somebody else's or not to be known.
 */
export function explainDecision(casework: Casework, ref: RecordRef, personId: string): Result<DecisionExplained> {
  const found = casework[ref.kind]?.get(ref.id);
  const none = fail('privacy-no-such-decision', { id: ref.id });
  if (found === undefined || found.personId !== personId) return none;
  const record = { kind: ref.kind, id: ref.id };
  if (ref.kind === 'sanction') {
    const { determination, service, measures } = found as SanctionState;
    if (determination === undefined || service === undefined) return none;
    const { atMs, agency, level, reasons, basis } = determination;
    const sources = measures.map(({ source, article }) => `${source} ${article}`);
    return ok({ record, atMs, agency, level, basis: [basis.pack, ...new Set(sources)], reasons, isAutomated: false });
  }
  if (ref.kind !== 'appeal') return none;
  const { decision, owner, contested } = found as AppealState;
  if (decision === undefined) return none;
  const basis = [...new Set(contested.map((each) => each.basis))];
  return ok({
    record,
    atMs: decision.atMs,
    agency: owner.agency,
    basis,
    reasons: decision.reasons,
    isAutomated: false,
  });
}
