import { legalValue, localDateOf, type Measure } from '#law';
import { fail, maskNumber, ok, type Result } from '#model';

import { isLevelAtLeast } from '../permissions/may.ts';
import { personOf } from '../people/person.ts';
import { leniencyFacts } from '../people/person-facts.ts';
import { makeEvent } from '../make-event.ts';
import type { EventHead } from '../record.ts';
import { checkUnused, otherSanctions } from './check-proposal.ts';
import { countActs, hasDisputedItem, type ActCount } from './count-acts.ts';
import { checkPenaltyAge } from './check-subject.ts';
import { currentSubject, daysOf, stillProposed, type SanctionInput } from './decide-proposal.ts';
import { carriedBy, type Carried } from './sanction-basis.ts';
import type { SanctionCommandOf } from './sanction-commands.ts';
import type { SanctionEventPayload } from './sanction-events.ts';
import { cappedTerms, lastDay, measuresOf, startOfTerm, termed, type Capped, type OwnTerms } from './sanction-terms.ts';
import type { Determination, SanctionMeasure, SanctionState, SanctionSubject } from './sanction.ts';

const THRESHOLD = 'three-cards-times-or-counterparties';

/**
 * A person at city level or above determines, in writing; below the numbers one at province level, who says why. Problems:
 * `not-proposed`, `reason-missing`, `person-unknown`, `defence-not-heard`, `minor-path-missing`, `act-counted-before`, `item-disputed`,
 * `no-act-counts`, `below-threshold`, `level-too-low`, `impact-reason-missing`, `measure-not-in-pack`, `term-over`, `cap-reached`, those
 * of `carriedBy`, `measuresOf`, `startOfTerm` and of the legal values it rests on.
 */
export function determine(
  input: SanctionInput,
  state: SanctionState,
  command: SanctionCommandOf<'sanction.determine'>,
): Result<readonly EventHead[]> {
  const { casework, context, law } = input;
  const subject = currentSubject(input, state);
  const open = mayBeDetermined(state, subject);
  if (!open.ok) return open;
  const others = otherSanctions(casework, state.personId, state.id);
  const unused = checkUnused(state, others);
  if (!unused.ok) return unused;
  const penalty = mayBePenalised(input, state);
  if (!penalty.ok) return penalty;
  const lift = legalValue('sanction-auto-lift', law.settings);
  if (!lift.ok) return lift;
  const decidedOn = localDateOf(context.nowMs);
  const carried = carriedBy(state, command.pack, decidedOn);
  if (!carried.ok) return carried;
  const count = state.route === 'police' ? counted(input, state, carried.value) : ok(undefined);
  if (!count.ok) return count;
  const reached = reaches(input, command, { count: count.value, carried: carried.value });
  if (!reached.ok) return reached;
  const terms = termsOf(input, state, { command, carried: carried.value, others });
  if (!terms.ok) return terms;
  const person = personOf(casework, state.personId);
  const { level } = context.actor.agency;
  const determination: Determination = {
    level: level === 'province' || level === 'national' ? level : 'city',
    agency: context.actor.agency.id,
    by: context.actor.name,
    atMs: context.nowMs,
    basis: carried.value.basis,
    ...(count.value === undefined ? {} : { count: count.value }),
    ...(reached.value === undefined ? {} : { belowThreshold: reached.value }),
    reasons: command.reasons,
    leniency: person === undefined ? state.leniency : leniencyFacts(person, carried.value.basis.firstActOn),
    isCapped: terms.value.isCapped,
  };
  return ok([
    event(state, input, { type: 'sanction.determined', determination, measures: terms.value.measures, subject }),
    ...cappedOthers(input, terms.value),
  ]);
}

/** Other sanctions of the person that have to end earlier now. */
export function cappedOthers(input: SanctionInput, { others }: Pick<Capped, 'others'>): readonly EventHead[] {
  return [...others].map(([id, measures]) =>
    makeEvent({ kind: 'sanction', id }, input.context, { type: 'sanction.term-capped', measures } as const),
  );
}

/** The count as it stands now. Problems: `person-unknown`, `item-disputed`, `no-act-counts`, those of `legalValue`. */
function counted({ casework, law }: SanctionInput, state: SanctionState, carried: Carried): Result<ActCount> {
  const person = personOf(casework, state.personId);
  if (person === undefined) return fail('person-unknown', { person: state.personId });
  const threshold = needsThreshold(carried) ? legalValue('sanction-acts', law.settings) : undefined;
  if (threshold !== undefined && !threshold.ok) return threshold;
  const count = countActs({
    acts: state.acts,
    person,
    threshold: threshold?.value.value,
    notInPack: carried.notInPack,
  });
  if (hasDisputedItem(count)) {
    const disputed = new Set(count.lines.flatMap((line) => line.disputed));
    return fail('item-disputed', { items: [...disputed].map(maskNumber).join(', ') });
  }
  return count.lines.every(({ notCounted }) => notCounted !== undefined) ? fail('no-act-counts') : ok(count);
}

/** The reason for going below the numbers, or undefined where they are reached. */
function reaches(
  { context }: SanctionInput,
  { belowThreshold }: SanctionCommandOf<'sanction.determine'>,
  { count, carried }: { readonly count: ActCount | undefined; readonly carried: Carried },
): Result<string | undefined> {
  if (count === undefined || count.reached.length > 0 || !needsThreshold(carried)) return ok(undefined);
  const { level } = context.actor.agency;
  const { items, times, counterparties } = count.trade;
  if (belowThreshold === undefined)
    return fail('below-threshold', { needed: count.threshold ?? 0, items, times, counterparties });
  if (belowThreshold.trim() === '') return fail('impact-reason-missing');
  if (!isLevelAtLeast(level, 'province'))
    return fail('level-too-low', { action: 'sanction.determine', level, needed: 'province' });
  return ok(belowThreshold);
}

function needsThreshold({ rules }: Carried): boolean {
  return rules.some(({ conditions }) => conditions.includes(THRESHOLD));
}

/** Whose birth is unknown is heard as well: perhaps a minor. */
function mayBeDetermined(state: SanctionState, { minor }: SanctionSubject): Result<undefined> {
  const open = stillProposed(state);
  if (!open.ok) return open;
  if ((state.hasPenalty || minor !== false) && state.hearing === undefined) return fail('defence-not-heard');
  return minor === true && state.minorReview === undefined ? fail('minor-path-missing') : ok(undefined);
}

/** By the birth as it is known now. Problems: those of `checkPenaltyAge`. */
function mayBePenalised({ casework, law }: SanctionInput, state: SanctionState): Result<undefined> {
  const person = personOf(casework, state.personId);
  return state.hasPenalty && person !== undefined ? checkPenaltyAge(person, daysOf(state), law) : ok(undefined);
}

interface TermsInput {
  readonly command: SanctionCommandOf<'sanction.determine'>;
  readonly carried: Carried;
  readonly others: readonly SanctionState[];
}

function termsOf(input: SanctionInput, state: SanctionState, { command, carried, others }: TermsInput): Result<Capped> {
  const { settings } = input.law;
  const { decidedOn } = carried.basis;
  const all = measuresOf(carried.rules, { decidedOn, settings });
  if (!all.ok) return all;
  const chosen = chosenMeasures(all.value, command.measures);
  if (!chosen.ok) return chosen;
  const start = startOfTerm(state.conviction, decidedOn, settings);
  if (!start.ok) return start;
  if (start.value === undefined) return ok({ measures: chosen.value, isCapped: false, others: new Map() });
  return runningTerms(input, { id: state.id, measures: termed(chosen.value, start.value), decidedOn, others });
}

/** With cap, and still running. Problems: `term-over`, those of `cappedTerms`. */
export function runningTerms(
  { context, law }: SanctionInput,
  { others, ...own }: OwnTerms & { readonly others: readonly SanctionState[] },
): Result<Capped> {
  const capped = cappedTerms(own, others, law.settings);
  if (!capped.ok) return capped;
  const last = lastDay(capped.value.measures);
  return last !== undefined && last < localDateOf(context.nowMs) ? fail('term-over', { last }) : capped;
}

function chosenMeasures(
  all: readonly SanctionMeasure[],
  chosen: readonly Measure[] | undefined,
): Result<readonly SanctionMeasure[]> {
  if (chosen === undefined) return ok(all);
  const unknown = chosen.find((measure) => !all.some((known) => known.measure === measure));
  if (unknown !== undefined || chosen.length === 0) return fail('measure-not-in-pack', { measure: unknown ?? '' });
  return ok(all.filter(({ measure }) => chosen.includes(measure)));
}

function event(state: SanctionState, { context }: SanctionInput, payload: SanctionEventPayload): EventHead {
  return makeEvent(state, context, payload);
}
