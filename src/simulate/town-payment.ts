/** One movement of money in the town. -1 stands for nobody: cash, fees, interest. */
export interface TownPayment {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly amountMinor: number;
  readonly summary: string;
  readonly cash: boolean;
  /** Ring of the truth that the payment belongs to. */
  readonly ring?: string;
}

export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** Milliseconds of a local time of day on day `day` of the town (day 0 starts at `startMs`, local midnight). */
export function timeOfDay(startMs: number, day: number, minutes: number, seconds = 0): number {
  return startMs + day * DAY_MS + minutes * MINUTE_MS + seconds * 1000;
}
