import { resolve } from 'node:path';

import type { Command } from 'commander';

import type { Language } from '#model';
import { terminalSummary } from '#report';
import { investigate } from '#use-cases';

import { useColour } from '../colour.ts';
import {
  disclosureOf,
  filesOf,
  saySkipped,
  sayWarnings,
  settingsOf,
  type DetectOptions,
  type DisclosureOptions,
} from '../options.ts';
import { runCommand } from '../run-command.ts';
import { CLI_TEXTS as T } from '../texts.ts';
import { detectOptions, disclosureOptions } from '../option-sets.ts';

interface InvestigateOptions extends DetectOptions, DisclosureOptions {
  out: string;
  workspace?: string;
  mapping?: string;
  json?: boolean;
  strict?: boolean;
  retainDays?: string;
}

export function addInvestigate(program: Command, language: Language): void {
  const command = program
    .command('investigate')
    .description(T.investigate[language])
    .argument('<input...>', T.inputs[language])
    .option('--out <dir>', T.out[language], './duanka-out')
    .option('--workspace <dir>', T.workspaceDir[language])
    .option('--mapping <file>', T.mapping[language])
    .option('--json', T.json[language])
    .option('--strict', T.strict[language])
    .option('--retain-days <n>', T.retain[language])
    .option('--open-data', T.openData[language]);
  disclosureOptions(detectOptions(command, language), language);
  command.action((inputs: string[], options: InvestigateOptions) =>
    runCommand(language, async (context) => {
      const disclosure = disclosureOf(options);
      if (!disclosure.ok) return disclosure;
      const settings = settingsOf(options, language);
      if (!settings.ok) return settings;
      const files = filesOf(options);
      if (!files.ok) return files;
      let refused = 0;
      const outcome = await investigate({
        inputs,
        out: resolve(options.out),
        ...(options.workspace === undefined ? {} : { workspaceDir: resolve(options.workspace) }),
        ...files.value,
        ...settings.value,
        disclosure: disclosure.value,
        onSkipped: (skipped) => (refused = saySkipped(skipped, context)),
        signal: context.signal,
        onProgress: context.onProgress,
      });
      if (!outcome.ok) return outcome;
      const { findings, summary, warnings } = outcome.value;
      sayWarnings(warnings, context);
      context.say(terminalSummary(summary, { language, columns: process.stderr.columns ?? 100, colour: useColour() }));
      if (options.json === true) process.stdout.write(`${JSON.stringify(findings)}\n`);
      return { ok: true, value: options.strict === true && refused > 0 ? 3 : 0 };
    }),
  );
}
