import { resolve } from 'node:path';

import type { Command } from 'commander';

import type { Language } from '#model';
import { terminalSummary } from '#report';
import { runDemo } from '#use-cases';

import { languageOption } from '../option-sets.ts';
import { useColour } from '../colour.ts';
import { runCommand } from '../run-command.ts';
import { evaluationSummary, innocentSummary } from '../summaries.ts';
import { CLI_TEXTS as T } from '../texts.ts';

export function addDemo(program: Command, language: Language): void {
  program
    .command('demo')
    .description(T.demo[language])
    .option('--out <dir>', T.out[language], './duanka-out/demo')
    .option('--seed <n>', 'seed', '20240305')
    .addOption(languageOption(language))
    .action((options: { out: string; seed: string }) =>
      runCommand(language, async (context) => {
        const seed = Number(options.seed);
        if (!Number.isInteger(seed))
          return {
            ok: false,
            problem: { code: 'usage', values: { reason: 'number-unreadable', option: 'seed', value: options.seed } },
          };
        const outcome = await runDemo({
          out: resolve(options.out),
          seed,
          language,
          innocentTown: true,
          signal: context.signal,
          onProgress: context.onProgress,
        });
        if (!outcome.ok) return outcome;
        context.say(
          terminalSummary(outcome.value.summary, {
            language,
            columns: process.stderr.columns ?? 100,
            colour: useColour(),
          }),
        );
        context.say(evaluationSummary(outcome.value.evaluation, language));
        const { innocent } = outcome.value;
        if (innocent !== undefined) context.say(innocentSummary(innocent, language));
        context.say(language === 'zh' ? `报告：${outcome.value.reportPath}` : `report: ${outcome.value.reportPath}`);
        return { ok: true, value: 0 };
      }),
    );
}
