import type { ChainRole, LeadEvent, LeadResult, LeadSourceLevel, LeadSubject } from '#casework';
import { maskText, type Bilingual, type Language } from '#model';

import type { ValueReader } from '../value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;
type EventOf<T extends LeadEvent['type']> = Extract<LeadEvent, { readonly type: T }>;
type Sayings = { readonly [T in LeadEvent['type']]: (event: EventOf<T>, language: Language) => string };

export const LEAD_SOURCE_WORDS: Readonly<Record<LeadSourceLevel, Bilingual>> = {
  ministry: { zh: '部级下发', en: 'ministry' },
  province: { zh: '省级下发', en: 'province' },
  city: { zh: '市级下发', en: 'city' },
  county: { zh: '县级', en: 'county' },
  campaign: { zh: '专项行动', en: 'campaign' },
  institution: { zh: '机构移送', en: 'institution' },
  finding: { zh: '本系统发现', en: 'finding' },
  tip: { zh: '群众举报', en: 'tip' },
};

export const LEAD_RESULT_WORDS: Readonly<Record<LeadResult, Bilingual>> = {
  confirmed: { zh: '查实', en: 'confirmed' },
  'not-confirmed': { zh: '查否', en: 'not confirmed' },
  'cannot-verify': { zh: '无法核查', en: 'cannot be verified' },
  duplicate: { zh: '重复线索', en: 'duplicate' },
  'other-region': { zh: '属其他地区', en: 'belongs to another region' },
};

export const AGENCY_LEVEL_WORDS: Readonly<Record<EventOf<'lead.overdue'>['level'], Bilingual>> = {
  outlet: { zh: '网点', en: 'outlet' },
  county: { zh: '县级', en: 'county' },
  city: { zh: '市级', en: 'city' },
  province: { zh: '省级', en: 'province' },
  national: { zh: '部级（总部）', en: 'national level' },
};

export const CHAIN_ROLE_WORDS: Readonly<Record<ChainRole, Bilingual>> = {
  opener: { zh: '卡农', en: 'card farmer' },
  insider: { zh: '内鬼', en: 'insider' },
  escort: { zh: '带队', en: 'escort' },
  collector: { zh: '卡头', en: 'card collector' },
  trafficker: { zh: '贩卡', en: 'card trafficker' },
  dealer: { zh: '卡商', en: 'card dealer' },
  upline: { zh: '上线', en: 'upline' },
  downline: { zh: '下线', en: 'downline' },
  agent: { zh: '代理', en: 'agent' },
  'platform-operator': { zh: '跑分平台运营', en: 'operator of a run-points platform' },
  studio: { zh: '工作室', en: 'studio' },
  programmer: { zh: '程序员', en: 'programmer' },
  leader: { zh: '头目', en: 'leader' },
  'customer-service': { zh: '客服', en: 'customer service' },
  recruiter: { zh: '招揽', en: 'recruiter' },
  buyer: { zh: '收卡人', en: 'buyer of cards' },
};

/** Every role named, once; they are indications. */
function rolesText(subjects: readonly LeadSubject[], language: Language): string {
  const roles = [...new Set(subjects.flatMap(({ roles: of = [] }) => of))].map(
    (role) => CHAIN_ROLE_WORDS[role][language],
  );
  if (roles.length === 0) return '';
  return language === 'zh' ? `，疑似${roles.join('、')}` : `; indications of ${roles.join(', ')}`;
}

export const LEAD_CLOCKS: Readonly<Record<string, Bilingual>> = {
  'lead-unsigned': { zh: '线索签收', en: 'sign for the lead' },
  'lead-no-feedback': { zh: '线索核查反馈', en: 'feed back on the lead' },
  'lead-report-unreceived': { zh: '结果反馈的回执', en: 'receipt for the result' },
};

const SAY: Sayings = {
  'lead.entered': ({ source: { level }, subjects }, language) =>
    language === 'zh'
      ? `登记线索（${LEAD_SOURCE_WORDS[level].zh}，疑似涉案对象 ${subjects.length} 个${rolesText(subjects, 'zh')}）`
      : `lead entered (source ${LEAD_SOURCE_WORDS[level].en}, ${subjects.length} subject(s) with indicators${rolesText(subjects, 'en')})`,
  'lead.added': ({ subjects, reasons }, language) =>
    language === 'zh'
      ? `补充对象 ${subjects.length} 个、依据 ${reasons.length} 条`
      : `${subjects.length} subject(s) and ${reasons.length} reason(s) added`,
  'lead.subject-dropped': ({ reason }, language) =>
    language === 'zh' ? `移出对象 1 个（${maskText(reason)}）` : `a subject dropped (${maskText(reason)})`,
  'lead.returnee-marked': ({ isReturnee }, language) => {
    if (language === 'zh') return `${isReturnee ? '标注' : '取消标注'}自高风险地区返回：仅为属性，不作为任何依据`;
    return `back from a high-risk region ${isReturnee ? 'marked' : 'unmarked'}: an attribute only, no ground for anything`;
  },
  'lead.dispatched': ({ to, path }, language) => {
    if (path === 'down') return language === 'zh' ? `下发至 ${to.id}` : `dispatched to ${to.id}`;
    return language === 'zh' ? `移送其他地区 ${to.id}` : `passed on to another region, ${to.id}`;
  },
  'lead.signed': ({ timely }, language) => (language === 'zh' ? '签收' : 'signed for') + lateness(timely, language),
  'lead.verified': ({ verification: { result, note } }, language) =>
    language === 'zh'
      ? `核查结果：${LEAD_RESULT_WORDS[result].zh}（${maskText(note)}）`
      : `verified: ${LEAD_RESULT_WORDS[result].en} (${maskText(note)})`,
  'lead.fed-back': ({ to, timely }, language) =>
    (language === 'zh' ? `向 ${to} 反馈` : `fed back to ${to}`) + lateness(timely, language),
  'lead.accepted': (_, language) => (language === 'zh' ? '反馈通过' : 'feedback accepted'),
  'lead.returned': ({ missing }, language) =>
    language === 'zh' ? `退回补充（${maskText(missing)}）` : `returned for supplement (${maskText(missing)})`,
  'lead.recalled': ({ reason }, language) =>
    language === 'zh' ? `撤回下发（${maskText(reason)}）` : `dispatch recalled (${maskText(reason)})`,
  'lead.closed': ({ result, report }, language) => {
    if (language === 'zh')
      return `办结：${LEAD_RESULT_WORDS[result].zh}${report === undefined ? '' : `，向来源单位 ${report.to} 反馈`}`;
    return `closed: ${LEAD_RESULT_WORDS[result].en}${report === undefined ? '' : `; fed back to its source, ${report.to}`}`;
  },
  'lead.reopened': ({ reason }, language) =>
    language === 'zh' ? `重新核查（${maskText(reason)}）` : `reopened (${maskText(reason)})`,
  'lead.receipt-recorded': (_, language) => (language === 'zh' ? '来源单位已回执' : 'the source has the result'),
  'lead.finding-updated': ({ change }, language) => {
    if (change === 'gone')
      return language === 'zh'
        ? '新一次分析中该发现已不存在，请重新核对'
        : 'a later run does not find it any more; check again';
    return language === 'zh' ? '新一次分析中该发现的依据有变化' : 'a later run finds it with other reasons';
  },
  'lead.overdue': ({ code, level }, language) => {
    const late = LEAD_CLOCKS[code]?.[language] ?? code;
    return language === 'zh'
      ? `警报：${late}超期，报${AGENCY_LEVEL_WORDS[level].zh}`
      : `alarm: overdue, ${late}; told to ${AGENCY_LEVEL_WORDS[level].en}`;
  },
};

export function sayLead(event: LeadEvent, language: Language): string {
  return (SAY[event.type] as (event: LeadEvent, language: Language) => string)(event, language);
}

function lateness(timely: boolean | undefined, language: Language): string {
  if (timely !== false) return '';
  return language === 'zh' ? '（已超期）' : ' (late)';
}

export const LEAD_PROBLEMS_ZH: Sentences = {
  'lead-exists': (v) => `该线索已存在，编号 ${v.text('id')}，请在原线索上办理`,
  'lead-closed': () => '线索已办结；需要继续核查的请先重新核查',
  'lead-open': () => '线索尚未办结，无需重新核查',
  'roles-only-of-persons': () => '只有人员可以标注疑似角色',
  'role-unknown': () => '疑似角色须从列表中选择，每种一次',
  'lead-subject-missing': () => '请至少写明一个对象（人员、账户或号码）',
  'lead-subject-twice': () => '同一对象重复填写',
  'lead-subject-unknown': () => '线索中没有该人员',
  'lead-reason-missing': () => '请至少写明一条依据',
  'lead-reason-unknown': (v) => `没有“${v.text('reason')}”这一依据，请从列表中选择`,
  'lead-note-missing': () => '请写明具体情况',
  'no-ground': (v) => `“${v.text('ground')}”不能作为依据：返回地区、籍贯、亲属关系均不是理由`,
  'returnee-is-no-reason': () => '自高风险地区返回不能作为唯一依据，请写明具体事实',
  'returnee-only-of-persons': () => '只有人员才有返回地区这一属性',
  'subject-is-identity-theft-victim': () => '该人系被冒用身份的受害人，不能作为线索对象，请将其移出',
  'subject-is-potential-victim': (v) =>
    `该对象是预警 ${v.text('id')} 中的潜在被害人，受保护；请将其移出线索；查明并非只是被害人的，须先由负责人在预警中解除保护`,
  'wrong-source': () => '本系统的发现和群众举报不能手工登记，请从发现或举报转入',
  'issuer-missing': () => '请填写线索来源单位',
  'date-in-future': () => '日期不能晚于现在',
  'lead-not-held': (v) => `${v.text('agency')} 没有持有该线索`,
  'lead-unsigned': () => '请先签收',
  'lead-already-signed': () => '已经签收',
  'lead-already-fed-back': () => '已经反馈；需要补充的由下发单位退回',
  'lead-not-verified': () => '请先填写核查结果',
  'lead-not-passed-on': () => '属其他地区的线索须先移送并收到反馈后才能办结',
  'not-lead-owner': (v) => `只有主办单位 ${v.text('owner')} 可以操作`,
  'owner-closes': () => '主办单位无需反馈，请直接办结',
  'not-dispatcher': (v) => `只有下发单位 ${v.text('from')} 可以操作`,
  'dispatch-exists': () => '下发编号或下发单位重复',
  'dispatch-unknown': () => '没有这一下发记录',
  'dispatch-open': (v) => `下发给 ${v.text('agency')} 的线索尚未了结`,
  'dispatch-finished': () => '该下发已了结，不能撤回',
  'dispatch-not-fed-back': () => '对方尚未反馈',
  'dispatch-police-only': () => '机构不能再下发线索；移送其他地区只能送公安机关',
  'agency-holds-lead': (v) => `${v.text('agency')} 已持有该线索`,
  'not-downwards': () => '线索只能逐级向下，或由公安机关下发给辖区内同级以下机构',
  'outside-region': (v) => `${v.text('region')} 不在辖区 ${v.text('yours')} 内`,
  'inside-own-region': () => '该地区在本辖区内，请直接下发',
  'other-region-missing': () => '请填写六位行政区划代码',
  'result-not-other-region': () => '核查结果为“属其他地区”的才能移送',
  'not-in-that-region': (v) => `接收单位不管辖 ${v.text('region')}`,
  'duplicate-unknown': () => '请填写重复的另一条线索的编号',
  'lead-report-unknown': () => '没有待回执的反馈',
  'finding-other-key': () => '这不是该线索所依据的发现',
  'finding-unchanged': () => '该发现没有变化',
};

export const LEAD_PROBLEMS_EN: Sentences = {
  'lead-exists': (v) => `the lead exists already as ${v.text('id')}; work on that one`,
  'lead-closed': () => 'the lead is closed; reopen it first',
  'lead-open': () => 'the lead is still open',
  'roles-only-of-persons': () => 'only a person has roles',
  'role-unknown': () => 'choose roles of the list, each once',
  'lead-subject-missing': () => 'name at least one person, account or number',
  'lead-subject-twice': () => 'a subject is named twice',
  'lead-subject-unknown': () => 'the lead has no such person',
  'lead-reason-missing': () => 'give at least one reason',
  'lead-reason-unknown': (v) => `there is no reason ${v.text('reason')}; take one of the list`,
  'lead-note-missing': () => 'say what it is in a note',
  'no-ground': (v) =>
    `${v.text('ground')} is no ground: where somebody came back from, where one is from and whose relative one is count for nothing`,
  'returnee-is-no-reason': () => 'back from a high-risk region cannot be the only reason; name a fact',
  'returnee-only-of-persons': () => 'only a person can be back from somewhere',
  'subject-is-identity-theft-victim': () =>
    'this person is a victim of identity theft and no subject of a lead; drop it',
  'subject-is-potential-victim': (v) =>
    `this is the potential victim of warning ${v.text('id')} and protected; drop it, or let a head lift the protection first`,
  'wrong-source': () => 'findings and tips are not entered by hand; take them over from where they are',
  'issuer-missing': () => 'say who gave the lead',
  'date-in-future': () => 'a date cannot be later than now',
  'lead-not-held': (v) => `${v.text('agency')} does not hold this lead`,
  'lead-unsigned': () => 'sign for it first',
  'lead-already-signed': () => 'it is signed for already',
  'lead-already-fed-back': () => 'it is fed back already; whoever dispatched it may return it',
  'lead-not-verified': () => 'give the result of the verification first',
  'lead-not-passed-on': () => 'a lead of another region is passed on and answered before it is closed',
  'not-lead-owner': (v) => `only its owner ${v.text('owner')} may do this`,
  'owner-closes': () => 'the owner has nobody to feed back to; close it',
  'not-dispatcher': (v) => `only ${v.text('from')}, which dispatched it, may do this`,
  'dispatch-exists': () => 'this id or this agency is given twice',
  'dispatch-unknown': () => 'there is no such dispatch',
  'dispatch-open': (v) => `the dispatch to ${v.text('agency')} is not finished`,
  'dispatch-finished': () => 'the dispatch is finished and cannot be recalled',
  'dispatch-not-fed-back': () => 'nothing was fed back yet',
  'dispatch-police-only': () => 'institutions do not dispatch, and a lead goes over to police only',
  'agency-holds-lead': (v) => `${v.text('agency')} holds this lead already`,
  'not-downwards': () => 'a lead goes down only, or from police to institutions of its own level and below',
  'outside-region': (v) => `${v.text('region')} does not lie in ${v.text('yours')}`,
  'inside-own-region': () => 'that lies in your own region; dispatch it',
  'other-region-missing': () => 'give the six digits of the other region',
  'result-not-other-region': () => 'only what was verified to belong to another region is passed on',
  'not-in-that-region': (v) => `the addressee is not competent for ${v.text('region')}`,
  'duplicate-unknown': () => 'give the id of the other lead',
  'lead-report-unknown': () => 'no report waits for this receipt',
  'finding-other-key': () => 'this is not the finding of this lead',
  'finding-unchanged': () => 'the finding has not changed',
};
