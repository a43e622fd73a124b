import { InvalidArgumentError, Option, type Command } from 'commander';

import {
  ACTS,
  CHINA_CALENDAR,
  compareRegimes,
  deadline,
  explainAct,
  LEGAL_VALUES,
  legalText,
  localDateOf,
  nominalEnd,
  REGIMES_OF_2021,
  SANCTION_PACKS,
  type Act,
  type LegalSettings,
  type LegalValueId,
  type RegimeCase,
} from '#law';
import { fail, formatInstant, ok, parseInstant, type Language, type Result } from '#model';
import {
  lawCompareSummary,
  lawSummary,
  lawTermSummary,
  lawValuesSummary,
  valueStanding,
  type TermShown,
} from '#report';

import { languageOption } from '../option-sets.ts';
import { runCommand } from '../run-command.ts';
import { CLI_TEXTS as T } from '../texts.ts';

interface ExplainOptions {
  act: Act;
  actedAt: string;
  decidedAt: string;
  region: string;
  json?: boolean;
}

interface CompareOptions {
  act: Act;
  case?: string[];
  json?: boolean;
}

interface TermOptions {
  value: LegalValueId;
  from: string;
  number?: string;
  by?: string;
  json?: boolean;
}

export function addLaw(program: Command, language: Language): void {
  const law = program.command('law').description(T.law[language]);
  addExplain(law, language);
  addCompare(law, language);
  addValues(law, language);
  addTerm(law, language);
}

function addExplain(law: Command, language: Language): void {
  law
    .command('explain')
    .description(T.lawExplain[language])
    .addOption(actOption(language).makeOptionMandatory())
    .requiredOption('--acted-at <date>', T.lawActedAt[language])
    .requiredOption('--decided-at <date>', T.lawDecidedAt[language])
    .requiredOption('--region <code>', T.lawRegion[language])
    .option('--json', T.json[language])
    .addOption(languageOption(language))
    .exitOverride()
    .action((options: ExplainOptions) =>
      runCommand(language, (context) => {
        const { act, actedAt, decidedAt, region } = options;
        const question = { act, actedAt, decidedAt, region };
        const explained = explainAct(question, SANCTION_PACKS, localDateOf(Date.now()));
        if (!explained.ok) return Promise.resolve(explained);
        if (options.json === true) process.stdout.write(`${JSON.stringify(explained.value)}\n`);
        else context.say(lawSummary(question, explained.value, language));
        return Promise.resolve(ok(0));
      }),
    );
}

function addCompare(law: Command, language: Language): void {
  law
    .command('compare')
    .description(T.lawCompare[language])
    .addOption(actOption(language).makeOptionMandatory())
    .option('--case <region:date...>', T.lawCase[language])
    .option('--json', T.json[language])
    .addOption(languageOption(language))
    .exitOverride()
    .action((options: CompareOptions) =>
      runCommand(language, (context) => {
        const today = localDateOf(Date.now());
        const cases = regimeCases(options.case, today);
        if (!cases.ok) return Promise.resolve(cases);
        const compared = compareRegimes(options.act, cases.value, today);
        if (!compared.ok) return Promise.resolve(compared);
        if (options.json === true) process.stdout.write(`${JSON.stringify(compared.value)}\n`);
        else context.say(lawCompareSummary(compared.value, language));
        return Promise.resolve(ok(0));
      }),
    );
}

function addValues(law: Command, language: Language): void {
  law
    .command('values')
    .description(T.lawValues[language])
    .option('--json', T.json[language])
    .addOption(languageOption(language))
    .exitOverride()
    .action((options: { json?: boolean }) =>
      runCommand(language, (context) => {
        if (options.json === true) process.stdout.write(`${JSON.stringify({ values: legalValueRows() })}\n`);
        else context.say(lawValuesSummary(language));
        return Promise.resolve(ok(0));
      }),
    );
}

function addTerm(law: Command, language: Language): void {
  law
    .command('term')
    .description(T.lawTerm[language])
    .addOption(choice(new Option('--value <id>', T.lawTermValue[language]), TERM_VALUES).makeOptionMandatory())
    .requiredOption('--from <time>', T.lawTermFrom[language])
    .option('--number <n>', T.lawTermNumber[language])
    .option('--by <name>', T.lawTermBy[language])
    .option('--json', T.json[language])
    .addOption(languageOption(language))
    .exitOverride()
    .action((options: TermOptions) =>
      runCommand(language, (context) => {
        const shown = termShown(options);
        if (!shown.ok) return Promise.resolve(shown);
        if (options.json === true) process.stdout.write(`${JSON.stringify(shown.value)}\n`);
        else context.say(lawTermSummary(shown.value, language));
        return Promise.resolve(ok(0));
      }),
    );
}

const TERM_VALUES: readonly string[] = Object.values(LEGAL_VALUES)
  .filter(({ unit }) => unit !== 'count' && unit !== 'switch')
  .map(({ id }) => id);

/** [LAW-23] The end of one term, with the number of its text or one that a named person gives. */
export function termShown({ value, from, number, by }: TermOptions): Result<TermShown> {
  const begun = parseInstant(from);
  if (!begun.ok) return fail('usage', { reason: 'date-unreadable', option: 'from', value: from });
  if (number !== undefined && !/^\d{1,9}$/.test(number))
    return fail('usage', { reason: 'number-unreadable', option: 'number', value: number });
  if (number !== undefined && isFixed(value)) return fail('legal-value-fixed', { id: value });
  const given = number === undefined ? LEGAL_VALUES[value].value : Number(number);
  const settings: LegalSettings =
    by === undefined || given === undefined
      ? new Map()
      : new Map([[value, { value: given, by, atMs: begun.value.ms }]]);
  const end = deadline(value, begun.value.ms, { settings, calendar: CHINA_CALENDAR });
  const nominal = nominalEnd(value, begun.value.ms, { settings });
  return ok({
    ...{ value, from: formatInstant(begun.value.ms) },
    nominal_last_day: nominal.ok ? nominal.value.day : null,
    due: end.ok ? formatInstant(end.value.dueMs) : null,
    problem: end.ok ? null : end.problem,
  });
}

/** A number that a law read in full sets: nobody gives another. */
function isFixed(value: LegalValueId): boolean {
  const rule = LEGAL_VALUES[value];
  return valueStanding(rule.value, rule.confidence) === 'fixed';
}

/** Choices that stand in the help, which follows every mistake, and not a second time in the mistake. */
function choice(option: Option, choices: readonly string[]): Option {
  return option.choices(choices).argParser((value: string) => {
    if (!choices.includes(value)) throw new InvalidArgumentError('');
    return value;
  });
}

function actOption(language: Language): Option {
  return choice(new Option('--act <act>', T.lawAct[language]), ACTS);
}

/** [LAW-21] `371300:2021-04-20`; without any: the two regimes of 2021 and the country's rules of `today`. Problem `usage` for another form. */
export function regimeCases(given: readonly string[] | undefined, today: string): Result<readonly RegimeCase[]> {
  if (given === undefined || given.length === 0)
    return ok([...REGIMES_OF_2021, { region: '000000', decidedAt: today }]);
  const cases: RegimeCase[] = [];
  for (const text of given) {
    const [region, decidedAt, ...rest] = text.split(':');
    if (region === undefined || decidedAt === undefined || rest.length > 0)
      return fail('usage', { reason: 'case-unreadable', option: 'case', value: text });
    cases.push({ region, decidedAt });
  }
  return ok(cases);
}

/** [LAW-22] Every legal value as data, with the text that sets it. */
export function legalValueRows() {
  return Object.values(LEGAL_VALUES).map(({ value, countedBy, ...rule }) => {
    const { title, fromConfidence } = legalText(rule.pack);
    return {
      ...rule,
      ...{ value: value ?? null, standing: valueStanding(value, rule.confidence), text: title },
      ...(countedBy === undefined ? {} : { counted_by: countedBy }),
      ...(fromConfidence === undefined ? {} : { from_confidence: fromConfidence }),
    };
  });
}
