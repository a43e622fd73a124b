import type { ParameterDescriptor } from '#model';
import { setting, strengthPair } from './link-signals.ts';
import { MAXIMUM_REASONS } from './measure-parameters.ts';

const DAY = 86_400;

/** How a person is found whom the money of new accounts goes to; shared with the shared profile. */
export const FLOW_PARAMETERS: readonly ParameterDescriptor[] = [
  setting('flowSeconds', 'seconds', 30 * DAY, { zh: '开户后观察资金的时长', en: 'Money looked at after the opening' }),
  setting('minimumShare', 'share', 0.5, { zh: '主要收款方占转出的最低比例', en: 'Least share of the main payee' }),
  setting('minimumTransfers', 'count', 3, { zh: '转给主要收款方的最少笔数', en: 'Fewest transfers to the main payee' }),
  {
    id: 'minimumAmountMinor',
    title: { zh: '转给主要收款方的最低金额', en: 'Least amount to the main payee' },
    unit: 'minor',
    default: { statement: 500_000, structure: 0 },
    source: 'setting',
  },
];

export const GROUP_OPENING_PARAMETERS: readonly ParameterDescriptor[] = [
  setting('minimumHolders', 'count', 3, { zh: '最少开户人数', en: 'Fewest holders' }),
  setting('minimumSharing', 'count', 5, {
    zh: '共用电话时的最少开户人数（家庭共用一部）',
    en: 'Fewest holders with one phone (families share one)',
  }),
  setting('maximumHolders', 'count', 50, {
    zh: '最多开户人数（更多为单位或学校）',
    en: 'Most holders (more are a firm or a school)',
  }),
  setting('windowSeconds', 'seconds', 14 * DAY, { zh: '开户时间窗', en: 'Window of the openings' }),
  ...FLOW_PARAMETERS,
  ...strengthPair({ zh: '开户人数', en: 'holders' }, 2, 8),
  MAXIMUM_REASONS,
];
