import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING } from './measure-parameters.ts';

const HOUR = 3600;
const HOURS = 'NIGHT: two banks’ rule engines (22:00 to 06:00); not statutory';

export const NIGHT_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'nightFromSeconds',
    title: { zh: '夜间起点（当日零点起）', en: 'Night begins (after midnight in China)' },
    unit: 'seconds',
    default: both(22 * HOUR),
    source: HOURS,
  },
  {
    id: 'nightToSeconds',
    title: { zh: '夜间终点（不含）', en: 'Night ends (not included)' },
    unit: 'seconds',
    default: both(6 * HOUR),
    source: HOURS,
  },
  {
    id: 'minimumCount',
    title: { zh: '最少笔数', en: 'Fewest entries' },
    unit: 'count',
    default: both(20),
    source: SETTING,
  },
  {
    id: 'minimumShare',
    title: { zh: '最低夜间比例', en: 'Least share at night' },
    unit: 'share',
    default: both(0.5),
    source: SETTING,
  },
  {
    id: 'chance',
    title: { zh: '偶然概率低于（全天均匀）', en: 'Probability by chance below (all hours alike)' },
    unit: 'share',
    default: both(0.001),
    source: SETTING,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此比例起', en: 'Strength rises above' },
    unit: 'share',
    default: both(0.4),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的比例', en: 'Full strength at' },
    unit: 'share',
    default: both(0.9),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
