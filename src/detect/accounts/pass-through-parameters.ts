import type { ParameterDescriptor } from '#model';

const DAY = 86_400;
const ENGINE = 'a bank’s published rule set (≥ 80 % out in 24 h); not statutory';

export const PASS_THROUGH_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'valueRule',
    title: { zh: '启用（按金额判断）', en: 'On (a rule of amounts)' },
    unit: 'switch',
    default: { statement: 1, structure: 0 },
    source: 'preset: value rules are off in `structure`',
  },
  {
    id: 'minimumAmountMinor',
    title: { zh: '窗内最低入账', en: 'Least credited in the window' },
    unit: 'minor',
    default: { statement: 2_000_000, structure: 2_000_000 },
    source: 'setting (PASS: 20,000 yuan in 24 h)',
  },
  {
    id: 'windowSeconds',
    title: { zh: '入账时间窗', en: 'Window of the credits' },
    unit: 'seconds',
    default: { statement: DAY, structure: DAY },
    source: 'setting (PASS)',
  },
  {
    id: 'onwardSeconds',
    title: { zh: '转出时限', en: 'Passed on within' },
    unit: 'seconds',
    default: { statement: DAY, structure: DAY },
    source: ENGINE,
  },
  {
    id: 'minimumShare',
    title: { zh: '最低转出比例', en: 'Least share passed on' },
    unit: 'share',
    default: { statement: 0.8, structure: 0.8 },
    source: ENGINE,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此转出比例起', en: 'Strength rises above this share' },
    unit: 'share',
    default: { statement: 0.6, structure: 0.6 },
    source: 'setting',
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的转出比例', en: 'Full strength at this share' },
    unit: 'share',
    default: { statement: 1, structure: 1 },
    source: 'setting',
  },
  {
    id: 'maximumHits',
    title: { zh: '最多命中数', en: 'Most hits kept' },
    unit: 'count',
    default: { statement: 5000, structure: 5000 },
    source: 'setting',
  },
];
