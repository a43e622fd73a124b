import { Option, type Command } from 'commander';

import type { Language } from '#model';

import { CLI_TEXTS as T } from './texts.ts';

export function languageOption(language: Language): Option {
  return new Option('--lang <zh|en>', T.lang[language]).choices(['zh', 'en']);
}

export function detectOptions(command: Command, language: Language): Command {
  return command
    .addOption(
      new Option('--preset <name>', T.preset[language]).choices(['statement', 'structure']).default('statement'),
    )
    .addOption(languageOption(language))
    .option('--no-guards', T.noGuards[language])
    .option('--config <file>', T.config[language])
    .option('--focus <file>', T.focus[language])
    .option('--groups <file>', T.groups[language])
    .option('--from <date>', T.from[language])
    .option('--to <date>', T.to[language])
    .option('--top <n>', T.top[language]);
}

export function disclosureOptions(command: Command, language: Language): Command {
  return command
    .option('--unmask', T.unmask[language])
    .option('--case <no>', T.case[language])
    .option('--purpose <text>', T.purpose[language]);
}
