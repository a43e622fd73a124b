type Values = Readonly<Record<string, number | string>>;

/** Values of single codes, so that the figures of a golden sentence agree with each other. */
export const EXPLANATION_SAMPLES: Readonly<Record<string, Values>> = {
  spread: {
    payers: 1,
    payees: 6,
    inflowMinor: 21_430_066,
    paidOutMinor: 17_000_000,
    paidOutShare: 0.793,
    windowSeconds: 86_400,
  },
  'like-pair': { transfers: 4, amountMinor: 19_800_000 },
  structuring: { transfers: 10, sumMinor: 48_210_000, inBand: 10 },
  probe: { samePayer: 1, occurrences: 2, times: 20 },
  night: { transfers: 63, atNight: 61, share: 0.968, nightFromHour: 22, nightToHour: 6 },
  surge: { transfers: 40, usualTransfers: 0.4, usualAtLeast: 2, times: 20, minimumCount: 10, minimumTimes: 5 },
  'low-balance': {
    days: 24,
    creditsMinor: 41_000_000,
    debitsMinor: 40_100_000,
    turnoverMinor: 1_690_000,
    balanceMinor: 35_000,
    ratio: 0.021,
  },
  'cash-out': { creditsMinor: 7_850_000, cashMinor: 7_600_000, share: 0.968 },
  'cash-in': { depositedMinor: 14_800_000, passedOnMinor: 14_326_000, share: 0.968 },
  'inter-bank': { creditsMinor: 8_160_000, sentMinor: 7_900_000, share: 0.968 },
  'zero-out': { occurrences: 12, emptiedMinor: 31_000_000, largestMinor: 6_000_000 },
  'first-deposit': { depositMinor: 10_000, takenMinor: 9_900, share: 0.99 },
  'non-counter': { away: 118, said: 121, transfers: 130, share: 0.975 },
  'shared-phone': { holders: 6, accounts: 7 },
  'control-device': { holders: 6, accounts: 7 },
  'control-mac': { holders: 6, accounts: 7 },
  'control-terminal': { holders: 6, accounts: 7 },
  'impossible-travel': { times: 2 },
  'overseas-withdrawals': { days: 6, amountMinor: 5_760_000 },
  'many-cards-one-machine': { amountMinor: 1_990_000 },
  'pass-through': {
    windowSeconds: 86_400,
    creditsMinor: 8_250_000,
    matchedMinor: 7_986_000,
    share: 0.968,
    retention: 0.032,
  },
  bipartite: { payers: 6, payees: 4 },
  layered: { accounts: 9 },
  stack: { accounts: 9 },
  'run-points': { payers: 388 },
  'ring-member': { patterns: 3, role: 'relay', ringStrength: 0.784, weight: 1 },
};

/** The other words that a sentence has. */
export const EXPLANATION_VARIANTS: readonly (readonly [code: string, values: Values])[] = [
  ['like-pair', { direction: 'out', occurrences: 1, assumedCalendar: 0 }],
  ['structuring', { kind: 'transfer' }],
  ['new-account', { condition: 'count' }],
  ['burst-stop', { resumed: 1 }],
  ['agent-openings', { wages: 0 }],
  ['fan-in', { novelOnly: 0, occurrences: 1 }],
  ['ring-member', { role: 'unclear', weight: 0.5 }],
  ['run-points', { rotates: 0, likeness: 'fraud-like', supports: 'probes night' }],
  ['run-points', { feeStable: 0, likeness: 'none', supports: 'unique-cents succession' }],
];
