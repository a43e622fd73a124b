export { ENTRY_FLAG, type LedgerColumns } from './ledger-columns.ts';
