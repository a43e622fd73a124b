import { formatAmount, type Language } from '#model';
import type { FindingRing, FindingSubject } from '#contract';

import { displayWidth, padDisplay, truncateDisplay } from './display-width.ts';
import { formatCount, formatDate } from './format.ts';
import { roleCounts } from './html/ring-card.ts';
import { requestTotals } from './html/summary-figures.ts';
import type { ReportData } from './report-data.ts';
import { ringsOfSeveral } from './rings-of-several.ts';
import { en } from './texts/en.ts';
import { reasonText } from './texts/reason-text.ts';
import { zh } from './texts/zh.ts';
import { transfersShown } from './transfers-shown.ts';

export interface TerminalOptions {
  readonly language: Language;
  /** Columns of the terminal; never more than 100 are used. */
  readonly columns: number;
  /** Off when the output is no terminal or `NO_COLOR` is set: the caller decides. */
  readonly colour: boolean;
}

export const TERMINAL_LINES = 25;
const TOP = 8;

/**
 * What was found, how sure, what next, where the files are: at most 25 lines of at most 100 columns. Sentences, paths and
 * the list of files are wrapped, never cut; where lines run short the table gives way first, then the note on bands.
 */
export function terminalSummary(data: ReportData, options: TerminalOptions): string {
  const columns = Math.max(40, Math.min(100, options.columns));
  const t = (options.language === 'zh' ? zh : en).labels;
  const head = [
    ...wrap(answer(data, t), columns).map((text) => paint(text, 'bold', options)),
    ...(data.run.guards ? [] : wrap(t.guardsOffTitle, columns).map((text) => paint(text, 'warn', options))),
    '',
    ...facts(data, t, columns),
  ];
  const todo = notes(data, t, { ...options, columns });
  const bands = wrap(t.bandsNote, columns);
  const files = fileLines(data, t, columns);
  const room = (more: readonly string[]) =>
    TERMINAL_LINES - head.length - todo.length - files.length - more.length - FRAME;
  const least = Math.min(LEAST_TOP, data.findings.subjects.length);
  const rings = fitting(ringLines(data, t, { ...options, columns }), (more) => room(more) >= least);
  const kept = fitting([rings, [...rings, ...bands]], (more) => room(more) >= least);
  const top = Math.min(TOP, data.findings.subjects.length, room(kept));
  const table = top > 0 ? ['', ...topTable(data, { top, columns }, options)] : [];
  return [...head, ...table, '', ...kept, ...todo, ...files].slice(0, TERMINAL_LINES).join('\n');
}

/** The longest of the given that fits; nothing if none does. */
function fitting(
  given: readonly (readonly string[])[],
  fits: (lines: readonly string[]) => boolean,
): readonly string[] {
  return given.findLast(fits) ?? [];
}

/** The blank lines around the table and its head. */
const FRAME = 3;
/** Fewer rows than this are not worth the note on bands. */
const LEAST_TOP = 3;

function facts(data: ReportData, t: Labels, columns: number): string[] {
  const { rows } = data.importReport.total;
  const { run, counts } = data.findings;
  const shownRows = Object.fromEntries(Object.entries(rows).map(([key, value]) => [key, formatCount(value)]));
  return [
    [t.rows, fill(t.rowsSum, shownRows)] as const,
    [t.transfers, `${formatCount(transfersShown(data))}  ${formatDate(run.from)} – ${formatDate(run.to)}`] as const,
    [t.accountsCovered, `${formatCount(counts['covered'] ?? 0)} / ${formatCount(counts['accounts'] ?? 0)}`] as const,
    ...requestFacts(data, t),
  ].flatMap(([name, value]) => line(name, value, columns));
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

const RING_LINES = 3;

/** How many rings, then the strongest with the roles of their members: shorter and longer, as lines allow. */
function ringLines(data: ReportData, t: Labels, options: TerminalOptions): string[][] {
  const texts = options.language === 'zh' ? zh : en;
  const rings = ringsOfSeveral(data.findings.rings).toSorted((a, b) => b.strength - a.strength);
  if (rings.length === 0) return [];
  const count = line(t.terminalRings, formatCount(rings.length), options.columns);
  const lines = rings.slice(0, RING_LINES).map((ring) => ringLine(ring, texts, options));
  return lines.reduce<string[][]>((all, text) => [...all, [...(all.at(-1) ?? []), text]], [count]);
}

/** On one line: as many roles as fit, most members first. */
function ringLine(ring: FindingRing, texts: typeof zh, options: TerminalOptions): string {
  const counts = roleCounts(ring).toSorted(([, a], [, b]) => b - a);
  const made = (many: number): string => {
    const named = counts.slice(0, many).map(([role, count]) => `${texts.roles[role] ?? role} ${formatCount(count)}`);
    const roles = [...named, ...(many < counts.length ? ['…'] : [])].join(options.language === 'zh' ? '、' : ', ');
    return `  ${ring.id.slice(0, 10)}  ${fill(texts.labels.terminalRing, { members: formatCount(ring.members.length), roles })}`;
  };
  const all = Array.from({ length: counts.length + 1 }, (_, many) => made(many));
  return all.findLast((text) => displayWidth(text) <= options.columns) ?? truncateDisplay(made(0), options.columns);
}

function requestFacts(data: ReportData, t: Labels): (readonly [string, string])[] {
  const [most] = requestTotals(data);
  return most === undefined
    ? []
    : [[t.requestsOpen, `${formatCount(most.accounts)}  ${formatAmount(most.minor, most.currency)}`]];
}

function topTable(
  data: ReportData,
  { top, columns }: { readonly top: number; readonly columns: number },
  options: TerminalOptions,
): string[] {
  const texts = options.language === 'zh' ? zh : en;
  const t = texts.labels;
  const subjects = data.findings.subjects.toSorted((a, b) => a.rank - b.rank).slice(0, top);
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
  const { rejected } = data.importReport.total.rows;
  return [
    ...(refused > 0 ? wrap(fill(t.stepRefused, { count: refused }), columns) : []).map((text) =>
      paint(text, 'warn', options),
    ),
    ...(rejected > 0 ? wrap(fill(t.stepRejected, { count: formatCount(rejected) }), columns) : []),
  ];
}

/** The report first; the rest by name, beside it. */
function fileLines(data: ReportData, t: Labels, columns: number): string[] {
  const { 'report.html': report, ...others } = data.files;
  return [
    ...(report === undefined ? [] : line(t.report, report, columns)),
    ...line(t.outputFiles, Object.keys(others).join(', '), columns),
  ];
}

const NAME_WIDTH = 31;

/** A name and its value beside it, over as many lines as that takes; on a narrow terminal the value starts further left. */
function line(name: string, value: string, columns: number): string[] {
  const indent = columns >= 70 ? NAME_WIDTH : 2;
  const [first = '', ...rest] = wrap(value, columns - indent);
  const beside = displayWidth(name) < NAME_WIDTH && NAME_WIDTH + displayWidth(first) <= columns;
  const head = beside
    ? [`${padDisplay(name, NAME_WIDTH)}${first}`]
    : [truncateDisplay(name, columns), ' '.repeat(indent) + first];
  return [...head, ...rest.map((text) => ' '.repeat(indent) + text)];
}

/** Breaks at spaces, or anywhere in Chinese; a word that is wider than a line is broken where it must. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    if (displayWidth((current + word).trimEnd()) <= columns) {
      current += word;
      continue;
    }
    if (current.trim() !== '') lines.push(current.trimEnd());
    current = '';
    for (const char of word) {
      if (displayWidth(current + char) > columns && char.trim() !== '') {
        lines.push(current);
        current = '';
      }
      current += char;
    }
  }
  return current.trim() === '' ? lines : [...lines, current.trimEnd()];
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

const SGR = { bold: '1', dim: '2', warn: '33' } as const;

function paint(text: string, look: keyof typeof SGR, options: TerminalOptions): string {
  return options.colour ? `\u001b[${SGR[look]}m${text}\u001b[0m` : text;
}
