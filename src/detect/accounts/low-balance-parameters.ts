import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING, VALUE_RULE } from './measure-parameters.ts';

export const LOW_BALANCE_PARAMETERS: readonly ParameterDescriptor[] = [
  VALUE_RULE,
  {
    id: 'minimumCreditsMinor',
    title: { zh: '最低转入总额', en: 'Least credited in all' },
    unit: 'minor',
    default: both(10_000_000),
    source: SETTING,
  },
  {
    id: 'minimumDays',
    title: { zh: '最少有余额的交易日', en: 'Fewest days with a balance' },
    unit: 'count',
    default: both(5),
    source: SETTING,
  },
  {
    id: 'maximumRatio',
    title: { zh: '日终余额不高于日均收付的', en: 'Balance at day’s end at most this much of a day’s turnover' },
    unit: 'ratio',
    default: both(0.1),
    source: SETTING,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此转空比例起', en: 'Strength rises above (share not kept)' },
    unit: 'share',
    default: both(0.8),
    source: 'a bank’s published rule set (retention ≤ 20 %); not statutory',
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的转空比例', en: 'Full strength at (share not kept)' },
    unit: 'share',
    default: both(0.99),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
