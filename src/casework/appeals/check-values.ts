import type { Problem } from '#model';

import { RECEIPT_RESULTS } from '../delivery.ts';
import { oneOf } from '../one-of.ts';
import { RECORD_KINDS } from '../record.ts';
import { BASES } from './appeal-bases.ts';
import {
  BODY_PARTS,
  CHECK_RESULTS,
  DECISION_OUTCOMES,
  PAPER_KINDS,
  REPLY_METHODS,
  REPLY_RECEIVERS,
  UPHELD_GROUNDS,
  type AppealCommand,
  type Contested,
} from './appeal.ts';

/** What a command names from a list stands in the list. Problem: `value-not-in-list` (values `field`, `value`). */
export function checkValues(command: AppealCommand): Problem | undefined {
  switch (command.type) {
    case 'appeal.file':
    case 'appeal.file-as-guardian':
    case 'appeal.file-as-interested':
    case 'appeal.take-in':
      return checkBases(command.contested) ?? first(command.papers, ({ kind }) => oneOf(PAPER_KINDS, kind, 'paper'));
    case 'appeal.add-contested':
      return checkBases(command.contested);
    case 'appeal.ask-papers':
      return first(command.lacking, (kind) => oneOf(PAPER_KINDS, kind, 'lacking'));
    case 'appeal.add-paper':
      return oneOf(PAPER_KINDS, command.paper, 'paper');
    case 'appeal.check-items':
      return first(command.results, ({ result }) => oneOf(CHECK_RESULTS, result, 'result'));
    case 'appeal.note-receipt':
      return oneOf(RECEIPT_RESULTS, command.receipt.result, 'result');
    case 'appeal.decide':
      return (
        oneOf(DECISION_OUTCOMES, command.outcome, 'outcome') ??
        (command.ground === undefined ? undefined : oneOf(UPHELD_GROUNDS, command.ground, 'ground')) ??
        checkBases(command.upheld ?? [])
      );
    case 'appeal.serve-reply':
      return oneOf(REPLY_METHODS, command.method, 'method') ?? oneOf(REPLY_RECEIVERS, command.receiver, 'receiver');
    case 'appeal.add-body':
      return oneOf(BODY_PARTS, command.part, 'part');
    default:
      return undefined;
  }
}

function checkBases(contested: readonly Contested[]): Problem | undefined {
  return first(
    contested,
    ({ basis, record }) => oneOf(Object.keys(BASES), basis, 'basis') ?? oneOf(RECORD_KINDS, record.kind, 'kind'),
  );
}

function first<T>(values: readonly T[], check: (value: T) => Problem | undefined): Problem | undefined {
  for (const value of values) {
    const problem = check(value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
