import { CHINA_CALENDAR } from '#law';
import { describe, expect, test } from 'vitest';

import { elapse, runningClocks } from '../elapse.ts';
import type { Casework } from '../record.ts';
import { actor, at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import {
  ACCOUNT,
  ANALYST,
  BANK_HEAD,
  CITY_HEAD,
  DAY,
  deliveryOf,
  FREEZE,
  frozen,
  HEAD,
  HOUR,
  OFFICER,
  on,
  OPEN,
  police,
  PROVINCE_HEAD,
  requested,
  risk,
  stateOf,
  stopped,
  T0,
  urgent,
  vary,
  order as orderStop,
  type Payload,
} from './measures.fixture.ts';
import { standingMeasures } from './standing.ts';

const APPROVE: Payload = { type: 'measure.approve-freeze', freeze: 'f1' };
const RENEW: Payload = { type: 'measure.request-renewal', freeze: 'f1' };
const APPROVE_RENEWAL: Payload = { type: 'measure.approve-renewal', freeze: 'f1' };
const RELEASE: Payload = { type: 'measure.release-freeze', freeze: 'f1', reason: '案件撤销' };
const UNRELATED: Payload = { type: 'measure.find-unrelated', freeze: 'f1', reason: '货款' };

const later = (casework: Casework, nowMs: number) => elapse(casework, police(nowMs)).casework;
const ask = (change: object = {}) => vary(on(FREEZE), change);

/** Requested and approved. */
function approved(from: Casework, nowMs = T0, id = 'm1'): Casework {
  return run(from, [
    [on(FREEZE, id), police(nowMs)],
    [on(APPROVE, id), police(nowMs, HEAD)],
  ]).casework;
}

/** Approved and carried out. */
function held(from: Casework, nowMs = T0, id = 'm1'): Casework {
  const before = approved(from, nowMs, id);
  return run(before, [[frozen(before, 'f1', nowMs, id), urgent(nowMs)]]).casework;
}

const freezeOf = (casework: Casework, id = 'm1') => stateOf(casework, id).freezes[0];

describe('approval', () => {
  test('[FREEZE-1] a freeze needs an opened case and everything that the notice has to say', () => {
    const code = (change: object) => codeOf(requested(), ask(change), police());
    expect(code({})).toBe('ok');
    expect(code({ openedCase: { caseNo: ' ', openedMs: T0 } })).toBe('case-not-opened');
    expect(code({ openedCase: { caseNo: 'A-m1', openedMs: T0 + 1 } })).toBe('case-not-opened');
    for (const change of [
      { scope: ' ' },
      { amountMinor: 0 },
      { amountMinor: 0.5 },
      { amountMinor: undefined },
      { currency: '' },
    ])
      expect(code(change), JSON.stringify(change)).toBe('notice-incomplete');
    expect(code({ mode: 'receive-only', amountMinor: undefined })).toBe('ok');
    expect(code({ openedCase: { caseNo: 'B', openedMs: T0 } })).toBe('other-case');
    expect(code({ asset: 'gold' })).toBe('value-not-in-list');
    expect(code({ mode: 'half' })).toBe('value-not-in-list');
    expect(code({ asset: 'securities', isMajor: true })).toBe('major-only-for-money');
  });

  test('[FREEZE-2] only police ask, and the head who approves is another person, of county level or above', () => {
    const casework = requested();
    for (const who of [ANALYST, BANK_HEAD])
      expect(codeOf(casework, ask(), context(T0, who, 'investigation'))).toBe('not-your-role');
    const both = actor('局长己', 'head', { level: 'county', region: '371312' });
    const own = run(casework, [[ask(), police(T0, both)]]).casework;
    expect(codeOf(own, on(APPROVE), police(T0, both))).toBe('four-eyes');
    expect(codeOf(own, on(APPROVE), police(T0, OFFICER))).toBe('not-your-role');
    expect(codeOf(own, on(APPROVE), police(T0, actor('所长', 'head', { level: 'outlet', region: '371312' })))).toBe(
      'level-too-low',
    );
    const done = run(own, [[on(APPROVE), police(T0, HEAD)]]).casework;
    expect(stateOf(done).deliveries.at(-1)).toMatchObject({ message: '100201', to: ACCOUNT.institution });
    expect(standingMeasures(stateOf(done), T0)).toEqual([]);
    expect(
      codeOf(own, on({ type: 'measure.decline-freeze', freeze: 'f1', reason: '证据不足' }), police(T0, HEAD)),
    ).toBe('ok');
  });

  test.each([
    ['money', false, 'county'],
    ['money', true, 'city'],
    ['securities', false, 'county'],
    ['equity', false, 'city'],
    ['listed-shares', false, 'province'],
  ] as const)(
    '[FREEZE-3] %s (major: %s) is approved from %s level on, and so are renewal and release',
    (asset, isMajor, least) => {
      const levels = ['county', 'city', 'province'] as const;
      const heads = { county: HEAD, city: CITY_HEAD, province: PROVINCE_HEAD };
      const asked = run(requested(), [[ask({ asset, isMajor }), police()]]).casework;
      for (const level of levels) {
        const enough = levels.indexOf(level) >= levels.indexOf(least);
        expect(codeOf(asked, on(APPROVE), police(T0, heads[level])), level).toBe(enough ? 'ok' : 'level-too-low');
      }
      const ready = run(asked, [[on(APPROVE), police(T0, heads[least])]]).casework;
      const done = run(ready, [
        [frozen(ready, 'f1', T0), urgent()],
        [on(RENEW), police(T0 + DAY)],
      ]).casework;
      for (const level of levels) {
        const enough = levels.indexOf(level) >= levels.indexOf(least);
        expect(codeOf(done, on(APPROVE_RENEWAL), police(T0 + DAY, heads[level]))).toBe(enough ? 'ok' : 'level-too-low');
        const mayRelease = codeOf(done, on(RELEASE), police(T0 + DAY, heads[level]));
        expect(mayRelease === 'ok', `${level}: ${mayRelease}`).toBe(enough);
      }
    },
  );

  test('[FREEZE-4] a head of another office of the same level does not release', () => {
    const neighbour = actor('邻区局长', 'head', { level: 'county', region: '371312', id: 'police-other' });
    expect(codeOf(held(requested()), on(RELEASE), police(T0 + DAY, neighbour))).toBe('not-the-approving-office');
  });
});

describe('term', () => {
  test.each([
    ['money', false, '2021-10-12'],
    ['money', true, '2022-04-12'],
    ['securities', false, '2023-04-11'],
    ['equity', false, '2021-10-12'],
  ] as const)('[FREEZE-5] %s (major: %s) from 10 April 2021 ends with the day before %s', (asset, isMajor, end) => {
    const asked = run(requested(), [[ask({ asset, isMajor }), police()]]).casework;
    const ready = run(asked, [[on(APPROVE), police(T0, CITY_HEAD)]]).casework;
    const { casework } = run(ready, [[frozen(ready, 'f1', T0), urgent()]]);
    // 10 October 2021 is a Sunday; 10 April 2022 is a Sunday; 10 April 2023 is a Monday.
    const due = at(end);
    expect(standingMeasures(stateOf(casework), due - 1)).toHaveLength(1);
    expect(standingMeasures(stateOf(casework), due)).toEqual([]);
    expect(freezeOf(later(casework, due))).toMatchObject({ status: 'ended', end: 'lapsed', endedMs: due });
  });

  test('[FREEZE-6] renewed before the end by the same approval, from the last day as it was before holidays; later it is over', () => {
    const casework = held(requested());
    const end = at('2021-10-12');
    const asked = run(casework, [[on(RENEW), police(end - DAY)]]).casework;
    expect(codeOf(asked, on(APPROVE_RENEWAL), police(end, HEAD))).toBe('freeze-not-so');
    expect(codeOf(casework, on(APPROVE_RENEWAL), police(end - DAY, HEAD))).toBe('renewal-not-requested');
    expect(codeOf(asked, on(RENEW), police(end - DAY))).toBe('renewal-requested-already');
    const renewed = run(asked, [[on(APPROVE_RENEWAL), police(end - 1, HEAD)]]).casework;
    expect(stateOf(renewed).deliveries.at(-1)).toMatchObject({ message: '100205' });
    expect(standingMeasures(stateOf(renewed), end)).toMatchObject([{ endsMs: at('2022-04-12') }]);
    expect(codeOf(renewed, on(RENEW), police(end - 1))).toBe('renewed-already');
    expect(codeOf(renewed, on(RENEW), police(end))).toBe('ok');
    expect(codeOf(renewed, on(RENEW), police(end + DAY))).toBe('ok');
    expect(freezeOf(later(renewed, at('2022-04-12')))).toMatchObject({ end: 'lapsed', endedMs: at('2022-04-12') });
  });

  test('[FREEZE-7] a renewal that the institution did not carry out is none', () => {
    const end = at('2021-10-12');
    const renewed = run(held(requested()), [
      [on(RENEW), police(end - DAY)],
      [on(APPROVE_RENEWAL), police(end - 1, HEAD)],
    ]).casework;
    const delivery = deliveryOf(renewed, 'f1', 'renew-freeze');
    const no = on({ type: 'measure.feedback', delivery, result: 'refused', reason: '逾期送达' });
    const { casework } = run(renewed, [[no, urgent(end + DAY)]]);
    expect(freezeOf(later(casework, end + DAY))).toMatchObject({ status: 'ended', end: 'lapsed', endedMs: end });
  });

  test('[FREEZE-6] an earlier end that the institution keeps counts, and the renewal goes on from it', () => {
    const order = approved(requested());
    const early = vary(frozen(order, 'f1', T0), { endsMs: at('2021-09-01') });
    const { casework } = run(order, [
      [early, urgent()],
      [on(RENEW), police(at('2021-08-30'))],
      [on(APPROVE_RENEWAL), police(at('2021-08-30'), HEAD)],
    ]);
    expect(standingMeasures(stateOf(casework), at('2021-09-02'))).toMatchObject([{ endsMs: at('2022-03-01') }]);
    expect(freezeOf(later(run(order, [[early, urgent()]]).casework, at('2021-09-01')))).toMatchObject({
      end: 'lapsed',
    });
  });

  test('[FREEZE-7] with a renewal that was refused falls what was built on it; an end of the institution is the approved one', () => {
    const end = at('2021-10-12');
    const twice = run(held(requested()), [
      [on(RENEW), police(end - DAY)],
      [on(APPROVE_RENEWAL), police(end - DAY, HEAD)],
      [on(RENEW), police(end + DAY)],
      [on(APPROVE_RENEWAL), police(end + DAY, HEAD)],
    ]).casework;
    const [first, second] = stateOf(twice).deliveries.filter(({ instruction }) => instruction === 'renew-freeze');
    const answer = (delivery: string | undefined, change: object) =>
      vary(on({ type: 'measure.feedback', delivery: delivery ?? '', result: 'done' }), change);
    const code = (change: object) => codeOf(twice, answer(second?.id, change), urgent(end + 2 * DAY));
    expect(code({ endsMs: at('2022-10-11') })).toBe('ok');
    expect(code({ endsMs: at('2022-10-12') })).toBe('end-beyond-term');
    // The last day itself instead of its end, and no holidays.
    expect(code({ endsMs: at('2022-10-10') })).toBe('ok');
    expect(code({ endsMs: at('2022-10-10') - 1 })).toBe('feedback-contradicts');
    expect(code({ endsMs: at('2022-09-01') })).toBe('feedback-contradicts');
    const no = answer(first?.id, { result: 'refused', reason: '未收到' });
    const { casework } = run(twice, [[no, urgent(end + 2 * DAY)]]);
    expect(freezeOf(later(casework, end + 2 * DAY))).toMatchObject({ status: 'ended', endedMs: end });
  });

  test('[FREEZE-8] beyond the calendar the order stands, its clock has no end, and an alarm is due at the end without holidays', () => {
    const start = at('2026-08-10 10:00');
    const casework = held(later(requested(), start), start);
    const [clock] = runningClocks(casework, police(start)).filter(({ clock: { code } }) => code === 'freeze-end');
    expect(clock?.clock).toMatchObject({ problem: { code: 'calendar-unknown', values: { year: 2027 } } });
    expect(clock?.clock.dueMs).toBeUndefined();
    const nominal = at('2027-02-11');
    const { casework: after, events } = elapse(casework, { nowMs: at('2027-06-01'), calendar: CHINA_CALENDAR });
    const alarms = events.filter(({ type }) => type === 'measure.alarm');
    expect(alarms).toMatchObject([{ alarm: 'freeze-nominal-end', about: 'f1', atMs: nominal }]);
    expect(standingMeasures(stateOf(after), nominal - 1)).toMatchObject([
      { isEndUnknown: true, isPastNominalEnd: false },
    ]);
    expect(standingMeasures(stateOf(after), nominal)).toMatchObject([{ isEndUnknown: true, isPastNominalEnd: true }]);
    expect(codeOf(after, on(RENEW), police(nominal))).toBe('time-runs-back');
    expect(codeOf(casework, on(RENEW), police(nominal - 1))).toBe('ok');
    expect(codeOf(casework, on(RENEW), police(nominal))).toBe('freeze-over');
    const known = { ...CHINA_CALENDAR, lastYear: 2027 };
    const ended = elapse(after, { nowMs: at('2027-06-01'), calendar: known }).casework;
    expect(freezeOf(ended)).toMatchObject({ status: 'ended', endedMs: nominal });
  });
});

describe('what the institution answers', () => {
  test('[FREEZE-9] never more than ordered or held; done is the whole, partly is less; nothing is taken of a contradiction', () => {
    const casework = approved(requested());
    const answer = (change: object) => codeOf(casework, vary(frozen(casework, 'f1', T0), change), urgent());
    expect(answer({})).toBe('ok');
    expect(answer({ executedMinor: 5_000_001, result: 'done' })).toBe('more-than-ordered');
    expect(answer({ executedMinor: 4_000_000, balanceMinor: 3_999_999, result: 'partly' })).toBe('more-than-held');
    expect(answer({ executedMinor: 4_000_000 })).toBe('feedback-contradicts');
    expect(answer({ result: 'partly' })).toBe('feedback-contradicts');
    expect(answer({ executedMinor: 4_000_000, result: 'partly' })).toBe('ok');
    expect(answer({ executedMinor: undefined })).toBe('feedback-incomplete');
    expect(answer({ executedMinor: -1 })).toBe('feedback-contradicts');
    expect(answer({ prior: { body: '测试法院' } })).toBe('feedback-contradicts');
    expect(answer({ startedMs: T0 - 1000 })).toBe('moment-impossible');
    expect(answer({ endsMs: at('2021-10-13') })).toBe('end-beyond-term');
    expect(answer({ endsMs: at('2021-10-12') })).toBe('ok');
    expect(answer({ endsMs: at('2021-10-01') })).toBe('ok');
    expect(answer({ endsMs: T0 })).toBe('feedback-contradicts');
    expect(answer({ result: 'refused', executedMinor: undefined, reason: undefined })).toBe('reason-missing');
    expect(freezeOf(casework)?.executedMinor).toBeUndefined();
  });

  test.each([
    ['an empty account', 'partly', 0, 0],
    ['less than ordered', 'partly', 3_000_000, 3_000_000],
    ['all that it holds', 'done', 5_000_000, 5_000_000],
  ] as const)('[FREEZE-9] of %s is frozen what is there, and what the account held stands on the record', (...row) => {
    const [, result, executedMinor, balanceMinor] = row;
    const casework = approved(requested());
    const answer = vary(frozen(casework, 'f1', T0), { result, executedMinor, balanceMinor });
    const after = run(casework, [[answer, urgent()]]).casework;
    expect(freezeOf(after)).toMatchObject({ status: 'in-force', executedMinor, balanceMinor });
  });

  test('[FREEZE-10] a freeze follows the stop and ends it in the same answer', () => {
    const ordered = run(requested(), [[on(orderStop('s1')), police()]]).casework;
    const running = run(ordered, [[stopped(ordered, 's1', T0), urgent()]]).casework;
    const casework = held(running, T0 + HOUR);
    expect(stateOf(casework).stops[0]).toMatchObject({ status: 'ended', end: 'frozen' });
    expect(standingMeasures(stateOf(casework), T0 + HOUR).map(({ part }) => part)).toEqual(['freeze']);
    expect(standingMeasures(stateOf(casework), T0 + HOUR)[0]).toMatchObject({
      effect: 'amount-held',
      heldMinor: 5_000_000,
    });
  });

  test('[FREEZE-11] behind somebody else’s freeze it waits; that one’s end raises an alarm, and the institution says when its turn came', () => {
    const casework = approved(requested());
    const prior = { body: '测试法院', amountMinor: 9_000_000, expiresMs: T0 + 10 * DAY };
    const behind = vary(frozen(casework, 'f1', T0), { result: 'refused', executedMinor: undefined, prior });
    const waiting = run(casework, [[behind, urgent()]]).casework;
    expect(freezeOf(waiting)).toMatchObject({ status: 'waiting', prior });
    expect(standingMeasures(stateOf(waiting), T0)).toEqual([]);
    const { events } = elapse(waiting, police(T0 + 11 * DAY));
    expect(events.map(({ type, atMs }) => [type, atMs])).toEqual([['measure.alarm', T0 + 10 * DAY]]);
    const { casework: over } = run(waiting, [[frozen(waiting, 'f1', T0 + 11 * DAY), urgent(T0 + 11 * DAY)]]);
    expect(freezeOf(over)).toMatchObject({ status: 'in-force', startedMs: T0 + 11 * DAY, executedMinor: 5_000_000 });
  });
});

describe('waiting freezes', () => {
  const three = () => requested(requested(requested(), 'm2'), 'm3');

  test('[FREEZE-12] no account is frozen twice: a later freeze waits, and takes effect in order when the one before has ended', () => {
    const first = held(three());
    expect(codeOf(first, vary(on(FREEZE), { freeze: 'f2' }), police(T0 + DAY))).toBe('freeze-exists');
    const queue = approved(approved(first, T0 + DAY, 'm3'), T0 + 2 * DAY, 'm2');
    expect([freezeOf(queue, 'm2'), freezeOf(queue, 'm3')]).toMatchObject([
      { status: 'waiting' },
      { status: 'waiting' },
    ]);
    expect(codeOf(queue, frozen(queue, 'f1', T0 + 2 * DAY, 'm2'), urgent(T0 + 2 * DAY))).toBe('freeze-not-first');
    const released = run(queue, [[on(RELEASE), police(T0 + 5 * DAY, HEAD)]]).casework;
    const moved = later(released, T0 + 6 * DAY);
    expect(freezeOf(moved, 'm3')).toMatchObject({ status: 'in-force', startedMs: T0 + 5 * DAY });
    expect(freezeOf(moved, 'm2')).toMatchObject({ status: 'waiting' });
    expect(standingMeasures(stateOf(moved, 'm3'), T0 + 6 * DAY)).toMatchObject([{ endsMs: at('2021-10-16') }]);
    const lapsed = later(moved, at('2022-01-01'));
    expect(freezeOf(lapsed, 'm3')).toMatchObject({ end: 'lapsed', endedMs: at('2021-10-16') });
    expect(freezeOf(lapsed, 'm2')).toMatchObject({ status: 'in-force', startedMs: at('2021-10-16') });
  });

  test('[FREEZE-12] behind somebody else’s freeze and one known here, it begins after both', () => {
    const queue = approved(held(three()), T0 + DAY, 'm2');
    const released = run(queue, [[on(RELEASE), police(T0 + 5 * DAY, HEAD)]]).casework;
    const moved = later(released, T0 + 5 * DAY);
    const answer = vary(frozen(moved, 'f1', T0, 'm2'), { result: 'refused', executedMinor: undefined });
    const outside = run(moved, [[vary(answer, { prior: { body: '测试法院' } }), urgent(T0 + 6 * DAY)]]).casework;
    expect(freezeOf(later(outside, T0 + 20 * DAY), 'm2')).toMatchObject({ status: 'waiting' });
    const began = (atMs: number) => codeOf(outside, frozen(outside, 'f1', atMs, 'm2'), urgent(T0 + 9 * DAY));
    expect(began(T0 + 3 * DAY)).toBe('moment-impossible');
    expect(began(T0 + 8 * DAY)).toBe('ok');
  });

  test('[FREEZE-12] of two approved at one moment the one that already holds is first, else the one of the first record', () => {
    const both = approved(held(three(), T0, 'm2'), T0, 'm1');
    expect(freezeOf(both, 'm1')).toMatchObject({ status: 'waiting' });
    const released = run(both, [[on(RELEASE, 'm2'), police(T0 + 5 * DAY, HEAD)]]).casework;
    expect(freezeOf(later(released, T0 + 5 * DAY), 'm1')).toMatchObject({
      ...{ status: 'in-force', startedMs: T0 + 5 * DAY },
    });
    const neither = approved(approved(three(), T0, 'm2'), T0, 'm1');
    const answer = (id: string) => codeOf(neither, frozen(neither, 'f1', T0, id), urgent());
    expect([answer('m1'), answer('m2')]).toEqual(['ok', 'freeze-not-first']);
  });

  test('[FREEZE-13] the turn of a waiting freeze comes at the same moment however late it is asked', () => {
    const queue = approved(approved(held(three()), T0 + DAY, 'm3'), T0 + 2 * DAY, 'm2');
    const late = later(queue, at('2023-01-01'));
    let small = queue;
    for (let now = T0 + 3 * DAY; now <= at('2023-01-01'); now += 37 * DAY) small = later(small, now);
    small = later(small, at('2023-01-01'));
    expect([1, 2, 3].map((n) => freezeOf(small, `m${n}`))).toEqual([1, 2, 3].map((n) => freezeOf(late, `m${n}`)));
    expect([1, 2, 3].map((n) => freezeOf(late, `m${n}`)?.endedMs)).toEqual([
      at('2021-10-12'),
      at('2022-10-14'),
      at('2022-04-13'),
    ]);
  });

  test('[FREEZE-14] the institution confirms a freeze that took its turn; the term stays, and a refusal takes it back', () => {
    const queue = approved(held(three()), T0 + DAY, 'm2');
    const moved = later(run(queue, [[on(RELEASE), police(T0 + 5 * DAY, HEAD)]]).casework, T0 + 6 * DAY);
    const before = freezeOf(moved, 'm2');
    const done = run(moved, [[frozen(moved, 'f1', T0 + 6 * DAY, 'm2'), urgent(T0 + 6 * DAY)]]).casework;
    expect(freezeOf(done, 'm2')).toMatchObject({
      startedMs: before?.startedMs,
      terms: before?.terms,
      executedMinor: 5_000_000,
    });
    const no = vary(frozen(moved, 'f1', T0 + 6 * DAY, 'm2'), { result: 'refused', executedMinor: undefined });
    const behind = run(moved, [[vary(no, { prior: { body: '测试法院' } }), urgent(T0 + 6 * DAY)]]).casework;
    expect(freezeOf(behind, 'm2')).toMatchObject({ status: 'waiting', terms: [] });
    const refused = run(moved, [[vary(no, { reason: '已销户' }), urgent(T0 + 6 * DAY)]]).casework;
    expect(freezeOf(refused, 'm2')).toMatchObject({ status: 'refused' });
  });

  test('[FREEZE-15] a waiting freeze whose institution names a freeze known here keeps its place by the record itself', () => {
    const queue = approved(held(three()), T0 + DAY, 'm2');
    const prior = { body: '测试公安', expiresMs: at('2021-10-12') };
    const answer = vary(frozen(queue, 'f1', T0 + DAY, 'm2'), { result: 'refused', executedMinor: undefined, prior });
    const told = run(queue, [[answer, urgent(T0 + DAY)]]).casework;
    const lapsed = later(told, at('2021-10-12'));
    expect(freezeOf(lapsed, 'm2')).toMatchObject({ status: 'in-force', startedMs: at('2021-10-12') });
  });
});

describe('release', () => {
  test('[FREEZE-16] what is unrelated to the case is lifted within three days, and institution and owner are told', () => {
    const found = run(held(requested()), [[on(UNRELATED), police(at('2021-04-12 15:00'))]]).casework;
    expect(codeOf(found, on(RENEW), police(at('2021-04-13')))).toBe('unrelated-already');
    expect(codeOf(found, on(UNRELATED), police(at('2021-04-13')))).toBe('unrelated-already');
    const due = at('2021-04-16');
    expect(standingMeasures(stateOf(later(found, due - 1)), due - 1)).toHaveLength(1);
    const lifted = later(found, due);
    expect(freezeOf(lifted)).toMatchObject({ status: 'ended', end: 'unrelated', endedMs: due });
    expect(stateOf(lifted).deliveries.at(-1)).toMatchObject({
      instruction: 'release-freeze',
      message: '100203',
      orderedMs: due,
    });
    expect(stateOf(lifted).notices).toMatchObject([{ about: 'f1', kind: 'release', owedMs: due }]);
    const sooner = run(found, [[on(RELEASE), police(at('2021-04-13'), HEAD)]]).casework;
    expect(freezeOf(sooner)).toMatchObject({ end: 'unrelated', endedMs: at('2021-04-13') });
  });

  test('[FREEZE-17] an owner who was not told within three days of the release raises an alarm; then the notice is given once', () => {
    const released = run(held(requested()), [[on(RELEASE), police(at('2021-04-12 15:00'), HEAD)]]).casework;
    const alarms = elapse(released, police(at('2021-05-01'))).events.filter(({ type }) => type === 'measure.alarm');
    expect(alarms.map((event) => [(event as { alarm?: string }).alarm, event.atMs])).toEqual([
      ['receipt-owed', at('2021-04-13 15:00')],
      ['notice-owed', at('2021-04-16')],
    ]);
    const [notice] = stateOf(released).notices;
    const tell = on({
      ...{ type: 'measure.notify-holder', notice: notice?.id ?? '', reason: '与案件无关' },
      ...{ reliefChannel: '', papersNeeded: [] },
    });
    const told = run(released, [[tell, police(at('2021-04-13'))]]).casework;
    expect(codeOf(told, tell, police(at('2021-04-13')))).toBe('notified-already');
    expect(elapse(told, police(at('2021-05-01'))).events).toHaveLength(1);
  });

  test('[FREEZE-18] a freeze that waits, behind one known here or somebody else’s, is withdrawn and the institution told once', () => {
    const behindOurs = approved(held(requested(requested(), 'm2'), T0, 'm2'), T0 + HOUR);
    const alone = approved(requested());
    const prior = { body: '测试法院' };
    const no = vary(frozen(alone, 'f1', T0), { result: 'refused', executedMinor: undefined, prior });
    for (const waiting of [behindOurs, run(alone, [[no, urgent()]]).casework]) {
      expect(freezeOf(waiting)).toMatchObject({ status: 'waiting' });
      const after = run(waiting, [[on(RELEASE), police(T0 + DAY, HEAD)]]).casework;
      expect(freezeOf(after)).toMatchObject({ status: 'ended', end: 'withdrawn' });
      const lifts = stateOf(after).deliveries.filter(({ orderedMs }) => orderedMs === T0 + DAY);
      expect(lifts).toMatchObject([{ about: 'f1', instruction: 'release-freeze', to: ACCOUNT.institution }]);
    }
  });

  test('[FREEZE-18] released before it was carried out it is withdrawn; nothing of a release is taken back', () => {
    const ready = approved(requested());
    const withdrawn = run(ready, [[on(RELEASE), police(T0 + HOUR, HEAD)]]).casework;
    expect(freezeOf(withdrawn)).toMatchObject({ status: 'ended', end: 'withdrawn' });
    expect(stateOf(withdrawn).notices).toEqual([]);
    const late = run(withdrawn, [[frozen(withdrawn, 'f1', T0 + HOUR), urgent(T0 + 2 * HOUR)]]).casework;
    expect(freezeOf(late)).toMatchObject({ status: 'ended', terms: [] });
    expect(codeOf(withdrawn, on(RELEASE), police(T0 + HOUR, HEAD))).toBe('freeze-not-so');
    expect(codeOf(settledCasework(), on(OPEN), risk())).toBe('ok');
  });
});
