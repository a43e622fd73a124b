/** A burst at one account as stretches of its adjacency lists. */
export interface CentreBurst {
  readonly centre: number;
  readonly inStart: number;
  readonly inEnd: number;
  readonly outStart: number;
  readonly outEnd: number;
}

export interface RatedBurst {
  readonly stretch: CentreBurst;
  /** How unlikely the account's own other times make it, in nats. */
  readonly tailNats: number;
  /** Less what so many accounts and windows give by chance: 0 = one such burst expected in the data. */
  readonly nats: number;
  readonly windowSeconds: number;
}

/** A burst that shares this much of the smaller one is the same burst seen through another window. */
const SAME = 0.5;

/**
 * Of bursts at one account that share half of the smaller one's transfers the most surprising stays: the windows of
 * several lengths look at one event. Order: by account, then falling surprise. The rest is the number left out.
 */
export function withoutRivals<T extends RatedBurst>(bursts: readonly T[]): { kept: T[]; rivals: number } {
  const kept: T[] = [];
  let first = 0;
  for (const burst of bursts.toSorted(compareBursts)) {
    if (kept.length > first && kept[first]!.stretch.centre !== burst.stretch.centre) first = kept.length;
    let isRival = false;
    for (let i = first; i < kept.length && !isRival; i += 1) isRival = isSame(kept[i]!.stretch, burst.stretch);
    if (!isRival) kept.push(burst);
  }
  return { kept, rivals: bursts.length - kept.length };
}

function compareBursts(a: RatedBurst, b: RatedBurst): number {
  return (
    a.stretch.centre - b.stretch.centre ||
    b.nats - a.nats ||
    a.stretch.inStart - b.stretch.inStart ||
    a.stretch.outStart - b.stretch.outStart ||
    a.windowSeconds - b.windowSeconds
  );
}

function isSame(a: CentreBurst, b: CentreBurst): boolean {
  const shared =
    Math.max(0, Math.min(a.inEnd, b.inEnd) - Math.max(a.inStart, b.inStart)) +
    Math.max(0, Math.min(a.outEnd, b.outEnd) - Math.max(a.outStart, b.outStart));
  return shared >= SAME * Math.min(sizeOf(a), sizeOf(b));
}

function sizeOf({ inStart, inEnd, outStart, outEnd }: CentreBurst): number {
  return inEnd - inStart + outEnd - outStart;
}
