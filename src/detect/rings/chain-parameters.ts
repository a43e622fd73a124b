import type { ParameterDescriptor } from '#model';
import { OWN_MONEY_PARAMETER } from './own-money-parameter.ts';
import { LIMIT_PARAMETERS, TABLE_PARAMETER } from './table-parameter.ts';

const DAY = 86_400;

export const CHAIN_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'minimumTransfers',
    title: { zh: '最少笔数', en: 'Fewest transfers' },
    unit: 'count',
    default: { statement: 4, structure: 4 },
    source: 'setting (CHAIN)',
  },
  {
    id: 'windowsSeconds',
    title: { zh: '时间窗', en: 'Windows' },
    unit: 'seconds',
    default: { statement: [DAY], structure: [6 * DAY] },
    source: 'setting (CHAIN)',
  },
  {
    id: 'shareFrom',
    title: { zh: '与前一笔金额之比，下限', en: 'Amount per the one before, at least' },
    unit: 'ratio',
    default: { statement: 0.8, structure: 0.8 },
    source: 'setting (CHAIN)',
  },
  {
    id: 'shareTo',
    title: { zh: '与前一笔金额之比，上限', en: 'Amount per the one before, at most' },
    unit: 'ratio',
    default: { statement: 1.25, structure: 1.25 },
    source: 'setting (CHAIN)',
  },
  {
    id: 'acrossCurrencies',
    title: { zh: '币种改变时仍继续（金额不比较）', en: 'Goes on in another currency (amounts not compared)' },
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
  OWN_MONEY_PARAMETER,
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
    source: 'setting; what exceeds it is cut and counted',
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
  TABLE_PARAMETER,
];
