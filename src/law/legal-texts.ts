import type { LegalText } from './legal-text.ts';

const NATION = '000000';

/** Texts on procedure: who may do what and in which time. Rules of sanctions stand in the sanction packs. */
const PROCEDURE = [
  {
    id: 'cpl-2018',
    title: { zh: '《中华人民共和国刑事诉讼法》', en: 'Criminal Procedure Law' },
    ...{ region: NATION, from: { day: '2018-10-26' }, fromConfidence: 'M', confidence: 'T', open: [] },
  },
  {
    id: 'police-procedure-2020',
    title: { zh: '《公安机关办理刑事案件程序规定》', en: 'Rules of procedure of the police in criminal cases' },
    ...{ number: '公安部令第159号', region: NATION, from: { day: '2020-09-01' } },
    ...{ fromConfidence: 'S', confidence: 'T', open: [] },
  },
  {
    id: 'pboc-86-2016',
    title: {
      zh: '《关于建立电信网络新型违法犯罪涉案账户紧急止付和快速冻结机制的通知》',
      en: 'Notice on emergency stop-payment and quick freezing (2016)',
    },
    ...{ number: '银发〔2016〕86号', region: NATION, from: { day: '2016-06-01' } },
    ...{ confidence: 'T-ocr', open: ['application-form-fields-only'] },
  },
  {
    id: 'pboc-261-items',
    title: {
      zh: '《关于加强支付结算管理防范电信网络新型违法犯罪有关事项的通知》',
      en: 'Notice on payment management against telecom fraud (2016)',
    },
    ...{ number: '银发〔2016〕261号', region: NATION, from: { day: '2017-01-01' } },
    ...{ confidence: 'T-ocr', open: ['days-of-item-two-not-defined'] },
  },
  {
    id: 'pboc-261-accounts',
    title: { zh: '银发〔2016〕261号（一）账户数量', en: 'Notice 261, item 1: how many accounts' },
    ...{ number: '银发〔2016〕261号', region: NATION, from: { day: '2016-12-01' }, confidence: 'T-ocr', open: [] },
  },
  {
    id: 'pboc-117-2017',
    title: {
      zh: '银发〔2017〕117号（可疑交易报告后续控制）',
      en: 'Notice on control after a suspicious report (2017)',
    },
    ...{ number: '银发〔2017〕117号', region: NATION, confidence: 'T-ocr', open: ['first-day-not-known'] },
  },
  {
    id: 'return-rules-2016',
    title: {
      zh: '《电信网络新型违法犯罪案件冻结资金返还若干规定》',
      en: 'Rules on the return of frozen money in telecom-fraud cases (2016)',
    },
    ...{ region: NATION, from: { day: '2016-09-18' }, confidence: 'S', open: ['annex-4-formula-unknown'] },
  },
] as const satisfies readonly LegalText[];

const TELECOM = [
  {
    id: 'six-ministries-cards',
    title: { zh: '六部门通告：开卡数量', en: 'Notice of six ministries: how many cards' },
    ...{ region: NATION, from: { day: '2016-09-23' }, confidence: 'S', open: [] },
  },
  {
    id: 'miit-133-2021',
    title: { zh: '工信部联网安函〔2021〕133号', en: 'MIIT and police notice 133 (2021)' },
    ...{ number: '工信部联网安函〔2021〕133号', region: NATION, from: { day: '2021-06-02' } },
    ...{ confidence: 'S', open: ['effect-after-24-hours-unknown'] },
  },
  {
    id: 'iot-notices-2020',
    title: { zh: '工信厅网安〔2020〕9号等物联网卡文件', en: 'MIIT notices on IoT cards (2020)' },
    ...{ number: '工信厅网安〔2020〕9号', region: NATION, confidence: 'S', open: ['first-day-not-known'] },
  },
  {
    id: 'card-check-2021',
    title: { zh: '“一证通查”（电话卡）', en: 'Query of the phone cards under one identity' },
    ...{ region: NATION, from: { earliest: '2021-09-01', latest: '2021-09-30' }, confidence: 'S', open: [] },
  },
  {
    id: 'card-check-2022',
    title: { zh: '“一证通查 2.0”（互联网账号）', en: 'Query of the internet accounts linked to a number' },
    ...{ region: NATION, from: { earliest: '2022-07-01', latest: '2022-07-31' }, confidence: 'S', open: [] },
  },
  {
    id: 'mvno-practice',
    title: { zh: '虚拟运营商的做法', en: 'practice of one virtual operator' },
    ...{ region: NATION, confidence: 'C', open: ['effect-after-24-hours-unknown'] },
  },
] as const satisfies readonly LegalText[];

/** Texts that set sanctions; their rules stand in the sanction packs of the same id. */
const SANCTIONS = [
  {
    id: 'six-ministries-2016',
    title: { zh: '六部门《关于防范和打击电信网络诈骗犯罪的通告》', en: 'Notice of six ministries (2016)' },
    ...{ region: NATION, from: { day: '2016-09-23' }, to: '2019-03-31' },
    ...{ confidence: 'S', open: ['new-account-ban-from-2017', 'end-inferred'] },
  },
  {
    id: 'pboc-261-2016',
    title: { zh: '银发〔2016〕261号', en: 'PBOC notice 261 (2016)' },
    ...{ number: '银发〔2016〕261号', region: NATION, from: { day: '2017-01-01' }, to: '2019-03-31' },
    ...{ confidence: 'T-ocr', open: ['end-inferred'] },
  },
  {
    id: 'pboc-85-2019',
    title: { zh: '银发〔2019〕85号', en: 'PBOC notice 85 (2019)' },
    ...{ number: '银发〔2019〕85号', region: NATION, from: { day: '2019-04-01' }, to: '2024-11-30' },
    ...{ confidence: 'T-ocr', open: ['running-measures-after-2024-12', 'end-inferred'] },
  },
  {
    id: 'five-ministries-2020',
    title: {
      zh: '五部门《关于依法严厉打击惩戒治理非法买卖电话卡银行卡违法犯罪活动的通告》',
      en: 'Notice of five ministries (2020)',
    },
    ...{ region: NATION, from: { day: '2020-12-17' }, to: '2024-11-30' },
    ...{ confidence: 'S', open: ['surrender-window-to-2021-01-15', 'end-inferred'] },
  },
  {
    id: 'aftl-2022',
    title: { zh: '《中华人民共和国反电信网络诈骗法》', en: 'Anti-Telecom and Online Fraud Law' },
    ...{ region: NATION, from: { day: '2022-12-01' }, confidence: 'T', open: ['law-names-no-term'] },
  },
  {
    id: 'joint-measures-2024',
    title: {
      zh: '《电信网络诈骗及其关联违法犯罪联合惩戒办法》',
      en: 'Measures on joint sanctions for telecom fraud and linked offences (2024)',
    },
    ...{ region: NATION, from: { day: '2024-12-01' }, confidence: 'S' },
    open: [
      'appeal-days-unknown',
      'telecom-functions-unknown',
      'criminal-route-three-years',
      'cap-five-years',
      'below-three-needs-province',
      'transition-of-older-measures-unknown',
    ],
  },
  {
    id: 'joint-measures-draft-2023',
    title: { zh: '联合惩戒办法（2023年征求意见稿）', en: 'draft of the measures on joint sanctions (2023)' },
    ...{ region: NATION, from: { day: '2024-12-01' }, confidence: 'D', open: ['final-wording-not-read'] },
  },
  {
    id: 'hebei-2020',
    title: { zh: '河北：不良信用通信网用户（试点）', en: 'Hebei pilot: telecom users of bad credit' },
    ...{ region: '130000', from: { earliest: '2020-07-01', latest: '2020-07-31' }, to: '2024-11-30' },
    ...{ confidence: 'S', open: ['which-of-two-terms', 'end-inferred'] },
  },
  {
    id: 'taizhou-2020',
    title: { zh: '台州：电话卡惩戒', en: 'Taizhou (Zhejiang): phone-card sanctions' },
    ...{ region: '331000', from: { earliest: '2020-11-01', latest: '2020-12-31' }, to: '2024-11-30' },
    ...{ confidence: 'S', open: ['trigger-not-read', 'end-inferred'] },
  },
  {
    id: 'guangdong-2020',
    title: { zh: '广东：不良信用通信用户惩戒办法', en: 'Guangdong: sanctions on telecom users of bad credit' },
    ...{ region: '440000', from: { earliest: '2020-12-01', latest: '2020-12-31' }, to: '2024-11-30' },
    ...{ confidence: 'S', open: ['end-inferred'] },
  },
  {
    id: 'jiangsu-2021',
    title: { zh: '江苏：电话卡两级惩戒', en: 'Jiangsu: two grades of phone-card sanctions' },
    ...{ region: '320000', from: { day: '2021-02-01' }, to: '2024-11-30' },
    ...{ confidence: 'S', open: ['which-of-two-grades', 'end-inferred'] },
  },
  {
    id: 'linyi-2021',
    title: { zh: '临沂：五年、一卡', en: 'Linyi: five years, one card' },
    ...{ region: '371300', from: { earliest: '2021-03-01', latest: '2021-03-31' }, to: '2024-11-30' },
    ...{ confidence: 'S', open: ['end-inferred'] },
  },
] as const satisfies readonly LegalText[];

const PROCESS = [
  {
    id: 'aml-law-2024',
    title: { zh: '《中华人民共和国反洗钱法》（2024年修订）', en: 'Anti-Money-Laundering Law (2024)' },
    ...{ region: NATION, from: { day: '2025-01-01' }, confidence: 'T', open: [] },
  },
  {
    id: 'credit-regulation-2013',
    title: { zh: '《征信业管理条例》', en: 'Regulation on credit reporting' },
    ...{ region: NATION, from: { day: '2013-03-15' }, fromConfidence: 'S', confidence: 'T', open: [] },
  },
  {
    id: 'credit-complaint-2024',
    title: { zh: '征信投诉办理规程', en: 'Procedure for credit complaints' },
    ...{ number: '银发〔2024〕37号', region: NATION, from: { day: '2024-04-15' }, confidence: 'T', open: [] },
  },
  {
    id: 'reconsideration-law-2023',
    title: { zh: '《中华人民共和国行政复议法》（2023年修订）', en: 'Administrative Reconsideration Law (2023)' },
    ...{ region: NATION, from: { day: '2024-01-01' }, fromConfidence: 'M', confidence: 'T' },
    open: ['determination-open-to-reconsideration'],
  },
  {
    id: 'litigation-law-2017',
    title: { zh: '《中华人民共和国行政诉讼法》', en: 'Administrative Litigation Law' },
    ...{ region: NATION, from: { day: '2017-07-01' }, fromConfidence: 'M', confidence: 'T' },
    open: ['determination-open-to-suit'],
  },
  {
    id: 'penalty-law-2021',
    title: { zh: '《中华人民共和国行政处罚法》（2021年修订）', en: 'Administrative Penalty Law (2021)' },
    ...{ region: NATION, from: { day: '2021-07-15' }, fromConfidence: 'M', confidence: 'T', open: [] },
  },
  {
    id: 'pipl-2021',
    title: { zh: '《中华人民共和国个人信息保护法》', en: 'Personal Information Protection Law' },
    ...{ region: NATION, from: { day: '2021-11-01' }, fromConfidence: 'S', confidence: 'T', open: [] },
  },
  {
    id: 'network-data-2024',
    title: { zh: '《网络数据安全管理条例》', en: 'Regulation on network data security' },
    ...{ region: NATION, from: { day: '2025-01-01' }, fromConfidence: 'M', confidence: 'T', open: [] },
  },
  {
    id: 'house-rule',
    title: { zh: '本单位规定（无法定期限）', en: 'rule of the agency; no text sets it' },
    ...{ region: NATION, confidence: 'I', open: [] },
  },
] as const satisfies readonly LegalText[];

export const LEGAL_TEXTS = [...PROCEDURE, ...TELECOM, ...SANCTIONS, ...PROCESS] as const;
export type LegalTextId = (typeof LEGAL_TEXTS)[number]['id'];

const BY_ID = new Map<string, LegalText>(LEGAL_TEXTS.map((text) => [text.id, text]));

export function legalText(id: LegalTextId): LegalText {
  const text = BY_ID.get(id);
  if (text === undefined) throw new Error(`no legal text ${id}`);
  return text;
}
