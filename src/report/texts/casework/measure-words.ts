import type { EndCause, Freeze, MeasureAlarm, MeasureEvent, RiskMeasure, Stop } from '#casework';
import { formatAmount, formatInstant, maskName, maskNumber, maskText, type Bilingual, type Language } from '#model';

type EventOf<T extends MeasureEvent['type']> = Extract<MeasureEvent, { readonly type: T }>;
type Sayings = { readonly [T in MeasureEvent['type']]: (event: EventOf<T>, language: Language) => string };

export const STOP_KIND_WORDS: Readonly<Record<Stop['kind'], Bilingual>> = {
  first: { zh: '紧急止付', en: 'emergency stop-payment' },
  extension: { zh: '止付延期', en: 'extension of the stop' },
  extended: { zh: '延伸止付', en: 'extended stop on a next hop' },
  'bank-first': { zh: '银行先行止付', en: 'stop by the bank first' },
};

export const FREEZE_MODE_WORDS: Readonly<Record<Freeze['mode'], Bilingual>> = {
  limited: { zh: '限额内冻结', en: 'freeze of a limited amount' },
  'receive-only': { zh: '只收不付', en: 'receive-only freeze' },
};

export const RISK_MEASURE_WORDS: Readonly<Record<RiskMeasure['kind'], Bilingual>> = {
  'verify-transaction': { zh: '核实交易情况', en: 'verify the transaction' },
  're-verify-identity': { zh: '重新核验身份', en: 're-verify the identity' },
  'delay-settlement': { zh: '延迟支付结算', en: 'delay settlement' },
  limit: { zh: '限制有关业务', en: 'limit functions' },
  suspend: { zh: '中止有关业务', en: 'suspend functions' },
};

export const MEASURE_END_WORDS: Readonly<Record<EndCause, Bilingual>> = {
  lapsed: { zh: '期限届满，自动解除', en: 'the term is over: lifted by itself' },
  'no-police-order': {
    zh: '规定时间内未收到公安机关止付指令，自动解除',
    en: 'no police order in time: lifted by itself',
  },
  released: { zh: '解除', en: 'released' },
  'false-report': { zh: '报案不实，解除', en: 'false report: released' },
  extended: { zh: '由延期止付接续', en: 'followed by the extension' },
  frozen: { zh: '转为冻结', en: 'followed by the freeze' },
  unrelated: { zh: '与案件无关，解除', en: 'unrelated to the case: released' },
  withdrawn: { zh: '执行前撤回', en: 'withdrawn before it was carried out' },
  checked: { zh: '核查通过，即时解除', en: 'checked: lifted at once' },
  'identity-theft': { zh: '身份被冒用，解除', en: 'identity theft: lifted' },
  'appeal-upheld': { zh: '申诉成立，解除', en: 'appeal upheld: lifted' },
  'not-my-card': { zh: '非本人开立，解除', en: 'not the person’s own account: lifted' },
  'determination-changed': { zh: '认定变更，解除', en: 'determination changed: lifted' },
};

const ALARM_WORDS: Readonly<Record<MeasureAlarm, Bilingual>> = {
  'receipt-owed': { zh: '机构逾期未回执', en: 'receipt of the institution overdue' },
  'notice-owed': { zh: '逾期未告知当事人', en: 'holder not told in time' },
  'identity-reverify': { zh: '未在期限内重新核实身份', en: 'identity not verified again in time' },
  'freeze-nominal-end': {
    zh: '冻结期限已到（未计节假日顺延；该年日历未公布）：立即续冻或解除',
    en: 'the freeze is over as counted without holidays (no calendar for that year): renew or release now',
  },
  'prior-freeze-over': {
    zh: '在先冻结到期：向机构确认轮候冻结是否生效',
    en: 'the earlier freeze is over: ask whether the waiting one took effect',
  },
};

export const MEASURE_CLOCKS: Readonly<Record<string, Bilingual>> = {
  'stop-end': { zh: '止付到期', en: 'end of the stop' },
  'bank-first-end': { zh: '补办公安机关止付指令', en: 'police order after the bank’s stop' },
  'freeze-end': { zh: '冻结到期', en: 'end of the freeze' },
  'freeze-nominal-end': { zh: '冻结到期（未计节假日）', en: 'end of the freeze, without holidays' },
  'waiting-turn': { zh: '轮候冻结生效', en: 'waiting freeze takes effect' },
  'prior-freeze-over': { zh: '在先冻结到期', en: 'end of the earlier freeze' },
  'release-unrelated': { zh: '与案件无关的解除', en: 'release of what is unrelated to the case' },
  'receipt-owed': { zh: '机构回执', en: 'receipt of the institution' },
  'notice-owed': { zh: '告知当事人', en: 'notice to the holder' },
  'identity-reverify': { zh: '重新核实身份', en: 'identity verified again' },
};

const SAY: Sayings = {
  'measure.opened': ({ account: { number, name } }, language) =>
    language === 'zh'
      ? `建立账户处置记录：${maskName(name)} ${maskNumber(number)}（疑似涉案）`
      : `record opened for account ${maskNumber(number)} of ${maskName(name)} (indicators only)`,
  'measure.stop-requested': ({ application: { amountMinor, currency, payee } }, language) =>
    language === 'zh'
      ? `受理紧急止付申请：转往 ${maskNumber(payee.number)} 的 ${money(amountMinor, currency)}`
      : `stop applied for: ${money(amountMinor, currency)} sent to ${maskNumber(payee.number)}`,
  'measure.stop-ordered': ({ stop: { kind } }, language) =>
    language === 'zh' ? `发出${STOP_KIND_WORDS[kind].zh}指令` : `${STOP_KIND_WORDS[kind].en} ordered`,
  'measure.stopped-first': ({ endsMs }, language) =>
    language === 'zh'
      ? `四要素相符，银行先行止付；须在 ${moment(endsMs)} 前收到公安机关指令`
      : `the four fields are equal: the bank stopped first; police order due by ${moment(endsMs)}`,
  'measure.stop-confirmed': ({ endsMs }, language) =>
    language === 'zh'
      ? `公安机关补发止付指令，止付至 ${moment(endsMs)}`
      : `police order given; stopped until ${moment(endsMs)}`,
  'measure.stop-took-effect': ({ startedMs, endsMs }, language) =>
    language === 'zh'
      ? `机构于 ${moment(startedMs)} 止付，至 ${moment(endsMs)}`
      : `stopped by the institution at ${moment(startedMs)}, until ${moment(endsMs)}`,
  'measure.not-executed': ({ waits, receipt }, language) => {
    const reason = maskText(receipt.reason ?? '');
    if (waits)
      return language === 'zh' ? `在先冻结未解除，轮候（${reason}）` : `behind an earlier freeze: waits (${reason})`;
    return language === 'zh' ? `机构未执行（${reason}）` : `not carried out by the institution (${reason})`;
  },
  'measure.answered': ({ receipt: { result } }, language) =>
    language === 'zh' ? `收到机构回执：${RESULTS[result].zh}` : `receipt of the institution: ${RESULTS[result].en}`,
  'measure.false-report-noted': ({ reason }, language) =>
    language === 'zh'
      ? `报案不实：报案人对由此造成的损失（包括账户所有人的损失）承担责任（${maskText(reason)}）`
      : `false report: the reporter answers for the damage, the holder’s included (${maskText(reason)})`,
  'measure.freeze-requested': ({ freeze: { mode, amountMinor, currency } }, language) =>
    language === 'zh'
      ? `呈请冻结（${FREEZE_MODE_WORDS[mode].zh}${amountMinor === undefined ? '' : `，${money(amountMinor, currency)}`}）`
      : `freeze requested (${FREEZE_MODE_WORDS[mode].en}${amountMinor === undefined ? '' : `, ${money(amountMinor, currency)}`})`,
  'measure.freeze-approved': ({ isWaiting }, language) =>
    language === 'zh'
      ? `批准冻结${isWaiting ? '（轮候）' : ''}`
      : `freeze approved${isWaiting ? ' (waits its turn)' : ''}`,
  'measure.freeze-declined': ({ reason }, language) =>
    language === 'zh' ? `不批准冻结（${maskText(reason)}）` : `freeze declined (${maskText(reason)})`,
  'measure.freeze-took-effect': ({ term, executedMinor, currency }, language) =>
    language === 'zh'
      ? `机构已冻结${executedMinor === undefined ? '' : ` ${money(executedMinor, currency)}`}，${until(term, 'zh')}`
      : `frozen by the institution${executedMinor === undefined ? '' : `: ${money(executedMinor, currency)}`}, ${until(term, 'en')}`,
  'measure.waiting-freeze-took-effect': ({ term }, language) =>
    language === 'zh' ? `轮候冻结生效，${until(term, 'zh')}` : `the waiting freeze took effect, ${until(term, 'en')}`,
  'measure.renewal-requested': (_, language) => (language === 'zh' ? '呈请续冻' : 'renewal requested'),
  'measure.freeze-renewed': ({ term }, language) =>
    language === 'zh' ? `批准续冻，${until(term, 'zh')}` : `renewal approved, ${until(term, 'en')}`,
  'measure.renewal-refused': ({ receipt }, language) =>
    language === 'zh'
      ? `机构未办理续冻（${maskText(receipt.reason ?? '')}）`
      : `renewal not carried out (${maskText(receipt.reason ?? '')})`,
  'measure.found-unrelated': ({ reason }, language) =>
    language === 'zh'
      ? `查明与案件无关：三日内解除（${maskText(reason)}）`
      : `found to be unrelated to the case: release within three days (${maskText(reason)})`,
  'measure.listing-proposed': ({ listing: { kind } }, language) =>
    language === 'zh' ? `呈请列为${LISTINGS[kind].zh}` : `listing as ${LISTINGS[kind].en} proposed`,
  'measure.listed': (_, language) =>
    language === 'zh' ? '列入名单，通知开户人重新核实身份' : 'listed; the holder is to verify the identity again',
  'measure.others-limited': ({ limit: { numbers, effect } }, language) =>
    language === 'zh'
      ? `逾期未核实身份：名下其他账户 ${numbers.length} 个${effect === 'no-non-counter' ? '暂停非柜面业务' : '暂停全部业务'}`
      : `identity not verified: ${numbers.length} other account(s) ${effect === 'no-non-counter' ? 'without non-counter business' : 'stopped'}`,
  'measure.reverified': (_, language) => (language === 'zh' ? '身份已重新核实' : 'identity verified again'),
  'measure.identity-theft-declared': ({ isClosed }, language) =>
    language === 'zh'
      ? `开户人声明被冒用身份开户并同意销户${isClosed ? '，已销户' : '；账户内资金在控，暂不销户'}`
      : `holder declared identity theft and agreed to closing${isClosed ? ': closed' : '; held money keeps it open'}`,
  'measure.risk-proposed': ({ risk: { kind } }, language) =>
    language === 'zh'
      ? `拟采取：${RISK_MEASURE_WORDS[kind].zh}（疑似异常）`
      : `proposed: ${RISK_MEASURE_WORDS[kind].en} (indicators of an anomaly)`,
  'measure.risk-took-effect': (_, language) =>
    language === 'zh' ? '采取防范措施，须告知当事人' : 'measure taken; the holder has to be told',
  'measure.customer-checked': ({ check: { outcome } }, language) => CHECKS[outcome][language],
  'measure.holder-notified': (_, language) =>
    language === 'zh'
      ? '已告知当事人原因、救济渠道和所需资料'
      : 'holder told the reason, the relief and the papers needed',
  'measure.ended': ({ end, measures }, language) =>
    language === 'zh'
      ? `${MEASURE_END_WORDS[end].zh}（${measures.length} 项）`
      : `${MEASURE_END_WORDS[end].en} (${measures.length})`,
  'measure.holder-removed': (_, language) =>
    language === 'zh'
      ? '查明账户系他人冒名开立：被冒名人不再列为开户人，账户本身的止付、冻结、列名不因此解除'
      : 'opened by somebody else in this name: the named person is off the record; stop, freeze and listing of the account stay',
  'measure.alarm': ({ alarm }, language) =>
    `${language === 'zh' ? '提醒：' : 'alarm: '}${ALARM_WORDS[alarm][language]}`,
};

const RESULTS = {
  done: { zh: '已办理', en: 'done' },
  partly: { zh: '部分办理', en: 'partly done' },
  refused: { zh: '未办理', en: 'not done' },
} as const;

const LISTINGS = {
  case: { zh: '涉案账户', en: 'a case account' },
  suspicious: { zh: '可疑账户', en: 'a suspicious account' },
} as const;

const CHECKS = {
  explained: { zh: '已向客户核实：解释合理', en: 'customer asked: explained' },
  'still-suspicious': { zh: '已向客户核实：仍认定可疑', en: 'customer asked: still with indicators' },
  'not-reached': { zh: '未能联系到客户', en: 'customer not reached' },
} as const;

export function sayMeasure(event: MeasureEvent, language: Language): string {
  return (SAY[event.type] as (event: MeasureEvent, language: Language) => string)(event, language);
}

function money(minor: number, currency: string): string {
  return formatAmount(minor, currency);
}

function moment(ms: number): string {
  return formatInstant(ms).slice(0, 19).replace('T', ' ');
}

function until({ endsMs, nominalEndMs }: EventOf<'measure.freeze-renewed'>['term'], language: Language): string {
  if (endsMs !== undefined) return language === 'zh' ? `至 ${moment(endsMs)}` : `until ${moment(endsMs)}`;
  return language === 'zh'
    ? `不计节假日至 ${moment(nominalEndMs)}（该年日历未公布）`
    : `until ${moment(nominalEndMs)} without holidays (no calendar for that year)`;
}
