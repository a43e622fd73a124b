import { expect, test } from 'vitest';

import { step } from '../decide.ts';
import { elapse } from '../elapse.ts';
import type { Casework } from '../record.ts';
import { actor, at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import {
  begun,
  carrier,
  CARRIER_HEAD,
  CITY_HEAD,
  command,
  DESK,
  given,
  limited,
  NORTH,
  NOTICE,
  opened,
  OTHER_DESK,
  police,
  SOUTH,
  telecomNumber,
  telecomOf,
} from './telecom.fixture.ts';

const A = '10900000001';
const B = '10900000002';
const C = '10900000003';
const IOT = '1090000000004';

const suspend = (number: string) => command({ type: 'telecom.suspend', number, notice: NOTICE });
const restrict = (number: string) => command({ type: 'telecom.restrict', number, notice: NOTICE });
const determine = command({ type: 'telecom.determine', number: A, basis: '测试认定书 1 号' });
const verified = (number: string, result: 'passed' | 'failed' | 'refused' | 'not-done') =>
  command({ type: 'telecom.record-verification', number, result });
const ask = (number: string) => command({ type: 'telecom.ask', number, method: 'outlet' });
const settings = (without: string): Casework => {
  const all = settledCasework();
  return { ...all, 'legal-setting': new Map([...(all['legal-setting'] ?? [])].filter(([id]) => id !== without)) };
};

test('[TEL-1] one record for each person, each number once, carriers bring in only their own', () => {
  const casework = begun(given(A));
  const second = { ...opened([given(B)]), record: { kind: 'telecom', id: 't2' } as const };
  expect(codeOf(casework, second, police('2026-03-02 10:00'))).toBe('telecom-of-person-open');
  const add = (number: string, of = NORTH) =>
    command({ type: 'telecom.add', reason: '测试', numbers: [given(number, { carrier: of })] });
  expect(codeOf(casework, add(A), carrier('2026-03-02 10:00'))).toBe('number-twice');
  expect(codeOf(casework, add(B, SOUTH), carrier('2026-03-02 10:00'))).toBe('not-your-number');
  expect(codeOf(casework, add(B), carrier('2026-03-02 10:00'))).toBe('ok');
  expect(codeOf(settledCasework(), opened([]), police('2026-03-02 10:00'))).toBe('numbers-missing');
});

test('[TEL-2] what is riskier is checked more strictly, never less', () => {
  const casework = begun(given(A, { risk: 'high' }), given(B, { risk: 'low' }));
  const online = (number: string) => command({ type: 'telecom.ask', number, method: 'network-identity' });
  expect(codeOf(casework, online(A), carrier('2026-03-02 10:00'))).toBe('method-below-risk');
  expect(codeOf(casework, online(B), carrier('2026-03-02 10:00'))).toBe('ok');
  const asked = run(casework, [[ask(A), carrier('2026-03-02 10:00')]]).casework;
  expect(codeOf(asked, ask(A), carrier('2026-03-02 11:00'))).toBe('verification-asked-already');
});

test('[TEL-3] nothing is restricted before a check has failed, been refused or run out; the clock alone restricts nothing', () => {
  const casework = begun(given(A), given(B));
  expect(codeOf(casework, restrict(A), carrier('2026-03-02 10:00'))).toBe('not-verified-yet');
  expect(codeOf(casework, verified(A, 'failed'), carrier('2026-03-02 10:00'))).toBe('verification-not-asked');
  const asked = run(casework, [[ask(A), carrier('2026-03-02 10:00')]]).casework;
  expect(codeOf(asked, restrict(A), carrier('2026-03-03 20:00'))).toBe('not-verified-yet');
  expect(codeOf(asked, verified(A, 'not-done'), carrier('2026-03-03 09:59'))).toBe('verification-still-running');
  const later = elapse(asked, context(at('2026-03-03 10:00'), DESK));
  expect(later.events.map(({ type }) => type)).toEqual(['telecom.verification-overdue']);
  expect(telecomNumber(later.casework, A).restriction).toBeUndefined();
  for (const [result, time] of [
    ['not-done', '2026-03-03 10:00'],
    ['failed', '2026-03-02 11:00'],
    ['refused', '2026-03-02 11:00'],
  ] as const)
    expect(codeOf(run(asked, [[verified(A, result), carrier(time)]]).casework, restrict(A), carrier(time))).toBe('ok');
});

test('[TEL-3] without the term of the check nobody is recorded as „not done“', () => {
  const casework = run(settings('telecom-reverify-hours'), [
    [opened([given(A)]), police('2026-03-02 09:00')],
    [ask(A), carrier('2026-03-02 10:00')],
  ]).casework;
  expect(codeOf(casework, verified(A, 'not-done'), carrier('2026-06-02 10:00'))).toBe('legal-value-not-switched-on');
});

test('[TEL-4] reason, channel for complaint and papers are told with every restriction', () => {
  const casework = run(begun(given(A), given(B)), [
    [ask(A), carrier('2026-03-02 10:00')],
    [verified(A, 'refused'), carrier('2026-03-02 11:00')],
  ]).casework;
  const empty = { reason: { reason: ' ' }, channel: { channel: '' }, papers: { papers: [''] } };
  for (const [missing, change] of Object.entries(empty)) {
    const done = step(
      casework,
      command({ type: 'telecom.restrict', number: A, notice: { ...NOTICE, ...change } }),
      carrier('2026-03-02 12:00'),
    );
    expect(done).toMatchObject({ ok: false, problem: { code: 'telecom-notice-incomplete', values: { missing } } });
  }
  const telling = { ...NOTICE, reason: '银行已提交可疑交易报告' };
  const told = command({ type: 'telecom.restrict', number: A, notice: telling });
  expect(codeOf(casework, told, carrier('2026-03-02 12:00'))).toBe('notice-tells-report');
});

test('[TEL-5] a stop is a later step of its own, by the head who had no hand in it, and never at low risk', () => {
  const casework = limited(begun(given(A), given(B)), A);
  expect(telecomNumber(casework, A).restriction?.degree).toBe('limit-outgoing');
  expect(codeOf(casework, suspend(A), carrier('2026-03-05 09:29', CARRIER_HEAD))).toBe('stop-too-early');
  expect(codeOf(casework, suspend(A), carrier('2026-03-05 09:30', CARRIER_HEAD))).toBe('ok');
  expect(codeOf(casework, suspend(A), carrier('2026-03-05 09:30'))).toBe('not-your-role');
  expect(codeOf(casework, suspend(B), carrier('2026-03-05 09:30', CARRIER_HEAD))).toBe('not-verified-yet');
  const own = limited(begun(given(A), given(B)), A, CARRIER_HEAD);
  expect(codeOf(own, suspend(A), carrier('2026-03-05 09:30', CARRIER_HEAD))).toBe('four-eyes');
  const low = limited(begun(given(A, { risk: 'low' }), given(B)), A);
  expect(codeOf(low, suspend(A), carrier('2026-03-05 09:30', CARRIER_HEAD))).toBe('degree-above-risk');
  const unset = { ...casework, 'legal-setting': settings('telecom-stop-hours')['legal-setting'] ?? new Map() };
  expect(codeOf(unset, suspend(A), carrier('2026-03-09 09:30', CARRIER_HEAD))).toBe('legal-value-not-set');
});

test('[TEL-6] one number stays in service: the chosen one, else the last', () => {
  const only = limited(begun(given(A), given(IOT, { kind: 'iot-card' })), A);
  expect(codeOf(only, suspend(A), carrier('2026-03-06 10:00', CARRIER_HEAD))).toBe('one-number-must-stay');
  const citizen = context(at('2026-03-04 10:00'), actor('p1', 'citizen', { kind: 'public' }), 'self-service');
  const chosen = run(limited(begun(given(A), given(B)), A), [
    [command({ type: 'telecom.keep', number: A }), citizen],
  ]).casework;
  expect(codeOf(chosen, suspend(A), carrier('2026-03-06 10:00', CARRIER_HEAD))).toBe('kept-number');
  const iot = begun(given(A), given(IOT, { kind: 'iot-card' }));
  expect(codeOf(iot, command({ type: 'telecom.keep', number: IOT }), citizen)).toBe('number-not-in-service');
});

test('[TEL-7] who passes the check is free in the same moment; what police determined needs their confirmation, for one number', () => {
  const casework = limited(begun(given(A), given(B)), A);
  const passed = run(casework, [[verified(A, 'passed'), carrier('2026-03-04 10:00')]]);
  expect(passed.events.map(({ type }) => type)).toEqual(['telecom.verification-recorded', 'telecom.lifted']);
  expect(telecomNumber(passed.casework, A).restriction).toBeUndefined();
  const confirm = (number: string) => command({ type: 'telecom.confirm', number, reason: '本人自用' });
  expect(codeOf(casework, confirm(A), police('2026-03-04 09:00', CITY_HEAD))).toBe('not-determined');
  const both = run(limited(casework, B), [
    [determine, police('2026-03-04 09:00', CITY_HEAD)],
    [{ ...determine, number: B } as typeof determine, police('2026-03-04 09:00', CITY_HEAD)],
  ]).casework;
  expect(codeOf(both, confirm(A), police('2026-03-04 10:00', CITY_HEAD))).toBe('not-registered-anew');
  const anew = run(both, [
    [verified(A, 'passed'), carrier('2026-03-04 10:00')],
    [verified(B, 'passed'), carrier('2026-03-04 10:00')],
  ]).casework;
  expect(telecomNumber(anew, A).restriction).toBeDefined();
  expect(
    codeOf(
      anew,
      command({ type: 'telecom.lift', numbers: [A], reason: '测试' }),
      carrier('2026-03-04 11:00', CARRIER_HEAD),
    ),
  ).toBe('police-confirmation-needed');
  expect(codeOf(anew, confirm(A), police('2026-03-04 11:00'))).toBe('level-too-low');
  const confirmed = run(anew, [[confirm(A), police('2026-03-04 11:00', CITY_HEAD)]]).casework;
  expect(telecomNumber(confirmed, A)).toMatchObject({ isForOwnUse: true });
  expect(telecomNumber(confirmed, A).restriction).toBeUndefined();
  expect(telecomOf(confirmed).deliveries.at(-1)).toMatchObject({ to: NORTH, instruction: 'lift', number: A });
  expect(codeOf(confirmed, confirm(B), police('2026-03-04 12:00', CITY_HEAD))).toBe('own-use-number-exists');
  const again = run(confirmed, [
    [ask(A), carrier('2026-03-05 09:00')],
    [verified(A, 'refused'), carrier('2026-03-05 09:00')],
    [restrict(A), carrier('2026-03-05 09:00')],
  ]).casework;
  expect(telecomNumber(again, A).isForOwnUse).toBe(false);
});

test('[TEL-8] other numbers of the name are drawn in only after a determination by city police, and only to be checked, each by itself', () => {
  const cascade = command({
    type: 'telecom.cascade',
    reason: '同一户名',
    numbers: [given(B), given(C, { carrier: SOUTH })],
  });
  const casework = begun(given(A));
  expect(codeOf(casework, cascade, police('2026-03-02 09:00'))).toBe('cascade-without-determination');
  expect(codeOf(casework, determine, police('2026-03-02 09:00', actor('己', 'head', { level: 'county' })))).toBe(
    'level-too-low',
  );
  const drawn = run(casework, [
    [determine, police('2026-03-02 09:00', CITY_HEAD)],
    [cascade, police('2026-03-02 10:00')],
  ]).casework;
  expect(telecomOf(drawn).deliveries.map(({ to, instruction, number }) => [to, instruction, number])).toEqual([
    [NORTH, 'reverify', B],
    [SOUTH, 'reverify', C],
  ]);
  expect(telecomOf(drawn).numbers.every(({ restriction }) => restriction === undefined)).toBe(true);
  expect(codeOf(drawn, restrict(B), carrier('2026-03-02 11:00'))).toBe('not-verified-yet');
  const one = limited(drawn, C, OTHER_DESK);
  expect(telecomNumber(one, B).restriction).toBeUndefined();
  const victim = { kind: 'person', id: 'p1', isIdentityTheftVictim: true, items: [] };
  const withVictim = { ...drawn, person: new Map([['p1', victim]]) } as unknown as Casework;
  expect(
    codeOf(withVictim, { ...cascade, numbers: [given('10900000009')] } as typeof cascade, police('2026-03-02 12:00')),
  ).toBe('person-is-identity-theft-victim');
});

test('[TEL-1] a number shown to be opened by somebody else is not counted to the person again', () => {
  const person = {
    kind: 'person',
    id: 'p1',
    isIdentityTheftVictim: false,
    items: [{ number: A, status: 'removed' }],
  };
  const casework = { ...settledCasework(), person: new Map([['p1', person]]) } as unknown as Casework;
  expect(codeOf(casework, opened([given(A)]), carrier('2026-03-02 09:00'))).toBe('number-removed');
});

test('[TEL-9] a carrier acts on its own numbers and answers for itself', () => {
  const casework = begun(given(A), given(C, { carrier: SOUTH }));
  expect(codeOf(casework, ask(C), carrier('2026-03-02 10:00'))).toBe('not-your-number');
  expect(codeOf(casework, ask(C), carrier('2026-03-02 10:00', OTHER_DESK))).toBe('ok');
  const stranger = actor('庚', 'carrier-analyst', { kind: 'carrier', id: 'carrier-west' });
  expect(codeOf(casework, ask(A), carrier('2026-03-02 10:00', stranger))).toBe('not-your-agency');
  const lift = (number: string) => command({ type: 'telecom.lift', numbers: [number], reason: '测试' });
  expect(codeOf(casework, lift(C), carrier('2026-03-02 10:00', CARRIER_HEAD))).toBe('not-your-number');
  expect(codeOf(casework, lift(A), carrier('2026-03-02 10:00', CARRIER_HEAD))).toBe('not-restricted');
  expect(codeOf(casework, ask('10900000008'), carrier('2026-03-02 10:00'))).toBe('number-unknown');
});

test('[TEL-12] an IoT card is assessed first, stopped when it leaves its device or use, and back when identity and use are verified', () => {
  const casework = begun(given(A), given(IOT, { kind: 'iot-card' }));
  const assess = command({
    type: 'telecom.assess-iot',
    number: IOT,
    risk: 'medium',
    assessment: { functions: ['data'], scenario: '测试水表', device: '000000000000001' },
  });
  const leave = (device: string) =>
    command({
      type: 'telecom.suspend-iot',
      number: IOT,
      cause: 'binding-changed',
      device,
      method: 'online-live',
      notice: NOTICE,
    });
  expect(codeOf(casework, leave('000000000000002'), carrier('2026-03-02 10:00'))).toBe('iot-not-assessed');
  expect(codeOf(casework, { ...assess, number: A } as typeof assess, carrier('2026-03-02 10:00'))).toBe('no-iot-card');
  const assessed = run(casework, [[assess, carrier('2026-03-02 10:00')]]).casework;
  expect(codeOf(assessed, leave('000000000000001'), carrier('2026-03-02 11:00'))).toBe('binding-unchanged');
  const stopped = run(assessed, [[leave('000000000000002'), carrier('2026-03-02 11:00')]]).casework;
  expect(telecomNumber(stopped, IOT).restriction).toMatchObject({ degree: 'suspend', cause: 'binding-changed' });
  expect(codeOf(stopped, verified(IOT, 'passed'), carrier('2026-03-02 12:00'))).toBe('use-not-checked');
  const back = run(stopped, [
    [
      command({
        type: 'telecom.record-verification',
        number: IOT,
        result: 'passed',
        isSameUse: true,
        device: '000000000000002',
      }),
      carrier('2026-03-02 12:00'),
    ],
  ]).casework;
  expect(telecomNumber(back, IOT).restriction).toBeUndefined();
  expect(telecomNumber(back, IOT).assessment?.device).toBe('000000000000002');
});

test('[TEL-13] linked accounts are referred to their platform, only from a determined or restricted number; nothing is done to them here', () => {
  const refer = command({ type: 'telecom.refer-accounts', number: A, platform: 'platform-x', reason: '测试' });
  const casework = begun(given(A), given(B));
  expect(codeOf(casework, refer, police('2026-03-02 10:00'))).toBe('number-not-abnormal');
  const referred = run(limited(casework, A), [[refer, police('2026-03-03 10:00')]]).casework;
  expect(telecomOf(referred).deliveries.at(-1)).toMatchObject({ to: 'platform-x', instruction: 'verify-accounts' });
  const [delivery] = telecomOf(referred).deliveries;
  const answer = command({ type: 'telecom.receipt', delivery: delivery?.id ?? '', result: 'done' });
  expect(codeOf(referred, answer, police('2026-03-04 10:00'))).toBe('ok');
});

test('[TEL-14] a device or platform for fraud is reported to police and to the regulator', () => {
  const casework = begun(given(A));
  const report = (regulator: string) =>
    command({ type: 'telecom.report', police: 'police-city-371300', regulator, what: 'sim-box', note: '测试' });
  expect(codeOf(casework, report(''), carrier('2026-03-02 10:00'))).toBe('report-needs-both');
  const { casework: told } = run(casework, [[report('regulator-371300'), carrier('2026-03-02 10:00')]]);
  expect(telecomOf(told).deliveries.map(({ to }) => to)).toEqual(['police-city-371300', 'regulator-371300']);
});

test('[TEL-15] a missing receipt is an alarm, once; a lift is answered when it is done', () => {
  const casework = run(limited(begun(given(A), given(B)), A), [
    [command({ type: 'telecom.lift', numbers: [A], reason: '测试' }), police('2026-03-04 10:00', CITY_HEAD)],
  ]).casework;
  const [delivery] = telecomOf(casework).deliveries;
  const answer = (result: 'done' | 'refused') =>
    command({ type: 'telecom.receipt', delivery: delivery?.id ?? '', result, reason: '测试' });
  expect(codeOf(casework, answer('refused'), carrier('2026-03-04 11:00'))).toBe('lift-cannot-be-refused');
  expect(codeOf(casework, answer('done'), police('2026-03-04 11:00'))).toBe('telecom-delivery-not-yours');
  const late = elapse(casework, context(at('2026-04-04 11:00'), DESK));
  expect(late.events.map(({ type, atMs }) => [type, atMs])).toEqual([
    ['telecom.receipt-overdue', at('2026-03-05 10:00')],
  ]);
  const done = run(casework, [[answer('done'), carrier('2026-03-04 11:00')]]).casework;
  expect(elapse(done, context(at('2026-04-04 11:00'), DESK)).events).toEqual([]);
  expect(codeOf(done, answer('done'), carrier('2026-03-04 12:00'))).toBe('telecom-delivery-unknown');
});
