import { formatAmount, type Language } from '#model';
import type { FindingSubject } from '#contract';

import { displayWidth, padDisplay, truncateDisplay } from './display-width.ts';
import { formatCount, formatDate } from './format.ts';
import { requestTotals } from './html/summary-figures.ts';
import type { ReportData } from './report-data.ts';
import { en } from './texts/en.ts';
import { reasonText } from './texts/reason-text.ts';
import { zh } from './texts/zh.ts';

export interface TerminalOptions {
  readonly language: Language;
  /** Columns of the terminal; never more than 100 are used. */
  readonly columns: number;
  /** Off when the output is no terminal or `NO_COLOR` is set: the caller decides. */
  readonly colour: boolean;
}

export const TERMINAL_LINES = 25;
const TOP = 8;

/** What was found, how sure, what next, where the files are: at most 25 lines of at most 100 columns. */
export function terminalSummary(data: ReportData, options: TerminalOptions): string {
  const columns = Math.max(40, Math.min(100, options.columns));
  const t = (options.language === 'zh' ? zh : en).labels;
  const rows = data.importReport.total.rows;
  const lines = [
    paint(answer(data, t), 'bold', options),
    '',
    line(
      t.rows,
      fill(t.rowsSum, Object.fromEntries(Object.entries(rows).map(([key, value]) => [key, formatCount(value)]))),
    ),
    line(
      t.transfers,
      `${formatCount(data.importReport.total.transfers)}  ${formatDate(data.findings.run.from)} – ${formatDate(data.findings.run.to)}`,
    ),
    line(
      t.accountsCovered,
      `${formatCount(data.findings.counts['covered'] ?? 0)} / ${formatCount(data.findings.counts['accounts'] ?? 0)}`,
    ),
    ...requestLine(data, t),
    ...(data.findings.subjects.length === 0 ? [] : ['', ...topTable(data, columns, options)]),
    '',
    ...notes(data, t, { ...options, columns }),
    ...fileLines(data, t),
  ];
  return lines
    .map((text) => fit(text, columns))
    .slice(0, TERMINAL_LINES)
    .join('\n');
}

type Labels = typeof zh.labels;

function answer(data: ReportData, t: Labels): string {
  const of = (code: string) => data.findings.subjects.filter((subject) => subject.band === code).length;
  const counts = { high: of('high'), medium: of('medium'), watch: of('watch') };
  const key =
    counts.high > 0
      ? 'answerHigh'
      : counts.medium > 0
        ? 'answerMedium'
        : counts.watch > 0
          ? 'answerWatch'
          : 'answerNone';
  return fill(t[key], counts);
}

function requestLine(data: ReportData, t: Labels): string[] {
  const [most] = requestTotals(data);
  return most === undefined
    ? []
    : [line(t.requestsOpen, `${formatCount(most.accounts)}  ${formatAmount(most.minor, most.currency)}`)];
}

function topTable(data: ReportData, columns: number, options: TerminalOptions): string[] {
  const texts = options.language === 'zh' ? zh : en;
  const t = texts.labels;
  const subjects = data.findings.subjects.toSorted((a, b) => a.rank - b.rank).slice(0, TOP);
  const accountWidth = Math.min(
    24,
    Math.max(displayWidth(t.account), ...subjects.map((subject) => displayWidth(shown(subject)))),
  );
  const bandWidth = Math.max(
    displayWidth(t.band),
    ...subjects.map((subject) => displayWidth(texts.bands[subject.band] ?? '')),
  );
  const rest = columns - (4 + 2 + accountWidth + 2 + 5 + 2 + bandWidth + 2);
  const row = ([rank, account, index, band, reason]: readonly [string, string, string, string, string]) =>
    `${padDisplay(rank, 4, 'right')}  ${padDisplay(account, accountWidth)}  ${padDisplay(index, 5, 'right')}  ${padDisplay(band, bandWidth)}  ${truncateDisplay(reason, rest)}`;
  return [
    paint(row([t.rank, t.account, t.index, t.band, t.mainReason]), 'dim', options),
    ...subjects.map((subject) => {
      const band = texts.bands[subject.band] ?? subject.band;
      const text = row([
        String(subject.rank),
        shown(subject),
        subject.index.toFixed(1),
        band,
        strongest(subject, options.language),
      ]);
      return subject.band === 'high' ? paint(text, 'warn', options) : text;
    }),
  ];
}

function shown(subject: FindingSubject): string {
  return subject.number ?? subject.display;
}

function strongest(subject: FindingSubject, language: Language): string {
  const [reason] = subject.reasons.toSorted((a, b) => b.strength - a.strength);
  return reason === undefined ? '' : reasonText(reason, language);
}

function notes(data: ReportData, t: Labels, options: TerminalOptions): string[] {
  const { columns } = options;
  const refused = data.importReport.skipped.filter((file) => file.severity === 'refused').length;
  return [
    ...(refused > 0 ? [paint(fill(t.stepRefused, { count: refused }), 'warn', options)] : []),
    ...(data.importReport.total.rows.rejected > 0
      ? [fill(t.stepRejected, { count: formatCount(data.importReport.total.rows.rejected) })]
      : []),
    ...wrap(t.bandsNote, columns),
  ];
}

/** The report first; the rest by name, beside it. */
function fileLines(data: ReportData, t: Labels): string[] {
  const { 'report.html': report, ...others } = data.files;
  return [
    ...(report === undefined ? [] : [line(t.report, report)]),
    line(t.outputFiles, Object.keys(others).join(', ')),
  ];
}

function line(name: string, value: string): string {
  return `${padDisplay(name, 31)}${value}`;
}

/** Breaks at spaces, or anywhere in Chinese. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    if (displayWidth((current + word).trimEnd()) > columns && current !== '') {
      lines.push(current.trimEnd());
      current = '';
    }
    current += word;
  }
  return current.trim() === '' ? lines : [...lines, current.trimEnd()];
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
const COLOURED = /^(\u001b\[[0-9;]*m)([\s\S]*)(\u001b\[0m)$/;

/** Cuts what is wider than the terminal; colours take no columns. */
function fit(text: string, columns: number): string {
  const coloured = COLOURED.exec(text);
  if (coloured === null) return truncateDisplay(text, columns).trimEnd();
  return `${coloured[1]}${truncateDisplay(coloured[2] ?? '', columns).trimEnd()}${coloured[3]}`;
}

const SGR = { bold: '1', dim: '2', warn: '33' } as const;

function paint(text: string, look: keyof typeof SGR, options: TerminalOptions): string {
  return options.colour ? `\u001b[${SGR[look]}m${text}\u001b[0m` : text;
}
