import { LINK_CODES } from './accounts/link-codes.ts';
import { MEASURE_CODES } from './accounts/measure-codes.ts';
import { POOL_CODES } from './pool/pool-codes.ts';
import { CENTRE_CODES } from './rings/centre-codes.ts';
import { SHAPE_CODES } from './rings/layered-codes.ts';
import { MEMBER_CODES } from './rings/ring-member.ts';

const FAN_VALUES = [
  'partners',
  'transfers',
  'windowSeconds',
  'amountMinor',
  'currency',
  'currencies',
  'novelOnly',
  'occasionSeconds',
  'minimumPartners',
  'usualTransfers',
  'occurrences',
] as const;

/** Every code a signal can carry, with the names of its values: what the explanations in words must cover. */
export const SIGNAL_CODES = {
  'pass-through': [
    'creditsMinor',
    'creditCount',
    'creditsSpanSeconds',
    'peakCreditsMinor',
    'matchedMinor',
    'share',
    'retention',
    'dwellSeconds',
    'windowSeconds',
    'onwardSeconds',
    'currency',
    'minimumAmountMinor',
    'minimumShare',
    'occurrences',
  ],
  gather: [
    'payers',
    'windowSeconds',
    'inflowMinor',
    'payees',
    'passedOnMinor',
    'passedOnShare',
    'leftBeforeMinor',
    'onwardSeconds',
    'currency',
    'minimumPayers',
    'minimumShare',
  ],
  ...MEASURE_CODES,
  ...LINK_CODES,
  'fan-in': FAN_VALUES,
  'fan-out': FAN_VALUES,
  cycle: [
    'accounts',
    'transfers',
    'spanSeconds',
    'windowSeconds',
    'amountMinor',
    'currency',
    'currencies',
    'novelOnly',
    'surprise',
    'occurrences',
  ],
  ...CENTRE_CODES,
  ...SHAPE_CODES,
  ...POOL_CODES,
  ...MEMBER_CODES,
  'victim-report': ['caseNumber', 'amountMinor', 'currency', 'paidAt'],
  'victim-report-unmatched': ['caseNumber', 'amountMinor', 'currency', 'paidAt'],
  'case-involved': ['since'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SignalCode = keyof typeof SIGNAL_CODES;
