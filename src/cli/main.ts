import { Command, CommanderError } from 'commander';

import type { Language } from '#model';

import { addDemo } from './commands/demo.ts';
import { addDetect } from './commands/detect.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExport } from './commands/export.ts';
import { addFeatures } from './commands/features.ts';
import { addImport } from './commands/import.ts';
import { addInvestigate } from './commands/investigate.ts';
import { addLaw } from './commands/law.ts';
import { addMap } from './commands/map.ts';
import { addReturn } from './commands/return.ts';
import { addSimulate } from './commands/simulate.ts';
import { addTrace } from './commands/trace.ts';
import { addWorkspace } from './commands/workspace.ts';
import { reportDefect } from './defect.ts';
import { EXIT } from './exit-codes.ts';
import { languageOf } from './language.ts';
import { languageOption } from './option-sets.ts';
import { CLI_TEXTS } from './texts.ts';
import { PROGRAM_VERSION as VERSION } from '#use-cases';

/** The help's language must be known before the options are parsed. */
function languageFromArguments(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  return languageOf(value, process.env);
}

async function main(): Promise<void> {
  const language = languageFromArguments(process.argv.slice(2));
  const program = new Command('duanka')
    .description(CLI_TEXTS.program[language])
    .version(VERSION)
    .addOption(languageOption(language))
    .showHelpAfterError()
    .exitOverride();
  for (const add of [
    addInvestigate,
    addImport,
    addDetect,
    addExport,
    addFeatures,
    addTrace,
    addReturn,
    addLaw,
    addMap,
    addEvaluate,
    addWorkspace,
    addSimulate,
    addDemo,
  ]) {
    add(program, language);
  }
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
      return;
    }
    process.exitCode = EXIT.defect;
    reportDefect(error, language);
  }
}

await main();
