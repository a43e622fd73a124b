import type { Casework } from '../record.ts';
import { leadsOf, type LeadState } from './lead.ts';

/** Other leads about the same person, account or number, the earliest first: shown to whoever verifies, never merged. */
export function leadsSharing(casework: Casework, { id, subjects }: LeadState): readonly LeadState[] {
  const own = new Set(subjects.map((subject) => `${subject.kind} ${subject.id}`));
  return leadsOf(casework)
    .filter((other) => other.id !== id && other.subjects.some((subject) => own.has(`${subject.kind} ${subject.id}`)))
    .toSorted((a, b) => a.enteredMs - b.enteredMs);
}
