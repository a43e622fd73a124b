import type { ParameterDescriptor } from '#model';
import { setting, strengthPair } from './link-signals.ts';
import { MAXIMUM_REASONS } from './measure-parameters.ts';

export const SHARED_NETWORK_PARAMETERS: readonly ParameterDescriptor[] = [
  setting('minimumHolders', 'count', 3, { zh: '同一地址的最少持有人数', en: 'Fewest holders at one address' }),
  setting('maximumAccounts', 'count', 50, {
    zh: '同一地址当日最多账户数（更多为公共网络）',
    en: 'Most accounts at one address in a day (more are a public network)',
  }),
  {
    id: 'minimumAmountMinor',
    title: { zh: '每人当日付给同一人的最低金额', en: 'Least amount of each on the day to the same person' },
    unit: 'minor',
    default: { statement: 100_000, structure: 0 },
    source: 'setting',
  },
  setting('minimumDays', 'count', 2, { zh: '最少天数', en: 'Fewest days' }),
  ...strengthPair({ zh: '持有人数', en: 'holders' }, 2, 10),
  MAXIMUM_REASONS,
];
