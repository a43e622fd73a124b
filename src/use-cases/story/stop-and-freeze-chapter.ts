import { ACCOUNT, CASE_NO, FINDING, lead, measure, PERSON } from './appeal-upheld-records.ts';
import { AGENCY, does, EQUAL, isRefused, victimsApplication } from './cast.ts';
import type { StoryStep } from './story.ts';

/** The finding becomes a lead, the money is stopped and frozen. */
export const STOP_AND_FREEZE_CHAPTER: readonly StoryStep[] = [
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
    application: victimsApplication(ACCOUNT, '2025-03-06 09:40', 30_000_000),
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
];
