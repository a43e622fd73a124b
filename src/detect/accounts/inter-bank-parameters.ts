import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING, VALUE_RULE } from './measure-parameters.ts';

const DAY = 86_400;
const ENGINE = 'a bank’s published rule set (≥ 3 banks in 48 h, retention ≤ 20 %); not statutory';

export const INTER_BANK_PARAMETERS: readonly ParameterDescriptor[] = [
  VALUE_RULE,
  {
    id: 'minimumInstitutions',
    title: { zh: '最少他行数', en: 'Fewest other institutions' },
    unit: 'count',
    default: both(3),
    source: ENGINE,
  },
  {
    id: 'windowSeconds',
    title: { zh: '收款时间窗', en: 'Window of the credits' },
    unit: 'seconds',
    default: both(2 * DAY),
    source: ENGINE,
  },
  {
    id: 'onwardSeconds',
    title: { zh: '转出时限', en: 'Sent on within' },
    unit: 'seconds',
    default: both(2 * DAY),
    source: ENGINE,
  },
  {
    id: 'minimumShare',
    title: { zh: '最低转出比例', en: 'Least share sent on' },
    unit: 'share',
    default: both(0.8),
    source: ENGINE,
  },
  {
    id: 'minimumAmountMinor',
    title: { zh: '最低跨行转入总额', en: 'Least received from others' },
    unit: 'minor',
    default: both(2_000_000),
    source: 'setting (PASS: 20,000 yuan in 24 h)',
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此他行数起', en: 'Strength rises above' },
    unit: 'count',
    default: both(1),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的他行数', en: 'Full strength at' },
    unit: 'count',
    default: both(8),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
