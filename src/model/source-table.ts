import type { Bilingual } from './text.ts';

/** What a table of a source file holds. Only `statement` and `transfers` count as transaction rows. */
export type TableKind =
  | 'statement'
  | 'transfers'
  | 'accounts'
  | 'persons'
  | 'sub-accounts'
  | 'measures'
  | 'addresses'
  | 'contacts'
  | 'tasks'
  | 'openings'
  | 'logins'
  | 'victim-reports'
  | 'case-involved';

/** Fields of one side's statement row (definitions.md 2: own, counterparty, direction, amount, time, serial, balance). */
export const STATEMENT_FIELDS = [
  'ownCard',
  'ownAccount',
  'ownName',
  'ownId',
  'ownBank',
  'time',
  'date',
  'amount',
  'amountIn',
  'amountOut',
  'balance',
  'direction',
  'counterNumber',
  'counterAccount',
  'counterName',
  'counterId',
  'counterBank',
  'counterBalance',
  'cashFlag',
  'summary',
  'currency',
  'outletName',
  'outletCode',
  'place',
  'success',
  'voucher',
  'terminal',
  'ip',
  'mac',
  'serial',
  'logNumber',
  'voucherKind',
  'voucherNumber',
  'teller',
  'merchantName',
  'merchantNumber',
  'orderNumber',
  'note',
  'channel',
  'feedback',
] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

/** Fields of a row that is a whole transfer already: payer and payee are named. */
export const TRANSFER_FIELDS = [
  'time',
  'payer',
  'payerBank',
  'payee',
  'payeeBank',
  'amount',
  'currency',
  'channel',
  'note',
] as const;
export type TransferField = (typeof TRANSFER_FIELDS)[number];

export const COMPANION_FIELDS = {
  accounts: [
    'card',
    'account',
    'name',
    'holderId',
    'openedAt',
    'closedAt',
    'balance',
    'available',
    'currency',
    'status',
    'kind',
    'bank',
    'outlet',
    'outletCode',
    'lastTransactionAt',
    'phone',
    'address',
    'agent',
    'agentId',
    'agentPhone',
    'idKind',
    'note',
  ],
  persons: [
    'name',
    'idKind',
    'holderId',
    'phone',
    'address',
    'workplace',
    'legalPerson',
    'licence',
    'agent',
    'agentId',
    'birth',
  ],
  'sub-accounts': ['bank', 'account', 'subAccount', 'balance', 'available', 'kind', 'order', 'currency', 'status'],
  measures: ['bank', 'account', 'kind', 'amount', 'authority', 'from', 'to', 'order', 'note'],
  addresses: ['name', 'idKind', 'holderId', 'address', 'phone'],
  contacts: ['name', 'idKind', 'holderId', 'phone'],
  tasks: [
    'task',
    'bank',
    'subjectKind',
    'holderId',
    'account',
    'sentAt',
    'answeredAt',
    'result',
    'otherResult',
    'detailResult',
    'storedAt',
    'storedState',
    'request',
    'queryResult',
  ],
  openings: [
    'account',
    'holderId',
    'birth',
    'kind',
    'openedAt',
    'closedAt',
    'bank',
    'outlet',
    'staff',
    'phone',
    'device',
    'address',
    'agentId',
  ],
  logins: ['account', 'at', 'device', 'ip', 'mac', 'place', 'result'],
  'victim-reports': [
    'caseNo',
    'victimId',
    'reportedAt',
    'paidAt',
    'fromAccount',
    'toAccount',
    'amount',
    'currency',
    'channel',
    'note',
  ],
  'case-involved': ['account', 'source', 'since'],
} as const satisfies Partial<Record<TableKind, readonly string[]>>;

/** A table found inside an input, ready to be spooled. Positions are 0-based columns of the source. */
export interface SourceTable {
  /** `file` of the contract: path relative to the INPUT, `a.zip/b.csv`, `a.xlsx[sheet]`; `;` and `#` percent-encoded. */
  readonly file: string;
  /** Where the bytes are: a real path, and the member inside a zip archive if there is one. */
  readonly location: { readonly path: string; readonly member?: string; readonly sheet?: string };
  readonly format: string;
  readonly kind: TableKind;
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'xlsx' | 'parquet' | 'json';
  readonly delimiter: ',' | '\t' | ';' | '|';
  /** Number of columns of the header row. */
  readonly width: number;
  /** Physical records before the first data record, header included (0-based index of data start). */
  readonly headerRecords: number;
  /** Canonical field -> columns that may carry it; the first non-empty one wins. */
  readonly fields: Readonly<Record<string, readonly number[]>>;
  /** Column names as in the source, for messages and for Parquet. */
  readonly header: readonly string[];
  /** ACC-1: plain, AMLSim and AMLworld account numbers are taken literally. */
  readonly literalNumbers: boolean;
  /** ACC-5: the table is a whole ledger and covers all its accounts. */
  readonly wholeLedger: boolean;
  /** How an amount text becomes minor units: the header's unit, e.g. 元 = 1, 万元 = 10000, 分 = 0.01. */
  readonly amountUnit: number;
  /** AMLSim day steps: step n = epoch date + n days. */
  readonly timeUnit: 'text' | 'day-step';
  /** Currency where no column names one, and the zone of times without one. */
  readonly defaultCurrency: string;
  /** Columns that were recognised as labels and are never read. */
  readonly skippedColumns: readonly string[];
  /** Excel only: the workbook's date system starts in 1904. */
  readonly date1904?: boolean;
  /** Direction words that the user's mapping names for this table; they go before the general words. */
  readonly directionWords?: { readonly in: readonly string[]; readonly out: readonly string[] };
  /** Canonical field -> text that stands where the table has no such column or an empty cell. */
  readonly constants?: Readonly<Record<string, string>>;
}

/** A file that is not loaded, with a stable code (truth-file, label-file, unknown-table, xls, rar, password, empty, unreadable …). */
export interface SkippedSource {
  readonly file: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** `skip` is by design (truth files); `refused` needs the user's attention. */
  readonly severity: 'skip' | 'refused';
}

/** What spooling a table gave. The spool is UTF-8 CSV: record number, then `width` columns; no header; quote `"`. */
export interface SpoolReport {
  readonly records: number;
  readonly bytes: number;
  /** SHA-256 of the source's bytes (of the member, of the sheet's rows for xlsx). */
  readonly fingerprint: string;
  /** Records that no field list could be cut from; they are in no spool row. */
  readonly rejected: readonly RejectedRecord[];
}

export interface RejectedRecord {
  readonly row: number;
  readonly code: string;
  readonly field: string;
}

export interface FormatInfo {
  readonly id: string;
  readonly title: Bilingual;
  readonly kind: TableKind;
}
