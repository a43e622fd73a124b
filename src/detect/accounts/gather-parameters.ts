import type { ParameterDescriptor } from '#model';

const DAY = 86_400;
const ENGINE = 'a bank’s published rule set (≥ 5 payers in 7 d, then ≥ 70 % to ≤ 2 in 24 h); not statutory';

export const GATHER_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'valueRule',
    title: { zh: '启用（按金额判断）', en: 'On (a rule of amounts)' },
    unit: 'switch',
    default: { statement: 1, structure: 0 },
    source: 'preset: value rules are off in `structure`',
  },
  {
    id: 'minimumPayers',
    title: { zh: '最少付款方数', en: 'Fewest payers' },
    unit: 'count',
    default: { statement: 5, structure: 5 },
    source: ENGINE,
  },
  {
    id: 'windowSeconds',
    title: { zh: '收款时间窗', en: 'Window of the receipts' },
    unit: 'seconds',
    default: { statement: 7 * DAY, structure: 7 * DAY },
    source: ENGINE,
  },
  {
    id: 'onwardSeconds',
    title: { zh: '转出时限', en: 'Passed on within' },
    unit: 'seconds',
    default: { statement: DAY, structure: DAY },
    source: ENGINE,
  },
  {
    id: 'maximumPayees',
    title: { zh: '最多收款方数', en: 'Most payees' },
    unit: 'count',
    default: { statement: 2, structure: 2 },
    source: ENGINE,
  },
  {
    id: 'minimumShare',
    title: { zh: '最低转出比例', en: 'Least share passed on' },
    unit: 'share',
    default: { statement: 0.7, structure: 0.7 },
    source: ENGINE,
  },
  {
    id: 'hubCap',
    title: { zh: '枢纽账户上限（时限内转出笔数）', en: 'Hub cap (payments in the time limit)' },
    unit: 'count',
    default: { statement: 512, structure: 512 },
    source: 'setting (rule HUB)',
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此付款方数起', en: 'Strength rises above' },
    unit: 'count',
    default: { statement: 3, structure: 3 },
    source: 'setting',
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的付款方数', en: 'Full strength at' },
    unit: 'count',
    default: { statement: 10, structure: 10 },
    source: 'setting',
  },
];
