import { SANCTION_PACKS, type ActExplained, type ActQuestion } from '#law';
import type { Bilingual, Language } from '#model';

import { actWords, CONFIDENCE_WORDS, MEASURE_WORDS, OPEN_WORDS, REFUSED_WORDS } from './texts/law-words.ts';

/** [LAW-8] Which rule, from which text, how sure, what is open. No advice. */
export function lawSummary(question: ActQuestion, explained: ActExplained, language: Language): string {
  const zh = language === 'zh';
  const { act, actedAt, decidedAt, region } = question;
  const lines = [
    zh
      ? `${actWords(act, language)} · 行为日 ${actedAt} · 认定日 ${decidedAt} · 地区 ${region}`
      : `${actWords(act, language)} · act ${actedAt} · decision ${decidedAt} · region ${region}`,
  ];
  if (explained.open.includes(FUTURE)) lines.push(OPEN_WORDS[FUTURE]?.[language] ?? FUTURE);
  if (explained.refused !== undefined) lines.push(REFUSED_WORDS[explained.refused][language]);
  for (const [pack, rules] of Map.groupBy(explained.rules, (rule) => rule.pack)) {
    const title = SANCTION_PACKS.find(({ id }) => id === pack)?.title[language] ?? pack;
    lines.push('', title);
    for (const { measure, term_years: years, article, confidence, in_force: inForce, conditions } of rules) {
      const term = years === null ? (zh ? '未定期限' : 'no term named') : zh ? `${years} 年` : `${years} years`;
      const where = article === '' ? '' : zh ? ` · ${article}条` : ` · ${article}`;
      const when = inForce === 'both' ? '' : ` · ${IN_FORCE[inForce][language]}`;
      const off = conditions.includes('not-carried-out-off') ? ` · ${OFF[language]}` : '';
      lines.push(
        `  ${MEASURE_WORDS[measure][language]} · ${term}${where} · ${CONFIDENCE_WORDS[confidence][language]}${when}${off}`,
      );
    }
  }
  const open = explained.open.filter((code) => code !== FUTURE);
  if (open.length > 0) {
    lines.push('', zh ? '待定或须先查明：' : 'open, or to be found first:');
    for (const code of open) lines.push(`  ${OPEN_WORDS[code]?.[language] ?? code}`);
  }
  return [...lines, '', zh ? '不构成法律意见。' : 'No legal advice.'].join('\n');
}

const FUTURE = 'day-in-future';

/** Beside a measure that the program never carries out by itself. */
const OFF: Bilingual = {
  zh: '本程序不执行：默认关闭，须经法律核准',
  en: 'not carried out by this program: off, behind a legal gate',
};

const IN_FORCE = {
  act: { zh: '仅行为日有效', en: 'in force on the day of the act only' },
  decision: { zh: '仅认定日有效', en: 'in force on the day of the decision only' },
  unknown: { zh: '是否已生效不明', en: 'not known whether in force' },
} as const;
