import type { ParameterDescriptor } from '#model';

import { diamondParameters } from './layered-parameters.ts';
import { OWN_MONEY_PARAMETER } from './own-money-parameter.ts';

const DAY = 86_400;

export const SCATTER_GATHER_PARAMETERS: readonly ParameterDescriptor[] = [
  ...diamondParameters(DAY),
  OWN_MONEY_PARAMETER,
  {
    id: 'anyOrder',
    title: { zh: '另查不分先后的形态', en: 'Also in any order' },
    unit: 'switch',
    default: { statement: 0, structure: 1 },
    source: 'preset',
  },
  {
    id: 'valueRule',
    title: { zh: '金额须相近', en: 'Amounts must follow each other' },
    unit: 'switch',
    default: { statement: 1, structure: 0 },
    source: 'preset',
  },
  {
    id: 'leastShare',
    title: { zh: '中间账户至少转出（占转入）', en: 'Least passed on by an account between' },
    unit: 'share',
    default: { statement: 0.7, structure: 0.7 },
    source: 'setting (SG, value check)',
  },
  {
    id: 'mostShare',
    title: { zh: '中间账户至多转出（占转入）', en: 'Most passed on by an account between' },
    unit: 'ratio',
    default: { statement: 1.05, structure: 1.05 },
    source: 'setting (SG, value check)',
  },
];
