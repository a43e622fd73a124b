import type { PrecisionTable } from './expected-precision.ts';

/** Provisional: one line for all typologies until `npm run bench -- fit-precision --write` has fitted them. */
const LINE = [
  [0, 0.01],
  [100, 0.9],
] as const;

const STEPS = {
  'fan-in': LINE,
  'fan-out': LINE,
  'gather-scatter': LINE,
  'gather-scatter-strict': LINE,
  'gather-scatter-loose': LINE,
  'scatter-gather': LINE,
  'scatter-gather-any-order': LINE,
  layered: LINE,
  cycle: LINE,
  'cycle-any-order': LINE,
  chain: LINE,
  bipartite: LINE,
  stack: LINE,
} as const;

/** By the ring detectors' parameter `table`: 0 `statement`, 1 `structure`. */
export const PRECISION_TABLES: readonly PrecisionTable[] = [
  { version: 1, fittedOn: [], steps: STEPS, small: {} },
  { version: 1, fittedOn: [], steps: STEPS, small: {} },
];
