import { LEGAL_VALUES, SANCTION_PACKS } from '#law';
import type { MeasureState, PublicationRefusal, RecordKind } from '#casework';
import type { Bilingual, Language, Problem } from '#model';

import { CONFIDENCE_WORDS, MEASURE_WORDS } from '../law-words.ts';
import { BASIS_WORDS, GROUND_WORDS, PAPER_WORDS } from './appeal-terms.ts';
import { RISK_MEASURE_WORDS } from './measure-words.ts';
import { ACTION_WORDS } from './permission-actions.ts';
import { PRIVACY_ASK_WORDS, PRIVACY_RESULT_WORDS, REFUSAL_GROUND_WORDS } from './privacy-words.ts';
import { CREDIT_LIST_WORDS } from './sanction-words.ts';

const of = (zh: string, en: string): Bilingual => ({ zh, en });

export const RECORD_KIND_WORDS: Readonly<Record<RecordKind, Bilingual>> = {
  lead: of('线索', 'lead'),
  warning: of('预警', 'warning'),
  tip: of('举报', 'tip'),
  exhibit: of('扣押物品清单', 'list of exhibits'),
  measure: of('账户处置记录', 'measure record'),
  return: of('返还', 'return'),
  telecom: of('号码核验记录', 'telecom record'),
  screening: of('号码排查名单', 'screening list'),
  sanction: of('惩戒', 'sanction'),
  appeal: of('申诉', 'appeal'),
  'self-check': of('名下卡自查', 'self-check'),
  person: of('人员档案', 'person record'),
  detector: of('检测器统计', 'detector record'),
  'suspicious-report': of('可疑交易报告', 'suspicious-transaction report'),
  'privacy-request': of('个人信息请求', 'privacy request'),
  'legal-setting': of('法定数值设定', 'legal setting'),
};

export const REFUSAL_WORDS: Readonly<Record<PublicationRefusal['code'], Bilingual>> = {
  'publication-off': of('公开默认关闭，未经法制审查开启', 'publication is off until a lawyer switches it on'),
  'police-route': of('公安机关认定的对象不公开', 'nobody on the police route is shown in public'),
  'not-convicted': of('没有生效判决', 'there is no judgment in effect'),
  minor: of('未成年人一律不公开', 'a minor is never shown in public'),
  'birth-unknown': of('出生日期不明，不能排除未成年', 'the birth is unknown: perhaps a minor'),
  'not-in-force': of('惩戒不在执行中', 'the sanction is not in force'),
  'past-record': of('补录的旧认定不公开', 'a determination from old papers is not shown in public'),
  'no-end': of('公开截止日须在今天与惩戒期满之间', 'the last day must lie between today and the end of the term'),
};

const STATUS_WORDS: Readonly<Record<MeasureState['freezes'][number]['status'], Bilingual>> = {
  proposed: of('待批准', 'proposed'),
  ordered: of('待执行', 'ordered'),
  waiting: of('轮候', 'waiting'),
  'in-force': of('执行中', 'in force'),
  ended: of('已结束', 'ended'),
  refused: of('机构未执行', 'not carried out'),
  declined: of('未批准', 'declined'),
};

const FIELD_WORDS: Readonly<Record<string, Bilingual>> = {
  name: of('户名', 'the name'),
  number: of('账号', 'the number'),
  amount: of('金额', 'the amount'),
  time: of('时间', 'the time'),
  currency: of('币种', 'the currency'),
  channel: of('渠道', 'the channel'),
  scope: of('范围', 'the scope'),
  reason: of('原因', 'the reason'),
  relief: of('救济渠道', 'the relief channel'),
  papers: of('所需材料', 'the papers needed'),
  liability: of('承担责任的承诺', 'the promise of liability'),
  signature: of('签名', 'the signature'),
  startedMs: of('开始时间', 'the begin'),
  endsMs: of('结束时间', 'the end'),
  movedMs: of('资金转移时间', 'the time of the movement'),
  transferredMs: of('转账时间', 'the time of the transfer'),
  executed: of('已冻结金额', 'the amount frozen'),
  prior: of('在先冻结', 'the earlier freeze'),
  result: of('办理结果', 'the result'),
  idNumber: of('证件号码', 'the ID number'),
  balance: of('账户余额', 'the balance'),
  asset: of('财产种类', 'the kind of asset'),
  mode: of('冻结方式', 'the way of freezing'),
  kind: of('种类', 'the kind'),
  law: of('法律依据', 'the law'),
  level: of('风险等级', 'the level of risk'),
  risk: of('风险等级', 'the level of risk'),
  outcome: of('核实结果', 'the outcome'),
  method: of('核实方式', 'the way of checking'),
  what: of('报告事项', 'what is reported'),
  cause: of('原因', 'the cause'),
  how: of('告知方式', 'the way of telling'),
  by: of('申请人', 'who applies'),
};

const MISSING_WORDS: Readonly<Record<string, Bilingual>> = {
  ...FIELD_WORDS,
  'notice-number': of('文号', 'the number'),
  channel: of('申诉渠道', 'the channel for objections'),
  measures: of('措施', 'the measures'),
  reasons: of('理由', 'the reasons'),
};

const RISK_WORDS: Readonly<Record<string, Bilingual>> = {
  low: of('低', 'low'),
  medium: of('中', 'medium'),
  high: of('高', 'high'),
};

const PACK_WORDS: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  SANCTION_PACKS.map(({ id, title }) => [id, title]),
);
const LEGAL_VALUE_WORDS: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  Object.values(LEGAL_VALUES).map(({ id, title }) => [id, { zh: `“${title.zh}”`, en: `“${title.en}”` }]),
);

/** Values of problems that are codes of ours, by the name of the value. What is none of them stays as it is. */
const BY_NAME: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  kind: { ...RECORD_KIND_WORDS, ...RISK_MEASURE_WORDS },
  basis: BASIS_WORDS,
  ground: { ...GROUND_WORDS, ...REFUSAL_GROUND_WORDS },
  papers: PAPER_WORDS,
  ask: PRIVACY_ASK_WORDS,
  result: PRIVACY_RESULT_WORDS,
  reasons: REFUSAL_WORDS,
  missing: MISSING_WORDS,
  field: FIELD_WORDS,
  fields: FIELD_WORDS,
  status: STATUS_WORDS,
  level: RISK_WORDS,
  least: RISK_WORDS,
  risk: RISK_WORDS,
  measure: MEASURE_WORDS,
  list: CREDIT_LIST_WORDS,
  confidence: CONFIDENCE_WORDS,
  command: ACTION_WORDS,
  refused: ACTION_WORDS,
  id: LEGAL_VALUE_WORDS,
  rule: LEGAL_VALUE_WORDS,
  pack: PACK_WORDS,
  packs: PACK_WORDS,
  others: PACK_WORDS,
  chosen: PACK_WORDS,
  act: PACK_WORDS,
  decision: PACK_WORDS,
};

/** Codes, alone or in a list, as words of the language; anything else unchanged. */
export function withWords(values: Problem['values'], language: Language): Problem['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, wordsOf(BY_NAME[name], value, language) ?? value]),
  );
}

function wordsOf(
  words: Readonly<Record<string, Bilingual>> | undefined,
  value: string | number,
  language: Language,
): string | undefined {
  if (words === undefined || typeof value !== 'string' || value === '') return undefined;
  const said = value.split(/, ?/).map((code) => (Object.hasOwn(words, code) ? words[code]?.[language] : undefined));
  return said.every((word) => word !== undefined) ? said.join(language === 'zh' ? '、' : ', ') : undefined;
}
