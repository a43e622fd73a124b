import { openMeasures } from '../measures/standing.ts';
import type { Casework } from '../record.ts';
import { isStanding } from '../sanctions/lift-sanction.ts';
import { isBurdened } from '../telecom/telecom-state.ts';
import { run } from '../world.fixture.ts';
import {
  CITIZEN,
  DESK_HEAD,
  file,
  measureOf,
  OFFICER,
  onTicket,
  REVIEWER,
  sanctionOf,
  telecomOf,
  ticketOf,
  when,
  world,
} from './appeal.fixture.ts';
import type { AppealCommand, Contested, UpheldGround } from './appeal.ts';

type Decide = Extract<AppealCommand, { readonly type: 'appeal.decide' }>;

export const ticket = (casework: Casework) => ticketOf(casework, 'q1');
export const ACCEPT = onTicket({ type: 'appeal.accept' });
export const ASSIGN = onTicket({ type: 'appeal.assign', reviewer: { id: REVIEWER.id, name: REVIEWER.name } });
export const uphold = (ground: UpheldGround, rest: Partial<Decide> = {}) =>
  onTicket({ type: 'appeal.decide', outcome: 'upheld', ground, reasons: '查证不实', ...rest } as const);
export const UPHOLD = uphold('finding-wrong');
export const REJECT = onTicket({ type: 'appeal.decide', outcome: 'rejected', reasons: '认定属实' });

/** Filed, accepted by the desk, a reviewer named. */
export function inReview(contested: readonly Contested[], before: Casework = world()): Casework {
  return run(before, [
    [file(contested), when(CITIZEN)],
    [ACCEPT, when(OFFICER, 1)],
    [ASSIGN, when(DESK_HEAD, 2)],
  ]).casework;
}

export function standing(casework: Casework) {
  const measure = (id: string) => openMeasures(measureOf(casework, id)).length > 0;
  return {
    freeze: measure('m1'),
    risk: measure('m2'),
    telecom: telecomOf(casework).numbers.some((one) => !one.isRemoved && isBurdened(one)),
    sanction: isStanding(sanctionOf(casework)),
  };
}

/** The term of the sanction ran out before the appeal, on 1 March 2025 or the day given. */
export function overdue(endsOn = '2025-03-01'): Casework {
  const sanction = sanctionOf(world());
  const measures = sanction.measures.map((measure) => ({ ...measure, endsOn }));
  return { ...world(), sanction: new Map([[sanction.id, { ...sanction, measures }]]) };
}
