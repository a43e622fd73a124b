import { ENTRY_FLAG, type LedgerColumns } from '#ledger';
import type { CaseView } from '../case-view.ts';

const SAID_BY_STATEMENTS =
  ENTRY_FLAG.cash | ENTRY_FLAG.pos | ENTRY_FLAG.atm | ENTRY_FLAG.counter | ENTRY_FLAG.online | ENTRY_FLAG.fee;

/** The source has rows with words; a plain table of transfers says nothing of cash or channel, so that silence means nothing. */
export function knowsWords({ entries, ledger }: CaseView): boolean {
  return entries !== undefined || ledger.flags.some((flags) => (flags & SAID_BY_STATEMENTS) !== 0);
}

export function hasFlag({ flags }: LedgerColumns, wanted: number): (entry: number) => boolean {
  return (entry) => (flags[entry]! & wanted) !== 0;
}
