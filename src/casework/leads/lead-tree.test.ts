import { describe, expect, test } from 'vitest';

import { codeOf, settledCasework } from '../world.fixture.ts';
import { tasksOf, type LeadSubject } from './lead.ts';
import type { LeadCommand } from './lead-events.ts';
import { leadsSharing } from './lead-links.ts';
import {
  ACCOUNT,
  agency,
  entered,
  finding,
  given,
  lead,
  officer,
  PERSON,
  START,
  stateOf,
  taskOf,
  when,
  type Place,
  type Step,
} from './leads.fixture.ts';

const BEGUN: readonly Step[] = [[entered(), officer('city'), 1]];

function dispatch(...to: readonly Place[]): LeadCommand {
  return lead('lead.dispatch', { dispatches: to.map((place) => ({ id: place, to: agency(place) })) });
}

const VERIFY = lead('lead.verify', { result: 'confirmed', note: '核对流水一致' });
const FEED_BACK = lead('lead.feed-back', {});
const SIGN = lead('lead.sign', {});
const CLOSE = lead('lead.close', { reason: '核查完毕' });

/** City to county, signed, verified and fed back. */
const FED_BACK: readonly Step[] = [
  ...BEGUN,
  [dispatch('county'), officer('city'), 2],
  [SIGN, officer('county'), 3],
  [VERIFY, officer('county'), 4],
  [FEED_BACK, officer('county'), 5],
];

function code(steps: readonly Step[], [command, by, hours]: Step): string {
  return codeOf(given(steps).casework, command, when(by, hours));
}

test('[LEAD-1] a lead has its source, date, subjects, reasons and owner', () => {
  const state = stateOf(given(BEGUN).casework);
  expect(state).toMatchObject({
    source: { level: 'province', dateMs: START },
    owner: { id: 'police-city-371300' },
    region: '371300',
    status: 'open',
    reasons: [{ code: 'transfers', origin: 'entered' }],
  });
  const taken = lead('lead.take-finding', {
    region: '371300',
    subjects: [PERSON],
    finding: finding('k1', ['pass-through', 'fan-in']),
    foundMs: START,
  });
  expect(stateOf(given([[taken, officer('city'), 1]]).casework)).toMatchObject({
    source: { level: 'finding', issuer: 'run-1' },
    finding: { key: 'k1' },
    reasons: [{ code: 'pass-through', origin: 'finding' }, { code: 'fan-in' }],
  });
});

test('[LEAD-1] with the number of its case, and dated to the moment itself', () => {
  const source = { level: 'county', issuer: 'police-county-371312', dateMs: START } as const;
  const { casework } = given([[entered({ caseNo: 'A0000001', source }), officer('city'), 0]]);
  expect(stateOf(casework).caseNo).toBe('A0000001');
  expect(stateOf(given(BEGUN).casework)).not.toHaveProperty('caseNo');
  const bare = { region: '371300', subjects: [PERSON], finding: finding('k'), caseNo: 'A0000002' };
  const taken = given([[lead('lead.take-finding', { ...bare, foundMs: START }), officer('city'), 0]]);
  expect(stateOf(taken.casework).caseNo).toBe('A0000002');
  const later = lead('lead.take-finding', { ...bare, foundMs: START + 1 });
  expect(codeOf(settledCasework(), later, when(officer('city'), 0))).toBe('date-in-future');
});

test('[LEAD-1] without subject, reason, issuer or with a date to come it is refused', () => {
  const base = settledCasework();
  const by = when(officer('city'), 0);
  const source = { level: 'province', issuer: 'police-province-370000', dateMs: START } as const;
  expect(codeOf(base, entered({ subjects: [] }), by)).toBe('lead-subject-missing');
  expect(codeOf(base, entered({ subjects: [PERSON, PERSON] }), by)).toBe('lead-subject-twice');
  expect(codeOf(base, entered({ reasons: [] }), by)).toBe('lead-reason-missing');
  expect(codeOf(base, entered({ reasons: [{ code: 'a-feeling', note: '' }] }), by)).toBe('lead-reason-unknown');
  expect(codeOf(base, entered({ reasons: [{ code: 'other-fact', note: ' ' }] }), by)).toBe('lead-note-missing');
  expect(codeOf(base, entered({ source: { ...source, issuer: '' } }), by)).toBe('issuer-missing');
  expect(codeOf(base, entered({ source: { ...source, dateMs: START + 1 } }), by)).toBe('date-in-future');
  expect(codeOf(base, entered({ source: { ...source, level: 'tip' } }), by)).toBe('wrong-source');
  expect(codeOf(base, entered({ region: '330100' }), by)).toBe('not-your-region');
  expect(codeOf(base, entered({ region: '37131' }), by)).toBe('region-unreadable');
  const bare = { region: '371300', subjects: [PERSON], foundMs: START };
  expect(codeOf(base, lead('lead.take-finding', { ...bare, finding: finding('k', []) }), by)).toBe(
    'lead-reason-missing',
  );
});

test('[LEAD-2] the same finding or the same number of the issuer is refused with the id of the first', () => {
  const take = (id: string) =>
    lead('lead.take-finding', { region: '371300', subjects: [PERSON], finding: finding('k1'), foundMs: START }, id);
  const { casework } = given([[take('L7'), officer('city'), 1]]);
  expect(codeOf(casework, take('L8'), when(officer('city'), 2))).toBe('lead-exists');
  expect(code(BEGUN, [entered({}, 'L2'), officer('city'), 2])).toBe('lead-exists');
  expect(code(BEGUN, [entered({}, 'L1'), officer('city'), 2])).toBe('record-exists');
});

describe('[LEAD-3] downwards, inside the region', () => {
  test('[LEAD-3] to several at once', () => {
    const { casework } = given([...BEGUN, [dispatch('county', 'county2', 'outlet'), officer('city'), 2]]);
    expect(stateOf(casework).dispatches.map(({ id, path, status }) => [id, path, status])).toEqual([
      ['own', 'own', 'signed'],
      ['county', 'down', 'dispatched'],
      ['county2', 'down', 'dispatched'],
      ['outlet', 'down', 'dispatched'],
    ]);
  });

  test('[LEAD-3] not upwards, not aside, not outside, not twice, not to oneself', () => {
    expect(code(BEGUN, [dispatch('province'), officer('city'), 2])).toBe('outside-region');
    expect(code(BEGUN, [dispatch('city2'), officer('city'), 2])).toBe('outside-region');
    expect(code(BEGUN, [dispatch('city'), officer('city'), 2])).toBe('agency-holds-lead');
    expect(code(BEGUN, [dispatch('county', 'county'), officer('city'), 2])).toBe('dispatch-exists');
    const sameLevel = { id: 'x', to: { ...agency('city'), id: 'another-unit' } };
    expect(code(BEGUN, [lead('lead.dispatch', { dispatches: [sameLevel] }), officer('city'), 2])).toBe('not-downwards');
    const within = { id: 'x', to: { ...agency('city'), id: 'another-unit', region: '371312' } };
    expect(code(BEGUN, [lead('lead.dispatch', { dispatches: [within] }), officer('city'), 2])).toBe('not-downwards');
    const bank = { id: 'x', to: { ...agency('outlet'), id: 'bank-city', level: 'city' } as const };
    expect(code(BEGUN, [lead('lead.dispatch', { dispatches: [bank] }), officer('city'), 2])).toBe('ok');
    const big = { id: 'x', to: { ...agency('outlet'), id: 'bank-head-office', level: 'national' } as const };
    expect(code(BEGUN, [lead('lead.dispatch', { dispatches: [big] }), officer('city'), 2])).toBe('not-downwards');
    const steps: readonly Step[] = [...BEGUN, [dispatch('county'), officer('city'), 2]];
    const again = lead('lead.dispatch', { dispatches: [{ id: 'again', to: agency('county') }] });
    expect(code(steps, [again, officer('city'), 3])).toBe('agency-holds-lead');
    expect(code(BEGUN, [lead('lead.dispatch', { dispatches: [] }), officer('city'), 3])).toBe('nothing-named');
  });

  test('[LEAD-3] an institution does not dispatch', () => {
    const steps: readonly Step[] = [
      ...BEGUN,
      [dispatch('outlet'), officer('city'), 2],
      [SIGN, officer('outlet', 'bank-analyst'), 3],
    ];
    expect(code(steps, [dispatch('county'), officer('outlet', 'bank-analyst'), 4])).toBe('not-your-role');
  });
});

test('[LEAD-4] signed, verified, fed back, accepted, each by whose it is', () => {
  const sent: readonly Step[] = [...BEGUN, [dispatch('county'), officer('city'), 2]];
  expect(code(sent, [VERIFY, officer('county'), 3])).toBe('lead-unsigned');
  expect(code(sent, [SIGN, officer('county2'), 3])).toBe('not-your-agency');
  expect(code(sent, [SIGN, officer('city'), 3])).toBe('lead-already-signed');
  const signed: readonly Step[] = [...sent, [SIGN, officer('county'), 3]];
  expect(code(signed, [SIGN, officer('county'), 4])).toBe('lead-already-signed');
  expect(code(signed, [FEED_BACK, officer('county'), 4])).toBe('lead-not-verified');
  expect(code(signed, [FEED_BACK, officer('city'), 4])).toBe('owner-closes');
  expect(code(signed, [lead('lead.accept', { dispatch: 'county' }), officer('city'), 4])).toBe('dispatch-not-fed-back');
  expect(code(FED_BACK, [VERIFY, officer('county'), 6])).toBe('lead-already-fed-back');
  expect(code(FED_BACK, [lead('lead.accept', { dispatch: 'county' }), officer('county'), 6])).toBe('not-dispatcher');
  expect(code(FED_BACK, [lead('lead.accept', { dispatch: 'none' }), officer('city'), 6])).toBe('dispatch-unknown');
  const { casework, events } = given([...FED_BACK, [lead('lead.accept', { dispatch: 'county' }), officer('city'), 6]]);
  expect(taskOf(casework, 'county')).toMatchObject({ status: 'accepted', verification: { result: 'confirmed' } });
  expect(events.at(-2)).toMatchObject({ type: 'lead.fed-back', to: 'police-city-371300' });
});

test('[LEAD-4] what lies with an agency, the longest waiting first', () => {
  const second = entered(
    { source: { level: 'campaign', issuer: 'police-ministry', number: 'X-2', dateMs: START } },
    'L2',
  );
  const { casework } = given([
    [second, officer('city'), 0],
    ...FED_BACK,
    [{ ...dispatch('county'), record: { kind: 'lead', id: 'L2' } }, officer('city'), 6],
  ]);
  const tasks = (place: Place) => tasksOf(casework, agency(place).id).map(({ lead: of, task }) => [of.id, task.id]);
  expect(tasks('city')).toEqual([
    ['L2', 'own'],
    ['L1', 'own'],
  ]);
  expect(tasks('county')).toEqual([['L2', 'county']]);
  expect(tasks('outlet')).toEqual([]);
});

test('[LEAD-5] what was dispatched on comes back first', () => {
  const steps: readonly Step[] = [
    ...BEGUN,
    [dispatch('county'), officer('city'), 2],
    [SIGN, officer('county'), 3],
    [dispatch('outlet'), officer('county'), 4],
    [VERIFY, officer('county'), 5],
  ];
  expect(code(steps, [FEED_BACK, officer('county'), 6])).toBe('dispatch-open');
  const answered: readonly Step[] = [
    ...steps,
    [SIGN, officer('outlet', 'bank-analyst'), 6],
    [VERIFY, officer('outlet', 'bank-analyst'), 7],
    [FEED_BACK, officer('outlet', 'bank-analyst'), 8],
  ];
  expect(code(answered, [FEED_BACK, officer('county'), 9])).toBe('dispatch-open');
  expect(
    code(
      [...answered, [lead('lead.accept', { dispatch: 'outlet' }), officer('county'), 9]],
      [FEED_BACK, officer('county'), 10],
    ),
  ).toBe('ok');
});

test('[LEAD-6] returned for supplement, with a new term', () => {
  expect(code(FED_BACK, [lead('lead.return', { dispatch: 'county', missing: ' ' }), officer('city'), 6])).toBe(
    'lead-note-missing',
  );
  const { casework } = given([
    ...FED_BACK,
    [lead('lead.return', { dispatch: 'county', missing: '缺笔录' }), officer('city'), 6],
  ]);
  expect(taskOf(casework, 'county')).toMatchObject({
    status: 'returned',
    returns: 1,
    termFromMs: START + 6 * 3_600_000,
  });
  expect(codeOf(casework, FEED_BACK, when(officer('county'), 7))).toBe('ok');
});

test('[LEAD-7] what is of another region goes over from the owner and is answered before the close', () => {
  const other = lead('lead.verify', { result: 'other-region', note: '户籍及活动地均在外地', otherRegion: '330100' });
  const over = lead('lead.pass-on', { dispatch: { id: 'over', to: agency('far') }, reason: '属地办理' });
  expect(code(BEGUN, [over, officer('city', 'head'), 2])).toBe('result-not-other-region');
  expect(
    code(BEGUN, [
      lead('lead.verify', { result: 'other-region', note: '外地', otherRegion: '371312' }),
      officer('city'),
      2,
    ]),
  ).toBe('inside-own-region');
  expect(code(BEGUN, [lead('lead.verify', { result: 'other-region', note: '外地' }), officer('city'), 2])).toBe(
    'other-region-missing',
  );
  const verified: readonly Step[] = [...BEGUN, [other, officer('city'), 2]];
  expect(code(verified, [CLOSE, officer('city', 'head'), 3])).toBe('lead-not-passed-on');
  const wrong = lead('lead.pass-on', { dispatch: { id: 'over', to: agency('city2') }, reason: '属地办理' });
  expect(code(verified, [wrong, officer('city', 'head'), 3])).toBe('not-in-that-region');
  const bank = lead('lead.pass-on', { dispatch: { id: 'over', to: agency('outlet') }, reason: '属地办理' });
  expect(code(verified, [bank, officer('city', 'head'), 3])).toBe('dispatch-police-only');
  const passed: readonly Step[] = [...verified, [over, officer('city', 'head'), 3]];
  expect(code(passed, [CLOSE, officer('city', 'head'), 4])).toBe('dispatch-open');
  const answered: readonly Step[] = [
    ...passed,
    [SIGN, officer('far'), 4],
    [VERIFY, officer('far'), 5],
    [FEED_BACK, officer('far'), 6],
    [lead('lead.accept', { dispatch: 'over' }), officer('city'), 7],
  ];
  expect(code(answered, [CLOSE, officer('city', 'head'), 8])).toBe('ok');
});

test('[LEAD-7] who holds a lead below the owner sends the result up, not aside', () => {
  const steps: readonly Step[] = [
    ...BEGUN,
    [dispatch('county'), officer('city'), 2],
    [SIGN, officer('county'), 3],
    [lead('lead.verify', { result: 'other-region', note: '外地', otherRegion: '330100' }), officer('county'), 4],
  ];
  const over = lead('lead.pass-on', { dispatch: { id: 'over', to: agency('far') }, reason: '属地办理' });
  expect(code(steps, [over, officer('county', 'head'), 5])).toBe('not-lead-owner');
  expect(code(steps, [FEED_BACK, officer('county'), 5])).toBe('ok');
});

test('[LEAD-8] a duplicate names another lead', () => {
  const second = entered(
    { source: { level: 'campaign', issuer: 'police-province-370000', number: 'X-2', dateMs: START } },
    'L2',
  );
  const steps: readonly Step[] = [...BEGUN, [second, officer('city'), 2]];
  const duplicate = (duplicateOf: string) =>
    lead('lead.verify', { result: 'duplicate', note: '同一账户', duplicateOf });
  expect(code(steps, [duplicate('L1'), officer('city'), 3])).toBe('duplicate-unknown');
  expect(code(steps, [duplicate('L9'), officer('city'), 3])).toBe('duplicate-unknown');
  expect(code(steps, [duplicate('L2'), officer('city'), 3])).toBe('ok');
});

test('[LEAD-8] leads that share a subject are shown together', () => {
  const begin = (id: string, subjects: readonly LeadSubject[], hours: number): Step => [
    entered({ subjects, source: { level: 'campaign', issuer: 'police-ministry', number: id, dateMs: START } }, id),
    officer('city'),
    hours,
  ];
  const { casework } = given([
    begin('L3', [PERSON], 3),
    begin('L1', [PERSON, ACCOUNT], 4),
    begin('L2', [{ ...PERSON, kind: 'account' }], 5),
    begin('L4', [ACCOUNT], 6),
  ]);
  const sharing = (id: string) => leadsSharing(casework, stateOf(casework, id)).map((other) => other.id);
  expect(sharing('L1')).toEqual(['L3', 'L4']);
  expect(sharing('L2')).toEqual([]);
});

test('[LEAD-9] a recall takes what lies below it', () => {
  const steps: readonly Step[] = [
    ...BEGUN,
    [dispatch('county', 'county2'), officer('city'), 2],
    [SIGN, officer('county'), 3],
    [dispatch('outlet'), officer('county'), 4],
  ];
  const recall = (id: string) => lead('lead.recall', { dispatch: id, reason: '下发有误' });
  expect(code(steps, [recall('outlet'), officer('city'), 5])).toBe('not-dispatcher');
  const { casework } = given([...steps, [recall('county'), officer('city'), 5]]);
  expect(stateOf(casework).dispatches.map(({ status }) => status)).toEqual([
    'signed',
    'recalled',
    'dispatched',
    'recalled',
  ]);
  expect(codeOf(casework, recall('county'), when(officer('city'), 6))).toBe('dispatch-finished');
  expect(codeOf(casework, dispatch('county'), when(officer('city'), 6))).toBe('dispatch-exists');
  const again = lead('lead.dispatch', { dispatches: [{ id: 'again', to: agency('county') }] });
  expect(codeOf(casework, again, when(officer('city'), 6))).toBe('ok');
  expect(codeOf(casework, SIGN, when(officer('outlet', 'bank-analyst'), 6))).toBe('lead-not-held');
});
