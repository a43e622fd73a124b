import { isUnder } from '#law';
import { fail, ok, type Result } from '#model';

import { isGuardianOf } from '../people/guardian.ts';
import { asOnRecord } from '../people/person-items.ts';
import { recordOf } from '../record-of.ts';
import { personOf } from '../people/person.ts';
import type { Casework, Context, DecideInput, EventHead, RecordRef } from '../record.ts';
import type { AppealState, Contested, FileCommand, FiledAs, Owner } from './appeal.ts';
import { ticketRegion } from './ticket-region.ts';
import { agenciesOf, appealEvent, checkContested, deliveriesOf, followUps, instructionsFor } from './ticket.ts';

/**
 * Begins a ticket. Any body that decided or executed takes it, and a counter takes it in for whoever stands there; nothing about the
 * papers can refuse it. It belongs where the contested records do, whatever region the command names. Problems: those of
 * `appealRecord`; `appeal-not-the-guardian`, `appeal-identity-unseen`, `appeal-self-check-unknown`, `region-unreadable` (nothing tells
 * the region), `not-your-region` (a police counter elsewhere, which could not work on it).
 */
export function fileAppeal(input: DecideInput<AppealState, FileCommand>): Result<readonly EventHead[]> {
  const { command, context, casework, law } = input;
  const { record, personId, bodies } = command;
  const contested = spelt(command.contested, { casework, personId });
  const as = FILED_AS[command.type];
  const able = checkFiler(input);
  if (!able.ok) return able;
  const fits = checkContested(contested, { casework, personId, as, ticket: record.id });
  if (!fits.ok) return fits;
  const place = placeOf(input, contested);
  if (!place.ok) return place;
  const agencies = new Set([
    ...agenciesOf(bodies),
    ...contested.flatMap((one) => recordOf(casework, one.record)?.agencies ?? []),
  ]);
  const to = command.type === 'appeal.take-in' ? context.actor.agency.id : command.to;
  if (command.type !== 'appeal.take-in' && !agencies.has(to)) return fail('appeal-body-unknown', { to });
  const instructions = instructionsFor(contested, { bodies, casework, personId });
  return ok([
    appealEvent(record, context, {
      type: 'appeal.filed',
      region: place.value,
      agencies: [...agencies, ...(agencies.has(to) ? [] : [to])],
      personId,
      ...(command.caseNo === undefined ? {} : { caseNo: command.caseNo }),
      as,
      ...(command.type === 'appeal.take-in' ? { identified: command.identified } : {}),
      ...(command.type === 'appeal.take-in' || command.selfCheck === undefined ? {} : { selfCheck: command.selfCheck }),
      bodies,
      contested,
      owner: command.type === 'appeal.take-in' ? officerAsOwner(context) : { agency: to, sinceMs: context.nowMs },
      statement: command.statement,
      papers: command.papers.map((paper) => ({ ...paper, atMs: context.nowMs, by: context.actor.id })),
      deliveries: deliveriesOf(instructions, { ticket: record.id, sent: 0, nowMs: context.nowMs }),
    }),
    ...followUps(contested, { record, context, law, casework, personId }),
  ]);
}

/** Items of the person as the person's record spells them. */
export function spelt(
  contested: readonly Contested[],
  { casework, personId }: { readonly casework: Casework; readonly personId: string },
): readonly Contested[] {
  const person = personOf(casework, personId);
  return contested.map((one) =>
    person === undefined || one.items === undefined ? one : { ...one, items: asOnRecord(person, one.items) },
  );
}

function placeOf(
  { command, context, casework }: DecideInput<AppealState, FileCommand>,
  contested: readonly Contested[],
): Result<string> {
  const region = ticketRegion(contested, { casework, personId: command.personId });
  if (region === undefined) return fail('region-unreadable', { value: command.region });
  const { kind, region: yours } = context.actor.agency;
  if (command.type === 'appeal.take-in' && kind === 'police' && !isUnder(region, yours))
    return fail('not-your-region', { action: command.type, region, yours });
  return ok(region);
}

export function officerAsOwner({ actor, nowMs }: Pick<Context, 'actor' | 'nowMs'>): Owner {
  const { id, kind, level } = actor.agency;
  return { agency: id, kind, level, officer: actor.id, officerName: actor.name, sinceMs: nowMs };
}

const FILED_AS: Readonly<Record<FileCommand['type'], FiledAs>> = {
  'appeal.file': 'person',
  'appeal.file-as-guardian': 'guardian',
  'appeal.file-as-interested': 'interested',
  'appeal.take-in': 'counter',
};

function checkFiler({ command, context, casework }: DecideInput<AppealState, FileCommand>): Result<true> {
  if (command.type === 'appeal.take-in')
    return command.identified.trim() === '' ? fail('appeal-identity-unseen') : ok(true);
  if (command.type === 'appeal.file-as-guardian' && !isGuardianOf(personOf(casework, command.personId), context))
    return fail('appeal-not-the-guardian');
  if (command.selfCheck !== undefined && !isOwnSelfCheck(command.selfCheck, command, casework))
    return fail('appeal-self-check-unknown', { id: command.selfCheck.id });
  return ok(true);
}

function isOwnSelfCheck(ref: RecordRef, { personId }: FileCommand, casework: Casework): boolean {
  return ref.kind === 'self-check' && recordOf(casework, ref)?.personId === personId;
}
