import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING, VALUE_RULE } from './measure-parameters.ts';

const DAY = 86_400;
const RULE = 'setting (PROBE), after a bank’s published rule set (amount × 20); not statutory';

export const PROBE_PARAMETERS: readonly ParameterDescriptor[] = [
  VALUE_RULE,
  {
    id: 'probeLeastMinor',
    title: { zh: '试探金额下限', en: 'Least amount of a probe' },
    unit: 'minor',
    default: both(1),
    source: RULE,
  },
  {
    id: 'probeMostMinor',
    title: { zh: '试探金额上限', en: 'Most amount of a probe' },
    unit: 'minor',
    default: both(50_000),
    source: RULE,
  },
  {
    id: 'windowSeconds',
    title: { zh: '随后的时间窗', en: 'Followed within' },
    unit: 'seconds',
    default: both(DAY),
    source: RULE,
  },
  {
    id: 'times',
    title: { zh: '随后金额至少为试探的倍数', en: 'Followed by so many times the probe' },
    unit: 'ratio',
    default: both(20),
    source: RULE,
  },
  {
    id: 'followLeastMinor',
    title: { zh: '且随后金额不低于', en: 'And by at least' },
    unit: 'minor',
    default: both(200_000),
    source: RULE,
  },
  {
    id: 'lookBackSeconds',
    title: { zh: '判断“未见过的付款方”所需的前期流水', en: 'Statement needed before it to call a payer new' },
    unit: 'seconds',
    default: both(30 * DAY),
    source: SETTING,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此次数起', en: 'Strength rises above' },
    unit: 'count',
    default: both(0),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的次数', en: 'Full strength at' },
    unit: 'count',
    default: both(5),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
