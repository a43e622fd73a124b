import { recordOf } from '../record-of.ts';
import type { Casework } from '../record.ts';
import type { AppealState } from './appeal.ts';

/**
 * What somebody did on the contested records or on the ticket itself, so that it is no independent eye that looks: the command. Whoever
 * owns or owned the ticket has a hand on it. Undefined: nothing.
 */
export function handOn(appeal: AppealState, casework: Casework, actorId: string): string | undefined {
  const records = [appeal, ...appeal.contested.map(({ record }) => recordOf(casework, record))];
  return records.flatMap((record) => record?.hands ?? []).find(({ by }) => by === actorId)?.command;
}
