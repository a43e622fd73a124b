import { fail, ok, type Result } from '#model';

import type { FindingRef } from '../finding-ref.ts';
import type { Casework, DecideInput } from '../record.ts';
import { personOf } from '../people/person.ts';
import { potentialVictimWarning } from '../warnings/potential-victim.ts';
import { CHAIN_ROLES } from './chain-role.ts';
import { checkRegion } from './check-region.ts';
import { LEAD_REASONS, leadsOf, type LeadReason, type LeadState, type LeadSubject } from './lead.ts';
import type { GivenReason, LeadCommand, LeadEventPayload } from './lead-events.ts';
import { checkGround } from './returnee.ts';

type Begin = Extract<LeadCommand, { type: 'lead.take-finding' | 'lead.enter' }>;
type Input = Pick<DecideInput<LeadState, LeadCommand>, 'context' | 'casework'>;

/**
 * How a lead begins. Problems: `region-unreadable`, those of `checkSubjects` and `checkReasons`, `lead-exists` (the same finding, or the issuer's number;
 * value `id`), `date-in-future`, `issuer-missing`, `wrong-source` (a finding or a tip is not entered by hand).
 */
export function beginLead(command: Begin, { context, casework }: Input): Result<LeadEventPayload> {
  const { region, caseNo, subjects } = command;
  const checked = checkSubjects(subjects, casework);
  if (!checked.ok) return checked;
  const place = checkRegion(region);
  if (!place.ok) return place;
  const rest = { type: 'lead.entered', region, ...(caseNo === undefined ? {} : { caseNo }), subjects } as const;
  const owner = context.actor.agency;
  if (command.type === 'lead.take-finding') {
    const { finding, foundMs } = command;
    const known = leadsOf(casework).find(({ finding: taken }) => taken?.key === finding.key);
    if (known !== undefined) return fail('lead-exists', { id: known.id });
    if (!Number.isFinite(foundMs) || foundMs > context.nowMs) return fail('date-in-future');
    const found = checkFound(finding);
    if (!found.ok) return found;
    return ok({
      ...rest,
      owner,
      finding,
      source: { level: 'finding', issuer: finding.run, number: finding.id, dateMs: foundMs },
      reasons: foundReasons(finding),
    });
  }
  const { source } = command;
  const reasons = checkReasons(command.reasons, subjects);
  if (!reasons.ok) return reasons;
  if (source.level === 'finding' || source.level === 'tip') return fail('wrong-source', { source: source.level });
  if (source.issuer.trim() === '') return fail('issuer-missing');
  if (!Number.isFinite(source.dateMs) || source.dateMs > context.nowMs) return fail('date-in-future');
  const known = leadsOf(casework).find(
    ({ source: { issuer, number } }) => number !== undefined && number === source.number && issuer === source.issuer,
  );
  if (known !== undefined) return fail('lead-exists', { id: known.id });
  return ok({ ...rest, owner, source, reasons: reasons.value });
}

/**
 * Whom or what a lead may be about. Problems: `lead-subject-missing`, `lead-subject-twice`, `returnee-only-of-persons`, `roles-only-of-persons`,
 * `role-unknown` (or named twice), `subject-is-identity-theft-victim`, `subject-is-potential-victim` (value `id` of the warning).
 */
export function checkSubjects(
  subjects: readonly LeadSubject[],
  casework: Casework,
  known: readonly LeadSubject[] = [],
): Result<undefined> {
  if (subjects.length === 0 || subjects.some(({ id }) => id.trim() === '')) return fail('lead-subject-missing');
  for (const [index, subject] of subjects.entries()) {
    const { kind, id, isReturnee, roles = [] } = subject;
    if ([...known, ...subjects.slice(0, index)].some((other) => other.kind === kind && other.id === id))
      return fail('lead-subject-twice', { subject: id });
    if (kind !== 'person' && isReturnee) return fail('returnee-only-of-persons', { subject: id });
    if (kind !== 'person' && roles.length > 0) return fail('roles-only-of-persons', { subject: id });
    if (new Set(roles).size !== roles.length || !roles.every((role) => CHAIN_ROLES.includes(role)))
      return fail('role-unknown', { subject: id });
    if (kind === 'person' && personOf(casework, id)?.isIdentityTheftVictim === true)
      return fail('subject-is-identity-theft-victim', { subject: id });
    const warning = potentialVictimWarning(casework, subject);
    if (warning !== undefined) return fail('subject-is-potential-victim', { subject: id, id: warning });
  }
  return ok(undefined);
}

/**
 * At least one reason of the list; a returnee's lead needs one that names a fact. Problems: `lead-reason-missing`, `no-ground`,
 * `lead-reason-unknown` (value `reason`), `lead-note-missing` (`other-fact` without one), `returnee-is-no-reason`.
 */
export function checkReasons(
  given: readonly GivenReason[],
  subjects: readonly LeadSubject[],
): Result<readonly LeadReason[]> {
  if (given.length === 0) return fail('lead-reason-missing');
  for (const { code, note } of given) {
    const ground = checkGround(code);
    if (!ground.ok) return ground;
    if (!(LEAD_REASONS as readonly string[]).includes(code)) return fail('lead-reason-unknown', { reason: code });
    if (code === 'other-fact' && note.trim() === '') return fail('lead-note-missing');
  }
  const alone = checkReturnees(subjects, given);
  if (!alone.ok) return alone;
  return ok(given.map(({ code, note }) => ({ code, note, origin: 'entered' })));
}

/** A returnee's lead rests on a named fact. Problem: `returnee-is-no-reason`. */
export function checkReturnees(
  subjects: readonly LeadSubject[],
  reasons: readonly Pick<LeadReason, 'code'>[],
): Result<undefined> {
  const namesFact = reasons.some(({ code }) => code !== 'other-fact');
  return !namesFact && subjects.some(({ isReturnee }) => isReturnee) ? fail('returnee-is-no-reason') : ok(undefined);
}

/** Problems: `lead-reason-missing`, `no-ground`. */
export function checkFound({ reasons }: FindingRef): Result<undefined> {
  if (reasons.length === 0) return fail('lead-reason-missing');
  const none = reasons.map(checkGround).find(({ ok: isGround }) => !isGround);
  return none === undefined || none.ok ? ok(undefined) : none;
}

export function foundReasons({ reasons }: FindingRef): readonly LeadReason[] {
  return reasons.map((code) => ({ code, note: '', origin: 'finding' }));
}
