import { ok, type Problem, type Result } from '#model';

import type { AgencyLevel } from '../actor.ts';
import { makeEvent } from '../make-event.ts';
import { isLevelAtLeast } from '../permissions/may.ts';
import type { DecideInput, EventHead, RecordRef } from '../record.ts';
import type { MeasureCommand } from './measure-commands.ts';
import type { MeasurePayload, NewDelivery, NewNotice } from './measure-events.ts';
import type { EndCause, MeasureInstruction, MeasureState } from './measure-state.ts';

/** A command that found its record. */
export interface Deciding<C extends MeasureCommand> extends Omit<DecideInput<MeasureState, C>, 'state'> {
  readonly state: MeasureState;
}

export function events<C extends MeasureCommand>(
  { command, context }: Deciding<C>,
  ...payloads: readonly MeasurePayload[]
): Result<readonly EventHead[]> {
  return ok(payloads.map((payload) => makeEvent(command.record, context, payload)));
}

/** Codes of the platform's messages for an instruction, where it has one. */
const MESSAGES: Readonly<Partial<Record<MeasureInstruction, string>>> = {
  stop: '100101',
  'release-stop': '100103',
  'extend-stop': '100105',
  freeze: '100201',
  'release-freeze': '100203',
  'renew-freeze': '100205',
};

/** One instruction to one institution; its id follows from what it is about. */
export function delivery(
  state: MeasureState,
  { about, instruction, to }: { readonly about: string; readonly instruction: MeasureInstruction; readonly to: string },
): NewDelivery {
  const message = MESSAGES[instruction];
  const base = `${about}-${instruction}-${to}`;
  const times = state.deliveries.filter(({ id }) => id === base || id.startsWith(`${base}-`)).length;
  return {
    id: times === 0 ? base : `${base}-${times + 1}`,
    ...{ to, about, instruction },
    ...(message === undefined ? {} : { message }),
  };
}

/**
 * The end of measures, with a lift to every institution that keeps one, and a notice to the holder where it was in force. `own`: the
 * institution that lifts its own and need not be told.
 */
export function ending(
  state: MeasureState,
  measures: readonly string[],
  { own, ...why }: { readonly end: EndCause; readonly reason?: string; readonly own?: string },
): Extract<MeasurePayload, { type: 'measure.ended' }> {
  const deliveries = measures.flatMap((about) => liftsOf(state, about)).filter(({ to }) => to !== own);
  const notices = measures.flatMap((about) => noticesOf(state, about));
  return { type: 'measure.ended', measures, ...why, deliveries, notices };
}

/** The person leaves the record; institutions that were told of a listing for the person's other accounts hear that it is none of theirs. */
export function holderRemoved(
  state: MeasureState,
  { kind, id }: RecordRef,
): Extract<MeasurePayload, { type: 'measure.holder-removed' }> {
  const standing = new Set(state.listings.filter(({ status }) => status === 'in-force').map((one) => one.id));
  const deliveries = state.deliveries
    .filter(
      ({ about, instruction, to }) => standing.has(about) && instruction === 'list' && to !== state.account.institution,
    )
    .map(({ about, to }) => delivery(state, { about, instruction: 'delist', to }));
  return { type: 'measure.holder-removed', order: { kind, id }, deliveries, notices: [] };
}

const LIFT_OF: Readonly<Partial<Record<MeasureInstruction, MeasureInstruction>>> = {
  stop: 'release-stop',
  'extend-stop': 'release-stop',
  freeze: 'release-freeze',
  'renew-freeze': 'release-freeze',
  list: 'delist',
  limit: 'lift-limit',
};

function liftsOf(state: MeasureState, about: string): readonly NewDelivery[] {
  const { stops, others, risks, deliveries, account } = state;
  const told = deliveries
    .filter((one) => one.about === about && one.receipt?.result !== 'refused')
    .map(({ to, instruction }) => ({ to, instruction: LIFT_OF[instruction] }));
  const stopped = stops.filter(({ id, kind }) => id === about && kind === 'bank-first');
  const limits = [...others, ...risks].filter(({ id, status }) => id === about && status === 'in-force');
  const pairs = [
    ...told,
    ...stopped.map(() => ({ to: account.institution, instruction: 'release-stop' as const })),
    ...limits.map(({ institution }) => ({ to: institution, instruction: 'lift-limit' as const })),
  ];
  const lifts = new Map<string, NewDelivery>();
  for (const { to, instruction } of pairs)
    if (instruction !== undefined) lifts.set(`${to}:${instruction}`, delivery(state, { about, instruction, to }));
  return [...lifts.values()];
}

/** The owner hears of the end of a freeze (程序规定 247), of a listing and of a limit. */
function noticesOf({ freezes, listings, others, risks }: MeasureState, about: string): readonly NewNotice[] {
  const isHeld = [...freezes, ...listings, ...others, ...risks].some(
    ({ id, status }) => id === about && status === 'in-force',
  );
  return isHeld ? [{ id: `${about}-release-notice`, about, kind: 'release' }] : [];
}

/** Ids of parts are given once on a record. */
export function isUsed({ requests, stops, freezes, listings, others, risks }: MeasureState, id: string): boolean {
  return [...requests, ...stops, ...freezes, ...listings, ...others, ...risks].some((one) => one.id === id);
}

export function newId(state: MeasureState, id: string): Problem | undefined {
  if (id.trim() === '') return { code: 'id-missing', values: {} };
  return isUsed(state, id) ? { code: 'id-used', values: { id } } : undefined;
}

export function levelOf(action: string, level: AgencyLevel, needed: AgencyLevel): Problem | undefined {
  return isLevelAtLeast(level, needed) ? undefined : { code: 'level-too-low', values: { action, level, needed } };
}

export function refused(...problems: readonly (Problem | undefined)[]): Result<never> | undefined {
  const first = problems.find((problem) => problem !== undefined);
  return first === undefined ? undefined : { ok: false, problem: first };
}
