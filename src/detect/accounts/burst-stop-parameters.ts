import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING, VALUE_RULE } from './measure-parameters.ts';

const DAY = 86_400;
const ENGINE = 'a rural bank’s rule engine (> 500,000 yuan and > 3 in 10 d, then nothing for > 20 d); not statutory';

export const BURST_STOP_PARAMETERS: readonly ParameterDescriptor[] = [
  VALUE_RULE,
  {
    id: 'windowSeconds',
    title: { zh: '集中使用的时间窗', en: 'Window of the burst' },
    unit: 'seconds',
    default: both(10 * DAY),
    source: ENGINE,
  },
  {
    id: 'minimumAmountMinor',
    title: { zh: '最低收付总额', en: 'Least turnover' },
    unit: 'minor',
    default: both(50_000_000),
    source: ENGINE,
  },
  {
    id: 'moreThan',
    title: { zh: '笔数多于', en: 'More entries than' },
    unit: 'count',
    default: both(3),
    source: ENGINE,
  },
  {
    id: 'silenceSeconds',
    title: { zh: '此后静止长于', en: 'Then silent for more than' },
    unit: 'seconds',
    default: both(20 * DAY),
    source: ENGINE,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此静止时长起', en: 'Strength rises above (silence)' },
    unit: 'seconds',
    default: both(10 * DAY),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的静止时长', en: 'Full strength at (silence)' },
    unit: 'seconds',
    default: both(60 * DAY),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
