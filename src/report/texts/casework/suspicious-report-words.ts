import type { SuspiciousReportEvent } from '#casework';
import { maskText, type Bilingual, type Language } from '#model';

import type { ValueReader } from '../value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;
type Sayings = {
  readonly [T in SuspiciousReportEvent['type']]: (
    event: Extract<SuspiciousReportEvent, { readonly type: T }>,
    language: Language,
  ) => string;
};

/** Shown only to whoever may read the draft itself: no other record, list or file has these events. */
const SAY: Sayings = {
  'suspicious-report.drafted': ({ subject }, language) =>
    language === 'zh'
      ? `起草可疑交易报告：账户 ${subject.accounts.length} 个，特征 ${subject.features.join('、')}`
      : `draft of a suspicious-transaction report: accounts ${subject.accounts.length}, features ${subject.features.join(', ')}`,
  'suspicious-report.analysed': ({ conclusion }, language) =>
    language === 'zh'
      ? `人工分析完成：${CONCLUSIONS[conclusion].zh}`
      : `analysed by hand: ${CONCLUSIONS[conclusion].en}`,
  'suspicious-report.approved': (_, language) => (language === 'zh' ? '审定，可以报送' : 'approved for submission'),
  'suspicious-report.sent-back': ({ reason }, language) =>
    language === 'zh' ? `退回补充（${maskText(reason)}）` : `sent back (${maskText(reason)})`,
  'suspicious-report.dropped': ({ reason }, language) =>
    language === 'zh' ? `排除，不报送（${maskText(reason)}）` : `dropped, not reported (${maskText(reason)})`,
  'suspicious-report.submitted': ({ reference }, language) =>
    language === 'zh'
      ? `已在系统外报送，回执编号 ${maskText(reference)}`
      : `submitted outside the program, reference ${maskText(reference)}`,
  'suspicious-report.followed-up': ({ outcome }, language) =>
    language === 'zh' ? `持续监测：${OUTCOMES[outcome].zh}` : `follow-up: ${OUTCOMES[outcome].en}`,
  'suspicious-report.look-due': (_, language) =>
    language === 'zh' ? '警报：持续监测到期未办理' : 'alarm: the follow-up is due and was not made',
};

const CONCLUSIONS = {
  suspicious: { zh: '疑点不能排除', en: 'suspicion stands' },
  explained: { zh: '疑点已得到合理解释', en: 'explained' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const OUTCOMES = {
  'report-again': { zh: '重新分析，拟再次报送', en: 'to be analysed and reported again' },
  'watch-on': { zh: '继续监测', en: 'watched on' },
  'end-watch': { zh: '结束监测', en: 'watch ended' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export function saySuspiciousReport(event: SuspiciousReportEvent, language: Language): string {
  const say = SAY[event.type] as (event: SuspiciousReportEvent, language: Language) => string;
  return say(event, language);
}

export const SUSPICIOUS_REPORT_CLOCKS: Readonly<Record<string, Bilingual>> = {
  'suspicious-report-look': { zh: '可疑交易持续监测间隔', en: 'follow-up of a suspicious-transaction report' },
};

export const SUSPICIOUS_REPORT_PROBLEMS_ZH: Sentences = {
  'report-accounts-missing': () => '请写明报告涉及的账户',
  'report-features-missing': () => '请写明至少一项可疑特征，并结合多项特征综合判断',
  'report-period-reversed': () => '交易期间的终点早于起点，请更正',
  'report-analysis-missing': () => '须先由人工分析并写明分析内容',
  'report-reference-missing': () => '请填写报送回执编号',
  'report-stage': (v) => `报告现处于“${v.text('stage')}”阶段，此操作须在“${v.text('needed')}”阶段办理`,
};

export const SUSPICIOUS_REPORT_PROBLEMS_EN: Sentences = {
  'report-accounts-missing': () => 'name the accounts that the report is about',
  'report-features-missing': () => 'name at least one feature, and judge several of them together',
  'report-period-reversed': () => 'the period ends before it begins; correct it',
  'report-analysis-missing': () => 'a manual analysis with its text comes first',
  'report-reference-missing': () => 'give the reference number of the submission',
  'report-stage': (v) => `the report is ${v.text('stage')}; this is done when it is ${v.text('needed')}`,
};
