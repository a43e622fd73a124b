import { dayStartMs, isLocalDate, localDateOf, SANCTION_PACKS, type SanctionRoute } from '#law';
import { fail, ok, type Result } from '#model';

import { isMinorAt, personOf, type PersonState } from '../people/person.ts';
import { leniencyFacts } from '../people/person-facts.ts';
import type { DecideInput } from '../record.ts';
import { checkListed } from './check-listed.ts';
import { canonicalActs, checkActs, checkConviction, checkUnused, otherSanctions } from './check-proposal.ts';
import { checkPenaltyAge, personHere } from './check-subject.ts';
import type { Conviction } from './sanction-act.ts';
import type { SanctionCommand, SanctionCommandOf } from './sanction-commands.ts';
import type { SanctionEventPayload } from './sanction-events.ts';
import type { Hearing, SanctionState, SanctionSubject } from './sanction.ts';

export type SanctionInput = DecideInput<SanctionState, SanctionCommand>;
const ROUTES: readonly SanctionRoute[] = ['police', 'criminal'];
const TOLD: readonly Hearing['told'][] = ['person', 'guardian', 'both'];

export type Decided = Result<readonly SanctionEventPayload[]>;

/**
 * A person of the police proposes; a finding may be attached and proposes nothing. Problems: those of
 * `personHere`, `checkPenaltyAge`, `value-not-in-list`, `identity-theft-victim`, `conviction-not-on-police-route`, those of `check-proposal`.
 */
export function propose(input: SanctionInput, command: SanctionCommandOf<'sanction.propose'>): Decided {
  const { casework, context } = input;
  const today = localDateOf(context.nowMs);
  const found = personHere(casework, command.personId, context);
  if (!found.ok) return found;
  const person = found.value;
  const { route, conviction } = command;
  const acts = canonicalActs(command.acts);
  const listed = checkListed([['route', route, ROUTES]]);
  if (!listed.ok) return listed;
  if (route === 'police') {
    if (person.isIdentityTheftVictim) return fail('identity-theft-victim');
    if (conviction !== undefined) return fail('conviction-not-on-police-route');
  } else {
    const convicted = checkConviction(conviction, today);
    if (!convicted.ok) return convicted;
  }
  if (route === 'police' || acts.length > 0) {
    const checked = checkActs(acts, today);
    if (!checked.ok) return checked;
  }
  const unused = checkUnused({ acts, conviction }, otherSanctions(casework, command.personId, command.record.id));
  if (!unused.ok) return unused;
  const days = daysOf({ acts, conviction });
  if (command.hasPenalty) {
    const penalty = checkPenaltyAge(person, days, input.law);
    if (!penalty.ok) return penalty;
  }
  return ok([
    {
      type: 'sanction.proposed',
      head: headOf(command),
      subject: subjectOf(person, { days, nowMs: context.nowMs }),
      route,
      acts,
      ...(conviction === undefined ? {} : { conviction }),
      hasPenalty: command.hasPenalty,
      leniency: leniencyFacts(person, days.toSorted()[0]),
      reasons: command.reasons,
    },
  ]);
}

export function headOf(
  command: SanctionCommandOf<'sanction.propose' | 'sanction.record-past'>,
): Pick<SanctionState, 'region' | 'agencies' | 'caseNo' | 'finding'> {
  const { region, agencies, caseNo, finding } = command;
  return {
    ...{ region, agencies },
    ...(caseNo === undefined ? {} : { caseNo }),
    ...(finding === undefined ? {} : { finding }),
  };
}

/** A minor is who was one on the day of the first act, or is one now. */
export function subjectOf(
  person: PersonState,
  { days, nowMs }: { readonly days: readonly string[]; readonly nowMs: number },
): SanctionSubject {
  const first = days.toSorted()[0];
  const [then, now] = [first === undefined ? nowMs : dayStartMs(first), nowMs].map((ms) => isMinorAt(person, ms));
  return {
    personId: person.id,
    isUnit: person.isUnit,
    name: person.name,
    ...(person.idNumber === undefined ? {} : { idNumber: person.idNumber }),
    minor: then === true || now === true ? true : then === 'unknown' ? 'unknown' : false,
    ...(person.guardian === undefined ? {} : { guardian: person.guardian.name }),
  };
}

/** Days of everything that is held against the person. */
export function daysOf({
  acts,
  conviction,
}: Pick<SanctionState, 'acts'> & { readonly conviction?: Conviction | undefined }): readonly string[] {
  return [...acts.map(({ day }) => day), ...(conviction === undefined ? [] : [conviction.actedOn])];
}

/** A birth that was corrected since the proposal counts. */
export function currentSubject({ casework, context }: SanctionInput, state: SanctionState): SanctionSubject {
  const person = personOf(casework, state.personId);
  return person === undefined ? state.subject : subjectOf(person, { days: daysOf(state), nowMs: context.nowMs });
}

/** Problems: `not-proposed`, `value-not-in-list`, `guardian-not-told`. */
export function hear(state: SanctionState, command: SanctionCommandOf<'sanction.hear'>, nowMs: number): Decided {
  const open = stillProposed(state);
  if (!open.ok) return open;
  const { told, statement, answer } = command;
  const listed = checkListed([['told', told, TOLD]]);
  if (!listed.ok) return listed;
  if (state.subject.minor === true && told === 'person') return fail('guardian-not-told');
  return ok([{ type: 'sanction.heard', hearing: { atMs: nowMs, told, statement, answer } }]);
}

/** Problems: `not-proposed`, `not-a-minor`, `act-day-unreadable`, `day-in-future`. */
export function reviewMinor(
  state: SanctionState,
  command: SanctionCommandOf<'sanction.review-minor'>,
  { nowMs, by }: { readonly nowMs: number; readonly by: string },
): Decided {
  const open = stillProposed(state);
  if (!open.ok) return open;
  const { guardianToldOn, reasons } = command;
  if (state.subject.minor === false) return fail('not-a-minor');
  if (!isLocalDate(guardianToldOn)) return fail('act-day-unreadable', { act: '', day: guardianToldOn });
  if (guardianToldOn > localDateOf(nowMs)) return fail('day-in-future', { day: guardianToldOn });
  return ok([{ type: 'sanction.minor-reviewed', review: { by, atMs: nowMs, guardianToldOn, reasons } }]);
}

/** Problems: `not-proposed`, `pack-unknown`, `rule-not-in-pack`. */
export function choosePack(
  state: SanctionState,
  command: SanctionCommandOf<'sanction.choose-pack'>,
  by: string,
): Decided {
  const open = stillProposed(state);
  if (!open.ok) return open;
  const { pack, rule, reason } = command;
  const known = SANCTION_PACKS.find(({ id }) => id === pack);
  if (known === undefined) return fail('pack-unknown', { pack });
  if (rule !== undefined && !known.rules.some(({ id }) => id === rule)) return fail('rule-not-in-pack', { pack, rule });
  return ok([{ type: 'sanction.pack-chosen', choice: { pack, by, reason, ...(rule === undefined ? {} : { rule }) } }]);
}

export function close(state: SanctionState, type: 'sanction.withdrawn' | 'sanction.declined', reason: string): Decided {
  const open = stillProposed(state);
  return open.ok ? ok([{ type, reason }]) : open;
}

export function stillProposed({ stage }: SanctionState): Result<undefined> {
  return stage === 'proposed' ? ok(undefined) : fail('not-proposed', { stage });
}
