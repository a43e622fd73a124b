import { deadline } from '#law';
import { fail, ok, type Problem, type Result } from '#model';

import type { DeliveryReceipt } from '../delivery.ts';
import { oneOf } from '../one-of.ts';
import type { EventHead } from '../record.ts';
import { delivery, events, refused, type Deciding } from './deciding.ts';
import { differing, unchecked } from './decide-stop.ts';
import { freezesAhead, turnMs } from './freeze-queue.ts';
import { freezeRule, freezeTerm } from './freeze-term.ts';
import type { Feedback } from './measure-commands.ts';
import type { MeasurePayload, NewDelivery } from './measure-events.ts';
import type { Freeze, FreezeTerm, MeasureDelivery, Stop } from './measure-state.ts';
import { isInForce } from './standing.ts';

/** An institution may keep the last day itself as the end, and no holidays. */
const DAY_MS = 86_400_000;

const RESULTS: readonly DeliveryReceipt['result'][] = ['done', 'partly', 'refused'];

type Input = Deciding<Feedback>;
type Decided = Result<readonly EventHead[]>;

/** An institution's answer to one instruction. Nothing is taken of an answer that lacks something or contradicts itself. */
export function feedback(input: Input): Decided {
  const { state, command, context } = input;
  const asked = state.deliveries.find(({ id }) => id === command.delivery);
  if (asked === undefined) return fail('delivery-unknown', { delivery: command.delivery });
  if (asked.receipt !== undefined) return fail('answered-already', { delivery: asked.id });
  const unreadable = refused(oneOf(RESULTS, command.result, 'result'), numbersOff(command));
  if (unreadable !== undefined) return unreadable;
  const { agency } = context.actor;
  if (agency.kind !== 'police' && agency.id !== asked.to) return fail('not-your-delivery', { delivery: asked.id });
  if (command.result === 'refused' && (command.reason ?? '').trim() === '' && command.prior === undefined)
    return fail('reason-missing', { command: command.type });
  switch (asked.instruction) {
    case 'stop':
    case 'extend-stop':
      return stopFeedback(input, asked);
    case 'freeze':
      return freezeFeedback(input, asked);
    case 'renew-freeze':
      return renewalFeedback(input, asked);
    case 'release-stop':
    case 'release-freeze':
    case 'delist':
    case 'lift-limit':
      return command.result === 'done'
        ? events(input, plainAnswer(input, asked))
        : fail('lift-must-be-done', { delivery: asked.id });
    case 'list':
    case 'limit':
      return events(input, plainAnswer(input, asked));
  }
}

/** An end or a sum that is no number would pass every comparison. */
function numbersOff({ endsMs, balanceMinor, prior }: Feedback): Problem | undefined {
  const given = [
    ['endsMs', endsMs],
    ['prior', prior?.expiresMs],
    ['prior', prior?.amountMinor],
  ] as const;
  const field = given.find(([, value]) => value !== undefined && !Number.isSafeInteger(value))?.[0];
  if (field !== undefined) return { code: 'feedback-contradicts', values: { field } };
  return balanceMinor === undefined || (Number.isSafeInteger(balanceMinor) && balanceMinor >= 0)
    ? undefined
    : { code: 'feedback-contradicts', values: { field: 'balance' } };
}

function stopFeedback(input: Input, asked: MeasureDelivery): Decided {
  const { state, command, law } = input;
  const stop = state.stops.find(({ id }) => id === asked.about);
  if (stop === undefined) throw new Error(`delivery ${asked.id} without its stop`);
  if (command.result === 'partly') return fail('feedback-contradicts', { field: 'result' });
  if (stop.status !== 'ordered') return events(input, plainAnswer(input, asked));
  if (command.result === 'refused') return events(input, notExecuted(input, asked));
  const startedMs = startOf(input, stop.orderedMs);
  if (!startedMs.ok) return startedMs;
  const check = command.check ?? stop.check;
  const problem = stop.kind === 'extension' ? undefined : refused(differing(check), unchecked(check));
  if (problem !== undefined) return problem;
  const rule = stop.kind === 'extended' ? 'extended-stop-hours' : 'stop-hours';
  const end = deadline(rule, startedMs.value, law);
  if (!end.ok) return end;
  if (command.endsMs !== undefined && command.endsMs > end.value.dueMs)
    return fail('end-beyond-term', { endsMs: command.endsMs, most: end.value.dueMs });
  if (command.endsMs !== undefined && command.endsMs <= startedMs.value)
    return fail('feedback-contradicts', { field: 'endsMs' });
  const before = state.stops.find((one) => one.id === stop.extends && isInForce(one));
  return events(
    input,
    {
      ...{ type: 'measure.stop-took-effect', delivery: asked.id, receipt: receiptOf(input), stop: stop.id },
      ...{ startedMs: startedMs.value, endsMs: command.endsMs ?? end.value.dueMs },
      ...(command.balanceMinor === undefined ? {} : { balanceMinor: command.balanceMinor }),
      ...(check === undefined ? {} : { check }),
    },
    ...(before === undefined ? [] : [quietEnd(before, 'extended')]),
  );
}

function freezeFeedback(input: Input, asked: MeasureDelivery): Decided {
  const { state, command, casework } = input;
  const freeze = state.freezes.find(({ id }) => id === asked.about);
  if (freeze === undefined) throw new Error(`delivery ${asked.id} without its freeze`);
  if (!['ordered', 'waiting', 'in-force'].includes(freeze.status)) return events(input, plainAnswer(input, asked));
  if (command.result === 'refused') return refusedFreeze(input, asked, freeze);
  const problem = amountsOf(input, freeze);
  if (problem !== undefined) return problem;
  const ahead = freeze.status === 'in-force' ? [] : freezesAhead(casework, state, freeze);
  if (ahead.length > 0) return fail('freeze-not-first', { ahead: ahead.length });
  const term = termOf(input, freeze);
  if (!term.ok) return term;
  const took: MeasurePayload = {
    ...{ type: 'measure.freeze-took-effect', delivery: asked.id, receipt: receiptOf(input), freeze: freeze.id },
    ...{ startedMs: term.value.startedMs, term: term.value.term, currency: freeze.currency },
    ...(command.executedMinor === undefined ? {} : { executedMinor: command.executedMinor }),
    ...(command.balanceMinor === undefined ? {} : { balanceMinor: command.balanceMinor }),
  };
  const superseded = state.stops.filter(isInForce).map((stop) => quietEnd(stop, 'frozen'));
  return events(input, took, ...superseded);
}

/**
 * Behind an earlier freeze it waits, and the institution answers again when its turn comes. What the record itself knows to be ahead
 * needs no report; somebody else's freeze is known from the report alone.
 */
function refusedFreeze(input: Input, asked: MeasureDelivery, freeze: Freeze): Decided {
  const { state, command, casework } = input;
  const { prior } = command;
  if (prior === undefined) return events(input, notExecuted(input, asked));
  if (prior.body.trim() === '') return fail('feedback-incomplete', { field: 'prior' });
  const isAheadHere = freezesAhead(casework, state, freeze).length > 0;
  const deliveries = [delivery(state, { about: freeze.id, instruction: 'freeze', to: asked.to })];
  const waits = { ...notExecuted(input, asked), deliveries, waits: true };
  return events(input, isAheadHere ? waits : { ...waits, prior });
}

/** Limited: done is the whole amount, partly is less; never more than ordered, never more than was there. */
function amountsOf({ command }: Input, freeze: Freeze): Result<never> | undefined {
  const { result, executedMinor, balanceMinor, prior } = command;
  if (prior !== undefined) return fail('feedback-contradicts', { field: 'prior' });
  if (executedMinor === undefined)
    return freeze.mode === 'limited' ? fail('feedback-incomplete', { field: 'executed' }) : undefined;
  if (!Number.isSafeInteger(executedMinor) || executedMinor < 0)
    return fail('feedback-contradicts', { field: 'executed' });
  if (balanceMinor !== undefined && executedMinor > balanceMinor)
    return fail('more-than-held', { executed: executedMinor, held: balanceMinor });
  if (freeze.mode !== 'limited' || freeze.amountMinor === undefined) return undefined;
  if (executedMinor > freeze.amountMinor)
    return fail('more-than-ordered', { executed: executedMinor, ordered: freeze.amountMinor });
  const isWhole = executedMinor === freeze.amountMinor;
  return isWhole === (result === 'done') ? undefined : fail('feedback-contradicts', { field: 'executed' });
}

/** A waiting freeze that took its turn keeps its term; any other begins when the institution carried it out. */
function termOf(input: Input, freeze: Freeze): Result<{ readonly startedMs: number; readonly term: FreezeTerm }> {
  const { state, command, law, casework } = input;
  const [first] = freeze.terms;
  if (freeze.status === 'in-force' && first !== undefined && freeze.startedMs !== undefined)
    return ok({ startedMs: freeze.startedMs, term: first });
  const clear = turnMs(casework, state, freeze);
  const startedMs = startOf(input, Math.max(freeze.approvedMs ?? 0, clear ?? 0));
  if (!startedMs.ok) return startedMs;
  const term = freezeTerm(freezeRule(freeze), startedMs.value, law);
  if (!term.ok) return term;
  const { endsMs: reported } = command;
  if (reported === undefined) return ok({ startedMs: startedMs.value, term: term.value });
  if (reported <= startedMs.value) return fail('feedback-contradicts', { field: 'endsMs' });
  const most = term.value.endsMs ?? term.value.nominalEndMs;
  if (reported > most) return fail('end-beyond-term', { endsMs: reported, most });
  return ok({
    startedMs: startedMs.value,
    term: { ...term.value, nominalEndMs: Math.min(most, reported), endsMs: reported },
  });
}

function renewalFeedback(input: Input, asked: MeasureDelivery): Decided {
  const { state, command } = input;
  const freeze = state.freezes.find(({ id }) => id === asked.about);
  if (command.result === 'partly') return fail('feedback-contradicts', { field: 'result' });
  const term = freeze?.terms.find(({ order }) => order === asked.id);
  if (command.result === 'done' && command.endsMs !== undefined && term !== undefined) {
    const most = term.endsMs ?? term.nominalEndMs;
    if (command.endsMs > most) return fail('end-beyond-term', { endsMs: command.endsMs, most });
    if (command.endsMs < term.nominalEndMs - DAY_MS) return fail('feedback-contradicts', { field: 'endsMs' });
  }
  if (command.result === 'done' || freeze?.status !== 'in-force') return events(input, plainAnswer(input, asked));
  return events(input, {
    ...{ type: 'measure.renewal-refused', delivery: asked.id, receipt: receiptOf(input), freeze: freeze.id },
  });
}

/** Messages tell seconds: an operation in the second of its order is not before it. */
function startOf({ command, context }: Input, leastMs: number): Result<number> {
  const { startedMs } = command;
  if (startedMs === undefined) return fail('feedback-incomplete', { field: 'startedMs' });
  const least = Math.floor(leastMs / 1000) * 1000;
  return startedMs >= least && startedMs <= context.nowMs
    ? ok(startedMs)
    : fail('moment-impossible', { field: 'startedMs' });
}

/** Replaced by what the institution did in the same operation: nothing is owed. */
function quietEnd({ id }: Stop, end: 'extended' | 'frozen'): MeasurePayload {
  return { type: 'measure.ended', measures: [id], end, deliveries: [], notices: [] };
}

function plainAnswer(input: Input, asked: MeasureDelivery): MeasurePayload {
  return { type: 'measure.answered', delivery: asked.id, receipt: receiptOf(input), about: asked.about };
}

function notExecuted(input: Input, asked: MeasureDelivery) {
  const answer = { delivery: asked.id, receipt: receiptOf(input), about: asked.about };
  const owed: { readonly deliveries: readonly NewDelivery[]; readonly notices: readonly [] } = {
    deliveries: [],
    notices: [],
  };
  return { type: 'measure.not-executed', ...answer, ...owed, waits: false } as const;
}

function receiptOf({ command, context }: Input): DeliveryReceipt {
  const { result, reason } = command;
  return { atMs: context.nowMs, result, ...(reason === undefined ? {} : { reason }) };
}
