import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import type { EventHead, RecordModule } from '../record.ts';
import { determine } from './decide-determination.ts';
import { answer, instruct, liftByHand, publish, repeatLift, reportCredit } from './decide-execution.ts';
import { issueNotice, recordServed, serveNotice } from './decide-notice.ts';
import {
  choosePack,
  close,
  currentSubject,
  headOf,
  hear,
  propose,
  reviewMinor,
  type Decided,
  type SanctionInput,
} from './decide-proposal.ts';
import { evolveSanction } from './evolve-sanction.ts';
import { liftSanction } from './lift-sanction.ts';
import { recordPast } from './record-past.ts';
import { fireSanction, sanctionClocks } from './sanction-clocks.ts';
import { SANCTION_COMMANDS, type SanctionCommand } from './sanction-commands.ts';
import type { SanctionEvent } from './sanction-events.ts';
import type { SanctionState } from './sanction.ts';

/**
 * One determination on one person: proposed by one, determined by another at the level that the law names, told in writing, then
 * carried out, and over when its term is. Nothing here determines by itself.
 */
export const sanctionRecord: RecordModule<SanctionState, SanctionCommand, SanctionEvent> = {
  kind: 'sanction',
  begins: ['sanction.propose', 'sanction.record-past'],
  commands: SANCTION_COMMANDS,
  headOf: (command) =>
    command.type === 'sanction.propose' || command.type === 'sanction.record-past'
      ? { ...headOf(command), personId: command.personId }
      : { region: '', agencies: [] },
  decide,
  evolve: evolveSanction,
  clocks: sanctionClocks,
  fire: fireSanction,
  lift: liftSanction,
};

function decide(input: SanctionInput): Result<readonly EventHead[]> {
  const { command, state } = input;
  const reason = 'reasons' in command ? command.reasons : 'reason' in command ? command.reason : undefined;
  if (command.type !== 'sanction.answer' && reason?.trim() === '')
    return fail('reason-missing', { command: command.type });
  if (command.type === 'sanction.propose') return made(input, propose(input, command));
  if (command.type === 'sanction.record-past') return recordPast(input, command);
  if (state === undefined) throw new Error(`${command.type} without a sanction`);
  switch (command.type) {
    case 'sanction.determine':
      return determine(input, state, command);
    case 'sanction.record-served':
      return recordServed(input, state, command);
    case 'sanction.issue-notice':
      return issueNotice(input, state, command);
    case 'sanction.serve-notice':
      return serveNotice(input, state, command);
    default:
      return made(input, decideAlone(input, state, command));
  }
}

type Alone = Exclude<
  SanctionCommand,
  {
    readonly type:
      | 'sanction.propose'
      | 'sanction.record-past'
      | 'sanction.determine'
      | 'sanction.record-served'
      | 'sanction.issue-notice'
      | 'sanction.serve-notice';
  }
>;

/** Commands that touch nothing but this record. */
function decideAlone(input: SanctionInput, state: SanctionState, command: Alone): Decided {
  const { nowMs, actor } = input.context;
  switch (command.type) {
    case 'sanction.withdraw':
      return close(state, 'sanction.withdrawn', command.reason);
    case 'sanction.decline':
      return close(state, 'sanction.declined', command.reason);
    case 'sanction.hear':
      return hear({ ...state, subject: currentSubject(input, state) }, command, nowMs);
    case 'sanction.review-minor':
      return reviewMinor({ ...state, subject: currentSubject(input, state) }, command, { nowMs, by: actor.name });
    case 'sanction.choose-pack':
      return choosePack(state, command, actor.name);
    case 'sanction.instruct':
      return instruct(input, state, command);
    case 'sanction.repeat-lift':
      return repeatLift(input, state, command);
    case 'sanction.answer':
      return answer(input, state, command);
    case 'sanction.report-credit':
      return reportCredit(input, state, command);
    case 'sanction.publish':
      return publish(input, state, command);
    case 'sanction.lift':
      return liftByHand(input, state, command);
  }
}

function made({ command, context }: SanctionInput, decided: Decided): Result<readonly EventHead[]> {
  return decided.ok ? ok(decided.value.map((payload) => makeEvent(command.record, context, payload))) : decided;
}
