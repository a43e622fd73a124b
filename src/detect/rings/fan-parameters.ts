import type { ParameterDescriptor } from '#model';
import { LIMIT_PARAMETERS, TABLE_PARAMETER } from './table-parameter.ts';

const DAY = 86_400;
const ENGINES = 'FAN: two banks’ rule engines (≥ 5 payers in 7 d, ≥ 5 payees in 24 h); not statutory';

/** Shared with gather-scatter. */
export function occasionParameter(structureSeconds: number): ParameterDescriptor {
  return {
    id: 'occasionSeconds',
    title: {
      zh: '与对手的全部往来须在此时长内（0 为不限）',
      en: 'All transfers with a partner within (0: any partner)',
    },
    unit: 'seconds',
    default: { statement: 0, structure: structureSeconds },
    source: 'preset',
  };
}

/** Shared with gather-scatter. */
export const MINIMUM_NATS: ParameterDescriptor = {
  id: 'minimumNats',
  title: { zh: '相对账户平时的最低意外程度（奈特）', en: 'Least surprise against the account’s usual (nats)' },
  unit: 'ratio',
  default: { statement: 4, structure: 4 },
  source: 'setting: what one window in 55 would show is no finding',
};

export const FAN_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'minimumPartners',
    title: { zh: '最少不同对手数', en: 'Fewest distinct counterparties' },
    unit: 'count',
    default: { statement: 5, structure: 4 },
    source: ENGINES,
  },
  {
    id: 'windowsSeconds',
    title: { zh: '时间窗', en: 'Windows' },
    unit: 'seconds',
    default: { statement: [DAY, 7 * DAY], structure: [6 * DAY, 25 * DAY] },
    source: ENGINES,
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此对手数起', en: 'Strength rises above' },
    unit: 'count',
    default: { statement: 4, structure: 3 },
    source: 'setting',
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的对手数', en: 'Full strength at' },
    unit: 'count',
    default: { statement: 15, structure: 15 },
    source: 'setting',
  },
  {
    id: 'usualFrom',
    title: { zh: '相对平时的倍数，从此起', en: 'Times the usual, rises above' },
    unit: 'ratio',
    default: { statement: 1, structure: 1 },
    source: 'setting (a tree enters by its degree against the account’s usual degree)',
  },
  {
    id: 'usualFull',
    title: { zh: '相对平时的倍数，达到最大', en: 'Times the usual, full' },
    unit: 'ratio',
    default: { statement: 3, structure: 3 },
    source: 'setting',
  },
  MINIMUM_NATS,
  {
    id: 'novelOnly',
    title: { zh: '只看首次或第二次交易的对手', en: 'Only first or second transfers of a pair' },
    unit: 'switch',
    default: { statement: 0, structure: 1 },
    source: 'preset',
  },
  occasionParameter(4 * DAY),
  ...LIMIT_PARAMETERS,
  TABLE_PARAMETER,
];
