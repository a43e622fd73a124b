import type { AgencyKind, AgencyLevel, Purpose, Role, Scope } from '#casework';
import type { Bilingual } from '#model';

import type { ValueReader } from '../value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;

export const ROLE_WORDS: Readonly<Record<Role, Bilingual>> = {
  investigator: { zh: '办案民警', en: 'investigator' },
  head: { zh: '公安机关负责人', en: 'head of the police organ' },
  reviewer: { zh: '复核人', en: 'reviewer' },
  'bank-analyst': { zh: '银行（支付机构）分析人员', en: 'bank analyst' },
  'bank-head': { zh: '银行（支付机构）负责人', en: 'head at the bank' },
  'carrier-analyst': { zh: '电信企业分析人员', en: 'carrier analyst' },
  'carrier-head': { zh: '电信企业负责人', en: 'head at the carrier' },
  'credit-officer': { zh: '征信工作人员', en: 'credit officer' },
  supervisor: { zh: '监督人员', en: 'supervisor' },
  lawyer: { zh: '法制人员', en: 'lawyer' },
  'privacy-officer': { zh: '个人信息保护专员', en: 'privacy officer' },
  auditor: { zh: '审计人员', en: 'auditor' },
  citizen: { zh: '公民', en: 'citizen' },
  clock: { zh: '系统时钟', en: 'clock' },
};

export const AGENCY_KIND_WORDS: Readonly<Record<AgencyKind, Bilingual>> = {
  police: { zh: '公安机关', en: 'police' },
  bank: { zh: '银行', en: 'bank' },
  'payment-institution': { zh: '支付机构', en: 'payment institution' },
  carrier: { zh: '电信企业', en: 'carrier' },
  regulator: { zh: '主管部门', en: 'regulator' },
  public: { zh: '公众', en: 'public' },
};

export const AGENCY_LEVEL_WORDS: Readonly<Record<AgencyLevel, Bilingual>> = {
  outlet: { zh: '网点', en: 'outlet' },
  county: { zh: '县级', en: 'county' },
  city: { zh: '设区的市级', en: 'city' },
  province: { zh: '省级', en: 'province' },
  national: { zh: '全国（总部）', en: 'national' },
};

export const PURPOSE_WORDS: Readonly<Record<Purpose, Bilingual>> = {
  investigation: { zh: '侦查', en: 'investigation' },
  'loss-prevention': { zh: '止损', en: 'loss prevention' },
  'risk-control': { zh: '风险防控', en: 'risk control' },
  sanction: { zh: '惩戒', en: 'sanction' },
  appeal: { zh: '申诉', en: 'appeal' },
  'return-of-funds': { zh: '资金返还', en: 'return of funds' },
  supervision: { zh: '监督', en: 'supervision' },
  audit: { zh: '审计', en: 'audit' },
  privacy: { zh: '个人信息保护', en: 'privacy' },
  'self-service': { zh: '自助办理', en: 'self-service' },
};

export const SCOPE_WORDS: Readonly<Record<Scope, Bilingual>> = {
  region: { zh: '本辖区', en: 'own region' },
  agency: { zh: '本单位参与', en: 'own agency takes part' },
  self: { zh: '本人', en: 'own record' },
  any: { zh: '不限', en: 'anywhere' },
};

const word = (words: Readonly<Record<string, Bilingual>>, code: string, language: 'zh' | 'en'): string =>
  words[code]?.[language] ?? code;

/** Why somebody may not do something, and what to do. */
export const PERMISSION_PROBLEMS_ZH: Sentences = {
  'not-your-role': (v) => `${word(ROLE_WORDS, v.text('role'), 'zh')}不能办理此事：请交由权限表所列人员办理`,
  'not-your-kind-of-agency': (v) =>
    `${word(AGENCY_KIND_WORDS, v.text('kind'), 'zh')}不能办理此事：请移交权限表所列单位`,
  'level-too-low': (v) => `须由${word(AGENCY_LEVEL_WORDS, v.text('needed'), 'zh')}以上单位办理：请层报`,
  'not-your-region': (v) => `该记录属于 ${v.text('region')}，不在本辖区：请联系当地单位办理`,
  'not-your-agency': () => '本单位不参与该记录：请由参与的单位办理',
  'not-your-record': () => '只能办理本人的记录：代办请走监护人或者代理人渠道',
  'wrong-purpose': (v) => `不能以“${word(PURPOSE_WORDS, v.text('purpose'), 'zh')}”为目的办理：请写明真实且允许的目的`,
  'case-number-missing': () => '涉及个人信息，请填写案件（业务）编号',
  'case-number-differs': () => '所填编号与该记录的案件编号不一致，请核对',
  'case-unknown': (v) => `案件 ${v.text('caseNo')} 中没有可以为此目的查看的记录，请核对编号和目的`,
  'four-eyes': () => '您已办理过该记录的前一环节，须由另一人办理',
};

export const PERMISSION_PROBLEMS_EN: Sentences = {
  'not-your-role': (v) =>
    `not for a ${word(ROLE_WORDS, v.text('role'), 'en')}: hand it to somebody whom the permission table names`,
  'not-your-kind-of-agency': (v) =>
    `not for a ${word(AGENCY_KIND_WORDS, v.text('kind'), 'en')}: hand it to an agency that the permission table names`,
  'level-too-low': (v) => `needs ${word(AGENCY_LEVEL_WORDS, v.text('needed'), 'en')} level or above: pass it up`,
  'not-your-region': (v) => `the record belongs to ${v.text('region')}, which is not yours: ask the agency there`,
  'not-your-agency': () => 'your agency takes no part in this record: ask one that does',
  'not-your-record': () => 'only your own record: use the way for guardians or agents to act for somebody else',
  'wrong-purpose': (v) =>
    `not for the purpose of ${word(PURPOSE_WORDS, v.text('purpose'), 'en')}: state a true one that is allowed`,
  'case-number-missing': () => 'personal data are opened: give the number of the case',
  'case-number-differs': () => 'the number given is not the record’s own case number: check it',
  'case-unknown': (v) =>
    `nothing of case ${v.text('caseNo')} may be read for this purpose; check the number and the purpose`,
  'four-eyes': () => 'you did the step before on this record: another person has to do this one',
};
