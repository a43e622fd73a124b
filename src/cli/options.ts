import { readFileSync } from 'node:fs';

import { readMapping, type Mapping } from '#formats';
import {
  fail,
  ok,
  parseInstant,
  type Language,
  type Preset,
  type Problem,
  type Result,
  type SkippedSource,
} from '#model';

import {
  readAccountList,
  readConfiguration,
  readGroups,
  type AccountGroups,
  type Configuration,
  type Disclosure,
} from '#use-cases';

import type { CommandContext } from './run-command.ts';
import { skippedText, warningText } from './summaries.ts';

const MAX_MESSAGES = 12;
const DAY_MS = 86_400_000;

export interface DetectOptions {
  preset: Preset;
  guards: boolean;
  config?: string;
  from?: string;
  to?: string;
  top?: string;
  focus?: string;
  groups?: string;
  mapping?: string;
  retainDays?: string;
}

export interface DisclosureOptions {
  openData?: boolean;
  unmask?: boolean;
  case?: string;
  purpose?: string;
}

/** Full values only with a case and a purpose (architecture.md): both are stamped and logged. */
export function disclosureOf(options: DisclosureOptions): Result<Disclosure> {
  if (options.unmask !== true) return ok({ openData: options.openData === true });
  if (options.openData === true) return fail('usage', { reason: 'open-data-and-unmask' });
  const caseNo = options.case?.trim() ?? '';
  const purpose = options.purpose?.trim() ?? '';
  if (caseNo === '' || purpose === '') return fail('purpose-missing');
  return ok({ openData: false, unmask: { caseNo, purpose } });
}

export interface DetectSettings {
  readonly preset: Preset;
  readonly guards: boolean;
  readonly language: Language;
  readonly configuration: Configuration;
  readonly from?: number;
  readonly to?: number;
  readonly top?: number;
  readonly retainDays?: number;
}

export function settingsOf(options: DetectOptions, language: Language): Result<DetectSettings> {
  const configuration = options.config === undefined ? ok<Configuration>({}) : readConfiguration(options.config);
  if (!configuration.ok) return configuration;
  const from = dayBound(options.from, 'from', 0);
  if (!from.ok) return from;
  const to = dayBound(options.to, 'to', DAY_MS - 1);
  if (!to.ok) return to;
  if (from.value !== undefined && to.value !== undefined && from.value > to.value)
    return fail('usage', { reason: 'from-after-to' });
  const top = wholeNumber(options.top, 'top');
  if (!top.ok) return top;
  const retainDays = wholeNumber(options.retainDays, 'retain-days');
  if (!retainDays.ok) return retainDays;
  return ok({
    preset: options.preset,
    guards: options.guards,
    language,
    configuration: configuration.value,
    ...(from.value === undefined ? {} : { from: from.value }),
    ...(to.value === undefined ? {} : { to: to.value }),
    ...(top.value === undefined ? {} : { top: top.value }),
    ...(retainDays.value === undefined ? {} : { retainDays: retainDays.value }),
  });
}

export interface ChosenFiles {
  readonly mapping?: Mapping;
  readonly focus?: readonly string[];
  readonly groups?: AccountGroups;
}

export function filesOf(options: DetectOptions): Result<ChosenFiles> {
  const mapping = options.mapping === undefined ? undefined : readTextThen(options.mapping, readMapping);
  if (mapping?.ok === false) return mapping;
  const focus = options.focus === undefined ? undefined : readTextThen(options.focus, readAccountList);
  if (focus?.ok === false) return focus;
  const groups = options.groups === undefined ? undefined : readTextThen(options.groups, readGroups);
  if (groups?.ok === false) return groups;
  return ok({
    ...(mapping === undefined ? {} : { mapping: mapping.value }),
    ...(focus === undefined ? {} : { focus: focus.value }),
    ...(groups === undefined ? {} : { groups: groups.value }),
  });
}

export function readTextThen<T>(path: string, parse: (text: string, path: string) => Result<T>): Result<T> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return fail('not-found', { file: path });
  }
  return parse(text.replace(/^\uFEFF/, ''), path);
}

/** A date stands for its whole day (`to` = its last millisecond); a time stands for itself. */
export function dayBound(text: string | undefined, option: string, dayOffset: number): Result<number | undefined> {
  if (text === undefined) return ok(undefined);
  const instant = parseInstant(text);
  if (!instant.ok) return fail('usage', { reason: 'date-unreadable', option, value: text });
  return ok(instant.value.ms + (instant.value.precision === 2 ? dayOffset : 0));
}

export function wholeNumber(text: string | undefined, option: string): Result<number | undefined> {
  if (text === undefined) return ok(undefined);
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) return fail('usage', { reason: 'number-unreadable', option, value: text });
  return ok(value);
}

/** Says what was not loaded and why, what needs attention first; returns how many files do. */
export function saySkipped(skipped: readonly SkippedSource[], context: CommandContext): number {
  const refused = skipped.filter((source) => source.severity === 'refused');
  const ordered = [...refused, ...skipped.filter((source) => source.severity === 'skip')];
  sayLines(
    ordered.map((source) => skippedText(source, context.language)),
    context,
  );
  return refused.length;
}

/** Warnings, each once with the number of times it was met. */
export function sayWarnings(warnings: readonly Problem[], context: CommandContext): void {
  const counts = new Map<string, number>();
  for (const warning of warnings) {
    const text = warningText(warning, context.language);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  sayLines(
    [...counts].map(([text, count]) => (count === 1 ? text : `${text} (×${count})`)),
    context,
  );
}

function sayLines(lines: readonly string[], context: CommandContext): void {
  for (const line of lines.slice(0, MAX_MESSAGES)) context.say(line);
  const more = lines.length - MAX_MESSAGES;
  if (more > 0)
    context.say(
      context.language === 'zh'
        ? `……另有 ${more} 条，见 import.json 与 run.json`
        : `… and ${more} more, see import.json and run.json`,
    );
}
