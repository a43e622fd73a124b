import { AGENCY, does, isRefused, settings, waitsUntil } from './cast.ts';
import type { Story } from './story.ts';

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
      type: 'lead.enter',
      record: lead,
      region: '371302',
      caseNo: CASE_NO,
      source: { level: 'province', issuer: 'police-370000', number: '测试线索1号', dateMs: Date.parse('2020-12-27T00:00:00+08:00') },
      subjects: [{ kind: 'account', id: ACCOUNT, isReturnee: false }],
      reasons: [{ code: 'victim-report', note: '多地被害人转入' }],
    }),
  ],
};
