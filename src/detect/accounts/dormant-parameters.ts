import type { ParameterDescriptor } from '#model';
import { BANK_A, BANK_B, both, MAXIMUM_REASONS, SETTING } from './measure-parameters.ts';

const DAY = 86_400;

export const DORMANT_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'gapsSeconds',
    title: { zh: '静止期档次', en: 'Grades of dormancy' },
    unit: 'seconds',
    default: both([90 * DAY, 180 * DAY, 365 * DAY]),
    source:
      'two banks’ rule engines (90 d, 180 d) and the 2006 order on large and suspicious payments (1 year); settings',
  },
  {
    id: 'windowSeconds',
    title: { zh: '恢复使用后的时间窗', en: 'Window after waking' },
    unit: 'seconds',
    default: both(7 * DAY),
    source: BANK_B,
  },
  {
    id: 'minimumCount',
    title: { zh: '最少笔数', en: 'Fewest entries' },
    unit: 'count',
    default: both(10),
    source: BANK_B,
  },
  {
    id: 'minimumAmountMinor',
    title: { zh: '或最低收付总额', en: 'Or the least turnover' },
    unit: 'minor',
    default: { statement: 10_000_000, structure: 0 },
    source: BANK_A,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此静止时长起', en: 'Strength rises above' },
    unit: 'seconds',
    default: both(30 * DAY),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的静止时长', en: 'Full strength at' },
    unit: 'seconds',
    default: both(365 * DAY),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
