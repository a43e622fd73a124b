import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING } from './measure-parameters.ts';

const DAY = 86_400;
const RULE = 'setting (STRUCT)';

export const STRUCTURING_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'cashLimitsMinor',
    title: { zh: '现金限额（0 表示关闭）', en: 'Limits of cash (0: off)' },
    unit: 'minor',
    default: { statement: [5_000_000], structure: [0] },
    source: 'setting: amounts at which cash is reported or asked about (50,000 yuan)',
  },
  {
    id: 'transferLimitsMinor',
    title: { zh: '转账限额（0 表示关闭）', en: 'Limits of transfers (0: off)' },
    unit: 'minor',
    default: { statement: [20_000_000, 50_000_000], structure: [0] },
    source: 'setting: amounts at which transfers are reported or asked about (200,000 and 500,000 yuan)',
  },
  {
    id: 'windowSeconds',
    title: { zh: '时间窗', en: 'Window' },
    unit: 'seconds',
    default: both(10 * DAY),
    source: RULE,
  },
  {
    id: 'band',
    title: { zh: '低于限额的幅度', en: 'How far below the limit' },
    unit: 'share',
    default: both(0.1),
    source: RULE,
  },
  {
    id: 'minimumCount',
    title: { zh: '最少笔数', en: 'Fewest entries' },
    unit: 'count',
    default: both(3),
    source: RULE,
  },
  {
    id: 'minimumHistory',
    title: { zh: '本账户最少交易笔数', en: 'Fewest entries of the account before it is judged' },
    unit: 'count',
    default: both(30),
    source: RULE,
  },
  {
    id: 'chance',
    title: { zh: '偶然概率低于', en: 'Probability by chance below' },
    unit: 'share',
    default: both(0.001),
    source: RULE,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此概率位数起', en: 'Strength rises above (decimal places of the probability)' },
    unit: 'ratio',
    default: both(2),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的概率位数', en: 'Full strength at (decimal places of the probability)' },
    unit: 'ratio',
    default: both(9),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
