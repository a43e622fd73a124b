import { resolve } from 'node:path';

import { Option, type Command } from 'commander';

import { fail, type Language, type Result } from '#model';
import { LEAST_PEOPLE } from '#simulate';
import { simulateTownFolder, type SimulateRequest } from '#use-cases';

import { languageOption } from '../option-sets.ts';
import { runCommand } from '../run-command.ts';
import { townSummary } from '../summaries.ts';
import { CLI_TEXTS as T } from '../texts.ts';

interface Options {
  kind: 'innocent' | 'crime';
  seed: string;
  people: string;
  days: string;
  dial: string;
  covered: 'share' | 'all';
  rush?: boolean;
  out: string;
}

const MOST_PEOPLE = 100_000;

export function addSimulate(program: Command, language: Language): void {
  const simulate = program.command('simulate').description(T.simulate[language]);
  simulate
    .command('town')
    .description(T.simulateTown[language])
    .addOption(new Option('--kind <kind>', T.townKind[language]).choices(['innocent', 'crime']).makeOptionMandatory())
    .requiredOption('--out <dir>', T.out[language])
    .option('--seed <n>', T.seed[language], '1')
    .option('--people <n>', T.people[language], '20000')
    .option('--days <n>', T.days[language], '90')
    .option('--dial <x>', T.dial[language], '0.5')
    .addOption(new Option('--covered <which>', T.covered[language]).choices(['share', 'all']).default('share'))
    .option('--rush', T.rush[language])
    .addOption(languageOption(language))
    .exitOverride()
    .action((options: Options) =>
      runCommand(language, async (context) => {
        const request = requestOf(options);
        if (!request.ok) return request;
        const outcome = await simulateTownFolder({ ...request.value, onProgress: context.onProgress });
        if (!outcome.ok) return outcome;
        context.say(townSummary(outcome.value, language));
        return { ok: true, value: 0 };
      }),
    );
}

function requestOf(options: Options): Result<SimulateRequest> {
  const limits = [
    ['seed', 0, 2 ** 31 - 1],
    ['people', LEAST_PEOPLE, MOST_PEOPLE],
    ['days', 1, 366],
  ] as const;
  for (const [option, least, most] of limits) {
    const value = Number(options[option]);
    if (!Number.isInteger(value) || value < least || value > most)
      return fail('usage', { reason: 'number-out-of-range', option, value: options[option], least, most });
  }
  const dial = Number(options.dial);
  if (options.dial.trim() === '' || !(dial >= 0 && dial <= 1))
    return fail('usage', { reason: 'number-out-of-range', option: 'dial', value: options.dial, least: 0, most: 1 });
  return {
    ok: true,
    value: {
      kind: options.kind,
      seed: Number(options.seed),
      people: Number(options.people),
      days: Number(options.days),
      dial,
      covered: options.covered,
      rush: options.rush === true,
      out: resolve(options.out),
    },
  };
}
