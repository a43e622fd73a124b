import { CASEWORK_PROBLEMS_EN } from './casework/problems.ts';
import { TRACE_PROBLEMS_EN, TRACE_USAGE_EN } from './trace-problems.ts';
import type { ValueReader } from './value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;

const USAGE_EN: Readonly<Record<string, string>> = {
  ...TRACE_USAGE_EN,
  'open-data-and-unmask': '--open-data and --unmask exclude each other',
  'date-unreadable': 'not a date',
  'number-unreadable': 'expected a positive whole number',
  'number-out-of-range': 'not a number, or outside its range',
  'from-after-to': '--from is later than --to',
  'case-unreadable': 'expected REGION:DATE, as 371300:2021-04-20',
  'input-or-workspace': 'give files or folders, or --workspace DIR',
  'batch-one': 'only batches of one transfer are offered so far',
  'not-parquet': 'features are written as .parquet',
};

/** What happened and what to do. */
export const PROBLEMS_EN: Sentences = {
  ...CASEWORK_PROBLEMS_EN,
  ...TRACE_PROBLEMS_EN,
  // Files that are not loaded.
  'truth-file': () => 'truth file: for evaluate only, never loaded',
  'label-file': () => 'label file: for evaluate only, never loaded',
  'label-columns': (v) => `label columns are not read: ${v.text('columns')}`,
  'not-needed': () => 'a side table of a public set that the analysis does not need',
  'same-file': (v) => `the same file as ${v.text('as')}: read once`,
  'same-folder': (v) => `the same folder as ${v.text('as')}: read once`,
  'ignored-files': (v) =>
    `hidden files, lock files and leavings of the operating system, not read: ${v.count('count')}`,
  'own-output': () => 'a result of duanka itself, not case material: not read',
  'own-output-folder': () => 'a folder of duanka itself (results or workspace): not read',
  'no-table': () => 'no table in it (a cover, a total, a note): not read',
  'known-format': (v) => `already known as ${v.text('format')}: no mapping is needed`,
  'unsafe-path': () =>
    'the archive member’s path leads out of the archive (absolute, or with ..): not read; unpack it yourself if you trust it',
  empty: () => 'the file is empty',
  'not-found': (v) => (v.has('file') ? `file not found: ${v.text('file')}` : 'no such file or folder'),
  'no-permission': () => 'no permission to read',
  'not-a-file': () => 'not a regular file',
  'broken-link': () => 'the link points to nothing',
  'file-name': () => 'the file name cannot be read: rename it and try again',
  unreadable: (v) => `cannot be read${v.has('reason') ? ` (${v.text('reason')})` : ''}`,
  xls: () => 'old Excel (.xls): save it as .xlsx or CSV (UTF-8) in Excel or WPS and try again',
  'xls-password': () => 'workbook with a password: remove the password in Excel, save as .xlsx and try again',
  xlsb: () => 'binary workbook (.xlsb): save it as .xlsx and try again',
  ole: () => 'old Office file: save it as .xlsx or CSV and try again',
  'html-xls': () => 'named .xls but a web page inside: open it in Excel, save as .xlsx and try again',
  'xml-xls': () => 'named .xls but an XML table inside: open it in Excel, save as .xlsx and try again',
  html: () => 'a web page: ask the sender for CSV or .xlsx',
  xml: () => 'an XML file: this version does not read it; ask for CSV or .xlsx',
  document: () => 'a document, not a table: ask for CSV or .xlsx',
  pdf: () => 'a PDF: ask for the statement as CSV or .xlsx',
  image: () => 'a picture: ask for the statement as CSV or .xlsx',
  binary: () => 'neither text nor a known format',
  rar: () => 'RAR archive: unpack it and give duanka the folder, or pack it as zip',
  '7z': () => '7z archive: unpack it and give duanka the folder, or pack it as zip',
  gz: () => 'gzip file: unpack it and try again',
  compressed: () => 'compressed file: unpack it and try again',
  password: () => 'archive with a password: unpack it with the password and give duanka the folder',
  'zip-damaged': () => 'damaged zip archive: get it again, or unpack it and give duanka the folder',
  'zip-split': () => 'split archive: join and unpack it, then try again',
  'zip-bomb': () => 'the archive would unpack to an absurd size: not read',
  'zip-nested': () => 'archives inside archives too deep: unpack the inner ones and try again',
  'xlsx-damaged': () => 'damaged xlsx: open, repair and save it in Excel',
  'member-damaged': () => 'a damaged file inside the archive: get it again',
  'member-too-large': () => 'a file inside the archive is too large: unpack it first',
  'duplicate-member': () => 'the archive holds two files of this name: only the first is read',
  'unknown-table': (v) =>
    `unknown table${v.has('columns') ? ` (${v.count('columns')} columns)` : ''}: let duanka map propose a column mapping and import with --mapping`,
  'missing-columns': (v) =>
    `looks like ${v.text('format')} but lacks columns: ${v.text('missing')}; duanka map can map it otherwise`,
  'mixed-units': () => 'amount columns of different units (such as 元 and 万元): state them with --mapping',
  'parquet-unreadable': () => 'the Parquet file cannot be read',
  'parquet-in-archive': () => 'Parquet inside an archive: unpack it and try again',
  'json-damaged': () => 'the JSON cannot be parsed',
  'json-not-a-table': () => 'the JSON is not an array of objects',
  'json-too-large': () => 'the JSON file is too large: use CSV',
  // Mapping and other files of settings.
  'mapping-invalid': (v) => `the mapping file is wrong${v.has('reason') ? `: ${v.text('reason')}` : ''}`,
  'mapping-not-json': (v) => `the mapping file is no JSON: ${v.text('file')}`,
  'not-json': () => 'the file is no JSON',
  'mapping-shape': (v) =>
    `the mapping file ${v.text('file')} is wrong at ${v.text('path')} (${v.text('issue')} ${v.text('keys')})`,
  'mapping-constant-open': (v) =>
    `the mapping still has ? to be filled in: constants.${v.text('fields')} (whose statement it is: the account, card or app id)`,
  'mapping-missing-field': (v) => `the mapping lacks fields: ${v.text('fields')} (${v.text('kind')})`,
  'mapping-unknown-field': (v) =>
    `unknown fields in the mapping: ${v.text('fields')}${v.has('suggestions') ? `; did you mean ${v.text('suggestions')}` : ''}`,
  'mapping-names-without-header': (v) =>
    `a table without a header cannot be mapped by names: ${v.text('names')}; use column numbers`,
  'mapping-needs-columns': () => 'the mapping names no column',
  'mapping-column-missing': (v) => `the table lacks columns that the mapping names: ${v.text('columns')}`,
  'mapping-header-row': (v) => `row ${v.text('row')} does not exist and cannot be the header`,
  'mapping-unmatched': () => 'this entry of the mapping matched no file',
  'config-invalid': (v) =>
    `the parameter file ${v.text('file')} is wrong${v.has('place') ? ` at ${v.text('place')}` : ''} (${v.has('allowed') ? `unknown: ${v.text('keys')}; possible: ${v.text('allowed')}` : v.text('reason')})`,
  'parameter-unknown': (v) =>
    `${v.text('detector')} has no parameter ${v.text('parameter')}${v.has('allowed') ? `; it has ${v.text('allowed')}` : ''}`,
  'parameter-invalid': (v) => `parameter ${v.text('detector')}.${v.text('parameter')} cannot be ${v.text('value')}`,
  'list-empty': (v) => `the list is empty: ${v.text('file')}`,
  'groups-invalid': (v) => `line ${v.text('line')} of the groups file should be "group,account": ${v.text('file')}`,
  'calendar-unreadable': (v) => `row ${v.text('row')} of the calendar cannot be read`,
  'table-unknown': (v) => `there is no table ${v.text('table')}`,
  'extension-unknown': (v) =>
    `unknown kind of file: ${v.has('file') ? v.text('file') : v.text('extension')} (.parquet, .csv and .xlsx are possible)`,
  // Workspaces and runs.
  'no-usable-input': (v) =>
    `no usable statements: ${v.count('inputs')} inputs, ${v.count('skipped')} files not loaded (reasons above)`,
  'workspace-busy': (v) =>
    `the workspace is in use by another process${v.has('pid') ? ` (${v.text('pid')})` : ''}: ${v.text('dir')}. Wait for it, or use another workspace`,
  'workspace-missing': (v) => `no such workspace: ${v.text('dir')}`,
  'workspace-damaged': (v) =>
    `the workspace is damaged: ${v.text('dir')} (${v.text('message')}). Delete it and import again`,
  'workspace-foreign': (v) =>
    `the folder is not a workspace of duanka: ${v.text('dir')} (it holds ${v.text('name')}). Use an empty folder`,
  'workspace-version': (v) =>
    `the workspace was made by another version (${v.text('found')}; this one makes ${v.text('expected')}): ${v.text('dir')}. Import again`,
  'workspace-open-data': (v) => `--open-data can only be given when a workspace is made: ${v.text('dir')}`,
  'confirm-missing': (v) => `this deletes the workspace ${v.text('dir')} and all data in it: confirm with --yes`,
  'purpose-missing': () => '--unmask needs --case NO and --purpose TEXT',
  stopped: () => 'stopped: run the same command again to go on',
  usage: (v) =>
    `wrong usage: ${USAGE_EN[v.text('reason')] ?? v.text('reason')}${v.has('option') ? ` (--${v.text('option')} ${v.has('value') ? v.text('value') : ''})` : ''}`,
  'no-transfers': (v) =>
    `no usable transfer${v.has('from') ? ` between ${v.text('from')} and ${v.text('to')}` : ''}: nothing to detect on (rows read ${v.count('read')}, rejected ${v.count('rejected')}; import.json and rejected.csv say why)`,
  'import-unfinished': (v) =>
    `the import into this workspace was stopped before its end: ${v.text('dir')}. Run the same import again; it goes on where it stopped`,
  'cannot-write': (v) =>
    `cannot write ${v.text('path')} (${v.text('reason')}): check that the folder exists, may be written to and has room`,
  'date-unreadable': (v) => `not a date (YYYY-MM-DD): ${v.text('value')}`,
  'decision-before-act': (v) => `the decision (${v.text('decided')}) lies before the act (${v.text('acted')})`,
  'region-unreadable': (v) => `not an area code of six digits (GB/T 2260): ${v.text('value')}`,
  'folder-of-other-input': (v) =>
    `${v.text('dir')} holds the work on another input. Give another --out for this one, or --workspace DIR to gather several inputs on purpose`,
  'folder-not-empty': (v) => `the folder is not empty: ${v.text('dir')}. Give a new or an empty one`,
  'credit-before-debit': (v) =>
    `credits booked before their debits (clocks of two banks differ), set to the debit’s time: ${v.count('count')}`,
  'name-taken': (v) =>
    `another file of the name ${v.text('file')} was imported before with other content; both are kept, this one as ${v.text('as')}. If it replaces the other, delete the workspace and import again: rows that differ count twice now`,
  'detector-unknown': (v) =>
    `there is no detector ${v.text('detector')}${v.has('allowed') ? `; there are ${v.text('allowed')}` : ''}`,
  'ledger-small': (v) =>
    `a ledger of ${v.count('transfers')} transfers (below ${v.count('least')}): too small for the pattern of a ring to stand out; that none is found says nothing`,
  'focus-unknown': (v) => `an account of --focus is not in the data: ${v.text('number')}`,
  'group-account-unknown': (v) => `an account of --groups is not in the data: ${v.text('number')}`,
  'export-format': (v) => `unknown kind of output file: ${v.text('extension')} (.parquet, .csv and .xlsx are possible)`,
  'truth-header': (v) => `the header of the truth file ${v.text('file')} is unknown: ${v.text('header')}`,
  'truth-of-other-data': (v) =>
    `the truth file ${v.text('file')} is of other data: none of its ${v.count('rows')} lines leads to an account or a row of the workspace`,
  'truth-row': (v) => `row ${v.text('row')} of the truth file ${v.text('file')}: ${v.text('column')} cannot be read`,
  'not-an-output-folder': (v) => `not an output folder of duanka: ${v.text('dir')} (it lacks ${v.text('missing')})`,
  'output-damaged': (v) => `the output folder is damaged: ${v.text('dir')} (${v.text('message')})`,
  'in-sample': () =>
    'the parameters were chosen on these data: to evaluate anyway give --in-sample, and the result will say so',
  'truth-unreadable': (v) => `the truth file is not understood: ${v.text('file')}`,
  'run-missing': (v) => `there is no run.json in the folder${v.has('dir') ? ` ${v.text('dir')}` : ''}`,
  // Warnings of the import.
  'nul-bytes': (v) => `NUL bytes removed: ${v.count('count')}`,
  'encoding-damaged': (v) => `bytes that cannot be decoded, shown as �: ${v.count('count')}`,
  'encoding-changed': (v) =>
    `the encoding changes from ${v.text('from')} to ${v.text('to')} midway: read again as the latter`,
  'padded-records': (v) => `rows with too few columns, filled up: ${v.count('count')}`,
  'trimmed-records': (v) => `rows with extra empty columns, cut: ${v.count('count')}`,
  'multi-line-records': (v) => `rows with line breaks inside quotes: ${v.count('count')}`,
  'sheet-full': (v) => `the sheet ends exactly at Excel’s limit (${v.count('rows')} rows): it may be cut off`,
  'counter-number-damaged': (v) =>
    `counterparty numbers damaged by a spreadsheet (scientific notation or zeroed digits): ${v.count('count')} rows. Export again as text`,
  'own-number-damaged': (v) =>
    `own numbers damaged by a spreadsheet, rows unusable: ${v.count('count')}. Export again as text`,
  'account-number-damaged': (v) =>
    `account numbers damaged by a spreadsheet: ${v.count('count')} rows. Export again as text`,
  'id-number-damaged': (v) => `ID numbers damaged by a spreadsheet: ${v.count('count')} rows. Export again as text`,
  'amount-rounded': (v) => `amounts with more decimals than the currency has, rounded: ${v.count('count')} rows`,
  'balance-unreadable': (v) => `unreadable balances: ${v.count('count')} rows`,
  'success-unknown': (v) => `unknown words for success, taken as succeeded: ${v.count('count')} rows`,
  'currency-unknown': (v) => `unknown currencies: ${v.count('count')} rows`,
  'number-of-several-banks': (v) =>
    `numbers that several banks gave out, kept apart by bank: ${v.count('count')}. Rows that name no bank stand apart`,
  'no-rows': () => 'a header without a single row: no statement is not "no transactions"; ask again',
  'file-name-personal': (v) =>
    `file names that hold a number of 12 digits or more: ${v.count('count')}. File names are shown as they are in every output: rename files that hold numbers or names`,
  'maybe-cut-at-1000': (v) =>
    `exactly 1000 rows: the query may have returned only the latest 1000${v.has('count') ? ` (${v.count('count')} accounts)` : ''}. Request it again in parts`,
  'task-failed': (v) =>
    `the query task failed${v.has('bank') ? `: ${v.text('bank')}` : ''}. No statement is not "no transactions"`,
};

/** Lines of the quality table. */
export const QUALITY_EN: Sentences = {
  'balance-break': (v) => `balance break: expected ${v.amount('expected')}, found ${v.amount('seen')}`,
  'coverage-gap': (v) =>
    `gap in the statement: no rows of this account between ${v.date('from_ms')} and ${v.date('to_ms')}`,
  'maybe-cut-at-1000': (v) =>
    `exactly ${v.count('rows')} rows: the query may have returned only the latest 1000; request it again in parts`,
  'not-assessable-accounts': (v) =>
    `accounts without a statement of their own: ${v.count('accounts')} of ${v.count('of')}; they may be evidence but cannot be assessed`,
  'one-legged': (v) =>
    v.has('amount')
      ? `one side missing of a transfer of ${v.amount('amount')} though both statements cover the time: the other one may lack rows`
      : `transfers seen from one side only: ${v.count('transfers')} of ${v.count('of')}; mostly because the other side’s statement is not on hand, which is no missing row (sides missing although both statements cover the time are listed apart)`,
  'statement-gaps': (v) =>
    `transfers with one side missing though both statements cover the time: ${v.count('transfers')}; rows may be missing`,
  'order-assumed': (v) =>
    `the two sides joined by assumed order: ${v.count('transfers')} of ${v.count('of')} transfers`,
  'day-precision': (v) => `transfers with a date but no time of day: ${v.count('transfers')} of ${v.count('of')}`,
  reversals: (v) => `reversals and returns: ${v.count('transfers')} transfers, never part of a pattern`,
  'report-unreadable': () => 'the victim report’s amount or time cannot be read',
  'report-account-unknown': () => 'the victim report names an account that is not in the data',
  'report-no-transfer': () => 'no transfer in the statements fits the victim report (within 24 hours)',
  'report-several-transfers': () => 'several transfers fit the victim report equally well: listed, not guessed',
  'involved-account-unknown': () => 'an account of the case-involved list is not in the data',
};

/** Codes of rejected.csv. */
export const REJECTED_EN: Readonly<Record<string, string>> = {
  'number-damaged': 'own number damaged by a spreadsheet (scientific notation or zeroed digits): export again as text',
  'own-number-missing': 'no own card or account number',
  'account-missing': 'no payer’s or payee’s account number',
  'amount-missing': 'no amount',
  'amount-unreadable': 'unreadable amount',
  'amount-negative': 'negative amount',
  'amount-too-large': 'amount beyond what can be represented',
  'time-missing': 'no time',
  'time-unreadable': 'unreadable time',
  'time-impossible': 'impossible time',
  'time-out-of-range': 'time outside 1990-2100',
  'direction-unknown': 'unknown direction',
  'quote-not-closed': 'quote not closed',
  'record-too-long': 'record too long',
  'too-many-fields': 'more fields than the header',
};
