const HOUR = 3600;
const DAY = 86_400;
const both = <T>(value: T) => ({ statement: value, structure: value });
const ofPreset = { statement: 0, structure: 1 };
const kept = { maximumHits: both(5000), maximumReasons: both(50_000), table: ofPreset };
const searched = {
  hubCap: both(512),
  stepLimit: both(20_000),
  stepsPerTransfer: both(16),
  stepsAtLeast: both(40_000_000),
  maximumSequences: both(100_000),
};

const fan = {
  minimumPartners: { statement: 5, structure: 4 },
  windowsSeconds: { statement: [DAY, 7 * DAY], structure: [6 * DAY, 25 * DAY] },
  strengthFrom: { statement: 4, structure: 3 },
  strengthFull: both(15),
  usualFrom: both(1),
  usualFull: both(3),
  minimumNats: both(4),
  novelOnly: ofPreset,
  occasionSeconds: { statement: 0, structure: 4 * DAY },
  ...kept,
};

const gatherScatter = {
  minimumPartners: { statement: 3, structure: 2 },
  minimumTransfers: { statement: 6, structure: 4 },
  windowsSeconds: { statement: [48 * HOUR], structure: [6 * DAY, 25 * DAY] },
  minimumNats: both(4),
  hubCap: both(512),
  novelOnly: ofPreset,
  occasionSeconds: { statement: 0, structure: 6 * DAY },
  ...kept,
};

const cycle = {
  maximumHops: { statement: 6, structure: 12 },
  minimumAccounts: both(3),
  valueRule: { statement: 1, structure: 0 },
  lossShare: both(0.2),
  gainShare: both(0.05),
  novelOnly: ofPreset,
  mostByChanceOfSmall: both(1),
  familiarPairs: ofPreset,
  ...searched,
  ...kept,
};

/** Defaults of the ring detectors around one account and along paths. */
export const CENTRE_DEFAULTS = {
  'fan-in': fan,
  'fan-out': fan,
  'gather-scatter': gatherScatter,
  'gather-scatter-loose': { enabled: { statement: 1, structure: 0 }, ...gatherScatter },
  'gather-scatter-strict': {
    enabled: { statement: 1, structure: 0 },
    ...gatherScatter,
    outShareFrom: both(0.7),
    outShareTo: both(1.05),
  },
  cycle: {
    ...cycle,
    windowsSeconds: { statement: [3 * DAY], structure: [6 * DAY, 25 * DAY] },
    mostByChance: both(100_000),
  },
  'cycle-any-order': {
    ...cycle,
    windowsSeconds: { statement: [3 * DAY], structure: [6 * DAY] },
    mostByChance: both(1),
    stepsPerTransfer: { statement: 1, structure: 16 },
    stepsAtLeast: { statement: 10_000_000, structure: 40_000_000 },
  },
  chain: {
    minimumTransfers: both(4),
    windowsSeconds: { statement: [DAY], structure: [6 * DAY] },
    shareFrom: both(0.8),
    shareTo: both(1.25),
    acrossCurrencies: ofPreset,
    novelOnly: ofPreset,
    payersNeedRingMoney: { statement: 1, structure: 0 },
    ...searched,
    ...kept,
  },
};
