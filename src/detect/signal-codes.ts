const FAN_VALUES = [
  'partners',
  'transfers',
  'windowSeconds',
  'amountMinor',
  'currency',
  'minimumPartners',
  'usualTransfers',
  'occurrences',
] as const;

/** Every code a signal can carry, with the names of its values: what the explanations in words must cover. */
export const SIGNAL_CODES = {
  'pass-through': [
    'creditsMinor',
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
    'onwardSeconds',
    'currency',
    'minimumPayers',
    'minimumShare',
  ],
  'fan-in': FAN_VALUES,
  'fan-out': FAN_VALUES,
  cycle: [
    'accounts',
    'transfers',
    'spanSeconds',
    'windowSeconds',
    'amountMinor',
    'currency',
    'surprise',
    'occurrences',
  ],
  'victim-report': ['caseNumber', 'amountMinor', 'currency', 'paidAt'],
  'victim-report-unmatched': ['caseNumber', 'amountMinor', 'currency', 'paidAt'],
  'case-involved': ['since'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SignalCode = keyof typeof SIGNAL_CODES;
