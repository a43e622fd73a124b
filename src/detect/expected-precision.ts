import type { Typology } from '#model';
import { PRECISION_TABLES } from './precision-tables.ts';

/** Rising steps [SURPRISE, precision]. */
export type PrecisionSteps = readonly (readonly [surprise: number, precision: number])[];

export interface PrecisionTable {
  readonly version: number;
  /** The data it was fitted on. */
  readonly fittedOn: readonly string[];
  readonly steps: Readonly<Partial<Record<Typology, PrecisionSteps>>>;
  /** For patterns of fewer than four accounts or transfers: friends of friends close triangles without any ring. */
  readonly small: Readonly<Partial<Record<Typology, PrecisionSteps>>>;
}

export interface RankedPattern {
  readonly typology: Typology;
  /** SURPRISE in nats; for trees (fans, chains) their own measure. */
  readonly surprise: number;
  readonly accounts: number;
  readonly transfers: number;
}

const SMALL = 4;
/** Beyond the steps only the order is kept: this share of the way to 0 or 1, in so many nats. */
const TAIL_SHARE = 0.02;
const TAIL_NATS = 40;

/**
 * A ring hit's strength: the precision expected of hits of its typology that are as surprising (SURPRISE), from the table
 * of the preset (0 `statement`, 1 `structure`), linear between its steps. A typology without steps gives 0.
 */
export function expectedPrecision(table: number, pattern: RankedPattern): number {
  const tables = PRECISION_TABLES[table];
  const steps = (isSmall(pattern) ? tables?.small : tables?.steps)?.[pattern.typology] ?? [];
  return alongSteps(steps, pattern.surprise);
}

export function isSmall({ accounts, transfers }: Pick<RankedPattern, 'accounts' | 'transfers'>): boolean {
  return accounts < SMALL || transfers < SMALL;
}

/** The value at x, linear between steps; 0 without steps. */
export function alongSteps(steps: PrecisionSteps, x: number): number {
  const first = steps[0];
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return 0;
  if (x < first[0]) return first[1] * (1 - TAIL_SHARE * tail(first[0] - x));
  if (x >= last[0]) return last[1] + (1 - last[1]) * TAIL_SHARE * tail(x - last[0]);
  const above = steps.findIndex(([at]) => at > x);
  const [lowX, lowY] = steps[above - 1] ?? first;
  const [highX, highY] = steps[above] ?? last;
  return lowY + ((highY - lowY) * (x - lowX)) / (highX - lowX);
}

/** From 0 towards 1, strictly rising. */
function tail(nats: number): number {
  return nats / (nats + TAIL_NATS);
}
