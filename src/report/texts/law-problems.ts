import type { Bilingual } from '#model';

import type { ValueReader } from './value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;

const START_DATES: Readonly<Record<string, Bilingual>> = {
  servedOn: { zh: '刑罚执行完毕之日', en: 'the day on which the sentence was served' },
  effectiveOn: { zh: '判决生效之日', en: 'the day on which the judgment took effect' },
  determinedOn: { zh: '认定之日', en: 'the day of the determination' },
};

/** Problems of the rules of law: what happened and what to do. */
export const LAW_PROBLEMS_ZH: Sentences = {
  'legal-value-not-yet-in-force': (v) =>
    `${v.text('id')} 所依据的文件自 ${v.text('from')} 起生效，${v.text('day')} 开始的期限不能适用；请按当时的规定办理`,
  'legal-value-no-longer-in-force': (v) =>
    `${v.text('id')} 所依据的规定适用至 ${v.text('to')}，${v.text('day')} 开始的期限不能适用；请按现行规定办理`,
  'term-too-long': (v) => `${v.text('id')} 的数值 ${v.text('value')} 超过一百年，请核对`,
  'term-has-no-nominal-end': (v) => `${v.text('id')} 按小时或工作日计算，没有日历可以不看的截止日`,
  'no-rule': (v) =>
    `没有规则针对 ${v.text('act')}（行为日 ${v.text('acted')}、认定日 ${v.text('decided')}），不能作出认定`,
  'no-rule-on-act-day': (v) =>
    `${v.text('acted')} 没有规则针对 ${v.text('act')}（认定日有 ${v.text('packs')}）：不能作出认定，法制人员也不能选择`,
  'region-unknown': (v) => `不是 GB/T 2260 的地区代码（前两位不是任何省级行政区）：${v.text('value')}`,
  'packs-differ': (v) =>
    `行为日适用 ${v.text('act') || '（无）'}，认定日适用 ${v.text('decision') || '（无）'}：程序不作选择，请由具名法制人员指定一项`,
  'pack-start-unknown': (v) =>
    `${v.text('packs')} 只知起始月份，所涉日期在该月内（另有 ${v.text('others') || '（无）'}）：请先查明生效日`,
  'pack-superseded': (v) => `${v.text('pack')} 适用至 ${v.text('to')}，只可查看以往措施，不能作出新的认定`,
  'pack-not-applicable': (v) => `${v.text('pack')} 在这两个日期、该地区不适用于该行为`,
  'chooser-missing': (v) => `选择 ${v.text('pack')} 须写明作出选择的法制人员`,
  'rule-not-in-pack': (v) => `${v.text('pack')} 中没有针对该行为的规则 ${v.text('rule')}`,
  'no-term': (v) => `${v.text('packs')} 未规定期限`,
  'term-needs-choice': (v) => `各规则期限不同（${v.text('rules')}）：请由法制人员指定适用哪一条`,
  'term-start-other-rule': () => '期限起算未按草案第十条设定，请直接给出起算日',
  'term-start-date-missing': (v) => `起算期限缺少${START_DATES[v.text('date')]?.zh ?? v.text('date')}`,
};

export const LAW_PROBLEMS_EN: Sentences = {
  'legal-value-not-yet-in-force': (v) =>
    `the text behind ${v.text('id')} is in force from ${v.text('from')}; a term that begins on ${v.text('day')} cannot use it: go by the rules of that day`,
  'legal-value-no-longer-in-force': (v) =>
    `the rule behind ${v.text('id')} ended on ${v.text('to')}; a term that begins on ${v.text('day')} cannot use it: go by the rules of that day`,
  'term-too-long': (v) => `${v.text('id')} of ${v.text('value')} is more than a hundred years; check the number`,
  'term-has-no-nominal-end': (v) =>
    `${v.text('id')} counts hours or working days: it has no last day without a calendar`,
  'no-rule': (v) =>
    `no rule speaks of ${v.text('act')} (act ${v.text('acted')}, decision ${v.text('decided')}): nothing can be determined`,
  'no-rule-on-act-day': (v) =>
    `no rule spoke of ${v.text('act')} on ${v.text('acted')} (on the day of the decision: ${v.text('packs')}): nothing can be determined, and no lawyer can choose`,
  'region-unknown': (v) => `not an area code of GB/T 2260 (the first two digits are no province): ${v.text('value')}`,
  'packs-differ': (v) =>
    `${v.text('act') || 'nothing'} is in force on the day of the act, ${v.text('decision') || 'nothing'} on the day of the decision: a named lawyer must choose one`,
  'pack-start-unknown': (v) =>
    `the first day of ${v.text('packs')} is known by month only and a date lies in it (beside it: ${v.text('others') || 'nothing'}): find the day first`,
  'pack-superseded': (v) =>
    `${v.text('pack')} ended on ${v.text('to')}: it shows what it carried and carries nothing new`,
  'pack-not-applicable': (v) => `${v.text('pack')} does not speak of this act on these days in this region`,
  'chooser-missing': (v) => `name the lawyer who chose ${v.text('pack')}`,
  'rule-not-in-pack': (v) => `${v.text('pack')} has no rule ${v.text('rule')} for this act`,
  'no-term': (v) => `${v.text('packs')} names no term`,
  'term-needs-choice': (v) => `the rules have different terms (${v.text('rules')}): a lawyer must name one`,
  'term-start-other-rule': () => 'the beginning of terms is not set as in Article 10 of the draft: give the first day',
  'term-start-date-missing': (v) => `the term cannot begin: give ${START_DATES[v.text('date')]?.en ?? v.text('date')}`,
};
