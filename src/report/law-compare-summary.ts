import {
  LEGAL_VALUES,
  legalText,
  MEASURES,
  type ExplainedRule,
  type LegalTextId,
  type LegalValueId,
  type RegimesCompared,
} from '#law';
import type { Language, Problem } from '#model';

import { displayWidth, padDisplay } from './display-width.ts';
import { problemText } from './texts/problem-text.ts';
import { actWords, MEASURE_WORDS, OPEN_WORDS, REFUSED_WORDS } from './texts/law-words.ts';

/** [LAW-21] The same act at several places and days: a column each, a row for each measure, then the texts and what is open. No advice. */
export function lawCompareSummary({ act, regimes }: RegimesCompared, language: Language): string {
  const zh = language === 'zh';
  const head = ['', ...regimes.map(({ region, decided_at: decided }) => `${region} · ${decided}`)];
  const measures = MEASURES.filter((measure) =>
    regimes.some(({ rules }) => rules.some((rule) => rule.measure === measure)),
  );
  const rows = measures.map((measure) => [
    measure === 'public-exposure' ? `${MEASURE_WORDS[measure][language]}*` : MEASURE_WORDS[measure][language],
    ...regimes.map(({ rules }) =>
      cell(
        rules.filter((rule) => rule.measure === measure),
        language,
      ),
    ),
  ]);
  const lines = [actWords(act, language), '', ...table([head, ...rows])];
  for (const { region, decided_at: decided, rules, open, refused } of regimes) {
    const packs = [...new Set(rules.map(({ pack }) => pack))];
    lines.push('', `${region} · ${decided}`);
    if (refused !== undefined) lines.push(`  ${REFUSED_WORDS[refused][language]}`);
    for (const pack of packs) lines.push(`  ${legalText(pack as LegalTextId).title[language]}`);
    for (const code of open.filter((each) => each !== 'not-carried-out-off'))
      lines.push(`  - ${OPEN_WORDS[code]?.[language] ?? code}`);
  }
  if (measures.includes('public-exposure')) lines.push('', `* ${OPEN_WORDS['not-carried-out-off']?.[language] ?? ''}`);
  return [...lines, '', zh ? '不构成法律意见。' : 'No legal advice.'].join('\n');
}

/** Terms with how sure each is: `5 年 [S]`; several where texts differ. */
function cell(rules: readonly ExplainedRule[], language: Language): string {
  const parts = rules.map(({ term_years: years, confidence }) => {
    if (years === null) return language === 'zh' ? `未定期限 [${confidence}]` : `no term [${confidence}]`;
    return language === 'zh' ? `${years} 年 [${confidence}]` : `${years} years [${confidence}]`;
  });
  return parts.length === 0 ? '–' : [...new Set(parts)].join(language === 'zh' ? '；' : '; ');
}

/** [LAW-22] Every legal value: what it is, how much, how sure, whether it is fixed, to be switched on or to be set, by which text. */
export function lawValuesSummary(language: Language): string {
  const zh = language === 'zh';
  const head = zh ? ['编号', '数值', '可靠程度', '', '名称 · 依据'] : ['id', 'value', 'sure', '', 'name · source'];
  const rows = Object.values(LEGAL_VALUES).map(({ id, title, value, unit, confidence, pack, article }) => [
    id,
    value === undefined ? '–' : `${value} ${UNITS[unit][language]}`.trim(),
    confidence,
    STANDING_WORDS[valueStanding(value, confidence)][language],
    [title[language], legalText(pack).number ?? legalText(pack).title[language], article]
      .filter((part) => part !== '')
      .join(' · '),
  ]);
  return table([head, ...rows]).join('\n');
}

/** What `law term` found. */
export interface TermShown {
  readonly value: LegalValueId;
  readonly from: string;
  /** Last day by number, before a roll; null for hours and working days. */
  readonly nominal_last_day: string | null;
  /** First moment after the term; null where it is not known. */
  readonly due: string | null;
  readonly problem: Problem | null;
}

/** [LAW-23] When a term ends, or why that is not known yet. */
export function lawTermSummary(
  { value, from, nominal_last_day: nominal, due, problem }: TermShown,
  language: Language,
): string {
  const zh = language === 'zh';
  const lines = [`${LEGAL_VALUES[value].title[language]} (${value}) · ${from}`];
  if (nominal !== null)
    lines.push(zh ? `按数字的最后一日：${nominal}（未顺延）` : `last day by number: ${nominal} (not yet rolled)`);
  if (due !== null) lines.push(zh ? `届满：${due}` : `ends: ${due}`);
  if (problem !== null) lines.push(problemText(problem, language));
  return lines.join('\n');
}

export type ValueStanding = 'fixed' | 'switch-on' | 'set';

/** `fixed` by a text read in full; `switch-on`: waits for a named person; `set`: a named person must give it. */
export function valueStanding(value: number | undefined, confidence: string): ValueStanding {
  if (value === undefined) return 'set';
  return confidence === 'T' ? 'fixed' : 'switch-on';
}

const STANDING_WORDS = {
  fixed: { zh: '固定', en: 'fixed' },
  'switch-on': { zh: '须具名启用', en: 'to be switched on' },
  set: { zh: '须具名设定', en: 'to be set' },
} as const;

const UNITS = {
  hours: { zh: '小时', en: 'h' },
  'calendar-days': { zh: '日', en: 'days' },
  'working-days': { zh: '工作日', en: 'working days' },
  months: { zh: '个月', en: 'months' },
  years: { zh: '年', en: 'years' },
  count: { zh: '', en: '' },
  switch: { zh: '', en: '' },
} as const;

function table(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => displayWidth(row[i] ?? ''))));
  return rows.map((row) =>
    row
      .map((text, i) => padDisplay(text, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
