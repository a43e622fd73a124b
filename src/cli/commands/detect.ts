import { resolve } from 'node:path';

import type { Command } from 'commander';

import type { Language } from '#model';
import { terminalSummary } from '#report';
import { detectInWorkspace } from '#use-cases';

import { detectOptions, disclosureOptions } from '../option-sets.ts';
import {
  disclosureOf,
  filesOf,
  sayWarnings,
  settingsOf,
  type DetectOptions,
  type DisclosureOptions,
} from '../options.ts';
import { runCommand } from '../run-command.ts';
import { CLI_TEXTS as T } from '../texts.ts';
import { useColour } from '../colour.ts';

interface Options extends DetectOptions, DisclosureOptions {
  workspace: string;
  out: string;
  json?: boolean;
}

export function addDetect(program: Command, language: Language): void {
  const command = program
    .command('detect')
    .description(T.detect[language])
    .requiredOption('--workspace <dir>', T.workspaceDir[language])
    .requiredOption('--out <dir>', T.out[language])
    .option('--json', T.json[language]);
  disclosureOptions(detectOptions(command, language), language);
  command.action((options: Options) =>
    runCommand(language, async (context) => {
      const disclosure = disclosureOf(options);
      if (!disclosure.ok) return disclosure;
      const settings = settingsOf(options, language);
      if (!settings.ok) return settings;
      const files = filesOf(options);
      if (!files.ok) return files;
      const outcome = await detectInWorkspace({
        workspaceDir: resolve(options.workspace),
        out: resolve(options.out),
        ...files.value,
        ...settings.value,
        disclosure: disclosure.value,
        signal: context.signal,
        onProgress: context.onProgress,
      });
      if (!outcome.ok) return outcome;
      const { findings, summary, warnings } = outcome.value;
      sayWarnings(warnings, context);
      context.say(terminalSummary(summary, { language, columns: process.stderr.columns ?? 100, colour: useColour() }));
      if (options.json === true) process.stdout.write(`${JSON.stringify(findings)}\n`);
      return { ok: true, value: 0 };
    }),
  );
}
