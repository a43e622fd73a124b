import { between } from '../distributions.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { DAY_MS, MINUTE_MS } from '../town-payment.ts';

/** How a crew goes about it; docs/simulator.md has the table that these values come from. */
export interface Manner {
  readonly dial: number;
  /** Median from credit to debit. */
  readonly delayMs: number;
  /** Kept on a card at each hop. */
  readonly kept: number;
  readonly parts: readonly [low: number, high: number];
  /** Cards that the crew moves from its one device and address. */
  readonly sharedDevice: number;
  readonly ageMs: readonly [low: number, high: number];
  readonly dress: number;
  readonly ownLife: number;
  /** Chance that a run takes a card not used before. */
  readonly fresh: number;
  readonly night: number;
  readonly round: number;
  readonly probe: number;
  readonly credits: readonly [low: number, high: number];
  readonly feeSpread: number;
  /** Sinks for each member card of a pool; at least one. */
  readonly sinksPerMember: number;
  readonly cashPerDraw: readonly [low: number, high: number];
}

type FivePoints = readonly [number, number, number, number, number];

export function mannerOf(dial: number, random: SeededRandom): Manner {
  const own = (): number => between(random, 0.6, 1.6);
  const sharedDevice = linear(dial, [1, 0.75, 0.5, 0.25, 0]);
  return {
    dial,
    delayMs: geometric(dial, [2, 9, 42, 198, 900]) * own() * MINUTE_MS,
    kept: Math.min(0.4, linear(dial, [0.002, 0.026, 0.05, 0.1, 0.2]) * own()),
    parts: [Math.round(linear(dial, [2, 2, 3, 3, 4])), Math.round(linear(dial, [3, 4, 5, 6, 8]))],
    sharedDevice,
    ageMs: [geometric(dial, [5, 14, 30, 120, 365]) * DAY_MS, geometric(dial, [20, 56, 120, 420, 1825]) * DAY_MS],
    dress: linear(dial, [0, 0.2, 0.4, 0.6, 0.8]),
    ownLife: linear(dial, [0, 0.25, 0.5, 0.75, 1]),
    fresh: linear(dial, [0, 0.15, 0.3, 0.45, 0.6]),
    night: linear(dial, [0.6, 0.46, 0.33, 0.19, 0.05]),
    round: linear(dial, [0.6, 0.45, 0.3, 0.15, 0]),
    probe: linear(dial, [0.8, 0.6, 0.4, 0.2, 0]),
    credits: [Math.round(linear(dial, [8, 7, 6, 5, 4])), Math.round(linear(dial, [30, 25, 20, 15, 10]))],
    feeSpread: linear(dial, [0.02, 0.1, 0.2, 0.4, 0.6]),
    sinksPerMember: linear(dial, [0, 1 / 12, 1 / 6, 1 / 4, 1 / 3]),
    cashPerDraw: [linear(dial, [2000, 1600, 1200, 800, 500]), 5000],
  };
}

/** Values at dial 0, .25, .5, .75 and 1, straight lines between them. */
function linear(dial: number, points: FivePoints): number {
  const at = Math.min(3, Math.floor(dial * 4));
  const [low = 0, high = 0] = [points[at], points[at + 1]];
  return low + (high - low) * (dial * 4 - at);
}

function geometric(dial: number, points: FivePoints): number {
  return Math.exp(linear(dial, points.map(Math.log) as unknown as FivePoints));
}
