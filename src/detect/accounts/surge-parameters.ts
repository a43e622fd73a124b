import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING } from './measure-parameters.ts';

const DAY = 86_400;

export const SURGE_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'windowSeconds',
    title: { zh: '时间窗', en: 'Window' },
    unit: 'seconds',
    default: both(7 * DAY),
    source: SETTING,
  },
  {
    id: 'lookBackSeconds',
    title: { zh: '此前至少需要的流水', en: 'Statement needed before the window' },
    unit: 'seconds',
    default: both(30 * DAY),
    source: SETTING,
  },
  {
    id: 'minimumCount',
    title: { zh: '最少笔数', en: 'Fewest entries' },
    unit: 'count',
    default: both(20),
    source: SETTING,
  },
  {
    id: 'minimumTimes',
    title: { zh: '至少为此前平均的倍数', en: 'At least so many times the earlier average' },
    unit: 'ratio',
    default: both(5),
    source: SETTING,
  },
  {
    id: 'usualAtLeast',
    title: { zh: '此前平均至少按此计', en: 'The earlier average counts as at least' },
    unit: 'ratio',
    default: both(2),
    source: SETTING,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此倍数起', en: 'Strength rises above (times)' },
    unit: 'ratio',
    default: both(3),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的倍数', en: 'Full strength at (times)' },
    unit: 'ratio',
    default: both(15),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
