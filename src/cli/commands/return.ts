import { resolve } from 'node:path';

import { Option, type Command } from 'commander';

import { fail, ok, parseInstant, type Language, type Result } from '#model';
import { returnSummary } from '#report';
import { readCompensation, returnFrozen, type ReturnRequest } from '#use-cases';

import { disclosureOptions, languageOption } from '../option-sets.ts';
import { disclosureOf, wholeNumber, type DisclosureOptions } from '../options.ts';
import { runCommand } from '../run-command.ts';
import { CLI_TEXTS as T } from '../texts.ts';

interface Options extends DisclosureOptions {
  report: string[];
  reportsOfWorkspace?: boolean;
  account: string;
  at: string;
  frozen?: string;
  compensated?: string;
  policy: string;
  noticeDays?: string;
  layers: string;
  out: string;
  json?: boolean;
}

/** Views that share money out: the others only search or label. */
const POLICIES = ['fifo', 'lifo', 'haircut', 'clean-first', 'taint-first'] as const;

const collect = (value: string, before: string[]): string[] => [...before, value];

export function addReturn(program: Command, language: Language): void {
  const command = program
    .command('return')
    .description(T.return[language])
    .argument('<workspace>', T.traceWorkspace[language])
    .option('--report <file>', T.traceReport[language], collect, [])
    .option('--reports-of-workspace', T.traceWorkspaceReports[language])
    .requiredOption('--account <number>', T.returnAccount[language])
    .requiredOption('--at <time>', T.returnAt[language])
    .option('--frozen <amount>', T.returnFrozen[language])
    .option('--compensated <file>', T.returnCompensated[language])
    .addOption(new Option('--policy <name>', T.returnPolicy[language]).choices([...POLICIES]).default('fifo'))
    .option('--notice-days <n>', T.returnNotice[language])
    .option('--layers <n>', T.traceLayers[language], '20')
    .option('--out <dir>', T.returnOut[language], './duanka-return')
    .option('--json', T.json[language])
    .addOption(languageOption(language));
  disclosureOptions(command, language);
  command.action((dir: string, options: Options) =>
    runCommand(language, async (context) => {
      const request = requestOf(dir, options, language);
      if (!request.ok) return request;
      const outcome = await returnFrozen({ ...request.value, signal: context.signal, onProgress: context.onProgress });
      if (!outcome.ok) return outcome;
      const { proposal, files } = outcome.value;
      context.say(returnSummary(proposal, { language, files }));
      if (options.json === true) process.stdout.write(`${JSON.stringify(proposal)}\n`);
      return ok(0);
    }),
  );
}

function requestOf(dir: string, options: Options, language: Language): Result<ReturnRequest> {
  const disclosure = disclosureOf(options);
  if (!disclosure.ok) return disclosure;
  if (options.report.length === 0 && options.reportsOfWorkspace !== true)
    return fail('usage', { reason: 'start-missing' });
  const at = parseInstant(options.at);
  if (!at.ok) return fail('usage', { reason: 'date-unreadable', option: 'at', value: options.at });
  const layers = wholeNumber(options.layers, 'layers');
  if (!layers.ok) return layers;
  const notice = options.noticeDays === undefined ? ok(undefined) : wholeNumber(options.noticeDays, 'notice-days');
  if (!notice.ok) return notice;
  const compensated =
    options.compensated === undefined ? ok(new Map<string, string>()) : readCompensation(resolve(options.compensated));
  if (!compensated.ok) return compensated;
  return ok({
    dir: resolve(dir),
    out: resolve(options.out),
    reports: options.report.map((file) => resolve(file)),
    useWorkspaceReports: options.reportsOfWorkspace === true,
    account: options.account,
    atMs: at.value.ms,
    ...(options.frozen === undefined ? {} : { frozen: options.frozen }),
    compensated: compensated.value,
    policy: options.policy as ReturnRequest['policy'],
    ...(notice.value === undefined ? {} : { noticeDays: notice.value }),
    layers: layers.value ?? 20,
    language,
    disclosure: disclosure.value,
  });
}
