import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING, VALUE_RULE } from './measure-parameters.ts';

const DAY = 86_400;
const ENGINE = 'a bank’s published rule set (≥ 70 % taken in cash in 24 h); not statutory';

export const CASH_OUT_PARAMETERS: readonly ParameterDescriptor[] = [
  VALUE_RULE,
  {
    id: 'minimumAmountMinor',
    title: { zh: '最低转入总额', en: 'Least credited' },
    unit: 'minor',
    default: both(2_000_000),
    source: 'setting (PASS: 20,000 yuan in 24 h)',
  },
  {
    id: 'windowSeconds',
    title: { zh: '转入时间窗', en: 'Window of the credits' },
    unit: 'seconds',
    default: both(DAY),
    source: ENGINE,
  },
  {
    id: 'onwardSeconds',
    title: { zh: '取现时限', en: 'Taken in cash within' },
    unit: 'seconds',
    default: both(DAY),
    source: ENGINE,
  },
  {
    id: 'minimumShare',
    title: { zh: '最低取现比例', en: 'Least share taken in cash' },
    unit: 'share',
    default: both(0.7),
    source: ENGINE,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此取现比例起', en: 'Strength rises above' },
    unit: 'share',
    default: both(0.5),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的取现比例', en: 'Full strength at' },
    unit: 'share',
    default: both(1),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
