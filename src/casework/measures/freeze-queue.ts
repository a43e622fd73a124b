import type { Casework, RecordRef } from '../record.ts';
import { measuresOf } from './account.ts';
import type { Freeze, MeasureState } from './measure-state.ts';

/** A freeze with the record it lies on. */
interface Place {
  readonly record: RecordRef;
  readonly freeze: Freeze;
}

/**
 * Freezes of the same account, of every case, that were approved before this one and have not ended: no two hold at once, the later
 * wait in the order of approval (程序规定 242). A freeze not yet approved stands behind all.
 */
export function freezesAhead(casework: Casework, state: MeasureState, freeze: Freeze): readonly Place[] {
  const mine: Place = { record: state, freeze };
  return approvedFreezes(casework, state).filter((other) => isActive(other.freeze) && isBefore(other, mine));
}

/** Moment since which nothing that is known here is ahead of a freeze; undefined: something still is. */
export function turnMs(casework: Casework, state: MeasureState, freeze: Freeze): number | undefined {
  if (freezesAhead(casework, state, freeze).length > 0) return undefined;
  const mine: Place = { record: state, freeze };
  const ends = approvedFreezes(casework, state)
    .filter((other) => isBefore(other, mine))
    .map((other) => other.freeze.endedMs ?? -Infinity);
  return Math.max(freeze.approvedMs ?? -Infinity, ...ends);
}

function approvedFreezes(casework: Casework, { account }: MeasureState): readonly Place[] {
  return measuresOf(casework, account).flatMap((record) =>
    record.freezes.filter(({ approvedMs }) => approvedMs !== undefined).map((freeze) => ({ record, freeze })),
  );
}

function isActive({ status }: Freeze): boolean {
  return status === 'ordered' || status === 'waiting' || status === 'in-force';
}

/** By approval; at one moment the one that took effect first, also when it has ended since, then by id. Never before itself. */
function isBefore(a: Place, b: Place): boolean {
  const [mine, other] = [b.freeze.approvedMs ?? Infinity, a.freeze.approvedMs ?? Infinity];
  if (mine !== other) return other < mine;
  const [held, holds] = [a.freeze.startedMs !== undefined, b.freeze.startedMs !== undefined];
  if (held !== holds) return held;
  return key(a) < key(b);
}

function key({ record, freeze }: Place): string {
  return `${record.id}\n${freeze.id}`;
}
