import { resolve } from 'node:path';

import { Option, type Command } from 'commander';

import { fail, type Language, type Preset } from '#model';
import { featuresOfTransfers } from '#use-cases';

import { languageOption } from '../option-sets.ts';
import { filesOf, saySkipped, sayWarnings } from '../options.ts';
import { runCommand } from '../run-command.ts';
import { CLI_TEXTS as T } from '../texts.ts';

interface Options {
  workspace?: string;
  out: string;
  preset: Preset;
  batch: string;
  mapping?: string;
  strict?: boolean;
}

export function addFeatures(program: Command, language: Language): void {
  program
    .command('features')
    .description(T.features[language])
    .argument('[input...]', T.inputs[language])
    .requiredOption('--out <file>', T.featuresFile[language])
    .option('--workspace <dir>', T.featuresWorkspace[language])
    .option('--batch <n>', T.batch[language], '1')
    .addOption(
      new Option('--preset <name>', T.featuresPreset[language])
        .choices(['statement', 'structure'])
        .default('statement'),
    )
    .option('--mapping <file>', T.mapping[language])
    .option('--strict', T.strict[language])
    .addOption(languageOption(language))
    .action((inputs: string[], options: Options) =>
      runCommand(language, async (context) => {
        if (Number(options.batch) !== 1)
          return fail('usage', { reason: 'batch-one', option: 'batch', value: options.batch });
        const files = filesOf({ ...options, guards: true });
        if (!files.ok) return files;
        let refused = 0;
        const outcome = await featuresOfTransfers({
          inputs,
          out: resolve(options.out),
          preset: options.preset,
          ...(options.workspace === undefined ? {} : { workspaceDir: resolve(options.workspace) }),
          ...(files.value.mapping === undefined ? {} : { mapping: files.value.mapping }),
          onSkipped: (skipped) => (refused = saySkipped(skipped, context)),
          signal: context.signal,
          onProgress: context.onProgress,
        });
        if (!outcome.ok) return outcome;
        const { rows, warnings } = outcome.value;
        sayWarnings(warnings, context);
        context.say(language === 'zh' ? `${rows} 行 → ${options.out}` : `${rows} rows → ${options.out}`);
        return { ok: true, value: options.strict === true && refused > 0 ? 3 : 0 };
      }),
    );
}
