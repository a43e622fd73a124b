import { fail, ok, type Result } from '#model';

import { unanswered } from '../delivery.ts';
import type { Clock, EventHead, LawContext, RecordModule } from '../record.ts';
import { askCompletion, close, decideReturn, followFreeze, order, receipt, redirect } from './decide-payout.ts';
import { decideObjection, giveNotice, object, propose } from './decide-proposal.ts';
import {
  agenciesOf,
  apply,
  begin,
  checkOwnership,
  recordCompensation,
  setAside,
  tellVictim,
  type ReturnInput,
} from './decide-victims.ts';
import { evolveReturn } from './evolve-return.ts';
import { RETURN_COMMANDS, type ReturnCommand, type ReturnEvent } from './return-commands.ts';
import { isReturnOver, isStale, victimOf, type ReturnState } from './return-state.ts';
import { termClock } from '../term-clock.ts';

/**
 * Return of frozen money (电信网络新型违法犯罪案件冻结资金返还若干规定). Shares come as data from tracing and are checked here.
 * Problems beside those of each command: `return-over`, `return-ordered`, `return-decided`, `return-victim-unknown`,
 * `return-victim-set-aside`.
 */
export const returnRecord: RecordModule<ReturnState, ReturnCommand, ReturnEvent> = {
  kind: 'return',
  begins: ['return.begin'],
  commands: RETURN_COMMANDS,
  headOf: (command) => {
    if (command.type !== 'return.begin') return { region: '', agencies: [] };
    const { region, caseNo } = command;
    return { region, agencies: agenciesOf(command), ...(caseNo === undefined ? {} : { caseNo }) };
  },
  decide,
  evolve: evolveReturn,
  clocks,
  fire: (state, { code, item = '' }) => {
    if (code === 'return-freeze') return [{ type: 'return.freeze-ended' } as const];
    return [{ type: 'return.bank-overdue', delivery: item, to: state.account.institution } as const];
  },
};

/** Every step takes over the end of the freeze, where it was renewed meanwhile. */
function decide(input: ReturnInput): Result<readonly EventHead[]> {
  const { state, command } = input;
  if (command.type === 'return.begin') return begin(input, command);
  if (state === undefined) return fail('record-unknown', { ...command.record });
  const problem = wrongStage(state, command) ?? wrongVictim(state, command);
  if (problem !== undefined) return problem;
  const decided = decideOn(input, state, command);
  if (!decided.ok || command.type === 'return.follow-freeze') return decided;
  const followed = followFreeze({ input, state, command: { type: 'return.follow-freeze', record: command.record } });
  return followed.ok ? ok([...decided.value, ...followed.value]) : decided;
}

function decideOn(
  input: ReturnInput,
  state: ReturnState,
  command: Exclude<ReturnCommand, { readonly type: 'return.begin' }>,
): Result<readonly EventHead[]> {
  switch (command.type) {
    case 'return.tell-victim':
      return tellVictim({ input, state, command });
    case 'return.apply':
      return apply({ input, state, command });
    case 'return.check-ownership':
      return checkOwnership({ input, state, command });
    case 'return.set-aside':
      return setAside({ input, state, command });
    case 'return.record-compensation':
      return recordCompensation({ input, state, command });
    case 'return.propose':
      return propose({ input, state, command });
    case 'return.notice':
      return giveNotice({ input, state, command });
    case 'return.object':
      return object({ input, state, command });
    case 'return.decide-objection':
      return decideObjection({ input, state, command });
    case 'return.decide':
      return decideReturn({ input, state, command });
    case 'return.order':
      return order({ input, state, command });
    case 'return.ask-completion':
      return askCompletion({ input, state, command });
    case 'return.receipt':
      return receipt({ input, state, command });
    case 'return.redirect':
      return redirect({ input, state, command });
    case 'return.follow-freeze':
      return followFreeze({ input, state, command });
    case 'return.close':
      return close({ input, state, command });
  }
}

const BEFORE_DECISION: readonly ReturnCommand['type'][] = [
  'return.tell-victim',
  'return.apply',
  'return.set-aside',
  'return.notice',
  'return.object',
  'return.decide-objection',
];
const BEFORE_ORDER: readonly ReturnCommand['type'][] = [
  'return.check-ownership',
  'return.record-compensation',
  'return.propose',
];

/** A decision that went stale opens the procedure again, up to the first payment. */
function wrongStage(state: ReturnState, { type }: ReturnCommand): Result<never> | undefined {
  const { number, stage, decision, payments } = state;
  if (isReturnOver(state)) return fail('return-over', { number });
  const isEarly = BEFORE_DECISION.includes(type) || BEFORE_ORDER.includes(type);
  if (!isEarly) return undefined;
  if (stage === 'ordered' || payments.length > 0) return fail('return-ordered', { number });
  if (decision !== undefined && BEFORE_DECISION.includes(type) && !isStale(state))
    return fail('return-decided', { number });
  return undefined;
}

function wrongVictim(state: ReturnState, command: ReturnCommand): Result<never> | undefined {
  if (!('victim' in command)) return undefined;
  const { victim } = command;
  const known = victimOf(state, victim);
  if (known === undefined) return fail('return-victim-unknown', { victim });
  return known.setAside === undefined ? undefined : fail('return-victim-set-aside', { victim });
}

function clocks(state: ReturnState, law: LawContext): readonly Clock[] {
  if (isReturnOver(state)) return [];
  const { freezeTerm, isFreezeAlarmed, deliveries, alarmed } = state;
  const bank = unanswered(deliveries)
    .filter(({ id }) => !alarmed.includes(id))
    .map(({ id: item, orderedMs: fromMs }): Clock =>
      termClock({ code: 'return-bank', item, rule: 'return-bank-days', effect: 'alarm', fromMs }, law),
    );
  if (freezeTerm === undefined || isFreezeAlarmed) return bank;
  const { rule, fromMs, endsMs } = freezeTerm;
  return [...bank, { code: 'return-freeze', rule, effect: 'alarm', fromMs, dueMs: endsMs }];
}
