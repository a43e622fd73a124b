import type { ParameterDescriptor } from '#model';

import { LIMIT_PARAMETERS, TABLE_PARAMETER } from './table-parameter.ts';

const DAY = 86_400;

/** What the searches of scatter-gather, bipartite and layered groups have in common. */
export function diamondParameters(statementWindowSeconds: number): readonly ParameterDescriptor[] {
  return [
    {
      id: 'windowsSeconds',
      title: { zh: '时间窗', en: 'Windows' },
      unit: 'seconds',
      default: { statement: [statementWindowSeconds], structure: [6 * DAY, 25 * DAY] },
      source: 'setting',
    },
    {
      id: 'minimumMiddles',
      title: { zh: '最少中间账户数', en: 'Fewest accounts between' },
      unit: 'count',
      default: { statement: 2, structure: 2 },
      source: 'setting',
    },
    {
      id: 'minimumSurprise',
      title: { zh: '最低意外程度（奈特）', en: 'Least surprise (nats)' },
      unit: 'count',
      default: { statement: 0, structure: 0 },
      source: 'setting; 0 = as many by chance as accounts allow',
    },
    {
      id: 'familiarPairs',
      title: { zh: '成员之间另有往来则减分', en: 'Other payments among the members count against' },
      unit: 'switch',
      default: { statement: 0, structure: 1 },
      source: 'preset',
    },
    {
      id: 'novelOnly',
      title: { zh: '只看首次或第二次交易的对手', en: 'Only first or second transfers of a pair' },
      unit: 'switch',
      default: { statement: 0, structure: 1 },
      source: 'preset',
    },
    ...LIMITS,
    TABLE_PARAMETER,
  ];
}

const LIMITS: readonly ParameterDescriptor[] = [
  {
    id: 'hubCap',
    title: { zh: '枢纽账户上限（窗内笔数）', en: 'Hub cap (transfers in the window)' },
    unit: 'count',
    default: { statement: 512, structure: 512 },
    source: 'setting (rule HUB)',
  },
  {
    id: 'stepLimit',
    title: { zh: '每个账户的搜索上限', en: 'Search limit per account' },
    unit: 'count',
    default: { statement: 1_000_000, structure: 1_000_000 },
    source: 'setting',
  },
  {
    id: 'stepsPerTransfer',
    title: { zh: '整体搜索上限（平均每笔交易）', en: 'Search limit as a whole, per transfer' },
    unit: 'count',
    default: { statement: 60, structure: 60 },
    source: 'setting: a few seconds for 5 million transfers; what exceeds it is cut and counted',
  },
  {
    id: 'stepsAtLeast',
    title: { zh: '整体搜索上限（固定部分）', en: 'Search limit as a whole, fixed part' },
    unit: 'count',
    default: { statement: 100_000_000, structure: 100_000_000 },
    source: 'setting: a few seconds, so that small data are searched as far as the limit per transfer allows',
  },
  {
    id: 'maximumPieces',
    title: { zh: '最多收集的小图形', en: 'Most small patterns gathered' },
    unit: 'count',
    default: { statement: 100_000, structure: 100_000 },
    source: 'setting',
  },
  {
    id: 'maximumTransfers',
    title: { zh: '一组最多笔数', en: 'Most transfers in a group' },
    unit: 'count',
    default: { statement: 2000, structure: 2000 },
    source: 'setting',
  },
  ...LIMIT_PARAMETERS,
];
