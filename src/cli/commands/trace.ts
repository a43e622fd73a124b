import { resolve } from 'node:path';

import { Option, type Command } from 'commander';

import { currencyOf, fail, ok, parseInstant, type Instant, type Language, type Result } from '#model';
import { TAINT_POLICIES, type TaintPolicy } from '#ledger';
import { traceSummary } from '#report';
import { readExits, traceVictims, type TraceRequest } from '#use-cases';

import { useColour } from '../colour.ts';
import { disclosureOptions, languageOption } from '../option-sets.ts';
import { dayBound, disclosureOf, sayWarnings, wholeNumber, type DisclosureOptions } from '../options.ts';
import { runCommand } from '../run-command.ts';
import { CLI_TEXTS as T } from '../texts.ts';

export interface TraceOptions extends DisclosureOptions {
  report: string[];
  reportsOfWorkspace?: boolean;
  account: string[];
  at: string[];
  policy: string;
  layers: string;
  until?: string;
  coveredTo?: string;
  least?: string;
  currency?: string;
  exits?: string;
  out: string;
  json?: boolean;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

export function addTrace(program: Command, language: Language): void {
  const command = program
    .command('trace')
    .description(T.trace[language])
    .argument('<workspace>', T.traceWorkspace[language])
    .option('--report <file>', T.traceReport[language], collect, [])
    .option('--reports-of-workspace', T.traceWorkspaceReports[language])
    .option('--account <number>', T.traceAccount[language], collect, [])
    .option('--at <time>', T.traceAt[language], collect, [])
    .addOption(
      new Option('--policy <name>', T.tracePolicy[language]).choices([...TAINT_POLICIES, 'all']).default('fifo'),
    )
    .option('--layers <n>', T.traceLayers[language], '20')
    .option('--until <time>', T.traceUntil[language])
    .option('--covered-to <time>', T.traceCoveredTo[language])
    .option('--least <amount>', T.traceLeast[language])
    .option('--currency <code>', T.traceCurrency[language])
    .option('--exits <file>', T.traceExits[language])
    .option('--out <dir>', T.traceOut[language], './duanka-trace')
    .option('--json', T.json[language])
    .addOption(languageOption(language));
  disclosureOptions(command, language);
  command.action((dir: string, options: TraceOptions) =>
    runCommand(language, async (context) => {
      const request = traceRequestOf(dir, options, language);
      if (!request.ok) return request;
      const outcome = await traceVictims({
        ...request.value,
        signal: context.signal,
        onProgress: context.onProgress,
      });
      if (!outcome.ok) return outcome;
      const { data, trace, warnings } = outcome.value;
      sayWarnings(warnings, context);
      context.say(traceSummary(data, { language, columns: process.stderr.columns ?? 100, colour: useColour() }));
      if (options.json === true) process.stdout.write(`${JSON.stringify(trace)}\n`);
      return ok(0);
    }),
  );
}

/** [TRC-14] What was asked for. Problems: `usage` with its reason, those of the exits file and of `disclosureOf`. */
export function traceRequestOf(dir: string, options: TraceOptions, language: Language): Result<TraceRequest> {
  const disclosure = disclosureOf(options);
  if (!disclosure.ok) return disclosure;
  const credits = creditsOf(options);
  if (!credits.ok) return credits;
  if (options.report.length === 0 && credits.value.length === 0 && options.reportsOfWorkspace !== true)
    return fail('usage', { reason: 'start-missing' });
  const layers = wholeNumber(options.layers, 'layers');
  if (!layers.ok) return layers;
  const until = dayBound(options.until, 'until', DAY_END_MS);
  if (!until.ok) return until;
  const coveredTo = dayBound(options.coveredTo, 'covered-to', DAY_END_MS);
  if (!coveredTo.ok) return coveredTo;
  const currency = options.currency === undefined ? undefined : currencyOf(options.currency);
  if (options.currency !== undefined && currency === undefined)
    return fail('usage', { reason: 'currency-unknown', option: 'currency', value: options.currency });
  const exits = options.exits === undefined ? ok([]) : readExits(options.exits);
  if (!exits.ok) return exits;
  return ok({
    dir: resolve(dir),
    out: resolve(options.out),
    reports: options.report.map((file) => resolve(file)),
    useWorkspaceReports: options.reportsOfWorkspace === true,
    credits: credits.value,
    policies: options.policy === 'all' ? TAINT_POLICIES : [options.policy as TaintPolicy],
    layers: layers.value ?? 20,
    ...(until.value === undefined ? {} : { until: until.value }),
    ...(coveredTo.value === undefined ? {} : { coveredTo: coveredTo.value }),
    ...(options.least === undefined ? {} : { least: options.least }),
    ...(currency === undefined ? {} : { currency }),
    exits: exits.value,
    language,
    disclosure: disclosure.value,
  });
}

const DAY_END_MS = 86_400_000 - 1;

/** [TRC-6] Each `--account` with the `--at` of the same place. */
function creditsOf(options: TraceOptions): Result<{ account: string; at: Instant }[]> {
  const { account, at } = options;
  if (account.length !== at.length) return fail('usage', { reason: 'account-and-at' });
  const credits: { account: string; at: Instant }[] = [];
  for (const [i, text] of at.entries()) {
    const instant = parseInstant(text);
    if (!instant.ok) return fail('usage', { reason: 'date-unreadable', option: 'at', value: text });
    credits.push({ account: account[i] ?? '', at: instant.value });
  }
  return ok(credits);
}
