import {
  ACCOUNT,
  CASE_NO,
  FINDING,
  PERSON,
  person,
  PHONE,
  sanction,
  SECOND,
  telecom,
  THIRD,
} from './appeal-upheld-records.ts';
import { AGENCY, does, isRefused } from './cast.ts';
import type { StoryStep } from './story.ts';

const act = (n: number, number: string, day: string, counterparty: string) =>
  ({
    id: `act-${n}`,
    act: 'rent-bank-account',
    day,
    items: [{ number, kind: 'bank-account' }],
    times: 1,
    counterparties: [counterparty],
    evidence: [`测试流水.csv#${n}`],
  }) as const;

/** The carrier checks the number; the holder is proposed, determined, told and sanctioned. */
export const SANCTION_CHAPTER: readonly StoryStep[] = [
  does('2025-03-12 09:00', 'investigator', 'sanction', {
    type: 'person.enter',
    record: person,
    region: '371302',
    agencies: [AGENCY.bank.id, AGENCY.carrier.id],
    caseNo: CASE_NO,
    identity: { isUnit: false, name: '测试甲', idNumber: '000000199001010000', birth: '1990-01-01' },
  }),
  ...[ACCOUNT, SECOND, THIRD].map((number, n) =>
    does(`2025-03-12 09:1${n}`, 'investigator', 'sanction', {
      type: 'person.attach-item',
      record: person,
      item: { number, kind: 'bank-account', institution: AGENCY.bank.id },
    }),
  ),
  does('2025-03-12 09:20', 'investigator', 'sanction', {
    type: 'person.attach-item',
    record: person,
    item: { number: PHONE, kind: 'phone-card', institution: AGENCY.carrier.id },
  }),
  // The carrier checks first who uses the number, and restricts nothing: the check is passed.
  does('2025-03-12 10:00', 'carrierAnalyst', 'risk-control', {
    type: 'telecom.open',
    record: telecom,
    personId: PERSON,
    region: '371302',
    caseNo: CASE_NO,
    finding: FINDING,
    reason: '同一持有人的账户被发现疑似涉案',
    numbers: [{ number: PHONE, kind: 'phone-card', carrier: AGENCY.carrier.id, risk: 'low' }],
  }),
  does('2025-03-12 10:05', 'carrierAnalyst', 'risk-control', {
    type: 'telecom.ask',
    record: telecom,
    number: PHONE,
    method: 'online-live',
  }),
  isRefused(
    'not-verified-yet',
    does('2025-03-12 10:06', 'carrierAnalyst', 'risk-control', {
      type: 'telecom.restrict',
      record: telecom,
      number: PHONE,
      notice: { reason: '测试', channel: '测试营业厅', papers: ['身份证件'], how: 'sms' },
    }),
  ),
  does('2025-03-12 15:00', 'carrierAnalyst', 'risk-control', {
    type: 'telecom.record-verification',
    record: telecom,
    number: PHONE,
    result: 'passed',
  }),

  does('2025-03-20 09:00', 'investigator', 'sanction', {
    type: 'sanction.propose',
    record: sanction,
    region: '371302',
    agencies: [AGENCY.city.id, AGENCY.bank.id, AGENCY.carrier.id, AGENCY.credit.id],
    caseNo: CASE_NO,
    finding: FINDING,
    personId: PERSON,
    route: 'police',
    acts: [
      act(1, ACCOUNT, '2025-01-10', '对象1'),
      act(2, SECOND, '2025-01-20', '对象2'),
      act(3, THIRD, '2025-02-05', '对象3'),
    ],
    hasPenalty: false,
    reasons: '三张银行卡交由他人使用',
  }),
  isRefused(
    'level-too-low',
    does('2025-03-20 09:30', 'countyHead', 'sanction', {
      type: 'sanction.determine',
      record: sanction,
      pack: 'joint-measures-2024',
      reasons: '县级不能认定',
    }),
  ),
  does('2025-04-02 10:00', 'cityHead', 'sanction', {
    type: 'sanction.determine',
    record: sanction,
    pack: 'joint-measures-2024',
    reasons: '流水、开户资料与讯问笔录相互印证，三张以上',
  }),
  isRefused(
    'notice-not-served',
    does('2025-04-02 10:05', 'cityOfficer', 'sanction', {
      type: 'sanction.instruct',
      record: sanction,
      orders: [{ id: 'order-bank', to: AGENCY.bank.id, sector: 'bank' }],
    }),
  ),
  does('2025-04-03 09:00', 'cityOfficer', 'sanction', {
    type: 'sanction.issue-notice',
    record: sanction,
    noticeNo: '测试惩告〔2025〕1号',
    channel: '测试市反诈中心申诉窗口',
    papers: ['身份证件', '银行卡办理经过说明'],
  }),
  does('2025-04-07 10:00', 'cityOfficer', 'sanction', {
    type: 'sanction.serve-notice',
    record: sanction,
    method: 'in-person',
    servedOn: '2025-04-07',
    receiver: '测试甲',
  }),
  does('2025-04-07 11:00', 'cityOfficer', 'sanction', {
    type: 'sanction.instruct',
    record: sanction,
    orders: [
      { id: 'order-bank', to: AGENCY.bank.id, sector: 'bank' },
      { id: 'order-carrier', to: AGENCY.carrier.id, sector: 'carrier', keptNumber: PHONE },
    ],
  }),
  does('2025-04-07 15:00', 'bankAnalyst', 'sanction', {
    type: 'sanction.answer',
    record: sanction,
    order: 'order-bank',
    result: 'done',
  }),
  does('2025-04-07 16:00', 'cityOfficer', 'sanction', {
    type: 'sanction.report-credit',
    record: sanction,
    list: 'financial-credit-database',
    basis: '联合惩戒办法（二手来源）',
    order: 'order-credit',
    to: AGENCY.credit.id,
  }),
  does('2025-04-08 09:00', 'creditOfficer', 'sanction', {
    type: 'sanction.answer',
    record: sanction,
    order: 'order-credit',
    result: 'done',
  }),
  // The carrier does not answer in time.
  does('2025-04-10 09:00', 'carrierAnalyst', 'sanction', {
    type: 'sanction.answer',
    record: sanction,
    order: 'order-carrier',
    result: 'done',
  }),
  isRefused(
    'publication-refused',
    does('2025-04-10 10:00', 'cityHead', 'sanction', {
      type: 'sanction.publish',
      record: sanction,
      order: 'order-publish',
      to: AGENCY.credit.id,
      until: '2025-12-31',
    }),
  ),
];
