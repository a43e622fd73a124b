import { resolve } from 'node:path';

import type { Command } from 'commander';

import type { Language } from '#model';
import { importIntoWorkspace } from '#use-cases';

import { languageOption } from '../option-sets.ts';
import { filesOf, saySkipped, sayWarnings, settingsOf } from '../options.ts';
import { runCommand } from '../run-command.ts';
import { importSummary } from '../summaries.ts';
import { CLI_TEXTS as T } from '../texts.ts';

interface ImportOptions {
  workspace: string;
  mapping?: string;
  openData?: boolean;
  json?: boolean;
  strict?: boolean;
  retainDays?: string;
}

export function addImport(program: Command, language: Language): void {
  program
    .command('import')
    .description(T.import[language])
    .argument('<input...>', T.inputs[language])
    .requiredOption('--workspace <dir>', T.workspaceDir[language])
    .option('--mapping <file>', T.mapping[language])
    .option('--open-data', T.openData[language])
    .option('--json', T.json[language])
    .option('--strict', T.strict[language])
    .option('--retain-days <n>', T.retain[language])
    .addOption(languageOption(language))
    .action((inputs: string[], options: ImportOptions) =>
      runCommand(language, async (context) => {
        const files = filesOf({ ...options, preset: 'statement', guards: true });
        if (!files.ok) return files;
        const settings = settingsOf({ ...options, preset: 'statement', guards: true }, language);
        if (!settings.ok) return settings;
        let refused = 0;
        const outcome = await importIntoWorkspace({
          inputs,
          workspaceDir: resolve(options.workspace),
          openData: options.openData === true,
          language,
          ...(files.value.mapping === undefined ? {} : { mapping: files.value.mapping }),
          ...(settings.value.retainDays === undefined ? {} : { retainDays: settings.value.retainDays }),
          onSkipped: (skipped) => (refused = saySkipped(skipped, context)),
          signal: context.signal,
          onProgress: context.onProgress,
        });
        if (!outcome.ok) return outcome;
        sayWarnings(outcome.value.warnings, context);
        context.say(importSummary(outcome.value.report, language));
        if (options.json === true) process.stdout.write(`${JSON.stringify(outcome.value.report)}\n`);
        return { ok: true, value: options.strict === true && refused > 0 ? 3 : 0 };
      }),
    );
}
