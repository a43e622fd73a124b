import { FRAME_PROBLEMS_EN, FRAME_PROBLEMS_ZH } from './frame-problems.ts';

/** Problems of casework, by topic. */
export const CASEWORK_PROBLEMS_ZH = { ...FRAME_PROBLEMS_ZH };

export const CASEWORK_PROBLEMS_EN = { ...FRAME_PROBLEMS_EN };
