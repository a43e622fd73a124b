import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING, VALUE_RULE } from './measure-parameters.ts';

const MONLAD = 'MonLAD (δ = ε = 10,000), taken as yuan: setting';

export const ZERO_OUT_PARAMETERS: readonly ParameterDescriptor[] = [
  VALUE_RULE,
  {
    id: 'riseMinor',
    title: { zh: '余额上升与回落的最小幅度', en: 'Least rise and fall' },
    unit: 'minor',
    default: both(1_000_000),
    source: MONLAD,
  },
  {
    id: 'nearMinor',
    title: { zh: '回落后距低点不超过', en: 'After the fall at most this above the low' },
    unit: 'minor',
    default: both(1_000_000),
    source: MONLAD,
  },
  {
    id: 'minimumCount',
    title: { zh: '最少清空次数', en: 'Fewest zero-outs' },
    unit: 'count',
    default: both(3),
    source: SETTING,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此次数起', en: 'Strength rises above' },
    unit: 'count',
    default: both(2),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的次数', en: 'Full strength at' },
    unit: 'count',
    default: both(12),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
