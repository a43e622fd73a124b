import type { ParameterDescriptor } from '#model';

/** Which table of expected precision a ring detector's strengths come from. */
export const TABLE_PARAMETER: ParameterDescriptor = {
  id: 'table',
  title: { zh: '预期精确率表', en: 'Table of expected precision' },
  unit: 'count',
  default: { statement: 0, structure: 1 },
  source: 'preset',
};
