import { fail, ok, type Result } from '#model';

import { checkRegion } from '../leads/check-region.ts';
import { makeEvent } from '../make-event.ts';
import { oneOf } from '../one-of.ts';
import type { DecideInput, EventHead, RecordModule } from '../record.ts';
import { evolvePerson } from './evolve-person.ts';
import { isSameItem } from './item-key.ts';
import { isMinorAt, type PersonState } from './person.ts';
import { checkFact, checkIdentity, checkNewItem } from './person-checks.ts';
import {
  CORRECTABLE_FIELDS,
  type CorrectableField,
  type PersonCommand,
  type PersonEvent,
  type PersonEventPayload,
} from './person-events.ts';
import { asOnRecord, disputeItems, removeItems } from './person-items.ts';

type Input = DecideInput<PersonState, PersonCommand>;

/**
 * A person or unit with what is registered to it. Problems: those of `person-checks`, `person-items`; `region-unreadable`, `reason-missing`,
 * `correction-changes-nothing`, `item-not-disputed`, `guardian-only-for-minors`, `guardian-missing`.
 */
export const personRecord: RecordModule<PersonState, PersonCommand, PersonEvent> = {
  kind: 'person',
  begins: ['person.enter'],
  commands: [
    'person.enter',
    'person.correct',
    'person.attach-item',
    'person.detach-item',
    'person.dispute-item',
    'person.settle-dispute',
    'person.record-fact',
    'person.set-guardian',
  ],
  headOf: (command) =>
    command.type === 'person.enter'
      ? {
          region: command.region,
          agencies: command.agencies,
          personId: command.record.id,
          ...(command.caseNo === undefined ? {} : { caseNo: command.caseNo }),
        }
      : { region: '', agencies: [] },
  decide,
  evolve: evolvePerson,
  clocks: () => [],
  fire: () => [],
  lift: removeItems,
};

function decide(input: Input): Result<readonly EventHead[]> {
  const { state, command, context } = input;
  if ('reason' in command && command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  if (command.type === 'person.enter') {
    const { identity, region, agencies, caseNo } = command;
    const checked = checkIdentity(identity, context.nowMs);
    if (!checked.ok) return checked;
    const place = checkRegion(region);
    if (!place.ok) return place;
    const belongs = { region, agencies, ...(caseNo === undefined ? {} : { caseNo }) };
    return one(input, { type: 'person.entered', identity: checked.value, ...belongs });
  }
  if (state === undefined) throw new Error(`${command.type} without a person`);
  switch (command.type) {
    case 'person.correct':
      return correct(input, state, command);
    case 'person.attach-item': {
      const checked = checkNewItem(state, command.item);
      return checked.ok ? one(input, { type: 'person.item-attached', item: command.item }) : checked;
    }
    case 'person.detach-item': {
      const { number, reason } = command;
      const item = state.items.find((known) => isSameItem(known.number, number));
      if (item === undefined) return fail('item-unknown', { item: number });
      if (item.status === 'removed') return fail('item-removed', { item: number });
      return one(input, { type: 'person.item-detached', item, reason });
    }
    case 'person.dispute-item':
      return disputeItems(state, { numbers: [command.number], reason: command.reason }, context);
    case 'person.settle-dispute': {
      const { number, reason } = command;
      const item = state.items.find((known) => isSameItem(known.number, number));
      if (item === undefined) return fail('item-unknown', { item: number });
      if (item.status !== 'disputed') return fail('item-not-disputed', { item: number });
      return one(input, { type: 'person.dispute-settled', number: item.number, reason });
    }
    case 'person.record-fact': {
      const checked = checkFact(state, command.fact, context);
      if (!checked.ok) return checked;
      const fact = { ...command.fact, items: asOnRecord(state, command.fact.items) };
      return one(input, { type: 'person.fact-recorded', fact });
    }
    case 'person.set-guardian': {
      const { guardian } = command;
      if (isMinorAt(state, context.nowMs) !== true) return fail('guardian-only-for-minors');
      if (guardian.name.trim() === '' || guardian.contact.trim() === '') return fail('guardian-missing');
      return one(input, { type: 'person.guardian-set', guardian });
    }
  }
}

/** The old value stays in the event. A new number brings its day of birth with it. */
function correct(
  { command: { record }, context }: Input,
  state: PersonState,
  { field, value, reason }: Extract<PersonCommand, { type: 'person.correct' }>,
): Result<readonly EventHead[]> {
  const problem = oneOf(CORRECTABLE_FIELDS, field, 'field');
  if (problem !== undefined) return { ok: false, problem };
  if (state[field] === value) return fail('correction-changes-nothing', { field });
  if (value.trim() === '') return fail('value-missing', { field });
  const { isUnit, name, idNumber, birth } = state;
  const kept = { isUnit, name, ...(idNumber === undefined ? {} : { idNumber }) };
  const checked =
    field === 'idNumber'
      ? checkIdentity({ ...kept, idNumber: value }, context.nowMs)
      : checkIdentity({ ...kept, ...(birth === undefined ? {} : { birth }), [field]: value }, context.nowMs);
  if (!checked.ok) return checked;
  const fields: readonly CorrectableField[] =
    field === 'idNumber' && checked.value.birth !== undefined ? ['idNumber', 'birth'] : [field];
  return ok(
    fields
      .filter((changed) => state[changed] !== checked.value[changed])
      .map((changed) =>
        makeEvent(record, context, {
          type: 'person.corrected',
          field: changed,
          ...(state[changed] === undefined ? {} : { before: state[changed] }),
          value: checked.value[changed] ?? '',
          reason,
        } satisfies PersonEventPayload),
      ),
  );
}

function one({ command, context }: Input, payload: PersonEventPayload): Result<readonly EventHead[]> {
  return ok([makeEvent(command.record, context, payload)]);
}
