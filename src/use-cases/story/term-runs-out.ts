import type { Command } from '#casework';

import { AGENCY, does, EQUAL, isRefused, moment, settings, victimsApplication, waitsUntil } from './cast.ts';
import type { Story, StoryStep } from './story.ts';

const CASE_NO = 'A3713022020120001';
const PERSON = 'person-1';
const ACCOUNT = '6200000000000000052';

const tip = { kind: 'tip', id: 'tip-1' } as const;
const lead = { kind: 'lead', id: 'lead-1' } as const;
const person = { kind: 'person', id: PERSON } as const;
const measure = { kind: 'measure', id: 'measure-1' } as const;
const sanction = { kind: 'sanction', id: 'sanction-1' } as const;
const appeal = { kind: 'appeal', id: 'appeal-1' } as const;

/**
 * 2020 to 2026: a stop lapses because nobody froze in time, a second one is the last; a freeze is renewed once and then lapses; a
 * sanction of five years under notice 85 outlives that notice, ends on its day and is lifted; one bank does not answer, and the
 * holder's objection brings the lift.
 */
export const TERM_RUNS_OUT: Story = {
  id: 'term-runs-out',
  caseNo: CASE_NO,
  steps: [
    ...settings('2020-12-01 09:00', {
      'stop-hours': 48,
      'stop-times': 2,
      'receipt-hours': 48,
      'limit-notice-hours': 72,
      'lead-sign-hours': 24,
      'lead-feedback-days': 15,
      'notice-85-years': 5,
      'sanction-auto-lift': 1,
      'sanction-term-start': 1,
      'sanction-appeal-days': 30,
    }),
    does('2020-12-28 09:00', 'cityOfficer', 'investigation', {
      type: 'tip.receive',
      record: tip,
      region: '371302',
      topic: 'card-trade',
      text: '有人在校门口收银行卡',
      subjects: [{ kind: 'account', id: ACCOUNT }],
      receipt: '测试回执0001',
    }),
    does('2020-12-28 10:00', 'cityOfficer', 'investigation', {
      type: 'tip.triage',
      record: tip,
      note: '与一起报案的收款账户相同',
    }),
    does('2020-12-28 10:35', 'cityOfficer', 'investigation', {
      type: 'tip.make-lead',
      record: tip,
      lead: lead.id,
      note: '转为线索',
    }),
    does('2020-12-28 10:38', 'cityOfficer', 'investigation', {
      type: 'lead.add',
      record: lead,
      subjects: [],
      reasons: [{ code: 'victim-report', note: '被害人转入该账户' }],
    }),
    does('2020-12-28 10:40', 'cityOfficer', 'investigation', {
      type: 'lead.dispatch',
      record: lead,
      dispatches: [{ id: 'dispatch-1', to: AGENCY.county }],
    }),
    does('2020-12-28 11:00', 'investigator', 'investigation', { type: 'lead.sign', record: lead }),

    does('2020-12-28 11:05', 'investigator', 'loss-prevention', {
      type: 'measure.open',
      record: measure,
      account: { number: ACCOUNT, institution: AGENCY.bank.id, name: '测试甲', kind: 'bank-account', isUnit: false },
      region: '371302',
      personId: PERSON,
      caseNo: CASE_NO,
    }),
    does('2020-12-28 11:10', 'investigator', 'loss-prevention', {
      type: 'measure.request-stop',
      record: measure,
      request: 'request-1',
      application: victimsApplication(ACCOUNT, '2020-12-28 08:30', 5_000_000),
    }),
    ...stop('2020-12-28', 'stop-1'),
    // Nobody freezes within 48 hours: the stop lapses by itself on 30 December.
    ...stop('2020-12-31', 'stop-2'),
    isRefused(
      'stop-times-used',
      does('2021-01-04 09:00', 'investigator', 'loss-prevention', {
        type: 'measure.order-stop',
        record: measure,
        stop: 'stop-3',
        request: 'request-1',
        check: EQUAL,
      }),
    ),
    does('2021-01-04 10:00', 'investigator', 'investigation', {
      type: 'measure.request-freeze',
      record: measure,
      freeze: 'freeze-1',
      asset: 'money',
      mode: 'limited',
      amountMinor: 4_000_000,
      currency: 'CNY',
      isMajor: false,
      scope: '账户内 40,000.00 元及孳息',
      openedCase: { caseNo: CASE_NO, openedMs: moment('2021-01-04 09:30') },
    }),
    does('2021-01-04 11:00', 'countyHead', 'investigation', {
      type: 'measure.approve-freeze',
      record: measure,
      freeze: 'freeze-1',
    }),
    does('2021-01-04 11:30', 'bankAnalyst', 'loss-prevention', {
      type: 'measure.feedback',
      record: measure,
      delivery: 'freeze-1-freeze-北区测试银行',
      result: 'done',
      startedMs: moment('2021-01-04 11:20'),
      executedMinor: 4_000_000,
    }),
    does('2021-01-08 09:00', 'investigator', 'investigation', {
      type: 'lead.verify',
      record: lead,
      result: 'confirmed',
      note: '银行卡出租他人使用',
    }),
    does('2021-01-08 09:05', 'investigator', 'investigation', { type: 'lead.feed-back', record: lead }),
    does('2021-01-08 10:00', 'cityOfficer', 'investigation', {
      type: 'lead.accept',
      record: lead,
      dispatch: 'dispatch-1',
    }),

    does('2021-01-08 10:10', 'cityOfficer', 'investigation', {
      type: 'lead.verify',
      record: lead,
      result: 'confirmed',
      note: '县级核查属实',
    }),
    does('2021-01-08 11:00', 'cityHead', 'investigation', { type: 'lead.close', record: lead, reason: '查实，转侦办' }),

    does('2021-01-25 09:00', 'investigator', 'sanction', {
      type: 'person.enter',
      record: person,
      region: '371302',
      agencies: [AGENCY.bank.id, AGENCY.carrier.id],
      caseNo: CASE_NO,
      identity: { isUnit: false, name: '测试甲', idNumber: '000000199001010000', birth: '1990-01-01' },
    }),
    does('2021-01-25 09:10', 'investigator', 'sanction', {
      type: 'person.attach-item',
      record: person,
      item: { number: ACCOUNT, kind: 'bank-account', institution: AGENCY.bank.id },
    }),
    does('2021-01-25 09:20', 'investigator', 'sanction', {
      type: 'person.record-fact',
      record: person,
      fact: { kind: 'surrender', atMs: moment('2021-01-10 09:00'), note: '主动投案', items: [] },
    }),
    does('2021-01-28 09:00', 'investigator', 'sanction', {
      type: 'sanction.propose',
      record: sanction,
      region: '371302',
      agencies: [AGENCY.city.id, AGENCY.bank.id, AGENCY.payment.id, AGENCY.credit.id],
      caseNo: CASE_NO,
      personId: PERSON,
      route: 'police',
      acts: [
        {
          id: 'act-1',
          act: 'rent-bank-account',
          day: '2020-12-20',
          items: [{ number: ACCOUNT, kind: 'bank-account' }],
          times: 1,
          counterparties: ['对象1'],
          evidence: ['测试笔录1'],
        },
      ],
      hasPenalty: false,
      reasons: '出租银行账户',
    }),
    does('2021-02-05 10:00', 'cityHead', 'sanction', {
      type: 'sanction.determine',
      record: sanction,
      pack: 'pboc-85-2019',
      reasons: '本人供述与流水相互印证',
    }),
    does('2021-02-08 09:00', 'cityOfficer', 'sanction', {
      type: 'sanction.issue-notice',
      record: sanction,
      noticeNo: '测试惩告〔2021〕1号',
      channel: '测试市反诈中心申诉窗口',
      papers: ['身份证件'],
    }),
    does('2021-02-09 09:00', 'cityOfficer', 'sanction', {
      type: 'sanction.serve-notice',
      record: sanction,
      method: 'in-person',
      servedOn: '2021-02-09',
      receiver: '测试甲',
    }),
    does('2021-02-09 10:00', 'cityOfficer', 'sanction', {
      type: 'sanction.instruct',
      record: sanction,
      orders: [
        { id: 'order-bank', to: AGENCY.bank.id, sector: 'bank' },
        { id: 'order-payment', to: AGENCY.payment.id, sector: 'payment-institution' },
      ],
    }),
    does('2021-02-09 15:00', 'bankAnalyst', 'sanction', answer('order-bank')),
    does('2021-02-10 09:00', 'paymentAnalyst', 'sanction', answer('order-payment')),
    does('2021-02-10 09:30', 'cityOfficer', 'sanction', {
      type: 'sanction.report-credit',
      record: sanction,
      list: 'financial-credit-database',
      basis: '银发〔2019〕85号（九）',
      order: 'order-credit',
      to: AGENCY.credit.id,
    }),
    does('2021-02-10 16:00', 'creditOfficer', 'sanction', answer('order-credit')),
    does('2021-06-28 09:00', 'investigator', 'investigation', {
      type: 'measure.request-renewal',
      record: measure,
      freeze: 'freeze-1',
    }),
    does('2021-06-28 10:00', 'countyHead', 'investigation', {
      type: 'measure.approve-renewal',
      record: measure,
      freeze: 'freeze-1',
    }),
    does('2021-06-28 11:00', 'bankAnalyst', 'loss-prevention', {
      type: 'measure.feedback',
      record: measure,
      delivery: 'freeze-1-renew-freeze-北区测试银行',
      result: 'done',
    }),
    // The freeze is not renewed again: it lapses at the turn of the year.

    // The measures of 2024 come into force; whether they end older terms no text that was read says. A lawyer says: they run on.
    ...settings('2024-12-02 09:00', { 'sanction-old-terms': 0 }),
    isRefused(
      'term-not-over',
      does('2024-12-03 09:00', 'cityHead', 'sanction', {
        type: 'sanction.lift',
        record: sanction,
        cause: 'term-over',
        reason: '不得提前',
      }),
    ),

    // 5 February 2026: five years are over.
    does('2026-02-06 10:00', 'bankAnalyst', 'sanction', answer('order-bank/lift-1')),
    // The payment institution does not answer; the holder objects.
    does('2026-02-25 09:00', 'holder', 'appeal', {
      type: 'appeal.file',
      record: appeal,
      to: AGENCY.city.id,
      region: '371300',
      personId: PERSON,
      caseNo: CASE_NO,
      bodies: { decided: [AGENCY.city.id], executed: [AGENCY.payment.id] },
      contested: [{ record: sanction, basis: 'sanction-expired' }],
      statement: '已到期，支付账户仍不能使用',
      papers: [],
    }),
    does('2026-02-25 10:00', 'cityOfficer', 'appeal', { type: 'appeal.accept', record: appeal }),
    does('2026-02-25 10:10', 'cityHead', 'appeal', {
      type: 'appeal.assign',
      record: appeal,
      reviewer: { id: 'officer-5', name: '测试复核员' },
    }),
    does('2026-02-25 16:00', 'reviewer', 'appeal', {
      type: 'appeal.decide',
      record: appeal,
      outcome: 'upheld',
      ground: 'expired',
      reasons: '期限于 2026 年 2 月 5 日届满',
    }),
    does('2026-02-25 17:00', 'cityOfficer', 'appeal', {
      type: 'appeal.serve-reply',
      record: appeal,
      method: 'in-person',
      receiver: 'person',
    }),
    does('2026-02-26 09:00', 'paymentAnalyst', 'sanction', answer('order-payment/lift-1')),
    does('2026-02-26 09:05', 'paymentAnalyst', 'sanction', answer('order-payment/lift-1/again')),
    waitsUntil('2026-11-24 12:00'),
  ],
};

function stop(day: string, id: string): readonly StoryStep[] {
  return [
    does(`${day} 11:20`, 'investigator', 'loss-prevention', {
      type: 'measure.order-stop',
      record: measure,
      stop: id,
      request: 'request-1',
      check: EQUAL,
    }),
    does(`${day} 11:40`, 'bankAnalyst', 'loss-prevention', {
      type: 'measure.feedback',
      record: measure,
      delivery: `${id}-stop-北区测试银行`,
      result: 'done',
      startedMs: moment(`${day} 11:35`),
      balanceMinor: 4_000_000,
      check: EQUAL,
    }),
  ];
}

function answer(order: string): Command {
  return { type: 'sanction.answer', record: sanction, order, result: 'done' };
}
