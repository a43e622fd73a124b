import { expect, test } from 'vitest';

import { replay } from '../casework.ts';
import type { Casework, LiftCause } from '../record.ts';
import { at, codeOf, context, run } from '../world.fixture.ts';
import { liftTelecom } from './lift-telecom.ts';
import {
  begun,
  carrier,
  CARRIER_HEAD,
  CITY_HEAD,
  command,
  given,
  limited,
  NORTH,
  NOTICE,
  OTHER_DESK,
  police,
  SOUTH,
  telecomNumber,
  telecomOf,
} from './telecom.fixture.ts';

const A = '10900000001';
const B = '10900000002';
const C = '10900000003';

/** A determined and limited, C of another carrier drawn in and limited. */
function cascaded(): Casework {
  const drawn = run(begun(given(A), given(B)), [
    [command({ type: 'telecom.determine', number: A, basis: '测试认定书' }), police('2026-03-02 09:30', CITY_HEAD)],
    [
      command({ type: 'telecom.cascade', reason: '同一户名', numbers: [given(C, { carrier: SOUTH })] }),
      police('2026-03-02 09:40'),
    ],
  ]).casework;
  return limited(limited(drawn, A), C, OTHER_DESK);
}

function lifted(casework: Casework, cause: LiftCause['cause'], items?: readonly string[]) {
  const by = { kind: 'appeal', id: 'a1' } as const;
  const done = liftTelecom(
    telecomOf(casework),
    { cause, by, ...(items === undefined ? {} : { items }) },
    context(at('2026-03-06 10:00'), CITY_HEAD, 'appeal'),
  );
  if (!done.ok) throw new Error(done.problem.code);
  return { events: done.value, casework: replay(done.value, casework) };
}

const orders = (casework: Casework) =>
  telecomOf(casework)
    .deliveries.filter(({ instruction }) => instruction !== 'reverify')
    .map(({ to, instruction, number }) => [to, instruction, number]);

test('[TEL-10] an upheld appeal lifts everything at once, with an order to each carrier', () => {
  const { casework } = lifted(cascaded(), 'appeal-upheld');
  expect(telecomOf(casework).numbers.every(({ restriction }) => restriction === undefined)).toBe(true);
  expect(orders(casework)).toEqual([
    [NORTH, 'lift', A],
    [SOUTH, 'lift', C],
  ]);
  expect(telecomNumber(casework, A).determined).toBeUndefined();
  expect(lifted(casework, 'appeal-upheld').events).toEqual([]);
});

test('[TEL-10] confined to items it lifts those; what was drawn in follows when no suspected number is left', () => {
  const onlyC = lifted(cascaded(), 'appeal-upheld', [C]).casework;
  expect(telecomNumber(onlyC, A).restriction).toBeDefined();
  expect(telecomNumber(onlyC, C).restriction).toBeUndefined();
  const onlyA = lifted(cascaded(), 'appeal-upheld', [A]).casework;
  expect(telecomNumber(onlyA, C).restriction).toBeDefined();
  const both = lifted(cascaded(), 'appeal-upheld', [A, B]).casework;
  expect(telecomNumber(both, C).restriction).toBeUndefined();
  expect(lifted(cascaded(), 'appeal-upheld', ['62000000000000001']).events).toEqual([]);
});

test('[TEL-10] an appeal about something else leaves the record as it is', () => {
  const { casework } = lifted(cascaded(), 'not-my-card', [A, B]);
  const own = run(casework, [
    [command({ type: 'telecom.ask', number: C, method: 'outlet' }), carrier('2026-03-07 10:00', OTHER_DESK)],
    [
      command({ type: 'telecom.record-verification', number: C, result: 'refused' }),
      carrier('2026-03-07 11:00', OTHER_DESK),
    ],
    [command({ type: 'telecom.restrict', number: C, notice: NOTICE }), carrier('2026-03-07 12:00', OTHER_DESK)],
  ]).casework;
  expect(lifted(own, 'appeal-upheld', ['62000000000000001']).events).toEqual([]);
  expect(lifted(own, 'appeal-upheld', [C]).events).toHaveLength(1);
});

test('[TEL-10] the check that led to a lifted restriction counts no more', () => {
  const { casework } = lifted(cascaded(), 'appeal-upheld', [A]);
  const again = command({ type: 'telecom.restrict', number: A, notice: NOTICE });
  expect(codeOf(casework, again, carrier('2026-03-07 10:00'))).toBe('not-verified-yet');
});

test('[TEL-11] not my card: the number leaves the name and the record, and what hung on it comes back', () => {
  const { casework } = lifted(cascaded(), 'not-my-card', [A, B]);
  expect(telecomNumber(casework, A)).toMatchObject({ isRemoved: true });
  expect(telecomNumber(casework, C).restriction).toBeUndefined();
  expect(orders(casework)).toEqual([
    [NORTH, 'remove-from-name', A],
    [NORTH, 'remove-from-name', B],
    [SOUTH, 'lift', C],
  ]);
  const ask = command({ type: 'telecom.ask', number: A, method: 'outlet' });
  expect(codeOf(casework, ask, carrier('2026-03-07 10:00'))).toBe('number-removed');
});

test('[TEL-11] where only stopped numbers are left, one receives again', () => {
  const stopped = run(limited(begun(given(A), given(B)), A), [
    [command({ type: 'telecom.suspend', number: A, notice: NOTICE }), carrier('2026-03-05 10:00', CARRIER_HEAD)],
  ]).casework;
  const { casework, events } = lifted(stopped, 'not-my-card', [B]);
  expect(events.map(({ type }) => type)).toEqual(['telecom.removed', 'telecom.eased']);
  expect(telecomNumber(casework, A).restriction?.degree).toBe('limit-outgoing');
  expect(orders(casework)).toEqual([
    [NORTH, 'remove-from-name', B],
    [NORTH, 'ease', A],
  ]);
});
