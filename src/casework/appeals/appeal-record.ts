import { AGENCY_LEVELS, type AgencyLevel } from '../actor.ts';
import type { RecordModule } from '../record.ts';
import { BASES, type AppealBasis } from './appeal-bases.ts';
import { appealClocks } from './appeal-clocks.ts';
import { evolveAppeal } from './appeal-evolve.ts';
import type { AppealCommand, AppealEvent, AppealState, FileCommand } from './appeal.ts';
import { checkValues } from './check-values.ts';
import { decideAppeal } from './decide-appeal.ts';
import { fileAppeal } from './file-appeal.ts';
import { handleAppeal } from './handle-appeal.ts';
import { agenciesOf } from './ticket.ts';

export const FILE_COMMANDS = [
  'appeal.file',
  'appeal.file-as-guardian',
  'appeal.file-as-interested',
  'appeal.take-in',
] as const satisfies readonly FileCommand['type'][];

/**
 * Appeals and disputes. Problems: `appeal-nothing-contested`, `appeal-record-unknown`, `appeal-basis-does-not-fit`,
 * `appeal-not-your-record`, `appeal-open-already`, `appeal-body-unknown`, `appeal-closed`, `appeal-not-owner`, `appeal-not-accepted`,
 * `appeal-reviewer-was-hand`, `appeal-not-the-reviewer`, `value-not-in-list`, and those named in the files of this folder.
 */
export const appealRecord: RecordModule<AppealState, AppealCommand, AppealEvent> = {
  kind: 'appeal',
  begins: FILE_COMMANDS,
  commands: [
    ...FILE_COMMANDS,
    'appeal.ask-papers',
    'appeal.add-paper',
    'appeal.add-statement',
    'appeal.add-contested',
    'appeal.accept',
    'appeal.offer-transfer',
    'appeal.take-over',
    'appeal.assign',
    'appeal.check-items',
    'appeal.note-receipt',
    'appeal.decide',
    'appeal.serve-reply',
    'appeal.add-body',
    'appeal.withdraw',
  ],
  headOf: (command) => {
    if (!('bodies' in command)) return { region: '', agencies: [] };
    const { region, personId, caseNo, bodies } = command;
    return { region, personId, agencies: agenciesOf(bodies), ...(caseNo === undefined ? {} : { caseNo }) };
  },
  decide: (input) => {
    const { state, command } = input;
    const problem = checkValues(command);
    if (problem !== undefined) return { ok: false, problem };
    if (state === undefined) return fileAppeal({ ...input, command: command as FileCommand });
    return command.type === 'appeal.decide'
      ? decideAppeal({ ...input, state, command })
      : handleAppeal({ ...input, state });
  },
  evolve: evolveAppeal,
  clocks: appealClocks,
  fire: (state, clock) =>
    clock.code === 'appeal-receipt'
      ? [
          {
            type: 'appeal.receipt-overdue',
            delivery: clock.item ?? '',
            to: state.deliveries.find(({ id }) => id === clock.item)?.to ?? '',
          },
        ]
      : [
          {
            type: 'appeal.overdue',
            basis: basisOf(clock.code),
            rule: clock.rule,
            level: higherLevel(state, basisOf(clock.code)),
          },
        ],
};

function basisOf(code: string): AppealBasis {
  return code.slice('appeal-'.length) as AppealBasis;
}

/** The level above the owner's, which then may take the ticket over. */
function higherLevel({ owner }: AppealState, basis: AppealBasis): AgencyLevel {
  const level = owner.level ?? (BASES[basis].answeredBy === 'police-city' ? 'city' : 'county');
  return AGENCY_LEVELS[AGENCY_LEVELS.indexOf(level) + 1] ?? 'national';
}
