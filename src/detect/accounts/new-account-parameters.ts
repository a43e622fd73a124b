import type { ParameterDescriptor } from '#model';
import { BANK_A, BANK_B, both, MAXIMUM_REASONS, SETTING } from './measure-parameters.ts';

const DAY = 86_400;

export const NEW_ACCOUNT_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'longSeconds',
    title: { zh: '开户后（较长）', en: 'After the opening (longer)' },
    unit: 'seconds',
    default: both(15 * DAY),
    source: BANK_A,
  },
  {
    id: 'longAmountMinor',
    title: { zh: '较长时间窗内的最低收付总额', en: 'Least turnover in the longer window' },
    unit: 'minor',
    default: { statement: 100_000_000, structure: 0 },
    source: BANK_A,
  },
  {
    id: 'shortSeconds',
    title: { zh: '开户后（较短）', en: 'After the opening (shorter)' },
    unit: 'seconds',
    default: both(10 * DAY),
    source: BANK_A,
  },
  {
    id: 'shortAmountMinor',
    title: { zh: '较短时间窗内的最低收付总额', en: 'Least turnover in the shorter window' },
    unit: 'minor',
    default: { statement: 10_000_000, structure: 0 },
    source: BANK_A,
  },
  {
    id: 'countSeconds',
    title: { zh: '开户后（按笔数）', en: 'After the opening (by count)' },
    unit: 'seconds',
    default: both(30 * DAY),
    source: BANK_B,
  },
  {
    id: 'minimumCount',
    title: { zh: '最少笔数', en: 'Fewest entries' },
    unit: 'count',
    default: both(20),
    source: BANK_B,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此门槛倍数起', en: 'Strength rises above (times the threshold)' },
    unit: 'ratio',
    default: both(0.5),
    source: SETTING,
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的门槛倍数', en: 'Full strength at (times the threshold)' },
    unit: 'ratio',
    default: both(3),
    source: SETTING,
  },
  MAXIMUM_REASONS,
];
