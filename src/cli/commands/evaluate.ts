import { resolve } from 'node:path';

import type { Command } from 'commander';

import { fail, type Language } from '#model';
import { evaluateFolder, evaluateTraceFolder, isTraceFolder } from '#use-cases';

import { languageOption } from '../option-sets.ts';
import { runCommand } from '../run-command.ts';
import { evaluationSummary, traceEvaluationSummary } from '../summaries.ts';
import { CLI_TEXTS as T } from '../texts.ts';

interface Options {
  truth: string[];
  falseAlerts?: string[];
  inSample?: boolean;
  verdicts?: string;
  json?: boolean;
}

export function addEvaluate(program: Command, language: Language): void {
  program
    .command('evaluate')
    .description(T.evaluate[language])
    .argument('<dir>', T.out[language])
    .requiredOption('--truth <file...>', T.truth[language])
    .option('--false-alerts <file...>', T.falseAlerts[language])
    .option('--in-sample', T.inSample[language])
    .option('--verdicts <dir>', T.verdicts[language])
    .option('--json', T.json[language])
    .addOption(languageOption(language))
    .action((dir: string, options: Options) =>
      runCommand(language, async (context) => {
        const truth = options.truth.map((file) => resolve(file));
        if (isTraceFolder(resolve(dir))) {
          const other = options.verdicts === undefined ? options.falseAlerts : options.verdicts;
          if (other !== undefined) {
            const option = options.verdicts === undefined ? 'false-alerts' : 'verdicts';
            return fail('usage', { reason: 'not-for-a-trace', option, value: String(other) });
          }
          const traced = await evaluateTraceFolder({ dir: resolve(dir), truth, inSample: options.inSample === true });
          if (!traced.ok) return traced;
          context.say(traceEvaluationSummary(traced.value, language));
          if (options.json === true) process.stdout.write(`${JSON.stringify(traced.value)}\n`);
          return { ok: true, value: 0 };
        }
        const outcome = await evaluateFolder({
          dir: resolve(dir),
          truth,
          falseAlerts: (options.falseAlerts ?? []).map((file) => resolve(file)),
          inSample: options.inSample === true,
          ...(options.verdicts === undefined ? {} : { verdicts: resolve(options.verdicts) }),
        });
        if (!outcome.ok) return outcome;
        context.say(evaluationSummary(outcome.value, language));
        if (options.json === true) process.stdout.write(`${JSON.stringify(outcome.value)}\n`);
        return { ok: true, value: 0 };
      }),
    );
}
