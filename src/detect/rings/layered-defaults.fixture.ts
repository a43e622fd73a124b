const DAY = 86_400;
const both = (value: number): object => ({ statement: value, structure: value });

const shape = (statementWindowSeconds: number): object => ({
  windowsSeconds: { statement: [statementWindowSeconds], structure: [6 * DAY, 25 * DAY] },
  minimumMiddles: both(2),
  minimumSurprise: both(0),
  familiarPairs: { statement: 0, structure: 1 },
  novelOnly: { statement: 0, structure: 1 },
  hubCap: both(512),
  stepLimit: both(1_000_000),
  stepsPerTransfer: both(60),
  stepsAtLeast: both(100_000_000),
  maximumPieces: both(100_000),
  maximumTransfers: both(2000),
  maximumHits: both(5000),
  maximumReasons: both(50_000),
  table: { statement: 0, structure: 1 },
});

const values = {
  valueRule: { statement: 1, structure: 0 },
  leastShare: both(0.7),
  mostShare: both(1.05),
  payersNeedRingMoney: { statement: 1, structure: 0 },
};

/** Defaults of the two presets, by detector. */
export const SHAPE_DEFAULTS = {
  'scatter-gather': { ...shape(DAY), ...values, anyOrder: { statement: 0, structure: 1 } },
  layered: { ...shape(3 * DAY), ...values },
};
