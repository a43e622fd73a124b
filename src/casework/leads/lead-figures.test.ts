import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { isUnder } from '#law';

import { actor } from '../world.fixture.ts';
import { LEAD_RESULTS, type LeadDispatch, type LeadResult, type LeadState } from './lead.ts';
import { leadQuality, qualityBySource, SMALL_SAMPLE } from './lead-quality.ts';
import { addFigures, leadStatistics, NO_FIGURES, parentRegion, type LeadFigures } from './lead-statistics.ts';
import { agency, ACCOUNT, given, entered, officer, START, stateOf, taskOf } from './leads.fixture.ts';

const BARE = stateOf(given([[entered(), officer('city'), 1]]).casework);
const OWN = taskOf(given([[entered(), officer('city'), 1]]).casework, 'own');

function closed(result: LeadResult, changes: Partial<LeadDispatch> = {}): LeadState {
  return {
    ...BARE,
    status: 'closed',
    closure: { result, reason: '测试', atMs: START },
    dispatches: [{ ...OWN, timely: [true], ...changes }],
  };
}

test('[LEAD-16] three criteria of the same weight, from the history alone', () => {
  expect(leadQuality(closed('confirmed'))).toEqual({ timely: true, complete: true, confirmed: true, score: 1 });
  expect(leadQuality(closed('not-confirmed'))).toMatchObject({ confirmed: false, score: 2 / 3 });
  expect(leadQuality(closed('cannot-verify', { returns: 1 }))).toMatchObject({
    complete: false,
    confirmed: false,
    score: 1 / 3,
  });
  expect(leadQuality({ ...closed('confirmed'), reopenings: 1 }).complete).toBe(false);
  const alarms = [{ code: 'lead-unsigned', level: 'city', atMs: START }] as const;
  expect(leadQuality(closed('confirmed', { alarms, timely: [] })).timely).toBe(false);
});

test('[LEAD-16] what cannot be said is left out', () => {
  expect(leadQuality(BARE)).toEqual({ timely: undefined, complete: undefined, confirmed: undefined, score: undefined });
  expect(leadQuality(closed('duplicate'))).toEqual({ timely: true, complete: true, confirmed: undefined, score: 1 });
  expect(leadQuality(closed('other-region', { timely: [] }))).toEqual({
    timely: undefined,
    complete: true,
    confirmed: undefined,
    score: 1,
  });
});

test('[LEAD-17] by source, with denominators, small samples said', () => {
  const tip = (id: string): LeadState => ({
    ...closed('confirmed'),
    source: { level: 'tip', issuer: id, dateMs: START },
  });
  const other: LeadState = { ...closed('not-confirmed'), source: { ...BARE.source, issuer: 'police-ministry' } };
  const many = Array.from({ length: SMALL_SAMPLE }, () => closed('confirmed'));
  const rows = qualityBySource([...many, BARE, other, tip('T1'), tip('T2')]);
  expect(rows).toEqual([
    {
      level: 'province',
      issuer: 'police-province-370000',
      leads: SMALL_SAMPLE + 1,
      timely: { met: SMALL_SAMPLE, of: SMALL_SAMPLE },
      complete: { met: SMALL_SAMPLE, of: SMALL_SAMPLE },
      confirmed: { met: SMALL_SAMPLE, of: SMALL_SAMPLE },
      isSmall: false,
    },
    {
      level: 'province',
      issuer: 'police-ministry',
      leads: 1,
      timely: { met: 1, of: 1 },
      complete: { met: 1, of: 1 },
      confirmed: { met: 0, of: 1 },
      isSmall: true,
    },
    expect.objectContaining({ level: 'tip', issuer: '', leads: 2, isSmall: true }),
  ]);
});

const REGIONS = ['000000', '370000', '371300', '371312', '371302', '370100', '370102', '330000', '330100'] as const;

const DISPATCH = fc.record({
  region: fc.constantFrom(...REGIONS),
  status: fc.constantFrom('dispatched', 'signed', 'returned', 'fed-back', 'accepted', 'recalled'),
  returns: fc.nat(2),
  isLate: fc.boolean(),
} as const);

const LEAD = fc
  .record({
    region: fc.constantFrom(...REGIONS),
    result: fc.option(fc.constantFrom(...LEAD_RESULTS)),
    dispatches: fc.array(DISPATCH, { maxLength: 4 }),
  })
  .map(({ region, result, dispatches }): LeadState => ({
    ...BARE,
    region,
    subjects: [ACCOUNT],
    ...(result === null ? {} : { status: 'closed', closure: { result, reason: '测试', atMs: START } }),
    dispatches: [
      OWN,
      ...dispatches.map(({ region: to, status, returns, isLate }, index): LeadDispatch => ({
        ...OWN,
        id: `d${index}`,
        from: agency('city'),
        path: 'down',
        to: actor('x', 'head', { region: to }).agency,
        status,
        returns,
        alarms: isLate ? [{ code: 'lead-unsigned', level: 'city', atMs: START }] : [],
      })),
    ],
  }));

test('[LEAD-18] the sum of what lies below and the own figures is the total, at every level', () => {
  fc.assert(
    fc.property(fc.array(LEAD, { maxLength: 25 }), (leads) => {
      const rows = leadStatistics(leads);
      const below = (region: string) => rows.filter((row) => parentRegion(row.region) === region);
      for (const { region, own, total } of rows) {
        expect(total).toEqual(below(region).reduce((sum, row) => addFigures(sum, row.total), own));
        const inside = leads.filter((lead) => isUnder(lead.region, region));
        expect(total.leads).toBe(inside.length);
        expect(total.open).toBe(inside.filter(({ closure }) => closure === undefined).length);
        const tasks = leads.flatMap(({ dispatches }) =>
          dispatches.filter(({ path, to }) => path !== 'own' && isUnder(to.region, region)),
        );
        expect(total.dispatches).toBe(tasks.length);
        expect(total.late).toBe(tasks.filter(({ alarms }) => alarms.length > 0).length);
        expect(total.returned).toBe(tasks.filter(({ returns }) => returns !== 0).length);
        expectWhole(total);
      }
      expect(rows[0]?.region).toBe('000000');
    }),
    { seed: 61, numRuns: 150 },
  );
});

test('[LEAD-18] no leads: one row for the country, all zero', () => {
  expect(leadStatistics([])).toEqual([{ region: '000000', own: NO_FIGURES, total: NO_FIGURES }]);
});

/** Every lead and every dispatch is in exactly one state. */
function expectWhole({
  leads,
  open,
  closed: ends,
  dispatches,
  unsigned,
  inWork,
  fedBack,
  recalled,
}: LeadFigures): void {
  expect(open + Object.values(ends).reduce((sum, count) => sum + count, 0)).toBe(leads);
  expect(unsigned + inWork + fedBack + recalled).toBe(dispatches);
}
