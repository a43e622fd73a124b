import { dirname } from 'node:path';

import { formatAmount } from '#model';

import { displayWidth, padDisplay, truncateDisplay } from './display-width.ts';
import { formatCount, formatInstant } from './format.ts';
import { TERMINAL_LINES, wrap, type TerminalOptions } from './terminal-summary.ts';
import { TRACE_TEXTS, traceLabel, type TraceLabel } from './texts/trace-texts.ts';
import { mainPolicy, type TraceData } from './trace-data.ts';

const TOP = 8;
const ACCOUNT_WIDTH = 24;

/**
 * [TRC-13] Where the money is now, in the first line; then accounts that hold it, what to request, what differs, where the files
 * are: at most 25 lines of at most 100 columns. Sentences are wrapped, never cut; where lines run short the table gives way.
 */
export function traceSummary(data: TraceData, options: TerminalOptions): string {
  const columns = Math.max(40, Math.min(100, options.columns));
  const wrapped = (texts: readonly string[]): string[] => texts.flatMap((text) => wrap(text, columns));
  const [first = '', ...others] = answer(data);
  const head = wrap(first, columns).map((text) => (options.colour ? `\u001b[1m${text}\u001b[0m` : text));
  const above = wrapped([...others, ...exitLines(data)]);
  const below = wrapped([
    ...requestLines(data),
    ...comparisonLines(data),
    ...unmatchedLines(data),
    `${say(data, 'outputFiles')}: ${outputs(data)}`,
  ]);
  const room = TERMINAL_LINES - head.length - above.length - below.length;
  return [...head, ...above, ...heldTable(data, room, columns), ...below].slice(0, TERMINAL_LINES).join('\n');
}

function outputs(data: TraceData): string {
  const paths = Object.entries(data.files);
  return `${dirname(paths[0]?.[1] ?? '')} (${paths.map(([name]) => name).join(', ')})`;
}

function answer(data: TraceData): string[] {
  const { totals } = mainPolicy(data);
  const { trace } = data;
  const holding = mainPolicy(data).accounts.filter(({ held }) => held > 0).length;
  const values = {
    reported: money(data, totals.reported),
    held: money(data, totals.held),
    exited: money(data, totals.exited),
    accounts: formatCount(holding),
    layers: Math.min(totals.layers, trace.bounds.layers),
    until: formatInstant(trace.until),
  };
  const nothingYet = totals.reported === 0 ? 'answerNothingYet' : 'answerGone';
  return [
    say(data, holding > 0 ? 'answerHeld' : nothingYet, values),
    ...(mainPolicy(data).label === 'trace' ? [] : [say(data, 'searchNote')]),
    say(data, 'victimsLine', {
      victims: formatCount(trace.victims.length),
      sources: formatCount(trace.victims.reduce((sum, { sources }) => sum + sources.length, 0)),
      until: formatInstant(trace.until),
      policy: TRACE_TEXTS[data.language].policies[data.main] ?? data.main,
    }),
  ];
}

function exitLines(data: TraceData): string[] {
  const ends = Object.entries(mainPolicy(data).totals.by_end)
    .filter(([, minor]) => minor > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([end, minor]) => `${TRACE_TEXTS[data.language].ends[end] ?? end} ${money(data, minor)}`);
  return ends.length === 0 ? [] : [`${say(data, 'gone')}: ${ends.join(' · ')}`];
}

/** Title, rows, what is left out, and a blank line on each side; nothing where there is no room for one row. */
function heldTable(data: TraceData, room: number, columns: number): string[] {
  const holding = mainPolicy(data)
    .accounts.filter(({ held }) => held > 0)
    .toSorted((a, b) => b.held - a.held);
  const most = Math.min(TOP, room - 4);
  if (holding.length === 0 || most < 1) return [];
  const shown = holding.slice(0, most);
  const amounts = shown.map(({ held }) => money(data, held));
  const width = Math.max(...amounts.map(displayWidth));
  const more = holding.length - shown.length;
  return [
    '',
    truncateDisplay(say(data, 'heldTable'), columns),
    ...shown.map((account, i) => {
      const layer = say(data, 'layerSheet', { layer: account.layer });
      const row = `  ${padDisplay(account.number ?? account.display, ACCOUNT_WIDTH)}  ${padDisplay(amounts[i] ?? '', width, 'right')}  ${padDisplay(layer, 9)} ${account.institution ?? ''}`;
      return truncateDisplay(row.trimEnd(), columns);
    }),
    ...(more > 0 ? [truncateDisplay(`  ${say(data, 'moreAccounts', { count: formatCount(more) })}`, columns)] : []),
    '',
  ];
}

/** Without a statement money is lost from sight; where a statement ends early, it is not known whether it is still there. */
function requestLines(data: TraceData): string[] {
  const early = data.trace.requests.filter(({ reason }) => reason === 'statement-ends-early');
  const missing = data.trace.requests.filter(({ reason }) => reason !== 'statement-ends-early');
  return [...requestLine(data, 'requestLine', missing), ...requestLine(data, 'earlyLine', early)];
}

function requestLine(data: TraceData, label: TraceLabel, requests: TraceData['trace']['requests']): string[] {
  const [first] = requests;
  if (first === undefined) return [];
  const sum = requests.reduce((total, { amount }) => total + amount, 0);
  return [
    say(data, label, {
      count: formatCount(requests.length),
      amount: money(data, sum),
      display: `${first.number ?? first.display} ${money(data, first.amount)}`,
    }),
  ];
}

function comparisonLines(data: TraceData): string[] {
  const policies = Object.entries(data.trace.policies);
  if (policies.length < 2) return [];
  const shown = policies.map(
    ([name, { totals }]) => `${TRACE_TEXTS[data.language].policies[name] ?? name} ${money(data, totals.held)}`,
  );
  return [`${say(data, 'comparisonLine')}: ${shown.join(' · ')}`];
}

function unmatchedLines(data: TraceData): string[] {
  const count = data.trace.unmatched.length;
  if (count === 0) return [];
  return [say(data, 'unmatchedLine', { count: formatCount(count), sheet: say(data, 'reports') })];
}

function money(data: TraceData, minor: number): string {
  return formatAmount(minor, data.trace.currency, data.language);
}

function say(data: TraceData, label: TraceLabel, values: Readonly<Record<string, string | number>> = {}): string {
  return traceLabel(data.language, label, values);
}
