import { resolve } from 'node:path';

import type { Command } from 'commander';

import type { Language } from '#model';
import { proposeFileMapping } from '#use-cases';

import { languageOption } from '../option-sets.ts';
import { runCommand } from '../run-command.ts';
import { mappingSummary } from '../summaries.ts';
import { CLI_TEXTS as T } from '../texts.ts';

export function addMap(program: Command, language: Language): void {
  program
    .command('map')
    .description(T.map[language])
    .argument('<file>', T.inputs[language])
    .option('--json', T.json[language])
    .addOption(languageOption(language))
    .action((file: string, options: { json?: boolean }) =>
      runCommand(language, async (context) => {
        const outcome = await proposeFileMapping(resolve(file));
        if (!outcome.ok) return outcome;
        for (const proposal of outcome.value) context.say(mappingSummary(proposal, language));
        // The mapping itself goes to standard output, ready for `--mapping`.
        const [first] = outcome.value;
        process.stdout.write(`${JSON.stringify(options.json === true ? outcome.value : (first?.mapping ?? {}), null, 2)}\n`);
        return { ok: true, value: 0 };
      }),
    );
}
