import { AGENCY, does, isRefused, settings, waitsUntil } from './cast.ts';
import type { Story } from './story.ts';

const CASE_NO = 'A3713022025030001';
const PERSON = 'person-1';
const ACCOUNT = '6200000000000000011';
const SECOND = '6200000000000000029';
const THIRD = '6200000000000000037';
const PHONE = '10900000001';
const FINDING = {
  id: 'finding-1',
  key: 'finding-key-1',
  run: 'run-1',
  detectors: [
    { id: 'pass-through', version: '3' },
    { id: 'fan-in', version: '2' },
  ],
  reasons: ['pass-through', 'fan-in'],
} as const;

const lead = { kind: 'lead', id: 'lead-1' } as const;
const person = { kind: 'person', id: PERSON } as const;
const measure = { kind: 'measure', id: 'measure-1' } as const;
const telecom = { kind: 'telecom', id: 'telecom-1' } as const;
const sanction = { kind: 'sanction', id: 'sanction-1' } as const;
const appeal = { kind: 'appeal', id: 'appeal-1' } as const;

const EQUAL = { name: 'equal', number: 'equal', amount: 'equal', time: 'equal', checkedBy: '测试银行分析员' } as const;
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

/**
 * 2025: a finding becomes a lead; the money is stopped twice and frozen; the holder of the accounts is sanctioned under the joint
 * measures and objects; the review finds that the finding did not hold; everything is lifted in the same decision, and the detectors
 * learn of it.
 */
export const APPEAL_UPHELD: Story = {
  id: 'appeal-upheld',
  caseNo: CASE_NO,
  steps: [
    ...settings('2025-03-03 09:00', {
      'stop-hours': 48,
      'stop-times': 2,
      'same-bank-first-hours': 24,
      'sanction-acts': 3,
      'sanction-police-years': 2,
      'sanction-cap-years': 5,
      'sanction-auto-lift': 1,
      'sanction-term-start': 1,
      'limit-notice-hours': 72,
      'sanction-appeal-days': 30,
      'receipt-hours': 48,
      'lead-sign-hours': 24,
      'lead-feedback-days': 15,
      'telecom-reverify-hours': 24,
    }),

    does('2025-03-05 09:00', 'cityOfficer', 'investigation', {
      type: 'lead.take-finding',
      record: lead,
      region: '371302',
      caseNo: CASE_NO,
      subjects: [{ kind: 'account', id: ACCOUNT, isReturnee: false }],
      finding: FINDING,
      foundMs: Date.parse('2025-03-05T08:30:00+08:00'),
    }),
    does('2025-03-05 09:10', 'cityOfficer', 'investigation', {
      type: 'lead.dispatch',
      record: lead,
      dispatches: [{ id: 'dispatch-1', to: AGENCY.county }],
    }),
    // Nobody signs in time: the next level is told.
    does('2025-03-06 10:00', 'investigator', 'investigation', { type: 'lead.sign', record: lead }),

    does('2025-03-06 10:10', 'investigator', 'loss-prevention', {
      type: 'measure.open',
      record: measure,
      account: { number: ACCOUNT, institution: AGENCY.bank.id, name: '测试甲', kind: 'bank-account', isUnit: false },
      region: '371302',
      personId: PERSON,
      caseNo: CASE_NO,
      finding: FINDING,
    }),
    does('2025-03-06 10:12', 'investigator', 'loss-prevention', {
      type: 'measure.request-stop',
      record: measure,
      request: 'request-1',
      application: {
        from: { institution: '南区测试银行', number: '6200000000000000904', name: '测试乙', kind: 'bank-account' },
        payee: { institution: AGENCY.bank.id, number: ACCOUNT, name: '测试甲' },
        amountMinor: 30_000_000,
        currency: 'CNY',
        transferredMs: Date.parse('2025-03-06T09:40:00+08:00'),
        channel: '手机银行',
        suspectContact: '10900000009',
        idNumber: '000000000000000000',
        isLiabilityPromised: true,
        isSigned: true,
      },
    }),
    isRefused(
      'not-your-role',
      does('2025-03-06 10:13', 'bankAnalyst', 'loss-prevention', {
        type: 'measure.order-stop',
        record: measure,
        stop: 'stop-1',
        request: 'request-1',
      }),
    ),
    isRefused(
      'four-fields-differ',
      does('2025-03-06 10:14', 'investigator', 'loss-prevention', {
        type: 'measure.order-stop',
        record: measure,
        stop: 'stop-1',
        request: 'request-1',
        check: { ...EQUAL, time: 'differs' },
      }),
    ),
    does('2025-03-06 10:16', 'investigator', 'loss-prevention', {
      type: 'measure.order-stop',
      record: measure,
      stop: 'stop-1',
      request: 'request-1',
      check: EQUAL,
    }),
    does('2025-03-06 10:20', 'bankAnalyst', 'loss-prevention', {
      type: 'measure.feedback',
      record: measure,
      delivery: 'stop-1-stop-北区测试银行',
      result: 'done',
      startedMs: Date.parse('2025-03-06T10:18:00+08:00'),
      balanceMinor: 28_000_000,
      check: EQUAL,
    }),
    does('2025-03-07 16:00', 'investigator', 'investigation', {
      type: 'measure.request-freeze',
      record: measure,
      freeze: 'freeze-1',
      asset: 'money',
      mode: 'limited',
      amountMinor: 28_000_000,
      currency: 'CNY',
      isMajor: false,
      scope: '账户内 280,000.00 元及孳息',
      openedCase: { caseNo: CASE_NO, openedMs: Date.parse('2025-03-07T09:00:00+08:00') },
    }),
    isRefused(
      'not-your-role',
      does('2025-03-07 16:05', 'investigator', 'investigation', {
        type: 'measure.approve-freeze',
        record: measure,
        freeze: 'freeze-1',
      }),
    ),
    does('2025-03-07 17:00', 'countyHead', 'investigation', {
      type: 'measure.approve-freeze',
      record: measure,
      freeze: 'freeze-1',
    }),
    does('2025-03-07 17:20', 'bankAnalyst', 'loss-prevention', {
      type: 'measure.feedback',
      record: measure,
      delivery: 'freeze-1-freeze-北区测试银行',
      result: 'done',
      startedMs: Date.parse('2025-03-07T17:15:00+08:00'),
      executedMinor: 28_000_000,
    }),
    does('2025-03-10 09:00', 'investigator', 'investigation', {
      type: 'lead.verify',
      record: lead,
      result: 'confirmed',
      note: '账户由他人使用',
    }),
    does('2025-03-10 09:05', 'investigator', 'investigation', { type: 'lead.feed-back', record: lead }),
    does('2025-03-10 10:00', 'cityOfficer', 'investigation', {
      type: 'lead.accept',
      record: lead,
      dispatch: 'dispatch-1',
    }),

    does('2025-03-10 10:10', 'cityOfficer', 'investigation', {
      type: 'lead.verify',
      record: lead,
      result: 'confirmed',
      note: '县级核查属实',
    }),
    does('2025-03-10 11:00', 'cityHead', 'investigation', { type: 'lead.close', record: lead, reason: '查实，转侦办' }),

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

    does('2025-05-06 09:00', 'holder', 'appeal', {
      type: 'appeal.file',
      record: appeal,
      to: AGENCY.city.id,
      region: '371300',
      personId: PERSON,
      caseNo: CASE_NO,
      bodies: { decided: [AGENCY.city.id], executed: [AGENCY.bank.id, AGENCY.carrier.id] },
      contested: [
        { record: sanction, basis: 'sanction' },
        { record: measure, basis: 'freeze' },
      ],
      statement: '钱是卖手表所得，买家我不认识，三张卡都在自己手里',
      papers: [{ kind: 'transaction', name: '测试购销合同.pdf' }],
    }),
    does('2025-05-07 09:00', 'cityOfficer', 'appeal', { type: 'appeal.accept', record: appeal }),
    does('2025-05-07 09:30', 'cityHead', 'appeal', {
      type: 'appeal.assign',
      record: appeal,
      reviewer: { id: 'officer-5', name: '测试复核员' },
    }),
    // The freeze complaint of thirty days ends on 5 June, the appeal with it: the higher level is told of both.
    does('2025-06-10 10:00', 'reviewer', 'appeal', {
      type: 'appeal.decide',
      record: appeal,
      outcome: 'upheld',
      ground: 'finding-wrong',
      reasons: '货款有合同与物流为证，卡未交给他人',
    }),
    does('2025-06-10 11:00', 'cityOfficer', 'appeal', {
      type: 'appeal.serve-reply',
      record: appeal,
      method: 'in-person',
      receiver: 'person',
    }),
    does('2025-06-10 11:30', 'cityOfficer', 'investigation', {
      type: 'measure.notify-holder',
      record: measure,
      notice: 'freeze-1-release-notice',
      reason: '申诉成立，冻结解除',
      reliefChannel: '测试市反诈中心',
      papersNeeded: [],
    }),
    does('2025-06-10 14:00', 'creditOfficer', 'sanction', {
      type: 'sanction.answer',
      record: sanction,
      order: 'order-credit/withdraw',
      result: 'done',
    }),
    does('2025-06-10 15:00', 'bankAnalyst', 'sanction', {
      type: 'sanction.answer',
      record: sanction,
      order: 'order-bank/lift-1',
      result: 'done',
    }),
    does('2025-06-11 09:00', 'carrierAnalyst', 'sanction', {
      type: 'sanction.answer',
      record: sanction,
      order: 'order-carrier/lift-1',
      result: 'done',
    }),
    does('2025-06-11 10:00', 'bankAnalyst', 'loss-prevention', {
      type: 'measure.feedback',
      record: measure,
      delivery: 'freeze-1-release-freeze-北区测试银行',
      result: 'done',
    }),
    waitsUntil('2026-11-24 12:00'),
  ],
};
