import type { ParameterDescriptor } from '#model';
import { MINIMUM_NATS, occasionParameter } from './fan-parameters.ts';
import { LIMIT_PARAMETERS, TABLE_PARAMETER } from './table-parameter.ts';

const HOUR = 3600;
const DAY = 86_400;

export const GATHER_SCATTER_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'minimumPartners',
    title: { zh: '每侧最少不同对手数', en: 'Fewest distinct counterparties on each side' },
    unit: 'count',
    default: { statement: 3, structure: 2 },
    source: 'setting (GS)',
  },
  {
    id: 'minimumTransfers',
    title: { zh: '最少笔数', en: 'Fewest transfers' },
    unit: 'count',
    default: { statement: 6, structure: 4 },
    source: 'setting (GS)',
  },
  {
    id: 'windowsSeconds',
    title: { zh: '时间窗（每侧）', en: 'Windows (of each side)' },
    unit: 'seconds',
    default: { statement: [48 * HOUR], structure: [6 * DAY, 25 * DAY] },
    source: 'setting (GS)',
  },
  MINIMUM_NATS,
  {
    id: 'hubCap',
    title: { zh: '枢纽账户上限（窗内笔数）', en: 'Hub cap (transfers in the window)' },
    unit: 'count',
    default: { statement: 512, structure: 512 },
    source: 'setting (rule HUB)',
  },
  {
    id: 'novelOnly',
    title: { zh: '只看首次或第二次交易的对手', en: 'Only first or second transfers of a pair' },
    unit: 'switch',
    default: { statement: 0, structure: 1 },
    source: 'preset',
  },
  occasionParameter(6 * DAY),
  ...LIMIT_PARAMETERS,
  TABLE_PARAMETER,
];

/** `structure` searches by the best split only. */
const ENABLED: ParameterDescriptor = {
  id: 'enabled',
  title: { zh: '是否运行', en: 'Runs' },
  unit: 'switch',
  default: { statement: 1, structure: 0 },
  source: 'preset',
};

export const LOOSE_PARAMETERS: readonly ParameterDescriptor[] = [ENABLED, ...GATHER_SCATTER_PARAMETERS];

export const STRICT_PARAMETERS: readonly ParameterDescriptor[] = [
  ENABLED,
  ...GATHER_SCATTER_PARAMETERS,
  {
    id: 'outShareFrom',
    title: { zh: '转出与转入之比，下限', en: 'Paid on per received, at least' },
    unit: 'ratio',
    default: { statement: 0.7, structure: 0.7 },
    source: 'setting (GS)',
  },
  {
    id: 'outShareTo',
    title: { zh: '转出与转入之比，上限', en: 'Paid on per received, at most' },
    unit: 'ratio',
    default: { statement: 1.05, structure: 1.05 },
    source: 'setting (GS)',
  },
];
