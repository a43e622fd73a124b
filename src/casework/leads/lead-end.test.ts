import { expect, test } from 'vitest';

import { runningClocks } from '../elapse.ts';
import { at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import { CHINA_CALENDAR } from '#law';
import {
  agency,
  entered,
  finding,
  given,
  lead,
  officer,
  START,
  stateOf,
  taskOf,
  when,
  type Step,
} from './leads.fixture.ts';

const VERIFIED: readonly Step[] = [
  [entered(), officer('city'), 1],
  [lead('lead.verify', { result: 'not-confirmed', note: '资金来源合法' }), officer('city'), 2],
];
const CLOSE = lead('lead.close', { reason: '核查完毕' });
const CLOSED: readonly Step[] = [...VERIFIED, [CLOSE, officer('city', 'head'), 3]];

test('[LEAD-10] closed by another than who verified, by the owner, with its own result', () => {
  const { casework } = given(VERIFIED);
  expect(codeOf(given(VERIFIED.slice(0, 1)).casework, CLOSE, when(officer('city', 'head'), 3))).toBe(
    'lead-not-verified',
  );
  expect(codeOf(casework, CLOSE, when(officer('city', 'investigator'), 3))).toBe('not-your-role');
  expect(codeOf(casework, CLOSE, when(officer('city', 'head', 'city-investigator'), 3))).toBe('four-eyes');
  expect(codeOf(casework, CLOSE, when(officer('province', 'head'), 3))).toBe('not-your-agency');
  expect(stateOf(given(CLOSED).casework)).toMatchObject({ status: 'closed', closure: { result: 'not-confirmed' } });
});

test('[LEAD-10] an agency that took part does not close what is another’s', () => {
  const dispatched = lead('lead.dispatch', { dispatches: [{ id: 'd1', to: agency('county') }] });
  const { casework } = given([...VERIFIED, [dispatched, officer('city'), 3]]);
  expect(codeOf(casework, CLOSE, when(officer('county', 'head'), 4))).toBe('not-lead-owner');
  expect(codeOf(casework, CLOSE, when(officer('city', 'head'), 4))).toBe('dispatch-open');
});

test('[LEAD-10] whoever gave the lead is told; the receipt stops the clock', () => {
  const { casework, events } = given(CLOSED);
  const report = {
    id: 'L1-report-1',
    to: 'police-province-370000',
    instruction: 'feedback',
    orderedMs: START + 3 * 3_600_000,
  };
  expect(events.at(-1)).toMatchObject({ type: 'lead.closed', report });
  const now = { nowMs: START + 4 * 3_600_000, calendar: CHINA_CALENDAR };
  expect(runningClocks(casework, now).map(({ clock }) => clock.code)).toEqual(['lead-report-unreceived']);
  const receipt = { atMs: now.nowMs, result: 'done' } as const;
  const record = (delivery: string) => lead('lead.record-receipt', { delivery, receipt });
  expect(codeOf(casework, record('L1-report-9'), when(officer('city'), 5))).toBe('lead-report-unknown');
  const after = run(casework, [[record('L1-report-1'), when(officer('city'), 5)]]);
  expect(runningClocks(after.casework, now)).toEqual([]);
});

test('[LEAD-10] a missing receipt is warned of once, at the moment it was due', () => {
  const { casework } = given(CLOSED);
  const reopen = lead('lead.reopen', { reason: '补充' });
  const late = run(casework, [[reopen, when(officer('city', 'head'), 24 * 9)]]);
  expect(late.events.map(({ type, atMs }) => [type, (atMs - START) / 3_600_000])).toEqual([
    ['lead.overdue', 27],
    ['lead.reopened', 24 * 9],
  ]);
  expect(late.events[0]).toMatchObject({ code: 'lead-report-unreceived', item: 'L1-report-1', level: 'province' });
  expect(stateOf(late.casework)).toMatchObject({ alarmedReports: ['L1-report-1'] });
  expect(stateOf(late.casework).dispatches[0]?.alarms).toEqual([]);
});

test('[LEAD-10] a finding of our own and a tip have nobody who is told', () => {
  const taken = lead('lead.take-finding', {
    region: '371300',
    subjects: [{ kind: 'account', id: '6200000000000000011', isReturnee: false }],
    finding: finding('k1'),
    foundMs: START,
  });
  const { casework } = given([[taken, officer('city'), 1], ...CLOSED.slice(1)]);
  expect(stateOf(casework).reports).toEqual([]);
  const open = given([[taken, officer('city'), 1]]).casework;
  expect(runningClocks(open, { nowMs: START, calendar: CHINA_CALENDAR })).toEqual([]);
});

test('[LEAD-10] closed is closed, but for reopening', () => {
  const { casework } = given(CLOSED);
  const verify = lead('lead.verify', { result: 'confirmed', note: '新证据' });
  expect(codeOf(casework, verify, when(officer('city'), 4))).toBe('lead-closed');
  const reopen = lead('lead.reopen', { reason: '出现新证据' });
  expect(codeOf(given(VERIFIED).casework, reopen, when(officer('city', 'head'), 4))).toBe('lead-open');
  const again = run(casework, [[reopen, when(officer('city', 'head'), 4)]]);
  const state = stateOf(again.casework);
  expect(state).toMatchObject({ status: 'open', reopenings: 1 });
  expect(state.closure).toBeUndefined();
  expect(codeOf(again.casework, CLOSE, when(officer('city', 'head'), 5))).toBe('lead-not-verified');
});

test('[LEAD-11] alarms climb level by level until the highest is told', () => {
  const dispatched = lead('lead.dispatch', { dispatches: [{ id: 'd1', to: agency('county') }] });
  const start = given([
    [entered(), officer('city'), 1],
    [dispatched, officer('city'), 2],
  ]);
  const late = run(start.casework, [[lead('lead.sign', {}), context(at('2024-03-12 09:00'), officer('county'))]]);
  const alarms = late.events.filter(({ type }) => type === 'lead.overdue');
  expect(alarms.map((event) => [event.atMs, 'level' in event && event.level])).toEqual([
    [START + 26 * 3_600_000, 'city'],
    [START + 50 * 3_600_000, 'province'],
    [START + 74 * 3_600_000, 'national'],
  ]);
  expect(alarms[0]).toMatchObject({ code: 'lead-unsigned', item: 'd1', by: { role: 'clock' } });
  expect(late.events.at(-1)).toMatchObject({ type: 'lead.signed', timely: false });
  expect(taskOf(late.casework, 'd1')).toMatchObject({ status: 'signed', timely: [false] });
  expect(taskOf(late.casework, 'd1').told).toBeUndefined();
});

test('[LEAD-11] in time there is no alarm; the owner’s own task has a term for who gave the lead', () => {
  const { casework, events } = given(CLOSED);
  expect(events.some(({ type }) => type === 'lead.overdue')).toBe(false);
  expect(stateOf(casework).dispatches[0]?.timely).toEqual([true]);
  const opened = given(VERIFIED);
  const [next] = runningClocks(opened.casework, { nowMs: START, calendar: CHINA_CALENDAR });
  expect(next?.clock).toMatchObject({ code: 'lead-no-feedback', item: 'own', dueMs: at('2024-03-21') });
});

test('[LEAD-11] two dispatches that are late at the same moment are both warned of', () => {
  const dispatches = (['county', 'county2'] as const).map((place) => ({ id: place, to: agency(place) }));
  const { casework } = given([
    [entered(), officer('city'), 1],
    [lead('lead.dispatch', { dispatches }), officer('city'), 2],
  ]);
  const late = run(casework, [[lead('lead.sign', {}), when(officer('county'), 27)]]);
  const items = late.events.flatMap((event) => (event.type === 'lead.overdue' && 'item' in event ? [event.item] : []));
  expect(items).toEqual(['county', 'county2']);
});

test('[LEAD-11] without a set term the clock is shown, never fires, and nothing is called late', () => {
  const dispatched = lead('lead.dispatch', { dispatches: [{ id: 'd1', to: agency('county') }] });
  const steps: readonly Step[] = [
    [entered(), officer('city'), 1],
    [dispatched, officer('city'), 2],
  ];
  const { casework } = given(steps, {});
  const clocks = runningClocks(casework, { nowMs: at('2025-03-05'), calendar: CHINA_CALENDAR });
  expect(clocks.map(({ clock: { code, dueMs, problem } }) => [code, dueMs, problem?.code])).toEqual([
    ['lead-no-feedback', undefined, 'legal-value-not-set'],
    ['lead-unsigned', undefined, 'legal-value-not-set'],
  ]);
  const later = run(casework, [[lead('lead.sign', {}), context(at('2025-03-05'), officer('county'))]]);
  expect(later.events).toHaveLength(1);
  expect(taskOf(later.casework, 'd1').timely).toEqual([]);
});

test('[LEAD-15] a finding that changes or is gone updates its lead', () => {
  const taken = lead('lead.take-finding', {
    region: '371300',
    subjects: [{ kind: 'account', id: '6200000000000000011', isReturnee: false }],
    finding: finding('k1', ['pass-through']),
    foundMs: START,
  });
  const more = lead('lead.add', { subjects: [], reasons: [{ code: 'call-records', note: '' }] });
  const { casework } = given([
    [taken, officer('city'), 1],
    [more, officer('city'), 2],
  ]);
  const update = (change: 'changed' | 'gone', key: string, reasons: readonly string[]) =>
    lead('lead.update-finding', { change, finding: finding(key, reasons) });
  const by = when(officer('city'), 3);
  expect(codeOf(casework, update('changed', 'k2', ['fan-in']), by)).toBe('finding-other-key');
  expect(codeOf(casework, update('changed', 'k1', ['pass-through']), by)).toBe('finding-unchanged');
  expect(codeOf(casework, update('changed', 'k1', []), by)).toBe('lead-reason-missing');
  expect(codeOf(casework, update('changed', 'k1', ['returnee', 'fan-in']), by)).toBe('no-ground');
  const changed = run(casework, [[update('changed', 'k1', ['fan-in']), by]]);
  expect(stateOf(changed.casework)).toMatchObject({
    findingChange: 'changed',
    reasons: [{ code: 'fan-in' }, { code: 'call-records' }],
  });
  const gone = run(changed.casework, [[update('gone', 'k1', ['fan-in']), by]]);
  expect(stateOf(gone.casework).findingChange).toBe('gone');
  expect(codeOf(gone.casework, update('gone', 'k1', []), by)).toBe('finding-unchanged');
  expect(codeOf(gone.casework, update('changed', 'k1', ['fan-in']), by)).toBe('ok');
});

test('[LEAD-15] a closed lead hears of its finding too', () => {
  const taken = lead('lead.take-finding', {
    region: '371300',
    subjects: [{ kind: 'account', id: '6200000000000000011', isReturnee: false }],
    finding: finding('k1'),
    foundMs: START,
  });
  const { casework } = given([[taken, officer('city'), 1], ...CLOSED.slice(1)], settledCasework());
  const gone = lead('lead.update-finding', { change: 'gone', finding: finding('k1') });
  expect(codeOf(casework, gone, when(officer('city'), 9))).toBe('ok');
});
