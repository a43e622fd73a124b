import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING, VALUE_RULE } from './measure-parameters.ts';

const PLATFORM = 'default of the bank-police platform’s code list (3008: > 3 in ≤ 5 working days); not statutory';

export const LIKE_PAIR_PARAMETERS: readonly ParameterDescriptor[] = [
  VALUE_RULE,
  {
    id: 'moreThan',
    title: { zh: '笔数多于', en: 'More transfers than' },
    unit: 'count',
    default: both(3),
    source: PLATFORM,
  },
  {
    id: 'workingDays',
    title: { zh: '最多跨越的工作日', en: 'Within so many working days' },
    unit: 'count',
    default: both(5),
    source: PLATFORM,
  },
  {
    id: 'tolerance',
    title: { zh: '金额上下浮动', en: 'Amounts within, up and down' },
    unit: 'share',
    default: both(0.05),
    source: 'setting (PAIR, δ)',
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此笔数起', en: 'Strength rises above' },
    unit: 'count',
    default: both(2),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的笔数', en: 'Full strength at' },
    unit: 'count',
    default: both(10),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
