import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING, VALUE_RULE } from './measure-parameters.ts';

const DAY = 86_400;

export const CASH_IN_PARAMETERS: readonly ParameterDescriptor[] = [
  VALUE_RULE,
  {
    id: 'minimumDeposits',
    title: { zh: '最少存现次数', en: 'Fewest cash deposits' },
    unit: 'count',
    default: both(3),
    source: SETTING,
  },
  {
    id: 'windowSeconds',
    title: { zh: '存现时间窗', en: 'Window of the deposits' },
    unit: 'seconds',
    default: both(7 * DAY),
    source: SETTING,
  },
  {
    id: 'minimumAmountMinor',
    title: { zh: '最低存现总额', en: 'Least deposited' },
    unit: 'minor',
    default: both(5_000_000),
    source: SETTING,
  },
  {
    id: 'onwardSeconds',
    title: { zh: '转出时限', en: 'Passed on within' },
    unit: 'seconds',
    default: both(DAY),
    source: SETTING,
  },
  {
    id: 'minimumShare',
    title: { zh: '最低转出比例', en: 'Least share passed on' },
    unit: 'share',
    default: both(0.7),
    source: SETTING,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此存现次数起', en: 'Strength rises above (deposits)' },
    unit: 'count',
    default: both(2),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的存现次数', en: 'Full strength at (deposits)' },
    unit: 'count',
    default: both(10),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
