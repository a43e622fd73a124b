import { CHINA_CALENDAR } from '#law';
import { describe, expect, test } from 'vitest';

import { evolve } from '../casework.ts';
import { elapse, runningClocks } from '../elapse.ts';
import type { Casework, LiftCause } from '../record.ts';
import { at, codeOf, context, run } from '../world.fixture.ts';
import { liftSanction } from './lift-sanction.ts';
import {
  act,
  answer,
  BANK,
  CARDS,
  CARRIER,
  command,
  CONVICTION,
  COUNTY,
  CREDIT,
  DECIDED,
  determine,
  HEAD,
  inForce,
  INSTRUCT,
  ISSUE,
  PAYMENT,
  propose,
  PROVINCE,
  REVIEWER,
  sanctionOf,
  sanctionWorld,
  SERVE,
  THREE,
  toDetermined,
  toInForce,
  toServed,
  when,
} from './sanction.fixture.ts';

const APPEAL = { kind: 'appeal', id: 'q1' } as const;
const later = (text: string) => ({ nowMs: at(text), calendar: CHINA_CALENDAR });
const report = (list: 'financial-credit-database' | 'serious-dishonesty', change = {}) =>
  command('sanction.report-credit', { list, basis: '联合惩戒办法 8', order: 'k1', to: CREDIT.agency.id, ...change });

function lift(casework: Casework, cause: Partial<LiftCause> = {}, atMs = DECIDED + 3_600_000) {
  const given = { cause: 'appeal-upheld', by: APPEAL, ...cause } as const;
  const events = liftSanction(sanctionOf(casework), given, { ...when(REVIEWER), nowMs: atMs });
  if (!events.ok) throw new Error(events.problem.code);
  return { casework: events.value.reduce(evolve, casework), events: events.value };
}

describe('[SAN-31] lifted before the end', () => {
  test('[SAN-31] an upheld appeal lifts at every institution and withdraws every credit entry at once', () => {
    const credited = run(inForce(), [[report('financial-credit-database'), when(REVIEWER, 6)]]).casework;
    const { casework, events } = lift(credited);
    expect(events.map(({ type }) => type)).toEqual(['sanction.lifted']);
    const state = sanctionOf(casework);
    expect(state).toMatchObject({ stage: 'lifted', end: { cause: 'appeal-upheld', by: APPEAL } });
    expect(
      state.orders.slice(4).map(({ to, instruction, orderedMs }) => [to, instruction, orderedMs - DECIDED]),
    ).toEqual([
      [BANK.agency.id, 'lift', 3_600_000],
      [PAYMENT.agency.id, 'lift', 3_600_000],
      [CARRIER.agency.id, 'lift', 3_600_000],
      [CREDIT.agency.id, 'withdraw-credit', 3_600_000],
    ]);
    expect(state.credit).toMatchObject([{ ended: 'withdrawn', endedMs: DECIDED + 3_600_000 }]);
    expect(lift(casework).events).toEqual([]);
    const clocks = runningClocks(casework, later('2024-12-03'));
    expect(new Set(clocks.map(({ clock }) => clock.code))).toEqual(
      new Set(['sanction-lift-receipt', 'sanction-receipt']),
    );
  });

  test('[SAN-31] a changed determination lifts by hand, at city level; of a proposal nothing is lifted, and an appeal withdraws it', () => {
    const change = command('sanction.lift', { cause: 'determination-changed', reason: '证据变化' });
    expect(codeOf(inForce(), change, when(COUNTY, 9))).toBe('not-your-role');
    const { casework } = run(inForce(), [[change, when(HEAD, 9)]]);
    expect(sanctionOf(casework).stage).toBe('lifted');
    expect(codeOf(casework, change, when(HEAD, 10))).toBe('not-standing');
    const determined = run(run(sanctionWorld(), toDetermined()).casework, [[change, when(HEAD, 9)]]).casework;
    expect(sanctionOf(determined)).toMatchObject({ stage: 'lifted', orders: [] });
    const proposal = run(sanctionWorld(), [[propose(), when(COUNTY)]]).casework;
    expect(codeOf(proposal, change, when(HEAD, 1))).toBe('not-standing');
    expect(lift(proposal).events.map(({ type }) => type)).toEqual(['sanction.withdrawn']);
  });

  test('[SAN-31] a lift that was refused is ordered again', () => {
    const { casework } = lift(inForce());
    const again = (order: string, id: string) => command('sanction.repeat-lift', { order, id });
    expect(codeOf(casework, again('s1-b/lift-1', 'x'), when(REVIEWER, 61))).toBe('lift-not-refused');
    const refused = run(casework, [[answer('s1-b/lift-1', 'refused', '系统故障'), when(BANK, 61)]]).casework;
    expect(codeOf(refused, again('s1-b/lift-1', 's1-b'), when(REVIEWER, 62))).toBe('order-id-used');
    const told = run(refused, [[again('s1-b/lift-1', 'x'), when(REVIEWER, 62)]]).casework;
    expect(sanctionOf(told).orders.at(-1)).toMatchObject({ id: 'x', to: BANK.agency.id, undoes: 's1-b/lift-1' });
    expect(codeOf(told, again('s1-b/lift-1', 'y'), when(REVIEWER, 63))).toBe('lift-not-refused');
  });
});

describe('[SAN-32] items that fall', () => {
  const four = [...THREE, act('第四', { items: [{ number: '6200000000000000004', kind: 'bank-account' }] })];
  const sanctioned = (acts: typeof four, below?: string) =>
    run(sanctionWorld(), [
      [propose({ acts }), when(COUNTY)],
      [determine(below === undefined ? {} : { belowThreshold: below }), when(PROVINCE, 1)],
    ]).casework;
  const items = (...numbers: string[]) => ({ cause: 'not-my-card', items: numbers }) as const;

  test('[SAN-32] counted again: enough stays, fewer falls wholly', () => {
    const first = lift(sanctioned(four), items(CARDS[0]));
    expect(first.events.map(({ type }) => type)).toEqual(['sanction.items-struck']);
    expect(sanctionOf(first.casework)).toMatchObject({ stage: 'determined', struckItems: [CARDS[0]] });
    expect(sanctionOf(first.casework).recount?.trade.items).toBe(3);
    expect(sanctionOf(first.casework).determination?.count?.trade.items).toBe(4);
    expect(lift(first.casework, items(CARDS[0])).events).toEqual([]);
    const second = lift(first.casework, items(CARDS[0], CARDS[1]));
    expect(second.events.map(({ type }) => type)).toEqual(['sanction.items-struck', 'sanction.lifted']);
    expect(sanctionOf(second.casework)).toMatchObject({ stage: 'lifted', end: { cause: 'not-my-card' } });
  });

  test('[SAN-32] below the numbers every item counts; items of other sanctions are none of it', () => {
    const below = sanctioned(THREE.slice(0, 2), '造成较大影响');
    expect(lift(below, items('6200000000000000077')).events).toEqual([]);
    expect(sanctionOf(lift(below, items(CARDS[1])).casework).stage).toBe('lifted');
  });
});

describe('[SAN-33] over and not lifted', () => {
  const isTermOver = { isTermOver: true } as const;

  test('[SAN-33] what stands ends as expired, and credit information stays for its time', () => {
    const world = inForce({ 'sanction-auto-lift': 0 });
    const credited = run(world, [[report('financial-credit-database'), when(REVIEWER, 6)]]).casework;
    const { casework } = lift(credited, isTermOver, at('2026-12-10'));
    const state = sanctionOf(casework);
    expect(state).toMatchObject({ stage: 'expired', end: { cause: 'appeal-upheld', by: APPEAL } });
    expect(state.orders.slice(4).map(({ instruction }) => instruction)).toEqual(['lift', 'lift', 'lift']);
    expect(state.credit[0]).toMatchObject({ runsFromMs: at('2026-12-10') });
    expect(state.credit[0]).not.toHaveProperty('ended');
  });

  test('[SAN-33] after the automatic lift who has not confirmed is told once more', () => {
    const expired = elapse(inForce(), later('2026-12-03')).casework;
    const done = run(expired, [[answer('s1-b/lift-1'), context(at('2026-12-03 09:00'), BANK, 'sanction')]]).casework;
    const { casework, events } = lift(done, isTermOver, at('2026-12-10'));
    expect(events).toMatchObject([{ order: { to: PAYMENT.agency.id } }, { order: { to: CARRIER.agency.id } }]);
    expect(sanctionOf(casework).stage).toBe('expired');
  });

  test('[SAN-33] an appeal against the determination itself, upheld after the term, withdraws the credit entry', () => {
    const credited = run(inForce(), [[report('financial-credit-database'), when(REVIEWER, 6)]]).casework;
    const expired = elapse(credited, later('2026-12-03')).casework;
    const { casework } = lift(expired, {}, at('2026-12-10'));
    expect(sanctionOf(casework)).toMatchObject({ stage: 'lifted', credit: [{ ended: 'withdrawn' }] });
    const bare = lift(elapse(inForce(), later('2026-12-03')).casework, {}, at('2026-12-10'));
    expect(bare.events).toMatchObject([{ type: 'sanction.lifted', orders: [] }]);
  });
});

describe('[SAN-34] credit', () => {
  test('[SAN-34] its own step, with its own basis, of the route’s own list, after the notice', () => {
    const code = (casework: Casework, ...given: Parameters<typeof report>) =>
      codeOf(casework, report(...given), when(REVIEWER, 9));
    expect(code(inForce(), 'financial-credit-database')).toBe('ok');
    expect(code(inForce(), 'serious-dishonesty')).toBe('credit-not-in-basis');
    expect(code(inForce(), 'financial-credit-database', { basis: ' ' })).toBe('reason-missing');
    expect(code(inForce(), 'financial-credit-database', { order: 's1-b' })).toBe('order-id-used');
    expect(code(run(sanctionWorld(), toDetermined()).casework, 'financial-credit-database')).toBe('notice-not-served');
    expect(code(run(sanctionWorld(), toServed()).casework, 'financial-credit-database')).toBe('ok');
    const { casework } = run(inForce(), [[report('financial-credit-database'), when(REVIEWER, 6)]]);
    expect(code(casework, 'financial-credit-database', { order: 'k2' })).toBe('credit-reported-already');
    expect(sanctionOf(casework).orders.at(-1)).toMatchObject({ instruction: 'report-credit', to: CREDIT.agency.id });
  });

  test('[SAN-34] on expiry the database keeps it for five years more, and then deletes', () => {
    const then = at('2020-06-01 10:00');
    const steps = (minutes: number, who: Parameters<typeof when>[0]) => context(then + minutes, who, 'sanction');
    const past = sanctionOf(
      run(sanctionWorld(), [
        [propose({ acts: [act('a', { day: '2020-05-20' })] }), steps(0, COUNTY)],
        [determine({ pack: 'pboc-85-2019' }), steps(1, HEAD)],
      ]).casework,
    );
    const measures = past.measures.map(({ measure }) => measure);
    expect(measures).toContain('credit-database');
    expect(measures).not.toContain('public-exposure');
    const { casework } = run(inForce(), [[report('financial-credit-database'), when(REVIEWER, 6)]]);
    const expired = elapse(casework, later('2026-12-03')).casework;
    expect(sanctionOf(expired).credit[0]).toMatchObject({ runsFromMs: at('2026-12-03') });
    const clock = runningClocks(expired, later('2026-12-04')).find(
      ({ clock: { code } }) => code === 'sanction-negative-credit',
    );
    expect(clock?.clock).toMatchObject({
      effect: 'ends',
      problem: { code: 'calendar-unknown', values: { year: 2031 } },
    });
  });

  test('[SAN-34] the list of serious dishonesty is the criminal route’s, and ends with the sanction', () => {
    const { casework } = run(sanctionWorld(), [
      [propose({ route: 'criminal', acts: [], conviction: CONVICTION }), when(COUNTY)],
      [determine(), when(HEAD, 1)],
      [ISSUE(), when(REVIEWER, 2)],
      [SERVE(), when(REVIEWER, 3)],
      [INSTRUCT(), when(REVIEWER, 4)],
      [report('serious-dishonesty'), when(REVIEWER, 5)],
    ]);
    expect(codeOf(casework, report('financial-credit-database', { order: 'k2' }), when(REVIEWER, 6))).toBe(
      'credit-not-in-basis',
    );
    const lifted = run(casework, [
      [command('sanction.lift', { cause: 'term-over', reason: '期满' }), context(at('2027-12-10'), HEAD, 'sanction')],
    ]).casework;
    expect(sanctionOf(lifted).credit).toMatchObject([{ list: 'serious-dishonesty', ended: 'expired' }]);
    expect(sanctionOf(lifted).orders.at(-1)).toMatchObject({ instruction: 'withdraw-credit', undoes: 'k1' });
  });
});

test('[SAN-31] hands over everything in one decision: nothing of it stays in force', () => {
  const { casework } = lift(run(sanctionWorld(), toInForce()).casework);
  expect(sanctionOf(casework).measures.every(({ endedMs }) => endedMs === DECIDED + 3_600_000)).toBe(true);
});
