import type { MarkedLots } from './nearest-lot.ts';
import { grown } from './pieces.ts';

/** Lots by number, in the order of their credits, opening money first. Scratch, used again for each account. */
export interface LotList extends MarkedLots {
  newest: number;
  openings: number;
  count: number;
  marked: Uint8Array;
  older: Int32Array;
  newer: Int32Array;
  left: Float64Array;
  t: Float64Array;
  entry: Int32Array;
}

/** For `size` lots at first. */
export function emptyLots(size: number): LotList {
  return {
    newest: -1,
    openings: 0,
    count: 0,
    marked: new Uint8Array(size),
    older: new Int32Array(size),
    newer: new Int32Array(size),
    left: new Float64Array(size),
    t: new Float64Array(size),
    entry: new Int32Array(size),
  };
}

/** Without lots, with room for `most`. */
export function resetLots(lots: LotList, most: number): void {
  lots.newest = -1;
  lots.openings = 0;
  lots.count = 0;
  if (most <= lots.left.length) return;
  const size = Math.max(most, lots.left.length * 2);
  lots.older = grown(lots.older, new Int32Array(size));
  lots.newer = grown(lots.newer, new Int32Array(size));
  lots.left = grown(lots.left, new Float64Array(size));
  lots.t = grown(lots.t, new Float64Array(size));
  lots.entry = grown(lots.entry, new Int32Array(size));
  lots.marked = new Uint8Array(size);
}

/** A credit, or opening money with its LINE_ORIGIN as `entry`. */
interface Lot {
  readonly entry: number;
  readonly amount: number;
  readonly t: number;
  readonly marked: number;
}

/** The youngest lot. */
export function pushLot(lots: LotList, { entry, amount, t, marked }: Lot): void {
  const lot = lots.count++;
  lots.entry[lot] = entry;
  lots.left[lot] = amount;
  lots.t[lot] = t;
  lots.marked[lot] = marked;
  lots.older[lot] = lots.newest;
  lots.newer[lot] = -1;
  if (lots.newest >= 0) lots.newer[lots.newest] = lot;
  lots.newest = lot;
}

/** Takes a lot with nothing left out of the list. */
export function unlinkLot(lots: LotList, lot: number): void {
  const [older, newer] = [lots.older[lot]!, lots.newer[lot]!];
  if (older >= 0) lots.newer[older] = newer;
  if (newer >= 0) lots.older[newer] = older;
  else lots.newest = older;
}
