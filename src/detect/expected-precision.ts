import type { Typology } from '#model';
import { PRECISION_TABLES } from './precision-tables.ts';

/** By typology: [SURPRISE, precision] with both rising. */
export interface PrecisionTable {
  readonly version: number;
  /** The data it was fitted on. */
  readonly fittedOn: readonly string[];
  readonly steps: Readonly<Partial<Record<Typology, readonly (readonly [surprise: number, precision: number])[]>>>;
}

/** Below the first step and above the last, precision goes to 0 and 1 by this many nats for a factor e. */
const TAIL_NATS = 40;

/**
 * A ring hit's strength: the precision expected of hits of its typology that are as surprising (SURPRISE), from the table
 * of the preset (0 `statement`, 1 `structure`), linear between its steps. A typology without steps gives 0.
 */
export function expectedPrecision(table: number, typology: Typology, surprise: number): number {
  const steps = PRECISION_TABLES[table]?.steps[typology] ?? [];
  const above = steps.findIndex(([x]) => x > surprise);
  const [lowX, lowY] = (above < 0 ? steps.at(-1) : steps[above - 1]) ?? [0, 0];
  const [highX, highY] = (above < 0 ? undefined : steps[above]) ?? [0, 0];
  if (steps.length === 0) return 0;
  if (above === 0) return highY * Math.exp((surprise - highX) / TAIL_NATS);
  if (above < 0) return 1 - (1 - lowY) * Math.exp((lowX - surprise) / TAIL_NATS);
  return lowY + ((highY - lowY) * (surprise - lowX)) / (highX - lowX);
}
