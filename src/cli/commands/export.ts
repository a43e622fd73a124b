import { resolve } from 'node:path';

import { Option, type Command } from 'commander';

import type { Language } from '#model';
import { exportFromWorkspace, EXPORT_TABLES, type ExportTable } from '#use-cases';

import { disclosureOptions, languageOption } from '../option-sets.ts';
import { disclosureOf, filesOf, type DisclosureOptions } from '../options.ts';
import { runCommand } from '../run-command.ts';
import { CLI_TEXTS as T } from '../texts.ts';

interface Options extends DisclosureOptions {
  workspace: string;
  table: ExportTable;
  out: string;
  focus?: string;
  groups?: string;
}

export function addExport(program: Command, language: Language): void {
  const command = program
    .command('export')
    .description(T.export[language])
    .requiredOption('--workspace <dir>', T.workspaceDir[language])
    .addOption(new Option('--table <name>', T.table[language]).choices(EXPORT_TABLES).makeOptionMandatory())
    .requiredOption('--out <file>', T.outFile[language])
    .option('--focus <file>', T.focus[language])
    .option('--groups <file>', T.groups[language])
    .addOption(languageOption(language));
  disclosureOptions(command, language).action((options: Options) =>
    runCommand(language, async (context) => {
      const disclosure = disclosureOf(options);
      if (!disclosure.ok) return disclosure;
      const files = filesOf({ ...options, preset: 'statement', guards: true });
      if (!files.ok) return files;
      const outcome = await exportFromWorkspace({
        workspaceDir: resolve(options.workspace),
        table: options.table,
        out: resolve(options.out),
        language,
        disclosure: disclosure.value,
        ...files.value,
      });
      if (!outcome.ok) return outcome;
      context.say(
        language === 'zh' ? `${outcome.value.rows} 行 → ${options.out}` : `${outcome.value.rows} rows → ${options.out}`,
      );
      return { ok: true, value: 0 };
    }),
  );
}
