import { expect, test } from 'vitest';

import { elapse } from '../elapse.ts';
import { HEAD, on, police } from '../measures/measures.fixture.ts';
import { at, codeOf, context, run } from '../world.fixture.ts';
import type { Papers } from './return-commands.ts';
import { unpaidShares } from './return-state.ts';
import {
  notice,
  decide,
  order,
  city,
  bank,
  noticed,
  decided,
  receipt,
  BOTH,
  paid,
  traced,
} from './return-steps.fixture.ts';
import {
  allocation,
  begins,
  CITY_HEAD,
  command,
  DAY,
  frozenCasework,
  OFFICER,
  OFFICERS,
  onDay,
  PRO_RATA,
  proposed,
  proposes,
  ready,
  returnOf,
  REVIEWER,
  source,
  T0,
  V1,
  V2,
} from './return.fixture.ts';

const object = (id = 'o1') => command({ type: 'return.object', id, objector: '测试庚', ground: '测试' });
const judge = (isUpheld: boolean, papers?: Papers) =>
  command({
    type: 'return.decide-objection',
    id: 'o1',
    isUpheld,
    reason: '测试',
    ...(papers === undefined ? {} : { papers }),
  });

test('[RETP-1] pro rata is decided by city police after the notice, whose days run from the day after it', () => {
  expect(codeOf(proposed(), decide, city(34))).toBe('return-notice-needed');
  const casework = noticed();
  expect(returnOf(casework).notice?.endsMs).toBe(at('2021-05-14'));
  expect(codeOf(casework, decide, city(33))).toBe('return-notice-running');
  expect(codeOf(casework, decide, onDay(34, HEAD))).toBe('level-too-low');
  expect(codeOf(casework, decide, onDay(34))).toBe('not-your-role');
  expect(codeOf(casework, notice, onDay(4))).toBe('return-notice-twice');
  expect(returnOf(decided())).toMatchObject({ stage: 'decided', decision: { by: '测试市局局长丁' } });
  expect(codeOf(decided(), decide, city(35))).toBe('return-decided');
  const aside = command({ type: 'return.set-aside', victim: 'victim-1', reason: 'waived', note: '测试' });
  expect(codeOf(decided(), aside, onDay(35))).toBe('return-decided');
  const rolled = run(proposed(), [[notice, onDay(7)]]).casework;
  expect(returnOf(rolled).notice?.endsMs).toBe(at('2021-05-18'));
});

test('[RETP-1] the decision may be made from the end of the last day of the notice, and not a millisecond before', () => {
  const casework = noticed();
  const ends = returnOf(casework).notice?.endsMs ?? 0;
  const when = (nowMs: number) => context(nowMs, CITY_HEAD, 'return-of-funds');
  expect(codeOf(casework, decide, when(ends))).toBe('ok');
  expect(codeOf(casework, decide, when(ends - 1))).toBe('return-notice-running');
});

test('[RETP-2] the length of the notice is a legal setting: without it no notice begins', () => {
  const casework = proposed();
  const settings = new Map([...(casework['legal-setting'] ?? [])].filter(([id]) => id !== 'return-notice-days'));
  expect(codeOf({ ...casework, 'legal-setting': settings }, notice, onDay(3))).toBe('legal-value-not-switched-on');
});

test('[RETP-3] money traced to victims has no notice', () => {
  expect(codeOf(traced(), notice, onDay(3))).toBe('return-notice-not-needed');
  expect(codeOf(traced(), decide, city(3))).toBe('ok');
});

test('[RETP-4] objections come inside the notice, once each, and bar the decision until somebody else has decided them', () => {
  expect(codeOf(proposed(), object(), onDay(3))).toBe('return-not-noticed');
  expect(codeOf(noticed(), object(), onDay(34))).toBe('return-notice-over');
  const objected = run(noticed(), [[object(), onDay(33)]]).casework;
  expect(codeOf(objected, object(), onDay(33))).toBe('return-objection-twice');
  expect(codeOf(objected, decide, city(34))).toBe('return-objection-open');
  expect(codeOf(objected, judge(false), onDay(34))).toBe('not-your-role');
  expect(codeOf(objected, proposes(PRO_RATA), onDay(34))).toBe('return-objection-open');
  const refused = run(objected, [[judge(false), onDay(34, REVIEWER)]]).casework;
  expect(codeOf(refused, judge(false), onDay(34, REVIEWER))).toBe('return-objection-unknown');
  expect(codeOf(refused, decide, city(34))).toBe('ok');
});

test('[RETP-4] an objection comes up to the last millisecond of the notice, and not at its end', () => {
  const casework = noticed();
  const ends = returnOf(casework).notice?.endsMs ?? 0;
  const when = (nowMs: number) => context(nowMs, OFFICER, 'return-of-funds');
  expect(codeOf(casework, object(), when(ends))).toBe('return-notice-over');
  expect(codeOf(casework, object(), when(ends - 1))).toBe('ok');
});

test('[RETP-5] an upheld objection brings new shares and a notice that starts anew', () => {
  const objected = run(noticed(), [[object(), onDay(10)]]).casework;
  expect(codeOf(objected, judge(true), onDay(11, REVIEWER))).toBe('return-claims-needed');
  const changed = allocation({ 'victim-1': [40_000, 25_000], 'victim-2': [40_000, 25_000] });
  const papers = { allocation: changed, flowTable: 'flow.xlsx', report: 'report.docx' };
  const upheld = run(objected, [[judge(true, papers), onDay(11, REVIEWER)]]).casework;
  expect(returnOf(upheld).proposal?.shares.map(({ payoutMinor }) => payoutMinor)).toEqual([2_500_000, 2_500_000]);
  expect(codeOf(upheld, decide, city(34))).toBe('return-notice-running');
  expect(codeOf(upheld, decide, city(42))).toBe('ok');
});

test('[RETP-6] a later victim starts the next procedure on what remains, with what was paid before as compensation', () => {
  const casework = traced();
  const later = { ...begins([V2], 3_000_000), record: { kind: 'return', id: 'r2' } as const };
  const next = { ...later, previous: { kind: 'return', id: 'r1' } as const };
  expect(codeOf(casework, later, onDay(3))).toBe('return-of-freeze-open');
  const done = run(casework, [
    [decide, city(3)],
    [order, onDay(3)],
    [receipt({ 'victim-1': [20_000, 1] }), bank(3)],
  ]).casework;
  expect(codeOf(done, later, onDay(4))).toBe('return-previous-needed');
  expect(codeOf(done, { ...next, frozenMinor: 3_000_001 } as typeof next, onDay(4))).toBe('return-frozen-exceeded');
  const second = ready(run(done, [[next, onDay(4)]]).casework, [V2], 5, 'r2');
  expect(returnOf(second, 'r2')).toMatchObject({ number: 2, frozenMinor: 3_000_000, previous: next.previous });
  expect(returnOf(second, 'r2').victims.map(({ victim, compensatedMinor }) => [victim, compensatedMinor])).toEqual([
    ['victim-1', 2_000_000],
    ['victim-2', 0],
  ]);
  const shares = (first: readonly [number, number, number]) =>
    proposes(
      allocation({ 'victim-1': first, 'victim-2': [90_000, 30_000] }, { frozenYuan: 30_000, ground: 'timestamps' }),
      'r2',
    );
  expect(codeOf(second, shares([20_000, 0, 0]), onDay(6))).toBe('return-compensation-differs');
  expect(codeOf(second, shares([20_000, 0, 20_000]), onDay(6))).toBe('ok');
});

test('[RETP-6] a procedure that was closed and paid nothing is not the one before', () => {
  const close = command({ type: 'return.close', reason: '测试' });
  const closed = run(traced(), [[close, onDay(3, HEAD)]]).casework;
  const later = { ...begins([V2]), record: { kind: 'return', id: 'r2' } as const };
  const next = { ...later, previous: { kind: 'return', id: 'r1' } as const };
  expect(codeOf(closed, next, onDay(4))).toBe('return-undecided');
  const begun = run(closed, [[later, onDay(4)]]).casework;
  expect(returnOf(begun, 'r2')).toMatchObject({ number: 1, frozenMinor: 5_000_000 });
  expect(returnOf(begun, 'r2')).not.toHaveProperty('previous');
});

test('[RETP-14] two officers bring the order; the bank carries it out, asks for completion, or is alarmed about after three working days', () => {
  const casework = decided();
  const one = command({ type: 'return.order', officers: OFFICERS.slice(0, 1) });
  const twice = command({ type: 'return.order', officers: [OFFICERS[0], OFFICERS[0]].flatMap((each) => each ?? []) });
  expect(codeOf(casework, one, onDay(35))).toBe('return-officers-missing');
  expect(codeOf(casework, twice, onDay(35))).toBe('return-officers-missing');
  expect(codeOf(noticed(), order, onDay(35))).toBe('return-undecided');
  const ordered = run(casework, [[order, onDay(35)]]).casework;
  expect(codeOf(ordered, order, onDay(35))).toBe('return-ordered');
  const late = elapse(ordered, context(T0 + 60 * DAY, CITY_HEAD));
  expect(late.events.map(({ type, atMs }) => [type, atMs])).toContainEqual(['return.bank-overdue', at('2021-05-20')]);
  const asks = command({ type: 'return.ask-completion', what: '缺少身份证件复印件' });
  const asked = run(ordered, [[asks, bank(36)]]).casework;
  expect(elapse(asked, context(T0 + 60 * DAY, CITY_HEAD)).events.map(({ type }) => type)).not.toContain(
    'return.bank-overdue',
  );
  expect(codeOf(asked, receipt(BOTH), bank(36))).toBe('return-not-ordered');
  expect(codeOf(run(asked, [[order, onDay(37)]]).casework, receipt(BOTH), bank(37))).toBe('ok');
});

test('[RETP-15] the receipt names every share once; what could not be paid goes to another account by a new order', () => {
  const ordered = run(decided(), [[order, onDay(35)]]).casework;
  expect(codeOf(ordered, receipt({ 'victim-1': [30_000, 1] }), bank(36))).toBe('return-receipt-incomplete');
  const failed = run(ordered, [
    [receipt({ 'victim-1': [30_000, 1] }, { 'victim-2': '账户已销户' }), bank(36)],
  ]).casework;
  expect(returnOf(failed)).toMatchObject({ stage: 'decided' });
  expect(unpaidShares(returnOf(failed)).map(({ victim }) => victim)).toEqual(['victim-2']);
  const comp = command({ type: 'return.record-compensation', victim: 'victim-2', amountMinor: 1, source: '退赔' });
  expect(codeOf(failed, comp, onDay(37))).toBe('return-ordered');
  const redirect = (reason: string, victim = 'victim-2') =>
    command({ type: 'return.redirect', victim, to: source(8), reason });
  expect(codeOf(failed, redirect(' '), onDay(37, HEAD))).toBe('return-other-account-reason');
  expect(codeOf(failed, redirect('原账户已销户', 'victim-1'), onDay(37, HEAD))).toBe('return-not-due');
  const again = run(failed, [
    [redirect('原账户已销户'), onDay(37, HEAD)],
    [order, onDay(38)],
  ]).casework;
  expect(codeOf(again, receipt(BOTH), bank(38))).toBe('return-not-due');
  const done = run(again, [[receipt({ 'victim-2': [20_000, 8] }), bank(38)]]).casework;
  expect(returnOf(done)).toMatchObject({ stage: 'carried-out' });
  expect(codeOf(paid(), object(), onDay(40))).toBe('return-over');
});

test('[RETP-15] the order is answered as done, in part, or refused where nothing was paid', () => {
  const ordered = run(decided(), [[order, onDay(35)]]).casework;
  const resultOf = (...given: Parameters<typeof receipt>) =>
    returnOf(run(ordered, [[receipt(...given), bank(36)]]).casework).deliveries[0]?.receipt?.result;
  expect(resultOf(BOTH)).toBe('done');
  expect(resultOf({ 'victim-1': [30_000, 1] }, { 'victim-2': '账户已销户' })).toBe('partly');
  expect(resultOf({}, { 'victim-1': '账户已销户', 'victim-2': '账户已销户' })).toBe('refused');
});

test('[RETP-15] a share of 0 is no part of the order and need not be in the receipt', () => {
  const begun = run(frozenCasework(), [[begins([V1, V2]), onDay(1)]]).casework;
  const given = allocation({ 'victim-1': [60_000, 50_000], 'victim-2': [40_000, 0] }, { ground: 'timestamps' });
  const ordered = run(ready(begun, [V1, V2]), [
    [proposes(given), onDay(2)],
    [decide, city(3)],
    [order, onDay(4)],
  ]).casework;
  expect(unpaidShares(returnOf(ordered)).map(({ victim }) => victim)).toEqual(['victim-1']);
  const done = run(ordered, [[receipt({ 'victim-1': [50_000, 1] }), bank(5)]]).casework;
  expect(returnOf(done)).toMatchObject({ stage: 'carried-out' });
});

test('[RETP-15] another account that the money came from needs no reason', () => {
  const two = { ...V1, sources: [source(1), source(4)] };
  const begun = run(frozenCasework(), [[begins([two]), onDay(1)]]).casework;
  const given = allocation({ 'victim-1': [60_000, 50_000] }, { ground: 'timestamps' });
  const failed = run(ready(begun, [two]), [
    [proposes(given), onDay(2)],
    [decide, city(3)],
    [order, onDay(4)],
    [receipt({}, { 'victim-1': '账户已销户' }), bank(5)],
  ]).casework;
  const redirect = (of: number) => command({ type: 'return.redirect', victim: 'victim-1', to: source(of), reason: '' });
  expect(codeOf(failed, redirect(4), onDay(6, HEAD))).toBe('ok');
  expect(codeOf(failed, redirect(8), onDay(6, HEAD))).toBe('return-other-account-reason');
});

test('[RETP-19] a procedure is closed with the reason and not while the bank has an order; then it is over and nothing of it is paid', () => {
  const close = (reason: string) => command({ type: 'return.close', reason });
  const ordered = run(decided(), [[order, onDay(35)]]).casework;
  expect(codeOf(ordered, close('测试'), onDay(36, HEAD))).toBe('return-ordered');
  expect(codeOf(decided(), close(' '), onDay(36, HEAD))).toBe('reason-missing');
  const closed = run(decided(), [[close('测试'), onDay(36, HEAD)]]).casework;
  expect(returnOf(closed)).toMatchObject({ stage: 'closed', payments: [] });
  expect(codeOf(closed, order, onDay(37))).toBe('return-over');
});

test('[RETP-16] what is left stays frozen in its term: the return warns at its end, follows a renewal, and ends nothing without a freeze', () => {
  const casework = proposed();
  const end = returnOf(casework).freezeTerm?.endsMs ?? 0;
  expect(end).toBe(at('2021-10-12'));
  const late = elapse(casework, context(end, CITY_HEAD));
  expect(late.events.filter(({ record }) => record.kind === 'return').map(({ type }) => type)).toEqual([
    'return.freeze-ended',
  ]);
  expect(codeOf(run(noticed(), []).casework, decide, city(200))).toBe('return-freeze-over');
  const longer = run(casework, [
    [on({ type: 'measure.request-renewal', freeze: 'f1' }), police(T0 + 100 * DAY)],
    [on({ type: 'measure.approve-renewal', freeze: 'f1' }), police(T0 + 100 * DAY, HEAD)],
  ]).casework;
  const stepped = run(longer, [[notice, onDay(101)]]).casework;
  expect(returnOf(stepped).freezeTerm?.endsMs).toBeGreaterThan(end);
  const renewed = run(longer, [[command({ type: 'return.follow-freeze' }), onDay(101)]]).casework;
  expect(returnOf(renewed).freezeTerm?.endsMs).toBeGreaterThan(end);
  expect(codeOf(renewed, command({ type: 'return.follow-freeze' }), onDay(102))).toBe('return-freeze-unchanged');
  expect(elapse(renewed, context(end, CITY_HEAD)).events.filter(({ record }) => record.kind === 'return')).toEqual([]);
});
