import type { Delivery } from '../delivery.ts';
import type { RecordHead } from '../record.ts';

/**
 * `verified`: the holder passed a check; `restricted`: a restriction stands on a telecom record; `cleared`: looked at, nothing found;
 * `error`: could not be looked at, to be tried again.
 */
export const SCREENING_OUTCOMES = ['pending', 'verified', 'restricted', 'cleared', 'not-in-network', 'error'] as const;
export type ScreeningOutcome = (typeof SCREENING_OUTCOMES)[number];

export type ScreeningCounts = Readonly<Record<ScreeningOutcome, number>>;

/** One list of high-risk numbers that one carrier looks at. It puts nobody on a sanction. */
export interface ScreeningState extends RecordHead {
  readonly kind: 'screening';
  readonly carrier: string;
  /** From where the list came: a letter, a run, a platform's list. */
  readonly source: string;
  /** Each once, rising as texts. */
  readonly numbers: readonly string[];
  /** One digit for each number, its place in `SCREENING_OUTCOMES`, in pieces of `PIECE` so that a batch copies little. */
  readonly pieces: readonly string[];
  readonly counts: ScreeningCounts;
  readonly delivery: Delivery;
  readonly isAlarmed: boolean;
  readonly isClosed: boolean;
}

export const PIECE = 256;

export interface ScreeningStatus {
  readonly total: number;
  readonly done: number;
  readonly counts: ScreeningCounts;
}

/** The counts sum to `total`; `error` is not done. */
export function screeningStatus({ numbers, counts }: ScreeningState): ScreeningStatus {
  const total = numbers.length;
  return { total, done: total - counts.pending - counts.error, counts };
}

/** Several lists together. A number that is on the lists of several carriers counts on each. */
export function screeningTotals(states: readonly ScreeningState[]): ScreeningStatus {
  const statuses = states.map(screeningStatus);
  const sum = (of: (status: ScreeningStatus) => number): number =>
    statuses.reduce((total, status) => total + of(status), 0);
  const counts = Object.fromEntries(
    SCREENING_OUTCOMES.map((outcome) => [outcome, sum((status) => status.counts[outcome])]),
  ) as ScreeningCounts;
  return { total: sum(({ total }) => total), done: sum(({ done }) => done), counts };
}

/** Outcome of a number; undefined: not on the list. */
export function outcomeOf(state: ScreeningState, number: string): ScreeningOutcome | undefined {
  const place = placeOf(state.numbers, number);
  if (place === undefined) return undefined;
  return SCREENING_OUTCOMES[Number(state.pieces[Math.floor(place / PIECE)]?.[place % PIECE])];
}

/** Numbers with an outcome, in the order of the list. */
export function numbersWith(state: ScreeningState, outcome: ScreeningOutcome): readonly string[] {
  const digit = String(SCREENING_OUTCOMES.indexOf(outcome));
  return state.numbers.filter((_, place) => state.pieces[Math.floor(place / PIECE)]?.[place % PIECE] === digit);
}

/** Place of a number by halving. */
export function placeOf(numbers: readonly string[], number: string): number | undefined {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? '') < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number ? low : undefined;
}
