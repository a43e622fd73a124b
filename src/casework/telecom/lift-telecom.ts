import { ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import type { Context, EventHead, LiftCause } from '../record.ts';
import { newDeliveries } from './deliveries.ts';
import type { TelecomEvent } from './telecom-commands.ts';
import {
  isBurdened,
  isInService,
  isSuspected,
  type TelecomLiftCause,
  type TelecomNumber,
  type TelecomState,
} from './telecom-state.ts';

/**
 * Ends at once whatever stands against these numbers or against all (Article 32: „应当即时解除“), each with an order to its carrier;
 * where no suspected number is left, whatever was drawn in for being in the same name comes back too. `not-my-card`: the numbers
 * themselves are taken out of the person's name and off the record.
 */
export function liftTelecom(
  state: TelecomState,
  { cause, by, items }: LiftCause,
  context: Context,
): Result<readonly EventHead[]> {
  const reason = `${by.kind} ${by.id}`;
  const named = state.numbers.filter(({ number, isRemoved }) => !isRemoved && (items?.includes(number) ?? true));
  if (named.length === 0) return ok([]);
  const others = state.numbers.filter((each) => !each.isRemoved && !named.includes(each));
  const drawnIn = others.some(isSuspected) ? [] : others;
  if (cause !== 'not-my-card')
    return ok(liftNumbers(state, { numbers: [...named, ...drawnIn], cause, reason }, context));
  const numbers = named.map(({ number }) => number);
  const orders = named.map(({ carrier, number }) => ({ to: carrier, instruction: 'remove-from-name', number }));
  const deliveries = newDeliveries(state, context.nowMs, orders);
  const sent = { ...state, deliveries: [...state.deliveries, ...deliveries] };
  return ok([
    makeEvent(state, context, { type: 'telecom.removed', numbers, deliveries } as const),
    ...(drawnIn.length > 0
      ? liftNumbers(sent, { numbers: drawnIn, cause, reason }, context)
      : easeOne(sent, others, context)),
  ]);
}

interface Lifting {
  readonly numbers: readonly TelecomNumber[];
  readonly cause: TelecomLiftCause;
  readonly reason: string;
}

/** No event where nothing stands against any of them. The carrier that lifts by itself needs no order. */
export function liftNumbers(
  state: TelecomState,
  { numbers, cause, reason }: Lifting,
  context: Context,
): readonly TelecomEvent[] {
  const burdened = numbers.filter(isBurdened);
  if (burdened.length === 0) return [];
  const deliveries = newDeliveries(
    state,
    context.nowMs,
    burdened
      .filter(({ restriction }) => restriction !== undefined && !DONE_BY_CARRIER.includes(cause))
      .map(({ carrier, number }) => ({ to: carrier, instruction: 'lift', number })),
  );
  return [
    makeEvent(state, context, {
      type: 'telecom.lifted',
      numbers: burdened.map(({ number }) => number),
      cause,
      reason,
      deliveries,
    }),
  ];
}

const DONE_BY_CARRIER: readonly TelecomLiftCause[] = ['verified', 'by-carrier'];

/** Somebody who has only stopped numbers left gets the first of them back for incoming calls. */
function easeOne(state: TelecomState, left: readonly TelecomNumber[], context: Context): readonly TelecomEvent[] {
  const personal = left.filter(({ kind }) => kind !== 'iot-card');
  const [first] = personal;
  if (first === undefined || personal.some(isInService)) return [];
  const deliveries = newDeliveries(state, context.nowMs, [
    { to: first.carrier, instruction: 'ease', number: first.number },
  ]);
  return [makeEvent(state, context, { type: 'telecom.eased', number: first.number, deliveries })];
}
