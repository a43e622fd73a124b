import { Option, type Command } from 'commander';

import { ACTS, explainAct, type Act } from '#law';
import { ok, type Language } from '#model';
import { lawSummary } from '#report';

import { languageOption } from '../option-sets.ts';
import { runCommand } from '../run-command.ts';
import { CLI_TEXTS as T } from '../texts.ts';

interface Options {
  act: Act;
  actedAt: string;
  decidedAt: string;
  region: string;
  json?: boolean;
}

export function addLaw(program: Command, language: Language): void {
  const law = program.command('law').description(T.law[language]);
  law
    .command('explain')
    .description(T.lawExplain[language])
    .addOption(new Option('--act <act>', T.lawAct[language]).choices([...ACTS]).makeOptionMandatory())
    .requiredOption('--acted-at <date>', T.lawActedAt[language])
    .requiredOption('--decided-at <date>', T.lawDecidedAt[language])
    .requiredOption('--region <code>', T.lawRegion[language])
    .option('--json', T.json[language])
    .addOption(languageOption(language))
    .exitOverride()
    .action((options: Options) =>
      runCommand(language, (context) => {
        const { act, actedAt, decidedAt, region } = options;
        const question = { act, actedAt, decidedAt, region };
        const explained = explainAct(question);
        if (!explained.ok) return Promise.resolve(explained);
        if (options.json === true) process.stdout.write(`${JSON.stringify(explained.value)}\n`);
        else context.say(lawSummary(question, explained.value, language));
        return Promise.resolve(ok(0));
      }),
    );
}
