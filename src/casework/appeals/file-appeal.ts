import { fail, ok, type Result } from '#model';

import { recordOf } from '../record-of.ts';
import { personOf } from '../people/person.ts';
import type { Casework, Context, DecideInput, EventHead, RecordRef } from '../record.ts';
import type { AppealState, FileCommand, FiledAs, Owner } from './appeal.ts';
import { agenciesOf, appealEvent, checkContested, deliveriesOf, followUps, instructionsFor } from './ticket.ts';

/**
 * Begins a ticket. Any body that decided or executed takes it, and a counter takes it in for whoever stands there; nothing about the
 * papers can refuse it. Problems: those of `appealRecord`; `appeal-not-the-guardian`, `appeal-identity-unseen`,
 * `appeal-self-check-unknown`.
 */
export function fileAppeal(input: DecideInput<AppealState, FileCommand>): Result<readonly EventHead[]> {
  const { command, context, casework, law } = input;
  const { record, personId, bodies, contested } = command;
  const as = FILED_AS[command.type];
  const able = checkFiler(input);
  if (!able.ok) return able;
  const fits = checkContested(contested, { casework, personId, as, ticket: record.id });
  if (!fits.ok) return fits;
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
      region: command.region,
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
  const { personId } = command;
  if (command.type === 'appeal.take-in')
    return command.identified.trim() === '' ? fail('appeal-identity-unseen') : ok(true);
  if (command.type === 'appeal.file-as-guardian' && personOf(casework, personId)?.guardian?.actor !== context.actor.id)
    return fail('appeal-not-the-guardian');
  if (command.selfCheck !== undefined && !isOwnSelfCheck(command.selfCheck, command, casework))
    return fail('appeal-self-check-unknown', { id: command.selfCheck.id });
  return ok(true);
}

function isOwnSelfCheck(ref: RecordRef, { personId }: FileCommand, casework: Casework): boolean {
  return ref.kind === 'self-check' && recordOf(casework, ref)?.personId === personId;
}
