import { resolve } from 'node:path';

import type { Command } from 'commander';

import type { Language } from '#model';
import { proposeFileMapping } from '#use-cases';

import { languageOption } from '../option-sets.ts';
import { runCommand } from '../run-command.ts';
import { mappingSummary, skippedText } from '../summaries.ts';
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
        const { proposals, others } = outcome.value;
        for (const other of others) context.say(skippedText(other, language));
        for (const proposal of proposals) context.say(mappingSummary(proposal, language));
        // The mapping itself goes to standard output, ready for `--mapping`: of several tables the list of them.
        const mappings = [...new Map(proposals.map(({ mapping }) => [JSON.stringify(mapping), mapping])).values()];
        const document = mappings.length === 1 ? mappings[0] : mappings;
        process.stdout.write(`${JSON.stringify(document, null, options.json === true ? undefined : 2)}\n`);
        return { ok: true, value: 0 };
      }),
    );
}
