export { resolveAliases, type AliasInput, type AliasResult } from './aliases.ts';
export { checkBalances, type BalanceBreaks, type OpeningBalances } from './balances.ts';
export { pairClearing, type ClearingInput } from './clearing-pairs.ts';
export { findDuplicates, type DuplicateInput } from './duplicates.ts';
export { fifoLots, type FifoLots, type FifoOptions } from './fifo-lots.ts';
export { ENTRY_FLAG, type LedgerColumns } from './ledger-columns.ts';
export { LEG_SETTINGS, type Coverage, type LegRows, type LegSettings } from './leg-rows.ts';
export { LOT_ORIGIN, LotQueue, type NewLot } from './lot-queue.ts';
export { LEG_MATCH, matchLegs, type LegCounts, type LegMatch } from './match-legs.ts';
export type { MoneyAccounts, MoneyColumns, MoneyLedger, MovementColumns } from './money-columns.ts';
export {
  passThroughSpans,
  passThroughWindows,
  type PassThroughParameters,
  type PassThroughSpan,
  type PassThroughWindow,
} from './pass-through.ts';
export { findReversals, type ReversalInput, type ReversalResult } from './reversals.ts';
export { TAINT_POLICIES, type TaintPolicy } from './taint-policy.ts';
