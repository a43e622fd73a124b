import type { OutcomeGiven, ScreeningEvent } from './screening-record.ts';
import {
  PIECE,
  placeOf,
  SCREENING_OUTCOMES,
  type ScreeningCounts,
  type ScreeningOutcome,
  type ScreeningState,
} from './screening-state.ts';

export function evolveScreening(state: ScreeningState | undefined, event: ScreeningEvent): ScreeningState {
  if (event.type === 'screening.begun') return begun(event);
  if (state === undefined) throw new Error(`${event.type} before screening.begun`);
  switch (event.type) {
    case 'screening.received':
      return { ...state, delivery: { ...state.delivery, receipt: { atMs: event.atMs, result: 'done' } } };
    case 'screening.recorded':
      return recorded(state, event.outcomes);
    case 'screening.receipt-overdue':
      return { ...state, isAlarmed: true };
    case 'screening.closed':
      return { ...state, isClosed: true };
  }
}

function begun(event: ScreeningEvent & { type: 'screening.begun' }): ScreeningState {
  const { record, region, caseNo, carrier, source, numbers, delivery } = event;
  const pieces = Array.from({ length: Math.ceil(numbers.length / PIECE) }, (_, at) =>
    '0'.repeat(Math.min(PIECE, numbers.length - at * PIECE)),
  );
  const zero = Object.fromEntries(SCREENING_OUTCOMES.map((outcome) => [outcome, 0])) as ScreeningCounts;
  return {
    kind: 'screening',
    id: record.id,
    region,
    agencies: [carrier],
    ...(caseNo === undefined ? {} : { caseNo }),
    ...{ carrier, source, numbers, pieces, delivery },
    counts: { ...zero, pending: numbers.length },
    isAlarmed: false,
    isClosed: false,
  };
}

/** Cost: the batch, the pieces that it touches, and one copy of the list of pieces. */
function recorded(state: ScreeningState, outcomes: readonly OutcomeGiven[]): ScreeningState {
  const counts: Record<ScreeningOutcome, number> = { ...state.counts };
  const touched = new Map<number, string[]>();
  for (const { number, outcome } of outcomes) {
    const place = placeOf(state.numbers, number);
    if (place === undefined) throw new Error(`a number that is not on list ${state.id}`);
    const at = Math.floor(place / PIECE);
    const piece = touched.get(at) ?? Array.from(state.pieces[at] ?? '');
    touched.set(at, piece);
    const before = SCREENING_OUTCOMES[Number(piece[place % PIECE])] ?? 'pending';
    counts[before] -= 1;
    counts[outcome] += 1;
    piece[place % PIECE] = String(SCREENING_OUTCOMES.indexOf(outcome));
  }
  const pieces = [...state.pieces];
  for (const [at, piece] of touched) pieces[at] = piece.join('');
  return { ...state, pieces, counts };
}
