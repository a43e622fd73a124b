import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING, VALUE_RULE } from './measure-parameters.ts';

const DAY = 86_400;
const ENGINE =
  'a bank’s published rule set (≥ 5 payees in 24 h take ≥ 70 % of the inflow of ≤ 2 payers); not statutory';

export const SPREAD_PARAMETERS: readonly ParameterDescriptor[] = [
  VALUE_RULE,
  {
    id: 'minimumPayees',
    title: { zh: '最少收款方数', en: 'Fewest payees' },
    unit: 'count',
    default: both(5),
    source: ENGINE,
  },
  {
    id: 'onwardSeconds',
    title: { zh: '转出时限', en: 'Paid out within' },
    unit: 'seconds',
    default: both(DAY),
    source: ENGINE,
  },
  {
    id: 'maximumPayers',
    title: { zh: '最多付款方数', en: 'Most payers' },
    unit: 'count',
    default: both(2),
    source: ENGINE,
  },
  {
    id: 'windowSeconds',
    title: { zh: '收款时间窗', en: 'Window of the receipts' },
    unit: 'seconds',
    default: both(DAY),
    source: SETTING,
  },
  {
    id: 'minimumShare',
    title: { zh: '最低转出比例', en: 'Least share paid out' },
    unit: 'share',
    default: both(0.7),
    source: ENGINE,
  },
  {
    id: 'fullAmountMinor',
    title: { zh: '转入不足此数时强度按比例降低', en: 'Below this inflow the strength falls in proportion' },
    unit: 'minor',
    default: both(2_000_000),
    source: 'setting (PASS: 20,000 yuan in 24 h)',
  },
  {
    id: 'hubCap',
    title: { zh: '枢纽账户上限（时限内转出笔数）', en: 'Hub cap (payments in the time limit)' },
    unit: 'count',
    default: both(512),
    source: 'setting (rule HUB)',
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此收款方数起', en: 'Strength rises above' },
    unit: 'count',
    default: both(3),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的收款方数', en: 'Full strength at' },
    unit: 'count',
    default: both(10),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
