import type { ParameterDescriptor } from '#model';

/** Which table of expected precision a ring detector's strengths come from. */
export const TABLE_PARAMETER: ParameterDescriptor = {
  id: 'table',
  title: { zh: '预期精确率表', en: 'Table of expected precision' },
  unit: 'count',
  default: { statement: 0, structure: 1 },
  source: 'preset',
};

/** How much of what a ring detector finds is kept; the strongest stay, the others are counted. */
export const LIMIT_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'maximumHits',
    title: { zh: '最多命中数', en: 'Most hits kept' },
    unit: 'count',
    default: { statement: 5000, structure: 5000 },
    source: 'setting',
  },
  {
    id: 'maximumReasons',
    title: { zh: '最多理由数', en: 'Most reasons kept' },
    unit: 'count',
    default: { statement: 50_000, structure: 50_000 },
    source: 'setting',
  },
];
