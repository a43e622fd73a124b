import type { ParameterDescriptor } from '#model';
import { both, MAXIMUM_REASONS, SETTING } from './measure-parameters.ts';

const DAY = 86_400;

export const FIRST_DEPOSIT_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'maximumDepositMinor',
    title: { zh: '首笔存入上限（0 表示关闭）', en: 'Most of a first deposit (0: off)' },
    unit: 'minor',
    default: { statement: 100_000, structure: 0 },
    source: SETTING,
  },
  {
    id: 'depositSeconds',
    title: { zh: '首笔存入应在开户后', en: 'Deposited after the opening within' },
    unit: 'seconds',
    default: both(30 * DAY),
    source: SETTING,
  },
  {
    id: 'windowSeconds',
    title: { zh: '取走时限', en: 'Taken out within' },
    unit: 'seconds',
    default: both(DAY),
    source: SETTING,
  },
  {
    id: 'minimumShare',
    title: { zh: '最低取走比例', en: 'Least share taken out' },
    unit: 'share',
    default: both(0.9),
    source: SETTING,
  },
  {
    id: 'strengthTaken',
    title: { zh: '首笔即被取走的强度', en: 'Strength of a first deposit taken out' },
    unit: 'share',
    default: both(0.5),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
