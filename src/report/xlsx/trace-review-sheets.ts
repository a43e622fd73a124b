import { formatInstant } from '../format.ts';
import { freezeWords, outflowWords } from '../texts/freeze-words.ts';
import { ARTICLE_CAVEATS_EN, ARTICLE_REASONS_EN } from '../texts/trace-page-en.ts';
import { ARTICLE_CAVEATS_ZH, ARTICLE_REASONS_ZH } from '../texts/trace-page-zh.ts';
import { TRACE_TEXTS, traceLabel } from '../texts/trace-texts.ts';
import { mainPolicy, type TraceData } from '../trace-data.ts';
import type { SheetCell } from './spreadsheet-cell.ts';
import { accountText, heads, moneyCell } from './trace-sheet-parts.ts';
import type { Sheet } from './write-workbook.ts';

type Article = TraceData['trace']['article_eight'][number];

/** A proposal: who decides is named elsewhere. */
export function freezeSheet(data: TraceData): Sheet {
  const words = freezeWords(data.language);
  return {
    title: traceLabel(data.language, 'freeze'),
    header: heads(data, [
      ...(['account', 'name', 'institution', 'layer', 'held', 'least', 'most', 'confidence'] as const),
      ...(['savable', 'expected', 'marks', 'asOf', 'source', 'id'] as const),
    ]),
    widths: [24, 14, 20, 8, 18, 18, 18, 14, 18, 44, 50, 20, 44, 28],
    rows: data.trace.freeze.map((line): SheetCell[] => [
      ...accountText(data, line.id),
      line.layer,
      ...[line.held, line.least, line.most].map((minor) => moneyCell(data, minor)),
      words.confidence[line.confidence],
      moneyCell(data, line.savable),
      outflowWords(data.language, {
        hasStratum: line.stratum !== undefined,
        ...(line.early_outflow_minutes === undefined ? {} : { early: line.early_outflow_minutes }),
        ...(line.expected_outflow_minutes === undefined ? {} : { expected: line.expected_outflow_minutes }),
      }),
      line.marks.map((mark) => wordOf(words.marks, mark)).join('; '),
      formatInstant(line.as_of),
      line.brought_by ?? '',
      line.id,
    ]),
  };
}

export function tiesSheet(data: TraceData): Sheet {
  return {
    title: traceLabel(data.language, 'ties'),
    header: heads(data, ['policy', 'account', 'name', 'institution', 'least', 'most']),
    widths: [24, 24, 14, 20, 18, 18],
    rows: Object.entries(data.trace.policies).flatMap(([name, { ties }]) =>
      ties.map((line): SheetCell[] => [
        TRACE_TEXTS[data.language].policies[name] ?? name,
        ...accountText(data, line.account),
        moneyCell(data, line.held_least),
        moneyCell(data, line.held_most),
      ]),
    ),
  };
}

/** One row a share of each step, and of each policy beyond the first layer. */
export function articleSheet(data: TraceData): Sheet {
  return {
    title: traceLabel(data.language, 'article'),
    header: heads(data, [
      ...(['account', 'name', 'institution', 'balance', 'frozen', 'step', 'decides', 'state'] as const),
      ...(['victim', 'least', 'most', 'rowsUsed', 'source', 'caveats'] as const),
    ]),
    widths: [24, 14, 20, 18, 18, 24, 10, 50, 24, 18, 18, 10, 44, 50],
    rows: [
      ['', '', '', '', '', '', '', traceLabel(data.language, 'articleNote')],
      ...data.trace.article_eight.flatMap((found) => articleRows(data, found)),
    ],
  };
}

function articleRows(data: TraceData, found: Article): SheetCell[][] {
  const isZh = data.language === 'zh';
  const reasons = isZh ? ARTICLE_REASONS_ZH : ARTICLE_REASONS_EN;
  const caveats = found.caveats.map((code) => wordOf(isZh ? ARTICLE_CAVEATS_ZH : ARTICLE_CAVEATS_EN, code)).join('; ');
  const head = [...accountText(data, found.account), moneyCell(data, found.balance), moneyCell(data, found.frozen)];
  const steps = found.steps.flatMap(({ step, decides, reason, used, shares }) =>
    (shares.length === 0 ? [undefined] : shares).map((share): SheetCell[] => [
      ...head,
      step,
      traceLabel(data.language, decides ? 'yes' : 'no'),
      wordOf(reasons, reason),
      share?.victim ?? '',
      share === undefined ? '' : moneyCell(data, share.least),
      share === undefined ? '' : moneyCell(data, share.most),
      used.rows,
      used.shown.join(';'),
      caveats,
    ]),
  );
  const none: SheetCell[] = [...head, '', '', traceLabel(data.language, 'noDirect'), '', '', '', '', '', caveats];
  const extension = (found.extension?.by_policy ?? []).flatMap(({ policy, shares }) =>
    shares.map(({ victim, held }): SheetCell[] => [
      ...head,
      TRACE_TEXTS[data.language].policies[policy] ?? policy,
      '',
      '',
      victim,
      moneyCell(data, held),
      moneyCell(data, held),
      found.extension?.used.rows ?? 0,
      found.extension?.used.shown.join(';') ?? '',
      caveats,
    ]),
  );
  return [...(steps.length === 0 ? [none] : steps), ...extension];
}

/** Case value and turnover stand side by side and are never added. */
export function cardsSheet(data: TraceData): Sheet {
  return {
    title: traceLabel(data.language, 'cards'),
    header: heads(data, [
      ...(['account', 'name', 'institution', 'caseCount', 'cases', 'victims', 'transfers'] as const),
      ...(['caseValue', 'turnoverIn', 'turnoverOut'] as const),
    ]),
    widths: [24, 14, 20, 10, 50, 10, 10, 18, 24, 24],
    rows: data.trace.cards.map((card): SheetCell[] => [
      ...accountText(data, card.account),
      card.cases.length,
      card.cases.join('; '),
      card.victims,
      card.transfers,
      ...[card.value, card.turnover_in, card.turnover_out].map((minor) => moneyCell(data, minor)),
    ]),
  };
}

export function victimsSheet(data: TraceData): Sheet {
  const cases = new Map(data.trace.victims.map((victim) => [victim.id, victim.cases]));
  return {
    title: traceLabel(data.language, 'victimTotals'),
    header: heads(data, ['victim', 'cases', 'reported', 'held', 'leftData']),
    widths: [24, 50, 18, 18, 18],
    rows: mainPolicy(data).victims.map((line): SheetCell[] => [
      line.victim,
      cases.get(line.victim)?.join('; ') ?? '',
      ...[line.reported, line.held, line.exited].map((minor) => moneyCell(data, minor)),
    ]),
  };
}

/** A code unknown here stands for itself. */
function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
