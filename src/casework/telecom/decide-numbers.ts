import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import { oneOf } from '../one-of.ts';
import { personOf } from '../people/person.ts';
import type { EventHead } from '../record.ts';
import { newDeliveries } from './deliveries.ts';
import type { OnNumber, TelecomInput } from './decide-verification.ts';
import { liftNumbers } from './lift-telecom.ts';
import type { CommandOf, NumberGiven } from './telecom-commands.ts';
import { numberOf, RISK_LEVELS, TELECOM_KINDS, type TelecomNumber, type TelecomState } from './telecom-state.ts';

/**
 * One record for each person. Problems: `telecom-of-person-open` (value `id`), `numbers-missing`, `number-twice`,
 * `number-removed`, `not-your-number`, `reason-missing`.
 */
export function open(input: TelecomInput, command: CommandOf<'telecom.open'>): Result<readonly EventHead[]> {
  const { personId, region, caseNo, finding, reason } = command;
  for (const other of (input.casework.telecom ?? new Map()).values())
    if (other.personId === personId) return fail('telecom-of-person-open', { id: other.id });
  const problem = checkNumbers(input, { given: command.numbers, had: [], personId });
  if (problem !== undefined) return problem;
  return ok([
    makeEvent(command.record, input.context, {
      type: 'telecom.opened',
      personId,
      region,
      ...(caseNo === undefined ? {} : { caseNo }),
      ...(finding === undefined ? {} : { finding }),
      reason,
      numbers: command.numbers.map((given) => onRecord(given, 'suspected')),
    } as const),
  ]);
}

export function add(
  input: TelecomInput,
  state: TelecomState,
  { numbers, reason }: CommandOf<'telecom.add'>,
): Result<readonly EventHead[]> {
  const problem = checkNumbers(input, { given: numbers, had: state.numbers, personId: state.personId });
  if (problem !== undefined) return problem;
  const added = numbers.map((given) => onRecord(given, 'suspected'));
  return ok([
    makeEvent(state, input.context, { type: 'telecom.numbers-added', numbers: added, reason, deliveries: [] } as const),
  ]);
}

/**
 * Other numbers of the same name, after police determined one: each is only ordered to be checked. Problems: those of `open`,
 * `cascade-without-determination`, `person-is-identity-theft-victim`.
 */
export function cascade(
  input: TelecomInput,
  state: TelecomState,
  { numbers, reason }: CommandOf<'telecom.cascade'>,
): Result<readonly EventHead[]> {
  if (!state.numbers.some(({ determined, isRemoved }) => determined !== undefined && !isRemoved))
    return fail('cascade-without-determination', { person: state.personId });
  if (personOf(input.casework, state.personId)?.isIdentityTheftVictim === true)
    return fail('person-is-identity-theft-victim', { person: state.personId });
  const problem = checkNumbers(input, { given: numbers, had: state.numbers, personId: state.personId });
  if (problem !== undefined) return problem;
  const deliveries = newDeliveries(
    state,
    input.context.nowMs,
    numbers.map(({ carrier, number }) => ({ to: carrier, instruction: 'reverify', number })),
  );
  const added = numbers.map((given) => onRecord(given, 'same-holder'));
  return ok([
    makeEvent(state, input.context, { type: 'telecom.numbers-added', numbers: added, reason, deliveries } as const),
  ]);
}

/** Problems: `determined-already`, `reason-missing`. */
export function determine({
  input,
  state,
  each,
  command,
}: OnNumber<'telecom.determine'>): Result<readonly EventHead[]> {
  const { number } = each;
  if (each.determined !== undefined) return fail('determined-already', { number });
  if (command.basis.trim() === '') return fail('reason-missing', { command: command.type });
  return ok([makeEvent(state, input.context, { type: 'telecom.determined', number, basis: command.basis })]);
}

/**
 * Police confirm, after the person registered anew, one determined number for own use; it comes back at once. Problems:
 * `not-determined`, `not-restricted`, `not-registered-anew`, `own-use-number-exists`, `reason-missing`.
 */
export function confirm({ input, state, each, command }: OnNumber<'telecom.confirm'>): Result<readonly EventHead[]> {
  const { number, reason } = command;
  if (each.determined === undefined) return fail('not-determined', { number });
  if (each.restriction === undefined) return fail('not-restricted', { number });
  if (each.verification?.result !== 'passed') return fail('not-registered-anew', { number });
  if (state.numbers.some((other) => other !== each && other.isForOwnUse && !other.isRemoved))
    return fail('own-use-number-exists', { number });
  if (reason.trim() === '') return fail('reason-missing', { command: command.type });
  return ok([
    makeEvent(state, input.context, { type: 'telecom.confirmed', number, reason }),
    ...liftNumbers(state, { numbers: [each], cause: 'police-confirmed', reason }, input.context),
  ]);
}

/** Problems: `number-unknown`, `not-restricted`, `not-your-number`, `police-confirmation-needed`, `reason-missing`. */
export function lift(
  input: TelecomInput,
  state: TelecomState,
  { type, numbers, reason }: CommandOf<'telecom.lift'>,
): Result<readonly EventHead[]> {
  const isPolice = input.context.actor.agency.kind === 'police';
  const found: TelecomNumber[] = [];
  for (const number of new Set(numbers)) {
    const each = numberOf(state, number);
    if (each === undefined) return fail('number-unknown', { number });
    if (!isPolice && each.carrier !== input.context.actor.agency.id) return fail('not-your-number', { number });
    if (!isPolice && each.determined !== undefined) return fail('police-confirmation-needed', { number });
    if (each.restriction === undefined) return fail('not-restricted', { number });
    found.push(each);
  }
  if (found.length === 0) return fail('numbers-missing');
  if (reason.trim() === '') return fail('reason-missing', { command: type });
  return ok(
    liftNumbers(state, { numbers: found, cause: isPolice ? 'by-police' : 'by-carrier', reason }, input.context),
  );
}

/** A number that an institution of its own brings in must be its own. */
function checkNumbers(
  { context, casework, command }: TelecomInput,
  {
    given,
    had,
    personId,
  }: { readonly given: readonly NumberGiven[]; readonly had: readonly TelecomNumber[]; readonly personId: string },
): Result<never> | undefined {
  if (given.length === 0) return fail('numbers-missing');
  if ('reason' in command && (command.reason ?? '').trim() === '')
    return fail('reason-missing', { command: command.type });
  const removed = new Set(
    personOf(casework, personId)
      ?.items.filter(({ status }) => status === 'removed')
      .map(({ number }) => number),
  );
  const seen = new Set(had.map(({ number }) => number));
  for (const { number, carrier, kind, risk } of given) {
    const unlisted = oneOf(TELECOM_KINDS, kind, 'kind') ?? oneOf(RISK_LEVELS, risk, 'risk');
    if (unlisted !== undefined) return { ok: false, problem: unlisted };
    if (seen.has(number)) return fail('number-twice', { number });
    seen.add(number);
    if (removed.has(number)) return fail('number-removed', { number });
    if (context.actor.agency.kind === 'carrier' && carrier !== context.actor.agency.id)
      return fail('not-your-number', { number });
  }
  return undefined;
}

function onRecord(given: NumberGiven, origin: TelecomNumber['origin']): TelecomNumber {
  return { ...given, origin, isForOwnUse: false, isCleared: false, isRemoved: false };
}
