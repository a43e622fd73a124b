import { seededWholes } from './seeded-random.ts';

export interface RotationSettings {
  readonly binSeconds: number;
  /** A start this long after another member's end, or sooner, is a hand-over. */
  readonly handoverSeconds: number;
  readonly shifts: number;
  /** Share of the null beyond which R or H counts. */
  readonly tail: number;
  readonly seed: number;
}

/** First and last moment in seconds of local time (day 0 begins at 0). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Rotation {
  /** R: mean members at work at once, of the bins in which anyone is. */
  readonly atOnce: number;
  /** H: share of session starts at most the hand-over time after another member's end. */
  readonly handovers: number;
  /** Share of the null with a larger R, and with a smaller H; ties count half. */
  readonly fewerAtOnce: number;
  readonly moreHandovers: number;
  /** R below the null's tail, or H above it. */
  readonly holds: boolean;
}

const DAY = 86_400;

/**
 * POOL 4: do members take turns? Held against circular shifts of every member's sessions inside its own active days. Members
 * come in an order that does not rest on their numbering, for they draw from one seeded stream.
 */
export function measureRotation(members: readonly (readonly Span[])[], settings: RotationSettings): Rotation {
  const axes = members.map((spans) => axisOf(spans, settings.binSeconds));
  const days = axes.flatMap((axis) => [...axis.days]);
  const firstDay = Math.min(...days);
  const scratch = {
    binsPerDay: axes[0]!.binsPerDay,
    firstDay,
    taken: new Uint32Array((Math.max(...days) - firstDay + 1) * axes[0]!.binsPerDay),
    ends: new Float64Array(axes.reduce((sum, { starts }) => sum + starts.length, 0)),
    handoverSeconds: settings.handoverSeconds,
  };
  const shifts = axes.map(() => 0);
  const observed = measure(axes, shifts, { ...scratch, stamp: 1 });
  const random = seededWholes(settings.seed);
  const nullAtOnce = new Float64Array(settings.shifts);
  const nullHandovers = new Float64Array(settings.shifts);
  for (const run of nullAtOnce.keys()) {
    for (const [i, axis] of axes.entries()) shifts[i] = random(axis.days.length * axis.binsPerDay);
    const { atOnce, handovers } = measure(axes, shifts, { ...scratch, stamp: run + 2 });
    nullAtOnce[run] = atOnce;
    nullHandovers[run] = handovers;
  }
  nullAtOnce.sort();
  nullHandovers.sort();
  const tail = Math.floor(settings.tail * settings.shifts);
  return {
    ...observed,
    fewerAtOnce: 1 - position(nullAtOnce, observed.atOnce),
    moreHandovers: position(nullHandovers, observed.handovers),
    holds: observed.atOnce < nullAtOnce[tail]! || observed.handovers > nullHandovers[settings.shifts - 1 - tail]!,
  };
}

/** A member's active days set end to end; bins and moments are places on that line. */
interface Axis {
  readonly days: readonly number[];
  readonly binsPerDay: number;
  readonly bins: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function axisOf(spans: readonly Span[], binSeconds: number): Axis {
  const binsPerDay = Math.round(DAY / binSeconds);
  const days = new Set<number>();
  for (const { from, to } of spans) {
    for (let day = Math.floor(from / DAY); day <= Math.floor(to / DAY); day += 1) days.add(day);
  }
  const inOrder = [...days].toSorted((a, b) => a - b);
  const places = new Map(inOrder.map((day, place) => [day, place]));
  const placeOf = (second: number): number =>
    places.get(Math.floor(second / DAY))! * DAY + (((second % DAY) + DAY) % DAY);
  const binOf = (place: number): number => Math.floor((place * binsPerDay) / DAY);
  const bins = new Set<number>();
  const starts = spans.map(({ from }) => placeOf(from));
  const ends = spans.map(({ to }) => placeOf(to));
  for (const [i, start] of starts.entries()) {
    for (let bin = binOf(start); bin <= binOf(ends[i]!); bin += 1) bins.add(bin);
  }
  return { days: inOrder, binsPerDay, bins: [...bins], starts, ends };
}

interface Scratch {
  readonly binsPerDay: number;
  readonly firstDay: number;
  /** By bin of the whole period: the stamp of the last measure that took it. */
  readonly taken: Uint32Array;
  readonly ends: Float64Array;
  readonly handoverSeconds: number;
  readonly stamp: number;
}

function measure(axes: readonly Axis[], shifts: readonly number[], scratch: Scratch) {
  const { binsPerDay, firstDay, taken, ends, stamp } = scratch;
  let [worked, together, sessions] = [0, 0, 0];
  for (const [member, { days, bins, ends: own }] of axes.entries()) {
    const all = days.length * binsPerDay;
    worked += bins.length;
    for (const bin of bins) {
      const place = (bin + shifts[member]!) % all;
      const at = (days[Math.floor(place / binsPerDay)]! - firstDay) * binsPerDay + (place % binsPerDay);
      if (taken[at] !== stamp) together += 1;
      taken[at] = stamp;
    }
    for (const end of own) ends[sessions++] = shifted(axes[member]!, end, shifts[member]!) * axes.length + member;
  }
  ends.sort();
  let handovers = 0;
  for (const [member, axis] of axes.entries()) {
    for (const start of axis.starts) {
      const at = shifted(axis, start, shifts[member]!);
      if (isHandedOver(ends, { at, member, members: axes.length, seconds: scratch.handoverSeconds })) handovers += 1;
    }
  }
  return { atOnce: worked / together, handovers: handovers / sessions };
}

function shifted({ days, binsPerDay }: Axis, place: number, bins: number): number {
  const moved = (place + Math.round((bins * DAY) / binsPerDay)) % (days.length * DAY);
  return days[Math.floor(moved / DAY)]! * DAY + (moved % DAY);
}

/** Did another member end at most `seconds` before? `ends` are moments times members plus the member, rising. */
function isHandedOver(
  ends: Float64Array,
  start: { readonly at: number; readonly member: number; readonly members: number; readonly seconds: number },
): boolean {
  const { at, member, members, seconds } = start;
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! < (at - seconds) * members) low = middle + 1;
    else high = middle;
  }
  for (; ends[low]! < (at + 1) * members; low += 1) {
    if (Math.floor(ends[low]! % members) !== member) return true;
  }
  return false;
}

/** Share of the sorted values below, those equal by half. */
function position(sorted: Float64Array, value: number): number {
  let [below, equal] = [0, 0];
  for (const other of sorted) {
    if (other < value) below += 1;
    else if (other === value) equal += 1;
  }
  return sorted.length === 0 ? 0 : (below + equal / 2) / sorted.length;
}
