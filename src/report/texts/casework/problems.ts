import { APPEAL_PROBLEMS_EN, APPEAL_PROBLEMS_ZH } from './appeal-words.ts';
import { SELF_CHECK_PROBLEMS_EN, SELF_CHECK_PROBLEMS_ZH } from './self-check-words.ts';
import { LAW_PROBLEMS_EN, LAW_PROBLEMS_ZH } from '../law-problems.ts';
import { FRAME_PROBLEMS_EN, FRAME_PROBLEMS_ZH } from './frame-problems.ts';

/** Problems of casework, by topic. */
export const CASEWORK_PROBLEMS_ZH = {
  ...FRAME_PROBLEMS_ZH,
  ...LAW_PROBLEMS_ZH,
  ...APPEAL_PROBLEMS_ZH,
  ...SELF_CHECK_PROBLEMS_ZH,
};

export const CASEWORK_PROBLEMS_EN = {
  ...FRAME_PROBLEMS_EN,
  ...LAW_PROBLEMS_EN,
  ...APPEAL_PROBLEMS_EN,
  ...SELF_CHECK_PROBLEMS_EN,
};
