import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING } from './measure-parameters.ts';

export const NON_COUNTER_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'minimumCount',
    title: { zh: '最少注明渠道的笔数', en: 'Fewest entries that say their channel' },
    unit: 'count',
    default: both(30),
    source: SETTING,
  },
  {
    id: 'minimumShare',
    title: { zh: '最低非柜面比例', en: 'Least share away from the counter' },
    unit: 'share',
    default: both(0.95),
    source: SETTING,
  },
  {
    id: 'strengthMost',
    title: { zh: '强度上限（仅作辅助理由）', en: 'Most strength (a supporting reason only)' },
    unit: 'share',
    default: both(0.2),
    source: 'setting: most people bank away from the counter',
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此比例起', en: 'Strength rises above' },
    unit: 'share',
    default: both(0.9),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到上限的比例', en: 'Most strength at' },
    unit: 'share',
    default: both(1),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
