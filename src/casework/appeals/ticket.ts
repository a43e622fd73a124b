import { deadline } from '#law';
import { fail, ok, type Result } from '#model';

import type { Delivery } from '../delivery.ts';
import { makeEvent } from '../make-event.ts';
import { isSameItem } from '../people/item-key.ts';
import { personOf } from '../people/person.ts';
import { recordOf } from '../record-of.ts';
import type { MeasureState } from '../measures/measure-state.ts';
import type { Casework, Context, EventHead, LawContext, RecordHead, RecordRef } from '../record.ts';
import { BASES, type AppealBasis } from './appeal-bases.ts';
import { isContestable } from './contestable.ts';
import type { AppealEvent, AppealState, Bodies, Contested, FiledAs } from './appeal.ts';

export type AppealPayload = AppealEvent extends infer E
  ? E extends AppealEvent
    ? Omit<E, keyof EventHead> & { readonly type: E['type'] }
    : never
  : never;

export function appealEvent(record: RecordRef, context: Context, payload: AppealPayload): EventHead {
  return makeEvent(record, context, payload);
}

export function agenciesOf({ decided, executed, credit = [] }: Bodies): readonly string[] {
  return [...new Set([...decided, ...executed, ...credit])];
}

export function isOpen({ status }: Pick<AppealState, 'status'>): boolean {
  return status !== 'decided' && status !== 'withdrawn';
}

export function isCredit(basis: AppealBasis): boolean {
  return basis === 'credit-objection' || basis === 'credit-complaint';
}

/** Opened by somebody else, or not known at all to the person: both are about items, not about a measure. */
export function isDispute(basis: AppealBasis): boolean {
  return basis === 'not-my-card' || basis === 'self-check';
}

/** Whether each may be contested here by this person. Problems: see `appealRecord`. */
export function checkContested(
  contested: readonly Contested[],
  { casework, personId, as, ticket }: { casework: Casework; personId: string; as: FiledAs; ticket: string },
): Result<true> {
  if (contested.length === 0) return fail('appeal-nothing-contested');
  for (const one of contested) {
    // Before anything is looked up: what may not be contested must not show whether it is there.
    if (!BASES[one.basis].contests.includes(one.record.kind))
      return fail('appeal-basis-does-not-fit', { basis: one.basis, kind: one.record.kind });
    const record = recordOf(casework, one.record);
    if (record === undefined || !isContestable(record)) return fail('appeal-record-unknown', { ...one.record });
    const owner = record.kind === 'person' ? record.id : record.personId;
    const isOthers = owner === undefined ? isOfNobodyKnown(record) : owner !== personId;
    if (isOthers && !(as === 'interested' && one.basis === 'freeze'))
      return fail(as === 'counter' ? 'appeal-not-your-record' : 'appeal-record-unknown', { ...one.record });
    const items = new Set(personOf(casework, personId)?.items.map(({ number }) => number));
    const stranger = record.kind === 'person' ? one.items?.find((number) => !items.has(number)) : undefined;
    if (stranger !== undefined) return fail('appeal-item-unknown', { number: stranger });
    const other = openTicketOn(casework, one, { personId, ticket });
    if (other !== undefined) return fail('appeal-open-already', { id: other.id });
  }
  return ok(true);
}

/** An account that somebody else opened in a name: whoever it was taken from has nothing to contest there any more. */
function isOfNobodyKnown(record: RecordHead): boolean {
  return record.kind === 'measure' && (record as MeasureState).isHolderUnknown === true;
}

/** What stands on the ticket beside the ticket itself: disputed items on the person's record, and alarms where a term has no end. */
export function followUps(
  contested: readonly Contested[],
  { record, context, law, casework, personId, known = [] }: FollowUps,
): readonly EventHead[] {
  const disputed = new Set(contested.filter(({ basis }) => isDispute(basis)).flatMap(({ items = [] }) => items));
  const person = personOf(casework, personId);
  const marks = (person?.items ?? [])
    .filter(({ number, status }) => status === 'on-record' && disputed.has(number))
    .map(({ number }) =>
      makeEvent({ kind: 'person', id: personId }, context, { type: 'person.item-disputed', number, reason: record.id }),
    );
  const alarms = [...new Set(contested.map(({ basis }) => basis))]
    .filter((basis) => !known.includes(basis))
    .flatMap((basis) => {
      const { rule } = BASES[basis];
      const due = deadline(rule, context.nowMs, law);
      return due.ok
        ? []
        : [appealEvent(record, context, { type: 'appeal.clock-missing', basis, rule, code: due.problem.code })];
    });
  return [...alarms, ...marks];
}

/** Ends the marks of a dispute that came to nothing. */
export function settleDisputes(
  { contested, personId, id }: AppealState,
  { context, casework, kept = [] }: { context: Context; casework: Casework; kept?: readonly string[] },
): readonly EventHead[] {
  const disputed = new Set(contested.filter(({ basis }) => isDispute(basis)).flatMap(({ items = [] }) => items));
  return (personOf(casework, personId)?.items ?? [])
    .filter(({ number, status }) => status === 'disputed' && disputed.has(number) && !kept.includes(number))
    .map(({ number }) =>
      makeEvent({ kind: 'person', id: personId }, context, { type: 'person.dispute-settled', number, reason: id }),
    );
}

export interface FollowUps {
  readonly record: RecordRef;
  readonly context: Context;
  readonly law: LawContext;
  readonly casework: Casework;
  readonly personId: string;
  /** Bases whose clock is on the ticket already. */
  readonly known?: readonly AppealBasis[];
}

export interface Instruction {
  readonly to: string;
  readonly instruction:
    | 'mark-disputed'
    | 'unmark-disputed'
    | 'correct-credit'
    | 'check-items'
    | 'remove-from-name'
    | 'note-opened-by-unknown';
}

/** Credit data is marked as disputed meanwhile (征信业管理条例 25); institutions of disputed items check who opened them. */
export function instructionsFor(
  contested: readonly Contested[],
  { bodies, casework, personId }: { bodies: Bodies; casework: Casework; personId: string },
): readonly Instruction[] {
  const disputed = new Set(contested.filter(({ basis }) => isDispute(basis)).flatMap(({ items = [] }) => items));
  const institutions = (personOf(casework, personId)?.items ?? [])
    .filter(({ number }) => disputed.has(number))
    .map(({ institution }) => institution);
  return [
    ...(contested.some(({ basis }) => isCredit(basis)) ? toCredit(bodies, 'mark-disputed') : []),
    ...[...new Set(institutions)].map((to) => ({ to, instruction: 'check-items' }) as const),
  ];
}

export function toCredit(
  { credit, executed }: Bodies,
  instruction: Instruction['instruction'],
): readonly Instruction[] {
  return (credit === undefined || credit.length === 0 ? executed : credit).map((to) => ({ to, instruction }));
}

/** Ids go on from those on the ticket. */
export function deliveriesOf(
  instructions: readonly Instruction[],
  { ticket, sent, nowMs }: { ticket: string; sent: number; nowMs: number },
): readonly Delivery[] {
  return instructions.map((one, index) => ({ ...one, id: `${ticket}:${sent + index + 1}`, orderedMs: nowMs }));
}

function openTicketOn(
  casework: Casework,
  { record, items }: Contested,
  { personId, ticket }: { personId: string; ticket: string },
): AppealState | undefined {
  const appeals = [...((casework.appeal ?? new Map()) as ReadonlyMap<string, AppealState>).values()];
  return appeals.find(
    (appeal) =>
      appeal.id !== ticket &&
      appeal.personId === personId &&
      isOpen(appeal) &&
      appeal.contested.some(
        (other) =>
          other.record.kind === record.kind &&
          other.record.id === record.id &&
          (items === undefined ||
            other.items === undefined ||
            items.some((number) => other.items?.some((known) => isSameItem(known, number)))),
      ),
  );
}
