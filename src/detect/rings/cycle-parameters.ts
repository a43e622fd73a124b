import type { ParameterDescriptor } from '#model';

import { LIMIT_PARAMETERS, TABLE_PARAMETER } from './table-parameter.ts';

const DAY = 86_400;

/** What makes a circle a finding, in order or not. */
export const CYCLE_CHANCE_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'mostByChance',
    title: { zh: '同样的环最多可偶然出现的数量', en: 'Most circles like it expected by chance' },
    unit: 'count',
    default: { statement: 100_000, structure: 100_000 },
    source: 'setting',
  },
  {
    id: 'mostByChanceOfSmall',
    title: { zh: '同上，少于 4 个账户或 4 笔', en: 'The same, of fewer than 4 accounts or transfers' },
    unit: 'count',
    default: { statement: 1, structure: 1 },
    source: 'setting: friends of friends close triangles',
  },
  {
    id: 'familiarPairs',
    title: { zh: '成员之间另有往来则减分', en: 'Other payments among the members count against' },
    unit: 'switch',
    default: { statement: 0, structure: 1 },
    source: 'preset',
  },
];

export const CYCLE_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'windowsSeconds',
    title: { zh: '时间窗', en: 'Windows' },
    unit: 'seconds',
    default: { statement: [3 * DAY], structure: [6 * DAY, 25 * DAY] },
    source: 'setting (CYC)',
  },
  {
    id: 'maximumHops',
    title: { zh: '最多步数', en: 'Most steps' },
    unit: 'count',
    default: { statement: 6, structure: 12 },
    source: 'setting (CYC)',
  },
  {
    id: 'minimumAccounts',
    title: { zh: '最少账户数', en: 'Fewest accounts' },
    unit: 'count',
    default: { statement: 3, structure: 3 },
    source: 'setting (CYC)',
  },
  {
    id: 'valueRule',
    title: { zh: '金额须相近', en: 'Amounts must follow each other' },
    unit: 'switch',
    default: { statement: 1, structure: 0 },
    source: 'preset',
  },
  {
    id: 'lossShare',
    title: { zh: '每步最多减少', en: 'Most lost in a step' },
    unit: 'share',
    default: { statement: 0.2, structure: 0.2 },
    source: 'setting (CYC, φ)',
  },
  {
    id: 'gainShare',
    title: { zh: '每步最多增加', en: 'Most gained in a step' },
    unit: 'share',
    default: { statement: 0.05, structure: 0.05 },
    source: 'setting (CYC, ε)',
  },
  {
    id: 'novelOnly',
    title: { zh: '只看首次或第二次交易的对手', en: 'Only first or second transfers of a pair' },
    unit: 'switch',
    default: { statement: 0, structure: 1 },
    source: 'preset',
  },
  {
    id: 'hubCap',
    title: { zh: '枢纽账户上限（窗内笔数）', en: 'Hub cap (transfers in the window)' },
    unit: 'count',
    default: { statement: 512, structure: 512 },
    source: 'setting (rule HUB)',
  },
  {
    id: 'stepLimit',
    title: { zh: '每笔交易的搜索上限', en: 'Search limit per transfer' },
    unit: 'count',
    default: { statement: 20_000, structure: 20_000 },
    source: 'setting',
  },
  {
    id: 'stepsPerTransfer',
    title: { zh: '整体搜索上限（平均每笔交易）', en: 'Search limit as a whole, per transfer' },
    unit: 'count',
    default: { statement: 16, structure: 16 },
    source: 'setting: half a minute for 5 million transfers; what exceeds it is cut and counted',
  },
  {
    id: 'stepsAtLeast',
    title: { zh: '整体搜索上限（固定部分）', en: 'Search limit as a whole, fixed part' },
    unit: 'count',
    default: { statement: 40_000_000, structure: 40_000_000 },
    source: 'setting: a few seconds, so that small data are searched as far as the limit per transfer allows',
  },
  {
    id: 'maximumSequences',
    title: { zh: '最多收集的账户序列', en: 'Most sequences gathered' },
    unit: 'count',
    default: { statement: 100_000, structure: 100_000 },
    source: 'setting',
  },
  ...LIMIT_PARAMETERS,
  ...CYCLE_CHANCE_PARAMETERS,
  TABLE_PARAMETER,
];
