import type { ReportColumns } from '#detect';
import { currencyOf, parseAmount, parseInstant, TIME_PRECISION_MS, type Instant, type TimePrecision } from '#model';

import { byCodeUnit } from './dense-ids.ts';
import { dropTemporary, resolveAccounts } from './resolve-accounts.ts';
import { readViewFacts, type ViewFacts, type ViewSpan } from './view-facts.ts';
import type { Workspace } from './workspace.ts';

/** Why a victim report or a line of a case-involved list is not tied to the data as it should be; shown, never guessed. */
export interface UnmatchedReport {
  readonly code:
    | 'report-unreadable'
    | 'report-account-unknown'
    | 'report-no-transfer'
    | 'report-several-transfers'
    | 'involved-account-unknown';
  readonly file: string;
  readonly row: number;
}

export interface MatchedReports {
  readonly columns: ReportColumns;
  readonly unmatched: readonly UnmatchedReport[];
  /** Transfer number of each report in `columns`, -1 when none or several matched. */
  readonly victimTransfer: Int32Array;
}

/** A line of a victim report: the fields of its companion table as texts. */
export interface ReportLine {
  readonly file: string;
  readonly row: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** Where a line stands in the data. */
export interface TiedReport {
  /** Dense accounts, -1 = unknown. */
  readonly payer: number;
  readonly payee: number;
  readonly time: Instant | undefined;
  /** Minor units. */
  readonly amount: number | undefined;
  readonly currency: string;
  /** The transfer that the line tells of, -1 where `code` says why there is none. */
  readonly transfer: number;
  readonly code?: Exclude<UnmatchedReport['code'], 'involved-account-unknown'>;
}

type Line = ReportLine;

type Candidates = {
  readonly line: Int32Array;
  readonly transfer: Int32Array;
  readonly t_ms: Float64Array;
  readonly precision: Uint8Array;
};

const DAY_MS = 86_400_000;
const YUAN = 'CNY';

/**
 * Victim reports and case-involved lists on the view's clock. A report is matched to the transfer with equal amount and
 * accounts nearest to `paid_at` within 24 h (cli.md); distances are between the stretches that both precisions allow.
 */
export async function matchReports(
  ws: Workspace,
  view: { readonly facts: ViewFacts; readonly edgeTransfer: Uint32Array; readonly span?: ViewSpan },
): Promise<MatchedReports> {
  const { facts } = view;
  const victims = await readVictims(ws, view.span ?? ws.span);
  const involved = await readLines(ws, 'case-involved');
  const unmatched: UnmatchedReport[] = [];
  const report = (line: Line, code: UnmatchedReport['code']): void =>
    void unmatched.push({ code, file: line.file, row: line.row });
  const tied = await tieReports(ws, victims, facts);
  const kept: number[] = [];
  tied.forEach(({ code, payee }, i) => {
    if (code !== undefined) report(victims[i]!, code);
    if (payee >= 0) kept.push(i);
  });
  const involvedAccounts = await resolveAccounts(
    ws,
    involved.map(({ fields }) => fields['account'] ?? ''),
  );
  const known = involved.flatMap((line, i) => {
    if (involvedAccounts[i]! >= 0) return [i];
    report(line, 'involved-account-unknown');
    return [];
  });
  const seconds = (instant: Instant | undefined): number =>
    instant === undefined ? 0 : Math.max(Math.floor(instant.ms / 1000) - facts.epochSeconds, 1);
  const cases = denseCases(kept.map((i) => victims[i]!));
  const victimTransfer = Int32Array.from(kept, (i) => tied[i]!.transfer);
  return {
    victimTransfer,
    unmatched,
    columns: {
      victimAccount: Uint32Array.from(kept, (i) => tied[i]!.payee),
      victimEdge: victimTransfer.map((transfer) => positionOf(view.edgeTransfer, transfer)),
      victimAmount: Float64Array.from(kept, (i) => tied[i]!.amount ?? 0),
      victimCurrency: Uint8Array.from(kept, (i) => Math.max(facts.currencies.indexOf(tied[i]!.currency), 0)),
      victimPaidAt: Uint32Array.from(kept, (i) => seconds(tied[i]!.time)),
      victimCase: cases,
      involvedAccount: Uint32Array.from(known, (i) => involvedAccounts[i]!),
      involvedSince: Uint32Array.from(known, (i) => seconds(readTime(involved[i]!.fields['since']))),
    },
  };
}

/** [VIC-1] Each line with its transfer: equal amount and accounts, nearest to `paid_at` within 24 h; else the code that says why not. */
export async function tieReports(
  ws: Workspace,
  lines: readonly ReportLine[],
  facts: Pick<ViewFacts, 'currencies'>,
): Promise<TiedReport[]> {
  const accountsNamed = (field: string): Promise<Int32Array> =>
    resolveAccounts(
      ws,
      lines.map(({ fields }) => fields[field] ?? ''),
    );
  const payers = await accountsNamed('fromAccount');
  const payees = await accountsNamed('toAccount');
  const times = lines.map(({ fields }) => readTime(fields['paidAt']));
  const currencies = lines.map(({ fields }) => currencyOf(fields['currency'] ?? '') ?? usualCurrency(facts));
  const amounts = lines.map((line, i) => readAmount(line, currencies[i]!));
  const transfers = await nearestTransfers(ws, { payers, payees, times, amounts, currencies });
  return lines.map((_, i) => {
    const [payer, payee, time, amount] = [payers[i]!, payees[i]!, times[i], amounts[i]];
    const code = codeOf({ payee, time, amount, transfer: transfers[i]! });
    return {
      ...{ payer, payee, time, amount, currency: currencies[i]! },
      transfer: Math.max(transfers[i]!, NONE),
      ...(code === undefined ? {} : { code }),
    };
  });
}

function codeOf(line: {
  readonly payee: number;
  readonly time: Instant | undefined;
  readonly amount: number | undefined;
  readonly transfer: number;
}): TiedReport['code'] {
  if (line.payee < 0) return 'report-account-unknown';
  if (line.time === undefined || line.amount === undefined) return 'report-unreadable';
  if (line.transfer === SEVERAL) return 'report-several-transfers';
  return line.transfer === NONE ? 'report-no-transfer' : undefined;
}

/** The reports that the workspace holds, those of money paid outside its span left out. */
export function workspaceReports(ws: Workspace): Promise<readonly ReportLine[]> {
  return readVictims(ws, ws.span);
}

/** Reports and list lines that are not tied to the data, for the quality table. */
export async function unmatchedReports(ws: Workspace): Promise<readonly UnmatchedReport[]> {
  const facts = await readViewFacts(ws.engine, ws.span ?? { from: undefined, to: undefined });
  return (await matchReports(ws, { facts, edgeTransfer: new Uint32Array(0) })).unmatched;
}

/** Accounts that a victim report or a case-involved list names, whether a transfer matched or not. */
export async function namedAccounts(ws: Workspace): Promise<Set<number>> {
  const victims = await readVictims(ws, ws.span);
  const involved = await readLines(ws, 'case-involved');
  const numbers = [
    ...victims.map(({ fields }) => fields['toAccount'] ?? ''),
    ...involved.map(({ fields }) => fields['account'] ?? ''),
  ];
  return new Set([...(await resolveAccounts(ws, numbers))].filter((account) => account >= 0));
}

const NONE = -1;
const SEVERAL = -2;

interface Wanted {
  readonly payers: Int32Array;
  readonly payees: Int32Array;
  readonly times: readonly (Instant | undefined)[];
  readonly amounts: readonly (number | undefined)[];
  readonly currencies: readonly string[];
}

async function nearestTransfers(ws: Workspace, wanted: Wanted): Promise<Int32Array> {
  const { payers, payees, times, amounts, currencies } = wanted;
  const result = new Int32Array(amounts.length).fill(NONE);
  const usable = amounts.flatMap((_, i) =>
    payers[i]! >= 0 && payees[i]! >= 0 && times[i] !== undefined && amounts[i] !== undefined ? [i] : [],
  );
  if (usable.length === 0) return result;
  await ws.engine.createTemporary('wanted_reports', {
    line: Int32Array.from(usable),
    payer: Int32Array.from(usable, (i) => payers[i]!),
    payee: Int32Array.from(usable, (i) => payees[i]!),
    amount: Float64Array.from(usable, (i) => amounts[i]!),
    currency: usable.map((i) => currencies[i]!),
    paid_ms: Float64Array.from(usable, (i) => times[i]!.ms),
  });
  const found = await ws.engine.columns<Candidates>(`
    SELECT w.line, t.transfer, t.t_ms::DOUBLE AS t_ms, t.precision
    FROM wanted_reports w JOIN transfers t ON t.payer = w.payer AND t.payee = w.payee AND t.amount_minor = w.amount::BIGINT
      AND t.currency = w.currency
      AND t.t_ms BETWEEN w.paid_ms - ${2 * DAY_MS} AND w.paid_ms + ${2 * DAY_MS}
    ORDER BY w.line, t.transfer`);
  await dropTemporary(ws.engine, 'wanted_reports');
  const nearest = new Float64Array(amounts.length).fill(Infinity);
  for (let i = 0; i < found.line.length; i += 1) {
    const line = found.line[i]!;
    const distance = distanceMs(times[line]!, { ms: found.t_ms[i]!, precision: found.precision[i]! as TimePrecision });
    if (distance > DAY_MS || distance > nearest[line]!) continue;
    result[line] = distance === nearest[line]! ? SEVERAL : found.transfer[i]!;
    nearest[line] = distance;
  }
  return result;
}

/** Between the two stretches of time that the precisions leave open; 0 when they meet. */
export function distanceMs(a: Instant, b: Instant): number {
  const end = (instant: Instant): number => instant.ms + TIME_PRECISION_MS[instant.precision] - 1;
  return Math.max(0, a.ms - end(b), b.ms - end(a));
}

/** [SPAN-2] A report of money paid outside the span is not of the question: left out, not unmatched. */
async function readVictims(ws: Workspace, span: ViewSpan | undefined): Promise<Line[]> {
  const lines = await readLines(ws, 'victim-reports');
  return lines.filter(({ fields }) => {
    const paid = readTime(fields['paidAt']);
    if (paid === undefined || span === undefined) return true;
    return paid.ms <= (span.to ?? Infinity) && paid.ms + TIME_PRECISION_MS[paid.precision] > (span.from ?? -Infinity);
  });
}

async function readLines(ws: Workspace, kind: string): Promise<Line[]> {
  const rows = await ws.engine.rows<{ file: string; row: number; data: string }>(
    `SELECT f.id AS file, c.row, c.data::VARCHAR AS data FROM companions c JOIN files f USING (file)
     WHERE c.kind = ? ORDER BY f.id, c.row`,
    [kind],
  );
  return rows.map(({ file, row, data }) => ({ file, row, fields: JSON.parse(data) as Record<string, string> }));
}

function readTime(text: string | undefined): Instant | undefined {
  const parsed = parseInstant(text ?? '');
  return parsed.ok ? parsed.value : undefined;
}

function readAmount({ fields }: Line, currency: string): number | undefined {
  const parsed = parseAmount(fields['amount'] ?? '', currency);
  return parsed.ok && !parsed.value.rounded && parsed.value.minor > 0 ? parsed.value.minor : undefined;
}

/** A report without a currency speaks of yuan, or of the data's main currency where no transfer is in yuan. */
function usualCurrency(facts: Pick<ViewFacts, 'currencies'>): string {
  return facts.currencies.includes(YUAN) ? YUAN : (facts.currencies[0] ?? YUAN);
}

/** Position of a value in rising values, -1 when it is not there. */
function positionOf(rising: Uint32Array, value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (rising[middle] === value) return middle;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Reports with one case number are one case, those without are cases of their own. Numbered by what the reports say, so
 * that no order of files or rows changes the numbers.
 */
function denseCases(lines: readonly Line[]): Uint32Array {
  const keys = lines.map(({ fields }) => {
    const caseNo = fields['caseNo'] ?? '';
    const content = Object.entries(fields).toSorted(([a], [b]) => byCodeUnit(a, b));
    return caseNo === '' ? `report ${JSON.stringify(content)}` : `case ${caseNo}`;
  });
  const places = [...keys.keys()].toSorted((a, b) => byCodeUnit(keys[a]!, keys[b]!));
  const cases = new Uint32Array(lines.length);
  let next = 0;
  for (const [i, place] of places.entries()) {
    const isSame = i > 0 && keys[place]!.startsWith('case ') && keys[place] === keys[places[i - 1]!];
    cases[place] = isSame ? next - 1 : next++;
  }
  return cases;
}
