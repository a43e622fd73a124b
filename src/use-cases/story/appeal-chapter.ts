import { appeal, CASE_NO, measure, PERSON, sanction } from './appeal-upheld-records.ts';
import { AGENCY, does } from './cast.ts';
import type { StoryStep } from './story.ts';

/** The holder objects; a month goes by unanswered; the review upholds, and everything is lifted. */
export const APPEAL_CHAPTER: readonly StoryStep[] = [
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
];
