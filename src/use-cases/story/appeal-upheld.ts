import { APPEAL_CHAPTER } from './appeal-chapter.ts';
import { CASE_NO } from './appeal-upheld-records.ts';
import { settings, waitsUntil } from './cast.ts';
import { SANCTION_CHAPTER } from './sanction-chapter.ts';
import { STOP_AND_FREEZE_CHAPTER } from './stop-and-freeze-chapter.ts';
import type { Story } from './story.ts';

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

    ...STOP_AND_FREEZE_CHAPTER,
    ...SANCTION_CHAPTER,
    ...APPEAL_CHAPTER,
    waitsUntil('2026-11-24 12:00'),
  ],
};
