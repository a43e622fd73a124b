import { CHINA_CALENDAR } from '#law';
import { describe, expect, test } from 'vitest';

import { elapse, runningClocks } from '../elapse.ts';
import type { Casework, EventHead } from '../record.ts';
import { at, codeOf, context, run } from '../world.fixture.ts';
import {
  act,
  answer,
  BANK,
  CARDS,
  CARRIER,
  command,
  CONVICTION,
  COUNTY,
  determine,
  HEAD,
  inForce,
  INSTRUCT,
  ISSUE,
  PAYMENT,
  propose,
  REVIEWER,
  sanctionOf,
  sanctionWorld,
  SERVE,
  toServed,
  when,
} from './sanction.fixture.ts';
import { isNotLifted } from './sanction-statistics.ts';

const later = (text: string) => ({ nowMs: at(text), calendar: CHINA_CALENDAR });
const doing = (text: string, who: Parameters<typeof when>[0]) => context(at(text), who, 'sanction');
const typesOf = (events: readonly EventHead[]) => events.map(({ type }) => type);
const clocksOf = (casework: Casework, code: string, text = '2025-01-01') =>
  runningClocks(casework, later(text)).flatMap(({ clock }) => (clock.code === code ? [clock] : []));

/** A criminal sanction of one day. */
function criminal(conviction: Partial<typeof CONVICTION>, world = sanctionWorld()) {
  return run(world, [
    [propose({ route: 'criminal', acts: [], conviction: { ...CONVICTION, ...conviction } }), when(COUNTY)],
    [determine(), when(HEAD, 1)],
  ]).casework;
}

describe('[SAN-27] the beginning of the term', () => {
  const terms = (casework: Casework) => [
    ...new Set(sanctionOf(casework).measures.map(({ years, startsOn, endsOn }) => [years, startsOn, endsOn].join(' '))),
  ];

  test('[SAN-27] police route: two years from the determination; criminal route: three from the effect of the judgment', () => {
    expect(terms(inForce())).toEqual(['2 2024-12-02 2026-12-02']);
    expect(terms(criminal({ effectiveOn: '2024-12-01' }))).toEqual(['3 2024-12-01 2027-12-01']);
    expect(terms(criminal({ sentence: 'non-custodial', effectiveOn: '2024-12-01' }))).toEqual([
      '3 2024-12-01 2027-12-01',
    ]);
    expect(sanctionOf(criminal({})).measures.map(({ measure }) => measure)).toContain('serious-dishonesty-list');
  });

  test('[SAN-27] custodial: from the day it was served, and nothing is carried out before unless so set', () => {
    const steps = (world: Casework) =>
      run(world, [
        [ISSUE(), when(REVIEWER, 2)],
        [SERVE(), when(REVIEWER, 3)],
      ]).casework;
    const unset = sanctionWorld({ 'sanction-during-sentence': undefined });
    const waiting = steps(criminal({ sentence: 'custodial' }, unset));
    expect(terms(waiting)).toEqual(['3  ']);
    expect(sanctionOf(waiting).notice?.term).toEqual({ years: 3, isCapped: false });
    expect(codeOf(waiting, INSTRUCT(), when(REVIEWER, 4))).toBe('legal-value-not-set');
    const barred = steps(criminal({ sentence: 'custodial' }, sanctionWorld({ 'sanction-during-sentence': 0 })));
    expect(codeOf(barred, INSTRUCT(), when(REVIEWER, 4))).toBe('sentence-not-served');
    const during = steps(criminal({ sentence: 'custodial' }));
    expect(codeOf(during, INSTRUCT(), when(REVIEWER, 4))).toBe('ok');
    const served = (servedOn: string) => command('sanction.record-served', { servedOn });
    expect(codeOf(waiting, served('2025-01-05'), doing('2025-01-04 09:00', REVIEWER))).toBe('day-in-future');
    expect(codeOf(waiting, served('2024-12-01'), doing('2025-01-04 09:00', REVIEWER))).toBe('day-too-early');
    const begun = run(waiting, [[served('2025-01-05'), doing('2025-01-06 09:00', REVIEWER)]]).casework;
    expect(terms(begun)).toEqual(['3 2025-01-05 2028-01-05']);
    expect(codeOf(begun, served('2025-01-05'), doing('2025-01-07 09:00', REVIEWER))).toBe('served-already');
    expect(codeOf(begun, INSTRUCT(), doing('2025-01-07 09:00', REVIEWER))).toBe('ok');
    expect(codeOf(inForce(), served('2024-12-02'), when(REVIEWER, 9))).toBe('no-custodial-sentence');
  });

  test('[SAN-27] a term that was over before it was determined is not determined', () => {
    const old = criminal({});
    expect(sanctionOf(old).stage).toBe('determined');
    const world = sanctionWorld();
    const long = { ...CONVICTION, judgment: '（2021）测刑初9号', actedOn: '2024-12-01', effectiveOn: '2024-12-01' };
    const { casework } = run(world, [
      [propose({ route: 'criminal', acts: [], conviction: long }), context(at('2028-01-10 10:00'), COUNTY, 'sanction')],
    ]);
    expect(codeOf(casework, determine(), context(at('2028-01-10 11:00'), HEAD, 'sanction'))).toBe('term-over');
    const onLastDay = run(world, [
      [propose({ route: 'criminal', acts: [], conviction: long }), doing('2027-12-01 10:00', COUNTY)],
    ]).casework;
    expect(codeOf(onLastDay, determine(), doing('2027-12-01 11:00', HEAD))).toBe('ok');
    expect(codeOf(onLastDay, determine(), doing('2027-12-02 11:00', HEAD))).toBe('term-over');
  });
});

describe('[SAN-28] the cap', () => {
  const again = (id: string, day: string) => [
    [
      propose(
        { acts: CARDS.map((number, n) => act(`${id}-${n}`, { day, items: [{ number, kind: 'bank-account' }] })) },
        id,
      ),
      doing(`${day} 10:00`, COUNTY),
    ] as const,
    [determine({}, id), doing(`${day} 11:00`, HEAD)] as const,
  ];

  test('[SAN-28] five years in a row, and not a day more', () => {
    const world = sanctionWorld({ 'sanction-auto-lift': 0 });
    const { casework } = run(world, [
      ...again('s1', '2024-12-02'),
      ...again('s2', '2026-12-01'),
      ...again('s3', '2028-11-30'),
    ]);
    const ends = (id: string) => sanctionOf(casework, id).measures[0]?.endsOn;
    expect([ends('s1'), ends('s2'), ends('s3')]).toEqual(['2026-12-02', '2028-12-01', '2029-12-02']);
    expect(sanctionOf(casework, 's3').determination?.isCapped).toBe(true);
    const fourth = (day: string) => {
      const [proposed] = again('s4', day);
      if (proposed === undefined) throw new Error('nothing proposed');
      return codeOf(run(casework, [proposed]).casework, determine({}, 's4'), doing(`${day} 11:00`, HEAD));
    };
    expect(fourth('2029-12-02')).toBe('cap-reached');
    expect(fourth('2029-12-03')).toBe('cap-reached');
    expect(fourth('2029-12-04')).toBe('ok');
  });

  test('[SAN-28] the row counts from the earliest beginning, and one that runs already is cut by a new one before it', () => {
    const convicted = (judgment: string, change: Partial<typeof CONVICTION>, day: string, id: string) => [
      [
        propose({ route: 'criminal', acts: [], conviction: { ...CONVICTION, judgment, ...change } }, id),
        doing(day, COUNTY),
      ] as const,
      [determine({}, id), doing(day, HEAD)] as const,
    ];
    const world = sanctionWorld({ 'sanction-auto-lift': 0 });
    const served = { sentence: 'custodial', servedOn: '2027-10-01' } as const;
    const first = run(world, convicted('一', served, '2027-10-05 10:00', 's1')).casework;
    expect(sanctionOf(first, 's1').measures[0]).toMatchObject({ startsOn: '2027-10-01', endsOn: '2030-10-01' });
    const { casework, events } = run(first, convicted('二', {}, '2027-11-01 10:00', 's2'));
    expect(sanctionOf(casework, 's2').measures[0]).toMatchObject({ startsOn: '2024-12-02', endsOn: '2027-12-02' });
    expect(typesOf(events)).toContain('sanction.term-capped');
    expect(sanctionOf(casework, 's1')).toMatchObject({ determination: { isCapped: true } });
    expect(sanctionOf(casework, 's1').measures.map(({ endsOn }) => endsOn)).toEqual(Array(6).fill('2029-12-02'));
  });

  test('[SAN-28] what was lifted as wrong does not stand in the row; an old pack has no cap', () => {
    const lift = command('sanction.lift', { cause: 'determination-changed', reason: '有误' }, 's1');
    const world = sanctionWorld({ 'sanction-auto-lift': 0 });
    const { casework } = run(world, [
      ...again('s1', '2024-12-02'),
      ...again('s2', '2026-12-01'),
      [lift, doing('2026-12-02 09:00', HEAD)],
      ...again('s3', '2028-11-30'),
    ]);
    expect(sanctionOf(casework, 's3').measures[0]?.endsOn).toBe('2030-11-30');
    const old = (id: string, day: string) => [
      [propose({ acts: [act(id, { day })] }, id), doing(`${day} 10:00`, COUNTY)] as const,
      [determine({ pack: 'pboc-85-2019' }, id), doing(`${day} 11:00`, HEAD)] as const,
    ];
    const before = run(world, [...old('o1', '2019-06-03'), ...old('o2', '2020-06-03')]).casework;
    expect(sanctionOf(before, 'o2').measures[0]?.endsOn).toBe('2025-06-03');
  });
});

describe('[SAN-29] expiry', () => {
  test('[SAN-29] at 24:00 of the last day every institution is told to lift; no receipt is an alarm', () => {
    const casework = inForce();
    expect(elapse(casework, later('2026-12-02 23:59')).events).toEqual([]);
    const { casework: after, events } = elapse(casework, later('2026-12-03 00:00'));
    expect(typesOf(events)).toEqual(['sanction.measures-ended']);
    expect(events[0]).toMatchObject({ atMs: at('2026-12-03'), by: { role: 'clock' } });
    const state = sanctionOf(after);
    expect(state).toMatchObject({ stage: 'expired', end: { cause: 'expired' }, endMs: at('2026-12-03') });
    const lifts = state.orders.filter(({ instruction }) => instruction === 'lift');
    expect(lifts.map(({ to, undoes }) => [to, undoes])).toEqual([
      [BANK.agency.id, 's1-b'],
      [PAYMENT.agency.id, 's1-p'],
      [CARRIER.agency.id, 's1-c'],
    ]);
    const lifted = run(after, [[answer('s1-b/lift-1'), doing('2026-12-03 09:00', BANK)]]).casework;
    const alarms = elapse(lifted, later('2026-12-04 00:00'));
    expect(alarms.events).toMatchObject([
      { type: 'sanction.lift-overdue', to: PAYMENT.agency.id },
      { type: 'sanction.lift-overdue', to: CARRIER.agency.id },
    ]);
    expect(isNotLifted(sanctionOf(alarms.casework), at('2026-12-04'))).toBe(true);
    expect(codeOf(after, INSTRUCT(), doing('2026-12-03 10:00', REVIEWER))).toBe('notice-not-served');
  });

  test('[SAN-29] who refused to apply is not told to lift', () => {
    const { casework } = run(sanctionWorld(), [
      ...toServed(),
      [INSTRUCT(), when(REVIEWER, 4)],
      [answer('s1-b', 'refused', '无此客户'), when(BANK, 5)],
    ]);
    const { orders } = sanctionOf(elapse(casework, later('2026-12-03')).casework);
    expect(orders.filter(({ instruction }) => instruction === 'lift').map(({ to }) => to)).toEqual([
      PAYMENT.agency.id,
      CARRIER.agency.id,
    ]);
  });

  test('[SAN-29] a determination that was never carried out is over as well', () => {
    const { casework } = run(sanctionWorld(), toServed());
    expect(sanctionOf(elapse(casework, later('2026-12-03')).casework)).toMatchObject({ stage: 'expired', orders: [] });
  });

  test('[SAN-29] switched off: an alarm, and a lift by hand', () => {
    const casework = inForce({ 'sanction-auto-lift': 0 });
    const { casework: after, events } = elapse(casework, later('2026-12-20'));
    expect(typesOf(events)).toEqual(['sanction.term-overdue']);
    expect(isNotLifted(sanctionOf(after), at('2026-12-20'))).toBe(true);
    const lift = command('sanction.lift', { cause: 'term-over', reason: '期满' });
    expect(codeOf(casework, lift, doing('2026-12-02 10:00', HEAD))).toBe('term-not-over');
    const done = run(after, [[lift, doing('2026-12-21 10:00', HEAD)]]).casework;
    expect(sanctionOf(done)).toMatchObject({ stage: 'expired', end: { cause: 'term-over' } });
    expect(sanctionOf(done).orders.filter(({ instruction }) => instruction === 'lift')).toHaveLength(3);
  });
});

describe('[SAN-30] beyond the calendar', () => {
  const day = '2025-03-03 10:00';
  const { casework } = run(sanctionWorld(), [
    [propose(), doing(day, COUNTY)],
    [determine(), doing(day, HEAD)],
    [ISSUE(), doing(day, REVIEWER)],
    [SERVE({ servedOn: '2025-03-03' }), doing(day, REVIEWER)],
    [INSTRUCT(), doing(day, REVIEWER)],
  ]);

  test('[SAN-30] the clock has a problem, shows the nominal day and never fires', () => {
    expect(clocksOf(casework, 'sanction-term', '2025-04-01')).toMatchObject([
      { item: '2027-03-03', effect: 'lifts', problem: { code: 'calendar-unknown', values: { year: 2027 } } },
    ]);
    const { casework: after } = elapse(casework, later('2028-01-01'));
    expect(sanctionOf(after).stage).toBe('in-force');
    expect(isNotLifted(sanctionOf(after), at('2027-03-03 12:00'))).toBe(false);
    expect(isNotLifted(sanctionOf(after), at('2027-03-04 12:00'))).toBe(true);
  });

  test('[SAN-30] after the nominal day nothing more is carried out, and it can be lifted by hand', () => {
    const more = command('sanction.instruct', { orders: [{ id: 'z', to: '另行', sector: 'bank' }] });
    expect(codeOf(casework, more, doing('2027-03-03 10:00', REVIEWER))).toBe('ok');
    expect(codeOf(casework, more, doing('2027-03-04 10:00', REVIEWER))).toBe('term-over');
    const lift = command('sanction.lift', { cause: 'term-over', reason: '期满' });
    expect(codeOf(casework, lift, doing('2027-03-03 10:00', HEAD))).toBe('term-not-over');
    expect(codeOf(casework, lift, doing('2027-03-04 10:00', HEAD))).toBe('ok');
  });
});
