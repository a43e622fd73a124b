import { fail, ok, type Result } from '#model';

import { unanswered, type Delivery } from '../delivery.ts';
import { makeEvent } from '../make-event.ts';
import { oneOf } from '../one-of.ts';
import type { Casework, Clock, CommandHead, DecideInput, EventHead, LawContext, RecordModule } from '../record.ts';
import { numberOf, type TelecomState } from '../telecom/telecom-state.ts';
import { evolveScreening } from './evolve-screening.ts';
import { outcomeOf, SCREENING_OUTCOMES, type ScreeningOutcome, type ScreeningState } from './screening-state.ts';
import { termClock } from '../term-clock.ts';

const GIVEN = SCREENING_OUTCOMES.filter((outcome) => outcome !== 'pending');

export interface OutcomeGiven {
  readonly number: string;
  readonly outcome: Exclude<ScreeningOutcome, 'pending'>;
  /** `restricted`: id of the telecom record on which the restriction stands. */
  readonly measure?: string;
}

interface ListGiven {
  readonly region: string;
  readonly caseNo?: string;
  /** Agency id of the carrier that looks at the list. */
  readonly carrier: string;
  readonly source: string;
  readonly numbers: readonly string[];
}

export type ScreeningCommand = CommandHead &
  (
    | ({ readonly type: 'screening.begin' } & ListGiven)
    | { readonly type: 'screening.receive' }
    | { readonly type: 'screening.record'; readonly outcomes: readonly OutcomeGiven[] }
    | { readonly type: 'screening.close'; readonly reason: string }
  );

export type ScreeningEvent = EventHead &
  (
    | ({ readonly type: 'screening.begun'; readonly delivery: Delivery } & ListGiven)
    | { readonly type: 'screening.received' }
    | { readonly type: 'screening.recorded'; readonly outcomes: readonly OutcomeGiven[] }
    | { readonly type: 'screening.receipt-overdue' }
    | { readonly type: 'screening.closed'; readonly reason: string }
  );

/** Lists of high-risk numbers with an outcome for each. */
export const screeningRecord: RecordModule<ScreeningState, ScreeningCommand, ScreeningEvent> = {
  kind: 'screening',
  begins: ['screening.begin'],
  commands: ['screening.begin', 'screening.receive', 'screening.record', 'screening.close'],
  headOf: (command) => {
    if (command.type !== 'screening.begin') return { region: '', agencies: [] };
    const { region, carrier, caseNo } = command;
    return { region, agencies: [carrier], ...(caseNo === undefined ? {} : { caseNo }) };
  },
  decide,
  evolve: evolveScreening,
  clocks,
  fire: () => [{ type: 'screening.receipt-overdue' } as const],
};

type Input = DecideInput<ScreeningState, ScreeningCommand>;

function decide({ state, command, context, casework }: Input): Result<readonly EventHead[]> {
  if (command.type === 'screening.begin') return begin(command, context);
  if (state === undefined) return fail('record-unknown', { ...command.record });
  if (state.isClosed) return fail('screening-closed', { id: state.id });
  switch (command.type) {
    case 'screening.receive':
      return state.delivery.receipt === undefined
        ? ok([makeEvent(state, context, { type: 'screening.received' })])
        : fail('screening-received', { id: state.id });
    case 'screening.record':
      return recordBatch(state, { command, context, casework });
    case 'screening.close': {
      const { pending } = state.counts;
      if (pending > 0) return fail('screening-pending', { pending });
      if (command.reason.trim() === '') return fail('reason-missing', { command: command.type });
      return ok([makeEvent(state, context, { type: 'screening.closed', reason: command.reason })]);
    }
  }
}

type CommandOf<T extends ScreeningCommand['type']> = Extract<ScreeningCommand, { readonly type: T }>;

/** Problems: `numbers-missing`, `number-twice`, `number-empty`, `reason-missing`. */
function begin(command: CommandOf<'screening.begin'>, context: Input['context']): Result<readonly EventHead[]> {
  const { record, region, caseNo, carrier, source } = command;
  const numbers = command.numbers.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (numbers.length === 0) return fail('numbers-missing');
  if (numbers.some((number) => number.trim() === '')) return fail('number-empty');
  const twice = numbers.find((number, at) => at > 0 && number === numbers[at - 1]);
  if (twice !== undefined) return fail('number-twice', { number: twice });
  if (source.trim() === '') return fail('reason-missing', { command: command.type });
  return ok([
    makeEvent(record, context, {
      type: 'screening.begun',
      region,
      ...(caseNo === undefined ? {} : { caseNo }),
      ...{ carrier, source, numbers },
      delivery: { id: `${record.id}/1`, to: carrier, instruction: 'screen', orderedMs: context.nowMs },
    } as const),
  ]);
}

/**
 * A batch of outcomes, all or none; those that say nothing new are left out. `restricted` only where the restriction stands, so that
 * no number is restricted by a list. Problems: `numbers-missing`, `number-twice`, `number-not-listed`, `restriction-unknown`,
 * `outcomes-unchanged`.
 */
function recordBatch(
  state: ScreeningState,
  {
    command,
    context,
    casework,
  }: Pick<Input, 'context' | 'casework'> & { readonly command: CommandOf<'screening.record'> },
): Result<readonly EventHead[]> {
  if (command.outcomes.length === 0) return fail('numbers-missing');
  const seen = new Set<string>();
  const outcomes: OutcomeGiven[] = [];
  for (const given of command.outcomes) {
    const { number, outcome, measure } = given;
    if (seen.has(number)) return fail('number-twice', { number });
    seen.add(number);
    const before = outcomeOf(state, number);
    if (before === undefined) return fail('number-not-listed', { number });
    const unlisted = oneOf(GIVEN, outcome, 'outcome');
    if (unlisted !== undefined) return { ok: false, problem: unlisted };
    if (outcome === 'restricted' && !isRestricted(casework, state.carrier, { number, measure }))
      return fail('restriction-unknown', { number });
    if (outcome !== before) outcomes.push(given);
  }
  if (outcomes.length === 0) return fail('outcomes-unchanged');
  return ok([makeEvent(state, context, { type: 'screening.recorded', outcomes } as const)]);
}

function isRestricted(
  casework: Casework,
  carrier: string,
  { number, measure }: { readonly number: string; readonly measure: string | undefined },
): boolean {
  if (measure === undefined) return false;
  const telecom = casework.telecom?.get(measure) as TelecomState | undefined;
  const found = telecom === undefined ? undefined : numberOf(telecom, number);
  return found?.restriction !== undefined && found.carrier === carrier;
}

function clocks({ delivery, isAlarmed, isClosed }: ScreeningState, law: LawContext): readonly Clock[] {
  if (isAlarmed || isClosed || unanswered([delivery]).length === 0) return [];
  const { orderedMs: fromMs } = delivery;
  return [termClock({ code: 'screening-receipt', rule: 'receipt-hours', effect: 'alarm', fromMs }, law)];
}
