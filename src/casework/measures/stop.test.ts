import { expect, test } from 'vitest';

import { elapse, runningClocks } from '../elapse.ts';
import type { Casework, CommandHead, Context } from '../record.ts';
import type { LegalSettingState } from '../settings/legal-setting.ts';
import { actor, at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import type { FourFieldCheck } from './four-fields.ts';
import {
  ACCOUNT,
  ANALYST,
  APPLICATION,
  BANK_HEAD,
  CARRIER,
  DAY,
  deliveryOf,
  EQUAL,
  HEAD,
  HOP,
  HOUR,
  NUMBER,
  on,
  OPEN,
  order,
  police,
  requested,
  REQUEST,
  stateOf,
  stopped,
  T0,
  urgent,
  vary,
  VICTIM_ANALYST,
  type Payload,
} from './measures.fixture.ts';
import { standingMeasures } from './standing.ts';

const EXTENDED: Payload = { type: 'measure.order-extended-stop', stop: 's1', hop: HOP };
const EXTEND: Payload = { type: 'measure.extend-stop', stop: 's2', extends: 's1' };

type Steps = readonly (readonly [CommandHead, Context])[];

const later = (casework: Casework, nowMs: number) => elapse(casework, police(nowMs)).casework;

/** A stop, ordered at `atMs` and carried out then. */
function withStop(casework: Casework, stop: string, atMs: number, id = 'm1'): Casework {
  const ordered = run(casework, [[on(order(stop), id), police(atMs)]]).casework;
  return run(ordered, [[stopped(ordered, stop, atMs, id), urgent(atMs)]]).casework;
}

const STOP_FIRST: Payload = { type: 'measure.stop-first', stop: 's1', request: 'r1', check: EQUAL };

/** The bank of the payee is the victim's too. */
function ofOneBank(): Casework {
  const from = { ...APPLICATION.from, institution: ACCOUNT.institution };
  return run(settledCasework(), [
    [on(OPEN), urgent()],
    [on({ ...REQUEST, application: { ...APPLICATION, from } } as Payload), urgent()],
  ]).casework;
}

const stoppedFirst = () => run(ofOneBank(), [[on(STOP_FIRST), urgent()]]).casework;

test('[MSR-1] one record for an account and case; the same account in another case has another', () => {
  const { casework } = run(settledCasework(), [[on(OPEN), police()]]);
  expect(codeOf(casework, on(OPEN, 'm2'), police())).toBe('measure-exists');
  expect(codeOf(casework, on({ ...OPEN, caseNo: 'A0000002' } as Payload, 'm2'), police())).toBe('ok');
  const spaced = { ...ACCOUNT, number: ` ${NUMBER.slice(0, 6)} ${NUMBER.slice(6)}_1` };
  expect(codeOf(casework, on({ ...OPEN, account: spaced } as Payload, 'm2'), police())).toBe('measure-exists');
  const open = (change: object) =>
    codeOf(casework, on({ ...OPEN, caseNo: 'B', account: { ...ACCOUNT, ...change } } as Payload, 'm2'), police());
  expect(open({ name: ' ' })).toBe('account-incomplete');
  expect(open({ kind: 'phone-card' })).toBe('not-an-account');
});

test('[MSR-1] a record that a finding gave rise to keeps it', () => {
  const finding = { id: 'x1', key: 'k', run: 'r1', detectors: [{ id: 'spread', version: '1' }], reasons: ['spread'] };
  const { casework } = run(settledCasework(), [
    [on({ ...OPEN, finding } as Payload), police()],
    [on({ ...OPEN, caseNo: 'B' } as Payload, 'm2'), police()],
  ]);
  expect(stateOf(casework).finding).toEqual(finding);
  expect(stateOf(casework, 'm2')).not.toHaveProperty('finding');
});

test('[STOPPAY-1] the victim applies at the police or at the own bank, and with a payment account at the police only', () => {
  const { casework } = run(settledCasework(), [[on(OPEN), police()]]);
  expect(codeOf(casework, on(REQUEST), police())).toBe('ok');
  expect(codeOf(casework, on(REQUEST), urgent(T0, VICTIM_ANALYST))).toBe('ok');
  expect(codeOf(casework, on(REQUEST), urgent(T0, ANALYST))).toBe('not-the-victims-bank');
  const from = { ...APPLICATION.from, kind: 'payment-account' };
  const wallet = on({ ...REQUEST, application: { ...APPLICATION, from } } as Payload);
  expect(codeOf(casework, wallet, urgent(T0, VICTIM_ANALYST))).toBe('payment-account-police-only');
  expect(codeOf(casework, wallet, police())).toBe('ok');
});

test.each([
  ['fromNumber', { from: { ...APPLICATION.from, number: '' } }],
  ['fromName', { from: { ...APPLICATION.from, name: ' ' } }],
  ['fromInstitution', { from: { ...APPLICATION.from, institution: '' } }],
  ['payeeInstitution', { payee: { ...APPLICATION.payee, institution: '' } }],
  ['payeeNumber', { payee: { ...APPLICATION.payee, number: '' } }],
  ['payeeName', { payee: { ...APPLICATION.payee, name: '' } }],
  ['currency', { currency: '' }],
  ['channel', { channel: '' }],
  ['idNumber', { idNumber: '' }],
  ['amount', { amountMinor: 0 }],
  ['liability', { isLiabilityPromised: false }],
  ['signature', { isSigned: false }],
])('[STOPPAY-2] an application without its %s is refused', (field, change) => {
  const { casework } = run(settledCasework(), [[on(OPEN), police()]]);
  const command = on({ ...REQUEST, application: { ...APPLICATION, ...change } } as Payload);
  expect(codeOf(casework, command, police())).toBe('application-incomplete');
  expect(field).not.toBe('');
  const future = on({ ...REQUEST, application: { ...APPLICATION, transferredMs: T0 + 1 } } as Payload);
  expect(codeOf(casework, future, police())).toBe('moment-impossible');
});

test('[STOPPAY-2] a transfer of this very moment can be stopped', () => {
  const { casework } = run(settledCasework(), [[on(OPEN), police()]]);
  const now = on({ ...REQUEST, application: { ...APPLICATION, transferredMs: T0 } } as Payload);
  expect(codeOf(casework, now, police())).toBe('ok');
});

test('[STOPPAY-3] only police order a stop; banks, carriers and citizens do not', () => {
  const casework = requested();
  const code = (who: typeof HEAD, purpose: Context['purpose'] = 'loss-prevention') =>
    codeOf(casework, on(order('s1')), context(T0, who, purpose));
  expect(code(HEAD)).toBe('ok');
  for (const who of [ANALYST, BANK_HEAD, CARRIER, actor('市民', 'citizen', { kind: 'public' })])
    expect(code(who), who.role).toBe('not-your-role');
  expect(code(actor('远', 'investigator', { level: 'county', region: '320100' }))).toBe('not-your-region');
  expect(code(HEAD, 'sanction')).toBe('wrong-purpose');
});

test('[STOPPAY-4] four fields: what differs forbids the stop, and none takes effect unless all four are equal', () => {
  const casework = requested();
  for (const field of ['name', 'number', 'amount', 'time'] as const) {
    const differs = { ...EQUAL, [field]: 'differs' as const };
    const missing = { ...EQUAL, [field]: 'missing' as const };
    expect(codeOf(casework, on({ ...order('s1'), check: differs } as Payload), police())).toBe('four-fields-differ');
    expect(codeOf(casework, on({ ...order('s1'), check: missing } as Payload), police())).toBe('ok');
    const ordered = run(casework, [[on({ ...order('s1'), check: missing } as Payload), police()]]).casework;
    const answer = (check?: FourFieldCheck) =>
      codeOf(
        ordered,
        on({
          ...{ type: 'measure.feedback', delivery: deliveryOf(ordered, 's1', 'stop'), result: 'done', startedMs: T0 },
          ...(check === undefined ? {} : { check }),
        }),
        urgent(),
      );
    expect(answer({ ...EQUAL, [field]: 'differs' })).toBe('four-fields-differ');
    expect(answer({ ...EQUAL, [field]: 'missing' })).toBe('four-fields-unchecked');
    expect(answer()).toBe('four-fields-unchecked');
    expect(answer({ ...EQUAL, checkedBy: ' ' })).toBe('four-fields-unchecked');
    expect(answer(EQUAL)).toBe('ok');
  }
});

test.each([
  ['a stop', order('s1')],
  ['an extended stop', EXTENDED],
])(
  '[STOPPAY-4] %s is compared once, by the police or by the institution, and the record says by whom',
  (_, payload) => {
    const byPolice = { ...EQUAL, checkedBy: '测试民警' };
    const checkOf = (ordered: FourFieldCheck | undefined, answered: FourFieldCheck | undefined) => {
      const asked = run(requested(), [[on({ ...payload, check: ordered } as Payload), police()]]).casework;
      const answer = vary(stopped(asked, 's1', T0), { check: answered });
      return stateOf(run(asked, [[answer, urgent()]]).casework).stops[0]?.check;
    };
    expect(checkOf(byPolice, undefined)).toEqual(byPolice);
    expect(checkOf(undefined, EQUAL)).toEqual(EQUAL);
  },
);

test('[STOPPAY-5] 48 hours from the moment that the institution reports, then it ends by itself', () => {
  const ordered = run(requested(), [[on(order('s1')), police()]]).casework;
  expect(standingMeasures(stateOf(ordered), T0)).toEqual([]);
  const start = T0 + 10 * 60_000;
  const running = run(ordered, [[stopped(ordered, 's1', start), urgent(T0 + HOUR)]]).casework;
  const [stop] = standingMeasures(stateOf(running), T0 + HOUR);
  expect(stop).toMatchObject({ effect: 'no-outgoing', by: 'police', fromMs: start, endsMs: start + 48 * HOUR });
  expect(standingMeasures(stateOf(running), start - 1)).toEqual([]);
  expect(standingMeasures(stateOf(running), start + 48 * HOUR - 1)).toHaveLength(1);
  expect(standingMeasures(stateOf(running), start + 48 * HOUR)).toEqual([]);
  const { casework, events } = elapse(running, police(start + 72 * HOUR));
  const ended = events.find(({ type }) => type === 'measure.ended');
  expect(ended).toMatchObject({ atMs: start + 48 * HOUR, end: 'lapsed', by: { role: 'clock' } });
  expect(stateOf(casework).stops[0]).toMatchObject({ status: 'ended', end: 'lapsed', endedMs: start + 48 * HOUR });
});

test('[STOPPAY-6] a stop moment before its order or in the future, and an end beyond the term, are refused', () => {
  const ordered = run(requested(), [[on(order('s1')), police()]]).casework;
  const answer = (change: object) =>
    codeOf(ordered, vary(stopped(ordered, 's1', T0 + 1000), { ...change }), urgent(T0 + HOUR));
  expect(answer({ startedMs: T0 - 1000 })).toBe('moment-impossible');
  expect(answer({ startedMs: T0 + HOUR + 1 })).toBe('moment-impossible');
  expect(answer({ startedMs: undefined })).toBe('feedback-incomplete');
  expect(answer({ endsMs: T0 + 1000 + 48 * HOUR + 1 })).toBe('end-beyond-term');
  expect(answer({ endsMs: T0 + 1000 })).toBe('feedback-contradicts');
  expect(answer({ result: 'partly' })).toBe('feedback-contradicts');
  expect(answer({ endsMs: T0 + 24 * HOUR })).toBe('ok');
  const earlier = run(ordered, [
    [vary(stopped(ordered, 's1', T0 + 1000), { endsMs: T0 + 24 * HOUR }), urgent(T0 + HOUR)],
  ]);
  expect(standingMeasures(stateOf(earlier.casework), T0 + 25 * HOUR)).toEqual([]);
});

test('[STOPPAY-7] the same account is stopped two times in all, over all cases; a refused order does not count', () => {
  const both = requested(requested(), 'm2');
  const refused = run(both, [[on(order('s0')), police()]]).casework;
  const no = on({
    type: 'measure.feedback',
    delivery: deliveryOf(refused, 's0', 'stop'),
    result: 'refused',
    reason: '查无此户',
  });
  const first = withStop(run(refused, [[no, urgent()]]).casework, 's1', T0);
  const second = withStop(first, 's2', T0 + HOUR, 'm2');
  const after = later(second, T0 + 30 * DAY);
  expect(codeOf(after, on(order('s3')), police(T0 + 30 * DAY))).toBe('stop-times-used');
  expect(codeOf(after, on(order('s3'), 'm2'), police(T0 + 30 * DAY))).toBe('stop-times-used');
  const elsewhere = { ...APPLICATION, payee: { ...APPLICATION.payee, number: '6200000000000000033' } };
  const other = run(after, [
    [on({ ...OPEN, account: { ...ACCOUNT, number: '6200000000000000033' } } as Payload, 'm3'), police(T0 + 30 * DAY)],
    [vary(on(REQUEST, 'm3'), { application: elsewhere }), police(T0 + 30 * DAY)],
  ]).casework;
  expect(codeOf(other, on(order('s3'), 'm3'), police(T0 + 30 * DAY))).toBe('ok');
});

test('[STOPPAY-8] an extension is the second stop: 48 hours from its own operation, and there is no third', () => {
  const first = withStop(requested(), 's1', T0);
  const extend = on({ type: 'measure.extend-stop', stop: 's2', extends: 's1' });
  const ordered = run(first, [[extend, police(T0 + 40 * HOUR)]]).casework;
  expect(stateOf(ordered).deliveries.at(-1)).toMatchObject({ instruction: 'extend-stop', message: '100105' });
  const again = on({ type: 'measure.extend-stop', stop: 's3', extends: 's1' });
  expect(codeOf(ordered, again, police(T0 + 40 * HOUR))).toBe('stop-runs-already');
  const running = run(ordered, [[stopped(ordered, 's2', T0 + 41 * HOUR), urgent(T0 + 41 * HOUR)]]).casework;
  expect(stateOf(running).stops[0]).toMatchObject({ status: 'ended', end: 'extended' });
  expect(standingMeasures(stateOf(running), T0 + 42 * HOUR)).toMatchObject([{ id: 's2', endsMs: T0 + 89 * HOUR }]);
  const third = on({ type: 'measure.extend-stop', stop: 's3', extends: 's2' });
  expect(codeOf(running, third, police(T0 + 42 * HOUR))).toBe('stop-times-used');
  const lapsed = later(first, T0 + 48 * HOUR);
  expect(codeOf(lapsed, extend, police(T0 + 48 * HOUR))).toBe('stop-not-in-force');
});

test('[STOPPAY-9] the bank of both sides stops first, and the police order is due within 24 hours', () => {
  const casework = ofOneBank();
  const first = on(STOP_FIRST);
  expect(codeOf(casework, vary(first, { check: { ...EQUAL, time: 'missing' } }), urgent())).toBe(
    'four-fields-unchecked',
  );
  expect(codeOf(casework, first, police())).toBe('not-your-role');
  const running = run(casework, [[first, urgent()]]).casework;
  expect(standingMeasures(stateOf(running), T0)).toMatchObject([{ endsMs: T0 + 24 * HOUR }]);
  const lapsed = later(running, T0 + 24 * HOUR);
  expect(stateOf(lapsed).stops[0]).toMatchObject({ end: 'no-police-order', endedMs: T0 + 24 * HOUR });
  const confirm = on({ type: 'measure.confirm-stop', stop: 's1' });
  expect(codeOf(lapsed, confirm, police(T0 + 24 * HOUR))).toBe('stop-not-in-force');
  const confirmed = run(running, [[confirm, police(T0 + 20 * HOUR)]]).casework;
  expect(standingMeasures(stateOf(confirmed), T0 + 30 * HOUR)).toMatchObject([{ endsMs: T0 + 48 * HOUR }]);
  expect(codeOf(confirmed, confirm, police(T0 + 21 * HOUR))).toBe('stop-needs-no-order');
  const elsewhere = requested();
  expect(codeOf(elsewhere, first, urgent())).toBe('not-the-same-bank');
});

test('[STOPPAY-9] what the bank stopped first is extended only after the police order, and its end is told to the bank', () => {
  const running = stoppedFirst();
  expect(codeOf(running, on(EXTEND), police(T0 + HOUR))).toBe('stop-not-confirmed');
  const confirmed = run(running, [[on({ type: 'measure.confirm-stop', stop: 's1' }), police(T0 + HOUR)]]).casework;
  expect(codeOf(confirmed, on(EXTEND), police(T0 + HOUR))).toBe('ok');
  const release = on({ type: 'measure.release-stop', stop: 's1', reason: '经核查不属实' });
  const ends = [run(running, [[release, police(T0 + HOUR)]]).casework, later(running, T0 + 24 * HOUR)];
  for (const ended of ends)
    expect(stateOf(ended).deliveries).toMatchObject([
      { about: 's1', instruction: 'release-stop', to: ACCOUNT.institution },
    ]);
});

test('[STOPPAY-10] an extended stop rests on the hop that the institution reported, 48 hours from its own operation', () => {
  const casework = run(settledCasework(), [[on(OPEN), police()]]).casework;
  const extended = vary(on(EXTENDED), { check: EQUAL });
  for (const hop of [
    { ...HOP, reportedBy: '' },
    { ...HOP, amountMinor: 0 },
    { ...HOP, fromNumber: ' ' },
  ])
    expect(codeOf(casework, vary(extended, { hop }), police())).toBe('hop-incomplete');
  expect(codeOf(casework, vary(extended, { hop: { ...HOP, movedMs: T0 + 1 } }), police())).toBe('moment-impossible');
  expect(codeOf(casework, vary(extended, { hop: { ...HOP, movedMs: T0 } }), police())).toBe('ok');
  const ordered = run(casework, [[extended, police()]]).casework;
  const running = run(ordered, [[stopped(ordered, 's1', T0 + HOUR), urgent(T0 + HOUR)]]).casework;
  expect(standingMeasures(stateOf(running), T0 + HOUR)).toMatchObject([{ endsMs: T0 + 49 * HOUR }]);
});

test('[STOPPAY-11] a release ends the stop and its pending extension and tells the institution', () => {
  const first = withStop(requested(), 's1', T0);
  const { casework } = run(first, [
    [on({ type: 'measure.extend-stop', stop: 's2', extends: 's1' }), police(T0 + HOUR)],
    [on({ type: 'measure.release-stop', stop: 's1', reason: '经核查不属实' }), police(T0 + 2 * HOUR)],
  ]);
  expect(stateOf(casework).stops.map(({ status }) => status)).toEqual(['ended', 'ended']);
  expect(stateOf(casework).stops[0]?.end).toBe('released');
  const lifts = stateOf(casework).deliveries.filter(({ instruction }) => instruction === 'release-stop');
  expect(lifts.map(({ to, message, about }) => [to, message, about])).toEqual([
    [ACCOUNT.institution, '100103', 's1'],
    [ACCOUNT.institution, '100103', 's2'],
  ]);
  const answer = (result: string) =>
    codeOf(
      casework,
      on({ type: 'measure.feedback', delivery: lifts[0]?.id, result, reason: '系统忙' } as Payload),
      urgent(T0 + 3 * HOUR),
    );
  expect(answer('refused')).toBe('lift-must-be-done');
  expect(answer('done')).toBe('ok');
  expect(codeOf(first, on({ type: 'measure.release-stop', stop: 's1', reason: ' ' }), police(T0 + HOUR))).toBe(
    'reason-missing',
  );
});

test('[STOPPAY-11] a stop that was never carried out is withdrawn', () => {
  const { casework } = run(requested(), [
    [on(order('s1')), police()],
    [on({ type: 'measure.release-stop', stop: 's1', reason: '撤销' }), police(T0 + HOUR)],
  ]);
  expect(stateOf(casework).stops[0]).toMatchObject({ status: 'ended', end: 'withdrawn' });
});

test('[STOPPAY-12] a false report is noted with the reporter’s liability and ends what rests on it', () => {
  const first = withStop(requested(), 's1', T0);
  const noted = run(first, [
    [on({ type: 'measure.note-false-report', request: 'r1', reason: '报案不实' }), police(T0 + HOUR)],
  ]);
  expect(noted.events.map(({ type }) => type)).toEqual(['measure.false-report-noted', 'measure.ended']);
  expect(stateOf(noted.casework)).toMatchObject({ requests: [{ isFalse: true }], stops: [{ end: 'false-report' }] });
  expect(codeOf(noted.casework, on(order('s2')), police(T0 + 2 * HOUR))).toBe('report-false');
});

test('[STOPPAY-12] the extension of a stop on a false report ends with it, a stop on another report stays', () => {
  const extended = run(withStop(requested(), 's1', T0), [[on(EXTEND), police(T0 + HOUR)]]).casework;
  const running = run(extended, [[stopped(extended, 's2', T0 + 2 * HOUR), urgent(T0 + 2 * HOUR)]]).casework;
  const noted = (request: string) =>
    run(running, [
      [vary(on(REQUEST), { request: 'r2' }), police(T0 + 3 * HOUR)],
      [on({ type: 'measure.note-false-report', request, reason: '报案不实' }), police(T0 + 3 * HOUR)],
    ]).casework;
  expect(stateOf(noted('r1')).stops[1]).toMatchObject({ id: 's2', status: 'ended', end: 'false-report' });
  expect(standingMeasures(stateOf(noted('r2')), T0 + 3 * HOUR)).toMatchObject([{ id: 's2' }]);
});

test('[STOPPAY-13] without the switched-on hours and count no stop is ordered: it would have no end', () => {
  const { casework } = run({}, [
    [on(OPEN), police()],
    [on(REQUEST), police()],
  ]);
  expect(codeOf(casework, on(order('s1')), police())).toBe('legal-value-not-switched-on');
});

test('[STOPPAY-13] a stop and an extended stop run the hours of their own, each switched on by itself', () => {
  const settled = settledCasework();
  const hours = settled['legal-setting']?.get('extended-stop-hours') as LegalSettingState;
  const withHours = (value: number | undefined): Casework => {
    const others = [...(settled['legal-setting'] ?? [])].filter(([id]) => id !== hours.id);
    const own = value === undefined ? [] : [[hours.id, { ...hours, setting: { ...hours.setting, value } }] as const];
    return requested({ ...settled, 'legal-setting': new Map([...others, ...own]) });
  };
  expect(codeOf(withHours(undefined), on(EXTENDED), police())).toBe('legal-value-not-switched-on');
  expect(codeOf(withHours(undefined), on(order('s1')), police())).toBe('ok');
  const endOf = (payload: Payload) => {
    const ordered = run(withHours(24), [[on(payload), police()]]).casework;
    const { casework } = run(ordered, [[stopped(ordered, 's1', T0), urgent()]]);
    const clocks = runningClocks(casework, police()).map(({ clock }) => clock);
    return clocks.flatMap(({ code, rule, dueMs = NaN }) => (code === 'stop-end' ? [[rule, (dueMs - T0) / HOUR]] : []));
  };
  expect(endOf(EXTENDED)).toEqual([['extended-stop-hours', 24]]);
  expect(endOf(order('s1'))).toEqual([['stop-hours', 48]]);
});

test('[STOPPAY-14] what the institution reports stands on the record: the balance, and why it refused', () => {
  const ordered = run(requested(), [[on(order('s1')), police()]]).casework;
  const answered = (change: object) =>
    stateOf(run(ordered, [[vary(stopped(ordered, 's1', T0), change), urgent()]]).casework);
  expect(answered({ balanceMinor: 120_000 }).stops[0]).toMatchObject({ status: 'in-force', balanceMinor: 120_000 });
  const receipt = { result: 'refused', reason: '查无此户' } as const;
  expect(answered(receipt).deliveries[0]?.receipt).toEqual({ atMs: T0, ...receipt });
});

test('[STOPPAY-14] an institution answers its own deliveries once; an order without an answer raises one alarm', () => {
  const ordered = run(requested(), [[on(order('s1')), police()]]).casework;
  const answer = stopped(ordered, 's1', T0);
  expect(codeOf(ordered, answer, urgent(T0, VICTIM_ANALYST))).toBe('not-your-delivery');
  expect(codeOf(ordered, vary(answer, { delivery: 'x' }), urgent())).toBe('delivery-unknown');
  const done = run(ordered, [[answer, urgent()]] as Steps).casework;
  expect(codeOf(done, answer, urgent())).toBe('answered-already');
  const { events } = elapse(ordered, police(T0 + 30 * DAY));
  expect(events.map(({ type, atMs }) => [type, atMs])).toEqual([['measure.alarm', T0 + 24 * HOUR]]);
  expect(codeOf(ordered, on(order('s1')), police(at('2021-04-11')))).toBe('id-used');
});

test('[STOPPAY-2] an application for another account, sum, currency or moment is none', () => {
  const casework = run(settledCasework(), [[on(OPEN), police()]]).casework;
  const code = (change: object) =>
    codeOf(casework, vary(on(REQUEST), { application: { ...APPLICATION, ...change } }), police());
  const { payee } = APPLICATION;
  expect(code({ payee: { ...payee, institution: ` ${payee.institution} `, name: '测试 甲' } })).toBe('ok');
  for (const change of [
    { number: '6200000000000000033' },
    { institution: APPLICATION.from.institution },
    { name: '测试丁' },
  ])
    expect(code({ payee: { ...payee, ...change } })).toBe('payee-differs');
  expect(code({ currency: 'XXX' })).toBe('value-not-in-list');
  for (const transferredMs of [NaN, 0, Infinity]) expect(code({ transferredMs })).toBe('moment-impossible');
});

test('[STOPPAY-10] a movement without a whole sum or a moment carries no extended stop', () => {
  const code = (change: object) => codeOf(requested(), vary(on(EXTENDED), { hop: { ...HOP, ...change } }), police());
  expect(code({})).toBe('ok');
  for (const amountMinor of [0, NaN, 0.5, Infinity]) expect(code({ amountMinor })).toBe('hop-incomplete');
  for (const movedMs of [NaN, 0]) expect(code({ movedMs })).toBe('moment-impossible');
});

test('[STOPPAY-14] a result outside its list and an end that is no number are not taken; who ordered does not answer', () => {
  const ordered = run(requested(), [[on(order('s1')), police()]]).casework;
  const answer = stopped(ordered, 's1', T0);
  expect(codeOf(ordered, vary(answer, { result: 'maybe' }), urgent())).toBe('value-not-in-list');
  expect(codeOf(ordered, vary(answer, { endsMs: NaN }), urgent())).toBe('feedback-contradicts');
  expect(codeOf(ordered, answer, police())).toBe('four-eyes');
});
