import { resolve } from 'node:path';

import type { Command } from 'commander';

import { fail, type Language } from '#model';
import { removeWorkspace, describeWorkspace } from '#use-cases';

import { languageOption } from '../option-sets.ts';
import { runCommand } from '../run-command.ts';
import { workspaceSummary } from '../summaries.ts';
import { CLI_TEXTS as T } from '../texts.ts';

export function addWorkspace(program: Command, language: Language): void {
  const workspace = program.command('workspace').description(T.workspace[language]).exitOverride();
  workspace
    .command('info')
    .description(T.workspaceInfo[language])
    .argument('<dir>', T.workspaceDir[language])
    .option('--json', T.json[language])
    .addOption(languageOption(language))
    .exitOverride()
    .action((dir: string, options: { json?: boolean }) =>
      runCommand(language, async (context) => {
        const info = await describeWorkspace(resolve(dir));
        if (!info.ok) return info;
        context.say(workspaceSummary(info.value, language));
        if (options.json === true) process.stdout.write(`${JSON.stringify(info.value)}\n`);
        return { ok: true, value: 0 };
      }),
    );
  workspace
    .command('delete')
    .description(T.workspaceDelete[language])
    .argument('<dir>', T.workspaceDir[language])
    .option('--yes', T.yes[language])
    .addOption(languageOption(language))
    .exitOverride()
    .action((dir: string, options: { yes?: boolean }) =>
      runCommand(language, async (context) => {
        if (options.yes !== true) return fail('confirm-missing', { dir });
        const removed = await removeWorkspace(resolve(dir));
        if (!removed.ok) return removed;
        context.say(language === 'zh' ? `已删除 ${dir}` : `deleted ${dir}`);
        return { ok: true, value: 0 };
      }),
    );
}
