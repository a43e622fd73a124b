import type { ParameterDescriptor } from '#model';
import { CYCLE_CHANCE_PARAMETERS, CYCLE_PARAMETERS } from './cycle-parameters.ts';

const DAY = 86_400;
const OWN = new Set([
  'windowsSeconds',
  'stepsPerTransfer',
  'stepsAtLeast',
  ...CYCLE_CHANCE_PARAMETERS.map(({ id }) => id),
]);

/** As for cycles in order; the windows are short because without order chance closes circles much more often. */
export const ANY_ORDER_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'windowsSeconds',
    title: { zh: '时间窗', en: 'Windows' },
    unit: 'seconds',
    default: { statement: [3 * DAY], structure: [6 * DAY] },
    source: 'setting (CYC)',
  },
  ...CYCLE_PARAMETERS.filter(({ id }) => !OWN.has(id)),
  {
    id: 'stepsPerTransfer',
    title: { zh: '整体搜索上限（平均每笔交易）', en: 'Search limit as a whole, per transfer' },
    unit: 'count',
    default: { statement: 1, structure: 16 },
    source: 'setting: a few seconds for 5 million transfers; what exceeds it is cut and counted',
  },
  {
    id: 'stepsAtLeast',
    title: { zh: '整体搜索上限（固定部分）', en: 'Search limit as a whole, fixed part' },
    unit: 'count',
    default: { statement: 10_000_000, structure: 40_000_000 },
    source: 'setting: a few seconds, so that small data are searched as far as the limit per transfer allows',
  },
  {
    id: 'mostByChance',
    title: { zh: '同样的环最多可偶然出现的数量', en: 'Most circles like it expected by chance' },
    unit: 'count',
    default: { statement: 1, structure: 1 },
    source: 'setting',
  },
  ...CYCLE_CHANCE_PARAMETERS.filter(({ id }) => id !== 'mostByChance'),
];
