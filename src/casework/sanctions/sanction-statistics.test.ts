import { CHINA_CALENDAR } from '#law';
import { expect, test } from 'vitest';

import { evolve } from '../casework.ts';
import { elapse } from '../elapse.ts';
import type { Casework } from '../record.ts';
import { at, context, run } from '../world.fixture.ts';
import { liftSanction } from './lift-sanction.ts';
import {
  act,
  answer,
  BANK,
  CARRIER,
  command,
  COUNTY,
  DECIDED,
  determine,
  HEAD,
  inForce,
  PAYMENT,
  propose,
  REVIEWER,
  sanctionOf,
  sanctionWorld,
  toInForce,
  when,
} from './sanction.fixture.ts';
import { sanctionStatistics } from './sanction-statistics.ts';
import type { SanctionState } from './sanction.ts';

const all = (casework: Casework) => [...(casework.sanction?.values() ?? [])] as SanctionState[];
const DAY = 86_400_000;

test('[SAN-39] records and people apart; a region with all below it; by stage, route and pack', () => {
  const { casework } = run(inForce(), [
    [propose({ acts: [act('x', { day: '2024-12-02' })] }, 's2'), when(COUNTY, 20)],
    [propose({ personId: '乙', region: '371312' }, 's3'), when(COUNTY, 20)],
    [command('sanction.decline', { reason: '证据不足' }, 's3'), when(HEAD, 21)],
  ]);
  const other = { ...sanctionOf(casework, 's2'), id: 's4', region: '330100', personId: '丙' };
  const { all: figures, regions } = sanctionStatistics([...all(casework), other], DECIDED + DAY);
  expect(figures.all).toEqual({ records: 4, people: 3 });
  expect(figures.byStage).toMatchObject({
    proposed: { records: 2 },
    declined: { records: 1 },
    'in-force': { records: 1 },
  });
  expect(figures.byRoute).toEqual({ police: { records: 4, people: 3 }, criminal: { records: 0, people: 0 } });
  expect(figures.byPack).toEqual([{ pack: 'joint-measures-2024', records: 1, people: 1 }]);
  expect(figures.listed).toEqual({ records: 1, people: 1 });
  expect(figures.inForce).toEqual({ records: 1, people: 1 });
  expect(figures.wrongShare).toBe(0);
  expect(regions.map(({ region, all: { records } }) => [region, records])).toEqual([
    ['000000', 4],
    ['330000', 1],
    ['330100', 1],
    ['370000', 3],
    ['371300', 3],
    ['371312', 3],
  ]);
  expect(sanctionStatistics([], DECIDED)).toMatchObject({ all: { all: { records: 0 } }, regions: [] });
  expect(sanctionStatistics([], DECIDED).all).not.toHaveProperty('wrongShare');
});

test('[SAN-39] after the last day nothing is in force, and what an institution has not confirmed is not lifted', () => {
  const late = at('2026-12-04');
  const expired = elapse(inForce(), { nowMs: late, calendar: CHINA_CALENDAR }).casework;
  expect(sanctionStatistics(all(expired), late).all).toMatchObject({
    ...{ inForce: { records: 0 }, notLifted: { records: 1 }, listed: { records: 1 }, wrong: { records: 0 } },
  });
  expect(sanctionStatistics(all(inForce()), late).all).toMatchObject({
    inForce: { records: 0 },
    notLifted: { records: 1 },
  });
  expect(sanctionStatistics(all(inForce()), at('2026-12-02 12:00')).all).toMatchObject({
    inForce: { records: 1 },
    notLifted: { records: 0 },
  });
  const confirmed = run(
    expired,
    (
      [
        ['b', BANK],
        ['p', PAYMENT],
        ['c', CARRIER],
      ] as const
    ).map(([order, who]) => [answer(`s1-${order}/lift-1`), context(late, who, 'sanction')]),
  ).casework;
  expect(sanctionStatistics(all(confirmed), late).all.notLifted).toEqual({ records: 0, people: 0 });
});

test('[SAN-39] how many fell, how long the people were sanctioned and until all was restored', () => {
  const sanctioned = run(inForce(), [
    [propose({ personId: '乙' }, 's2'), when(COUNTY, 30)],
    [determine({}, 's2'), when(HEAD, 31)],
  ]).casework;
  const lifted = (casework: Casework, id: string, atMs: number) => {
    const cause = { cause: 'appeal-upheld', by: { kind: 'appeal', id: 'q' } } as const;
    const events = liftSanction(sanctionOf(casework, id), cause, { ...when(REVIEWER), nowMs: atMs });
    return events.ok ? events.value.reduce(evolve, casework) : casework;
  };
  const [told, decided] = [DECIDED + 4 * 60_000, DECIDED + 10 * DAY];
  const casework = lifted(sanctioned, 's1', decided);
  const open = sanctionStatistics(all(casework), decided).all;
  expect(open).toMatchObject({ wrong: { records: 1, people: 1 }, wrongShare: 0.5, daysToRestore: [] });
  expect(open.daysSanctioned).toEqual([(decided - told) / DAY]);
  expect(open.notRestored).toEqual({ records: 1, people: 1 });
  const restored = run(casework, [
    [answer('s1-b/lift-1'), context(decided + DAY, BANK, 'sanction')],
    [answer('s1-p/lift-1'), context(decided + 2 * DAY, PAYMENT, 'sanction')],
    [answer('s1-c/lift-1'), context(decided + 3 * DAY, CARRIER, 'sanction')],
  ]).casework;
  const done = sanctionStatistics(all(restored), decided + 3 * DAY).all;
  expect(done).toMatchObject({ daysToRestore: [3], notRestored: { records: 0 }, listed: { records: 1 } });
  expect(run(sanctionWorld(), toInForce()).events.length).toBeGreaterThan(0);
});
